import {
  type Buyer,
  invalid,
  invalidField,
  isRegistration,
  isSiret,
  isVatNumber,
  isVatNumberFor,
  isVatNumberOf,
} from '#libs/domain';

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

/** Somebody of whom nothing is known but their name. */
export const nobodyBilled: BillingIdentity = {
  ...{ companyName: null, street: null, postcode: null, commune: null, country: null },
  ...{ registration: null, vatNumber: null },
};
const FIELDS = Object.keys(nobodyBilled) as (keyof BillingIdentity)[];

/** Whether a document would name the same buyer for both. */
export const sameIdentity = (a: BillingIdentity, b: BillingIdentity): boolean =>
  FIELDS.every((field) => a[field] === b[field]);

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
  if (vatNumber !== null && registration !== null && !isVatNumberFor(vatNumber, registration)) {
    throw invalidField('vatNumber', 'is not the VAT number of this registration');
  }
  // Which country's tax an invoice falls under must not depend on which of two lines one reads.
  if (vatNumber !== null && country !== null && !isVatNumberOf(vatNumber, country)) {
    const message = `a VAT number of the country of the address (${country})`;
    throw invalid('vat_number_elsewhere', { detail: message, country, errors: [{ field: 'vatNumber', message }] });
  }
}

/**
 * The numbers that a document names a buyer by. In France a company is its SIREN and the SIRET its establishment; somebody
 * who gave the SIRET alone gave both.
 */
export function printedNumbers({
  country,
  registration,
  establishment = null,
}: Pick<BillingIdentity, 'country' | 'registration'> & { readonly establishment?: string | null }): Pick<
  Buyer,
  'registration' | 'establishment'
> {
  if (country !== 'FR') return { registration };
  const siret = establishment ?? (isSiret(registration ?? '') ? registration : null);
  return siret === null ? { registration } : { registration: siret.slice(0, 9), establishment: siret };
}

/** A telephone number as it was written, on one line; blank is none. */
export function phoneOf(given: string | null): string | null {
  const phone = text(given);
  if (phone !== null && !/^[+()\d .-]{4,30}$/.test(phone)) throw invalidField('phone', 'must be a phone number');
  return phone;
}

/** Text to look for anywhere, as a LIKE pattern in which the person's own % and _ are letters. */
export const containing = (query: string): string =>
  `%${query
    .normalize('NFC')
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`;
