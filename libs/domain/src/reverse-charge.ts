import { bareNumber, isInUnion, isVatNumber, isVatNumberOf } from './company-numbers.js';
import type { ProblemCode } from './errors.js';
import type { VatRegime } from './vat.js';

export const REVERSE_CHARGE_REFUSALS = [
  'reverse_charge_not_by_seller',
  'reverse_charge_needs_vat_number',
  'reverse_charge_at_home',
  'reverse_charge_outside_union',
  'reverse_charge_other_number',
] as const satisfies readonly ProblemCode[];
export type ReverseChargeRefusal = (typeof REVERSE_CHARGE_REFUSALS)[number];

/** Who sells; the regime is null while nobody has said it. */
export interface ChargingSeller {
  readonly country: string;
  readonly vatRegime: VatRegime | null;
}

/** Who would owe the tax. */
export interface OwingBuyer {
  /** ISO 3166-1 alpha-2 of the address; null: nobody said. */
  readonly country: string | null;
  readonly vatNumber: string | null;
}

/**
 * Why a buyer cannot owe the tax in place of the seller (directive 2006/112/EC, art. 44 and 196: a business of another
 * country of the Union); null: a seller may decide it.
 */
export function reverseChargeRefusal(
  seller: ChargingSeller,
  { country, vatNumber }: OwingBuyer,
): ReverseChargeRefusal | null {
  if (seller.vatRegime !== 'standard' || !isInUnion(seller.country)) return 'reverse_charge_not_by_seller';
  if (vatNumber === null || !isVatNumber(vatNumber)) return 'reverse_charge_needs_vat_number';
  // Monaco and the French overseas departments have French numbers: the number counts as much as the address.
  if (isVatNumberOf(vatNumber, seller.country) || country === seller.country) return 'reverse_charge_at_home';
  return isInUnion(bareNumber(vatNumber).slice(0, 2)) ? null : 'reverse_charge_outside_union';
}

/** What a seller has decided about a buyer, and what has become of it. */
export interface ReverseCharge {
  readonly decided: boolean;
  /** The next document is without tax. */
  readonly applies: boolean;
  /** Why it cannot be decided, or does not apply although it was; null: nothing speaks against it. */
  readonly refusal: ReverseChargeRefusal | null;
}

/**
 * A decision is about the VAT number it was made for (`decidedFor`, null: none was made): one that the buyer changed
 * afterwards is another business until the seller says so.
 */
export function reverseChargeOf(seller: ChargingSeller, buyer: OwingBuyer, decidedFor: string | null): ReverseCharge {
  const decided = decidedFor !== null;
  const changed = decided && decidedFor !== buyer.vatNumber;
  const refusal = reverseChargeRefusal(seller, buyer) ?? (changed ? 'reverse_charge_other_number' : null);
  return { decided, applies: decided && refusal === null, refusal };
}
