import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { HOUR, MINUTE, minutesOf } from './interval.js';
import {
  type Day,
  type Zone,
  addDays,
  dayBounds,
  daysBetween,
  hoursOf,
  instantOf,
  isDay,
  isMonth,
  isZone,
  localTime,
  monthDays,
  parseInstant,
  toIso,
  weekdayOf,
} from './time.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** The day clocks go forward, then the day they go back, in two years; hours that those days last. */
const CHANGES: readonly { zone: Zone; forward: Day[]; back: Day[]; shift: number }[] = [
  { zone: 'Europe/Paris', forward: ['2026-03-29', '2027-03-28'], back: ['2026-10-25', '2027-10-31'], shift: 60 },
  { zone: 'America/New_York', forward: ['2026-03-08', '2027-03-14'], back: ['2026-11-01', '2027-11-07'], shift: 60 },
  { zone: 'Australia/Lord_Howe', forward: ['2026-10-04', '2027-10-03'], back: ['2026-04-05', '2027-04-04'], shift: 30 },
  { zone: 'Pacific/Auckland', forward: ['2026-09-27', '2027-09-26'], back: ['2026-04-05', '2027-04-04'], shift: 60 },
];
/** Besides: clocks that change at midnight, and offsets of 45 and 30 minutes. */
const ZONES = [
  ...CHANGES.map(({ zone }) => zone),
  'UTC',
  'Africa/Cairo',
  'America/Havana',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
];

/** Wall time by Intl, which shares no code with Temporal's polyfill; Swedes write `2026-03-29 02:30`. */
const formats = new Map<Zone, Intl.DateTimeFormat>();
function wall(instant: number, timeZone: Zone): { day: Day; minute: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(timeZone, format);
  }
  const text = format.format(instant);
  return { day: text.slice(0, 10), minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) };
}

/** For each wall minute of a day, the first instant that shows it; found by looking at every minute of three days. */
function firstInstants(day: Day, zone: Zone): Map<number, number> {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const first = new Map<number, number>();
  for (let instant = noon - 36 * HOUR; instant < noon + 36 * HOUR; instant += MINUTE) {
    const shown = wall(instant, zone);
    if (shown.day === day && !first.has(shown.minute)) first.set(shown.minute, instant);
  }
  return first;
}

const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2022-01-01', n));
const zones = fc.constantFrom(...ZONES);

describe('wall time and instants', () => {
  const changeDays = CHANGES.flatMap(({ zone, forward, back, shift }) => [
    ...forward.map((day) => ({ zone, day, shift })),
    ...back.map((day) => ({ zone, day, shift: -shift })),
  ]);

  it.each(changeDays)('meet at every minute of $day in $zone', ({ zone, day, shift }) => {
    const first = firstInstants(day, zone);
    expect(first.size).toBe(1440 - Math.max(0, shift));
    for (let minute = 0; minute < 1440; minute++) {
      const instant = instantOf(day, minute, zone);
      const shown = first.get(minute);
      if (shown === undefined) {
        // in the gap: as much later as the clock was put forward
        expect(localTime(instant, zone)).toEqual({ day, minute: minute + shift });
      } else {
        // of a repeated minute the first
        expect(instant).toBe(shown);
        expect(localTime(instant, zone)).toEqual({ day, minute });
      }
    }
  });

  it(`come back to the instant, or to the first of a repeated one (seed ${SEED})`, () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 1500 }), zones, (day, minute, zone) => {
        const instant = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE;
        const local = localTime(instant, zone);
        expect(local).toEqual(wall(instant, zone));
        const back = instantOf(local.day, local.minute, zone);
        if (back !== instant) {
          expect([30 * MINUTE, HOUR]).toContain(instant - back);
          expect(wall(back, zone)).toEqual(local);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('the hours of a local day', () => {
  it.each(
    CHANGES.flatMap(({ zone, forward, back, shift }) => [
      ...forward.map((day) => ({ zone, day, hours: 24 - shift / 60 })),
      ...back.map((day) => ({ zone, day, hours: 24 + shift / 60 })),
      { zone, day: addDays(forward[0]!, 1), hours: 24 },
    ]),
  )('are $hours on $day in $zone', ({ zone, day, hours }) => {
    expect(minutesOf(dayBounds(day, zone))).toBe(hours * 60);
    expect(hoursOf(day, zone).reduce((sum, cell) => sum + minutesOf(cell), 0)).toBe(hours * 60);
  });

  it(`follow each other from midnight to midnight and bear the hour that the clock shows (seed ${SEED})`, () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const bounds = dayBounds(day, zone);
        expect(dayBounds(addDays(day, 1), zone).start).toBe(bounds.end);
        const cells = hoursOf(day, zone);
        let at = bounds.start;
        for (const cell of cells) {
          expect(cell.start).toBe(at);
          for (; at < cell.end; at += 15 * MINUTE) {
            const shown = wall(at, zone);
            expect(shown.day).toBe(day);
            expect(Math.floor(shown.minute / 60)).toBe(cell.hour);
          }
        }
        expect(at).toBe(bounds.end);
        expect(new Set(cells.map((cell) => cell.hour)).size).toBe(cells.length);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('days, months and instants as text', () => {
  it('are what the calendar has, written in full', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true);
    expect(
      [
        '2026-02-29',
        '2026-13-01',
        '2026-1-1',
        '20260101',
        '2026-01-01T00:00',
        '',
        '0001-01-01',
        '9999-12-31',
        null,
        5,
      ].some(isDay),
    ).toBe(false);
    expect(['2026-01', '2026-12'].every(isMonth)).toBe(true);
    expect(['2026-00', '2026-13', '2026-1', '2026-01-01', '1999-12', '2200-01', 202601].some(isMonth)).toBe(false);
    expect([isZone('Europe/Paris'), isZone('Europe/Lille'), isZone(null)]).toEqual([true, false, false]);
    expect(monthDays('2026-12')).toEqual({ first: '2026-12-01', next: '2027-01-01' });
    expect(['2026-09-28', '2026-10-04'].map(weekdayOf)).toEqual([1, 7]);
  });

  it('read back what they wrote', () => {
    expect(toIso(parseInstant('2026-11-21T09:00:00+01:00')!)).toBe('2026-11-21T08:00:00Z');
    const refused = ['2026-11-21T09:00:00', '2026-11-21', '1999-12-31T23:59:59Z', '2200-01-01T00:00:00Z', 'now', '', 1];
    expect(refused.map(parseInstant)).toEqual(refused.map(() => null));
  });

  it(`are as far apart as they were moved (seed ${SEED})`, () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -900, max: 900 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(addDays(addDays(day, count), -count)).toBe(day);
        expect(weekdayOf(addDays(day, 7 * count))).toBe(weekdayOf(day));
      }),
      { seed: SEED },
    );
  });
});
