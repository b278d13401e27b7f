import { DAY, type Instant } from '#libs/domain';

export const INVITATION_DAYS = 7;
/** Invitations nobody accepted are forgotten this long after their end, with the address in them. */
export const KEPT_DAYS = 30;

export const invitationEnd = (from: Instant): Instant => from + INVITATION_DAYS * DAY;
export const forgottenBefore = (now: Instant): Instant => now - KEPT_DAYS * DAY;
