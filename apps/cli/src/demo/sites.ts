import type { OpeningHours } from '#libs/domain';
import { type NewRate, type SiteSetup, holidaysOf } from '#libs/spaces';
import { belgianEnterprise, frenchIban, frenchVat, iban, siren, siret, swissIde } from './identifiers.js';
import type { Random } from './random.js';
import { resourcesOf } from './resources.js';
import { BELGIUM, FAR, LILLE, type Place, SERVICES, SITE_NAMES, STREETS, SWITZERLAND } from './words.js';

type Profile = NonNullable<SiteSetup['profile']>;
type Country = 'FR' | 'BE' | 'CH';

const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Who runs spaces, with the VAT regime each usually has and the standard rate it then charges. */
const FRENCH_SELLERS: readonly (readonly [Profile['legalForm'], Profile['vatRegime']])[] = [
  ['scic', 'standard'],
  ['association', 'exempt_association'],
  ['sarl', 'standard'],
  ['sole_trader', 'franchise'],
  ['sas', 'standard'],
  ['commune', 'public_exempt'],
  ['association', 'franchise'],
  ['scop', 'standard'],
  ['epci', 'public_exempt'],
  ['sem', 'standard'],
  ['association', 'standard'],
  ['epic', 'standard'],
];

const STANDARD_RATE: Record<Country, number> = { FR: 2000, BE: 2100, CH: 810 };

const FORM_NAMES: Partial<Record<Profile['legalForm'], string>> = {
  association: 'Association',
  sarl: 'SARL',
  sas: 'SAS',
  scic: 'SCIC',
  scop: 'SCOP',
  epic: 'EPIC',
  sem: 'SEM',
  commune: 'Commune de démonstration',
  epci: 'Communauté de communes de démonstration',
  sole_trader: 'Alix Exemple EI',
  be_srl: 'SRL',
  ch_association: 'Association',
};

const hasCapital = (form: Profile['legalForm']): boolean => ['sarl', 'sas', 'scic', 'scop', 'sem'].includes(form);

function identity(country: Country, form: Profile['legalForm'], regime: Profile['vatRegime'], rank: number) {
  if (country === 'BE') {
    const number = belgianEnterprise(rank);
    return {
      registration: number,
      establishment: null,
      registry: 'RPM Tournai',
      vatNumber: `BE${number}`,
      iban: iban(
        'BE',
        `999${String(rank).padStart(7, '0')}${String(Number(`999${String(rank).padStart(7, '0')}`) % 97 || 97).padStart(2, '0')}`,
      ),
      bic: 'EXMPBEBB',
    };
  }
  if (country === 'CH') {
    const number = swissIde(rank);
    return {
      registration: number,
      establishment: null,
      registry: null,
      vatNumber: `${number} TVA`,
      iban: iban('CH', `99999${String(rank).padStart(12, '0')}`),
      bic: 'EXMPCHZZ',
    };
  }
  const number = siren(rank);
  const spaced = number.replace(/(\d{3})(?=\d)/g, '$1 ');
  const registry = form === 'association' ? `RNA W59${String(1_000_000 + rank)}` : `RCS Lille Métropole ${spaced}`;
  return {
    registration: number,
    establishment: siret(number),
    registry: hasCapital(form) || form === 'association' || form === 'epic' ? registry : null,
    vatNumber: regime === 'standard' ? frenchVat(number) : null,
    iban: frenchIban(rank),
    bic: 'EXMPFRPP',
  };
}

function profileOf(name: string, place: Place, street: string, country: Country, rank: number): Profile {
  const [form, regime] =
    country === 'FR'
      ? FRENCH_SELLERS[rank % FRENCH_SELLERS.length]!
      : ([country === 'BE' ? 'be_srl' : 'ch_association', 'standard'] as const);
  return {
    legalName: `${FORM_NAMES[form] ?? ''} ${form === 'sole_trader' ? `– ${name}` : name}`.trim(),
    legalForm: form,
    legalFormText: null,
    vatRegime: regime,
    street,
    postcode: place.postcode,
    commune: place.commune,
    country,
    capitalCents: hasCapital(form) ? 1_000_000 + 50_000 * (rank % 7) : null,
    vatOnDebits: rank % 5 === 1,
    email: `factures@${slugOf(name)}.example`,
    phone: country === 'FR' ? `03 53 01 ${pair(rank)} ${pair(rank * 7)}` : null,
    paymentDays: rank % 4 === 0 ? 15 : 30,
    closing: rank === 0 ? 'Merci de votre confiance, et à bientôt autour d’un café.' : null,
    electronicAddress: null,
    ...identity(country, form, regime, rank),
  };
}

/** 03 53 01 is kept free for fiction (ARCEP decision 2018-0881). */
const pair = (number: number): string => String(number % 100).padStart(2, '0');

function hoursOf(random: Random, rank: number): OpeningHours[] {
  const week = [1, 2, 3, 4, 5];
  // The site one meets first is open every day, so that a visitor on a Sunday finds something to book.
  if (rank === 0) return [...week, 6, 7].map((weekday) => ({ weekday, opens: 8 * 60, closes: 20 * 60 }));
  const [opens, closes] = random.pick([
    [8, 20],
    [8, 19],
    [9, 18],
    [8, 20],
    [9, 19],
  ] as const);
  const lunch = random.chance(0.12);
  const hours = week.flatMap((weekday) =>
    lunch
      ? [
          { weekday, opens: opens * 60, closes: 750 },
          { weekday, opens: 810, closes: closes * 60 },
        ]
      : [{ weekday, opens: opens * 60, closes: closes * 60 }],
  );
  const weekend = random.chance(0.15) ? [6, 7] : random.chance(0.3) ? [6] : [];
  return [...hours, ...weekend.map((weekday) => ({ weekday, opens: 9 * 60, closes: 17 * 60 }))];
}

/**
 * Public holidays, and for every third site the days around Christmas. Not the first: whoever tries the demonstration
 * finds something to book there on any day.
 */
function closedOf(country: Country, rank: number): Pick<SiteSetup, 'holidays' | 'closures'> {
  if (rank === 0) return {};
  const holidays = holidaysOf(country, null, 2026).map(({ rule }) => rule);
  const christmas = {
    repeats: 'yearly',
    lastDay: null,
    fromMinute: null,
    untilMinute: null,
    scope: 'everyone',
  } as const;
  const closures = [24, 26, 27, 28, 29, 30, 31].map((day) => ({
    ...christmas,
    firstDay: `2025-12-${day}`,
    reason: 'Congés de fin d’année',
  }));
  return rank % 3 === 1 ? { holidays, closures } : { holidays };
}

/** What every third site sells by a name instead of the usual day, morning and afternoon. */
const PERIODS: NonNullable<SiteSetup['periods']> = [
  { nameFr: 'Journée de bureau', nameEn: 'Office day', fromMinute: 9 * 60, untilMinute: 18 * 60 },
  { nameFr: 'Matinée', nameEn: 'Early half', fromMinute: 9 * 60, untilMinute: 12 * 60 + 30 },
  { nameFr: 'Après-déjeuner', nameEn: 'Late half', fromMinute: 13 * 60 + 30, untilMinute: 18 * 60 },
];

function ratesOf(random: Random, vatRateBp: number): Record<string, NewRate> {
  const day = 100 * random.between(9, 24);
  const terms = { priceMode: vatRateBp > 0 && random.chance(0.25) ? 'net' : 'gross', vatRateBp } as const;
  const half = Math.round((day * 0.6) / 50) * 50;
  return {
    'Open space': {
      ...terms,
      dailyCapCents: null,
      steps: [
        { kind: 'flat', upToMinutes: 420, priceCents: half },
        { kind: 'flat', upToMinutes: 1440, priceCents: day },
      ],
    },
    Salles: {
      ...terms,
      dailyCapCents: 100 * random.between(110, 190),
      steps: [{ kind: 'hourly', priceCents: 100 * random.between(15, 38) }],
    },
    Machines: {
      ...terms,
      dailyCapCents: 9_000,
      steps: [{ kind: 'hourly', priceCents: 100 * random.between(6, 24) }],
    },
  };
}

/** The site of the demonstration's manager has rooms at lower prices in the evening and at the weekend. */
function withEvenings({ Salles, ...rates }: Record<string, NewRate>): Record<string, NewRate> {
  const table = 'Salles, soir et week-end';
  const evenings = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 18 * 60, until: 1440, table }));
  const weekend = [6, 7].map((weekday) => ({ weekday, from: 0, until: 1440, table }));
  const [hour] = Salles!.steps;
  const lower = { kind: 'hourly', priceCents: Math.round((hour!.priceCents * 0.7) / 100) * 100 } as const;
  return {
    ...rates,
    Salles: { ...Salles!, windows: [...evenings, ...weekend] },
    [table]: { ...Salles!, steps: [{ kind: 'flat', upToMinutes: 120, priceCents: 2 * lower.priceCents }, lower] },
  };
}

/** A place that is accessible has been looked at; of the others nobody has said anything yet. */
const accessOf = (accessible: boolean): Pick<SiteSetup['site'], 'accessible' | 'accessibility'> => ({
  accessible,
  accessibility: accessible ? { stepFree: true, doorWidthCm: 90, accessibleToilet: true, assistanceDogs: true } : {},
});

/** About 4,000 places for 65 sites, from a dozen to a hundred and eighty each. */
const placesOf = (random: Random): number => Math.round(16 + 26 * random.next() + 112 * random.next() ** 2.2);

function placeOf(rank: number, count: number): { place: Place; country: Country } {
  const abroad = count >= 10; // a small network stays at home
  const fromEnd = count - 1 - rank;
  if (abroad && fromEnd < 1) return { place: SWITZERLAND[0]!, country: 'CH' };
  if (abroad && fromEnd < 3) return { place: BELGIUM[fromEnd - 1]!, country: 'BE' };
  if (abroad && fromEnd < 6) return { place: FAR[fromEnd - 3]!, country: 'FR' };
  return { place: LILLE[rank % LILLE.length]!, country: 'FR' };
}

/** One site of the demonstration, the same for the same rank, count and generator. */
export function generateSite(random: Random, rank: number, count: number, networkId: string): SiteSetup {
  const { place, country } = placeOf(rank, count);
  const round = Math.floor(rank / SITE_NAMES.length);
  const name = `${SITE_NAMES[rank % SITE_NAMES.length]!}${round === 0 ? '' : ` ${round + 1}`}`;
  const street = `${random.between(1, 120)} ${random.pick(STREETS)}`;
  const profile = profileOf(name, place, street, country, rank);
  const vatRateBp = profile.vatRegime === 'standard' ? STANDARD_RATE[country] : 0;
  const places = rank === 0 ? 60 : placesOf(random);
  return {
    site: {
      networkId,
      slug: slugOf(name),
      name,
      street,
      postcode: place.postcode,
      commune: place.commune,
      country,
      lat: place.lat + (random.next() - 0.5) * 0.02,
      lon: place.lon + (random.next() - 0.5) * 0.03,
      timeZone: country === 'FR' ? 'Europe/Paris' : country === 'BE' ? 'Europe/Brussels' : 'Europe/Zurich',
      currency: country === 'CH' ? 'CHF' : 'EUR',
      locale: 'fr',
      phone: profile.phone,
      email: `bonjour@${slugOf(name)}.example`,
      description: 'Lieu fictif du réseau de démonstration.',
      access: 'Entrée sur rue, sonnez à l’interphone « Maille ».',
      services: random.sample(SERVICES, random.between(2, 5)),
      ...accessOf(random.chance(0.7)),
      horizonDays: 90,
      sharesOccupancy: rank % 9 !== 8,
      published: true,
    },
    profile,
    hours: hoursOf(random, rank),
    ...closedOf(country, rank),
    ...(rank % 3 === 2 && { periods: PERIODS }),
    rates: rank === 0 ? withEvenings(ratesOf(random, vatRateBp)) : ratesOf(random, vatRateBp),
    resources: resourcesOf(random, places, rank === 0),
  };
}
