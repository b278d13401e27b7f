import { describe, expect, it } from '@jest/globals';
import { isNoShowRevocable, ownCheckIn } from './arrivals.rules.js';

const ZONE = 'Europe/Paris';
const at = (text: string) => new Date(`2026-12-${text}+01:00`);
const during = (start: string, end: string, status = 'confirmed') => ({ status, start: at(start), end: at(end) });

describe('noting one’s own arrival', () => {
  it('begins half an hour before the start and ends with the booking', () => {
    expect(ownCheckIn(during('08T09:00', '08T11:00'), ZONE)).toEqual({
      start: at('08T08:30').getTime(),
      end: at('08T11:00').getTime(),
    });
  });

  it('stays on the day of the booking, as at the desk', () => {
    expect(ownCheckIn(during('08T00:10', '09T12:00'), ZONE)).toEqual({
      start: at('08T00:00').getTime(),
      end: at('09T00:00').getTime(),
    });
  });

  it.each(['held', 'checked_in', 'cancelled', 'expired', 'no_show'])('is not for what is %s', (status) => {
    expect(ownCheckIn(during('08T09:00', '08T11:00', status), ZONE)).toBeNull();
  });
});

describe('taking back that nobody came', () => {
  const start = at('08T09:00').getTime();
  it('is possible all day, and then no more', () => {
    expect(isNoShowRevocable('no_show', start, ZONE, at('08T23:59').getTime())).toBe(true);
    expect(isNoShowRevocable('no_show', start, ZONE, at('09T00:00').getTime())).toBe(false);
    expect(isNoShowRevocable('cancelled', start, ZONE, start)).toBe(false);
  });
});
