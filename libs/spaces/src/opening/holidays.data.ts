import type { LocalText } from '#libs/domain';

/**
 * Public holidays, written down from the laws named beside them. Rules are in the grammar of `date-holidays-parser`:
 * "12-25", "easter 39" (days after Easter Sunday), "1st thursday in April".
 *
 * A day that always is a Sunday (Easter, Whitsun, the federal fast) is left out: nobody has to be told. So are half days
 * and days of single communes or towns (Sechseläuten, Saint-Ours at Soleure, the Carnival): a site closes for those as
 * for any other reason.
 */
export interface HolidayRule {
  readonly rule: string;
  readonly name: LocalText;
  /** Regions in which it is one; left out: the whole country. */
  readonly regions?: readonly string[];
  /** Only there for another rule to look at: no holiday itself. */
  readonly hidden?: true;
}

export interface CountryHolidays {
  readonly regions: Readonly<Record<string, LocalText>>;
  readonly days: readonly HolidayRule[];
}

const NEW_YEAR = { rule: '01-01', name: { fr: 'Jour de l’an', en: 'New Year’s Day' } };
const GOOD_FRIDAY = { rule: 'easter -2', name: { fr: 'Vendredi saint', en: 'Good Friday' } };
const EASTER_MONDAY = { rule: 'easter 1', name: { fr: 'Lundi de Pâques', en: 'Easter Monday' } };
const LABOUR_DAY = { rule: '05-01', name: { fr: 'Fête du Travail', en: 'Labour Day' } };
const ASCENSION = { rule: 'easter 39', name: { fr: 'Ascension', en: 'Ascension Day' } };
const WHIT_MONDAY = { rule: 'easter 50', name: { fr: 'Lundi de Pentecôte', en: 'Whit Monday' } };
const ASSUMPTION = { rule: '08-15', name: { fr: 'Assomption', en: 'Assumption Day' } };
const ALL_SAINTS = { rule: '11-01', name: { fr: 'Toussaint', en: 'All Saints’ Day' } };
const ARMISTICE = { rule: '11-11', name: { fr: 'Armistice 1918', en: 'Armistice Day' } };
const CHRISTMAS = { rule: '12-25', name: { fr: 'Noël', en: 'Christmas Day' } };
const SAINT_STEPHEN = { fr: 'Saint-Étienne', en: 'Saint Stephen’s Day' };
const BERCHTOLD = { fr: '2 janvier', en: '2 January' };

const ABOLITION = { fr: 'Abolition de l’esclavage', en: 'Abolition of slavery' };

const FRANCE: CountryHolidays = {
  // Where days are added to those of the whole country. Overseas codes are those of the INSEE.
  regions: {
    '57': { fr: 'Moselle', en: 'Moselle' },
    '67': { fr: 'Bas-Rhin', en: 'Bas-Rhin' },
    '68': { fr: 'Haut-Rhin', en: 'Haut-Rhin' },
    '971': { fr: 'Guadeloupe', en: 'Guadeloupe' },
    '972': { fr: 'Martinique', en: 'Martinique' },
    '973': { fr: 'Guyane', en: 'French Guiana' },
    '974': { fr: 'La Réunion', en: 'Réunion' },
    '976': { fr: 'Mayotte', en: 'Mayotte' },
    '977': { fr: 'Saint-Barthélemy', en: 'Saint Barthélemy' },
    '978': { fr: 'Saint-Martin', en: 'Saint Martin' },
  },
  days: [
    // Code du travail, art. L3133-1.
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR_DAY,
    { rule: '05-08', name: { fr: 'Victoire 1945', en: 'Victory in Europe Day' } },
    ASCENSION,
    WHIT_MONDAY,
    { rule: '07-14', name: { fr: 'Fête nationale', en: 'Bastille Day' } },
    ASSUMPTION,
    ALL_SAINTS,
    ARMISTICE,
    CHRISTMAS,
    // Alsace and Moselle: Code du travail, art. L3134-13 (ordonnance of 16 August 1892).
    { ...GOOD_FRIDAY, regions: ['57', '67', '68'] },
    { rule: '12-26', name: SAINT_STEPHEN, regions: ['57', '67', '68'] },
    // Loi 83-550 of 30 June 1983; the days: décret 83-1003 as amended by décret 2012-553.
    { rule: '04-27', name: ABOLITION, regions: ['976'] },
    { rule: '05-22', name: ABOLITION, regions: ['972'] },
    { rule: '05-27', name: ABOLITION, regions: ['971'] },
    { rule: '05-28', name: ABOLITION, regions: ['978'] },
    { rule: '06-10', name: ABOLITION, regions: ['973'] },
    { rule: '10-09', name: ABOLITION, regions: ['977'] },
    { rule: '12-20', name: ABOLITION, regions: ['974'] },
  ],
};

const BELGIUM: CountryHolidays = {
  regions: {},
  // Loi du 4 janvier 1974; the days: arrêté royal du 18 avril 1974, art. 1.
  days: [
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION,
    WHIT_MONDAY,
    { rule: '07-21', name: { fr: 'Fête nationale', en: 'Belgian National Day' } },
    ASSUMPTION,
    ALL_SAINTS,
    ARMISTICE,
    CHRISTMAS,
  ],
};

const CANTONS = {
  AG: { fr: 'Argovie', en: 'Aargau' },
  AI: { fr: 'Appenzell Rhodes-Intérieures', en: 'Appenzell Innerrhoden' },
  AR: { fr: 'Appenzell Rhodes-Extérieures', en: 'Appenzell Ausserrhoden' },
  BE: { fr: 'Berne', en: 'Bern' },
  BL: { fr: 'Bâle-Campagne', en: 'Basel-Landschaft' },
  BS: { fr: 'Bâle-Ville', en: 'Basel-Stadt' },
  FR: { fr: 'Fribourg', en: 'Fribourg' },
  GE: { fr: 'Genève', en: 'Geneva' },
  GL: { fr: 'Glaris', en: 'Glarus' },
  GR: { fr: 'Grisons', en: 'Graubünden' },
  JU: { fr: 'Jura', en: 'Jura' },
  LU: { fr: 'Lucerne', en: 'Lucerne' },
  NE: { fr: 'Neuchâtel', en: 'Neuchâtel' },
  NW: { fr: 'Nidwald', en: 'Nidwalden' },
  OW: { fr: 'Obwald', en: 'Obwalden' },
  SG: { fr: 'Saint-Gall', en: 'St. Gallen' },
  SH: { fr: 'Schaffhouse', en: 'Schaffhausen' },
  SO: { fr: 'Soleure', en: 'Solothurn' },
  SZ: { fr: 'Schwytz', en: 'Schwyz' },
  TG: { fr: 'Thurgovie', en: 'Thurgau' },
  TI: { fr: 'Tessin', en: 'Ticino' },
  UR: { fr: 'Uri', en: 'Uri' },
  VD: { fr: 'Vaud', en: 'Vaud' },
  VS: { fr: 'Valais', en: 'Valais' },
  ZG: { fr: 'Zoug', en: 'Zug' },
  ZH: { fr: 'Zurich', en: 'Zurich' },
} as const;
type Canton = keyof typeof CANTONS;

const cantons = (text: string): string[] => text.split(' ');
const allBut = (...others: readonly Canton[]): string[] =>
  Object.keys(CANTONS).filter((canton) => !others.some((other) => other === canton));
/** Where the feasts of the Catholic Church are public holidays, in all of the canton or in a part that its law names. */
const CATHOLIC = cantons('AG AI FR JU LU NW OW SO SZ TI UR VS ZG');

const SWITZERLAND: CountryHolidays = {
  regions: CANTONS,
  // 1 August: Federal Constitution, art. 110(3). All others are the cantons' (loi sur le travail, art. 20a, and their
  // laws on public rest days): those equal to Sundays, and those that the canton treats as public holidays. In Aargau,
  // Fribourg and Solothurn some hold in a part of the canton only, in Appenzell Innerrhoden Saint Maurice not at
  // Oberegg: a manager ticks what holds where the site is.
  days: [
    NEW_YEAR,
    { rule: '01-02', name: BERCHTOLD, regions: cantons('AG BE FR GL JU LU OW SH SO TG VD ZG ZH') },
    // Neuchâtel, loi sur le dimanche et les jours fériés (941.02), art. 3: when New Year's Day, or Christmas, is a Sunday.
    { rule: '01-02 on monday', name: BERCHTOLD, regions: ['NE'] },
    { rule: '01-06', name: { fr: 'Épiphanie', en: 'Epiphany' }, regions: cantons('SZ TI UR') },
    { rule: '03-01', name: { fr: 'Instauration de la République', en: 'Republic Day' }, regions: ['NE'] },
    { rule: '03-19', name: { fr: 'Saint-Joseph', en: 'Saint Joseph’s Day' }, regions: cantons('NW SZ TI UR VS') },
    { ...GOOD_FRIDAY, regions: allBut('TI', 'VS') },
    { ...EASTER_MONDAY, regions: allBut('NE') },
    // Glarus: the first Thursday of April, a week later when that one is Maundy Thursday.
    { rule: 'easter -3', name: { fr: 'Jeudi saint', en: 'Maundy Thursday' }, regions: ['GL'], hidden: true },
    {
      rule: '1st thursday in April if is observance holiday then next thursday',
      name: { fr: 'Näfelser Fahrt', en: 'Battle of Näfels' },
      regions: ['GL'],
    },
    { ...LABOUR_DAY, regions: cantons('BL BS JU NE SH TG TI ZH') },
    ASCENSION,
    { ...WHIT_MONDAY, regions: allBut('NE') },
    { rule: 'easter 60', name: { fr: 'Fête-Dieu', en: 'Corpus Christi' }, regions: CATHOLIC },
    { rule: '06-23', name: { fr: 'Plébiscite jurassien', en: 'Jura plebiscite' }, regions: ['JU'] },
    { rule: '06-29', name: { fr: 'Saints-Pierre-et-Paul', en: 'Saints Peter and Paul' }, regions: ['TI'] },
    { rule: '08-01', name: { fr: 'Fête nationale', en: 'Swiss National Day' } },
    { ...ASSUMPTION, regions: CATHOLIC },
    {
      rule: 'thursday after 1st sunday in September',
      name: { fr: 'Jeûne genevois', en: 'Genevan fast' },
      regions: ['GE'],
    },
    {
      rule: 'monday after 3rd sunday in September',
      name: { fr: 'Lundi du Jeûne fédéral', en: 'Monday of the federal fast' },
      regions: ['VD'],
    },
    { rule: '09-22', name: { fr: 'Saint-Maurice', en: 'Saint Maurice’s Day' }, regions: ['AI'] },
    { rule: '09-25', name: { fr: 'Saint-Nicolas-de-Flüe', en: 'Saint Nicholas of Flüe' }, regions: ['OW'] },
    { ...ALL_SAINTS, regions: [...CATHOLIC, 'GL', 'SG'] },
    {
      rule: '12-08',
      name: { fr: 'Immaculée Conception', en: 'Immaculate Conception' },
      regions: cantons('AG AI FR LU NW OW SZ TI UR VS ZG'),
    },
    CHRISTMAS,
    { rule: '12-26', name: SAINT_STEPHEN, regions: allBut('AI', 'AR', 'GE', 'JU', 'NE', 'VD') },
    // Both Appenzells: not when it would make three days of rest in a row with a Sunday.
    { rule: '12-26 not on tuesday,saturday', name: SAINT_STEPHEN, regions: cantons('AI AR') },
    { rule: '12-26 on monday', name: SAINT_STEPHEN, regions: ['NE'] },
    { rule: '12-31', name: { fr: 'Restauration de la République', en: 'Restoration Day' }, regions: ['GE'] },
  ],
};

/** By ISO 3166-1 code. */
export const PUBLIC_HOLIDAYS: Readonly<Record<string, CountryHolidays>> = { FR: FRANCE, BE: BELGIUM, CH: SWITZERLAND };
