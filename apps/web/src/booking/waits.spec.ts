import { describe, expect, it } from '@jest/globals';
import type { DayResource, ResourceView } from '../api/types';
import type { Bookable } from './choice';
import { hasWaits, settleWait, stepsOf, waitsOf } from './waits';

const PARIS = 'Europe/Paris';
/** 21 November 2026 in Lille is one hour ahead of UTC. */
const at = (hour: number, minute = 0) =>
  `2026-11-21T${String(hour - 1).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;
const ms = (text: string) => Date.parse(text);
const YESTERDAY = ms('2026-11-20T10:00:00Z');

type Times = readonly [string, string];
const room = (free: readonly Times[], forSale: readonly Times[] = [[at(8), at(20)]], id = 'room'): Bookable => ({
  resource: { id, kind: 'room', mode: 'exclusive', stepMinutes: 30, minMinutes: 60, maxMinutes: 240 } as ResourceView,
  day: {
    ...{ id, kind: 'room', mode: 'exclusive', periods: [] },
    forSale: forSale.map(([start, end]) => ({ start, end })),
    free: free.map(([start, end]) => ({ start, end, places: 1 })),
  } as unknown as DayResource,
});
const pool = (places: { day: number; morning: number }, forSale: readonly Times[] = [[at(8), at(20)]]): Bookable => ({
  resource: {
    id: 'pool',
    kind: 'desk',
    mode: 'pool',
    stepMinutes: 30,
    minMinutes: 60,
    maxMinutes: 720,
  } as ResourceView,
  day: {
    ...{ id: 'pool', kind: 'desk', mode: 'pool', capacity: 9, free: [] },
    forSale: forSale.map(([start, end]) => ({ start, end })),
    periods: [
      { key: 'day', start: at(8), end: at(20), places: places.day, price: null },
      { key: 'morning', start: at(8), end: at(13), places: places.morning, price: null },
    ],
  } as unknown as DayResource,
});
const keys = (one: Bookable, now = YESTERDAY, places = 1) => waitsOf(one, now, places).periods.map(({ key }) => key);

describe('what can be waited for', () => {
  it('are the periods without enough places, that have not begun and are for sale', () => {
    expect(keys(pool({ day: 0, morning: 3 }))).toEqual(['day']);
    expect(keys(pool({ day: 0, morning: 3 }), YESTERDAY, 4)).toEqual(['day', 'morning']);
    expect(keys(pool({ day: 0, morning: 0 }), ms(at(8)))).toEqual([]);
    // Beyond the horizon, and sooner than the notice asks.
    expect(keys(pool({ day: 0, morning: 0 }, []))).toEqual([]);
    expect(keys(pool({ day: 0, morning: 0 }, [[at(10), at(20)]]))).toEqual([]);
  });

  it('is what others have of the hours for sale, of nothing sold by period', () => {
    const hours = (one: Bookable, now = YESTERDAY) =>
      waitsOf(one, now).hours.map(({ start, end }) => [start, end] as const);
    const free = [
      [at(8), at(10)],
      [at(14), at(18)],
    ] as const;
    expect(hours(room(free))).toEqual([
      [ms(at(10)), ms(at(14))],
      [ms(at(18)), ms(at(20))],
    ]);
    expect(hours(room(free), ms(at(12, 10)))).toEqual([
      [ms(at(12, 10)), ms(at(14))],
      [ms(at(18)), ms(at(20))],
    ]);
    expect(hours(room([[at(8), at(20)]]))).toEqual([]);
    // What is left over beside a free piece, shorter than a step.
    expect(hours(room([[at(8, 15), at(20)]]))).toEqual([]);
    expect(hours(pool({ day: 0, morning: 0 }))).toEqual([]);
    expect(hasWaits(waitsOf(room([], []), YESTERDAY))).toBe(false);
  });

  it('begins and ends on the steps of the local clock', () => {
    const steps = stepsOf(room([], [[at(8), at(10)]]), PARIS, ms(at(8, 40)));
    expect(steps).toEqual([ms(at(9)), ms(at(9, 30)), ms(at(10))]);
    expect(stepsOf(room([], []), PARIS, YESTERDAY)).toEqual([]);
  });
});

describe('the choice of what to wait for', () => {
  it('is the wish where others have it', () => {
    const wish = { resourceId: 'room', start: at(10, 30), minutes: 90 };
    const both = [pool({ day: 0, morning: 0 }), room([[at(8), at(10)]])];
    const choice = settleWait(wish, both, PARIS, YESTERDAY)!;
    expect([choice.one.resource.id, choice.period, choice.hours]).toEqual([
      ...['room', null, { start: ms(at(10, 30)), minutes: 90 }],
    ]);
    const period = settleWait({ resourceId: 'pool', period: 'morning' }, both, PARIS, YESTERDAY)!;
    expect([period.period?.key, period.hours]).toEqual(['morning', { start: ms(at(8)), minutes: 300 }]);
  });

  it('is else the first that others have, for an hour', () => {
    const choice = settleWait(
      {},
      [room([[at(8), at(20)]], undefined, 'free'), room([[at(8), at(10)]])],
      PARIS,
      YESTERDAY,
    );
    expect([choice?.one.resource.id, choice?.hours]).toEqual(['room', { start: ms(at(10)), minutes: 60 }]);
    const several = settleWait({ places: 4 }, [pool({ day: 3, morning: 9 })], PARIS, YESTERDAY);
    expect([several?.period?.key, several?.places]).toEqual(['day', 4]);
    expect(settleWait({}, [pool({ day: 3, morning: 9 })], PARIS, YESTERDAY)).toBeNull();
  });
});
