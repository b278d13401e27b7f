import { describe, expect, it } from '@jest/globals';
import { readRepeat, ruleOf, toldRule } from './rule';

/** The fourth Tuesday of its month, and the last. */
const TUESDAY = '2026-11-24';
const rule = (values: Record<string, string>, first = TUESDAY): string =>
  ruleOf(
    readRepeat((name) => values[name], first),
    first,
  );

describe('the form of a repetition', () => {
  it('says what most people want when nothing is filled in', () => {
    expect(rule({})).toBe('FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=10');
    expect(rule({ fin: 'date' })).toBe('FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20270216');
    expect(rule({ tous: 'jamais', fin: 'x', fois: 'beaucoup' })).toBe('FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=10');
  });

  it('says which days, how often and until when', () => {
    expect(rule({ tous: 'jour', pas: '2', fois: '5' })).toBe('FREQ=DAILY;INTERVAL=2;COUNT=5');
    expect(rule({ tous: 'semaine', j1: '1', j4: '1' })).toBe('FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH;COUNT=10');
    expect(rule({ tous: 'mois' })).toBe('FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=24;COUNT=10');
    expect(rule({ tous: 'mois', dans: 'dernier' })).toBe('FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1;COUNT=10');
    expect(rule({ tous: 'mois', dans: 'rang' })).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=4TU;COUNT=10');
    expect(rule({ tous: 'mois', dans: 'dernier-rang', fin: 'date', jusque: '2027-03-31' })).toBe(
      'FREQ=MONTHLY;INTERVAL=1;BYDAY=-1TU;UNTIL=20270331',
    );
  });

  it('leaves what is out of bounds to the API, which says what would be accepted', () => {
    expect(rule({ tous: 'jour', fois: '10000' })).toBe('FREQ=DAILY;INTERVAL=1;COUNT=10000');
  });
});

describe('a rule, told', () => {
  it('has the parts that its text has', () => {
    const nothing = { monthDay: null, rank: null, count: null, until: null };
    expect(toldRule('FREQ=DAILY;INTERVAL=3;COUNT=4', TUESDAY)).toEqual({
      ...nothing,
      ...{ freq: 'daily', interval: 3, weekdays: [2], count: 4 },
    });
    expect(toldRule('FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270331', TUESDAY)).toEqual({
      ...nothing,
      ...{ freq: 'weekly', interval: 1, weekdays: [1, 4], until: '2027-03-31' },
    });
    expect(toldRule('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', TUESDAY)).toMatchObject({ monthDay: -1, rank: null });
    expect(toldRule('FREQ=MONTHLY;COUNT=2', TUESDAY)).toMatchObject({ monthDay: 24, rank: null });
    expect(toldRule('FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', TUESDAY)).toMatchObject({
      ...{ monthDay: null, rank: -1, weekdays: [5] },
    });
  });
});
