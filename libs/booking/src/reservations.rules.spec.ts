import { describe, expect, it } from '@jest/globals';
import { type Closing, DomainError, type Interval, MINUTE, instantOf } from '#libs/domain';
import {
  type BookingTerms,
  checkReservation,
  earliestStart,
  horizonEnd,
  isCancellable,
  isCheckable,
  labelOf,
} from './reservations.rules.js';

const LILLE = 'Europe/Paris';
/** Monday 23 November 2026, 10:10 in Lille. */
const NOW = Date.UTC(2026, 10, 23, 9, 10);

const WEEK = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: 8 * 60, closes: 12 * 60 },
  { weekday, opens: 13 * 60, closes: 20 * 60 },
]);

const terms = (changes: Partial<BookingTerms> = {}): BookingTerms => ({
  mode: 'exclusive',
  capacity: 1,
  stepMinutes: 30,
  minMinutes: 60,
  maxMinutes: 480,
  horizonDays: 90,
  noticeMinutes: 0,
  timeZone: LILLE,
  plan: { hours: WEEK, ownHours: new Map(), closings: [] },
  resourceId: 'room',
  audience: 'members',
  ...changes,
});

const closed = (more: Partial<Closing>): Partial<BookingTerms> => ({
  plan: {
    hours: WEEK,
    ownHours: new Map(),
    closings: [
      {
        ...{
          resourceId: null,
          repeats: 'once',
          firstDay: '2026-11-26',
          lastDay: '2026-11-27',
          from: null,
          until: null,
        },
        ...{ scope: 'everyone', reason: { fr: 'Travaux', en: 'Travaux' } },
        ...more,
      },
    ],
  },
});

/** Wall time in Lille, from hour to hour. */
const at = (day: string, from: number, until: number): Interval => ({
  start: instantOf(day, from * 60, LILLE),
  end: instantOf(day, until * 60, LILLE),
});

function refusal(wanted: Interval, changes: Partial<BookingTerms> = {}, quantity = 1, now = NOW) {
  try {
    checkReservation(wanted, quantity, terms(changes), now);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, ...error.details };
  }
}

describe('what a booking must keep to, and what is said instead', () => {
  it('accepts a booking inside the hours, over lunch too', () => {
    expect(refusal(at('2026-11-24', 8, 10))).toBeNull();
    expect(refusal(at('2026-11-24', 11, 14))).toBeNull();
    expect(refusal(at('2026-11-24', 12, 20))).toBeNull();
  });

  it('says why it is closed, and when the doors are open next', () => {
    expect(refusal(at('2026-11-26', 9, 11), closed({}))).toMatchObject({
      ...{ code: 'closed', reason: { fr: 'Travaux' }, scope: 'everyone', openings: [] },
      next: { start: '2026-11-30T07:00:00Z', end: '2026-11-30T19:00:00Z' },
    });
    // A day at home is refused by the hours first, whatever else is closed.
    expect(refusal(at('2026-11-28', 9, 11), closed({}))).toMatchObject({ code: 'outside_opening_hours' });
  });

  it('takes what a closure leaves of a day, and nothing that reaches over it', () => {
    const noon = closed({ from: 600, until: 840 });
    expect(refusal(at('2026-11-26', 8, 10), noon)).toBeNull();
    expect(refusal(at('2026-11-26', 14, 20), noon)).toBeNull();
    expect(refusal(at('2026-11-26', 8, 20), { ...noon, maxMinutes: 1440 })).toMatchObject({
      code: 'closed',
      openings: [
        { start: '2026-11-26T07:00:00Z', end: '2026-11-26T09:00:00Z' },
        { start: '2026-11-26T13:00:00Z', end: '2026-11-26T19:00:00Z' },
      ],
    });
  });

  it('closes for those whom the closure is for, and only what it is for', () => {
    const wanted = at('2026-11-26', 9, 11);
    const visitors = closed({ scope: 'visitors' });
    expect(refusal(wanted, visitors)).toBeNull();
    expect(refusal(wanted, { ...visitors, audience: 'visitors' })).toMatchObject({ code: 'closed', scope: 'visitors' });
    expect(refusal(wanted, { ...closed({ scope: 'members' }), audience: 'visitors' })).toBeNull();
    expect(refusal(wanted, closed({ resourceId: 'another' }))).toBeNull();
    expect(refusal(wanted, closed({ resourceId: 'room' }))).toMatchObject({ code: 'closed' });
  });

  it('follows the week of the resource, when it has one', () => {
    const night = { hours: WEEK, ownHours: new Map([['room', [{ weekday: 4, opens: 0, closes: 540 }]]]), closings: [] };
    expect(refusal(at('2026-11-26', 2, 4), { plan: night })).toBeNull();
    expect(refusal(at('2026-11-26', 9, 11), { plan: night })).toMatchObject({ code: 'outside_opening_hours' });
    expect(refusal(at('2026-11-26', 9, 11), { plan: night, resourceId: 'another' })).toBeNull();
  });

  it('wants an end after its start, in whole minutes', () => {
    const { start } = at('2026-11-24', 9, 10);
    expect(refusal({ start, end: start })).toMatchObject({ code: 'invalid_request', errors: [{ field: 'end' }] });
    expect(refusal({ start, end: start - MINUTE })).toMatchObject({ errors: [{ field: 'end' }] });
    expect(refusal({ start: start + 1, end: start + 60 * MINUTE })).toMatchObject({ errors: [{ field: 'start' }] });
    expect(refusal({ start, end: start + 60 * MINUTE + 1 })).toMatchObject({ errors: [{ field: 'end' }] });
  });

  it('never sells more places than there are', () => {
    const answer = refusal(at('2026-11-24', 9, 10), { mode: 'pool', capacity: 10 }, 11);
    expect(answer).toMatchObject({ code: 'quantity_too_large', capacity: 10 });
  });

  it('says from when a room is still free to take: the step that is running', () => {
    expect(refusal(at('2026-11-23', 9, 11))).toMatchObject({ code: 'in_the_past', earliest: '2026-11-23T09:00:00Z' });
    expect(refusal(at('2026-11-23', 10, 11))).toBeNull();
  });

  it('lets someone who comes late have a place of today in a pool, until the period is over', () => {
    const pool = { mode: 'pool' as const, capacity: 10, maxMinutes: 1440 };
    expect(refusal(at('2026-11-23', 8, 12), pool)).toBeNull();
    expect(refusal(at('2026-11-23', 8, 10), pool)).toMatchObject({ code: 'in_the_past' });
    expect(refusal(at('2026-11-20', 8, 12), pool)).toMatchObject({
      code: 'in_the_past',
      earliest: '2026-11-22T23:00:00Z',
    });
  });

  it('measures the horizon to the end, and says the last day', () => {
    expect(refusal(at('2027-02-19', 9, 11), { horizonDays: 88 })).toBeNull();
    expect(refusal(at('2027-02-22', 9, 11), { horizonDays: 88 })).toMatchObject({
      code: 'too_far_ahead',
      latest: '2027-02-19T23:00:00Z',
    });
  });

  it('says the shortest and the longest', () => {
    expect(refusal({ ...at('2026-11-24', 9, 9.5) })).toMatchObject({ code: 'duration_too_short', minMinutes: 60 });
    expect(refusal(at('2026-11-24', 8, 17))).toMatchObject({ code: 'duration_too_long', maxMinutes: 480 });
  });

  it('says when the site is open', () => {
    const openings = [
      { start: '2026-11-24T07:00:00Z', end: '2026-11-24T11:00:00Z' },
      { start: '2026-11-24T12:00:00Z', end: '2026-11-24T19:00:00Z' },
    ];
    expect(refusal(at('2026-11-24', 7, 9))).toMatchObject({ code: 'outside_opening_hours', openings });
    expect(refusal(at('2026-11-24', 19, 21))).toMatchObject({ code: 'outside_opening_hours', openings });
    expect(refusal(at('2026-11-28', 9, 11))).toMatchObject({ code: 'outside_opening_hours', openings: [] });
  });

  it('says the step', () => {
    const { start, end } = at('2026-11-24', 9, 11);
    expect(refusal({ start: start + 15 * MINUTE, end: end + 15 * MINUTE })).toMatchObject({ code: 'off_step' });
    expect(refusal({ start, end: end + 15 * MINUTE })).toMatchObject({ code: 'off_step', stepMinutes: 30 });
  });
});

describe('days on which the clocks change', () => {
  const plan = { hours: [{ weekday: 7, opens: 0, closes: 1440 }], ownHours: new Map(), closings: [] };
  const always = { plan, maxMinutes: 1560 };
  const spring = Date.UTC(2026, 2, 27, 9);
  const autumn = Date.UTC(2026, 9, 23, 9);

  it('has 23 hours to sell in spring and 25 in autumn', () => {
    expect(refusal(at('2026-03-29', 0, 24), always, 1, spring)).toBeNull();
    expect((at('2026-03-29', 0, 24).end - at('2026-03-29', 0, 24).start) / MINUTE).toBe(23 * 60);
    expect(refusal(at('2026-10-25', 0, 24), always, 1, autumn)).toBeNull();
    expect((at('2026-10-25', 0, 24).end - at('2026-10-25', 0, 24).start) / MINUTE).toBe(25 * 60);
  });

  it('counts an hour that passes twice as two, and one that does not exist as none', () => {
    const twice = { start: Date.UTC(2026, 9, 25, 0), end: Date.UTC(2026, 9, 25, 2) }; // 02:00 to 03:00 on the wall
    expect(refusal(twice, { ...always, minMinutes: 120 }, 1, autumn)).toBeNull();
    const skipped = at('2026-03-29', 1.5, 3); // 01:30 to 03:00 on the wall
    expect(refusal(skipped, { ...always, minMinutes: 60 }, 1, spring)).toMatchObject({ code: 'duration_too_short' });
  });
});

describe('what may become of a booking', () => {
  it('is given back until it begins', () => {
    expect(['confirmed', 'held'].every((status) => isCancellable(status, NOW + 1, NOW))).toBe(true);
    expect(isCancellable('confirmed', NOW, NOW)).toBe(false);
    for (const status of ['checked_in', 'cancelled', 'expired', 'no_show']) {
      expect(isCancellable(status, NOW + 1, NOW)).toBe(false);
    }
  });

  it('is checked in on its own day, until it is over', () => {
    const today = at('2026-11-23', 14, 16);
    expect(isCheckable('confirmed', today, LILLE, NOW)).toBe(true);
    expect(isCheckable('confirmed', today, LILLE, today.end)).toBe(false);
    expect(isCheckable('confirmed', at('2026-11-24', 8, 10), LILLE, NOW)).toBe(false);
    expect(isCheckable('cancelled', today, LILLE, NOW)).toBe(false);
  });

  it('starts and ends where the site has its midnight', () => {
    const midnight = Date.UTC(2026, 10, 22, 23);
    expect(earliestStart({ mode: 'pool', stepMinutes: 30, noticeMinutes: 0 }, midnight, NOW)).toBe(midnight);
    const room = { mode: 'exclusive' as const, stepMinutes: 30 };
    expect(earliestStart({ ...room, noticeMinutes: 0 }, midnight, NOW)).toBe(Date.UTC(2026, 10, 23, 9));
    expect(earliestStart({ ...room, noticeMinutes: 45 }, midnight, NOW + 1)).toBe(Date.UTC(2026, 10, 23, 9, 56));
    expect(horizonEnd({ horizonDays: 1, timeZone: LILLE }, NOW)).toBe(Date.UTC(2026, 10, 24, 23));
  });

  it('is called by its place on the invoice, never longer than that takes', () => {
    expect(labelOf('Salle Lys', 'La Grappe')).toBe('Salle Lys – La Grappe');
    expect(labelOf('x'.repeat(120), 'y'.repeat(200))).toHaveLength(240);
  });
});
