import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#libs/domain';
import {
  type LiveBooking,
  type ResourceFacts,
  accessFacts,
  checkCapacity,
  checkFacts,
  checkOrder,
  featuresOf,
  localText,
  refuseWhileBooked,
  timesAbove,
} from './resources.rules.js';

const refusal = (act: () => unknown): { code: string; [fact: string]: unknown } => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.details };
    throw error;
  }
  return { code: 'none' };
};

const FACTS: ResourceFacts = {
  ...{ kind: 'room', mode: 'exclusive', capacity: 1, people: 8, name: 'Salle Lys', zone: null, parentId: null },
  ...{ preparationMinutes: 0, stepMinutes: 30, minMinutes: 60, maxMinutes: 480, features: [], accessibility: {} },
  ...{ rateId: 'r', description: null },
};

/** Hours of 1 December 2026, so that a test reads like a timetable. */
const at = (hour: number) => new Date(Date.UTC(2026, 11, 1) + hour * 3_600_000);
const booking = (from: number, until: number, quantity = 1): LiveBooking =>
  ({
    ...{ reservationId: `${from}-${until}`, memberName: 'Camille', resourceId: 'x', resourceName: 'Établis' },
    ...{ start: at(from), end: at(until), blockedUntil: at(until), quantity },
  }) as LiveBooking;
const hours = (bookings: LiveBooking[], capacity: number) =>
  timesAbove(bookings, capacity).map(({ start, end, places }) => [
    ...[(start.getTime() - at(0).getTime()) / 3_600_000, (end.getTime() - at(0).getTime()) / 3_600_000],
    places,
  ]);

describe('what a manager says of a resource', () => {
  it('holds together, or names each field that does not', () => {
    expect(checkFacts(FACTS)).toBe(FACTS);
    const wrong = refusal(() => checkFacts({ ...FACTS, name: '', capacity: 3, minMinutes: 45, maxMinutes: 30 }));
    expect(wrong.code).toBe('invalid_request');
    expect((wrong.errors as { field: string }[]).map(({ field }) => field)).toEqual([
      ...['name', 'capacity', 'minMinutes', 'maxMinutes'],
    ]);
    expect(checkFacts({ ...FACTS, mode: 'pool', capacity: 3 }).capacity).toBe(3);
  });

  it('uses words that others can look for, each once and in one order', () => {
    expect(featuresOf(['whiteboard', 'screen', 'screen'])).toEqual(['screen', 'whiteboard']);
    expect(refusal(() => featuresOf(['jacuzzi']))).toMatchObject({ code: 'invalid_request' });
  });

  it('keeps unknown apart from no', () => {
    expect(accessFacts({ stepFree: false, lift: null, doorWidthCm: 83 })).toEqual({ stepFree: false, doorWidthCm: 83 });
    expect(accessFacts({ doorWidthCm: null })).toEqual({});
  });

  it('may be written in one language, which then stands for both', () => {
    expect(localText('  Sous les toits ', '')).toEqual({ fr: 'Sous les toits', en: null });
    expect([localText(' ', null), localText(undefined, undefined)]).toEqual([null, null]);
  });
});

describe('what live bookings stand against', () => {
  it('nothing, when there are none', () => {
    expect(refusal(() => refuseWhileBooked([])).code).toBe('none');
  });

  it('is refused with the first fifty of them and their number', () => {
    const refused = refusal(() =>
      refuseWhileBooked(Array.from({ length: 60 }, (_, index) => booking(index, index + 1))),
    );
    expect([refused.code, refused.total, (refused.reservations as unknown[]).length]).toEqual([
      'resource_booked',
      60,
      50,
    ]);
    expect((refused.reservations as unknown[])[0]).toEqual({
      ...{ reservationId: '0-1', memberName: 'Camille', resourceId: 'x', resourceName: 'Établis', quantity: 1 },
      ...{ start: '2026-12-01T00:00:00.000Z', end: '2026-12-01T01:00:00.000Z' },
    });
  });

  it('fewer places than are taken are refused with the times, and with what would be accepted', () => {
    const bookings = [booking(9, 12, 2), booking(10, 11), booking(11, 14), booking(16, 18, 3)];
    expect(hours(bookings, 3)).toEqual([]);
    expect(hours(bookings, 2)).toEqual([
      [10, 12, 3],
      [16, 18, 3],
    ]);
    expect(hours(bookings, 1)).toEqual([
      [9, 12, 3],
      [16, 18, 3],
    ]);
    expect(refusal(() => checkCapacity(bookings, 2))).toMatchObject({
      code: 'capacity_below_booked',
      least: 3,
      total: 2,
    });
    expect(refusal(() => checkCapacity(bookings, 3)).code).toBe('none');
  });

  it('one booking that ends as the next begins is no crowd', () => {
    expect(hours([booking(9, 10), booking(10, 11)], 1)).toEqual([]);
  });

  it('agrees with counting hour by hour, whatever is booked', () => {
    const any = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), fc.nat(6), (spans, capacity) => {
        const bookings = spans.map(([from, length, quantity]) => booking(from, from + length, quantity));
        const taken = (hour: number) =>
          spans.reduce((sum, [from, length, n]) => sum + (from <= hour && hour < from + length ? n : 0), 0);
        const times = hours(bookings, capacity) as [number, number, number][];
        for (let hour = 0; hour < 30; hour++) {
          const told = times.some(([from, until]) => from <= hour && hour < until);
          expect([hour, told]).toEqual([hour, taken(hour) > capacity]);
        }
        for (const [from, until, places] of times) {
          expect(places).toBe(Math.max(...Array.from({ length: until - from }, (_, index) => taken(from + index))));
        }
        // Stretches are as long as they can be.
        for (const [index, [from]] of times.entries()) expect(times[index - 1]?.[1]).not.toBe(from);
      }),
    );
  });
});

describe('a new order', () => {
  it('names each one there is, once', () => {
    expect(refusal(() => checkOrder(['a', 'b'], ['b', 'a'])).code).toBe('none');
    for (const ids of [['a'], ['a', 'a'], ['a', 'c'], ['a', 'b', 'c']]) {
      expect([ids, refusal(() => checkOrder(['a', 'b'], ids)).code]).toEqual([ids, 'invalid_request']);
    }
  });
});
