import {
  type DeductedDeposit,
  type InvoiceSnapshot,
  type PriceMode,
  allocate,
  grossOfNet,
  invalidField,
  netOfGross,
  share,
  sum,
  vatTermsOf,
} from '#libs/domain';
import { type Taking, creditVat, creditedByLine } from '../credits/credits.rules.js';
import { type Billable, type DocumentFacts, type Unnumbered, composeInvoice } from '../invoices/invoices.rules.js';

/** What a deposit is asked on, at one rate of VAT. */
export interface DepositPart {
  readonly vatRateBp: number;
  readonly priceMode: PriceMode;
  /** In the price mode; what the percentage is of, where there is one. */
  readonly amountCents: number;
}

export interface DepositTerms {
  /** As printed. */
  readonly label: string;
  /** Basis points of what it is asked on; null: all of it. */
  readonly percentBp: number | null;
  readonly parts: readonly DepositPart[];
}

/** Everything of a deposit but its number. */
export interface DepositFacts extends DocumentFacts {
  readonly today: string;
}

/**
 * A deposit is an amount of money: its prices have their tax in them, one line for each rate, so that any part of it can be
 * taken off to the cent. Throws invalid_request where nothing would be asked for.
 */
export function composeDeposit(facts: DepositFacts, { label, percentBp, parts }: DepositTerms): Unnumbered {
  const { today, reference, ...rest } = facts;
  const byRate = Map.groupBy(parts.map(moneyOf(facts)), ({ vatRateBp }) => vatRateBp);
  const asked = [...byRate].flatMap(([vatRateBp, members]): Billable[] => {
    const whole = sum(members.map(({ cents }) => cents));
    const cents = percentBp === null ? whole : share(whole, percentBp, 10_000);
    const said = { label, suppliedOn: today, quantity: '1' };
    const price = { unitPriceCents: cents, amountCents: cents, priceMode: 'gross' as const, vatRateBp };
    return cents > 0 ? [{ ...said, ...price, currency: facts.currency }] : [];
  });
  if (asked.length === 0) throw invalidField('amountCents', 'a deposit asks for at least one cent');
  return { ...composeInvoice(rest, asked), kind: 'deposit', ...(reference && { reference }) };
}

/** What a part comes to for this buyer, at the rate that they pay. */
const moneyOf =
  ({ seller, buyer }: DepositFacts) =>
  ({ vatRateBp, priceMode, amountCents }: DepositPart): { readonly vatRateBp: number; readonly cents: number } => {
    const { vatCategory, vatRateBp: paid } = vatTermsOf(seller.vatRegime, vatRateBp, buyer.reverseCharge);
    // Who owes the tax elsewhere pays the price without it.
    if (vatCategory === 'AE' && priceMode === 'gross')
      return { vatRateBp: 0, cents: netOfGross(amountCents, vatRateBp) };
    return { vatRateBp: paid, cents: priceMode === 'gross' ? amountCents : grossOfNet(amountCents, paid) };
  };

/** What an invoice took off a deposit, told by the lines of the deposit: it has one for each rate. */
export const takingOf = (deposit: InvoiceSnapshot, { vat }: Pick<DeductedDeposit, 'vat'>): Taking => ({
  lines: vat.map(({ vatCategory, vatRateBp, netCents, vatCents }) => ({
    correctsLine:
      1 + deposit.lines.findIndex((line) => line.vatCategory === vatCategory && line.vatRateBp === vatRateBp),
    amountCents: netCents + vatCents,
  })),
});

/** What a credit note gave back to a deposit: a taking the other way round. */
export const givingOf = (deposit: InvoiceSnapshot, given: Pick<DeductedDeposit, 'vat'>): Taking => ({
  lines: takingOf(deposit, given).lines.map((line) => ({ ...line, amountCents: -line.amountCents })),
});

/** A deposit of which something is left, with what was taken of it before. */
export interface OpenDeposit {
  readonly snapshot: InvoiceSnapshot;
  readonly takings: readonly Taking[];
}

/**
 * What an invoice of so much takes off its buyer's deposits, in the order given, never more than it comes to. Parts that
 * come to the whole deposit come to its net and its VAT, to the cent.
 */
export function deduct(deposits: readonly OpenDeposit[], invoiceGrossCents: number): DeductedDeposit[] {
  let leftToPay = invoiceGrossCents;
  return deposits.flatMap(({ snapshot, takings }) => {
    const credited = creditedByLine(snapshot, takings);
    const left = snapshot.lines.map((line, index) => line.amountCents - credited[index]!);
    const grossCents = Math.min(leftToPay, sum(left));
    if (grossCents <= 0) return [];
    leftToPay -= grossCents;
    return [partOf(snapshot, credited, allocate(grossCents, left))];
  });
}

/** What `deduct` would take in all off deposits of which so much is left. */
export const foreseenCents = (leftCents: number, invoiceGrossCents: number): number =>
  Math.max(0, Math.min(leftCents, invoiceGrossCents));

/** A deposit that an invoice took off, with all that was taken of it so far. */
export interface TakenDeposit extends OpenDeposit {
  /** What that invoice took. */
  readonly taken: DeductedDeposit;
}

/**
 * What a credit note of so much, after which nothing of its invoice is left, gives back to the deposits that the invoice took
 * off, in the order given, never more than it comes to: the last parts that were taken, as if they had not been.
 */
export function giveBack(deposits: readonly TakenDeposit[], noteGrossCents: number): DeductedDeposit[] {
  let leftToGive = noteGrossCents;
  return deposits.flatMap(({ snapshot, takings, taken }) => {
    const grossCents = Math.min(leftToGive, taken.grossCents);
    if (grossCents <= 0) return [];
    leftToGive -= grossCents;
    const given = allocate(grossCents, creditedByLine(snapshot, [takingOf(snapshot, taken)]));
    const kept = creditedByLine(snapshot, takings).map((cents, index) => cents - given[index]!);
    return [partOf(snapshot, kept, given)];
  });
}

/** So much of each line of a deposit, as a document says it, beside what others have of each. */
function partOf(snapshot: InvoiceSnapshot, others: readonly number[], part: readonly number[]): DeductedDeposit {
  const { kind, number, issuedOn, lines } = snapshot;
  const { groups, grossCents } = creditVat(
    snapshot,
    lines.map((line, index) => ({
      ...{ line, creditedCents: others[index]!, takenCents: part[index]!, quantity: null },
    })),
  );
  return { kind, number, issuedOn, grossCents, vat: groups };
}
