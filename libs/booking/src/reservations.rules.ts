import {
  type Audience,
  type Day,
  type DomainError,
  type Instant,
  type Interval,
  MINUTE,
  type OpenDay,
  type OpeningPlan,
  type ProblemCode,
  type Zone,
  addDays,
  closedPart,
  conflict,
  contains,
  dayBounds,
  invalid,
  invalidField,
  localDay,
  minutesOf,
  openDay,
  overlaps,
  spanOf,
  toIso,
} from '#libs/domain';
import { noticeEnds, tooLateToBook } from './rules/terms.rules.js';

/** What a resource and its site ask of a booking. */
export interface BookingTerms {
  readonly mode: 'exclusive' | 'pool';
  readonly capacity: number;
  readonly stepMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
  readonly horizonDays: number;
  /** Minutes between the decision and the start; 0: none. */
  readonly noticeMinutes: number;
  readonly timeZone: Zone;
  readonly plan: OpeningPlan;
  readonly resourceId: string;
  /** Who wants it: some closures are for some only. */
  readonly audience: Audience;
}

/** Last instant that may be booked: the horizon is measured to the end of the booking. */
export const horizonEnd = (terms: Pick<BookingTerms, 'horizonDays' | 'timeZone'>, now: Instant): Instant =>
  dayBounds(addDays(localDay(now, terms.timeZone), terms.horizonDays), terms.timeZone).end;

/** Steps are counted from local midnight. */
export const isOnStep = (instant: Instant, stepMinutes: number, midnight: Instant): boolean =>
  (instant - midnight) % (stepMinutes * MINUTE) === 0;

/**
 * The first start of today that is not over. A place in a pool is sold by periods that may have begun (one arrives
 * late); a room is sold from the step that is running on. `midnight` is the one that today began with.
 */
function notOver(terms: Pick<BookingTerms, 'mode' | 'stepMinutes'>, midnight: Instant, now: Instant): Instant {
  if (terms.mode === 'pool') return midnight;
  const step = terms.stepMinutes * MINUTE;
  return midnight + Math.floor((now - midnight) / step) * step;
}

/** The first instant at which a booking may still begin. */
export function earliestStart(
  terms: Pick<BookingTerms, 'mode' | 'stepMinutes' | 'noticeMinutes'>,
  midnight: Instant,
  now: Instant,
): Instant {
  const earliest = notOver(terms, midnight, now);
  return terms.noticeMinutes === 0 ? earliest : Math.max(earliest, noticeEnds(terms.noticeMinutes, now));
}

/** Throws the first rule that the wanted booking breaks; each says what would be accepted. */
export function checkReservation(wanted: Interval, quantity: number, terms: BookingTerms, now: Instant): void {
  checkShape(wanted, quantity, terms);
  for (const refusal of policyRefusals(wanted, terms, now)) throw refusal;
}

/**
 * For staff, who may skip what is policy: the codes of the rules they skip. A day that is over stays over: what
 * happened then is for the invoice to correct. Throws like checkReservation when nothing may be skipped.
 */
export function checkForStaff(
  wanted: Interval,
  quantity: number,
  terms: BookingTerms,
  now: Instant,
  override: boolean,
): ProblemCode[] {
  checkShape(wanted, quantity, terms);
  const today = dayBounds(localDay(now, terms.timeZone), terms.timeZone);
  const refusals = [...policyRefusals(wanted, terms, now)];
  if (refusals[0] && !(override && wanted.start >= today.start)) throw refusals[0];
  return refusals.map((refusal) => refusal.code);
}

/** The rules a site may bend, in the order they are told. */
function* policyRefusals(wanted: Interval, terms: BookingTerms, now: Instant): Generator<DomainError> {
  const today = dayBounds(localDay(now, terms.timeZone), terms.timeZone);
  if (wanted.end <= now || wanted.start < notOver(terms, today.start, now)) {
    const earliest = toIso(earliestStart(terms, today.start, now));
    yield invalid('in_the_past', { detail: 'this time is over', earliest });
  } else {
    const tooSoon = tooLateToBook(wanted, terms.noticeMinutes, now);
    if (tooSoon) yield tooSoon;
  }
  const latest = horizonEnd(terms, now);
  if (wanted.end > latest) {
    yield invalid('too_far_ahead', { detail: `bookings end by ${toIso(latest)}`, latest: toIso(latest) });
  }
  const minutes = minutesOf(wanted);
  if (minutes < terms.minMinutes) {
    yield invalid('duration_too_short', {
      detail: `at least ${terms.minMinutes} minutes`,
      minMinutes: terms.minMinutes,
    });
  }
  if (minutes > terms.maxMinutes) {
    yield invalid('duration_too_long', { detail: `at most ${terms.maxMinutes} minutes`, maxMinutes: terms.maxMinutes });
  }
  const day = localDay(wanted.start, terms.timeZone);
  const shut = whyShut(wanted, day, terms);
  if (shut) yield shut;
  const midnight = dayBounds(day, terms.timeZone).start;
  if (!isOnStep(wanted.start, terms.stepMinutes, midnight) || minutes % terms.stepMinutes !== 0) {
    yield invalid('off_step', { detail: `in steps of ${terms.stepMinutes} minutes`, stepMinutes: terms.stepMinutes });
  }
}

const asText = ({ start, end }: Interval) => ({ start: toIso(start), end: toIso(end) });
const opened = (terms: BookingTerms, day: Day): OpenDay =>
  openDay(terms.plan, day, terms.timeZone, terms.resourceId, terms.audience);

/** By the hours first, then by the closures; each says when the doors are open instead. */
function whyShut(wanted: Interval, day: Day, terms: BookingTerms): DomainError | null {
  const open = opened(terms, day);
  if (!spanOf(open.usual).some((span) => contains(span, wanted))) {
    return invalid('outside_opening_hours', {
      detail: 'the site is not open then',
      openings: open.openings.map(asText),
    });
  }
  if (open.windows.some((window) => contains(window, wanted))) return null;
  const { timeZone, audience } = terms;
  const closing = open.closings.find((one) => {
    const part = closedPart(one, day, timeZone);
    return part !== null && overlaps(part, wanted) && (one.scope === 'everyone' || one.scope === audience);
  });
  return invalid('closed', {
    detail: 'closed then',
    reason: closing?.reason,
    scope: closing?.scope,
    openings: open.windows.map(asText),
    next: nextOpening(terms, day),
  });
}

/** How far to look for the next day with the doors open. */
const DAYS_SEARCHED = 31;

function nextOpening(terms: BookingTerms, day: Day): { start: string; end: string } | null {
  for (let ahead = 1; ahead <= DAYS_SEARCHED; ahead++) {
    const [window] = opened(terms, addDays(day, ahead)).windows;
    if (window) return asText(window);
  }
  return null;
}

/** A time at all: whole minutes, the end after the start. */
export function checkTimes(wanted: Interval): void {
  if (wanted.start >= wanted.end) throw invalidField('end', 'must be after start');
  if (wanted.start % MINUTE !== 0) throw invalidField('start', 'must be a whole minute');
  if (wanted.end % MINUTE !== 0) throw invalidField('end', 'must be a whole minute');
}

function checkShape(wanted: Interval, quantity: number, terms: BookingTerms): void {
  checkTimes(wanted);
  if (quantity > terms.capacity) {
    throw conflict('quantity_too_large', { detail: `at most ${terms.capacity}`, capacity: terms.capacity });
  }
}

/** A place that was held until now or earlier: nobody's any more. */
export const isOverdue = (
  { status, holdExpiresAt }: { readonly status: string; readonly holdExpiresAt: Date | null },
  now: Instant,
): boolean => status === 'held' && holdExpiresAt !== null && holdExpiresAt.getTime() <= now;

/** A booking can be given back until it begins. */
export const isCancellable = (status: string, start: Instant, now: Instant): boolean =>
  (status === 'confirmed' || status === 'held') && now < start;

/** Staff also give back what has begun: somebody left at noon, or never sat down. */
export const isCancellableByStaff = (status: string): boolean =>
  status === 'confirmed' || status === 'held' || status === 'checked_in';

/** One's own booking moves until it begins. */
export const isMovable = (status: string, start: Instant, now: Instant): boolean =>
  status === 'confirmed' && now < start;

/** Staff also move what has begun; who has arrived is here now, so the booking cannot begin later. */
export const isMovableByStaff = (status: string, wanted: Interval, now: Instant): boolean =>
  status === 'confirmed' || (status === 'checked_in' && wanted.start <= now);

/** Arrivals are noted on the day itself, until the booking is over. */
export const isCheckable = (status: string, during: Interval, zone: Zone, now: Instant): boolean =>
  status === 'confirmed' && now < during.end && localDay(now, zone) === localDay(during.start, zone);

/** What the invoice calls it. */
export const labelOf = (resourceName: string, siteName: string): string =>
  `${resourceName} – ${siteName}`.slice(0, 240);
