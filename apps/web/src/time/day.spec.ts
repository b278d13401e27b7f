import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMonths,
  dayOf,
  daysFrom,
  instantAt,
  isDay,
  isMonth,
  minuteOf,
  minuteOfDay,
  wallOf,
  weekdayOf,
} from './day';

describe('a day', () => {
  it('is one that exists', () => {
    expect(['2026-11-21', '2028-02-29'].every(isDay)).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '21/11/2026', '', null, '2026-11-21T00:00:00Z'])
      expect(isDay(text)).toBe(false);
    expect([isMonth('2026-12'), isMonth('2026-13'), isMonth('2026-12-01')]).toEqual([true, false, false]);
  });

  it('is counted across months, leap days and changes of the clock', () => {
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysFrom('2026-12-30', 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-22')]).toEqual([1, 7]);
    expect([addMonths('2026-01', -1), addMonths('2026-11', 2)]).toEqual(['2025-12', '2027-01']);
  });

  it('is that of the place, not of the server', () => {
    expect(dayOf('2026-11-20T23:30:00Z', 'Europe/Paris')).toBe('2026-11-21');
    expect(dayOf('2026-11-20T23:30:00Z', 'America/New_York')).toBe('2026-11-20');
    expect(dayOf('2026-11-20T11:30:00Z', 'Pacific/Auckland')).toBe('2026-11-21');
  });

  it('has its minutes on the wall clock, also when the clock changes', () => {
    expect(minuteOfDay(Date.parse('2026-11-20T07:30:00Z'), 'Europe/Paris')).toBe(8 * 60 + 30);
    expect(minuteOfDay(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Paris')).toBe(2 * 60 + 30);
    expect(minuteOfDay(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Paris')).toBe(2 * 60 + 30);
    expect(minuteOfDay(Date.parse('2026-11-20T07:30:00Z'), 'Asia/Kolkata')).toBe(13 * 60);
  });

  it('has an instant for each time on the wall, on days of 23 and 25 hours too', () => {
    const at = (day: string, wall: string, zone: string) =>
      new Date(instantAt(day, minuteOf(wall)!, zone)).toISOString();
    expect(at('2026-11-24', '08:30', 'Europe/Paris')).toBe('2026-11-24T07:30:00.000Z');
    expect(at('2027-03-28', '00:00', 'Europe/Paris')).toBe('2027-03-27T23:00:00.000Z');
    expect(at('2027-03-28', '09:00', 'Europe/Paris')).toBe('2027-03-28T07:00:00.000Z');
    expect(at('2027-10-31', '24:00', 'Europe/Paris')).toBe('2027-10-31T23:00:00.000Z');
    expect(at('2027-04-04', '12:00', 'Australia/Lord_Howe')).toBe('2027-04-04T01:30:00.000Z');
    expect(at('2027-03-14', '08:00', 'America/New_York')).toBe('2027-03-14T12:00:00.000Z');
    expect([wallOf(510), minuteOf('08:30'), minuteOf('24:00'), minuteOf('24:15'), minuteOf('8h')]).toEqual([
      ...['08:30', 510, 1440, null, null],
    ]);
  });
});
