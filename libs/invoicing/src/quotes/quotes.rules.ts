import {
  type BuyerReference,
  type Day,
  type InvoiceSnapshot,
  type Mention,
  type PriceMode,
  DomainError,
  canonicalJson,
} from '#libs/domain';
import type { DepositPart } from '../deposits/deposits.rules.js';
import { type Billable, type DocumentFacts, type Unnumbered, composeInvoice } from '../invoices/invoices.rules.js';
import { type LineFacts, type LineTerms, type WrittenLine, termsOf } from '../lines/lines.rules.js';

export const QUOTE_STATES = ['draft', 'sent', 'accepted', 'refused', 'expired'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

export interface QuoteLine {
  readonly label: string;
  /** Decimal text above 0, at most 4 decimals. */
  readonly quantity: string;
  /** Decimal text in major units, at most 6 decimals; below zero: a discount. */
  readonly unitPrice: string;
  readonly vatRateBp: number;
}

/** What somebody wrote. */
export interface QuoteTerms {
  readonly title: string;
  readonly note: string | null;
  /** Of all prices. */
  readonly priceMode: PriceMode;
  /** When it would be supplied. */
  readonly suppliedOn: Day;
  /** The last day on which it can be accepted. */
  readonly validUntil: Day;
  /** Basis points of the total that are asked for at once; null: nothing. */
  readonly depositBp: number | null;
  readonly lines: readonly QuoteLine[];
}

/** What a buyer is sent: the parties, lines and sums of the invoice that it would become. */
export interface QuoteSnapshot extends Pick<
  InvoiceSnapshot,
  'locale' | 'number' | 'issuedOn' | 'period' | 'currency' | 'seller' | 'buyer' | 'lines' | 'vat' | 'mentions'
> {
  readonly v: 1;
  readonly validUntil: Day;
  readonly title: string;
  readonly note: string | null;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly reference?: BuyerReference;
  readonly deposit: { readonly percentBp: number; readonly grossCents: number } | null;
}

/** A quote that nobody has decided on ends by itself. */
export const stateOn = (state: Exclude<QuoteState, 'expired'>, validUntil: Day, today: Day): QuoteState =>
  state === 'sent' && validUntil < today ? 'expired' : state;

/** The lines as they will be charged. */
export const writtenLines = ({ lines, priceMode, suppliedOn }: QuoteTerms): WrittenLine[] =>
  lines.map((line) => ({
    ...line,
    priceMode,
    suppliedOn,
    product: 'other',
    account: null,
    analytic: null,
    costCentreId: null,
  }));

/** What of a line depends on others. Throws what `termsOf` would, by the place of the line in the quote. */
function termsAt(line: WrittenLine, index: number, rules: LineFacts): LineTerms {
  try {
    return termsOf(line, rules);
  } catch (error) {
    if (!(error instanceof DomainError) || !error.details.errors) throw error;
    // The day is that of the quote.
    const errors = error.details.errors.map(({ field, message }) => ({
      field: field === 'suppliedOn' ? field : `lines.${index}.${field}`,
      message,
    }));
    throw new DomainError(error.kind, error.code, { ...error.details, errors });
  }
}

/** What is quoted, with the sums of the invoice that it would become. Throws what a line would. */
export function composeQuote(
  { reference, ...facts }: DocumentFacts,
  terms: QuoteTerms,
  rules: LineFacts,
): Omit<Unnumbered, 'kind'> {
  const charges = writtenLines(terms).map((line, index): Billable => ({
    ...line,
    ...termsAt(line, index, rules),
    currency: facts.currency,
  }));
  const { kind: _kind, ...document } = composeInvoice(facts, charges);
  // All of it on one day, whatever else its month has.
  const period = { first: terms.suppliedOn, last: terms.suppliedOn };
  return { ...document, period, ...(reference && { reference }) };
}

/** What of it a deposit is asked on: by rate, in the mode of its prices. */
export const depositParts = (terms: QuoteTerms, rules: LineFacts): DepositPart[] =>
  writtenLines(terms).map((line) => ({
    ...{ vatRateBp: line.vatRateBp, priceMode: line.priceMode, amountCents: termsOf(line, rules).amountCents },
  }));

export const quoteNumber = (year: number, rank: number): string => `Q${year}-${String(rank).padStart(6, '0')}`;

export interface Sent {
  readonly number: string;
  readonly issuedOn: Day;
  readonly mentions: readonly Mention[];
  readonly depositCents: number | null;
}

export function sentQuote(
  document: Omit<Unnumbered, 'kind'>,
  { title, note, validUntil, depositBp }: QuoteTerms,
  { number, issuedOn, mentions, depositCents }: Sent,
): { readonly snapshot: QuoteSnapshot; readonly text: string } {
  const { v: _v, deposits: _deposits, corrects: _corrects, ...facts } = document;
  const deposit =
    depositBp === null || depositCents === null ? null : { percentBp: depositBp, grossCents: depositCents };
  const snapshot = { ...facts, v: 1, number, issuedOn, mentions, validUntil, title, note, deposit } as const;
  return { snapshot, text: canonicalJson(snapshot) };
}
