import {
  type Claim,
  type FreeInterval,
  type Instant,
  type Interval,
  MINUTE,
  type Period,
  type Rate,
  freeIntervals,
  minutesOf,
  overlaps,
  placesThroughout,
  priceReservation,
} from '#libs/domain';

export interface Bookable {
  readonly mode: 'exclusive' | 'pool';
  readonly kind: 'desk' | 'room' | 'machine';
  readonly capacity: number;
  readonly preparationMinutes: number;
  readonly stepMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
}

/**
 * Free pieces of a resource inside the openings from `earliest` on. The booking's own preparation must fit before
 * the next one, so each claim keeps its distance at the front too:
 *
 *   claim                |=====|prep|
 *   not offered    |prep||=====|prep|
 */
export function freeOf(
  resource: Bookable,
  claims: readonly Claim[],
  openings: readonly Interval[],
  earliest: Instant,
): FreeInterval[] {
  const before = resource.preparationMinutes * MINUTE;
  const kept = claims.map((claim) => ({ ...claim, start: claim.start - before }));
  const windows = openings
    .map((opening) => ({ start: Math.max(opening.start, earliest), end: opening.end }))
    .filter((window) => window.start < window.end);
  return freeIntervals(windows, kept, resource.capacity).filter((piece) =>
    resource.mode === 'pool' ? true : minutesOf(piece) >= resource.minMinutes,
  );
}

/** Offered for the whole of the opening, lunch break included: the place stays taken while its holder eats. */
export const span = (openings: readonly Interval[]): Interval[] => {
  const first = openings[0];
  const last = openings.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
};

export interface OfferedPeriod extends Period {
  readonly places: number;
  readonly priceCents: number | null;
}

/** The periods that are not over, with the places free during the rest of each and their price. */
export function offeredPeriods(
  resource: Bookable,
  rate: Rate,
  periods: readonly Period[],
  free: readonly FreeInterval[],
  now: Instant,
): OfferedPeriod[] {
  return periods
    .filter((period) => period.end > now && minutesOf(period) <= resource.maxMinutes)
    .map((period) => ({
      ...period,
      places: placesThroughout(free, period),
      priceCents: priceReservation(rate, period, 1)?.cents ?? null,
    }));
}

export interface Alternative extends Interval {
  readonly resourceId: string;
  readonly name: string;
}

export interface Candidate {
  readonly resourceId: string;
  readonly name: string;
  readonly stepMinutes: number;
  readonly free: readonly FreeInterval[];
}

/**
 * The nearest bookings that would be accepted instead: the same time elsewhere first, then the same resource and
 * its like at the nearest times of that day.
 */
export function alternativesTo(
  wanted: Interval & { readonly resourceId: string; readonly quantity: number },
  candidates: readonly Candidate[],
  limit = 3,
): Alternative[] {
  const length = wanted.end - wanted.start;
  const found: (Alternative & { distance: number })[] = [];
  for (const { resourceId, name, free, stepMinutes } of candidates) {
    if (placesThroughout(free, wanted) >= wanted.quantity) {
      found.push({ resourceId, name, start: wanted.start, end: wanted.end, distance: 0 });
      continue;
    }
    const step = stepMinutes * MINUTE;
    const starts = free
      .filter((piece) => piece.places >= wanted.quantity && piece.end - piece.start >= length)
      .map((piece) => nearestStart(piece, wanted.start, length, step))
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
    .toSorted((a, b) => a.distance - b.distance || (a.resourceId < b.resourceId ? -1 : 1))
    .slice(0, limit)
    .map(({ distance: _distance, ...alternative }) => alternative);
}

/** The start inside the piece, a whole number of steps from the wanted one, that is nearest to it. */
function nearestStart(piece: Interval, wanted: Instant, length: number, step: number): Instant | null {
  const low = Math.ceil((piece.start - wanted) / step);
  const high = Math.floor((piece.end - length - wanted) / step);
  if (low > high) return null;
  return wanted + step * Math.min(Math.max(0, low), high);
}

/** Free places of a kind for the rest of a day: desks by the period, rooms and machines by any free slot. */
export function freePlaces(resource: Bookable, free: readonly FreeInterval[], rest: Interval | null): number {
  if (!rest) return 0;
  if (resource.mode === 'pool' || resource.kind === 'desk') return placesThroughout(free, rest);
  return free.some((piece) => overlaps(piece, rest)) ? 1 : 0;
}

/** What a front page shows as "from": a desk's whole day, anything else per hour. */
export function fromPrice(resource: Bookable, rate: Rate, day: Interval | null): number | null {
  if (resource.kind === 'desk') return day ? (priceReservation(rate, day, 1)?.cents ?? null) : null;
  const hour = { start: 0, end: 60 * MINUTE };
  return priceReservation(rate, hour, 1)?.cents ?? null;
}
