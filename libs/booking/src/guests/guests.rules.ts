import { type Instant, type SiteId, MINUTE, conflict } from '#libs/domain';

/** Time to find the mail and type six digits. */
export const GUEST_MINUTES = 15;
/** Places that unproven addresses keep at one site at once: what a bot can take from the others is this and no more. */
export const GUESTS_AT_MOST = 5;
/** Of a space that many share. A larger group signs in. */
export const GUEST_PLACES_AT_MOST = 2;

/**
 * The member in whose name an unproven address keeps a place: asking creates no account, and says nothing of the
 * accounts there are. No mail can reach it (RFC 2606), so nobody signs in as it.
 */
export const UNPROVEN = { email: 'invite@maille.invalid', name: 'Invité (adresse à confirmer)' } as const;

export const guestHoldEnd = (now: Instant): Instant => now + GUEST_MINUTES * MINUTE;

/** What the code of a guest opens: this one booking, and no account. */
export const codeKeyOf = (siteId: SiteId, reservationId: string): string => `guest booking ${siteId} ${reservationId}`;

export function checkGuestQuantity(quantity: number): void {
  if (quantity <= GUEST_PLACES_AT_MOST) return;
  throw conflict('quantity_too_large', {
    detail: `at most ${GUEST_PLACES_AT_MOST} places without an account: sign in for more`,
    capacity: GUEST_PLACES_AT_MOST,
  });
}

/** `open`: places kept at the site for addresses that are not proven. */
export function checkRoomForGuest(open: number): void {
  if (open < GUESTS_AT_MOST) return;
  throw conflict('too_many_guests', {
    detail: `${GUESTS_AT_MOST} guests are about to confirm: sign in, or try again in ${GUEST_MINUTES} minutes`,
    most: GUESTS_AT_MOST,
  });
}
