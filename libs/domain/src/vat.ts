import { type PriceMode } from './pricing.js';
import { allocate, share, sum } from './money.js';

/**
 * EN 16931 VAT category codes used here: S standard/reduced rate, E exempt (franchise, exempt association),
 * AE reverse charge, O outside the scope.
 */
export type VatCategory = 'S' | 'E' | 'AE' | 'O';

export interface TaxableLine {
  /** Line amount in `priceMode`, cents. */
  readonly amountCents: number;
  readonly priceMode: PriceMode;
  readonly vatCategory: VatCategory;
  /** Basis points: 2000 = 20 %. */
  readonly vatRateBp: number;
}

export interface VatGroup {
  readonly vatCategory: VatCategory;
  readonly vatRateBp: number;
  readonly netCents: number;
  readonly vatCents: number;
}

export interface VatResult {
  readonly groups: readonly VatGroup[];
  /** Net amount of each line, in the order given; they sum to the groups' net. */
  readonly lineNetCents: readonly number[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
}

/** Net part of a tax-included amount: gross ÷ (1 + rate), half up. */
export const netOfGross = (grossCents: number, vatRateBp: number): number =>
  share(grossCents, 10_000, 10_000 + vatRateBp);

/**
 * VAT is rounded once per (category, rate) on the sum, never per line (EN 16931 BR-CO-17; forbidden per line in
 * Belgium since 2026). With tax-included prices VAT = gross − net(gross), and the net is spread over the lines
 * by largest remainder, so that an advertised price is always reached to the cent.
 * Lines of one group must share one price mode.
 */
export function computeVat(lines: readonly TaxableLine[]): VatResult {
  const byGroup = Map.groupBy(
    lines.map((line, index) => ({ ...line, index })),
    (line) => `${line.vatCategory}|${String(line.vatRateBp).padStart(5, '0')}`,
  );
  const lineNetCents = new Array<number>(lines.length).fill(0);
  const groups = [...byGroup.entries()]
    .toSorted(([a], [b]) => (a < b ? 1 : -1)) // standard rates first, highest rate first
    .map(([, members]) => {
      const { vatCategory, vatRateBp, priceMode } = members[0]!;
      if (members.some((line) => line.priceMode !== priceMode)) {
        throw new RangeError('net and tax-included prices are mixed inside one VAT group');
      }
      const total = sum(members.map((line) => line.amountCents));
      const netCents = priceMode === 'net' ? total : netOfGross(total, vatRateBp);
      const vatCents = priceMode === 'net' ? share(total, vatRateBp, 10_000) : total - netCents;
      const nets =
        priceMode === 'net' || total === 0
          ? members.map((line) => line.amountCents)
          : spreadNet(
              netCents,
              members.map((line) => line.amountCents),
            );
      members.forEach((line, position) => (lineNetCents[line.index] = nets[position]!));
      return { vatCategory, vatRateBp, netCents, vatCents };
    });
  const netCents = sum(groups.map((group) => group.netCents));
  const vatCents = sum(groups.map((group) => group.vatCents));
  return { groups, lineNetCents, netCents, vatCents, grossCents: netCents + vatCents };
}

/** Lines may be negative (a reduction): those are rounded on their own, the rest takes the difference. */
function spreadNet(netCents: number, amounts: readonly number[]): number[] {
  if (amounts.every((amount) => amount >= 0)) return allocate(netCents, amounts);
  const total = sum(amounts);
  const nets = amounts.map((amount) => share(amount, netCents, Math.abs(total)) * Math.sign(total));
  const largest = amounts.indexOf(Math.max(...amounts));
  nets[largest] = nets[largest]! + netCents - sum(nets);
  return nets;
}
