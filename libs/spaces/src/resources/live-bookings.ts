import type { ReservationId, ResourceId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** A booking, or a hold that has not run out, that is not over yet. For staff: it names the member. */
export interface LiveBooking {
  readonly reservationId: ReservationId;
  readonly memberName: string;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly start: Date;
  readonly end: Date;
  /** Until when the place is kept for its next user: the end and the preparation after it. */
  readonly blockedUntil: Date;
  readonly quantity: number;
}

/** Provided by the booking library, which knows reservations. */
export abstract class LiveBookings {
  /**
   * Those of one resource, the earliest first. Whoever wants to book it waits until the transaction is over, so what
   * is decided by them stays true.
   */
  abstract lockedAt(tx: Tx, siteId: SiteId, resourceId: ResourceId): Promise<LiveBooking[]>;

  /** Those that keep a resource, and what lies in it, from lying in `parentId`: both are booked at one time. */
  abstract betweenFamilies(
    tx: Tx,
    siteId: SiteId,
    resourceId: ResourceId,
    parentId: ResourceId,
  ): Promise<LiveBooking[]>;
}
