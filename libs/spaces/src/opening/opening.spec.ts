import { describe, expect, it } from '@jest/globals';
import { holidayClosings, holidaysOf, regionsOf } from './opening.holidays.js';
import { checkWeek, minuteOf } from './opening.rules.js';

const daysOf = (country: string, region: string | null, year: number) =>
  holidaysOf(country, region, year).map(({ day }) => day);

describe('public holidays', () => {
  it('of France are the eleven of the Labour Code (L3133-1), thirteen in Alsace and Moselle (L3134-13)', () => {
    const france = [
      ...['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17', '2027-07-14'],
      ...['2027-08-15', '2027-11-01', '2027-11-11', '2027-12-25'],
    ];
    expect(daysOf('FR', null, 2027).toSorted()).toEqual(france);
    for (const region of ['57', '67', '68']) {
      expect(daysOf('FR', region, 2027).toSorted()).toEqual([...france, '2027-03-26', '2027-12-26'].toSorted());
    }
  });

  it('of Belgium are the ten of the law of 4 January 1974', () => {
    expect(daysOf('BE', null, 2027).toSorted()).toEqual([
      ...['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-17', '2027-07-21', '2027-08-15'],
      ...['2027-11-01', '2027-11-11', '2027-12-25'],
    ]);
  });

  it('of Switzerland depend on the canton', () => {
    expect(daysOf('CH', 'GE', 2026)).toEqual(expect.arrayContaining(['2026-08-01', '2026-09-10', '2026-12-31']));
    expect(daysOf('CH', 'VD', 2026)).not.toContain('2026-12-31');
    expect(regionsOf('CH')).toHaveLength(26);
    expect(regionsOf('FR').map(({ code }) => code)).toEqual(expect.arrayContaining(['57', '67', '68']));
  });

  it('are reckoned once a year and have both languages', () => {
    expect(holidaysOf('FR', null, 2026)).toBe(holidaysOf('FR', null, 2026));
    expect(holidaysOf('FR', null, 2026).find(({ rule }) => rule === '12-25')).toEqual({
      ...{ rule: '12-25', day: '2026-12-25', name: { fr: 'Noël', en: 'Christmas Day' } },
    });
    expect(holidaysOf('XX', null, 2026)).toEqual([]);
  });

  it('close the days of those that are kept, over the turn of the year', () => {
    const kept = { country: 'FR', region: null, rules: ['12-25', '01-01', 'easter 1'] };
    const days = (first: string, last: string) => holidayClosings(kept, first, last).map(({ firstDay }) => firstDay);
    expect(days('2026-12-25', '2027-01-01')).toEqual(['2026-12-25', '2027-01-01']);
    expect(days('2026-12-26', '2026-12-31')).toEqual([]);
    expect(holidayClosings({ ...kept, rules: [] }, '2026-01-01', '2030-01-01')).toEqual([]);
  });
});

describe('a week of opening hours', () => {
  it('reads times of the day', () => {
    expect(['00:00', '08:30', '24:00'].map((text) => minuteOf('opens', text))).toEqual([0, 510, 1440]);
    for (const text of ['8:30', '24:30', '12:60', '', 'noon']) expect(() => minuteOf('opens', text)).toThrow('opens');
  });

  it('is put in order, and has no opening that overlaps another or ends before it begins', () => {
    const [first, second] = [
      { weekday: 1, opens: 480, closes: 720 },
      { weekday: 1, opens: 720, closes: 1200 },
    ];
    expect(checkWeek([second, first])).toEqual([first, second]);
    expect(() => checkWeek([{ ...second, opens: 719 }, first])).toThrow('overlap');
    expect(() => checkWeek([{ ...first, closes: 480 }])).toThrow('close after');
  });
});
