import { invalidField } from '#libs/domain';

/** To whom a site addresses its invoices: a private person when there is no company name. */
export interface BillingIdentity {
  readonly companyName: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly commune: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** FR: SIREN or SIRET; BE: enterprise number; CH: IDE. Stored without spaces or dots. */
  readonly registration: string | null;
  readonly vatNumber: string | null;
}

const LENGTHS = { companyName: 160, street: 200, postcode: 16, commune: 120 } as const;

const text = (value: string | null): string | null => {
  const trimmed = value?.normalize('NFC').replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim();
  return trimmed ? trimmed : null;
};
const compact = (value: string | null): string | null =>
  text(value)
    ?.replace(/[\s.\-/]/g, '')
    .toUpperCase() ?? null;

/** The identity as it will be stored; throws what is wrong with it. An address is whole or absent. */
export function billingIdentity(given: BillingIdentity): BillingIdentity {
  const identity: BillingIdentity = {
    companyName: text(given.companyName),
    street: text(given.street),
    postcode: text(given.postcode),
    commune: text(given.commune),
    country: text(given.country)?.toUpperCase() ?? null,
    registration: compact(given.registration),
    vatNumber: compact(given.vatNumber),
  };
  for (const field of ['companyName', 'street', 'postcode', 'commune'] as const) {
    if ((identity[field]?.length ?? 0) > LENGTHS[field]) {
      throw invalidField(field, `must have at most ${LENGTHS[field]} characters`);
    }
  }
  checkAddress(identity);
  checkNumbers(identity);
  return identity;
}

function checkAddress(identity: BillingIdentity): void {
  const fields = ['street', 'postcode', 'commune', 'country'] as const;
  const missing = fields.filter((field) => identity[field] === null);
  if (missing.length > 0 && missing.length < fields.length) {
    throw invalidField(missing[0]!, 'an address has a street, a postcode, a commune and a country');
  }
  if (identity.country !== null && !/^[A-Z]{2}$/.test(identity.country)) {
    throw invalidField('country', 'must be a country code of two letters');
  }
}

function checkNumbers({ companyName, country, registration, vatNumber }: BillingIdentity): void {
  if (companyName === null && (registration !== null || vatNumber !== null)) {
    throw invalidField('companyName', 'a registration or VAT number belongs to a company');
  }
  if (registration !== null && !isRegistration(registration, country)) {
    throw invalidField('registration', 'is not a valid registration number for this country');
  }
  if (vatNumber !== null && !isVatNumber(vatNumber)) {
    throw invalidField('vatNumber', 'is not a valid VAT number');
  }
}

export function isRegistration(number: string, country: string | null): boolean {
  if (country === 'FR') return isSiren(number) || isSiret(number);
  if (country === 'BE') return isBelgian(number);
  if (country === 'CH') return isSwiss(number);
  return /^[A-Z0-9]{4,20}$/.test(number);
}

/** Luhn: from the right, every second digit doubled (9 taken off above 9); the sum is a multiple of ten. */
function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const isSiren = (number: string): boolean => /^\d{9}$/.test(number) && luhn(number);

/** La Poste (SIREN 356 000 000) numbers its offices so that the plain sum of the digits is a multiple of five. */
function isSiret(number: string): boolean {
  if (!/^\d{14}$/.test(number) || !isSiren(number.slice(0, 9))) return false;
  const plainSum = [...number].reduce((total, digit) => total + Number(digit), 0);
  return luhn(number) || (number.startsWith('356000000') && plainSum % 5 === 0);
}

/** Belgian enterprise number: ten digits, the last two are 97 minus the rest modulo 97. */
const isBelgian = (number: string): boolean =>
  /^[01]\d{9}$/.test(number) && 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8));

/** Swiss IDE: CHE and nine digits, the last a check digit modulo 11 with the weights 5 4 3 2 7 6 5 4. */
function isSwiss(number: string): boolean {
  if (!/^CHE\d{9}$/.test(number)) return false;
  const digits = Array.from(number.slice(3), Number);
  const sum = [5, 4, 3, 2, 7, 6, 5, 4].reduce((total, weight, index) => total + weight * digits[index]!, 0);
  return (11 - (sum % 11)) % 11 === digits[8];
}

/** France, Belgium and Switzerland by their check digits, other countries by their shape. */
export function isVatNumber(number: string): boolean {
  if (number.startsWith('FR')) {
    const siren = number.slice(4);
    if (!/^FR[A-HJ-NP-Z0-9]{2}\d{9}$/.test(number) || !isSiren(siren)) return false;
    // The key is a number only for keys of the first kind; others cannot be recomputed.
    const key = number.slice(2, 4);
    return !/^\d\d$/.test(key) || (12 + 3 * (Number(siren) % 97)) % 97 === Number(key);
  }
  if (number.startsWith('BE')) return isBelgian(number.slice(2));
  if (number.startsWith('CHE')) return isSwiss(number.replace(/(?:TVA|MWST|IVA)$/, ''));
  return /^[A-Z]{2}[A-Z0-9]{2,13}$/.test(number);
}

/** Text to look for anywhere, as a LIKE pattern in which the person's own % and _ are letters. */
export const containing = (query: string): string =>
  `%${query
    .normalize('NFC')
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`;
