import { type Instant, MINUTE } from '#libs/domain';

export const CODE_MINUTES = 10;
export const CODE_ATTEMPTS = 5;

export const codeEnd = (from: Instant): Instant => from + CODE_MINUTES * MINUTE;

/** A mail that could not be written for so long is about a page nobody waits at any more. */
export const isWorthMailing = (requestedAt: Instant, now: Instant): boolean => now < codeEnd(requestedAt);

/** What people paste: spaces, a dash in the middle. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '');
