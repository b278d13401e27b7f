import { describe, expect, it } from '@jest/globals';
import { addDays } from '#libs/domain';
import { holidayClosings, holidaysOf, regionsOf } from './opening.holidays.js';
import { checkPeriods, checkWeek, minuteOf } from './opening.rules.js';

const daysOf = (country: string, region: string | null, year: number) =>
  holidaysOf(country, region, year).map(({ day }) => day);

describe('public holidays', () => {
  it('move with Easter, from 2024 to 2030', () => {
    const easter = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21'];
    for (const [index, sunday] of easter.entries()) {
      const found = new Map(holidaysOf('CH', 'AI', 2024 + index).map(({ rule, day }) => [rule, day]));
      const after = { 'easter -2': -2, 'easter 1': 1, 'easter 39': 39, 'easter 50': 50, 'easter 60': 60 };
      for (const [rule, days] of Object.entries(after)) {
        expect([sunday, rule, found.get(rule)]).toEqual([sunday, rule, addDays(sunday, days)]);
      }
    }
  });

  it('of France are the eleven of the Labour Code (L3133-1), thirteen in Alsace and Moselle (L3134-13)', () => {
    const france = [
      ...['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17', '2027-07-14'],
      ...['2027-08-15', '2027-11-01', '2027-11-11', '2027-12-25'],
    ];
    expect(daysOf('FR', null, 2027).toSorted()).toEqual(france);
    for (const region of ['57', '67', '68']) {
      expect(daysOf('FR', region, 2027).toSorted()).toEqual([...france, '2027-03-26', '2027-12-26'].toSorted());
    }
    expect(daysOf('FR', null, 2024)).toEqual(expect.arrayContaining(['2024-05-08', '2024-05-09', '2024-05-20']));
  });

  it('overseas tell of the abolition of slavery, each on its day', () => {
    const france = daysOf('FR', null, 2026);
    const abolition = regionsOf('FR').flatMap(({ code }) => {
      const own = daysOf('FR', code, 2026).filter((day) => !france.includes(day));
      return own.length === 1 ? [[code, own[0]!.slice(5)]] : [];
    });
    expect(Object.fromEntries(abolition)).toEqual({
      ...{ 971: '05-27', 972: '05-22', 973: '06-10', 974: '12-20', 976: '04-27', 977: '10-09', 978: '05-28' },
    });
  });

  it('of Belgium are the ten of the law of 4 January 1974', () => {
    expect(daysOf('BE', null, 2027).toSorted()).toEqual([
      ...['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-17', '2027-07-21', '2027-08-15'],
      ...['2027-11-01', '2027-11-11', '2027-12-25'],
    ]);
    expect(regionsOf('BE')).toEqual([]);
  });

  it('of Switzerland are four everywhere, and what each canton adds', () => {
    expect(daysOf('CH', null, 2027).map((day) => day.slice(5))).toEqual(['01-01', '05-06', '08-01', '12-25']);
    const counts = {
      ...{ AG: 13, AI: 13, AR: 8, BE: 9, BL: 9, BS: 9, FR: 13, GE: 9, GL: 11, GR: 8, JU: 13, LU: 13, NE: 7 },
      ...{ NW: 13, OW: 14, SG: 9, SH: 10, SO: 12, SZ: 14, TG: 10, TI: 15, UR: 14, VD: 9, VS: 12, ZG: 13, ZH: 10 },
    };
    const found = regionsOf('CH').map(({ code }) => [code, daysOf('CH', code, 2027).length]);
    expect(Object.fromEntries(found)).toEqual(counts);
    expect(daysOf('CH', 'GE', 2027)).toEqual([
      ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-06', '2027-05-17', '2027-08-01', '2027-09-09'],
      ...['2027-12-25', '2027-12-31'],
    ]);
    expect(daysOf('CH', 'TI', 2027)).not.toContain('2027-03-26');
    expect(daysOf('CH', 'JU', 2027)).toContain('2027-06-23');
    expect(daysOf('CH', 'OW', 2027)).toContain('2027-09-25');
  });

  it('of single cantons follow their own rules', () => {
    const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
    const named = (canton: string, name: string) =>
      years.flatMap((year) =>
        holidaysOf('CH', canton, year)
          .filter((holiday) => holiday.name.fr === name)
          .map(({ day }) => day),
      );
    expect(named('GE', 'Jeûne genevois')).toEqual([
      ...['2024-09-05', '2025-09-11', '2026-09-10', '2027-09-09', '2028-09-07', '2029-09-06', '2030-09-05'],
    ]);
    expect(named('VD', 'Lundi du Jeûne fédéral')).toEqual([
      ...['2024-09-16', '2025-09-22', '2026-09-21', '2027-09-20', '2028-09-18', '2029-09-17', '2030-09-16'],
    ]);
    // 2026: the first Thursday of April is Maundy Thursday.
    expect(named('GL', 'Näfelser Fahrt')).toEqual([
      ...['2024-04-04', '2025-04-03', '2026-04-09', '2027-04-01', '2028-04-06', '2029-04-05', '2030-04-04'],
    ]);
    expect(named('GL', 'Jeudi saint')).toEqual([]);
    // Christmas is a Monday in 2028 (and was in 2023), a Friday in 2026; a Sunday in 2033.
    expect(named('AR', 'Saint-Étienne').map((day) => day.slice(0, 4))).toEqual([
      '2024',
      '2025',
      '2027',
      '2029',
      '2030',
    ]);
    expect(named('NE', 'Saint-Étienne')).toEqual([]);
    expect(daysOf('CH', 'NE', 2033)).toContain('2033-12-26');
    expect(daysOf('CH', 'NE', 2034)).toContain('2034-01-02');
    expect(daysOf('CH', 'NE', 2026)).toContain('2026-03-01');
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

describe('periods that are named', () => {
  const period = (from: number, until: number, fr = ' Matinée ', en = 'Morning') => ({ from, until, name: { fr, en } });

  it('have names, times of their own, and an end after their start', () => {
    expect(checkPeriods([period(540, 720)], null)).toEqual([
      { from: 540, until: 720, name: { fr: 'Matinée', en: 'Morning' } },
    ]);
    expect(() => checkPeriods([period(720, 720)], null)).toThrow('after');
    expect(() => checkPeriods([period(540, 720), period(540, 720, 'Autre')], null)).toThrow('same times');
    expect(() => checkPeriods([period(540, 720, ' ')], null)).toThrow('name');
    expect(() => checkPeriods([period(540, 720, 'Matinée', '')], null)).toThrow('name');
  });

  it('of a resource could be booked', () => {
    const room = { stepMinutes: 30, minMinutes: 60, maxMinutes: 240 };
    expect(checkPeriods([period(540, 720), period(480, 720)], room)).toHaveLength(2);
    for (const [from, until] of [
      [545, 725],
      [540, 735],
    ] as const) {
      expect(() => checkPeriods([period(from, until)], room)).toThrow('steps of 30 minutes');
    }
    expect(() => checkPeriods([period(540, 570)], room)).toThrow('from 60 to 240 minutes');
    expect(() => checkPeriods([period(480, 750)], room)).toThrow('from 60 to 240 minutes');
  });
});
