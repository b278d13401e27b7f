import {
  type Day,
  LEGAL_FORMS,
  type LegalForm,
  VAT_REGIMES,
  type VatRegime,
  invalidField,
  vatRatesOfSeller,
} from '#libs/domain';

/** What a site says of itself as a seller; its documents copy it on the day they are issued. */
export interface SellerData {
  readonly legalName: string;
  readonly legalForm: LegalForm;
  /** In words, of the form `other`. */
  readonly legalFormText: string | null;
  readonly vatRegime: VatRegime;
  readonly street: string;
  readonly postcode: string;
  readonly commune: string;
  readonly country: string;
  readonly registration: string | null;
  readonly establishment: string | null;
  readonly registry: string | null;
  readonly capitalCents: number | null;
  readonly vatNumber: string | null;
  readonly vatOnDebits: boolean;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly paymentDays: number;
  /** Its own words at the end of each document. */
  readonly closing: string | null;
  /** Where e-invoices are sent from, "0225:732829320"; null: the one its number gives. */
  readonly electronicAddress: string | null;
}

type Read<T> = (value: unknown, field: string) => T;

const text: Read<string> = (value, field) => {
  if (typeof value !== 'string' || value.trim() === '') throw invalidField(field, 'must be a text that is not empty');
  return value.trim();
};
/** What is left out, null or blank is not known. */
const optionalText: Read<string | null> = (value, field) => {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw invalidField(field, 'must be a text or null');
  return value.trim() || null;
};
const oneOf =
  <T extends string>(known: readonly T[]): Read<T> =>
  (value, field) => {
    const found = known.find((each) => each === value);
    if (found === undefined) throw invalidField(field, `must be one of ${known.join(', ')}`);
    return found;
  };
const country: Read<string> = (value, field) => {
  if (typeof value !== 'string' || !/^[A-Z]{2}$/.test(value)) throw invalidField(field, 'must be two letters, like FR');
  return value;
};
const capital: Read<number | null> = (value, field) => {
  if (value === undefined || value === null) return null;
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw invalidField(field, 'must be whole cents, or null');
  return value as number;
};
const flag: Read<boolean> = (value = false, field) => {
  if (typeof value !== 'boolean') throw invalidField(field, 'must be true or false');
  return value;
};
/** The law lets a professional wait 60 days at most (C. com. L. 441-10). */
const days: Read<number> = (value = 30, field) => {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 60) {
    throw invalidField(field, 'must be a whole number from 0 to 60');
  }
  return value as number;
};

const FIELDS: { readonly [Field in keyof SellerData]: Read<SellerData[Field]> } = {
  legalName: text,
  legalForm: oneOf(LEGAL_FORMS),
  legalFormText: optionalText,
  vatRegime: oneOf(VAT_REGIMES),
  street: text,
  postcode: text,
  commune: text,
  country,
  registration: optionalText,
  establishment: optionalText,
  registry: optionalText,
  capitalCents: capital,
  vatNumber: optionalText,
  vatOnDebits: flag,
  iban: optionalText,
  bic: optionalText,
  email: optionalText,
  phone: optionalText,
  paymentDays: days,
  closing: optionalText,
  electronicAddress: optionalText,
};

/** A whole seller from what somebody wrote by hand; throws a sentence about the first field that is wrong. */
export function readSeller(given: unknown): SellerData {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw invalidField('seller', 'must be an object with the fields of a legal profile');
  }
  const unknown = Object.keys(given).find((field) => !Object.hasOwn(FIELDS, field));
  if (unknown !== undefined) throw invalidField(unknown, 'is no field of a legal profile');
  const values = given as Readonly<Record<string, unknown>>;
  const read = Object.entries(FIELDS).map(([field, reader]) => [field, reader(values[field], field)]);
  return Object.fromEntries(read) as SellerData;
}

/** Something with a price, and the VAT that is in it. */
export interface PricedProduct {
  readonly kind: 'rate' | 'extra' | 'plan' | 'pack';
  readonly id: string;
  readonly name: string;
  /** Basis points. */
  readonly vatRateBp: number;
}

/** What decides which VAT a seller's prices carry; a site of which nobody has said the regime may have any. */
export interface Taxed {
  readonly country: string;
  readonly vatRegime: VatRegime | null;
}

/** Those whose VAT the seller would not have any more: their prices are to be looked at again. */
export function withoutTheirRate<Product extends { readonly vatRateBp: number }>(
  products: readonly Product[],
  { country, vatRegime }: Taxed,
  day: Day,
): Product[] {
  const rates = vatRatesOfSeller(country, vatRegime, day);
  return products.filter(({ vatRateBp }) => !rates.includes(vatRateBp));
}
