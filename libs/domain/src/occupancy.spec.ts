import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isoWeekOf, mondayOf, occupancyPercent } from './occupancy.js';
import { addDays, weekdayOf } from './time.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

describe('occupancy', () => {
  it('is the booked part of what was open, in whole percent, and nothing when nothing was open', () => {
    expect([occupancyPercent(0, 60), occupancyPercent(1, 3), occupancyPercent(60, 60)]).toEqual([0, 33, 100]);
    expect(occupancyPercent(0, 0)).toBeNull();
  });
});

describe('weeks', () => {
  it('are numbered as ISO 8601 does around the turn of years', () => {
    const known: [string, string][] = [
      ['2024-12-30', '2025-W01'],
      ['2026-01-01', '2026-W01'],
      ['2026-12-31', '2026-W53'],
      ['2027-01-03', '2026-W53'],
      ['2027-01-04', '2027-W01'],
      ['2023-01-01', '2022-W52'],
    ];
    expect(known.map(([day]) => isoWeekOf(day))).toEqual(known.map(([, week]) => week));
  });

  it(`begin on Monday and last seven days (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => {
        const day = addDays('2000-01-01', n);
        const monday = mondayOf(day);
        expect(weekdayOf(monday)).toBe(1);
        expect(monday <= day && day < addDays(monday, 7)).toBe(true);
        expect(isoWeekOf(day)).toBe(isoWeekOf(monday));
        expect(isoWeekOf(addDays(monday, 7)) > isoWeekOf(day)).toBe(true);
      }),
      { seed: SEED },
    );
  });
});
