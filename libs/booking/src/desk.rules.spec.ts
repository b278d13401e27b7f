import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { laidOut, lanes } from './desk.rules.js';

const booking = (start: number, minutes: number) => ({ start: new Date(start), end: new Date(start + minutes) });

describe('the rows of a resource', () => {
  it('are the last for those who did not come, and leave the first one free', () => {
    const gone = (start: number) => ({ ...booking(start, 10), status: 'no_show' });
    const here = (start: number) => ({ ...booking(start, 10), status: 'confirmed' });
    const rowsOf = (items: Parameters<typeof laidOut>[0]) => laidOut(items).map(({ lane }) => lane);
    expect(rowsOf([gone(0), gone(5), gone(20)])).toEqual([1, 2, 1]);
    // Living ones first: two at once, then who did not come.
    expect(rowsOf([here(0), gone(0), here(5)])).toEqual([0, 1, 2]);
  });

  it('keep one row while nobody overlaps', () => {
    expect(lanes([booking(0, 10), booking(10, 10), booking(25, 5)]).map(({ lane }) => lane)).toEqual([0, 0, 0]);
  });

  it('are as many as there are at the fullest moment, and never show two in one place', () => {
    const some = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 25 });
    fc.assert(
      fc.property(some, (pairs) => {
        const items = pairs.toSorted((a, b) => a[0] - b[0]).map(([start, minutes]) => booking(start, minutes));
        const laid = lanes(items);
        const fullest = Math.max(
          0,
          ...items.map(({ start }) => items.filter((one) => one.start <= start && start < one.end).length),
        );
        expect(new Set(laid.map(({ lane }) => lane)).size).toBe(fullest);
        for (const a of laid)
          for (const b of laid)
            if (a !== b && a.lane === b.lane)
              expect(a.item.end <= b.item.start || b.item.end <= a.item.start).toBe(true);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
