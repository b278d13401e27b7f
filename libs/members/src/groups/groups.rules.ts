import { type Day, addDays, addMonths, invalidField, isDay } from '#libs/domain';

/** In a group, one rate stands in for another. */
export interface GroupRate {
  readonly rateId: string;
  readonly insteadId: string;
}

export interface GroupFacts {
  readonly name: string;
  /** 0..10000: hundredths of a percent off every price. */
  readonly discountBp: number;
  /** How long somebody is in it unless said otherwise; null: for good. */
  readonly validityMonths: number | null;
  /** Nobody new is put into one that is not; who is in it stays. */
  readonly active: boolean;
}

export interface Span {
  readonly first: Day;
  /** The first day after it; null: for good. */
  readonly next: Day | null;
}

/** Whole months, from `first`: 31 August and six months end before 28 February. */
const validity = (first: Day, months: number | null): Day | null => (months === null ? null : addMonths(first, months));

/**
 * The days on which a member is in a group. `last` is the last of them, null for good; left out, the group's own
 * validity counts. Throws `invalid_request` with the field.
 */
export function groupSpan(
  { first, last }: { readonly first: string; readonly last?: string | null | undefined },
  { validityMonths }: Pick<GroupFacts, 'validityMonths'>,
): Span {
  if (!isDay(first)) throw invalidField('first', 'must be a day, YYYY-MM-DD');
  if (last === undefined) return { first, next: validity(first, validityMonths) };
  if (last === null) return { first, next: null };
  if (!isDay(last) || last < first) throw invalidField('last', 'must be a day, not before the first');
  return { first, next: addDays(last, 1) };
}

/** Each rate is stood in for once, and by another. */
export function checkGroupRates(rates: readonly GroupRate[]): void {
  if (new Set(rates.map(({ rateId }) => rateId)).size < rates.length) {
    throw invalidField('rates', 'each rate may be replaced once');
  }
  if (rates.some(({ rateId, insteadId }) => rateId === insteadId)) {
    throw invalidField('rates', 'a rate does not stand in for itself');
  }
}

export function groupName(given: string): string {
  const name = given.normalize('NFC').replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim();
  if (name.length < 1 || name.length > 120) throw invalidField('name', 'must have 1 to 120 characters');
  return name;
}
