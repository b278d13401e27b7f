import {
  type Day,
  type Interval,
  MINUTE,
  type ProblemCode,
  Temporal,
  type Zone,
  addDays,
  instantOf,
  invalid,
  invalidField,
  isDay,
  localTime,
  weekdayOf,
} from '#libs/domain';

/** The longest series: so many dates, and with a last day so many years from the first. */
export const DATES_AT_MOST = 366;
export const YEARS_AT_MOST = 2;
const INTERVAL_AT_MOST = 366;

/** Which days a booking repeats on. Weeks begin on Monday; weekdays are 1 = Monday … 7 = Sunday. */
export type Pattern =
  | { readonly freq: 'daily' }
  /** Null: the weekday of the first day. */
  | { readonly freq: 'weekly'; readonly weekdays: readonly number[] | null }
  /** 1 … 31, months without that day are left out (RFC 5545); -1: the last day. Null: the day of the first. */
  | { readonly freq: 'monthly'; readonly monthDay: number | null }
  /** The nth such weekday of the month, 1 … 5 (months without it are left out), -1: the last. */
  | { readonly freq: 'monthly'; readonly nth: number; readonly weekday: number };

export type SeriesRule = Pattern & {
  /** Every so many days, weeks or months. */
  readonly interval: number;
  readonly end: { readonly count: number } | { readonly until: Day };
};

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const ACCEPTED =
  'FREQ=DAILY, WEEKLY or MONTHLY; INTERVAL=1 to 366; COUNT=1 to 366, or UNTIL=20271231, at most two years on; ' +
  'BYDAY=MO,TU with WEEKLY; BYMONTHDAY=1 to 31 or -1, or BYDAY=2TU or -1FR, with MONTHLY';

const unknown = (detail: string) => invalid('series_rule_unknown', { detail, accepted: ACCEPTED });
const tooLong = (detail: string) =>
  invalid('series_too_long', { detail, maxDates: DATES_AT_MOST, maxYears: YEARS_AT_MOST });

/**
 * Reads a recurrence rule of RFC 5545, of which it knows what a booking needs and refuses the rest: what is not
 * understood must not be booked. Throws series_rule_unknown or series_too_long, which say what would be accepted.
 */
export function parseRule(text: string): SeriesRule {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [name, value, ...rest] = part.split('=');
    if (!name || !value || rest.length > 0 || parts.has(name)) throw unknown('a rule is NAME=VALUE;NAME=VALUE');
    parts.set(name, value);
  }
  const take = (name: string): string | null => {
    const value = parts.get(name) ?? null;
    parts.delete(name);
    return value;
  };
  const pattern = patternOf(take('FREQ'), take('BYDAY'), take('BYMONTHDAY'));
  const interval = whole(take('INTERVAL') ?? '1');
  if (interval === null || interval < 1 || interval > INTERVAL_AT_MOST) throw unknown('INTERVAL is 1 to 366');
  const end = endOf(take('COUNT'), take('UNTIL'));
  const [other] = parts.keys();
  if (other !== undefined) throw unknown(`${other.slice(0, 20)} is not known here`);
  return { ...pattern, interval, end };
}

function patternOf(freq: string | null, byDay: string | null, byMonthDay: string | null): Pattern {
  if (freq === 'DAILY' && byDay === null && byMonthDay === null) return { freq: 'daily' };
  if (freq === 'WEEKLY' && byMonthDay === null) {
    if (byDay === null) return { freq: 'weekly', weekdays: null };
    const weekdays = [...new Set(byDay.split(',').map((name) => WEEKDAYS.indexOf(name) + 1))].toSorted((a, b) => a - b);
    if (weekdays[0]! > 0) return { freq: 'weekly', weekdays };
  }
  if (freq === 'MONTHLY' && byDay === null) {
    const monthDay = byMonthDay === null ? null : whole(byMonthDay);
    if (byMonthDay === null || monthDay === -1 || (monthDay !== null && monthDay >= 1 && monthDay <= 31)) {
      return { freq: 'monthly', monthDay };
    }
  }
  if (freq === 'MONTHLY' && byMonthDay === null) {
    const [, nth, name] = /^([1-5]|-1)([A-Z]{2})$/.exec(byDay ?? '') ?? [];
    const weekday = WEEKDAYS.indexOf(name ?? '') + 1;
    if (weekday > 0) return { freq: 'monthly', nth: Number(nth), weekday };
  }
  throw unknown('this repetition is not known here');
}

function endOf(count: string | null, until: string | null): SeriesRule['end'] {
  if ((count === null) === (until === null)) throw unknown('a rule ends by COUNT or by UNTIL');
  if (until !== null) {
    const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(until) ?? [];
    const last = `${year}-${month}-${day}`;
    if (!isDay(last)) throw unknown('UNTIL is a day like 20271231');
    return { until: last };
  }
  const dates = whole(count!);
  if (dates === null || dates < 1) throw unknown('COUNT is 1 to 366');
  if (dates > DATES_AT_MOST) throw tooLong(`at most ${DATES_AT_MOST} dates`);
  return { count: dates };
}

const whole = (text: string): number | null => (/^-?\d{1,10}$/.test(text) ? Number(text) : null);

/** The rule as text, in one way only: equal rules are equal texts. */
export function ruleText(rule: SeriesRule): string {
  const parts = [`FREQ=${rule.freq.toUpperCase()}`];
  if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.freq === 'weekly' && rule.weekdays) {
    parts.push(`BYDAY=${rule.weekdays.map((weekday) => WEEKDAYS[weekday - 1]).join(',')}`);
  }
  if (rule.freq === 'monthly' && 'nth' in rule) parts.push(`BYDAY=${rule.nth}${WEEKDAYS[rule.weekday - 1]}`);
  if (rule.freq === 'monthly' && 'monthDay' in rule && rule.monthDay) parts.push(`BYMONTHDAY=${rule.monthDay}`);
  parts.push('count' in rule.end ? `COUNT=${rule.end.count}` : `UNTIL=${rule.end.until.replaceAll('-', '')}`);
  return parts.join(';');
}

/**
 * The days of a series, from `first` on, in order. Our own reckoning and not rrule-temporal's, which leaves out skipped
 * times in silence and knows rules that must be refused: it is the second opinion of the tests. The first day itself is one of them only when the rule says so: a
 * Tuesday and Thursday series that begins on a Wednesday begins on the Thursday. Throws series_too_long, or
 * series_without_dates.
 */
export function daysOf(rule: SeriesRule, first: Day): Day[] {
  const { end } = rule;
  const until = 'until' in end ? end.until : null;
  const latest = Temporal.PlainDate.from(first).add({ years: YEARS_AT_MOST }).toString();
  if (until !== null && until > latest) throw tooLong(`at most ${YEARS_AT_MOST} years, until ${latest}`);
  const wanted = 'count' in end ? end.count : DATES_AT_MOST + 1;
  const days: Day[] = [];
  for (let period = 0; days.length < wanted; period++) {
    const found = daysOfPeriod(rule, first, period);
    const over = found.from > (until ?? LAST_DAY);
    if (over) break;
    days.push(...found.days.filter((day) => day >= first && day <= (until ?? LAST_DAY)));
  }
  if (days.length === 0) throw invalid('series_without_dates', { detail: 'no day matches this rule' });
  if (until !== null && days.length > DATES_AT_MOST) throw tooLong(`at most ${DATES_AT_MOST} dates`);
  if (days.length < wanted && until === null) throw tooLong('it would not end in this century or the next');
  return days.slice(0, wanted);
}

/** The last that `isDay` knows. */
const LAST_DAY: Day = '2199-12-31';

/** The days of the nth day, week or month of the rule, and the day that period begins with. */
function daysOfPeriod(rule: SeriesRule, first: Day, period: number): { from: Day; days: Day[] } {
  const steps = period * rule.interval;
  if (rule.freq === 'daily') {
    const day = addDays(first, steps);
    return { from: day, days: [day] };
  }
  if (rule.freq === 'weekly') {
    const weekday = weekdayOf(first);
    const monday = addDays(first, 1 - weekday + 7 * steps);
    return { from: monday, days: (rule.weekdays ?? [weekday]).map((one) => addDays(monday, one - 1)) };
  }
  const month = Temporal.PlainDate.from(first).with({ day: 1 }).add({ months: steps });
  const from = month.toString();
  const day = 'nth' in rule ? nthWeekday(month, rule.nth, rule.weekday) : (rule.monthDay ?? Number(first.slice(8)));
  if (day === null || day > month.daysInMonth) return { from, days: [] };
  return { from, days: [month.with({ day: day === -1 ? month.daysInMonth : day }).toString()] };
}

/** Its day of the month; null when the month has no such weekday. */
function nthWeekday(month: Temporal.PlainDate, nth: number, weekday: number): number | null {
  const earliest = 1 + ((weekday - month.dayOfWeek + 7) % 7);
  if (nth > 0) return earliest + 7 * (nth - 1) <= month.daysInMonth ? earliest + 7 * (nth - 1) : null;
  return earliest + 7 * Math.floor((month.daysInMonth - earliest) / 7);
}

/**
 * When the booking of a day is: the start keeps its hour on the wall, the length is the same every time (as RFC 5545
 * has it). Of an hour that comes twice it is the first one. Null: the clock goes past this time on that day.
 */
export function timeOn(day: Day, startMinute: number, minutes: number, zone: Zone): Interval | null {
  const start = instantOf(day, startMinute, zone);
  const shown = localTime(start, zone);
  if (shown.day !== day || shown.minute !== startMinute) return null;
  return { start, end: start + minutes * MINUTE };
}

export const notATime = () =>
  invalid('not_a_time', { detail: 'the clocks are put forward then: this time does not exist on that day' });

/** A time of the day like "09:30" as minutes from midnight. */
export function minuteField(field: string, text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined) throw invalidField(field, 'must be a time like 09:30');
  return Number(hours) * 60 + Number(minutes);
}

/** A date that was not had, and the code of what stood against it. */
export interface Skipped {
  readonly day: Day;
  readonly code: ProblemCode;
}

/**
 * In which order the bookings of a series move: who goes to later times begins with the last, so that none meets the
 * next one of its own series before that has gone.
 */
export const inOrderOfMove = <T extends { readonly start: Date }>(
  bookings: readonly T[],
  later: boolean,
): readonly T[] => bookings.toSorted((a, b) => (later ? -1 : 1) * (a.start.getTime() - b.start.getTime()));
