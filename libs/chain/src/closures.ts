import type { ClosurePayload, DocumentPayload, Perpetual, RateTotal, Totals } from './payloads.js';

/** The three closures, the shortest period first; each but the first sums up those before it. */
export const CLOSURES = [
  { kind: 'CLOSURE_DAY', of: 'DOCUMENT', digits: '2026-11-21'.length },
  { kind: 'CLOSURE_MONTH', of: 'CLOSURE_DAY', digits: '2026-11'.length },
  { kind: 'CLOSURE_YEAR', of: 'CLOSURE_MONTH', digits: '2026'.length },
] as const;
export type Closing = (typeof CLOSURES)[number];
export type ClosureKind = Closing['kind'];

export const closingOf = (kind: string): Closing | null => CLOSURES.find((one) => one.kind === kind) ?? null;

/** What a period is made of: documents, or the closures of shorter periods. */
export interface Part {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly totals: Totals;
}

export const NO_PERPETUAL: Perpetual = { documents: 0, grossCents: 0, absoluteCents: 0 };

/** A credit note takes off, and counts in full in the absolute sum. */
export function partOfDocument(seq: number, document: DocumentPayload): Part {
  const sign = document.kind === 'credit_note' ? -1 : 1;
  const signed = (cents: number) => (cents === 0 ? 0 : sign * cents); // no -0: it is no canonical number
  const byRate = document.vat.map((rate) => ({
    ...rate,
    netCents: signed(rate.netCents),
    vatCents: signed(rate.vatCents),
  }));
  const totals = {
    documents: 1,
    byRate,
    netCents: signed(document.netCents),
    vatCents: signed(document.vatCents),
    grossCents: signed(document.grossCents),
    absoluteCents: Math.abs(document.grossCents),
  };
  return { firstSeq: seq, lastSeq: seq, totals };
}

/** What an entry of the kind that a closure sums up adds to it. `payload`: its text. */
export function partOf({ of }: Closing, seq: number, payload: string): Part {
  if (of === 'DOCUMENT') return partOfDocument(seq, JSON.parse(payload) as DocumentPayload);
  const { firstSeq, lastSeq, totals } = JSON.parse(payload) as ClosurePayload;
  return { firstSeq, lastSeq, totals };
}

/** Rates in the order of their category and height, each once. */
export function sumOf(all: readonly Totals[]): Totals {
  const rates = new Map<string, RateTotal>();
  const sum = { documents: 0, netCents: 0, vatCents: 0, grossCents: 0, absoluteCents: 0 };
  for (const { byRate, ...counts } of all) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += counts[key];
    for (const { category, rateBp, netCents, vatCents } of byRate) {
      const key = `${category} ${rateBp}`;
      const known = rates.get(key) ?? { category, rateBp, netCents: 0, vatCents: 0 };
      const added = { netCents: known.netCents + netCents, vatCents: known.vatCents + vatCents };
      rates.set(key, { category, rateBp, ...added });
    }
  }
  const byRate = [...rates.values()].toSorted(
    (a, b) => (a.category < b.category ? -1 : a.category > b.category ? 1 : 0) || b.rateBp - a.rateBp,
  );
  return { ...sum, byRate };
}

export const perpetualAfter = (before: Perpetual, { documents, grossCents, absoluteCents }: Totals): Perpetual => ({
  documents: before.documents + documents,
  grossCents: before.grossCents + grossCents,
  absoluteCents: before.absoluteCents + absoluteCents,
});

/** The payload of a closure. `parts` in order, at least one; `perpetual` as it stands with them. */
export function closureOf(period: string, parts: readonly Part[], perpetual: Perpetual, head: string): ClosurePayload {
  const totals = sumOf(parts.map((part) => part.totals));
  return { period, firstSeq: parts[0]!.firstSeq, lastSeq: parts.at(-1)!.lastSeq, totals, perpetual, head };
}
