import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, minutesOf, placesThroughout } from '#libs/domain';
import {
  type Standing,
  byDistance,
  freeFrom,
  freeUntil,
  isCode,
  ownStay,
  startOfStay,
  staysFrom,
} from './codes.rules.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);
console.log(`codes.rules.spec seed ${seed} (repeat with SEED=${seed})`);

/** Midnight of an ordinary day, 8:00 to 18:00 open. */
const midnight = 0;
const at = (hour: number) => ({ midnight, now: hour * HOUR });
const piece = (from: number, to: number, places = 1) => ({ start: from * HOUR, end: to * HOUR, places });
const desk = { mode: 'exclusive', stepMinutes: 30, minMinutes: 60, maxMinutes: 480 } as const;
const shared = { ...desk, mode: 'pool' } as const;
const hours = (stays: readonly { start: number; end: number }[]) =>
  stays.map(({ start, end }) => [start / HOUR, end / HOUR]);

describe('a code', () => {
  it('is twelve hexadecimal digits, and nothing else is looked for', () => {
    expect(isCode('3f9a1c77b02e')).toBe(true);
    for (const text of [
      '',
      '3f9a1c77b02',
      '3f9a1c77b02ee',
      '3F9A1C77B02E',
      '3f9a1c77b02e\n',
      '../../etc/pw',
      '３f9a1c77b02e',
    ])
      expect(isCode(text)).toBe(false);
  });
});

describe('stays', () => {
  it('begin with the running step and end after an hour, two, four, or with what is free', () => {
    expect(hours(staysFrom(desk, [piece(9, 18)], at(9.7)))).toEqual([
      [9.5, 10.5],
      [9.5, 11.5],
      [9.5, 13.5],
      // Eight hours at most: the rest of the day is too long for one booking.
    ]);
    expect(hours(staysFrom(desk, [piece(9, 12)], at(9)))).toEqual([
      [9, 10],
      [9, 11],
      [9, 12],
    ]);
  });

  it('are none where too little is free, or where nothing is now', () => {
    expect(staysFrom(desk, [piece(9, 9.5)], at(9.1))).toEqual([]);
    expect(staysFrom(desk, [piece(10, 18)], at(9.9))).toEqual([]);
    expect(staysFrom(desk, [], at(9))).toEqual([]);
    // The step that runs is the last one, and it is not free to its end.
    expect(staysFrom(shared, [piece(8, 17.7)], at(17.5))).toEqual([]);
  });

  it('of a space that many share are booked from earlier on, when the doors close soon', () => {
    expect(hours(staysFrom(shared, [piece(8, 18, 3)], at(17.6)))).toEqual([[17, 18]]);
    expect(staysFrom(desk, [piece(8, 18)], at(17.6))).toEqual([]);
    expect(startOfStay(shared, 18 * HOUR, at(17.6))).toBe(17 * HOUR);
    expect(startOfStay(desk, 18 * HOUR, at(17.6))).toBe(17.5 * HOUR);
  });

  it('go on over a change in how many places are left', () => {
    const free = [piece(8, 10, 2), piece(10, 12, 1)];
    expect([freeUntil(free, 9 * HOUR), freeUntil(free, 13 * HOUR)]).toEqual([12 * HOUR, null]);
    expect([freeFrom([piece(11, 12), piece(14, 15)], 9 * HOUR), freeFrom([], 9 * HOUR)]).toEqual([11 * HOUR, null]);
  });

  it('can all be booked as they stand, whatever is free', () => {
    const pieces = fc.array(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 8 })), {
      maxLength: 6,
    });
    const lengths = fc.record({
      mode: fc.constantFrom('exclusive' as const, 'pool' as const),
      stepMinutes: fc.constantFrom(15, 30, 60),
      minMinutes: fc.constantFrom(30, 60, 240),
      maxMinutes: fc.constantFrom(240, 480, 1440),
    });
    fc.assert(
      fc.property(pieces, lengths, fc.integer({ min: 0, max: DAY / MINUTE - 1 }), (gaps, resource, minute) => {
        let from = 0;
        const free = gaps.flatMap(([gap, length]) => {
          const start = from + (gap % 12) * 15 * MINUTE;
          from = start + length * 30 * MINUTE;
          return [{ start, end: from, places: 1 }];
        });
        const now = minute * MINUTE;
        for (const stay of staysFrom(resource, free, { midnight, now })) {
          expect(placesThroughout(free, stay)).toBe(1);
          expect(stay.start <= now && now < stay.end).toBe(true);
          expect(minutesOf(stay) % resource.stepMinutes).toBe(0);
          expect(minutesOf(stay)).toBeGreaterThanOrEqual(resource.minMinutes);
          expect(minutesOf(stay)).toBeLessThanOrEqual(resource.maxMinutes);
          expect(startOfStay(resource, stay.end, { midnight, now })).toBe(stay.start);
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('what is near', () => {
  const spot = (name: string, position: number, zone: string | null, cell: [string, number, number] | null) => ({
    ...{ name, position, zone },
    at: cell && { floor: cell[0], x: cell[1], y: cell[2] },
  });
  const names = (here: Standing, others: ReturnType<typeof spot>[]) => byDistance(here, others).map(({ name }) => name);

  it('is told by the plan, then by the zone, then by the list', () => {
    const here = spot('here', 3, 'Nord', ['0', 10, 10]);
    const far = spot('far', 2, 'Nord', ['0', 40, 10]);
    const near = spot('near', 9, 'Sud', ['0', 12, 11]);
    const above = spot('above', 4, 'Nord', ['1', 10, 10]);
    const undrawn = spot('undrawn', 4, 'Sud', null);
    expect(names(here, [undrawn, above, far, near])).toEqual(['near', 'far', 'above', 'undrawn']);
  });

  it('is told by the list, where there is neither plan nor zone', () => {
    const here = spot('here', 3, null, null);
    expect(names(here, [spot('6', 6, null, null), spot('2', 2, null, null), spot('5', 5, 'Nord', null)])).toEqual([
      ...['2', '5', '6'],
    ]);
  });
});

describe('what somebody has here', () => {
  const day = Date.UTC(2026, 11, 8);
  const own = (status: string, from: number, to: number) => ({
    ...{ status, start: new Date(day + from * HOUR), end: new Date(day + to * HOUR) },
  });
  const pick = (list: ReturnType<typeof own>[], hour: number) => {
    const found = ownStay(list, 'UTC', day + hour * HOUR);
    return found && list.indexOf(found);
  };

  it('is where they are, else what they may check in to, else the next', () => {
    const list = [own('checked_in', 8, 10), own('confirmed', 10, 12), own('confirmed', 14, 16)];
    expect([pick(list, 9), pick(list, 9.9)]).toEqual([0, 0]);
    expect(pick(list.slice(1), 9.5)).toBe(0);
    expect(pick(list.slice(1), 8)).toBe(0);
    expect(pick([], 9)).toBe(null);
  });
});
