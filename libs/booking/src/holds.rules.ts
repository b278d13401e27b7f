import { type Instant, MINUTE } from '#libs/domain';

/** How long a place is kept for somebody who is about to confirm. */
export const CHECKOUT_MINUTES = 10;
/** More than one visit needs; fewer than it takes to empty a site for others. */
export const HOLDS_AT_MOST = 3;

export const checkoutEnd = (now: Instant): Instant => now + CHECKOUT_MINUTES * MINUTE;
