import { describe, expect, it } from '@jest/globals';
import type { DayResource, ResourceView } from '../api/types';
import { durationsFrom, offeredPeriods, settle, slotOf, startOfPeriod, startsOf, type Bookable } from './choice';

const PARIS = 'Europe/Paris';
/** 21 November 2026 in Lille is one hour ahead of UTC. */
const at = (hour: number, minute = 0) =>
  `2026-11-21T${String(hour - 1).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;
const ms = (text: string) => Date.parse(text);
const YESTERDAY = ms('2026-11-20T10:00:00Z');

const room = (free: [string, string][], terms: Partial<ResourceView> = {}): Bookable => ({
  resource: { id: 'room', kind: 'room', stepMinutes: 30, minMinutes: 60, maxMinutes: 240, ...terms } as ResourceView,
  day: {
    id: 'room',
    kind: 'room',
    mode: 'exclusive',
    periods: [],
    free: free.map(([start, end]) => ({ start, end, places: 1 })),
  } as unknown as DayResource,
});
const pool = (places: { day: number; morning: number }, id = 'pool', mode: 'pool' | 'exclusive' = 'pool'): Bookable => {
  const period = (key: 'day' | 'morning', end: string) => ({
    key,
    start: at(8),
    end,
    places: places[key],
    price: null,
  });
  return {
    resource: { id, kind: 'desk', stepMinutes: 30, minMinutes: 60, maxMinutes: 720 } as ResourceView,
    day: {
      id,
      kind: 'desk',
      mode,
      capacity: 9,
      free: [{ start: at(9, 30), end: at(20), places: 4 }],
      periods: [period('day', at(20)), period('morning', at(13))],
    } as unknown as DayResource,
  };
};

/** Desks among many, of which fewer are free in the afternoon. */
const several = (): Bookable => {
  const one = pool({ day: 2, morning: 4 });
  const free = [
    { start: at(8), end: at(13), places: 4 },
    { start: at(13), end: at(20), places: 2 },
  ];
  return {
    resource: { ...one.resource, mode: 'pool' },
    day: { ...one.day, free },
  };
};

describe('starts on offer', () => {
  it('are the steps of the local clock where the shortest booking fits', () => {
    const starts = startsOf(room([[at(8, 10), at(10)]]), PARIS, YESTERDAY);
    expect(starts).toEqual([ms(at(8, 30)), ms(at(9))]);
  });

  it('stop where the last one fits exactly, and skip ranges that are too short', () => {
    expect(
      startsOf(
        room([
          [at(8), at(9)],
          [at(10), at(10, 30)],
        ]),
        PARIS,
        YESTERDAY,
      ),
    ).toEqual([ms(at(8))]);
  });

  it('keep the step that is running, for someone at the door', () => {
    expect(startsOf(room([[at(9), at(11)]]), PARIS, ms(at(9, 29)))[0]).toBe(ms(at(9)));
    expect(startsOf(room([[at(9), at(11)]]), PARIS, ms(at(9, 30)))[0]).toBe(ms(at(9, 30)));
  });

  it('count long steps from local midnight, not from UTC', () => {
    expect(startsOf(room([[at(8), at(14)]], { stepMinutes: 120 }), PARIS, YESTERDAY)).toEqual([
      ms(at(8)),
      ms(at(10)),
      ms(at(12)),
    ]);
  });
});

describe('durations on offer', () => {
  it('end with the free range or the longest booking', () => {
    expect(durationsFrom(room([[at(8), at(10)]]), ms(at(8, 30)))).toEqual([60, 90]);
    expect(durationsFrom(room([[at(8), at(20)]]), ms(at(8)))).toEqual([60, 90, 120, 150, 180, 210, 240]);
    expect(durationsFrom(room([[at(8), at(10)]]), ms(at(12)))).toEqual([]);
  });

  it('thin out when there are many, but keep the longest', () => {
    const all = durationsFrom(room([[at(8), at(20)]], { stepMinutes: 15, minMinutes: 15, maxMinutes: 700 }), ms(at(8)));
    expect(all.length).toBeLessThan(30);
    expect(all.at(-1)).toBe(690);
  });
});

describe('a wish', () => {
  it('is kept when it is possible', () => {
    const choice = settle(
      { resourceId: 'room', start: at(9), minutes: 90 },
      [room([[at(8), at(12)]])],
      PARIS,
      YESTERDAY,
    );
    expect(slotOf(choice!)).toEqual({ resourceId: 'room', start: at(9), end: at(10, 30) });
  });

  it('moves to what is left, first of the same resource, then of another', () => {
    const full = pool({ day: 0, morning: 2 });
    expect(settle({ resourceId: 'pool', period: 'day' }, [full], PARIS, YESTERDAY)!.period!.key).toBe('morning');
    const gone = pool({ day: 0, morning: 0 });
    const other = pool({ day: 1, morning: 1 }, 'other');
    expect(settle({ resourceId: 'pool' }, [gone, other], PARIS, YESTERDAY)!.resource.id).toBe('other');
    expect(settle({}, [gone], PARIS, YESTERDAY)).toBeNull();
  });

  it('keeps its length and begins where that fits, when its time is gone', () => {
    const one = room([
      [at(8), at(9)],
      [at(10, 30), at(20)],
    ]);
    expect(settle({ minutes: 90 }, [one], PARIS, YESTERDAY)).toMatchObject({ start: ms(at(10, 30)), minutes: 90 });
    // An hour that was chosen stays, however short.
    expect(settle({ start: at(8), minutes: 90 }, [one], PARIS, YESTERDAY)).toMatchObject({ start: ms(at(8)) });
  });

  it('of a desk of one\u2019s own begins where it is still free; a place among many keeps its whole period', () => {
    const shared = pool({ day: 1, morning: 1 });
    const own = pool({ day: 1, morning: 1 }, 'own', 'exclusive');
    expect(startOfPeriod(shared.day, shared.day.periods[0]!)).toBe(ms(at(8)));
    expect(startOfPeriod(own.day, own.day.periods[0]!)).toBe(ms(at(9, 30)));
  });

  it('of hours stands beside the periods, is the period that says the same, and gives way to one that is chosen', () => {
    const wish = { start: at(10), minutes: 120 };
    const hours = settle(wish, [several()], PARIS, YESTERDAY)!;
    expect([hours.period, hours.hours]).toEqual([null, { start: ms(at(10)), minutes: 120 }]);
    expect(slotOf(hours)).toEqual({ resourceId: 'pool', start: at(10), end: at(12) });
    const chosen = settle({ ...wish, period: 'morning' }, [several()], PARIS, YESTERDAY)!;
    expect([chosen.period!.key, chosen.hours]).toEqual(['morning', hours.hours]);
    const same = settle({ start: at(8), minutes: 300 }, [several()], PARIS, YESTERDAY)!;
    expect([same.period!.key, same.hours]).toEqual(['morning', null]);
    expect(settle({ start: at(10), minutes: 100 }, [several()], PARIS, YESTERDAY)!.hours).toBeNull();
  });

  it('for several places keeps to the hours and periods that have so many', () => {
    const hours = (places: number) => settle({ start: at(12), minutes: 120, places }, [several()], PARIS, YESTERDAY)!;
    expect([hours(2).hours !== null, hours(2).places]).toEqual([true, 2]);
    expect([hours(3).hours, hours(3).period!.key]).toEqual([null, 'morning']);
    expect(settle({ places: 5 }, [several()], PARIS, YESTERDAY)).toBeNull();
  });

  it('of a room with named periods is one of them when asked for, else any other time', () => {
    const one = room([[at(8), at(20)]]);
    const period = (key: string, start: string, end: string, name?: object) => ({
      ...{ key, start, end, name, places: 1, price: null },
    });
    const evening = period('18:00-20:00', at(18), at(20), { fr: 'Soirée', en: 'Evening' });
    (one.day as { periods: unknown[] }).periods = [period('day', at(8), at(20)), evening];
    expect(offeredPeriods(one.day).map(({ key }) => key)).toEqual(['18:00-20:00']);
    const chosen = settle({ resourceId: 'room', period: '18:00-20:00' }, [one], PARIS, YESTERDAY)!;
    expect(slotOf(chosen)).toEqual({ resourceId: 'room', start: at(18), end: at(20) });
    expect(settle({ resourceId: 'room', period: 'day' }, [one], PARIS, YESTERDAY)!.period).toBeNull();
    expect(settle({ resourceId: 'room', start: at(9) }, [one], PARIS, YESTERDAY)!.start).toBe(ms(at(9)));
  });
});
