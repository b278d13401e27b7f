import type { PlannedReservation } from '../api/types';
import { instant, type Slot } from '../booking/choice';
import { dayOf, instantAt, minuteOf, minuteOfDay, wallOf, type Day } from '../time/day';

/** Which place and when, as the forms of the planning have it: the wall clock of the site. */
export interface DeskWish {
  readonly resourceId: string;
  readonly day: Day;
  readonly from: string;
  readonly to: string;
}

/** Null when the texts are no times: a form sent without JavaScript may hold anything. */
export function slotOfWish({ resourceId, day, from, to }: DeskWish, timeZone: string): Slot | null {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  if (start === null || end === null) return null;
  return { resourceId, start: instant(instantAt(day, start, timeZone)), end: instant(instantAt(day, end, timeZone)) };
}

export function wishOf({ resourceId, start, end }: Slot, timeZone: string): DeskWish {
  const day = dayOf(start, timeZone);
  const minutes = minuteOfDay(Date.parse(end), timeZone);
  const later = dayOf(end, timeZone) !== day;
  return {
    ...{ resourceId, day },
    from: wallOf(minuteOfDay(Date.parse(start), timeZone)),
    to: wallOf(later ? 24 * 60 : minutes),
  };
}

export const wishOfReservation = (reservation: PlannedReservation, timeZone: string): DeskWish =>
  wishOf(reservation, timeZone);

/** Refusals that staff may pass over: each is a rule of the site, none is a place that somebody has. */
const POLICY: readonly string[] = [
  ...['in_the_past', 'too_far_ahead', 'outside_opening_hours', 'closed'],
  ...['duration_too_short', 'duration_too_long', 'off_step', 'too_late_to_book'],
  ...['quota_reached', 'one_place_at_a_time', 'authorisation_missing', 'authorisation_expired'],
];
export const isPolicy = (code: string | undefined): boolean => code !== undefined && POLICY.includes(code);

/** What becomes of the charge: the forms' words, and what the API is asked for. */
export const MONEY = {
  regles: {},
  gratuit: { waiveFee: true },
  garder: { keepCharge: true },
} as const;
export type Money = keyof typeof MONEY;
export const moneyOf = (text: string | undefined): Money => (text === 'gratuit' || text === 'garder' ? text : 'regles');
