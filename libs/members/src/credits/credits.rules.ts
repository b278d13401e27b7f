import { type CreditUnit, type Day, type PriceMode, daysBetween, invalid, invalidField } from '#libs/domain';

/** Rights as they are sold or given: what they are counted in and what they are for. */
export interface CreditTerms {
  readonly unit: CreditUnit;
  /** Minutes, passes of one place for one local day, or cents. */
  readonly amount: number;
  /** One kind, one resource, or everything at the site when both are null. */
  readonly kind: 'desk' | 'room' | 'machine' | null;
  readonly resourceId: string | null;
  /** Of money only: the price mode of the prices it counts at. */
  readonly countsAt: PriceMode | null;
}

/** In a lot: 100,000 euros, or so many minutes or passes. */
export const CREDIT_AT_MOST = 10_000_000;

/**
 * Throws credit_wrong_unit for passes of what is not taken by the day (a room, a machine), and credit_needs_price_mode
 * for money that says no price mode, or for anything else that says one. `resource` is the one of the terms.
 */
export function checkTerms(
  { unit, kind, resourceId, countsAt }: CreditTerms,
  resource: { readonly kind: string; readonly mode: 'pool' | 'exclusive' } | null,
): void {
  if (unit === 'pass' && kind !== 'desk' && !(resourceId && resource && isByTheDay(resource))) {
    throw invalid('credit_wrong_unit', {
      detail: 'day passes are for desks, or for one resource that several share: sell hours or money for the rest',
      errors: [{ field: 'unit', message: 'must be minute or cent for this kind of place' }],
    });
  }
  if ((unit === 'cent') !== (countsAt !== null)) {
    throw invalid('credit_needs_price_mode', {
      detail: 'money says whether it counts at net or at tax-included prices; passes and hours do not',
      errors: [{ field: 'countsAt', message: 'must be net or gross for money, and left out otherwise' }],
    });
  }
}

const isByTheDay = ({ kind, mode }: { readonly kind: string; readonly mode: string }): boolean =>
  kind === 'desk' || mode === 'pool';

/** Why staff give or take by hand: for whoever reads the account later. */
export function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason.length < 1 || reason.length > 500) throw invalidField('reason', 'must have 1 to 500 characters');
  return reason;
}

/** Somebody is told when so many days are left, today included, and more than that: then another notice is due. */
export interface Notice {
  readonly daysBefore: number;
  readonly moreThan: number;
}
export const NOTICES = [
  { daysBefore: 14, moreThan: 3 },
  { daysBefore: 3, moreThan: 0 },
] as const satisfies readonly Notice[];

/** Whether what is left is about to be lost. What a plan includes comes again. `next`: the first day without it. */
export const endsSoon = (
  { source, remaining, next }: { readonly source: string; readonly remaining: number; readonly next: Day | null },
  today: Day,
): boolean =>
  source !== 'allowance' &&
  remaining > 0 &&
  next !== null &&
  next > today &&
  daysBetween(today, next) <= NOTICES[0].daysBefore;
