import { LEGAL_FORMS, type LegalForm } from '#libs/domain';
import type { Locale } from '../format.js';

/**
 * What a legal form wants on a document. `capital`: its amount is mandatory (C. com. L. 223-1, L. 224-1, R. 123-238; civil
 * companies: decree 78-704), optional (a variable one is named without it, C. com. L. 231-2), or there is none to print.
 */
export interface Form {
  /** Null: anywhere. */
  readonly country: string | null;
  /** Registered bodies print their registry (C. com. R. 123-237; BE: art. 2:20 CSA); others may. */
  readonly registered: boolean;
  readonly capital: 'must' | 'may' | 'none';
  /** CH: in the commercial register, hence with an IDE. */
  readonly entered: boolean;
  /** Null: the seller's own words. */
  readonly printed: Readonly<Record<Locale, string>> | null;
}

const bare = (country: string | null, fr: string, en = fr): Form => ({
  ...{ country, registered: false, capital: 'none', entered: false },
  printed: { fr, en },
});
const french = (capital: Form['capital'], fr: string): Form => ({ ...bare('FR', fr), registered: true, capital });
/** Every legal person of Belgium is in its register (RPM). */
const belgian = (fr: string, en = fr): Form => ({ ...bare('BE', fr, en), registered: true });
const swiss = (fr: string, en = fr): Form => ({ ...bare('CH', fr, en), entered: true });

export const FORMS: Readonly<Record<LegalForm, Form>> = {
  association: bare('FR', 'Association loi du 1er juillet 1901', 'Association (French law of 1 July 1901)'),
  foundation: bare('FR', 'Fondation', 'Foundation (fondation)'),
  // The law wants the words or the initials beside the name.
  sole_trader: bare('FR', 'Entrepreneur individuel (EI)'),
  sarl: french('must', 'SARL'),
  eurl: french('must', 'EURL'),
  sas: french('must', 'SAS'),
  sasu: french('must', 'SASU'),
  sa: french('must', 'SA'),
  snc: french('must', 'SNC'),
  sci: french('must', 'Société civile immobilière'),
  scop: french('may', 'SCOP à capital variable'),
  scic: french('may', 'SCIC à capital variable'),
  gie: french('may', 'Groupement d’intérêt économique'),
  sem: french('must', 'Société d’économie mixte'),
  epic: bare('FR', 'Établissement public à caractère industriel et commercial'),
  commune: bare('FR', 'Commune'),
  epci: bare('FR', 'Établissement public de coopération intercommunale'),
  syndicat_mixte: bare('FR', 'Syndicat mixte'),
  collectivity: bare('FR', 'Collectivité territoriale'),
  be_srl: belgian('SRL'),
  be_sa: { ...belgian('SA'), capital: 'may' },
  be_sc: belgian('SC'),
  be_snc: belgian('SNC'),
  be_asbl: belgian('ASBL'),
  be_aisbl: belgian('AISBL'),
  be_private_foundation: belgian('Fondation privée', 'Private foundation (fondation privée)'),
  be_public_foundation: belgian(
    'Fondation d’utilité publique',
    'Public benefit foundation (fondation d’utilité publique)',
  ),
  be_sole_trader: bare('BE', 'Personne physique', 'Natural person (personne physique)'),
  ch_sarl: swiss('Sàrl'),
  ch_sa: swiss('SA'),
  ch_cooperative: swiss('Société coopérative', 'Cooperative (société coopérative)'),
  ch_snc: swiss('Société en nom collectif', 'General partnership (société en nom collectif)'),
  ch_association: bare('CH', 'Association (art. 60 CC)', 'Association (art. 60 of the Swiss civil code)'),
  ch_foundation: swiss('Fondation (art. 80 CC)', 'Foundation (art. 80 of the Swiss civil code)'),
  // Small ones need not be in the register.
  ch_sole_trader: bare('CH', 'Raison individuelle', 'Sole proprietorship (raison individuelle)'),
  other: { ...bare(null, ''), capital: 'may', printed: null },
};

/** What a seller of this country may be. */
export const legalFormsOf = (country: string): LegalForm[] =>
  LEGAL_FORMS.filter((form) => FORMS[form].country === null || FORMS[form].country === country);

/** Those of which a document tells the capital. */
export const FORMS_WITH_CAPITAL: readonly LegalForm[] = LEGAL_FORMS.filter((form) => FORMS[form].capital !== 'none');
