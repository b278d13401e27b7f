import Holidays from 'date-holidays';
import type { Closing, Day } from '#libs/domain';

export interface Holiday {
  /** What gives its day each year ("easter 1", "12-25"): the name by which a site keeps it. */
  readonly rule: string;
  readonly day: Day;
  readonly name: { readonly fr: string; readonly en: string };
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
  const calendar = region === null ? new Holidays(country) : new Holidays(country, region);
  const english = new Map(calendar.getHolidays(year, 'en').map(({ rule, name }) => [rule, name]));
  const holidays = new Map<string, Holiday>();
  for (const { type, rule, date, name } of calendar.getHolidays(year, 'fr')) {
    if (type !== 'public' || holidays.has(rule)) continue;
    holidays.set(rule, { rule, day: date.slice(0, 10), name: { fr: name, en: english.get(rule) ?? name } });
  }
  return [...holidays.values()];
}

export interface HolidayRegion {
  readonly code: string;
  readonly name: string;
}

/** Parts of the country with holidays of their own: Moselle and Alsace, overseas departments, Swiss cantons. */
export function regionsOf(country: string): HolidayRegion[] {
  const states = (new Holidays().getStates(country, 'fr') ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(states)
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}

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
