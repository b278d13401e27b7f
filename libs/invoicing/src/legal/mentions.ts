import { type Buyer, type Day, type InvoiceLine, type Mention, type Seller, inForce } from '#libs/domain';
import { BE } from './be.js';
import { CH } from './ch.js';
import type { CountryLaw, Sold } from './dated.js';
import { FR } from './fr.js';

const LAWS: Readonly<Record<string, CountryLaw>> = { FR, BE, CH };

/** Countries whose sellers can issue documents. */
export const COUNTRIES = Object.keys(LAWS);

/** Professional sentences (penalties, 40 €) go to companies only: printed to a consumer they would be wrong. */
export const isProfessional = (buyer: Buyer): boolean =>
  buyer.companyName !== null || buyer.registration !== null || buyer.vatNumber !== null;

/** Printed, and the first letter of BT-23 of the e-invoice. */
export function soldOn(lines: readonly Pick<InvoiceLine, 'nature'>[]): Sold {
  const goods = lines.filter(({ nature }) => nature === 'goods').length;
  return goods === 0 ? 'services' : goods === lines.length ? 'goods' : 'both';
}

/** What a document is, before it has a number. */
export interface Stated {
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly locale: 'fr' | 'en';
  readonly lines: readonly Pick<InvoiceLine, 'nature'>[];
}

/** The sentences the law of the seller's country wants on a document issued that day, in printing order. */
export function mentionsFor({ seller, buyer, locale, lines }: Stated, day: Day): Mention[] {
  const professional = isProfessional(buyer);
  const sold = soldOn(lines);
  return inForce(LAWS[seller.address.country]?.texts ?? [], day)
    .filter((row) => row.regimes === undefined || row.regimes.includes(seller.vatRegime))
    .filter((row) => row.buyers === 'all' || professional)
    .filter((row) => row.sells === undefined || row.sells === sold)
    .filter((row) => row.code !== 'vat_on_debits' || seller.vatOnDebits)
    .filter((row) => row.code !== 'reverse_charge' || buyer.reverseCharge === true)
    .map(({ code, ref, text }) => ({ code, ref, text: text[locale] }));
}
