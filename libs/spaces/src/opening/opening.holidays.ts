import Holidays from 'date-holidays-parser';
import type { Closing, Day, LocalText } from '#libs/domain';
import { PUBLIC_HOLIDAYS } from './holidays.data.js';

export interface Holiday {
  /** What gives its day each year ("easter 1", "12-25"): the name by which a site keeps it. */
  readonly rule: string;
  readonly day: Day;
  readonly name: LocalText;
}

/** Which holidays a site keeps. */
export interface HolidayCalendar {
  readonly country: string;
  readonly region: string | null;
  readonly rules: readonly string[];
}

/** What a year's holidays are does not change while a process runs, so nothing goes stale. */
const known = new Map<string, readonly Holiday[]>();
const KNOWN_AT_MOST = 1_000;

/** The public holidays of a country, or of the region of it that has its own, in a year; none of an unknown country. */
export function holidaysOf(country: string, region: string | null, year: number): readonly Holiday[] {
  const key = `${country} ${region ?? ''} ${year}`;
  let holidays = known.get(key);
  if (!holidays) {
    const found = reckon(country, region, year);
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(key, (holidays = found));
  }
  return holidays;
}

function reckon(country: string, region: string | null, year: number): Holiday[] {
  const days = (PUBLIC_HOLIDAYS[country]?.days ?? []).filter(
    ({ regions }) => regions === undefined || (region !== null && regions.includes(region)),
  );
  const calendar = new Holidays({});
  const names = new Map<string, LocalText>();
  for (const { rule, name, hidden } of days) {
    if (!calendar.setHoliday(rule, { name: { ...name }, type: hidden ? 'observance' : 'public' })) {
      throw new Error(`no rule of a holiday: ${rule}`);
    }
    if (!hidden) names.set(rule, name);
  }
  return calendar.getHolidays(year, 'fr').flatMap(({ rule, date }) => {
    const name = names.get(rule);
    return name ? [{ rule, day: date.slice(0, 10), name }] : [];
  });
}

export interface HolidayRegion {
  readonly code: string;
  readonly name: LocalText;
}

/** Parts of the country with holidays of their own: Moselle and Alsace, overseas, Swiss cantons; by French name. */
export const regionsOf = (country: string): HolidayRegion[] =>
  Object.entries(PUBLIC_HOLIDAYS[country]?.regions ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.fr.localeCompare(b.name.fr, 'fr'));

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The kept holidays from `first` to `last` as closures of whole days. */
export function holidayClosings({ country, region, rules }: HolidayCalendar, first: Day, last: Day): Closing[] {
  if (rules.length === 0) return [];
  const kept = new Set(rules);
  const closings: Closing[] = [];
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    for (const { rule, day, name } of holidaysOf(country, region, year)) {
      if (!kept.has(rule) || day < first || day > last) continue;
      closings.push({
        ...{ resourceId: null, repeats: 'once', firstDay: day, lastDay: day, from: null, until: null },
        ...{ scope: 'everyone', reason: name },
      });
    }
  }
  return closings;
}
