import { Injectable } from '@nestjs/common';
import { type ResourceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type LiveBooking, LiveBookings } from '#libs/spaces';
import { lockResources } from './closures/closures.store.js';
import { liveAt, liveBetween } from './live-bookings.store.js';
import { lockPlaces } from './moves.store.js';

/** What stands against a manager's change of a resource. */
@Injectable()
export class ReservedBookings extends LiveBookings {
  override async lockedAt(tx: Tx, siteId: SiteId, resourceId: ResourceId, everywhere = false): Promise<LiveBooking[]> {
    await (everywhere ? lockResources(tx, siteId, null) : lockPlaces(tx, siteId, [resourceId]));
    return liveAt(tx, siteId, resourceId, toIso(tx.now));
  }

  override betweenFamilies(tx: Tx, siteId: SiteId, resourceId: ResourceId, parentId: ResourceId) {
    return liveBetween(tx, siteId, resourceId, parentId, toIso(tx.now));
  }
}
