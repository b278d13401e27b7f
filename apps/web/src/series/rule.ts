import { addDays, isDay, weekdayOf, type Day } from '../time/day';

/** How often a booking comes back, as the form has it. */
export type Every = 'jour' | 'semaine' | 'mois';
/** Which day of each month: the same number, the last, the same weekday of the same week, the last such weekday. */
export type InMonth = 'date' | 'dernier' | 'rang' | 'dernier-rang';

export interface RepeatWish {
  readonly every: Every;
  readonly interval: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  readonly inMonth: InMonth;
  readonly end: 'nombre' | 'date';
  readonly count: number;
  readonly until: Day;
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** A season, when nothing else is said. */
const USUAL_COUNT = 10;
const USUAL_DAYS = 12 * 7;

const oneOf = <T extends string>(value: string | null | undefined, known: readonly T[], fallback: T): T =>
  known.find((one) => one === value) ?? fallback;

const whole = (text: string | null | undefined, fallback: number): number => {
  const number = Number(text);
  return text && Number.isInteger(number) ? number : fallback;
};

/** Reads the form's fields, from an address or from what was posted; what is missing is what most people want. */
export function readRepeat(get: (name: string) => string | null | undefined, firstDay: Day): RepeatWish {
  const chosen = WEEKDAYS.filter((weekday) => get(`j${weekday}`) === '1');
  const until = get('jusque');
  return {
    every: oneOf(get('tous'), ['jour', 'semaine', 'mois'], 'semaine'),
    interval: whole(get('pas'), 1),
    weekdays: chosen.length > 0 ? chosen : [weekdayOf(firstDay)],
    inMonth: oneOf(get('dans'), ['date', 'dernier', 'rang', 'dernier-rang'], 'date'),
    end: oneOf(get('fin'), ['nombre', 'date'], 'nombre'),
    count: whole(get('fois'), USUAL_COUNT),
    until: isDay(until) ? until : addDays(firstDay, USUAL_DAYS),
  };
}

/** Which of the weekdays of its month the day is: 1 for the first Tuesday. */
export const rankInMonth = (day: Day): number => Math.ceil(Number(day.slice(8)) / 7);

/** The rule as the API reads it (RFC 5545). */
export function ruleOf({ every, interval, weekdays, inMonth, end, count, until }: RepeatWish, firstDay: Day): string {
  const weekday = CODES[weekdayOf(firstDay) - 1]!;
  const inEach = {
    jour: [],
    semaine: [`BYDAY=${weekdays.map((one) => CODES[one - 1]).join(',')}`],
    mois: {
      date: [`BYMONTHDAY=${Number(firstDay.slice(8))}`],
      dernier: ['BYMONTHDAY=-1'],
      rang: [`BYDAY=${rankInMonth(firstDay)}${weekday}`],
      'dernier-rang': [`BYDAY=-1${weekday}`],
    }[inMonth],
  }[every];
  return [
    `FREQ=${{ jour: 'DAILY', semaine: 'WEEKLY', mois: 'MONTHLY' }[every]}`,
    `INTERVAL=${interval}`,
    ...inEach,
    end === 'nombre' ? `COUNT=${count}` : `UNTIL=${until.replaceAll('-', '')}`,
  ].join(';');
}

/** What a rule of the API's says, in parts to put into words. */
interface ToldRule {
  readonly freq: 'daily' | 'weekly' | 'monthly';
  readonly interval: number;
  readonly weekdays: readonly number[];
  /** -1: the last. Null: not told by a day of the month. */
  readonly monthDay: number | null;
  /** -1: the last. Null: not told by a weekday of the month. */
  readonly rank: number | null;
  readonly count: number | null;
  readonly until: Day | null;
}

export function toldRule(text: string, firstDay: Day): ToldRule {
  const parts = new Map(text.split(';').map((part) => part.split('=') as [string, string]));
  const freq = ({ DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly' } as const)[parts.get('FREQ') ?? ''] ?? 'weekly';
  const [, rank = null, ...named] = /^(-?\d)?(.*)$/.exec(parts.get('BYDAY') ?? '') ?? [];
  const codes = (named[0] ?? '').split(',').filter((code) => CODES.includes(code));
  const byMonthDay = parts.get('BYMONTHDAY');
  const plainMonthDay = freq === 'monthly' && codes.length === 0 ? Number(firstDay.slice(8)) : null;
  const until = parts.get('UNTIL')?.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
  return {
    freq,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: codes.length > 0 ? codes.map((code) => CODES.indexOf(code) + 1) : [weekdayOf(firstDay)],
    monthDay: byMonthDay === undefined ? plainMonthDay : Number(byMonthDay),
    rank: rank === null ? null : Number(rank),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: isDay(until) ? until : null,
  };
}
