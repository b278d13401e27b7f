import type { ResourceId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { LiveBooking } from './resources.rules.js';

/** Provided by the booking library, which knows reservations. */
export abstract class LiveBookings {
  /**
   * Those of one resource, the earliest first. Whoever wants to book it waits until the transaction is over, so what
   * is decided by them stays true. `everywhere`: at the whole site, as a change of what lies where needs it.
   */
  abstract lockedAt(tx: Tx, siteId: SiteId, resourceId: ResourceId, everywhere?: boolean): Promise<LiveBooking[]>;

  /** Those that keep a resource, and what lies in it, from lying in `parentId`: both are booked at one time. */
  abstract betweenFamilies(
    tx: Tx,
    siteId: SiteId,
    resourceId: ResourceId,
    parentId: ResourceId,
  ): Promise<LiveBooking[]>;
}
