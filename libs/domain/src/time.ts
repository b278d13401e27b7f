import { Temporal } from './temporal.js';
import { DAY, HOUR, type Instant, type Interval, MINUTE } from './interval.js';

/**
 * The one place where wall time and instants meet. A day is local text `YYYY-MM-DD`; a minute of the day is
 * 0..1440 on the wall clock. A local day has 23, 24 or 25 hours.
 */
export type Day = string;
export type Zone = string;

const DAY_TEXT = /^2[01]\d{2}-\d{2}-\d{2}$/;

/** A day of the calendar from year 2000 to 2199: what lies beyond is a slip of the pen, and other programs break on it. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !DAY_TEXT.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

export function isZone(text: unknown): text is Zone {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(String(text));
    return true;
  } catch {
    return false;
  }
}

/** RFC 3339 text with an offset or Z, from year 2000 to 2199, to the instant; null when it is not one. */
export function parseInstant(text: unknown): Instant | null {
  if (typeof text !== 'string' || text.length > 40) return null;
  try {
    const instant = Temporal.Instant.from(text).epochMilliseconds;
    return instant >= Date.UTC(2000, 0) && instant < Date.UTC(2200, 0) ? instant : null;
  } catch {
    return null;
  }
}

/** Whole seconds carry no fraction. Through Date, which prints ten times quicker than Temporal. */
export const toIso = (instant: Instant): string => new Date(instant).toISOString().replace('.000Z', 'Z');

/**
 * The instant of a wall-clock minute. In the gap of a spring change the time moves forward by the gap (02:30 is
 * 03:30); of a repeated hour in autumn it is the first one (Temporal's "compatible", RFC 5545 §3.3.5).
 */
export function instantOf(day: Day, minute: number, zone: Zone): Instant {
  const { start, end } = dayBounds(day, zone);
  return end - start === DAY ? start + minute * MINUTE : crossing(day, minute, zone);
}

/** Asks the time zone: needed at the ends of a day and on days when the clocks change. */
function crossing(day: Day, minute: number, zone: Zone): Instant {
  const date = Temporal.PlainDate.from(day);
  const midnightNext = minute === 1440;
  const wall = (midnightNext ? date.add({ days: 1 }) : date).toPlainDateTime(
    midnightNext ? undefined : { hour: Math.floor(minute / 60), minute: minute % 60 },
  );
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Days asked for lately. The rules of a time zone do not change while a process runs, so nothing goes stale. */
const known = new Map<string, Interval>();
const KNOWN_AT_MOST = 5_000;

export function dayBounds(day: Day, zone: Zone): Interval {
  const key = `${day} ${zone}`;
  let bounds = known.get(key);
  if (!bounds) {
    bounds = { start: crossing(day, 0, zone), end: crossing(day, 1440, zone) };
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(key, bounds);
  }
  return bounds;
}

export interface LocalTime {
  readonly day: Day;
  readonly minute: number;
}

export function localTime(instant: Instant, zone: Zone): LocalTime {
  const sameDay = new Date(instant).toISOString().slice(0, 10);
  const { start, end } = dayBounds(sameDay, zone);
  if (end - start === DAY && start <= instant && instant < end) {
    return { day: sameDay, minute: Math.floor((instant - start) / MINUTE) };
  }
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return { day: wall.toPlainDate().toString(), minute: wall.hour * 60 + wall.minute };
}

/** A minute of the day as the clock on the wall says it: 480 is "08:00", 1440 is "24:00". */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const localDay = (instant: Instant, zone: Zone): Day => localTime(instant, zone).day;
export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();
/** The same day of the month, or the month's last when it has no such day. */
export const addMonths = (day: Day, months: number): Day => Temporal.PlainDate.from(day).add({ months }).toString();
/** Days from `a` to `b`, negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number =>
  Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b), { largestUnit: 'day' }).days;
/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

export interface LocalHour extends Interval {
  readonly day: Day;
  /** 0..23 on the wall clock; a repeated hour is one cell of two hours, a skipped hour has no cell. */
  readonly hour: number;
}

/** The wall-clock hours of a local day in order: their lengths sum to the day's 23, 24 or 25 hours. */
export function hoursOf(day: Day, zone: Zone): LocalHour[] {
  const bounds = dayBounds(day, zone);
  if (bounds.end - bounds.start === 24 * HOUR) {
    // Clocks did not change: reckoning is 20 times quicker than asking the time zone at each step.
    return Array.from({ length: 24 }, (_, hour) => {
      const start = bounds.start + hour * HOUR;
      return { day, hour, start, end: start + HOUR };
    });
  }
  const cells: LocalHour[] = [];
  // Half-hour steps, because Lord Howe Island changes by 30 minutes.
  for (let at = bounds.start; at < bounds.end; at += 30 * MINUTE) {
    const hour = Math.floor(localTime(at, zone).minute / 60);
    const end = Math.min(at + 30 * MINUTE, bounds.end);
    const last = cells.at(-1);
    if (last?.hour === hour) cells[cells.length - 1] = { ...last, end };
    else cells.push({ day, hour, start: at, end });
  }
  return cells;
}

const MONTH = /^2[01]\d{2}-(0[1-9]|1[0-2])$/;
export type Month = string;
export const isMonth = (text: unknown): text is Month => typeof text === 'string' && MONTH.test(text);

/** First day of the month and first day of the next one. */
export function monthDays(month: Month): { first: Day; next: Day } {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return { first: first.toString(), next: first.add({ months: 1 }).toString() };
}
