import {
  type Day,
  type DocumentKind,
  type InvoiceSnapshot,
  type VatCategory,
  type VatGroup,
  addDays,
  isMonth,
  monthDays,
} from '#libs/domain';
import type { FiscalYear } from './entry.rules.js';

/** A month, or a whole fiscal year. */
export interface Period extends FiscalYear {
  readonly month: string | null;
}

/** `wanted`: a month, or a day of a fiscal year, which is found among those that are known or begins as they will. */
export function periodOf(wanted: string, yearOf: (day: Day) => FiscalYear): Period {
  if (!isMonth(wanted)) return { ...yearOf(wanted), month: null };
  const { first, next } = monthDays(wanted);
  return { first, last: addDays(next, -1), month: wanted };
}

/** What of an issued document the VAT report counts. */
export interface Taxed {
  readonly kind: DocumentKind;
  readonly vat: readonly VatGroup[];
  readonly deposits: InvoiceSnapshot['deposits'];
}

export interface VatRow {
  readonly vatCategory: VatCategory;
  readonly vatRateBp: number;
  /** Invoices and deposits, less credit notes and less the deposits that invoices take off and credit notes do not give back. */
  readonly netCents: number;
  readonly vatCents: number;
}

const keyOf = ({ vatCategory, vatRateBp }: Pick<VatRow, 'vatCategory' | 'vatRateBp'>) =>
  `${vatCategory}|${String(vatRateBp).padStart(5, '0')}`;

/** What the documents of a period come to by rate, standard rates first, the highest first. */
export function vatOfDocuments(documents: readonly Taxed[]): VatRow[] {
  const rows = new Map<string, VatRow>();
  const add = (sign: number, groups: readonly VatGroup[]) => {
    for (const { vatCategory, vatRateBp, netCents, vatCents } of groups) {
      const key = keyOf({ vatCategory, vatRateBp });
      const row = rows.get(key) ?? { vatCategory, vatRateBp, netCents: 0, vatCents: 0 };
      const sums = { netCents: row.netCents + sign * netCents, vatCents: row.vatCents + sign * vatCents };
      rows.set(key, { ...row, ...sums });
    }
  };
  for (const document of documents) {
    const sign = document.kind === 'credit_note' ? -1 : 1;
    add(sign, document.vat);
    for (const { vat } of document.deposits ?? []) add(-sign, vat);
  }
  return [...rows.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
}

/** Amounts for France: "1234,56", no thousands separator. */
export const decimalComma = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
};
