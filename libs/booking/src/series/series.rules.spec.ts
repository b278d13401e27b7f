import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { type Day, DomainError, HOUR, Temporal } from '#libs/domain';
import {
  DATES_AT_MOST,
  type SeriesRule,
  daysOf,
  inOrderOfMove,
  minuteField,
  parseRule,
  ruleText,
  timeOn,
} from './series.rules.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const RUNS = { seed: SEED, numRuns: 300 };
const DAY_MS = 24 * HOUR;

const dayAt = (index: number): Day => new Date(Date.UTC(2026, 0, 1) + index * DAY_MS).toISOString().slice(0, 10);
const numbers = (day: Day) => day.split('-').map(Number) as [number, number, number];
/** Days since 1970, by JavaScript's own calendar. */
const ordinal = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const weekday = (day: Day): number => ((ordinal(day) + 3) % 7) + 1;
const monthLength = (day: Day): number => new Date(Date.UTC(numbers(day)[0], numbers(day)[1], 0)).getUTCDate();
const monthIndex = (day: Day): number => numbers(day)[0] * 12 + numbers(day)[1];

/** Asked of each day by itself, without walking from period to period. */
function isOne(rule: SeriesRule, first: Day, day: Day): boolean {
  const [, , date] = numbers(day);
  if (rule.freq === 'daily') return (ordinal(day) - ordinal(first)) % rule.interval === 0;
  if (rule.freq === 'weekly') {
    const monday = (one: Day) => ordinal(one) - weekday(one);
    const weeks = (monday(day) - monday(first)) / 7;
    return weeks % rule.interval === 0 && (rule.weekdays ?? [weekday(first)]).includes(weekday(day));
  }
  if ((monthIndex(day) - monthIndex(first)) % rule.interval !== 0) return false;
  if (!('nth' in rule)) {
    const wanted = rule.monthDay ?? numbers(first)[2];
    return wanted === -1 ? date === monthLength(day) : date === wanted;
  }
  if (weekday(day) !== rule.weekday) return false;
  return rule.nth === -1 ? date + 7 > monthLength(day) : Math.ceil(date / 7) === rule.nth;
}

function oracle(rule: SeriesRule, first: Day): Day[] {
  const days: Day[] = [];
  const wanted = 'count' in rule.end ? rule.end.count : Number.POSITIVE_INFINITY;
  const last = 'until' in rule.end ? ordinal(rule.end.until) : ordinal('2199-12-31');
  for (let at = ordinal(first); at <= last && days.length < wanted; at++) {
    const day = new Date(at * DAY_MS).toISOString().slice(0, 10);
    if (isOne(rule, first, day)) days.push(day);
  }
  return days;
}

const firsts = fc.integer({ min: 0, max: 900 }).map(dayAt);
const patterns = fc.oneof(
  fc.constant({ freq: 'daily' } as const),
  fc.constant({ freq: 'weekly', weekdays: null } as const),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    .map((weekdays) => ({ freq: 'weekly', weekdays: weekdays.toSorted((a, b) => a - b) }) as const),
  fc.constantFrom(null, -1, 1, 15, 28, 29, 30, 31).map((monthDay) => ({ freq: 'monthly', monthDay }) as const),
  fc
    .tuple(fc.constantFrom(-1, 1, 2, 3, 4, 5), fc.integer({ min: 1, max: 7 }))
    .map(([nth, weekday]) => ({ freq: 'monthly', nth, weekday }) as const),
);
const short = fc.integer({ min: 1, max: 5 });
const counted = fc
  .tuple(patterns, short, fc.integer({ min: 1, max: 30 }))
  .map(([pattern, interval, count]): SeriesRule => ({ ...pattern, interval, end: { count } }));

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('the days of a series', () => {
  it(`are those that each by itself would be, so many and no more (seed ${SEED})`, () => {
    fc.assert(
      fc.property(counted, firsts, (rule, first) => {
        const days = daysOf(rule, first);
        expect(days).toEqual(oracle(rule, first));
        expect(days).toHaveLength('count' in rule.end ? rule.end.count : -1);
      }),
      RUNS,
    );
  });

  it(`end with the last day, that day included (seed ${SEED})`, () => {
    fc.assert(
      fc.property(counted, firsts, fc.integer({ min: 0, max: 360 }), (rule, first, length) => {
        const until = new Date((ordinal(first) + length) * DAY_MS).toISOString().slice(0, 10);
        const bounded = { ...rule, end: { until } };
        const expected = oracle(bounded, first);
        if (expected.length === 0) expect(codeOf(() => daysOf(bounded, first))).toBe('series_without_dates');
        else expect(daysOf(bounded, first)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it(`are those of another program that reads the same text (rrule-temporal; seed ${SEED})`, () => {
    fc.assert(
      fc.property(counted, firsts, (rule, first) => {
        const dtstart = Temporal.ZonedDateTime.from(`${first}T12:00[Europe/Paris]`);
        const theirs = new RRuleTemporal({ rruleString: ruleText(rule), dtstart });
        expect(daysOf(rule, first)).toEqual(theirs.all().map((at) => at.toPlainDate().toString()));
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  it('leave out months without the 31st, and begin on the first day that fits', () => {
    const days = (rule: string, first: Day) => daysOf(parseRule(rule), first);
    expect(days('FREQ=MONTHLY;COUNT=4', '2027-01-31')).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
      '2027-07-31',
    ]);
    expect(days('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2027-01-31')).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ]);
    expect(days('FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3', '2026-11-25')).toEqual(['2026-11-26', '2026-12-01', '2026-12-03']);
    expect(days('FREQ=MONTHLY;BYDAY=5FR;COUNT=2', '2026-11-01')).toEqual(['2027-01-29', '2027-04-30']);
  });

  it('are at most 366, within two years when a last day is given', () => {
    expect(daysOf(parseRule('FREQ=DAILY;COUNT=366'), '2027-01-01')).toHaveLength(DATES_AT_MOST);
    const code = (rule: string, first = '2027-01-01') => codeOf(() => daysOf(parseRule(rule), first));
    expect(code('FREQ=DAILY;UNTIL=20280101')).toBe('accepted');
    expect(code('FREQ=DAILY;UNTIL=20280102')).toBe('series_too_long');
    expect(code('FREQ=WEEKLY;UNTIL=20290101')).toBe('accepted');
    expect(code('FREQ=WEEKLY;UNTIL=20290102')).toBe('series_too_long');
    expect(code('FREQ=WEEKLY;UNTIL=20261231')).toBe('series_without_dates');
    expect(code('FREQ=DAILY;COUNT=367')).toBe('series_too_long');
    expect(code('FREQ=DAILY;COUNT=10000')).toBe('series_too_long');
    expect(code('FREQ=DAILY;COUNT=1000000000')).toBe('series_too_long');
    expect(code('FREQ=MONTHLY;INTERVAL=366;COUNT=366')).toBe('series_too_long');
    expect(code('FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;COUNT=1', '2027-02-01')).toBe('series_without_dates');
  });
});

describe('the text of a rule', () => {
  it(`says the same when it is read again (seed ${SEED})`, () => {
    fc.assert(
      fc.property(counted, (rule) => {
        expect(parseRule(ruleText(rule))).toEqual(rule);
        expect(ruleText(parseRule(ruleText(rule).toLowerCase()))).toBe(ruleText(rule));
      }),
      RUNS,
    );
  });

  const UNKNOWN = [
    ...['', ';', 'FREQ', 'FREQ=', 'FREQ=DAILY', 'COUNT=3', 'FREQ=SECONDLY;COUNT=3', 'FREQ=HOURLY;COUNT=3'],
    ...['FREQ=YEARLY;COUNT=3', 'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;COUNT=-1', 'FREQ=DAILY;COUNT=1e9'],
    ...['FREQ=DAILY;COUNT=3;UNTIL=20270101', 'FREQ=DAILY;COUNT=3;COUNT=4', 'FREQ=DAILY;COUNT=3;INTERVAL=0'],
    ...['FREQ=DAILY;COUNT=3;INTERVAL=367', 'FREQ=DAILY;COUNT=3;BYDAY=MO', 'FREQ=WEEKLY;COUNT=3;BYDAY=2MO'],
    ...['FREQ=WEEKLY;COUNT=3;BYDAY=XX', 'FREQ=WEEKLY;COUNT=3;BYDAY=MO,', 'FREQ=WEEKLY;COUNT=3;BYMONTHDAY=3'],
    ...['FREQ=MONTHLY;COUNT=3;BYDAY=MO', 'FREQ=MONTHLY;COUNT=3;BYDAY=6MO', 'FREQ=MONTHLY;COUNT=3;BYDAY=2MO,3TU'],
    ...[
      'FREQ=MONTHLY;COUNT=3;BYMONTHDAY=0',
      'FREQ=MONTHLY;COUNT=3;BYMONTHDAY=32',
      'FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-2',
    ],
    ...[
      'FREQ=MONTHLY;COUNT=3;BYMONTHDAY=2;BYDAY=2TU',
      'FREQ=DAILY;UNTIL=20270230',
      'FREQ=DAILY;UNTIL=20270101T000000Z',
    ],
    ...[
      'FREQ=DAILY;COUNT=3;BYHOUR=9',
      'FREQ=DAILY;COUNT=3;BYSETPOS=1',
      'RRULE:FREQ=DAILY;COUNT=3',
      'FREQ==DAILY;COUNT=3',
    ],
  ];
  it.each(UNKNOWN)('is not understood: %s', (text) => {
    expect(codeOf(() => parseRule(text))).toBe('series_rule_unknown');
  });
});

/** Days of 2027 on which the clocks change, and the time that is not (forward) or is twice (back). */
const CHANGES = [
  { zone: 'Europe/Paris', forward: '2027-03-28', gap: 150, back: '2027-10-31', twice: 150 },
  { zone: 'America/New_York', forward: '2027-03-14', gap: 150, back: '2027-11-07', twice: 90 },
  { zone: 'Australia/Lord_Howe', forward: '2027-10-03', gap: 135, back: '2027-04-04', twice: 105 },
  { zone: 'Pacific/Auckland', forward: '2027-09-26', gap: 150, back: '2027-04-04', twice: 150 },
];

/** The clock on the wall by Intl, which shares no code with Temporal's polyfill. */
const wall = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);

describe.each(CHANGES)('the hour of a series in $zone', ({ zone, forward, back, gap, twice }) => {
  it(`stays where it is on the wall, and each booking is as long as the others (seed ${SEED})`, () => {
    const begins = [forward, back].map((change) => dayAt(ordinal(change) - ordinal(dayAt(0)) - 15));
    fc.assert(
      fc.property(counted, fc.constantFrom(...begins), fc.integer({ min: 0, max: 1439 }), (rule, first, minute) => {
        const clock = new Date(minute * 60_000).toISOString().slice(11, 16);
        for (const day of daysOf(rule, first)) {
          const during = timeOn(day, minute, 90, zone);
          if (during) {
            expect(wall(during.start, zone)).toBe(`${day} ${clock}`);
            expect(during.end - during.start).toBe(90 * 60_000);
          } else {
            // Every minute that may be of that day: on none of them does the wall show this time.
            const noon = Date.parse(`${day}T12:00:00Z`);
            const shown = Array.from({ length: 50 * 60 }, (_, at) => wall(noon + (at - 25 * 60) * 60_000, zone));
            expect(shown).not.toContain(`${day} ${clock}`);
          }
        }
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('is no time in the gap, and the first of two', () => {
    expect(timeOn(forward, gap, 60, zone)).toBeNull();
    expect(timeOn(back, gap, 60, zone)).not.toBeNull();
    const start = timeOn(back, twice, 60, zone)!.start;
    const again = [30, 60].map((minutes) => wall(start + minutes * 60_000, zone));
    expect(again).toContain(wall(start, zone));
    const before = [30, 60].map((minutes) => wall(start - minutes * 60_000, zone));
    expect(before).not.toContain(wall(start, zone));
  });
});

describe('a time of the day', () => {
  it('is two numbers of two digits', () => {
    expect([minuteField('t', '00:00'), minuteField('t', '09:30'), minuteField('t', '23:59')]).toEqual([0, 570, 1439]);
    for (const text of ['24:00', '9:30', '09:60', '', '09:30:00', 'noon']) {
      expect(codeOf(() => minuteField('t', text))).toBe('invalid_request');
    }
  });
});

describe('the order of a move', () => {
  it('begins with the last when all go later, so that none meets the next', () => {
    const bookings = [2, 3, 1].map((start) => ({ start: new Date(start) }));
    const starts = (later: boolean) => inOrderOfMove(bookings, later).map(({ start }) => start.getTime());
    expect([starts(true), starts(false)]).toEqual([
      [3, 2, 1],
      [1, 2, 3],
    ]);
  });
});
