/**
 * A day is the text `YYYY-MM-DD`, local to a place. It never becomes a Date in the browser's own zone:
 * all arithmetic goes through UTC midnights, which have no daylight saving.
 */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

function utcMidnight(day: Day): number {
  const match = DAY.exec(day);
  if (!match) throw new RangeError(`not a day: ${day}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
}

const fromUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** True for a day that exists: 2026-02-30 does not. */
export function isDay(text: string | null | undefined): text is Day {
  return !!text && DAY.test(text) && fromUtc(utcMidnight(text)) === text;
}

export const addDays = (day: Day, count: number): Day => fromUtc(utcMidnight(day) + count * MS_PER_DAY);

/** `count` days in a row, the first being `from`. */
export const daysFrom = (from: Day, count: number): Day[] => Array.from({ length: count }, (_, i) => addDays(from, i));

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => new Date(utcMidnight(day)).getUTCDay() || 7;

/** A Date that Intl must print with `timeZone: 'UTC'`. */
export const dayForIntl = (day: Day): Date => new Date(utcMidnight(day));

/** The local day of an instant in a zone. */
export function dayOf(instant: number | string, timeZone: string): Day {
  const at = typeof instant === 'string' ? Date.parse(instant) : instant;
  // The Swedish locale writes dates as YYYY-MM-DD.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

export const monthOf = (day: Day): string => day.slice(0, 7);

/** A month is `YYYY-MM`. */
export const isMonth = (text: string | null | undefined): text is string => !!text && isDay(`${text}-01`);

export function addMonths(month: string, count: number): string {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index - 1 + count, 1)).toISOString().slice(0, 7);
}

// One formatter per zone: building one costs more than all its uses on a page.
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes since local midnight on the wall clock of a zone: 8:30 is 510. */
export function minuteOfDay(instant: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    clocks.set(timeZone, clock);
  }
  const [hour = 0, minute = 0] = clock.format(instant).split(':').map(Number);
  return hour * 60 + minute;
}

/** The instant at which the wall clock of a zone shows this minute of a day; 1440 is the next midnight. */
export function instantAt(day: Day, minute: number, timeZone: string): number {
  const wall = utcMidnight(day) + minute * 60_000;
  let at = wall;
  // The zone is right once the clock there shows what was asked for; the second try crosses a change of the clock.
  for (let tries = 0; tries < 2; tries++) {
    at += wall - (utcMidnight(dayOf(at, timeZone)) + minuteOfDay(at, timeZone) * 60_000);
  }
  return at;
}

/** 510 is "08:30", as forms and addresses have it. */
export const wallOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "08:30" is 510; null when it is no time of a day. "24:00" is its end. */
export function minuteOf(wall: string | null | undefined): number | null {
  const match = /^(\d\d):([0-5]\d)$/.exec(wall ?? '');
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : NaN;
  return minute <= 1440 ? minute : null;
}
