import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ReservationId, type SiteId, conflict, localDay, notFound } from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { Db, Jobs, type Tx, jobScope, publicScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { ReservationsService, chargeFor } from './reservations.service.js';
import { type Reservation, expireHolds, lockReservation, setConfirmed } from './reservations.store.js';
import { sitesWithOverdueHolds } from './holds.store.js';

/** Places that are kept for a while: how a hold becomes a booking, and how it ends when nobody says so. */
@Injectable()
export class HoldsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly charges: ChargesService,
    private readonly reservations: ReservationsService,
  ) {}

  onModuleInit(): void {
    this.jobs.every('* * * * *', 'holds.expire', () => this.expireOverdue());
  }

  /**
   * Joins a transaction that has seen to whose hold it is: the booking is confirmed and charged at the price it was
   * held for. A second time changes nothing. Throws hold_expired when it has run out, whether or not somebody else
   * has the place by now.
   */
  async confirm(tx: Tx, siteId: SiteId, id: ReservationId): Promise<Reservation> {
    const reservation = await lockReservation(tx, siteId, id);
    if (reservation?.siteId !== siteId) throw notFound();
    if (reservation.status === 'confirmed') return reservation;
    const { status, holdExpiresAt } = reservation;
    if (status !== 'held' || !holdExpiresAt || holdExpiresAt.getTime() <= tx.now) throw conflict('hold_expired');
    const offer = await this.spaces.offer(tx, siteId, reservation.resourceId);
    const day = localDay(reservation.start.getTime(), offer.timeZone);
    await setConfirmed(tx, siteId, id);
    if (reservation.priceCents > 0) await this.charges.record(tx, siteId, [chargeFor(reservation, offer, day)]);
    await this.reservations.changed(tx, siteId, day);
    return { ...reservation, status: 'confirmed', holdFor: null, holdExpiresAt: null };
  }

  /**
   * The guard lets go of an overdue hold when somebody wants its place, and readers do not count it; this is for the
   * records, and for those who wait to hear of a free place.
   */
  async expireOverdue(): Promise<void> {
    const sites = await this.db.run(publicScope, (tx) => sitesWithOverdueHolds(tx));
    for (const siteId of sites) {
      await this.db.run(jobScope('holds.expire', siteId), async (tx) => {
        const { timeZone } = await this.spaces.siteById(tx, siteId);
        const ended = await expireHolds(tx, siteId);
        const days = new Set(ended.map(({ start }) => localDay(start.getTime(), timeZone)));
        for (const day of days) await this.reservations.changed(tx, siteId, day);
      });
    }
  }
}
