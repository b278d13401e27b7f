import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type OpeningHours, openingsOf, periodsOf, withinOpenings } from './calendar.js';
import { MINUTE, contains, intersect, minutesOf } from './interval.js';
import { type Day, type Zone, addDays, dayBounds, instantOf, localTime, toIso, weekdayOf } from './time.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const RUNS = { seed: SEED, numRuns: 300 };
const PARIS = 'Europe/Paris';
/** Monday. */
const MONDAY = '2026-06-01';

const hours = (...pairs: [number, number][]): OpeningHours[] =>
  pairs.map(([opens, closes]) => ({ weekday: 1, opens, closes }));
const text = (openings: readonly { start: number; end: number }[]) =>
  openings.map(({ start, end }) => `${toIso(start).slice(5, 16)}/${toIso(end).slice(5, 16)}`);

/** Opening hours of all weekdays in quarters of an hour, apart or touching, never overlapping, in any order. */
const week = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }), { minLength: 7, maxLength: 7 })
  .map((cutsOfDays) =>
    cutsOfDays.flatMap((cuts, index): OpeningHours[] => {
      const sorted = cuts.toSorted((a, b) => a - b);
      const step = sorted.length % 2 === 0 ? 2 : 1; // 1: each closing is the next opening
      const rows: OpeningHours[] = [];
      for (let i = 0; i + 1 < sorted.length; i += step) {
        rows.push({ weekday: index + 1, opens: sorted[i]! * 15, closes: sorted[i + 1]! * 15 });
      }
      return rows.toReversed();
    }),
  );
const days = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2026-01-01', n));
const changeDays = fc.constantFrom<Day>(
  '2026-03-29',
  '2026-10-25',
  '2026-04-05',
  '2026-10-04',
  '2026-09-27',
  '2026-11-01',
);
const zones = fc.constantFrom<Zone>(PARIS, 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland', 'UTC');

describe('openings of a day', () => {
  it('are the weekday’s own, in order, joined where they touch', () => {
    const rows = [...hours([840, 1080], [480, 720], [720, 750]), { weekday: 2, opens: 0, closes: 1440 }];
    expect(text(openingsOf(rows, MONDAY, PARIS))).toEqual(['06-01T06:00/06-01T10:30', '06-01T12:00/06-01T16:00']);
    expect(openingsOf(rows, addDays(MONDAY, 2), PARIS)).toEqual([]);
  });

  it('to midnight end where the next day begins', () => {
    const round = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 1440 }));
    expect(openingsOf(round, '2026-10-25', PARIS)).toEqual([dayBounds('2026-10-25', PARIS)]);
    expect(minutesOf(openingsOf(round, '2026-10-25', PARIS)[0]!)).toBe(25 * 60);
  });

  it('that fall into the gap of a clock change are none, or shorter by it', () => {
    const sunday = (opens: number, closes: number) => [{ weekday: 7, opens, closes }];
    expect(text(openingsOf(sunday(120, 180), '2026-03-29', PARIS))).toEqual([]);
    expect(text(openingsOf(sunday(60, 240), '2026-03-29', PARIS))).toEqual(['03-29T00:00/03-29T02:00']);
  });

  it(`are the minutes whose wall clock is inside the hours (seed ${SEED})`, () => {
    fc.assert(
      fc.property(week, fc.oneof(days, changeDays), zones, (rows, day, zone) => {
        const openings = openingsOf(rows, day, zone);
        const bounds = dayBounds(day, zone);
        const length = minutesOf(bounds);
        openings.forEach((opening, index) => {
          expect(opening.start).toBeLessThan(opening.end);
          expect(contains(bounds, opening)).toBe(true);
          const next = openings[index + 1];
          if (next) expect(opening.end).toBeLessThan(next.start);
        });
        if (length !== 1440) return; // on the days of change the edges move: the examples above say how
        const today = rows.filter(({ weekday }) => weekday === weekdayOf(day));
        for (let at = bounds.start; at < bounds.end; at += 15 * MINUTE) {
          const { minute } = localTime(at, zone);
          const open = today.some(({ opens, closes }) => opens <= minute && minute < closes);
          expect(openings.some(({ start, end }) => start <= at && at < end)).toBe(open);
        }
      }),
      RUNS,
    );
  });
});

describe('periods of a day', () => {
  const periods = (rows: OpeningHours[]) =>
    periodsOf(openingsOf(rows, MONDAY, PARIS), MONDAY, PARIS).map(
      ({ key, ...period }) => `${key} ${text([period])[0]!.replaceAll('06-01T', '')}`,
    );

  it('are the whole, the morning and the afternoon', () => {
    expect(periods(hours([480, 1200]))).toEqual(['day 06:00/18:00', 'morning 06:00/11:00', 'afternoon 11:00/18:00']);
  });

  it('keep a lunch break out of the halves, not out of the whole', () => {
    expect(periods(hours([480, 720], [840, 1080]))).toEqual([
      'day 06:00/16:00',
      'morning 06:00/10:00',
      'afternoon 12:00/16:00',
    ]);
  });

  it('are one when the day has one half', () => {
    expect(periods(hours([480, 780]))).toEqual(['day 06:00/11:00']);
    expect(periods(hours([780, 1200]))).toEqual(['day 11:00/18:00']);
    expect(periods([])).toEqual([]);
  });

  it(`lie inside the whole and part at 13:00 (seed ${SEED})`, () => {
    fc.assert(
      fc.property(week, fc.oneof(days, changeDays), zones, (rows, day, zone) => {
        const openings = openingsOf(rows, day, zone);
        const [whole, morning, afternoon, ...more] = periodsOf(openings, day, zone);
        expect(more).toEqual([]);
        expect(whole === undefined).toBe(openings.length === 0);
        if (!whole) return;
        expect(whole).toEqual({ key: 'day', start: openings[0]!.start, end: openings.at(-1)!.end });
        expect(morning === undefined).toBe(afternoon === undefined);
        const split = instantOf(day, 13 * 60, zone);
        expect(morning !== undefined).toBe(whole.start < split && split < whole.end);
        if (!morning || !afternoon) return;
        expect([morning.start, afternoon.end]).toEqual([whole.start, whole.end]);
        expect(morning.start < morning.end && morning.end <= split).toBe(true);
        expect(split <= afternoon.start && afternoon.start < afternoon.end).toBe(true);
        // What lies between the halves is closed.
        const between = { start: morning.end, end: afternoon.start };
        expect(openings.some((opening) => intersect(opening, between) !== null)).toBe(false);
        for (const period of [whole, morning, afternoon]) expect(withinOpenings(openings, period)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('within the openings', () => {
  const openings = openingsOf(hours([480, 720], [840, 1080]), MONDAY, PARIS);
  const wanted = (from: number, to: number) => ({
    start: instantOf(MONDAY, from, PARIS),
    end: instantOf(MONDAY, to, PARIS),
  });

  it('is what lies between the first opening and the last closing, lunch included', () => {
    expect(withinOpenings(openings, wanted(480, 1080))).toBe(true);
    expect(withinOpenings(openings, wanted(730, 830))).toBe(true);
    expect(withinOpenings(openings, wanted(479, 600))).toBe(false);
    expect(withinOpenings(openings, wanted(1000, 1081))).toBe(false);
    expect(withinOpenings([], wanted(480, 1080))).toBe(false);
  });
});
