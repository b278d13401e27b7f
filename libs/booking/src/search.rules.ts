import {
  type Day,
  type FreeInterval,
  type Instant,
  type Interval,
  MINUTE,
  type Zone,
  instantOf,
  intersect,
  invalid,
  minutesOf,
} from '#libs/domain';
import type { Bookable } from './availability.rules.js';

/** What is looked for. Minutes are of the wall clock at each site, `until` up to 1440; null: not said. */
export interface Wish {
  readonly from: number | null;
  readonly until: number | null;
  /** Null: all of the hours asked for; where these are not said, an hour of a room or a machine. */
  readonly minutes: number | null;
  /** Places of one booking. */
  readonly places: number;
  /** Every one of them. */
  readonly features: readonly string[];
  readonly accessible: boolean;
}

/** A resource on one day, as the site's day shows it. */
export interface Place extends Bookable {
  readonly features: readonly string[];
  /** What one booking may span. */
  readonly windows: readonly Interval[];
  readonly free: readonly FreeInterval[];
}

/** What is the same for all places of a site on a day. */
export interface SearchedDay {
  readonly day: Day;
  readonly zone: Zone;
  readonly midnight: Instant;
  readonly now: Instant;
  readonly accessible: boolean;
  /** False beyond the site's horizon. */
  readonly bookable: boolean;
}

/** Why a place is not offered, from what is farthest from an offer to what is nearest. */
export const WHY_NOT = [
  'nothing_there',
  'in_the_past',
  'too_far_ahead',
  'closed',
  'without_features',
  'not_so_long',
  'taken',
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

/** The reason that came nearest to an offer: what one would have to change first. */
export const nearestReason = (reasons: Iterable<WhyNot>): WhyNot =>
  WHY_NOT[Math.max(0, ...[...reasons].map((reason) => WHY_NOT.indexOf(reason)))]!;

const USUAL_MINUTES = 60;
/** Times of one place that are looked for: a page shows no more. */
const TIMES_OF_A_PLACE = 3;

/** The hours asked for on a local day; null where a change of the clocks leaves nothing of them. */
export function hoursOn(day: Day, { from, until }: Pick<Wish, 'from' | 'until'>, zone: Zone): Interval | null {
  const start = instantOf(day, from ?? 0, zone);
  const end = instantOf(day, until ?? 1440, zone);
  return start < end ? { start, end } : null;
}

/**
 * The first times at which the place can be booked as wished, one after the other; else why there is none. Each of
 * them is on the steps of the place, of a length it may be booked for, and free for as many places as wished.
 */
export function timesOf(place: Place, wish: Wish, on: SearchedDay): Interval[] | WhyNot {
  const hours = hoursOn(on.day, wish, on.zone);
  if (!hours) return 'closed';
  if (hours.end <= on.now) return 'in_the_past';
  if (!on.bookable) return 'too_far_ahead';
  if (wish.places > place.capacity || (wish.accessible && !on.accessible)) return 'without_features';
  if (!wish.features.every((feature) => place.features.includes(feature))) return 'without_features';
  const asked = place.windows.map((window) => intersect(window, hours)).filter((part) => part !== null);
  if (asked.length === 0) return 'closed';
  const open = asked.filter((window) => window.end > on.now);
  if (open.length === 0) return 'in_the_past';
  const wanted = open.map((window) => ({ window, minutes: lengthIn(window, place, wish, on) }));
  const possible = wanted.filter(
    ({ window, minutes }) => minutes >= place.minMinutes && minutes <= place.maxMinutes && minutes <= minutesOf(window),
  );
  if (possible.length === 0) return 'not_so_long';
  const pieces = enough(place.free, wish.places);
  const times = possible.flatMap(({ window, minutes }) => startsIn(pieces, window, minutes, place, on));
  return times.length === 0 ? 'taken' : times.slice(0, TIMES_OF_A_PLACE);
}

/** Minutes of a booking inside the window: what is asked for rounded up to whole steps, or all that fits in steps. */
function lengthIn(window: Interval, place: Place, { minutes, from, until }: Wish, on: SearchedDay): number {
  const said = minutes ?? (from === null && until === null && place.kind !== 'desk' ? USUAL_MINUTES : null);
  const { stepMinutes } = place;
  if (said !== null) return Math.max(Math.ceil(said / stepMinutes) * stepMinutes, place.minMinutes);
  const start = Math.max(onStep(window.start, place, on), earliest(place, on, true));
  return Math.min(Math.floor((window.end - start) / MINUTE / stepMinutes) * stepMinutes, place.maxMinutes);
}

/** Steps are counted from local midnight. */
function onStep(instant: Instant, { stepMinutes }: Place, { midnight }: SearchedDay): Instant {
  const step = stepMinutes * MINUTE;
  return midnight + Math.ceil((instant - midnight) / step) * step;
}

/** The step that is running; but a place of many whose time is fixed may be taken late. */
function earliest({ mode, stepMinutes }: Place, { midnight, now }: SearchedDay, fixed: boolean): Instant {
  if (mode === 'pool' && fixed) return midnight;
  const step = stepMinutes * MINUTE;
  return midnight + Math.floor(Math.max(0, now - midnight) / step) * step;
}

function startsIn(
  pieces: readonly Interval[],
  window: Interval,
  minutes: number,
  place: Place,
  on: SearchedDay,
): Interval[] {
  const length = minutes * MINUTE;
  const fixed = minutesOf(window) - minutes < place.stepMinutes;
  const times: Interval[] = [];
  for (const piece of pieces) {
    const end = Math.min(piece.end, window.end);
    let start = onStep(Math.max(piece.start, window.start, earliest(place, on, fixed)), place, on);
    for (; start + length <= end && times.length < TIMES_OF_A_PLACE; start += length) {
      if (start + length > on.now) times.push({ start, end: start + length });
    }
  }
  return times;
}

/** Where at least so many places are free: neighbours that differ in their number are one piece. */
function enough(free: readonly FreeInterval[], places: number): Interval[] {
  const pieces: Interval[] = [];
  for (const { start, end, places: left } of free) {
    if (left < places) continue;
    const last = pieces.at(-1);
    if (last?.end === start) pieces[pieces.length - 1] = { start: last.start, end };
    else pieces.push({ start, end });
  }
  return pieces;
}

/** A bookable time of a place, with what it costs tax included, in minor units. */
export interface FoundTime extends Interval {
  readonly resourceId: string;
  readonly priceCents: number;
}

/** What a site's result shows of its times: different beginnings first, the cheapest of each. */
export function bestTimes<T extends FoundTime>(times: readonly T[], limit: number): T[] {
  const sorted = times.toSorted((a, b) => a.start - b.start || a.priceCents - b.priceCents);
  const first = sorted.filter((time, index) => sorted[index - 1]?.start !== time.start).slice(0, limit);
  const more = sorted.filter((time) => !first.includes(time)).slice(0, limit - first.length);
  return [...first, ...more].toSorted((a, b) => a.start - b.start || a.priceCents - b.priceCents);
}

/** Degrees, WGS 84. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_KM = 6371.0088;

/** Kilometres along the great circle (haversine); half a percent off at most, because the Earth is no ball. */
export function distanceKm(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const sine = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const h = sine(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sine(b.lon - a.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The middle of a commune, as far as its sites tell; null when it has none. */
export function middleOf(commune: string, sites: readonly (Point & { readonly commune: string })[]): Point | null {
  const there = sites.filter((site) => fold(site.commune) === fold(commune));
  if (there.length === 0) return null;
  const mean = (of: (point: Point) => number) => there.reduce((sum, point) => sum + of(point), 0) / there.length;
  return { lat: mean((point) => point.lat), lon: mean((point) => point.lon) };
}

/** Accents, case, hyphens and the shape of an apostrophe do not matter when one looks for a place. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[’']/g, "'")
    .replaceAll('-', ' ')
    .toLowerCase()
    .trim();

const DAY_MINUTES = 1440;

/** Throws what contradicts itself in the hours and their length. */
export function checkHours({ from, until, minutes }: Pick<Wish, 'from' | 'until' | 'minutes'>): void {
  const start = from ?? 0;
  const end = until ?? DAY_MINUTES;
  if (start >= end) throw invalid('hours_reversed', { detail: 'to: must be later than from, on the same day' });
  if (minutes !== null && minutes > end - start) {
    throw invalid('duration_too_long', {
      detail: `at most ${end - start} minutes between these hours`,
      maxMinutes: end - start,
    });
  }
}

/** Throws when a feature is asked for that no place of the network has. */
export function checkFeatures(wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.filter((feature) => !known.includes(feature));
  if (unknown.length === 0) return;
  throw invalid('unknown_feature', {
    detail: `feature: ${unknown.join(', ')} is not one of ${known.join(', ')}`,
    known,
  });
}

export const NEAREST_KM = 1;
export const FARTHEST_KM = 500;
export const USUAL_KM = 10;

/** Around what one looks: a commune of the network, or a point of one's own. */
export interface Around {
  readonly commune: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly radiusKm: number | null;
}

export interface Circle {
  readonly centre: Point;
  readonly radiusKm: number;
}

/** The circle to look in; null: everywhere. Throws what is half said, out of range, or a commune without a site. */
export function circleOf(
  { commune, lat, lon, radiusKm }: Around,
  sites: readonly (Point & { readonly commune: string })[],
): Circle | null {
  if ((lat === null) !== (lon === null)) {
    throw invalid('position_incomplete', { detail: 'lat and lon: one is nothing without the other' });
  }
  if (radiusKm !== null && (radiusKm < NEAREST_KM || radiusKm > FARTHEST_KM)) {
    throw invalid('radius_out_of_range', {
      detail: `radiusKm: from ${NEAREST_KM} to ${FARTHEST_KM}`,
      ...{ nearestKm: NEAREST_KM, farthestKm: FARTHEST_KM },
    });
  }
  if (lat !== null && lon !== null) return { centre: { lat, lon }, radiusKm: radiusKm ?? USUAL_KM };
  if (commune === null) {
    if (radiusKm === null) return null;
    throw invalid('position_incomplete', { detail: 'radiusKm: around what? say near, or lat and lon' });
  }
  const centre = middleOf(commune, sites);
  if (centre) return { centre, radiusKm: radiusKm ?? USUAL_KM };
  const known = [...new Set(sites.map((site) => site.commune))].toSorted((a, b) => a.localeCompare(b, 'fr'));
  throw invalid('unknown_commune', { detail: `near: no site is in ${commune}`, known });
}
