import {
  type Buyer,
  type BuyerReference,
  type Currency,
  type Day,
  type DocumentKind,
  type InvoiceLine,
  type InvoiceSnapshot,
  type Mention,
  type PriceMode,
  type Product,
  type Seller,
  type Subtotal,
  type VatRegime,
  type VatResult,
  addDays,
  computeVat,
  invalid,
  monthDays,
  netOfGross,
  oneModePerGroup,
  plainPrice,
  priceTimes,
  unitPrice,
  vatTermsOf,
} from '#libs/domain';

/** What of a charge ends up on a document. */
export interface Billable {
  readonly label: string;
  readonly suppliedOn: Day;
  readonly quantity: string;
  readonly unitPriceCents: number;
  /** Where the price of one is finer than a cent: decimal text in major units. */
  readonly exactPrice?: string | null;
  readonly amountCents: number;
  readonly currency: Currency;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  /** On a company's invoice: for whom (null: nobody in particular), and on which cost centre. */
  readonly person?: string | null;
  readonly costCentre?: string | null;
  /** What it is booked as, and where instead of to the account of that. */
  readonly product?: Product;
  readonly account?: string | null;
  readonly analytic?: string | null;
}

/**
 * First day that is too late for an invoice of the month: earlier charges that were forgotten come along, a
 * supply of tomorrow never does.
 *
 *   forgotten | month          | next month
 *   ----------|-------today----|-----------
 *   <-------- invoiced ----->|   (today included)
 */
export function billableBefore(month: string, today: Day): Day {
  const { next } = monthDays(month);
  const tomorrow = addDays(today, 1);
  return tomorrow < next ? tomorrow : next;
}

/**
 * Throws `month_not_begun`, with the latest month there is: a document would name days to come as those it is about, and
 * stand among those of a month that nobody looks at yet.
 */
export function assertBegun(month: string, today: Day): void {
  const latest = today.slice(0, 7);
  if (month <= latest) return;
  const message = `${latest} or earlier`;
  throw invalid('month_not_begun', { detail: `month: ${message}`, latest, errors: [{ field: 'month', message }] });
}

const PREFIXES: Readonly<Record<DocumentKind, string>> = { invoice: 'F', credit_note: 'A', deposit: 'D' };

/**
 * `F2026-000042` (facture), `A…` (avoir), `D…` (acompte): only characters that every e-invoicing network accepts, and
 * sortable as text.
 */
export const documentNumber = (kind: DocumentKind, year: number, rank: number): string =>
  `${PREFIXES[kind]}${year}-${String(rank).padStart(6, '0')}`;

/** Who charges whom: what decides about VAT. */
export interface VatParties {
  readonly regime: VatRegime;
  readonly reverseCharge?: boolean | undefined;
}

/** What the charges come to under the seller's regime. */
export const computeCharges = (parties: VatParties, charges: readonly Billable[]): VatResult =>
  computeVat(taxable(parties, charges));

/** Each charge as a document of these parties has it: one price mode for each rate. */
export const taxable = <Charge extends Billable>(parties: VatParties, charges: readonly Charge[]) =>
  oneModePerGroup(charges.map((charge) => ({ ...untaxed(parties, charge), ...termsOf(parties, charge) })));

const termsOf = ({ regime, reverseCharge }: VatParties, { vatRateBp }: Billable) =>
  vatTermsOf(regime, vatRateBp, reverseCharge);

/** Who owes the tax elsewhere pays the price without it; a price that never held any stays what it was. */
function untaxed<Charge extends Billable>({ regime, reverseCharge }: VatParties, charge: Charge): Charge {
  if (!reverseCharge || regime !== 'standard' || charge.priceMode === 'net') return charge;
  const net = (cents: number) => netOfGross(cents, charge.vatRateBp);
  const { unitPriceCents, amountCents } = charge;
  const agreed = { unitPriceCents: net(unitPriceCents), exactPrice: null };
  return { ...charge, ...agreed, priceMode: 'net', amountCents: net(amountCents) };
}

export interface DocumentFacts {
  readonly locale: 'fr' | 'en';
  readonly month: string;
  readonly currency: Currency;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly paymentDays: number;
  /** Of a company: its lines are told apart by person and cost centre. */
  readonly reference?: BuyerReference;
}

/** Everything but what only the last step of issuing knows. */
export type Unnumbered = Omit<InvoiceSnapshot, 'number' | 'issuedOn' | 'dueOn' | 'mentions' | 'lastClosure'>;

export function composeInvoice(facts: DocumentFacts, charges: readonly Billable[]): Unnumbered {
  if (charges.some((charge) => charge.currency !== facts.currency)) {
    throw new RangeError('charges in another currency than the site’s');
  }
  const lines = taxable({ regime: facts.seller.vatRegime, reverseCharge: facts.buyer.reverseCharge }, charges);
  const { groups, lineNetCents, netCents, vatCents, grossCents } = computeVat(lines);
  return {
    v: 2,
    kind: 'invoice',
    locale: facts.locale,
    period: periodOf(facts.month, charges),
    currency: facts.currency,
    seller: facts.seller,
    buyer: facts.buyer,
    lines: lines.map((line, index) => lineOf(line, lineNetCents[index]!, charges[index]!.priceMode)),
    vat: groups,
    netCents,
    vatCents,
    grossCents,
    ...(facts.reference && { reference: facts.reference, subtotals: subtotalsOf(charges, lineNetCents) }),
  };
}

type Placed = Pick<Billable, 'person' | 'costCentre'>;

/** What each person and each cost centre comes to before VAT, by name; both sum to the whole. */
export function subtotalsOf(charges: readonly Placed[], netCents: readonly number[]): Subtotal[] {
  const sums = (of: Subtotal['of'], nameOf: (charge: Placed) => string | null): Subtotal[] => {
    const found = new Map<string | null, number>();
    for (const [index, charge] of charges.entries()) {
      found.set(nameOf(charge), (found.get(nameOf(charge)) ?? 0) + netCents[index]!);
    }
    return [...found].map(([name, cents]) => ({ of, name, netCents: cents })).toSorted(byName);
  };
  const all = [
    sums('person', ({ person }) => person ?? null),
    sums('cost_centre', ({ costCentre }) => costCentre ?? null),
  ];
  return all.filter((rows) => rows.some(({ name }) => name !== null)).flat();
}

const byName = (a: { readonly name: string | null }, b: { readonly name: string | null }): number =>
  (a.name === null ? 1 : 0) - (b.name === null ? 1 : 0) || (a.name ?? '').localeCompare(b.name ?? '', 'fr');

/** A company's lines by person, then by cost centre, then by day. */
export const inOrder = <Charge extends Billable>(charges: readonly Charge[]): Charge[] =>
  charges.toSorted(
    (a, b) =>
      byName({ name: a.person ?? null }, { name: b.person ?? null }) ||
      byName({ name: a.costCentre ?? null }, { name: b.costCentre ?? null }),
  );

/** The month, begun earlier when a forgotten charge is older. */
function periodOf(month: string, charges: readonly Billable[]): { first: Day; last: Day } {
  const { first, next } = monthDays(month);
  const earliest = charges.reduce((day, charge) => (charge.suppliedOn < day ? charge.suppliedOn : day), first);
  return { first: earliest, last: addDays(next, -1) };
}

/** `agreedAs`: how the price was agreed, which beside others of its rate may have become tax-included. */
function lineOf(line: ReturnType<typeof taxable>[number], netCents: number, agreedAs: PriceMode): InvoiceLine {
  const { label, suppliedOn, quantity, priceMode, amountCents, vatCategory, vatRateBp } = line;
  // The price that was agreed, where it makes the amount; otherwise the one that does.
  const price = line.exactPrice ? plainPrice(line.exactPrice) : unitPrice(line.unitPriceCents, '1');
  const agreed = (priceMode === 'net' || agreedAs === 'net') && priceTimes(price, quantity) === netCents;
  const unitNet = agreed ? price : unitPrice(netCents, quantity);
  const { product, account, analytic, person, costCentre = null } = line;
  return {
    ...{ label, suppliedOn, quantity, priceMode, amountCents, unitNet, netCents, vatCategory, vatRateBp },
    ...(product && { product }),
    ...(product === 'goods' && { nature: 'goods' }),
    ...(account && { account }),
    ...(analytic && { analytic }),
    ...(person !== undefined && { costCentre, ...(person !== null && { person }) }),
  };
}

export interface Numbered {
  readonly number: string;
  readonly issuedOn: Day;
  readonly paymentDays: number;
  readonly mentions: readonly Mention[];
  readonly paymentReference?: string | undefined;
  /** The beginning of the hash of the journal's last closure; left out before the first one. */
  readonly lastClosure?: string | null;
}

export const numbered = (
  document: Unnumbered,
  { number, issuedOn, paymentDays, mentions, paymentReference, lastClosure }: Numbered,
): InvoiceSnapshot => ({
  ...document,
  ...(paymentReference !== undefined && { paymentReference }),
  number,
  issuedOn,
  dueOn: addDays(issuedOn, paymentDays),
  mentions,
  ...(lastClosure && { lastClosure }),
});
