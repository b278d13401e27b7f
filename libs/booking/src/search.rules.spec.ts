import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError, HOUR, type Interval, MINUTE, contains, dayBounds, minutesOf } from '#libs/domain';
import { freeOf } from './availability.rules.js';
import {
  type Place,
  type SearchedDay,
  type Wish,
  bestTimes,
  checkFeatures,
  checkHours,
  circleOf,
  distanceKm,
  fold,
  hoursOn,
  nearestReason,
  timesOf,
} from './search.rules.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`search.rules.spec seed ${seed} (repeat with SEED=${seed})`);

const ANY: Wish = { from: null, until: null, minutes: null, places: 1, features: [], accessible: false };
const ZONES = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland'];
/** Both days of 2027 on which clocks change in each of these zones, and an ordinary one. */
const DAYS = [
  '2027-03-28',
  '2027-10-31',
  '2027-03-14',
  '2027-11-07',
  '2027-04-04',
  '2027-10-03',
  '2027-09-26',
  '2027-06-15',
];

interface Scene {
  readonly place: Place;
  readonly wish: Wish;
  readonly on: SearchedDay;
}

const quarters = (max: number) => fc.integer({ min: 0, max }).map((count) => 15 * count);

const scenes = fc
  .record({
    kind: fc.constantFrom('desk' as const, 'room' as const),
    pool: fc.integer({ min: 0, max: 5 }),
    stepMinutes: fc.constantFrom(5, 15, 30, 45, 60),
    least: fc.integer({ min: 1, max: 4 }),
    most: fc.integer({ min: 0, max: 20 }),
    preparationMinutes: fc.constantFrom(0, 0, 15),
    windows: fc.uniqueArray(quarters(32), { minLength: 2, maxLength: 4 }).map((ends) => ends.map((end) => 3 * end)),
    claims: fc.array(fc.tuple(quarters(96), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2 })), {
      maxLength: 4,
    }),
    zone: fc.constantFrom(...ZONES),
    day: fc.constantFrom(...DAYS),
    nowMinute: fc.integer({ min: -1440, max: 1200 }),
    hours: fc.option(
      fc.tuple(
        quarters(60),
        fc.integer({ min: 2, max: 40 }).map((count) => 15 * count),
      ),
      { nil: null },
    ),
    minutes: fc.option(fc.integer({ min: 5, max: 240 }), { nil: null }),
    places: fc.constantFrom(1, 1, 1, 2, 3),
  })
  .map(({ kind, pool, stepMinutes, least, most, preparationMinutes, ...drawn }): Scene => {
    const { zone, day } = drawn;
    const { start: midnight, end } = dayBounds(day, zone);
    const at = (minute: number) => Math.min(midnight + minute * MINUTE, end);
    const ends = drawn.windows.toSorted((a, b) => a - b).map(at);
    const windows = [0, 2].flatMap((index) =>
      ends[index + 1] === undefined ? [] : [{ start: ends[index]!, end: ends[index + 1]! }],
    );
    const bookable = {
      ...{ kind, mode: pool > 0 ? ('pool' as const) : ('exclusive' as const), stepMinutes, preparationMinutes },
      ...{
        capacity: pool > 0 ? pool + 1 : 1,
        minMinutes: least * stepMinutes,
        maxMinutes: (least + most) * stepMinutes,
      },
    };
    const claims = drawn.claims.map(([from, long, quantity]) => ({
      ...{ start: at(from), end: at(from) + 5 * long * MINUTE },
      quantity: pool > 0 ? quantity : 1,
    }));
    const free = freeOf(bookable, claims, { midnight, windows }, midnight);
    const [from, until] = drawn.hours ? [drawn.hours[0], drawn.hours[0] + drawn.hours[1]] : [null, null];
    return {
      place: { ...bookable, features: [], windows, free },
      wish: { ...ANY, from, until, minutes: drawn.minutes, places: drawn.places },
      on: { day, zone, midnight, now: midnight + drawn.nowMinute * MINUTE, accessible: true, bookable: true },
    };
  });

/** Five minutes by five minutes, on which all here begins and ends, without any arithmetic of intervals: may this be booked, and is it what was asked for? */
function fits({ place, wish, on }: Scene, { start, end }: Interval): boolean {
  const minutes = (end - start) / MINUTE;
  const step = place.stepMinutes;
  if (((start - on.midnight) / MINUTE) % step !== 0 || minutes % step !== 0) return false;
  if (minutes < place.minMinutes || minutes > place.maxMinutes || end <= on.now) return false;
  const hours = hoursOn(on.day, wish, on.zone);
  const whole = { start, end };
  if (!hours || !contains(hours, whole) || !place.windows.some((window) => contains(window, whole))) return false;
  for (let at = start; at < end; at += 5 * MINUTE) {
    if (!place.free.some((piece) => piece.start <= at && at < piece.end && piece.places >= wish.places)) return false;
  }
  return true;
}

describe('the times of a place', () => {
  it('are bookable, as long as asked, and missed only when there is none', () => {
    const tally = { offered: 0, none: 0 };
    fc.assert(
      fc.property(scenes, (scene) => {
        const { place, wish, on } = scene;
        const times = timesOf(place, wish, on);
        if (typeof times !== 'string') {
          tally.offered++;
          for (const time of times) {
            expect(fits(scene, time)).toBe(true);
            expect(minutesOf(time)).toBeGreaterThanOrEqual(wish.minutes ?? 0);
          }
          return;
        }
        tally.none++;
        if (wish.minutes === null) return;
        // Whatever begins from now on, of the length asked for in whole steps.
        const length = Math.max(Math.ceil(wish.minutes / place.stepMinutes) * place.stepMinutes, place.minMinutes);
        const starts = Array.from({ length: 12 * 25 }, (_, index) => on.midnight + 5 * index * MINUTE);
        const missed = starts.filter(
          (start) => start >= on.now && fits(scene, { start, end: start + length * MINUTE }),
        );
        expect(missed).toEqual([]);
      }),
      { seed, numRuns: 3_000 },
    );
    expect(tally.offered).toBeGreaterThan(300);
    expect(tally.none).toBeGreaterThan(300);
  });

  const noon = Date.UTC(2027, 5, 15, 10);
  const on: SearchedDay = {
    ...{ day: '2027-06-15', zone: 'Europe/Paris', midnight: noon - 12 * HOUR, now: noon - 48 * HOUR },
    ...{ accessible: false, bookable: true },
  };
  const open = { start: on.midnight + 8 * HOUR, end: on.midnight + 18 * HOUR };
  const room: Place = {
    ...{ kind: 'room', mode: 'exclusive', capacity: 1, preparationMinutes: 0 },
    ...{ stepMinutes: 30, minMinutes: 60, maxMinutes: 480, features: ['screen'], windows: [open] },
    free: [{ ...open, places: 1 }],
  };

  it('begin where one asks, are rounded up to whole steps, and are all of the hours when no length is said', () => {
    const hour = (from: number, until: number) => ({
      start: on.midnight + from * HOUR,
      end: on.midnight + until * HOUR,
    });
    expect(timesOf(room, { ...ANY, from: 540, until: 720 }, on)).toEqual([hour(9, 12)]);
    expect(timesOf(room, { ...ANY, from: 540, until: 720, minutes: 70 }, on)).toEqual([hour(9, 10.5), hour(10.5, 12)]);
    expect(timesOf(room, ANY, on)).toEqual([hour(8, 9), hour(9, 10), hour(10, 11)]);
    const desk: Place = { ...room, kind: 'desk', maxMinutes: 1440 };
    expect(timesOf(desk, ANY, on)).toEqual([hour(8, 18)]);
  });

  it('say what stands in the way, and the nearest of several reasons', () => {
    expect(timesOf(room, { ...ANY, features: ['video'] }, on)).toBe('without_features');
    expect(timesOf(room, { ...ANY, accessible: true }, on)).toBe('without_features');
    expect(timesOf(room, { ...ANY, places: 2 }, on)).toBe('without_features');
    expect(timesOf(room, { ...ANY, from: 1200, until: 1260 }, on)).toBe('closed');
    expect(timesOf(room, { ...ANY, minutes: 540 }, on)).toBe('not_so_long');
    expect(timesOf({ ...room, free: [] }, ANY, on)).toBe('taken');
    expect(timesOf(room, ANY, { ...on, bookable: false })).toBe('too_far_ahead');
    expect(timesOf(room, ANY, { ...on, now: on.midnight + 19 * HOUR })).toBe('in_the_past');
    expect(nearestReason(['closed', 'taken', 'without_features'])).toBe('taken');
    expect(nearestReason([])).toBe('nothing_there');
  });

  it('of a place of many may have begun when they are asked for exactly, else begin with the running step', () => {
    const pool: Place = { ...room, mode: 'pool', capacity: 3, free: [{ ...open, places: 3 }] };
    const late = { ...on, now: on.midnight + 9.75 * HOUR };
    const exactly = timesOf(pool, { ...ANY, from: 540, until: 720 }, late) as Interval[];
    expect(exactly[0]!.start).toBe(on.midnight + 9 * HOUR);
    const anyHour = timesOf(pool, { ...ANY, minutes: 60 }, late) as Interval[];
    expect(anyHour[0]!.start).toBe(on.midnight + 9.5 * HOUR);
  });
});

describe('what a site shows', () => {
  it('is first different beginnings, the cheapest of each, then others', () => {
    const time = (start: number, priceCents: number, resourceId: string) => ({
      ...{ start, end: start + 1, priceCents, resourceId },
    });
    const [a, b, c, d] = [time(1, 300, 'a'), time(1, 200, 'b'), time(2, 100, 'c'), time(1, 400, 'd')];
    expect(bestTimes([a!, b!, c!, d!], 3)).toEqual([b, a, c]);
    expect(bestTimes([a!, b!], 3)).toEqual([b, a]);
  });
});

const sites = [
  { commune: 'Lille', lat: 50.62, lon: 3.05 },
  { commune: 'Lille', lat: 50.64, lon: 3.07 },
  { commune: 'Marcq-en-Barœul', lat: 50.6711, lon: 3.0972 },
];
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
  }
  return 'accepted';
};

describe('distance', () => {
  it('is that of the map: Lille to Roubaix 11 km, to Carouge 547 km, to itself nothing', () => {
    const lille = { lat: 50.6292, lon: 3.0573 };
    expect(distanceKm(lille, { lat: 50.6942, lon: 3.1746 })).toBeCloseTo(11, 0);
    expect(Math.abs(distanceKm(lille, { lat: 46.1817, lon: 6.139 }) - 547)).toBeLessThan(3);
    expect(distanceKm(lille, lille)).toBe(0);
    expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.2, 0);
  });

  it('is counted from the middle of a commune, however one writes it, or from a point', () => {
    const nowhere = { commune: null, lat: null, lon: null, radiusKm: null };
    expect(circleOf(nowhere, sites)).toBeNull();
    const lille = circleOf({ ...nowhere, commune: 'LILLE' }, sites)!;
    expect(lille.centre.lat).toBeCloseTo(50.63, 6);
    expect(lille.radiusKm).toBe(10);
    expect(circleOf({ ...nowhere, commune: 'marcq en barœul' }, sites)!.centre.lat).toBe(50.6711);
    expect(circleOf({ ...nowhere, lat: 1, lon: 2, radiusKm: 3 }, sites)).toEqual({
      centre: { lat: 1, lon: 2 },
      radiusKm: 3,
    });
    expect(fold('Villeneuve-d’Ascq')).toBe(fold("villeneuve d'ascq"));
  });

  it('is refused when it is half said or out of range', () => {
    const around = (more: object) => ({ commune: null, lat: null, lon: null, radiusKm: null, ...more });
    const said = (more: object) => refusal(() => circleOf(around(more), sites));
    expect(said({ lat: 50 })).toBe('position_incomplete');
    expect(said({ lon: 3 })).toBe('position_incomplete');
    expect(said({ radiusKm: 5 })).toBe('position_incomplete');
    expect(said({ commune: 'Paris' })).toBe('unknown_commune');
    expect(said({ commune: 'Lille', radiusKm: 0 })).toBe('radius_out_of_range');
    expect(said({ commune: 'Lille', radiusKm: 501 })).toBe('radius_out_of_range');
    expect(said({ commune: 'Lille', radiusKm: 500 })).toBe('accepted');
  });
});

describe('hours and features', () => {
  it('are refused when they contradict themselves or exist nowhere', () => {
    const hours = (from: number | null, until: number | null, minutes: number | null = null) =>
      refusal(() => checkHours({ from, until, minutes }));
    expect(hours(720, 540)).toBe('hours_reversed');
    expect(hours(540, 540)).toBe('hours_reversed');
    expect(hours(1440, null)).toBe('hours_reversed');
    expect(hours(540, 600, 90)).toBe('duration_too_long');
    expect(hours(540, 600, 60)).toBe('accepted');
    expect(hours(null, null, 1440)).toBe('accepted');
    expect(refusal(() => checkFeatures(['jacuzzi'], ['screen']))).toBe('unknown_feature');
    expect(refusal(() => checkFeatures(['screen'], ['screen']))).toBe('accepted');
  });
});
