import { describe, expect, it } from '@jest/globals';
import { type Closing, DomainError, instantOf } from '#libs/domain';
import {
  type WantedClosure,
  checkClosure,
  closedDays,
  decide,
  listed,
  newlyClosed,
  overReservations,
} from './closures.rules.js';

const LILLE = 'Europe/Paris';
const wanted = (more: Partial<WantedClosure> = {}): WantedClosure => ({
  ...{ resourceId: null, repeats: 'once', firstDay: '2026-12-24', lastDay: null, from: null, until: null },
  ...{ scope: 'everyone', reason: ' Noël ' },
  ...more,
});
const closing = (more: Partial<WantedClosure> = {}): Closing => {
  const { reason, ...closure } = checkClosure(wanted(more));
  return { ...closure, reason: { fr: reason, en: reason } };
};
const booked = (id: string, day: string, from: number, until: number, resourceId = 'room') => ({
  ...{ id, resourceId, memberName: 'Camille', resourceName: 'Salle Lys' },
  start: instantOf(day, from * 60, LILLE),
  end: instantOf(day, until * 60, LILLE),
});

describe('a closure', () => {
  it('of one day needs no last day; one that repeats may have no end', () => {
    expect(checkClosure(wanted())).toMatchObject({ lastDay: '2026-12-24', reason: 'Noël' });
    expect(checkClosure(wanted({ repeats: 'yearly' }))).toMatchObject({ lastDay: null });
  });

  it('is refused when it ends before it begins, has half a time, says nothing or never ends', () => {
    const fieldOf = (more: Partial<WantedClosure>) => {
      try {
        checkClosure(wanted(more));
        return null;
      } catch (error) {
        return error instanceof DomainError ? error.details.errors?.[0]?.field : error;
      }
    };
    expect(fieldOf({ lastDay: '2026-12-23' })).toBe('lastDay');
    expect(fieldOf({ lastDay: '2028-01-01' })).toBe('lastDay');
    expect(fieldOf({ from: 600 })).toBe('until');
    expect(fieldOf({ from: 600, until: 600 })).toBe('until');
    expect(fieldOf({ reason: ' ' })).toBe('reason');
    expect(fieldOf({ from: 600, until: 1440 })).toBeNull();
  });
});

describe('bookings that a closure lies on', () => {
  const all = [
    booked('before', '2026-12-23', 9, 12),
    booked('morning', '2026-12-24', 9, 12),
    booked('evening', '2026-12-24', 18, 20),
    booked('elsewhere', '2026-12-24', 9, 12, 'desk'),
    { ...booked('long', '2026-12-23', 9, 12), end: instantOf('2026-12-26', 600, LILLE) },
  ];
  const hits = (after: Closing[], before: Closing[] = []) => newlyClosed(all, before, after, LILLE).map(({ id }) => id);

  it('are those of its days, hours and resource', () => {
    expect(hits([closing()])).toEqual(['morning', 'evening', 'elsewhere', 'long']);
    expect(hits([closing({ from: 720, until: 1080 })])).toEqual(['long']);
    expect(hits([closing({ resourceId: 'desk' })])).toEqual(['elsewhere']);
    expect(hits([closing({ repeats: 'weekly', firstDay: '2026-12-16' })])).toEqual(['before', 'long']);
  });

  it('are not those that were kept when it was closed first, nor any when it is for visitors', () => {
    expect(hits([closing()], [closing({ until: 780, from: 0 })])).toEqual(['evening']);
    expect(hits([closing({ scope: 'visitors' })])).toEqual([]);
    expect(hits([closing({ scope: 'members' })])).toHaveLength(4);
  });

  const two = [all[1]!, all[2]!];
  const to = { start: instantOf('2026-12-28', 540, LILLE), end: instantOf('2026-12-28', 720, LILLE) };
  const names = (hits: readonly { id: string }[]) => hits.map(({ id }) => id);

  it('are cancelled, moved or kept as it is said for each, and open to decide where nothing is said', () => {
    const cancel = { reservationId: 'evening', action: 'cancel' as const };
    const stranger = { reservationId: 'stranger', action: 'cancel' as const };
    const move = { reservationId: 'MORNING', action: 'move' as const, resourceId: 'desk', during: to };
    const some = decide(two, { each: [cancel, stranger], others: null });
    expect([names(some.cancelled), some.moved, names(some.undecided)]).toEqual([['evening'], [], ['morning']]);
    const both = decide(two, { each: [cancel, move], others: null });
    expect(both).toEqual({
      ...{ cancelled: [two[1]], undecided: [] },
      moved: [{ hit: two[0], resourceId: 'desk', during: to }],
    });
    expect(decide([], { each: [], others: null })).toEqual({ cancelled: [], moved: [], undecided: [] });
  });

  it('may be decided together, but for those that are named', () => {
    const keep = { reservationId: 'morning', action: 'keep' as const };
    const most = decide(all, { each: [keep], others: 'cancel' });
    expect([names(most.cancelled), most.undecided]).toEqual([['before', 'evening', 'elsewhere', 'long'], []]);
    expect(decide(all, { each: [], others: 'keep' })).toEqual({ cancelled: [], moved: [], undecided: [] });
  });

  it('are listed in the refusal, those without a decision first, with where they could go', () => {
    expect(names(listed(two, [two[1]!]))).toEqual(['evening', 'morning']);
    const many = Array.from({ length: 150 }, (_, nr) => booked(`b${nr}`, '2026-12-24', 9, 12));
    expect(
      listed(many, many.slice(120))
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['b120', 'b121']);
    expect(listed(many, many)).toHaveLength(100);
    const place = { resourceId: 'desk', name: 'Bureau', start: 'a', end: 'b' };
    const refusal = overReservations(2, two, new Map([['morning', [place]]]), new Set(['evening']));
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal.details).toMatchObject({
      count: 2,
      reservations: [
        { reservationId: 'morning', memberName: 'Camille', alternatives: [place], unmoved: false },
        { reservationId: 'evening', alternatives: [], unmoved: true },
      ],
    });
  });

  it('change the figures of its days', () => {
    expect(closedDays([closing({ lastDay: '2026-12-26' })], '2026-12-25', '2026-12-31')).toEqual([
      ...['2026-12-25', '2026-12-26'],
    ]);
  });
});
