import { type Buyer, type Day, type Mention, type Seller, inForce } from '#libs/domain';
import { BE } from './be.js';
import { CH } from './ch.js';
import type { CountryLaw } from './dated.js';
import { FR } from './fr.js';

const LAWS: Readonly<Record<string, CountryLaw>> = { FR, BE, CH };

/** Countries whose sellers can issue documents. */
export const COUNTRIES = Object.keys(LAWS);

/** Professional sentences (penalties, 40 €) go to companies only: printed to a consumer they would be wrong. */
export const isProfessional = (buyer: Buyer): boolean =>
  buyer.companyName !== null || buyer.registration !== null || buyer.vatNumber !== null;

/** The sentences the law of the seller's country wants on a document issued that day, in printing order. */
export function mentionsFor(seller: Seller, buyer: Buyer, day: Day, locale: 'fr' | 'en'): Mention[] {
  const professional = isProfessional(buyer);
  return inForce(LAWS[seller.address.country]?.texts ?? [], day)
    .filter((row) => row.regimes === undefined || row.regimes.includes(seller.vatRegime))
    .filter((row) => row.buyers === 'all' || professional)
    .filter((row) => row.code !== 'vat_on_debits' || seller.vatOnDebits)
    .filter((row) => row.code !== 'reverse_charge' || buyer.reverseCharge === true)
    .map(({ code, ref, text }) => ({ code, ref, text: text[locale] }));
}
