import { type Day, type PriceMode, type VatResult, addDays, addMonths, computeVat, invalidField } from '#libs/domain';
import type { CreditTerms } from '../credits/credits.rules.js';

/** What is sold as credit, and at what price. */
export interface Pack extends CreditTerms {
  readonly id: string;
  readonly name: string;
  readonly priceCents: number;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  /** How long from the day of the sale; both null: for good. */
  readonly validityMonths: number | null;
  readonly validityDays: number | null;
  readonly selfService: boolean;
  readonly active: boolean;
}

/** Throws when a pack lasts so many months and so many days. */
export function checkValidity({ validityMonths, validityDays }: Pack): void {
  if (validityMonths !== null && validityDays !== null) {
    throw invalidField('validityDays', 'must be left out when there are months');
  }
}

/** The days on which what is bought today may be used. `next` null: for good. */
export function validityOf(
  today: Day,
  { validityMonths, validityDays }: Pick<Pack, 'validityMonths' | 'validityDays'>,
): { first: Day; next: Day | null } {
  if (validityMonths !== null) return { first: today, next: addMonths(today, validityMonths) };
  return { first: today, next: validityDays === null ? null : addDays(today, validityDays) };
}

export const vatOf = ({
  priceCents,
  priceMode,
  vatRateBp,
}: Pack): Pick<VatResult, 'netCents' | 'vatCents' | 'grossCents'> =>
  computeVat([{ amountCents: priceCents, priceMode, vatCategory: 'S', vatRateBp }]);
