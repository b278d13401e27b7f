import {
  type Claim,
  type FreeInterval,
  type Instant,
  HOUR,
  type Interval,
  MINUTE,
  type Period,
  type Rate,
  type Zone,
  freeIntervals,
  grossOfNet,
  minutesOf,
  overlaps,
  placesThroughout,
  priceReservation,
} from '#libs/domain';
import { isOnStep } from './reservations.rules.js';

export interface Bookable extends Lengths {
  readonly mode: 'exclusive' | 'pool';
  readonly kind: 'desk' | 'room' | 'machine';
  readonly capacity: number;
  readonly preparationMinutes: number;
}

/** How long a booking may be, and on what steps it begins and ends. */
export interface Lengths {
  readonly stepMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
}

/** What the offers of a local day start from. */
export interface OfferedDay {
  /** Local midnight: steps are counted from it. */
  readonly midnight: Instant;
  /** What one booking may span. */
  readonly windows: readonly Interval[];
}

/**
 * Free pieces of a resource inside the windows from `earliest` on. The booking's own preparation must fit before
 * the next one, so each claim keeps its distance at the front too:
 *
 *   claim                |=====|prep|
 *   not offered    |prep||=====|prep|
 *
 * What is not a pool is offered on its steps, and only where its shortest booking fits.
 */
export function freeOf(
  resource: Bookable,
  claims: readonly Claim[],
  { midnight, windows: open }: OfferedDay,
  earliest: Instant,
): FreeInterval[] {
  const before = resource.preparationMinutes * MINUTE;
  const kept = before === 0 ? claims : claims.map((claim) => ({ ...claim, start: claim.start - before }));
  const free = freeIntervals(windowsFrom(open, earliest), kept, resource.capacity);
  if (resource.mode === 'pool') return free;
  const step = resource.stepMinutes * MINUTE;
  return free
    .map(({ places, ...piece }) => {
      const start = midnight + Math.ceil((piece.start - midnight) / step) * step;
      return { start, end: start + Math.floor((piece.end - start) / step) * step, places };
    })
    .filter((piece) => minutesOf(piece) >= resource.minMinutes);
}

/** What is left of the windows from an instant on. */
export const windowsFrom = (windows: readonly Interval[], earliest: Instant): Interval[] =>
  windows
    .map((window) => ({ start: Math.max(window.start, earliest), end: window.end }))
    .filter((window) => window.start < window.end);

/** A part of the day with what it costs, in minor units; not for sale without a price. */
export interface PricedPeriod extends Period {
  readonly priceCents: number;
}

export interface OfferedPeriod extends PricedPeriod {
  readonly places: number;
}

/** The periods that a rate has a price for. */
export const pricePeriods = (rate: Rate, periods: readonly Period[], zone: Zone): PricedPeriod[] =>
  periods.flatMap((period) => {
    const price = priceReservation(rate, period, 1, zone);
    return price ? [{ ...period, priceCents: price.cents }] : [];
  });

/** Those of the periods that the resource can be booked for, with the places free during the whole of each. */
export function offeredPeriods(
  resource: Bookable,
  periods: readonly PricedPeriod[],
  free: readonly FreeInterval[],
  midnight: Instant,
): OfferedPeriod[] {
  return periods
    .filter((period) => isBookableLength(resource, period) && isOnStep(period.start, resource.stepMinutes, midnight))
    .map((period) => ({ ...period, places: placesThroughout(free, period) }));
}

function isBookableLength(resource: Lengths, interval: Interval): boolean {
  const minutes = minutesOf(interval);
  const { minMinutes, maxMinutes, stepMinutes } = resource;
  return minutes >= minMinutes && minutes <= maxMinutes && minutes % stepMinutes === 0;
}

export interface Alternative extends Interval {
  readonly resourceId: string;
  readonly name: string;
}

export interface Candidate extends Lengths {
  readonly resourceId: string;
  readonly name: string;
  readonly free: readonly FreeInterval[];
}

/**
 * The nearest bookings that would be accepted instead: the same time elsewhere first, then the same resource and
 * its like at the nearest times of that day.
 */
export function alternativesTo(
  wanted: Interval & { readonly resourceId: string; readonly quantity: number },
  candidates: readonly Candidate[],
  { midnight, now }: { readonly midnight: Instant; readonly now: Instant },
  limit = 3,
): Alternative[] {
  const length = wanted.end - wanted.start;
  const found: (Alternative & { distance: number })[] = [];
  const elsewhere = (one: Alternative) => Number(one.resourceId !== wanted.resourceId);
  for (const { resourceId, name, free, stepMinutes } of candidates.filter((other) => isBookableLength(other, wanted))) {
    const sameTime = isOnStep(wanted.start, stepMinutes, midnight);
    if (sameTime && placesThroughout(free, wanted) >= wanted.quantity) {
      found.push({ resourceId, name, start: wanted.start, end: wanted.end, distance: 0 });
      continue;
    }
    const step = stepMinutes * MINUTE;
    const starts = free
      .filter((piece) => piece.places >= wanted.quantity && piece.end - piece.start >= length)
      // A pool is free from the morning on, but what is over by now is not offered.
      .map((piece) => ({ ...piece, start: Math.max(piece.start, now - length + 1) }))
      .map((piece) => nearestStart(piece, wanted.start, length, step, midnight))
      .filter((start) => start !== null);
    const nearest = starts.toSorted((a, b) => Math.abs(a - wanted.start) - Math.abs(b - wanted.start))[0];
    if (nearest === undefined) continue;
    const own = resourceId === wanted.resourceId ? 1 : 2;
    found.push({
      resourceId,
      name,
      start: nearest,
      end: nearest + length,
      distance: Math.abs(nearest - wanted.start) + own,
    });
  }
  return found
    .toSorted(
      (a, b) => a.distance - b.distance || elsewhere(a) - elsewhere(b) || (a.resourceId < b.resourceId ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ distance: _distance, ...alternative }) => alternative);
}

/** The start inside the piece, a whole number of steps from midnight, that is nearest to the wanted one. */
function nearestStart(
  piece: Interval,
  wanted: Instant,
  length: number,
  step: number,
  midnight: Instant,
): Instant | null {
  const low = Math.ceil((piece.start - midnight) / step);
  const high = Math.floor((piece.end - length - midnight) / step);
  if (low > high) return null;
  return midnight + step * Math.min(Math.max(Math.round((wanted - midnight) / step), low), high);
}

/**
 * Free places of a kind for the rest of a day: desks for all of it (but for what is too short for a step at either
 * end), rooms and machines by any free slot.
 */
export function freePlaces(resource: Bookable, free: readonly FreeInterval[], rest: Interval | null): number {
  if (!rest) return 0;
  if (resource.mode === 'pool') return placesThroughout(free, rest);
  const step = resource.kind === 'desk' ? resource.stepMinutes * MINUTE : Number.POSITIVE_INFINITY;
  const fits = (piece: Interval) => piece.start - rest.start < step && rest.end - piece.end < step;
  return free.some((piece) => overlaps(piece, rest) && fits(piece)) ? 1 : 0;
}

/** What a front page shows as "from", tax included: a desk's whole day, anything else per hour of the usual rate. */
export function fromPrice(resource: Bookable, rate: Rate, day: Interval | null, zone: Zone): number | null {
  const price =
    resource.kind === 'desk'
      ? day && priceReservation(rate, day, 1, zone)
      : priceReservation({ ...rate, windows: [] }, { start: 0, end: HOUR }, 1, zone);
  if (!price) return null;
  return rate.priceMode === 'net' ? grossOfNet(price.cents, rate.vatRateBp) : price.cents;
}
