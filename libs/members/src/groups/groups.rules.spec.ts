import { describe, expect, it } from '@jest/globals';
import { checkGroupRates, groupName, groupSpan } from './groups.rules.js';

const REFUSED = expect.objectContaining({ code: 'invalid_request' });

describe('the days in a group', () => {
  it.each([
    [{ first: '2026-11-21' }, null, { first: '2026-11-21', next: null }],
    [{ first: '2026-08-31' }, 6, { first: '2026-08-31', next: '2027-02-28' }],
    [{ first: '2026-11-21', last: '2026-11-21' }, 6, { first: '2026-11-21', next: '2026-11-22' }],
    [{ first: '2026-11-21', last: null }, 6, { first: '2026-11-21', next: null }],
  ])('%j, with %j months: %j', (days, validityMonths, span) => {
    expect(groupSpan(days, { validityMonths })).toEqual(span);
  });

  it.each([{ first: 'demain' }, { first: '2026-11-21', last: '2026-11-20' }, { first: '2026-11-21', last: '31/12' }])(
    'are refused: %j',
    (days) => expect(() => groupSpan(days, { validityMonths: null })).toThrow(REFUSED),
  );
});

it('a rate is stood in for once, and by another', () => {
  const [a, b, c] = ['a', 'b', 'c'];
  expect(() => checkGroupRates([{ rateId: a, insteadId: b }])).not.toThrow();
  expect(() => checkGroupRates([{ rateId: a, insteadId: a }])).toThrow(REFUSED);
  const twice = [b, c].map((insteadId) => ({ rateId: a, insteadId }));
  expect(() => checkGroupRates(twice)).toThrow(REFUSED);
});

it('a group has a name', () => {
  expect(groupName('  Étudiants   et apprentis ')).toBe('Étudiants et apprentis');
  expect(() => groupName('  ')).toThrow(REFUSED);
  expect(() => groupName('x'.repeat(121))).toThrow(REFUSED);
});
