import type { Day } from './time.js';
import type { VatRegime } from './vat.js';

/**
 * Legal content is dated data per country, not code: a change of law is a new row and an end to the old one, and
 * a document issued in between keeps the words of its day. `from` is the first day, `until` the first day no
 * longer covered (null: still in force).
 */
export interface Dated {
  readonly from: Day;
  readonly until: Day | null;
}

export const inForce = <Row extends Dated>(rows: readonly Row[], day: Day): Row[] =>
  rows.filter((row) => row.from <= day && (row.until === null || day < row.until));

export interface VatRate extends Dated {
  readonly rateBp: number;
}

/**
 * By country of the seller, the highest first: the rates that places, their memberships and what is sold beside them can
 * have. Corsica has those of the mainland for these; its 13 % and 0.9 %, and 1.75 % and 1.05 % overseas, are for fuel,
 * livestock and the press. In Belgium the change of 1 March 2026 moved products between rates
 * (meals, lodging); the rates themselves stand.
 */
const VAT_RATES: Readonly<Record<string, readonly VatRate[]>> = {
  FR: [
    { rateBp: 2000, from: '2014-01-01', until: null },
    { rateBp: 1000, from: '2014-01-01', until: null },
    { rateBp: 850, from: '2014-01-01', until: null }, // Guadeloupe, Martinique, Réunion
    { rateBp: 550, from: '2014-01-01', until: null },
    { rateBp: 210, from: '2014-01-01', until: null },
  ],
  BE: [
    { rateBp: 2100, from: '1996-01-01', until: null },
    { rateBp: 1200, from: '1996-01-01', until: null },
    { rateBp: 600, from: '1996-01-01', until: null },
  ],
  CH: [
    { rateBp: 770, from: '2018-01-01', until: '2024-01-01' },
    { rateBp: 370, from: '2018-01-01', until: '2024-01-01' },
    { rateBp: 250, from: '2018-01-01', until: '2024-01-01' },
    { rateBp: 810, from: '2024-01-01', until: null },
    { rateBp: 380, from: '2024-01-01', until: null },
    { rateBp: 260, from: '2024-01-01', until: null },
  ],
};

/** Rates a seller of this country may charge for a supply of that day, basis points, the highest first. */
export const vatRatesOn = (country: string, day: Day): number[] =>
  inForce(VAT_RATES[country] ?? [], day).map((rate) => rate.rateBp);

/**
 * What a product of this seller may carry: only a standard seller charges VAT at all. `regime` null: not said yet, so
 * that it may still be either.
 */
export function vatRatesOfSeller(country: string, regime: VatRegime | null, day: Day): number[] {
  if (regime === 'standard') return vatRatesOn(country, day);
  return regime === null ? [...vatRatesOn(country, day), 0] : [0];
}
