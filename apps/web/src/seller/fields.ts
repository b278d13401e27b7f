import type { InputHTMLAttributes } from 'react';
import { centsOf, textOf } from '../company/cents';
import type { Key } from '../i18n/i18n';
import type { SellerOrder, SellerProfile } from './paths';

export const COUNTRIES = ['FR', 'BE', 'CH'] as const;
export type Country = (typeof COUNTRIES)[number];
export const countryOf = (text: string | null | undefined): Country | null =>
  COUNTRIES.find((country) => country === text) ?? null;

export const REGIMES = ['standard', 'franchise', 'exempt_association', 'public_exempt'] as const;

type Input = InputHTMLAttributes<HTMLInputElement>;
/** One line that is asked for: where, and what may stand in it. */
export interface Line extends Input {
  readonly field: keyof SellerProfile & keyof SellerOrder;
  /** Left out: everywhere. */
  readonly countries?: readonly Country[];
  /** Its words differ from country to country. */
  readonly byCountry?: true;
  readonly hint?: true;
}

export const NAME: Line = { field: 'legalName', maxLength: 200, required: true, hint: true };
export const IDENTITY: readonly Line[] = [
  { field: 'legalFormText', maxLength: 120, hint: true },
  { field: 'capitalCents', countries: ['FR', 'BE'], inputMode: 'decimal', hint: true },
  { field: 'registration', byCountry: true, maxLength: 30, hint: true },
  { field: 'establishment', countries: ['FR'], maxLength: 30, hint: true },
  { field: 'registry', countries: ['FR', 'BE'], byCountry: true, maxLength: 120, hint: true },
];
export const ADDRESS: readonly Line[] = [
  { field: 'street', maxLength: 200, required: true },
  { field: 'postcode', maxLength: 12, required: true },
  { field: 'commune', maxLength: 120, required: true },
];
export const VAT_NUMBER: Line = { field: 'vatNumber', byCountry: true, maxLength: 30, hint: true };
export const PAYMENT: readonly Line[] = [
  { field: 'iban', maxLength: 42, autoComplete: 'off', hint: true },
  { field: 'bic', maxLength: 14, autoComplete: 'off' },
  { field: 'paymentDays', type: 'number', min: 0, max: 60, required: true, hint: true },
];
export const ON_DOCUMENTS: readonly Line[] = [
  { field: 'email', type: 'email', maxLength: 254 },
  { field: 'phone', type: 'tel', maxLength: 30 },
  { field: 'electronicAddress', maxLength: 60, hint: true },
];
const LINES = [NAME, ...IDENTITY, ...ADDRESS, VAT_NUMBER, ...PAYMENT, ...ON_DOCUMENTS];

export const labelOf = ({ field, byCountry }: Line, country: Country): Key =>
  (byCountry ? `seller.${field}.${country}` : `seller.${field}`) as Key;
export const hintOf = ({ field, byCountry }: Line, country: Country): Key =>
  (byCountry ? `seller.${field}.${country}.hint` : `seller.${field}.hint`) as Key;
export const errorOf = ({ field, byCountry }: Line, country: Country): Key =>
  (byCountry ? `seller.${field}.${country}.error` : `seller.${field}.error`) as Key;

/** What a field shows of what is known. */
export function shownOf(profile: SellerProfile | null, field: Line['field'], locale: string): string {
  if (!profile) return field === 'paymentDays' ? '30' : '';
  const value = profile[field];
  if (field === 'capitalCents') return textOf(value as number | null, locale);
  return value === null ? '' : String(value);
}

/** The order of a posted form; what cannot be read as it should is left for the API to refuse. */
export function orderOf(form: Readonly<Record<string, string>>): Record<string, unknown> {
  const texts = Object.fromEntries(LINES.map(({ field }) => [field, form[field] ?? '']));
  const capital = centsOf(form['capitalCents']);
  return {
    ...texts,
    country: form['country'] ?? '',
    legalForm: form['legalForm'] ?? '',
    vatRegime: form['vatRegime'] ?? '',
    closing: form['closing'] ?? '',
    capitalCents: capital === undefined ? form['capitalCents'] : capital,
    paymentDays: /^\d{1,3}$/.test(form['paymentDays'] ?? '') ? Number(form['paymentDays']) : form['paymentDays'],
    vatOnDebits: form['vatOnDebits'] === 'on',
    pricesSeen: form['pricesSeen'] === 'on',
  };
}
