import { DAY, HOUR, type Instant, type Interval, MINUTE } from '#libs/domain';

export const LONGEST_ADDRESS = 2_000;
const LONGEST_NAME = 80;

/**
 * The address as it will be asked, null when it is none: https (what calendar programs call webcal is the same), no
 * user or password in it, no fragment.
 */
export function readAddress(text: string): URL | null {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'));
  if (url?.protocol !== 'https:' || url.href.length > LONGEST_ADDRESS) return null;
  return url.username === '' && url.password === '' && !url.href.includes('#') ? url : null;
}

/** Null: empty or too long. */
export function readName(text: string): string | null {
  const name = text.trim().replace(/\s+/g, ' ');
  return name !== '' && name.length <= LONGEST_NAME ? name : null;
}

const USUALLY = 15 * MINUTE;
const AT_MOST = DAY;

/**
 * When to ask again after so many failures in a row: 15 minutes, doubled each time, a day at most. `chance` (0 to 1)
 * spreads it by a tenth either way, so that a thousand calendars of one provider are not asked at once.
 */
export function nextTry(now: Instant, failures: number, chance: number): Instant {
  const pause = Math.min(USUALLY * 2 ** Math.min(failures, 20), AT_MOST);
  return now + Math.round(pause * (0.9 + 0.2 * chance));
}

/** A manager who asks "now" is heard once a minute. */
const IMPATIENCE = MINUTE;
export const waitBeforeAskingAgain = (triedAt: Instant | null, now: Instant): number =>
  triedAt === null ? 0 : Math.max(0, triedAt + IMPATIENCE - now);

const LONGEST_WINDOW_DAYS = 400;

/**
 * What is worked out: from yesterday to as far as can be booked. It begins at a fixed hour, so that the same calendar
 * gives the same times all day.
 */
export function windowOf(now: Instant, horizonDays: number): Interval {
  const start = Math.floor(now / DAY) * DAY - DAY;
  return { start, end: start + Math.min(horizonDays + 3, LONGEST_WINDOW_DAYS) * DAY };
}

/** "Nothing new" is no answer when the window has moved on since: then the whole text is wanted again. */
export const mayStayAsItIs = (workedOutAt: Instant | null, now: Instant): boolean =>
  workedOutAt !== null && now - workedOutAt < 20 * HOUR;
