import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#libs/domain';
import { PAPER_STATES, checkInert, checkedKind, lastDayOf, opened, reasonOf, statusOf } from './papers.rules.js';

const TODAY = '2026-11-21';
const invalid = (field: string) =>
  expect.objectContaining({ code: 'invalid_request', details: expect.objectContaining({ errors: [expect.objectContaining({ field })] }) }); // prettier-ignore

describe('an approval', () => {
  it.each([
    ['2027-01-31', 'approved'],
    ['2026-12-06', 'approved'],
    ['2026-12-05', 'ending'],
    [TODAY, 'ending'],
    ['2026-11-20', 'expired'],
  ])('until %s is %s', (lastDay, status) => {
    expect(statusOf({ state: 'approved', lastDay }, TODAY)).toBe(status);
  });

  it('is the only thing that ends by itself', () => {
    for (const state of PAPER_STATES) {
      if (state !== 'approved') expect(statusOf({ state, lastDay: '2020-01-01' }, TODAY)).toBe(state);
    }
  });

  it.each([
    [undefined, 6, '2027-05-20'],
    [undefined, 3, '2027-02-20'],
    ['2026-11-21', 6, '2026-11-21'],
    ['2030-08-31', null, '2030-08-31'],
  ])('asked until %s, with %s months, counts until %s', (asked, validMonths, lastDay) => {
    expect(lastDayOf(asked, { validMonths }, TODAY)).toBe(lastDay);
  });

  it.each([[undefined], ['2026-11-20'], ['2037-01-01'], ['31/08/2027'], ['2027-02-30']])('refuses %s', (asked) => {
    expect(() => lastDayOf(asked, { validMonths: null }, TODAY)).toThrow(invalid('lastDay'));
  });
});

describe('the days in a group', () => {
  it.each([
    ['of nobody', null, { first: TODAY, next: '2027-01-01' }],
    ['that are over', { first: '2026-01-01', next: TODAY }, { first: TODAY, next: '2027-01-01' }],
    ['that end sooner', { first: '2026-01-01', next: '2026-12-01' }, { first: '2026-01-01', next: '2027-01-01' }],
    ['that reach as far', { first: '2026-01-01', next: '2027-01-01' }, null],
    ['for good', { first: '2026-01-01', next: null }, null],
    ['to come', { first: '2026-12-01', next: '2027-06-01' }, { first: TODAY, next: '2027-06-01' }],
    ['to come and over sooner', { first: '2026-12-01', next: '2026-12-08' }, { first: TODAY, next: '2027-01-01' }],
  ])('%s', (_, held, span) => {
    expect(opened(held, TODAY, '2026-12-31')).toEqual(span);
  });

  it('never become fewer, and reach the last day', () => {
    const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
    const held = fc.tuple(day, fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }));
    fc.assert(
      fc.property(fc.option(held, { nil: null }), fc.integer({ min: 0, max: 400 }), (given, days) => {
        const before = given && { first: given[0], next: given[1] === null ? null : addDays(given[0], given[1]) };
        const lastDay = addDays(TODAY, days);
        const after = opened(before, TODAY, lastDay) ?? before!;
        const has = (span: typeof after, at: string) => span.first <= at && (span.next === null || at < span.next);
        for (const at of [TODAY, addDays(TODAY, Math.floor(days / 2)), lastDay]) expect(has(after, at)).toBe(true);
        if (before && (before.next === null || before.next > TODAY)) {
          for (let n = 0; n < 500; n += 7)
            if (has(before, addDays(TODAY, n))) expect(has(after, addDays(TODAY, n))).toBe(true);
        }
      }),
    );
  });
});

it('who is refused reads why', () => {
  expect(reasonOf(' La photo\nest floue\u0007 ')).toBe('La photo\nest floue');
  for (const text of ['  ', '\u0000', 'x'.repeat(501)]) expect(() => reasonOf(text)).toThrow(invalid('reason'));
});

describe('a kind of document', () => {
  const kind = { name: 'Carte', explanation: null, validMonths: 12, active: true, groupIds: ['a'] };
  it('has a name, words that are not empty, and opens something once', () => {
    expect(checkedKind({ ...kind, name: ' Carte  d’étudiant ', explanation: '  ', groupIds: ['A', 'a'] })).toEqual({
      ...{ ...kind, name: 'Carte d’étudiant' },
    });
    expect(() => checkedKind({ ...kind, name: ' ' })).toThrow(invalid('name'));
    expect(() => checkedKind({ ...kind, explanation: 'x'.repeat(1001) })).toThrow(invalid('explanation'));
    expect(() => checkedKind({ ...kind, groupIds: [] })).toThrow(invalid('groupIds'));
  });
});

describe('objects of a PDF', () => {
  it.each([
    '<< /S /JavaScript /JS (app.alert(1)) >>',
    '<</S/J#61vaScript>>',
    '/Launch',
    '/EmbeddedFiles 3 0 R',
    '/XFA [',
  ])('name a program: %s', (objects) =>
    expect(() => checkInert(objects)).toThrow(expect.objectContaining({ code: 'paper_active' })),
  );
  it.each(['/JSON', '/OpenAction [3 0 R /Fit]', '(text about JavaScript)', '/AcroForm 4 0 R'])(
    'or none: %s',
    (objects) => {
      expect(() => checkInert(objects)).not.toThrow();
    },
  );
});
