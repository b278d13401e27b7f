import { type PriceMode } from './pricing.js';
import { allocate, share, sum } from './money.js';

/**
 * EN 16931 VAT category codes used here: S standard/reduced rate, E exempt (franchise, exempt association),
 * AE reverse charge, O outside the scope.
 */
export type VatCategory = 'S' | 'E' | 'AE' | 'O';

/** VAT regimes of a seller; each decides the category of its lines and the sentence it must print. */
export const VAT_REGIMES = ['standard', 'franchise', 'exempt_association', 'public_exempt'] as const;
export type VatRegime = (typeof VAT_REGIMES)[number];

export interface VatTerms {
  readonly vatCategory: VatCategory;
  /** Basis points: 2000 = 20 %. */
  readonly vatRateBp: number;
}

/**
 * What a seller's regime makes of a product's rate: only a standard seller charges VAT at all, and not to a buyer who
 * owes it (reverse charge).
 */
export function vatTermsOf(regime: VatRegime, vatRateBp: number, reverseCharge = false): VatTerms {
  switch (regime) {
    case 'standard':
      return reverseCharge ? { vatCategory: 'AE', vatRateBp: 0 } : { vatCategory: 'S', vatRateBp };
    case 'franchise':
    case 'exempt_association':
      return { vatCategory: 'E', vatRateBp: 0 };
    case 'public_exempt':
      return { vatCategory: 'O', vatRateBp: 0 };
    default:
      return regime satisfies never;
  }
}

export interface TaxableLine extends VatTerms {
  /** Line amount in `priceMode`, cents. */
  readonly amountCents: number;
  readonly priceMode: PriceMode;
}

export interface VatGroup extends VatTerms {
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

/** What a net amount comes to with its tax, half up. */
export const grossOfNet = (netCents: number, vatRateBp: number): number =>
  netCents + share(netCents, vatRateBp, 10_000);

const groupKey = (line: VatTerms): string => `${line.vatCategory}|${String(line.vatRateBp).padStart(5, '0')}`;

/**
 * One price mode per VAT group: where a group mixes them, its net prices become the tax-included ones that the
 * person was shown, so that no shown price changes.
 */
export function oneModePerGroup<Line extends TaxableLine>(lines: readonly Line[]): Line[] {
  const grossGroups = new Set(lines.filter((line) => line.priceMode === 'gross').map(groupKey));
  return lines.map((line) =>
    line.priceMode === 'net' && grossGroups.has(groupKey(line))
      ? { ...line, priceMode: 'gross', amountCents: line.amountCents + share(line.amountCents, line.vatRateBp, 10_000) }
      : line,
  );
}

/**
 * VAT is rounded once per (category, rate) on the sum, never per line (EN 16931 BR-CO-17; forbidden per line in
 * Belgium since 2026). With tax-included prices VAT = gross − net(gross), and the net is spread over the lines
 * by largest remainder, so that an advertised price is always reached to the cent.
 * Lines of one group must share one price mode.
 */
export function computeVat(lines: readonly TaxableLine[]): VatResult {
  const byGroup = Map.groupBy(
    lines.map((line, index) => ({ ...line, index })),
    groupKey,
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
      const amounts = members.map((line) => line.amountCents);
      const nets = priceMode === 'net' ? amounts : spreadNet(netCents, amounts, vatRateBp);
      members.forEach((line, position) => (lineNetCents[line.index] = nets[position]!));
      return { vatCategory, vatRateBp, netCents, vatCents };
    });
  const netCents = sum(groups.map((group) => group.netCents));
  const vatCents = sum(groups.map((group) => group.vatCents));
  return { groups, lineNetCents, netCents, vatCents, grossCents: netCents + vatCents };
}

/**
 * The net of a group over the tax-included amounts of its lines. Lines may be negative (a reduction): then each is rounded
 * on its own, and the largest takes the difference.
 */
export function spreadNet(netCents: number, amounts: readonly number[], vatRateBp: number): number[] {
  if (netCents >= 0 && sum(amounts) > 0 && amounts.every((amount) => amount >= 0)) return allocate(netCents, amounts);
  const nets = amounts.map((amount) => netOfGross(amount, vatRateBp));
  const largest = amounts.indexOf(Math.max(...amounts));
  nets[largest] = nets[largest]! + netCents - sum(nets);
  return nets;
}
