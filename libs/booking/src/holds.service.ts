import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DomainError,
  type MemberId,
  type ReservationId,
  type SiteId,
  conflict,
  localDay,
  notFound,
} from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { type AskedPayer, MembersService, PayersService } from '#libs/members';
import { Db, Jobs, type Scope, type Tx, actingPerson, jobScope, personScope, publicScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { AvailabilityService } from './availability.service.js';
import { HOLDS_AT_MOST, checkoutEnd } from './holds.rules.js';
import { type ReservationFacts, ReservationsService, type ReserveCommand } from './reservations.service.js';
import { PricesService } from './prices.service.js';
import { owedFor } from './priced.js';
import {
  type Reservation,
  expireHolds,
  lockInPlace,
  priceOf,
  reservationById,
  setConfirmed,
  setPrice,
} from './reservations.store.js';
import { lockHoldsOf, openHolds, setHeldFor, setPayer, sitesWithOverdueHolds } from './holds.store.js';
import { RulesService, resourceTerms } from './rules/rules.service.js';
import { approvalEnds } from './rules/terms.rules.js';

/** Places that are kept for a while: how a hold becomes a booking, and how it ends when nobody says so. */
@Injectable()
export class HoldsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly charges: ChargesService,
    private readonly reservations: ReservationsService,
    private readonly availability: AvailabilityService,
    private readonly rules: RulesService,
    private readonly members: MembersService,
    private readonly prices: PricesService,
    private readonly payers: PayersService,
  ) {}

  onModuleInit(): void {
    this.jobs.every('* * * * *', 'holds.expire', () => this.expireOverdue());
  }

  /**
   * Keeps a place for the person of the scope while they make up their mind. Throws as `reserve` does, and
   * too_many_holds for whoever has enough places kept.
   */
  hold(
    scope: Scope,
    command: ReserveCommand,
    payer?: AskedPayer,
  ): Promise<{ created: boolean; facts: ReservationFacts }> {
    return this.reservations.reserve(scope, command, async (tx, personId) => {
      await lockHoldsOf(tx, personId);
      if ((await openHolds(tx, personId)) >= HOLDS_AT_MOST) {
        throw conflict('too_many_holds', {
          detail: `at most ${HOLDS_AT_MOST} places are held for one person: confirm or cancel one first`,
          most: HOLDS_AT_MOST,
        });
      }
      return { hold: { for: 'checkout', expiresAt: checkoutEnd(tx.now) }, payer };
    });
  }

  /**
   * The person of the scope takes the place that is held for them, and may say only now who pays; as it was held when
   * they do not. Throws hold_expired with up to three alternatives, company_not_paying, company_cap_reached, and
   * awaits_approval when it is not theirs to confirm.
   */
  async confirmOwn(scope: Scope, id: ReservationId, payer?: AskedPayer): Promise<ReservationFacts> {
    const personId = actingPerson(scope)!;
    const mine = await this.reservations.own(scope, id);
    const { siteId, resourceId, quantity, start, end } = mine.reservation;
    try {
      return await this.db.run(personScope(personId, siteId), async (tx) => {
        const held = await lockInPlace(tx, siteId, id);
        // The site's scope opens every member's rows: this one must be the person's own.
        if (held?.personId !== personId) throw notFound();
        if (held.holdFor === 'approval') throw conflict('awaits_approval', { detail: 'the site says yes or no' });
        if (payer !== undefined && held.status === 'held') await this.choosePayer(tx, held, payer);
        return (await this.reservations.describe(tx, [await this.confirm(tx, siteId, id)]))[0]!;
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'hold_expired') throw error;
      const wanted = { siteId, resourceId, quantity, during: { start: start.getTime(), end: end.getTime() } };
      throw conflict('hold_expired', { alternatives: await this.availability.alternatives(wanted) });
    }
  }

  /** Nothing was charged for what is held, and its price is the same whoever pays: until rights are used, that is later. */
  private async choosePayer(tx: Tx, { siteId, id, personId, kind }: Reservation, asked: AskedPayer): Promise<void> {
    const payer = await this.payers.of(tx, siteId, personId, kind, asked);
    await setPayer(tx, siteId, id, payer ?? { companyId: null, costCentreId: null });
  }

  /**
   * A place held for somebody unknown turns out to be this member's: whether they may have it beside what they have
   * already. Throws as `reserve` does for that, and comes before any lock of a place.
   */
  async admit(tx: Tx, siteId: SiteId, id: ReservationId, memberId: MemberId): Promise<void> {
    const [book, { timeZone }, held] = await Promise.all([
      this.rules.of(tx, siteId),
      this.spaces.siteById(tx, siteId),
      reservationById(tx, id),
    ]);
    if (held?.siteId !== siteId) throw notFound();
    const { resourceId, kind, quantity, start, end } = held;
    await this.rules.queue(tx, book, memberId);
    const during = { start: start.getTime(), end: end.getTime() };
    await this.rules.enforcePersonal(
      tx,
      book,
      { id, siteId, resourceId, memberId, kind, quantity, ...during },
      timeZone,
    );
  }

  /**
   * Joins a transaction that has seen to whose hold it is: the booking is confirmed and charged at the price it was
   * held for, or goes on waiting, for the staff's word, where the resource asks for that. A second time changes
   * nothing. Throws hold_expired when it has run out, whether or not somebody else has the place by now.
   */
  async confirm(tx: Tx, siteId: SiteId, id: ReservationId): Promise<Reservation> {
    const reservation = await lockInPlace(tx, siteId, id);
    if (reservation?.siteId !== siteId) throw notFound();
    if (reservation.status === 'confirmed' || reservation.status === 'checked_in') return reservation;
    const { status, holdExpiresAt } = reservation;
    if (status !== 'held' || !holdExpiresAt || holdExpiresAt.getTime() <= tx.now) throw conflict('hold_expired');
    const [offer, book, member] = await Promise.all([
      this.spaces.offer(tx, siteId, reservation.resourceId),
      this.rules.of(tx, siteId),
      this.members.member(tx, siteId, reservation.memberId),
    ]);
    if (reservation.holdFor !== 'approval' && resourceTerms(book, reservation).approval) {
      const expiresAt = approvalEnds(reservation.start.getTime(), book.site.approvalMinutes, tx.now);
      await setHeldFor(tx, siteId, id, { for: 'approval', expiresAt });
      return { ...reservation, holdFor: 'approval', holdExpiresAt: new Date(expiresAt) };
    }
    const day = localDay(reservation.start.getTime(), offer.timeZone);
    await setConfirmed(tx, siteId, id);
    const during = { start: reservation.start.getTime(), end: reservation.end.getTime() };
    const personal = await this.prices.standing(tx, siteId, offer, member, during);
    const asked = { siteId, offer, member, during };
    const standing = await this.prices.paying(tx, asked, personal, reservation.companyId);
    const held = await priceOf(tx, siteId, id);
    const price = await this.prices.cover(tx, { ...reservation, during }, held, offer, standing);
    if (price.cents !== held.cents) await setPrice(tx, siteId, id, price);
    const paid = { ...reservation, priceCents: price.cents, extras: price.extras };
    if (price.cents > 0) await this.charges.record(tx, siteId, owedFor(paid, offer, day));
    await this.reservations.changed(tx, siteId, day);
    return { ...paid, status: 'confirmed', holdFor: null, holdExpiresAt: null };
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
