import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ReservationId, type SiteId, conflict, invalidField, isUuid, localDay, notFound } from '#libs/domain';
import { PeopleService } from '#libs/members';
import { Config, Db, Jobs, Mailer, type Scope, type Tx, actingPerson, jobScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { ownPage } from '../guests/own-page.js';
import { HoldsService } from '../holds.service.js';
import { type ReservationFacts, ReservationsService } from '../reservations.service.js';
import { type Reservation, lockInPlace, reservationById, setCancelled } from '../reservations.store.js';
import { decidedMail } from './approvals.mails.js';
import { type Awaiting, awaiting, noteDecision } from './approvals.store.js';

/** The staff said yes or no: who had asked is written to. */
const TOLD = 'reservation.decided';

/**
 * Bookings that wait for the staff's word: a hold takes the place until it comes, or until min(start, asked + delay). What
 * was held for another reason goes on waiting when it is confirmed. Its owner does not move what was approved.
 */
@Injectable()
export class ApprovalsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly people: PeopleService,
    private readonly holds: HoldsService,
    private readonly reservations: ReservationsService,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on(TOLD, ({ siteId, reservationId }, jobId) => this.tell(String(siteId), String(reservationId), jobId));
  }

  async list(scope: Scope, siteId: SiteId): Promise<{ timeZone: string; awaiting: Awaiting[] }> {
    return this.db.run(scope, async (tx) => {
      const [{ timeZone }, rows] = await Promise.all([this.spaces.siteById(tx, siteId), awaiting(tx, siteId)]);
      return { timeZone, awaiting: rows };
    });
  }

  /** The booking is confirmed and charged. Throws hold_expired when the staff's time was up. */
  approve(scope: Scope, siteId: SiteId, id: ReservationId): Promise<ReservationFacts> {
    return this.db.run(scope, async (tx) => {
      await this.waiting(tx, siteId, id);
      const confirmed = await this.holds.confirm(tx, siteId, id);
      await noteDecision(tx, siteId, id, actingPerson(tx.scope), null);
      return this.told(tx, confirmed);
    });
  }

  /** The place is free, nothing is charged, and who asked reads why. */
  refuse(scope: Scope, siteId: SiteId, id: ReservationId, reason: string): Promise<ReservationFacts> {
    const because = reason.trim();
    if (because === '') throw invalidField('reason', 'must say why');
    return this.db.run(scope, async (tx) => {
      const held = await this.waiting(tx, siteId, id);
      const { timeZone } = await this.spaces.siteById(tx, siteId);
      await setCancelled(tx, siteId, id);
      await noteDecision(tx, siteId, id, actingPerson(tx.scope), because);
      await this.reservations.changed(tx, siteId, localDay(held.start.getTime(), timeZone));
      return this.told(tx, { ...held, status: 'cancelled', refusedBecause: because });
    });
  }

  private async waiting(tx: Tx, siteId: SiteId, id: ReservationId): Promise<Reservation> {
    const held = await lockInPlace(tx, siteId, id);
    if (!held) throw notFound();
    if (held.status === 'expired') throw conflict('hold_expired');
    if (held.status !== 'held' || held.holdFor !== 'approval') throw conflict('not_awaiting_approval');
    return held;
  }

  private async told(tx: Tx, decided: Reservation): Promise<ReservationFacts> {
    await this.jobs.enqueue(tx, TOLD, { siteId: decided.siteId, reservationId: decided.id });
    return (await this.reservations.describe(tx, [decided]))[0]!;
  }

  private async tell(site: string, reservation: string, jobId: string): Promise<void> {
    if (!isUuid(site) || !isUuid(reservation)) return;
    const [siteId, id] = [site as SiteId, reservation as ReservationId];
    const scope = jobScope(TOLD, siteId);
    const { booked, place, resources, page } = await this.db.run(scope, async (tx) => {
      const { sites, resources } = await this.spaces.names(tx, [siteId]);
      const booked = await reservationById(tx, id);
      const page = booked && (await ownPage(tx, booked, jobId));
      return { booked, place: sites.get(siteId), resources, page };
    });
    if (!booked || !place) return;
    const { personId, refusedBecause } = booked;
    const { email: to, locale } = await this.db.run({ ...scope, personId }, (tx) => this.people.contact(tx, personId));
    await this.mailer.send(
      decidedMail({
        ...{ locale, to, siteName: place.name, resourceName: resources.get(booked.resourceId) ?? '' },
        during: { start: booked.start.getTime(), end: booked.end.getTime() },
        ...{ zone: place.timeZone, refusedBecause, link: `${this.config.publicUrl}${page}` },
      }),
    );
  }
}
