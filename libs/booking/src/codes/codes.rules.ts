import {
  type FreeInterval,
  type Instant,
  type Interval,
  HOUR,
  MINUTE,
  type Zone,
  contains,
  minutesOf,
  placesThroughout,
} from '#libs/domain';
import { ownCheckIn } from '../arrivals/arrivals.rules.js';
import type { Lengths } from '../availability.rules.js';

/** What a sheet carries: whatever is not one of these never was. */
const CODE = /^[0-9a-f]{12}$/;
export const isCode = (text: string): boolean => CODE.test(text);

interface Sittable extends Lengths {
  readonly mode: 'exclusive' | 'pool';
}

/** Steps are counted from local midnight. */
export interface Moment {
  readonly midnight: Instant;
  readonly now: Instant;
}

/** Lengths that somebody who stands there may choose from, beside "as long as possible". */
const LENGTHS = [HOUR, 2 * HOUR, 4 * HOUR];

/**
 * When a stay from now until `end` is booked from: the step that is running. Of a space that many share, where a period
 * may have begun, a stay that would be too short is booked from as early as makes it long enough.
 */
export function startOfStay(resource: Sittable, end: Instant, at: Moment): Instant {
  const running = runningStep(resource, at);
  return resource.mode === 'pool' ? Math.min(running, end - resource.minMinutes * MINUTE) : running;
}

function runningStep({ stepMinutes }: Lengths, { midnight, now }: Moment): Instant {
  const step = stepMinutes * MINUTE;
  return midnight + Math.floor((now - midnight) / step) * step;
}

/**
 * The stays that can be booked from now on, the shortest first: an hour, two, four, and until the next booking or the
 * doors close.
 *
 *   free      |=========================|
 *   now            ^
 *   step         |---|
 *   stays        |----|
 *                |---------|
 *                |----------------------|
 */
export function staysFrom(resource: Sittable, free: readonly FreeInterval[], at: Moment): Interval[] {
  const last = freeUntil(free, at.now);
  if (last === null) return [];
  const step = resource.stepMinutes * MINUTE;
  const running = runningStep(resource, at);
  const longest = running + Math.floor((last - running) / step) * step;
  const ends = [...LENGTHS.map((length) => running + length), longest].filter((end) => end <= longest && end > at.now);
  return [...new Set(ends)]
    .toSorted((a, b) => a - b)
    .map((end) => ({ start: startOfStay(resource, end, at), end }))
    .filter((stay) => isBookable(resource, stay) && placesThroughout(free, stay) >= 1);
}

const isBookable = ({ minMinutes, maxMinutes, stepMinutes }: Lengths, stay: Interval): boolean =>
  minutesOf(stay) >= minMinutes && minutesOf(stay) <= maxMinutes && minutesOf(stay) % stepMinutes === 0;

/** Until when a place is free without a break; null: none is now. */
export function freeUntil(free: readonly FreeInterval[], now: Instant): Instant | null {
  let until: Instant | null = null;
  for (const piece of free.filter(({ places }) => places > 0).toSorted((a, b) => a.start - b.start)) {
    if (piece.start <= (until ?? now) && piece.end > (until ?? now)) until = piece.end;
  }
  return until;
}

/** The first moment after now at which a place is free; null: none of that day. */
export function freeFrom(free: readonly FreeInterval[], now: Instant): Instant | null {
  const later = free.filter(({ places, start }) => places > 0 && start > now).map(({ start }) => start);
  return later.length > 0 ? Math.min(...later) : null;
}

export interface Standing {
  readonly zone: string | null;
  /** Where it stands in the list of its site. */
  readonly position: number;
  /** Where it stands on the plan of its site; null: nobody has drawn it. */
  readonly at: { readonly floor: string; readonly x: number; readonly y: number } | null;
}

/** The nearest first: by the plan where both are drawn on one floor, then in the same zone, then by the list. */
export function byDistance<T extends Standing>(here: Standing, others: readonly T[]): T[] {
  const distance = ({ at }: T): number =>
    at && here.at && at.floor === here.at.floor
      ? Math.hypot(at.x - here.at.x, at.y - here.at.y)
      : Number.POSITIVE_INFINITY;
  const away = ({ zone }: T): number => Number(zone !== here.zone || zone === null);
  const listed = ({ position }: T): number => Math.abs(position - here.position);
  return others.toSorted((a, b) => {
    const [first, second] = [distance(a), distance(b)];
    return (first === second ? 0 : first - second) || away(a) - away(b) || listed(a) - listed(b);
  });
}

interface Booked {
  readonly status: string;
  readonly start: Date;
  readonly end: Date;
}

/**
 * Of what somebody has here, the earliest first, the one that their arrival is about: where they are already, where
 * they may say so now, or else the next. Null: they have nothing here.
 */
export function ownStay<T extends Booked>(own: readonly T[], zone: Zone, now: Instant): T | null {
  const running = own.find(({ status, start }) => status === 'checked_in' && start.getTime() <= now);
  const checkable = own.find((one) => {
    const window = ownCheckIn(one, zone);
    return window !== null && contains(window, { start: now, end: now + 1 });
  });
  return running ?? checkable ?? own[0] ?? null;
}
