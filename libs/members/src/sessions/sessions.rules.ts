import { DAY, HOUR, type Instant } from '#libs/domain';

/** A session lives this long after it was last used. */
export const SESSION_LIFE = 30 * DAY;
/** Being used is written down at most this often, so that reading a page does not write. */
export const TOUCH_EVERY = HOUR;

export const sessionEnd = (now: Instant): Instant => now + SESSION_LIFE;
export const isAlive = (expiresAt: Instant, now: Instant): boolean => now < expiresAt;
export const needsTouch = (lastSeenAt: Instant, now: Instant): boolean => now - lastSeenAt >= TOUCH_EVERY;
