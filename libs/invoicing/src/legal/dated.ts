import type { Day, MentionCode, VatRegime } from '#libs/domain';

/**
 * Legal content is dated data per country, not code: a change of law is a new row and an end to the old one, and
 * a document issued in between keeps the words of its day. `from` is the first day, `until` the first day no
 * longer covered (null: still in force). '0000-01-01' stands for "since before anything this product can date".
 */
export interface Dated {
  readonly from: Day;
  readonly until: Day | null;
}

export const ALWAYS: Day = '0000-01-01';

export interface VatRate extends Dated {
  readonly rateBp: number;
}

export interface LegalText extends Dated {
  readonly code: MentionCode;
  /** Code of the EN 16931 world: VATEX of an exemption, subject code of a note; null when it has none. */
  readonly ref: string | null;
  /** Regimes that must print it; absent: all. */
  readonly regimes?: readonly VatRegime[];
  /** 'professional': never printed on a consumer's document. */
  readonly buyers: 'all' | 'professional';
  readonly text: Readonly<Record<'fr' | 'en', string>>;
}

export interface CountryLaw {
  readonly vatRates: readonly VatRate[];
  readonly texts: readonly LegalText[];
}

export const inForce = <Row extends Dated>(rows: readonly Row[], day: Day): Row[] =>
  rows.filter((row) => row.from <= day && (row.until === null || day < row.until));
