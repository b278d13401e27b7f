import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type Claim,
  type FreeInterval,
  type Interval,
  MINUTE,
  contains,
  freeIntervals,
  intersect,
  minutesOf,
  overlaps,
  placesThroughout,
} from './interval.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const RUNS = { seed: SEED, numRuns: 500 };
/** Everything happens within these minutes, so that an oracle can look at each of them. */
const SPAN = 120;

const interval = fc
  .tuple(fc.integer({ min: 0, max: SPAN - 1 }), fc.integer({ min: 1, max: 50 }))
  .map(([start, length]) => ({ start: start * MINUTE, end: Math.min(start + length, SPAN) * MINUTE }));
const claim = fc
  .tuple(interval, fc.integer({ min: 1, max: 3 }))
  .map(([{ start, end }, quantity]): Claim => ({ start, end, quantity }));
/** In order and apart, at most touching: as opening hours are. */
const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: SPAN }), { minLength: 0, maxLength: 8 })
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .chain((cuts) =>
    fc.boolean().map((touching) => {
      const found: Interval[] = [];
      for (let i = 0; i + 1 < cuts.length; i += touching ? 1 : 2) {
        found.push({ start: cuts[i]! * MINUTE, end: cuts[i + 1]! * MINUTE });
      }
      return found;
    }),
  );

const holds = ({ start, end }: Interval, minute: number) => start <= minute * MINUTE && minute * MINUTE < end;
const minutes = Array.from({ length: SPAN }, (_, minute) => minute);

/** Places free in each minute, found by counting. */
const oracle = (open: readonly Interval[], claims: readonly Claim[], capacity: number): number[] =>
  minutes.map((minute) => {
    if (!open.some((window) => holds(window, minute))) return 0;
    const taken = claims.filter((one) => holds(one, minute)).reduce((sum, { quantity }) => sum + quantity, 0);
    return Math.max(0, capacity - taken);
  });
const perMinute = (free: readonly FreeInterval[]): number[] =>
  minutes.map((minute) => free.find((piece) => holds(piece, minute))?.places ?? 0);

describe('intervals', () => {
  it(`overlap, hold and meet as their minutes do (seed ${SEED})`, () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const inA = new Set(minutes.filter((minute) => holds(a, minute)));
        const both = minutes.filter((minute) => inA.has(minute) && holds(b, minute));
        const common = intersect(a, b);
        expect(overlaps(a, b)).toBe(both.length > 0);
        expect(overlaps(b, a)).toBe(overlaps(a, b));
        expect(common === null ? 0 : minutesOf(common)).toBe(both.length);
        expect(common === null ? null : common.start).toBe(both.length === 0 ? null : both[0]! * MINUTE);
        expect(contains(a, b)).toBe(both.length === minutesOf(b));
      }),
      RUNS,
    );
  });
});

describe('free intervals', () => {
  it('are the pieces of the drawing', () => {
    const at = (start: number, end: number, quantity: number) => ({ start, end, quantity });
    expect(freeIntervals([{ start: 0, end: 20 }], [at(6, 11, 1), at(8, 11, 1), at(14, 17, 1)], 2)).toEqual([
      { start: 0, end: 6, places: 2 },
      { start: 6, end: 8, places: 1 },
      { start: 11, end: 14, places: 2 },
      { start: 14, end: 17, places: 1 },
      { start: 17, end: 20, places: 2 },
    ]);
  });

  it(`have the places that counting minute by minute finds (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        windows,
        fc.array(claim, { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        (open, claims, capacity) => {
          const free = freeIntervals(open, claims, capacity);
          expect(perMinute(free)).toEqual(oracle(open, claims, capacity));
          free.forEach((piece, index) => {
            expect(piece.start).toBeLessThan(piece.end);
            expect(piece.places).toBeGreaterThan(0);
            const next = free[index + 1];
            if (!next) return;
            expect(piece.end).toBeLessThanOrEqual(next.start);
            if (piece.end === next.start) expect(piece.places).not.toBe(next.places);
          });
        },
      ),
      RUNS,
    );
  });

  it(`do not depend on the order of the claims (seed ${SEED})`, () => {
    fc.assert(
      fc.property(windows, fc.array(claim, { maxLength: 8 }), (open, claims) => {
        expect(freeIntervals(open, claims.toReversed(), 3)).toEqual(freeIntervals(open, claims, 3));
      }),
      RUNS,
    );
  });
});

describe('places throughout', () => {
  it(`are the fewest of any minute of what is wanted (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        windows,
        fc.array(claim, { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        interval,
        (open, claims, capacity, wanted) => {
          const free = freeIntervals(open, claims, capacity);
          const counted = oracle(open, claims, capacity);
          const fewest = Math.min(
            ...minutes.filter((minute) => holds(wanted, minute)).map((minute) => counted[minute]!),
          );
          expect(placesThroughout(free, wanted)).toBe(fewest);
        },
      ),
      RUNS,
    );
  });

  it('say none where nothing is free', () => {
    expect(placesThroughout([], { start: 0, end: MINUTE })).toBe(0);
  });
});
