import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  CLOSING_REPEATS,
  CLOSING_SCOPES,
  type Closing,
  type NamedPeriod,
  type OpeningHours,
  closesOn,
  hasOwnDay,
  openDay,
  closedInside,
  insideOf,
  exceptionsOf,
  openPeriodsOf,
  openingsOf,
  periodsNamedFor,
  periodsOf,
  withinOpenings,
} from './calendar.js';
import { Temporal } from './temporal.js';
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
        expect(whole).toEqual({ key: 'day', name: null, start: openings[0]!.start, end: openings.at(-1)!.end });
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

describe('what is closed', () => {
  const closing = (more: Partial<Closing>): Closing => ({
    ...{ resourceId: null, repeats: 'once', firstDay: MONDAY, lastDay: MONDAY, from: null, until: null },
    ...{ scope: 'everyone', reason: { fr: 'Travaux', en: 'Works' } },
    ...more,
  });

  it('comes once, every year, or every week until its last day', () => {
    const on = (more: Partial<Closing>, ...asked: Day[]) => asked.map((day) => closesOn(closing(more), day));
    expect(on({ lastDay: '2026-06-03' }, '2026-05-31', MONDAY, '2026-06-03', '2026-06-04')).toEqual([
      ...[false, true, true, false],
    ]);
    const yearly = { repeats: 'yearly', lastDay: null } as const;
    expect(on(yearly, '2025-06-01', MONDAY, '2027-06-01', '2027-06-02')).toEqual([false, true, true, false]);
    expect(on({ ...yearly, firstDay: '2024-02-29' }, '2027-02-28', '2027-03-01', '2028-02-29')).toEqual([
      ...[false, false, true],
    ]);
    const weekly = { repeats: 'weekly', lastDay: '2026-06-15' } as const;
    expect(on(weekly, MONDAY, '2026-06-08', '2026-06-09', '2026-06-15', '2026-06-22')).toEqual([
      ...[true, true, false, true, false],
    ]);
  });

  it('shortens the periods, or takes those that it interrupts', () => {
    const plan = (...closings: Closing[]) => ({ hours: hours([480, 720], [840, 1200]), ownHours: new Map(), closings });
    const keys = (...closings: Closing[]) =>
      openPeriodsOf(openDay(plan(...closings), MONDAY, PARIS), MONDAY, PARIS).map(
        ({ key, ...period }) => `${key} ${text([period])[0]!.replaceAll('06-01T', '')}`,
      );
    expect(keys(closing({ from: 960, until: 1440 }))).toEqual([
      ...['day 06:00/14:00', 'morning 06:00/10:00', 'afternoon 12:00/14:00'],
    ]);
    expect(keys(closing({ from: 600, until: 660 }))).toEqual(['afternoon 12:00/18:00']);
    expect(keys(closing({ from: 480, until: 730 }))).toEqual(['day 12:00/18:00']);
    expect(keys(closing({}))).toEqual([]);
  });

  it('of a place closes all that lies in it, and is told once', () => {
    const inside = [
      { id: 'desk', parentId: 'room' },
      { id: 'room', parentId: 'floor' },
      { id: 'lamp', parentId: 'elsewhere' },
    ];
    expect(insideOf('floor', inside)).toEqual(['room', 'desk']);
    const closings = closedInside([closing({ resourceId: 'room' }), closing({})], inside);
    expect(closings.map(({ resourceId, inherited }) => [resourceId, inherited ?? false])).toEqual([
      ...[
        ['room', false],
        ['desk', true],
        [null, false],
      ],
    ]);
    const plan = { hours: hours([480, 720]), ownHours: new Map(), closings: closings.slice(0, 2) };
    const opens = (id: string | null) => openDay(plan, MONDAY, PARIS, id).openings.length;
    expect([opens(null), opens('floor'), opens('room'), opens('desk')]).toEqual([1, 1, 0, 0]);
    expect(exceptionsOf(plan, MONDAY, MONDAY)).toEqual([{ day: MONDAY, closings: [closings[0]] }]);
    expect([hasOwnDay(plan, 'desk'), hasOwnDay(plan, 'floor')]).toEqual([true, false]);
  });

  it('offers the periods that were named, on days on which one of them lies within the hours', () => {
    const named = (from: number, until: number, resourceId: string | null = null) => ({
      ...{ from, until, resourceId, name: { fr: `de ${from}`, en: `from ${from}` } },
    });
    const plan = { hours: hours([480, 720], [840, 1200]), ownHours: new Map(), closings: [] };
    const keys = (list: NamedPeriod[], day = MONDAY) =>
      openPeriodsOf(openDay(plan, day, PARIS), day, PARIS, list).map(({ key, name }) => [key, name?.en]);
    expect(keys([named(840, 1080), named(540, 720), named(1080, 1260)])).toEqual([
      ...[
        ['14:00-18:00', 'from 840'],
        ['09:00-12:00', 'from 540'],
      ],
    ]);
    expect(keys([named(1080, 1260)]).map(([key]) => key)).toEqual(['day', 'morning', 'afternoon']);
    const all = [named(480, 720), named(540, 600, 'room')];
    expect(periodsNamedFor(all, 'room')).toEqual([all[1]]);
    expect(periodsNamedFor(all, 'desk')).toEqual([all[0]]);
    // Half past two at night is skipped by the clock: what lies inside that hour is not there.
    const night = { hours: [{ weekday: 7, opens: 0, closes: 1440 }], ownHours: new Map(), closings: [] };
    const sunday = '2027-03-28';
    const atNight = [named(120, 180), named(120, 240)];
    expect(openPeriodsOf(openDay(night, sunday, PARIS), sunday, PARIS, atNight).map(({ key }) => key)).toEqual([
      '02:00-04:00',
    ]);
  });

  const closings = fc.array(
    fc
      .record({
        resourceId: fc.constantFrom(null, null, 'room', 'desk'),
        repeats: fc.constantFrom(...CLOSING_REPEATS),
        back: fc.integer({ min: 0, max: 800 }),
        lasts: fc.option(fc.integer({ min: 0, max: 900 })),
        hours: fc.option(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))),
        scope: fc.constantFrom(...CLOSING_SCOPES),
      })
      .map(({ resourceId, repeats, back, lasts, hours: part, scope }) => (day: Day): Closing => {
        const firstDay = addDays(day, -back);
        return closing({
          ...{ resourceId, repeats, firstDay, scope },
          lastDay: lasts === null && repeats !== 'once' ? null : addDays(firstDay, lasts ?? 0),
          from: part && part[0] * 15,
          until: part && Math.min(1440, (part[0] + part[1]) * 15),
        });
      }),
    { maxLength: 5 },
  );

  /** Minute by minute on the wall clock, asking Temporal for every one of them: no arithmetic of intervals. */
  function minutes(day: Day, zone: Zone, isOpen: (minute: number) => boolean): [number, boolean][] {
    const start = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
    const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
    const found: [number, boolean][] = [];
    for (let at = start; at < end; at += 5 * MINUTE) {
      const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      found.push([at, isOpen(hour * 60 + minute)]);
    }
    return found;
  }

  function comesBack({ repeats, firstDay, lastDay }: Closing, day: Day): boolean {
    const [date, first] = [Temporal.PlainDate.from(day), Temporal.PlainDate.from(firstDay)];
    if (Temporal.PlainDate.compare(date, first) < 0) return false;
    if (lastDay !== null && Temporal.PlainDate.compare(date, Temporal.PlainDate.from(lastDay)) > 0) return false;
    if (repeats === 'weekly') return first.until(date, { largestUnit: 'day' }).days % 7 === 0;
    return repeats === 'once' || (date.month === first.month && date.day === first.day);
  }

  it(`is neither open nor bookable over, to the minute (seed ${SEED})`, () => {
    let closedDays = 0;
    fc.assert(
      fc.property(
        ...[week, week, fc.boolean(), closings, fc.oneof(days, changeDays), zones],
        fc.constantFrom('members' as const, 'visitors' as const, 'anyone' as const),
        (rows, ownRows, hasOwn, make, day, zone, audience) => {
          const all = make.map((one) => one(day));
          const plan = { hours: rows, ownHours: new Map(hasOwn ? [['room', ownRows]] : []), closings: all };
          expect(hasOwnDay(plan, 'room')).toBe(hasOwn || all.some((one) => one.resourceId === 'room'));
          const open = openDay(plan, day, zone, 'room', audience);
          const weekday = Temporal.PlainDate.from(day).dayOfWeek;
          const today = (hasOwn ? ownRows : rows).filter((row) => row.weekday === weekday);
          const shut = all
            .filter((one) => one.resourceId !== 'desk' && comesBack(one, day))
            .filter((one) => one.scope === 'everyone' || one.scope === audience);
          const byHours = (minute: number) => today.some(({ opens, closes }) => opens <= minute && minute < closes);
          const byClosures = (minute: number) =>
            shut.some(({ from, until }) => (from ?? 0) <= minute && minute < (until ?? 1440));
          const { start, end } = dayBounds(day, zone);
          if (shut.length > 0) closedDays++;
          const inside = (pieces: readonly { start: number; end: number }[], at: number) =>
            pieces.some((piece) => piece.start <= at && at < piece.end);
          for (const piece of [...open.openings, ...open.windows]) expect(contains({ start, end }, piece)).toBe(true);
          const wall = minutes(day, zone, (minute) => byHours(minute) && !byClosures(minute));
          if ((end - start) % (24 * 60 * MINUTE) === 0) {
            for (const [at, isOpen] of wall) expect([at, inside(open.openings, at)]).toEqual([at, isOpen]);
            const closed = minutes(day, zone, byClosures);
            // A window runs from doors open to doors open, with no closure in between.
            wall.forEach(([at], index) => {
              const reaches = (step: 1 | -1) => {
                for (let i = index; closed[i] && !closed[i]![1]; i += step) if (wall[i]![1]) return true;
                return false;
              };
              expect([at, inside(open.windows, at)]).toEqual([at, reaches(1) && reaches(-1)]);
            });
          } else {
            // On a day of change the edges move with the clock; what is closed all day stays closed all day.
            if (shut.some(({ from }) => from === null)) expect([open.openings, open.windows]).toEqual([[], []]);
            for (const opening of open.openings) expect(inside(open.usual, opening.start)).toBe(true);
            for (const window of open.windows) {
              expect(inside(open.openings, window.start) && inside(open.openings, window.end - 1)).toBe(true);
            }
          }
        },
      ),
      RUNS,
    );
    expect(closedDays).toBeGreaterThan(20);
  });
});
