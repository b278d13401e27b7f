import type { VatResult } from '#libs/domain';
import { type Billable, type VatParties, computeCharges, inOrder } from '../invoices/invoices.rules.js';

/** What of an invoice to come is one person's, on one cost centre. */
export interface Part {
  /** Both null: nobody's in particular. */
  readonly personId: string | null;
  readonly person: string | null;
  readonly costCentre: string | null;
  readonly charges: number;
  readonly netCents: number;
}

/** A line of it. */
export interface PreviewLine {
  readonly label: string;
  readonly suppliedOn: string;
  readonly person: string | null;
  readonly costCentre: string | null;
  readonly netCents: number;
}

export interface Preview extends Pick<VatResult, 'netCents' | 'vatCents' | 'grossCents'> {
  readonly parts: readonly Part[];
  readonly lines: readonly PreviewLine[];
}

type Owed = Billable & {
  readonly personId: string | null;
  readonly person: string | null;
  readonly costCentre: string | null;
};

/**
 * What an invoice for these charges would come to if it were issued now: the very sums and the order of
 * `composeInvoice`, so that nobody is surprised by it. Parts and lines sum to the net.
 */
export function previewOf(parties: VatParties, charges: readonly Owed[]): Preview {
  const ordered = inOrder(charges);
  const { lineNetCents, netCents, vatCents, grossCents } = computeCharges(parties, ordered);
  const parts = new Map<string, Part>();
  const lines = ordered.map(({ label, suppliedOn, personId, person, costCentre }, index) => {
    const net = lineNetCents[index]!;
    const key = JSON.stringify([personId, costCentre]);
    const before = parts.get(key) ?? { personId, person, costCentre, charges: 0, netCents: 0 };
    parts.set(key, { ...before, charges: before.charges + 1, netCents: before.netCents + net });
    return { label, suppliedOn, person, costCentre, netCents: net };
  });
  return { parts: [...parts.values()], lines, netCents, vatCents, grossCents };
}
