import type { Dated, Day, MentionCode, VatRegime } from '#libs/domain';

/** Since before anything this product can date. */
export const ALWAYS: Day = '0000-01-01';

/** Services are what is not goods. */
export type Sold = 'services' | 'goods' | 'both';

export interface LegalText extends Dated {
  readonly code: MentionCode;
  /** Code of the EN 16931 world: VATEX of an exemption, subject code of a note; null when it has none. */
  readonly ref: string | null;
  /** Regimes that must print it; absent: all. */
  readonly regimes?: readonly VatRegime[];
  /** 'professional': never printed on a consumer's document. */
  readonly buyers: 'all' | 'professional';
  /** What must be on the document for it; absent: anything. */
  readonly sells?: Sold;
  readonly text: Readonly<Record<'fr' | 'en', string>>;
}

export interface CountryLaw {
  readonly texts: readonly LegalText[];
}
