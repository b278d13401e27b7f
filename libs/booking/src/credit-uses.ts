import { Injectable } from '@nestjs/common';
import type { SiteId } from '#libs/domain';
import { type CreditUse, CreditUses } from '#libs/members';
import type { Tx } from '#libs/platform';
import { usesOf } from './reservations.store.js';

/** What credit was used for: the bookings, told with the credit. */
@Injectable()
export class ReservationUses extends CreditUses {
  override async of(tx: Tx, siteId: SiteId, reservationIds: readonly string[]): Promise<Map<string, CreditUse>> {
    if (reservationIds.length === 0) return new Map();
    return new Map((await usesOf(tx, siteId, reservationIds)).map(({ id, ...use }) => [id, use]));
  }
}
