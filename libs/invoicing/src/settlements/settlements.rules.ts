import { type InvoiceId, type InvoiceSnapshot, type PriceMode, grossOfNet, netOfGross, sum } from '#libs/domain';
import { type Taking, type Wanted, creditedByLine } from '../credits/credits.rules.js';
import { type Billable, type VatParties, computeCharges, taxable } from '../invoices/invoices.rules.js';

/** An open charge. */
export interface Owed extends Billable {
  readonly id: string;
}

/** An issued invoice of whoever is owed something. */
export interface Creditable {
  readonly id: InvoiceId;
  readonly snapshot: InvoiceSnapshot;
  /** What is taken of it already. */
  readonly takings: readonly Taking[];
}

/** What a credit note takes of one invoice, and the charges that it settles: each is with the first that it is taken of. */
export interface Part {
  readonly original: Creditable;
  readonly wanted: readonly Wanted[];
  readonly charges: readonly Owed[];
}

export interface Plan {
  readonly parts: readonly Part[];
  /** What no invoice has enough left for: it makes the next one smaller. */
  readonly carried: readonly Owed[];
}

type Line = ReturnType<typeof taxable<Owed>>[number];
type Terms = Pick<Line, 'vatCategory' | 'vatRateBp'>;
const isOf = (one: Terms, other: Terms): boolean =>
  one.vatCategory === other.vatCategory && one.vatRateBp === other.vatRateBp;

/** What an invoice has left to give back, while it is being planned. */
class Stock {
  private readonly left: number[];
  private readonly taken: number[];

  constructor(readonly original: Creditable) {
    const { lines } = original.snapshot;
    const credited = creditedByLine(original.snapshot, original.takings);
    this.left = lines.map(({ amountCents }, index) => amountCents - credited[index]!);
    this.taken = lines.map(() => 0);
  }

  private linesOf(terms: Terms) {
    return this.original.snapshot.lines.map((line, index) => ({ ...line, index })).filter((line) => isOf(line, terms));
  }

  /** The lines of one rate have one price mode. */
  modeOf(terms: Terms): PriceMode | null {
    return this.linesOf(terms)[0]?.priceMode ?? null;
  }

  /** At this rate, reductions taken off. */
  leftOf(terms: Terms): number {
    return Math.max(0, sum(this.linesOf(terms).map(({ index }) => this.left[index]!)));
  }

  /** What is given back in the price mode of the invoice. */
  owedIn(line: Line): number {
    const { priceMode, amountCents, vatRateBp } = line;
    const mode = this.modeOf(line);
    if (mode === null || mode === priceMode) return 0 - amountCents;
    return mode === 'gross' ? grossOfNet(0 - amountCents, vatRateBp) : netOfGross(0 - amountCents, vatRateBp);
  }

  /** So much of the lines of this rate, those of the same product first; there is as much. */
  take(line: Line, cents: number): void {
    const byFit = this.linesOf(line)
      .filter(({ index }) => this.left[index]! > 0)
      .toSorted((a, b) => Number(b.product === line.product) - Number(a.product === line.product) || a.index - b.index);
    let rest = cents;
    for (const { index } of byFit) {
      const part = Math.min(rest, this.left[index]!);
      this.left[index]! -= part;
      this.taken[index]! += part;
      rest -= part;
    }
  }

  wanted(): Wanted[] {
    return this.taken.flatMap((amountCents, index) => (amountCents === 0 ? [] : { line: index + 1, amountCents }));
  }
}

/** Charges below zero at the rates that come to less than nothing: what keeps an invoice from being issued. */
function givenBack(parties: VatParties, owed: readonly Owed[]): Line[] {
  const below = computeCharges(parties, owed).groups.filter(({ netCents, vatCents }) => netCents + vatCents < 0);
  return taxable(parties, owed).filter((line) => line.amountCents < 0 && below.some((group) => isOf(line, group)));
}

/** Of one invoice where one has enough left; otherwise of several, told as the charge is. */
function sourcesOf(stocks: readonly Stock[], line: Line): { stock: Stock; cents: number }[] {
  const whole = stocks.find((stock) => stock.modeOf(line) !== null && stock.leftOf(line) >= stock.owedIn(line));
  if (whole) return [{ stock: whole, cents: whole.owedIn(line) }];
  let rest = 0 - line.amountCents;
  const sources = stocks.flatMap((stock) => {
    const cents = stock.modeOf(line) === line.priceMode ? Math.min(rest, stock.leftOf(line)) : 0;
    rest -= cents;
    return cents > 0 ? [{ stock, cents }] : [];
  });
  return rest === 0 ? sources : [];
}

/**
 * Settles what a debtor is owed by credit notes on what they were invoiced, the newest first (as `originals` are). A charge is
 * settled whole or not at all; what is not is carried.
 *
 *   owed back at 20 %    left at 20 %          credit notes
 *   50                   F-9  30 | F-7  80     50 on F-7: it has the whole of it
 *   100                  F-9  30 | F-7  80     30 on F-9, 70 on F-7
 *   200                  F-9  30 | F-7  80     none: carried
 */
export function planOf(parties: VatParties, owed: readonly Owed[], originals: readonly Creditable[]): Plan {
  const stocks = originals.map((original) => new Stock(original));
  const settled = new Map<Stock, Owed[]>();
  const carried: Owed[] = [];
  for (const line of givenBack(parties, owed)) {
    const charge = owed.find(({ id }) => id === line.id)!;
    const sources = sourcesOf(stocks, line);
    if (sources.length === 0) carried.push(charge);
    for (const [index, { stock, cents }] of sources.entries()) {
      stock.take(line, cents);
      if (index === 0) settled.set(stock, [...(settled.get(stock) ?? []), charge]);
    }
  }
  const parts = stocks
    .map((stock) => ({ original: stock.original, wanted: stock.wanted(), charges: settled.get(stock) ?? [] }))
    .filter(({ wanted }) => wanted.length > 0);
  return { parts, carried };
}
