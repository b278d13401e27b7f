import {
  type FieldError,
  type InvoiceLine,
  type InvoiceSnapshot,
  type Seller,
  type VatGroup,
  type VatResult,
  computeVat,
  conflict,
  invalid,
  invalidField,
  share,
  spreadNet,
  sum,
  tenThousandths,
  unitPrice,
} from '#libs/domain';
import { type Unnumbered, subtotalsOf } from '../invoices/invoices.rules.js';

/** What of one line is given back: an amount in the price mode of the line, a quantity of it, or all that is left. */
export interface Wanted {
  /** Position in the original, from 1. */
  readonly line: number;
  readonly amountCents?: number | undefined;
  /** Decimal text, at most 4 decimals. */
  readonly quantity?: string | undefined;
}

/** What has happened to a line of the original, in its price mode and with its sign. */
export interface LineCredit {
  readonly line: InvoiceLine;
  readonly creditedCents: number;
  /** What this credit note takes of it. */
  readonly takenCents: number;
  /** The quantity that was asked for, where one was. */
  readonly quantity: string | null;
}

/** What was taken of lines before: by a credit note, or, of a deposit, by an invoice. */
export interface Taking {
  readonly lines: readonly Pick<InvoiceLine, 'correctsLine' | 'amountCents'>[];
}

/** What was taken of each line before. */
export function creditedByLine({ lines }: InvoiceSnapshot, takings: readonly Taking[]): number[] {
  const credited = lines.map(() => 0);
  for (const taking of takings) {
    for (const { correctsLine, amountCents } of taking.lines) {
      if (correctsLine !== undefined) credited[correctsLine - 1]! += amountCents;
    }
  }
  return credited;
}

/**
 * What the wanted parts come to; null: all that is left. Throws credit_above_original with each line that has less left,
 * credit_other_sign with each of which more would be charged, and invalid_request for a line that is not there or is named twice.
 */
export function takeOf(
  original: InvoiceSnapshot,
  takings: readonly Taking[],
  wanted: readonly Wanted[] | null,
): LineCredit[] {
  const credited = creditedByLine(original, takings);
  const byLine = new Map<number, Wanted>();
  for (const [index, one] of (wanted ?? []).entries()) {
    if (one.line > original.lines.length) {
      throw invalidField(`lines.${index}.line`, `the document has ${original.lines.length} lines`);
    }
    if (byLine.has(one.line)) throw invalidField(`lines.${index}.line`, 'each line at most once');
    byLine.set(one.line, one);
  }
  const taken = original.lines.map((line, index): LineCredit => {
    const left = line.amountCents - credited[index]!;
    const one = byLine.get(index + 1);
    const takenCents = wanted === null ? left : one ? amountOf(line, left, one) : 0;
    return { line, creditedCents: credited[index]!, takenCents, quantity: one?.quantity ?? null };
  });
  const against = named(taken, isAgainst, (line) => `${line.label}: ${line.amountCents < 0 ? 'below' : 'above'} zero`);
  if (against.length > 0) throw invalid('credit_other_sign', { errors: against });
  const above = named(
    taken,
    (credit) => !isLeft(credit),
    ({ label }, left) => `${label}: ${left} cents are left of it`,
  );
  if (above.length > 0) throw conflict('credit_above_original', { errors: above });
  return taken;
}

/** The lines of which it holds, as errors by their position from 1. */
const named = (
  taken: readonly LineCredit[],
  holds: (credit: LineCredit) => boolean,
  say: (line: InvoiceLine, left: number) => string,
): FieldError[] =>
  taken.flatMap((credit, index) =>
    holds(credit)
      ? [{ field: `lines.${index + 1}`, message: say(credit.line, credit.line.amountCents - credit.creditedCents) }]
      : [],
  );

/** What would be charged on top instead of given back. */
const isAgainst = ({ line, takenCents }: LineCredit): boolean =>
  takenCents !== 0 && Math.sign(takenCents) === -Math.sign(line.amountCents);

function isLeft({ line, creditedCents, takenCents, quantity }: LineCredit): boolean {
  if (quantity !== null && tenThousandths(quantity) > tenThousandths(line.quantity)) return false;
  const left = line.amountCents - creditedCents;
  return takenCents === 0 || (Math.sign(takenCents) === Math.sign(left) && Math.abs(takenCents) <= Math.abs(left));
}

function amountOf(line: InvoiceLine, left: number, { amountCents, quantity }: Wanted): number {
  if (quantity === undefined) return amountCents ?? left;
  return share(line.amountCents, tenThousandths(quantity), tenThousandths(line.quantity));
}

/**
 * The VAT of a credit note: what the tax of everything credited so far grows by. Rounded on the running total of each group
 * and never on the parts, so that parts that come to the whole come to its VAT, to the cent.
 */
export function creditVat(original: InvoiceSnapshot, taken: readonly LineCredit[]): VatResult {
  const upTo = (amountOf: (credit: LineCredit) => number) =>
    computeVat(taken.map((credit) => ({ ...credit.line, amountCents: amountOf(credit) })));
  const before = upTo(({ creditedCents }) => creditedCents);
  const after = upTo(({ creditedCents, takenCents }) => creditedCents + takenCents);
  const lineNetCents = taken.map(() => 0);
  const groups = after.groups.flatMap((group, index): VatGroup[] => {
    const members = taken.flatMap((credit, position) =>
      isOf(group, credit.line) && credit.takenCents !== 0 ? [{ ...credit, position }] : [],
    );
    if (members.length === 0) return [];
    const grown = {
      ...group,
      netCents: group.netCents - before.groups[index]!.netCents,
      vatCents: group.vatCents - before.groups[index]!.vatCents,
    };
    const amounts = members.map(({ takenCents }) => takenCents);
    const nets = members[0]!.line.priceMode === 'net' ? amounts : spreadNet(grown.netCents, amounts, group.vatRateBp);
    members.forEach(({ position }, at) => (lineNetCents[position] = nets[at]!));
    return [grown];
  });
  assertWithin(original, after.groups);
  if (groups.some(({ netCents, vatCents }) => netCents < 0 || vatCents < 0)) {
    throw invalid('credit_not_positive', { detail: 'a credit note gives something back at each rate of VAT' });
  }
  const netCents = sum(groups.map((group) => group.netCents));
  const vatCents = sum(groups.map((group) => group.vatCents));
  return { groups, lineNetCents, netCents, vatCents, grossCents: netCents + vatCents };
}

const isOf = (group: VatGroup, line: InvoiceLine): boolean =>
  group.vatCategory === line.vatCategory && group.vatRateBp === line.vatRateBp;

/** Reductions left aside, the other lines of a group may come to more than it did. */
function assertWithin(original: InvoiceSnapshot, credited: readonly VatGroup[]): void {
  const above = credited.find((group) => {
    const whole = original.vat.find(
      (one) => one.vatCategory === group.vatCategory && one.vatRateBp === group.vatRateBp,
    );
    return !whole || group.netCents > whole.netCents || group.vatCents > whole.vatCents;
  });
  if (above) {
    throw conflict('credit_above_original', {
      detail: 'with its reductions left out, more would be credited than was billed',
    });
  }
}

export interface CreditFacts {
  /** The seller of today. */
  readonly seller: Seller;
  readonly reason: string;
}

/**
 * A credit note, between the parties of its original. The seller is the one of today, unless the rules of VAT have changed
 * since: what was taxed is given back by whoever taxed it.
 */
export function composeCredit(
  original: InvoiceSnapshot,
  taken: readonly LineCredit[],
  { seller, reason }: CreditFacts,
): Unnumbered {
  const { groups, lineNetCents, netCents, vatCents, grossCents } = creditVat(original, taken);
  const { locale, period, currency, buyer, reference, kind, number, issuedOn } = original;
  const lines = taken.flatMap((credit, index) =>
    credit.takenCents === 0 ? [] : [{ ...lineOf(credit, lineNetCents[index]!), correctsLine: index + 1 }],
  );
  return {
    ...{ v: 2, kind: 'credit_note', locale, period, currency, buyer, lines },
    seller: seller.vatRegime === original.seller.vatRegime ? seller : original.seller,
    ...{ vat: groups, netCents, vatCents, grossCents, reason, corrects: { kind, number, issuedOn } },
    ...(reference && { reference }),
    ...(original.subtotals && {
      subtotals: subtotalsOf(
        lines,
        lines.map((line) => line.netCents),
      ),
    }),
  };
}

/** The line as it was where all of it is given back; otherwise the quantity, or one piece of the amount. */
function lineOf({ line, takenCents, quantity: asked }: LineCredit, netCents: number): InvoiceLine {
  if (takenCents === line.amountCents && netCents === line.netCents) return line;
  const { unit: _unit, ...rest } = line;
  const quantity = asked ?? (takenCents === line.amountCents ? line.quantity : '1');
  const kept = asked === null && takenCents !== line.amountCents ? rest : line;
  return { ...kept, quantity, amountCents: takenCents, netCents, unitNet: unitPrice(netCents, quantity) };
}

/** Whether what an invoice charged can be charged anew: once all of it is credited at once. */
export const isRebillable = (
  { kind, grossCents }: Pick<InvoiceSnapshot, 'kind' | 'grossCents'>,
  credit: Pick<VatResult, 'grossCents'>,
): boolean => kind === 'invoice' && credit.grossCents === grossCents;

/** The same order again: the same parts of the same lines. `takings`: of the original, up to now. */
export function isSameTake(
  note: InvoiceSnapshot,
  original: InvoiceSnapshot,
  wanted: readonly Wanted[] | null,
  takings: readonly Taking[],
): boolean {
  const credited = creditedByLine(original, takings);
  // Who took all that was left of a line has left nothing of it.
  const isSpent = (index: number): boolean => credited[index] === original.lines[index]?.amountCents;
  if (wanted === null) return original.lines.every((_line, index) => isSpent(index));
  const taken = new Map(note.lines.map(({ correctsLine, amountCents }) => [correctsLine, amountCents]));
  const named = wanted.filter(({ amountCents }) => amountCents !== 0);
  return (
    named.length === taken.size &&
    named.every((one) => {
      const line = original.lines[one.line - 1];
      const then = taken.get(one.line);
      if (line === undefined || then === undefined) return false;
      const isRest = one.amountCents === undefined && one.quantity === undefined;
      return isRest ? isSpent(one.line - 1) : amountOf(line, then, one) === then;
    })
  );
}
