import type { DayResource, DayView, Kind, Period, ResourceView, SiteView } from '../api/types';
import type { BookChoice } from '../app/links';
import { minuteOfDay } from '../time/day';

const MS_PER_MINUTE = 60_000;
/** A list of every quarter of an hour up to twelve hours helps nobody: longer bookings come in larger steps. */
const MAX_DURATIONS = 24;
const USUAL_MINUTES = 60;
/** Every time zone and every step is a multiple of five minutes. */
const GRID_MS = 5 * MS_PER_MINUTE;

/** What the visitor would book right now, always possible on the day shown. */
export interface Choice {
  resource: ResourceView;
  day: DayResource;
  period: Period | null;
  start: number;
  minutes: number;
  places: number;
  /** Hours of the visitor's own beside the periods: those they searched for. */
  hours: Hours | null;
}

export interface Hours {
  start: number;
  minutes: number;
}

export interface Slot {
  resourceId: string;
  start: string;
  end: string;
}

export const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** Desks are sold by periods of the day alone. */
export const soldByPeriod = (day: DayResource): boolean => day.kind === 'desk' && day.periods.length > 0;

/**
 * The periods on offer: all of a desk's; of anything else those that the site has named, beside any other start and
 * duration.
 */
export const offeredPeriods = (day: DayResource): Period[] =>
  soldByPeriod(day) ? day.periods : day.periods.filter(({ name }) => name !== undefined);

export interface Bookable {
  resource: ResourceView;
  day: DayResource;
}

/** The resources of one kind, with what is free of each that day. */
export function bookablesOf(site: SiteView, day: DayView, kind: Kind): Bookable[] {
  return site.resources.flatMap((resource) => {
    const thatDay = day.resources.find((one) => one.id === resource.id);
    return resource.kind === kind && thatDay ? [{ resource, day: thatDay }] : [];
  });
}

/**
 * Starts on offer: every step of the local clock inside each free range, as long as the shortest booking still fits
 * before the range ends.
 *
 *   free  8:10 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 10:00   step 30, shortest 60   →   8:30  9:00
 *
 * A step that has begun can still be booked: that is what someone standing at the door wants.
 */
export function startsOf({ resource, day }: Bookable, timeZone: string, now: number): number[] {
  const starts: number[] = [];
  for (const range of day.free) {
    const last = Date.parse(range.end) - resource.minMinutes * MS_PER_MINUTE;
    for (let at = Math.ceil(Date.parse(range.start) / GRID_MS) * GRID_MS; at <= last; at += GRID_MS) {
      const running = at + resource.stepMinutes * MS_PER_MINUTE > now;
      if (running && minuteOfDay(at, timeZone) % resource.stepMinutes === 0) starts.push(at);
    }
  }
  return starts;
}

/** Durations on offer from one start, up to the end of the free range it lies in. */
export function durationsFrom({ resource, day }: Bookable, start: number): number[] {
  const range = day.free.find((free) => Date.parse(free.start) <= start && start < Date.parse(free.end));
  if (!range) return [];
  const most = Math.min(resource.maxMinutes, (Date.parse(range.end) - start) / MS_PER_MINUTE);
  const all: number[] = [];
  for (let minutes = resource.minMinutes; minutes <= most; minutes += resource.stepMinutes) all.push(minutes);
  if (all.length <= MAX_DURATIONS) return all;
  return all.filter((minutes) => minutes <= 4 * 60 || minutes % 60 === 0 || minutes === all.at(-1));
}

/**
 * A place among many may be taken late in its period; a desk of one's own is booked from where it is still free,
 * which the day's free ranges say.
 */
export function startOfPeriod(day: DayResource, period: Period): number {
  const start = Date.parse(period.start);
  if (day.mode === 'pool') return start;
  const free = day.free.find((range) => Date.parse(range.end) > start);
  return Math.max(start, free ? Date.parse(free.start) : start);
}

function wholeOf(day: DayResource, period: Period): Hours {
  const start = startOfPeriod(day, period);
  return { start, minutes: (Date.parse(period.end) - start) / MS_PER_MINUTE };
}

export const isOver = (period: Period, now: number): boolean => Date.parse(period.end) <= now;
export const canTake = (period: Period, now: number, places = 1): boolean =>
  period.places >= places && !isOver(period, now);

/** The fewest places free between two instants; 0 where any part is not free. */
function placesBetween(day: DayResource, start: number, end: number): number {
  let covered = start;
  let fewest = Infinity;
  for (const range of day.free) {
    if (Date.parse(range.end) <= covered || Date.parse(range.start) > covered) continue;
    fewest = Math.min(fewest, range.places);
    covered = Date.parse(range.end);
    if (covered >= end) return fewest;
  }
  return 0;
}

/** The hours wished for, unless a period says the same or they cannot be booked any more. */
function hoursWished({ resource, day }: Bookable, wish: BookChoice, timeZone: string, now: number): Hours | null {
  const start = Date.parse(wish.start ?? '');
  const minutes = wish.minutes ?? 0;
  const end = start + minutes * MS_PER_MINUTE;
  const { stepMinutes, minMinutes, maxMinutes } = resource;
  if (Number.isNaN(start) || minutes < minMinutes || minutes > maxMinutes || end <= now) return null;
  if (minuteOfDay(start, timeZone) % stepMinutes !== 0 || minutes % stepMinutes !== 0) return null;
  if (placesBetween(day, start, end) < placesWished(resource, wish)) return null;
  return { start, minutes };
}

/** Several at once are for places among many. */
const placesWished = ({ mode }: ResourceView, wish: BookChoice): number => (mode === 'pool' ? (wish.places ?? 1) : 1);

function settleByPeriod(one: Bookable, wish: BookChoice, timeZone: string, now: number): Choice | null {
  const places = placesWished(one.resource, wish);
  const free = one.day.periods.filter((period) => canTake(period, now, places));
  const wished = hoursWished(one, wish, timeZone, now);
  const known = free.find((period) => {
    const { start, minutes } = wholeOf(one.day, period);
    return start === wished?.start && minutes === wished.minutes;
  });
  const hours = known ? null : wished;
  const chosen = free.find((each) => each.key === wish.period) ?? known;
  if (!chosen && hours) return { ...one, ...hours, period: null, places, hours };
  const period = chosen ?? free[0];
  return period ? { ...one, ...wholeOf(one.day, period), period, places, hours } : null;
}

function settleOne(one: Bookable, wish: BookChoice, timeZone: string, now: number): Choice | null {
  if (soldByPeriod(one.day)) return settleByPeriod(one, wish, timeZone, now);
  const period = offeredPeriods(one.day).find((each) => each.key === wish.period && canTake(each, now));
  if (period) return { ...one, ...wholeOf(one.day, period), period, places: 1, hours: null };
  const starts = startsOf(one, timeZone, now);
  const wished = wish.start ? Date.parse(wish.start) : NaN;
  const isLongEnough = (start: number) => durationsFrom(one, start).includes(wish.minutes ?? 0);
  const start = starts.includes(wished) ? wished : (starts.find(isLongEnough) ?? starts[0]);
  if (start === undefined) return null;
  const durations = durationsFrom(one, start);
  const minutes =
    [wish.minutes, USUAL_MINUTES].find((each) => each !== undefined && durations.includes(each)) ?? durations[0];
  return minutes === undefined ? null : { ...one, period: null, start, minutes, places: 1, hours: null };
}

/**
 * Turns a wish (from an address, a form, or clicks on yesterday's data) into what can be booked now: the wished
 * resource if anything of it is left, else the first that is; then the wished time if it is free, else the first
 * that is long enough, else the first.
 */
export function settle(wish: BookChoice, bookables: readonly Bookable[], timeZone: string, now: number): Choice | null {
  const wished = bookables.find((one) => one.resource.id === wish.resourceId);
  if (wished) {
    const choice = settleOne(wished, wish, timeZone, now);
    if (choice) return choice;
  }
  for (const one of bookables) {
    const choice = settleOne(one, wish, timeZone, now);
    if (choice) return choice;
  }
  return null;
}

export const slotOf = ({ resource, start, minutes }: Choice): Slot => ({
  resourceId: resource.id,
  start: instant(start),
  end: instant(start + minutes * MS_PER_MINUTE),
});
