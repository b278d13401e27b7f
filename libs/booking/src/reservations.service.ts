import { Injectable } from '@nestjs/common';
import {
  type Audience,
  type CompanyId,
  DomainError,
  type Instant,
  type Interval,
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SeriesId,
  type SiteId,
  type WantedExtra,
  type Zone,
  conflict,
  dayBounds,
  localDay,
  notFound,
} from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { type AskedPayer, type Holder, type MemberStanding, MembersService, PayersService } from '#libs/members';
import { Db, Jobs, type Scope, type Tx, actingPerson, personScope } from '#libs/platform';
import { type Offer, type ResourceKind, SpacesService, takenOf } from '#libs/spaces';
import { AvailabilityService } from './availability.service.js';
import { EVERYBODY, PricesService } from './prices.service.js';
import { owedFor } from './priced.js';
import { insertExtras } from './extras/extras.store.js';
import { sameExtras } from './extras/extras.rules.js';
import { isNoShowRevocable } from './arrivals/arrivals.rules.js';
import { type BookingTerms, isCheckable } from './reservations.rules.js';
import {
  type Arrival,
  type Hold,
  type NewReservation,
  type Reservation,
  arrivals,
  insertReservation,
  isSurelyTaken,
  lockInPlace,
  lockReservation,
  ownReservations,
  reservationById,
  setCheckedIn,
  setPrice,
} from './reservations.store.js';
import { type Outlook, outlookOf } from './rules/cancellation.rules.js';
import { CancellationsService } from './rules/cancellations.service.js';
import { countAwaiting } from './rules/approvals.store.js';
import { RulesService, resourceTerms } from './rules/rules.service.js';
import { type ResourceTerms, approvalEnds } from './rules/terms.rules.js';

/** Whom the place is for; `isNew`: somebody without a record at the site until this booking. */
export type Booker = Holder & {
  readonly isNew?: boolean;
  /** In whose name strangers keep places until they are known: what one of them has is not counted against another. */
  readonly isAnybody?: boolean;
};

export interface ReserveCommand {
  /** Made by the client (UUIDv7): the same id again returns the same reservation, so a retry is free. */
  readonly id: ReservationId;
  readonly siteId: SiteId;
  readonly resourceId: ResourceId;
  readonly during: Interval;
  readonly quantity: number;
  /** What is taken along with the place. */
  readonly extras?: readonly WantedExtra[];
}

const weighed = ({ id: memberId, isAnybody }: Booker) => ({ memberId, isAnybody });

/** How a booking is made, where that is not by the rules and at once. */
export interface Placement {
  /** Staff book: true lets them past the rules that are policy; null: nobody is let past. */
  readonly skip?: boolean | null;
  readonly hold?: Hold | null;
  /** The repeated booking that it is a date of. */
  readonly seriesId?: SeriesId | null;
  /** Who pays; when left out, as the member's companies have it. */
  readonly payer?: AskedPayer;
  /** Whom it is for stands before the place: if it has begun, they have arrived. */
  readonly arrives?: boolean;
}

/** A reservation with the words a screen needs. */
export interface ReservationFacts extends Outlook {
  readonly reservation: Reservation;
  readonly site: { slug: string; name: string; commune: string; timeZone: string };
  readonly resourceName: string;
  /** The company that pays; null: the member. */
  readonly payer: { readonly companyId: CompanyId; readonly name: string } | null;
}

const PAST_SHOWN = 50;
const UPCOMING_SHOWN = 200;
/** Constraints whose refusal may mean "this very request was already granted". */
export const MAY_BE_A_RETRY = new Set([
  'slot_taken',
  'id_reused',
  'in_the_past',
  'too_late_to_book',
  'too_many_holds',
  'company_not_paying',
  'company_cap_reached',
  'extra_not_offered',
]);

@Injectable()
export class ReservationsService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
    private readonly charges: ChargesService,
    private readonly availability: AvailabilityService,
    private readonly rules: RulesService,
    private readonly cancellations: CancellationsService,
    private readonly prices: PricesService,
    private readonly payers: PayersService,
  ) {}

  /**
   * Books for the person of the scope. One transaction: rules, price, the guarded insert, the charge, the news.
   * Throws slot_taken with up to three alternatives when others were faster. `placement` tells, inside the
   * transaction, how it is booked: by the rules and at once when left out.
   */
  async reserve(
    scope: Scope,
    command: ReserveCommand,
    placement: (tx: Tx, personId: PersonId) => Promise<Placement> = async () => ({}),
  ): Promise<{ created: boolean; facts: ReservationFacts }> {
    const personId = actingPerson(scope);
    if (!personId) throw new DomainError('unauthenticated', 'unauthenticated');
    try {
      const facts = await this.db.run(personScope(personId, command.siteId), async (tx) =>
        this.place(tx, () => this.members.ensure(tx, command.siteId, personId), command, await placement(tx, personId)),
      );
      return { created: true, facts };
    } catch (error) {
      if (!(error instanceof DomainError) || !MAY_BE_A_RETRY.has(error.code)) throw error;
      const earlier = await this.grantedEarlier(personScope(personId), command);
      if (earlier) return { created: false, facts: earlier };
      if (error.code !== 'slot_taken') throw error;
      throw conflict('slot_taken', { alternatives: await this.availability.alternatives(command) });
    }
  }

  /**
   * Joins a transaction: every door leads here, and from here to the guard. Two round trips: what does not wait for an
   * answer is sent together. What is only held is charged when it is confirmed.
   */
  async place(
    tx: Tx,
    booker: () => Promise<Booker>,
    command: ReserveCommand,
    { skip = null, hold = null, seriesId = null, arrives = false, payer: asked }: Placement = {},
  ): Promise<ReservationFacts> {
    const { siteId, resourceId, during, quantity, id, extras = [] } = command;
    const [offer, book, member, taken, offered] = await Promise.all([
      this.spaces.offer(tx, siteId, resourceId),
      this.rules.of(tx, siteId),
      booker(),
      isSurelyTaken(tx, siteId, resourceId, during),
      this.prices.offered(tx, siteId, command),
    ]);
    const { resource, site, currency } = offer;
    const wish = { ...during, id, siteId, resourceId, kind: resource.kind, quantity, ...weighed(member) };
    const own = resourceTerms(book, wish);
    const terms = termsOf(offer, member.isNew ? 'visitors' : 'members', own);
    await this.rules.queue(tx, book, member.id);
    const [overrides, personal, payer] = await Promise.all([
      this.rules.enforce(tx, book, wish, terms, { now: tx.now, skip }),
      this.prices.standing(tx, siteId, offer, member, during),
      this.payers.of(tx, siteId, member.personId, resource.kind, member.isAnybody ? null : asked),
    ]);
    if (taken && resource.mode === 'exclusive') throw conflict('slot_taken');
    const { companyId = null, costCentreId = null } = payer ?? {};
    const standing = await this.prices.paying(tx, { siteId, offer, member, during }, personal, companyId);
    const price = this.prices.price(offer, during, quantity, standing, takenOf(offered, extras, quantity));
    // Staff who book have approved it.
    const waits = own.approval && skip === null;
    const expiresAt = approvalEnds(during.start, book.site.approvalMinutes, tx.now);
    const kept = hold ?? (waits ? ({ for: 'approval', expiresAt } as const) : null);
    const reservation: NewReservation = {
      ...{ siteId, id, resourceId, during, quantity },
      memberId: member.id,
      personId: member.personId,
      preparationMinutes: resource.preparationMinutes,
      priceCents: price.cents,
      currency,
      ...{ priceLines: price.lines, extras: price.extras },
      createdBy: actingPerson(tx.scope),
      ...{ hold: kept, seriesId, companyId, costCentreId },
      overrides: overrides.length > 0 ? overrides : null,
      hoursVersion: offer.hoursVersion,
    };
    const paid = await this.insert(tx, reservation, offer, kept ? EVERYBODY : standing);
    const booked = placed(paid, resource.kind, tx.now);
    const made = arrives ? await this.arrived(tx, booked, site.timeZone) : booked;
    return { reservation: made, site, resourceName: resource.name, payer, ...outlookOf(made, book.site, tx.now) };
  }

  /**
   * Takes the place, then the rights that cover its price, then charges what is left; what is only held is not charged.
   * The statements that a refusal of the place spoils stand beside it and not around it: the refusal comes first.
   */
  private async insert(
    tx: Tx,
    wanted: NewReservation,
    offer: Offer,
    standing: MemberStanding,
  ): Promise<NewReservation> {
    const { siteId, id, hold, during } = wanted;
    const day = localDay(during.start, offer.timeZone);
    const taking = () => [
      insertReservation(tx, wanted),
      ...(wanted.extras.length > 0 ? [insertExtras(tx, siteId, id, wanted.extras)] : []),
    ];
    const told = (made: NewReservation) => {
      const owed = hold ? [] : owedFor(made, offer, day);
      return [...(owed.length > 0 ? [this.charges.record(tx, siteId, owed)] : []), this.changed(tx, siteId, day)];
    };
    if (standing.lots.length === 0) {
      await Promise.all([...taking(), ...told(wanted)]);
      return wanted;
    }
    await Promise.all(taking());
    const full = { cents: wanted.priceCents, lines: wanted.priceLines, extras: wanted.extras };
    const price = await this.prices.cover(tx, wanted, full, offer, standing);
    const paid = { ...wanted, priceCents: price.cents, priceLines: price.lines, extras: price.extras };
    await Promise.all([setPrice(tx, siteId, id, price), ...told(paid)]);
    return paid;
  }

  /** Joins the transaction that has just booked it: who may sit down now is there. */
  private async arrived(tx: Tx, booked: Reservation, zone: Zone): Promise<Reservation> {
    const [start, end] = [booked.start.getTime(), booked.end.getTime()];
    if (tx.now < start || !isCheckable(booked.status, { start, end }, zone, tx.now)) return booked;
    await setCheckedIn(tx, booked.siteId, booked.id);
    return { ...booked, status: 'checked_in', checkedInAt: new Date(tx.now) };
  }

  /** The request was granted before and its answer got lost, or the id belongs to something else. */
  async grantedEarlier(
    scope: Scope,
    command: ReserveCommand,
    whose: (known: Reservation) => boolean = () => true,
  ): Promise<ReservationFacts | null> {
    return this.db.run(scope, async (tx) => {
      const known = await reservationById(tx, command.id);
      if (!known) return null;
      const same =
        whose(known) &&
        known.siteId === command.siteId &&
        known.resourceId === command.resourceId &&
        known.start.getTime() === command.during.start &&
        known.end.getTime() === command.during.end &&
        known.quantity === command.quantity &&
        sameExtras(known.extras, command.extras ?? [], known.quantity);
      if (!same) throw conflict('id_reused', { detail: 'this id belongs to another reservation' });
      return (await this.describe(tx, [known]))[0]!;
    });
  }

  /** Cancels one of the person's own, by the site's rules: they have seen what it costs. */
  async cancel(scope: Scope, id: ReservationId): Promise<ReservationFacts> {
    const personId = actingPerson(scope);
    const mine = await this.own(scope, id);
    const { siteId } = mine.reservation;
    const cancelled = await this.db.run(personScope(personId!, siteId), (tx) =>
      // The site's scope opens every member's rows: this one must be the person's own.
      this.giveBack(tx, { siteId, timeZone: mine.site.timeZone }, id, (one) => one.personId === personId),
    );
    return { ...mine, reservation: cancelled.reservation, cancellable: false, movable: false, cancellation: null };
  }

  /**
   * By the site's rules, for whoever may: `mayGiveBack` says of the locked row whether it is theirs to give back. Joins
   * a transaction that sees the site's rows. A second time changes nothing; `before` is what it was.
   */
  async giveBack(
    tx: Tx,
    { siteId, timeZone }: { readonly siteId: SiteId; readonly timeZone: Zone },
    id: ReservationId,
    mayGiveBack: (reservation: Reservation) => boolean,
  ): Promise<{ reservation: Reservation; before: Reservation['status'] }> {
    const known = await lockReservation(tx, siteId, id);
    if (known?.siteId !== siteId || !mayGiveBack(known)) throw notFound();
    const reservation = await this.cancellations.byOwner(tx, known);
    if (reservation !== known) await this.changed(tx, siteId, localDay(known.start.getTime(), timeZone));
    return { reservation, before: known.status };
  }

  async own(scope: Scope, id: ReservationId): Promise<ReservationFacts> {
    const personId = actingPerson(scope);
    return this.db.run(personScope(personId!), async (tx) => {
      const reservation = await reservationById(tx, id);
      if (!reservation) throw notFound();
      return (await this.describe(tx, [reservation]))[0]!;
    });
  }

  async mine(scope: Scope): Promise<{ upcoming: ReservationFacts[]; past: ReservationFacts[] }> {
    const personId = actingPerson(scope)!;
    return this.db.run(personScope(personId), async (tx) => ({
      upcoming: await this.describe(tx, await ownReservations(tx, personId, true, UPCOMING_SHOWN)),
      past: await this.describe(tx, await ownReservations(tx, personId, false, PAST_SHOWN)),
    }));
  }

  async describe(tx: Tx, reservations: readonly Reservation[]): Promise<ReservationFacts[]> {
    const siteIds = [...new Set(reservations.map((reservation) => reservation.siteId))];
    const companies = reservations.flatMap(({ companyId }) => companyId ?? []);
    const [places, terms, names] = await Promise.all([
      this.spaces.names(tx, siteIds),
      this.rules.terms(tx, siteIds),
      this.payers.names(tx, companies),
    ]);
    return reservations.map((reservation) => ({
      reservation,
      site: places.sites.get(reservation.siteId)!,
      resourceName: places.resources.get(reservation.resourceId)!,
      payer: reservation.companyId && {
        ...{ companyId: reservation.companyId, name: names.get(reservation.companyId) ?? '' },
      },
      ...outlookOf(reservation, terms.get(reservation.siteId)!, tx.now),
    }));
  }

  /** The front desk's day: who is expected. `day` null: today at the site. */
  async arrivals(scope: Scope, siteId: SiteId, day: string | null) {
    return this.db.run(scope, async (tx) => {
      const site = await this.spaces.siteById(tx, siteId);
      const shown = day ?? localDay(tx.now, site.timeZone);
      const [expected, toApprove] = await Promise.all([
        arrivals(tx, siteId, dayBounds(shown, site.timeZone)),
        countAwaiting(tx, siteId),
      ]);
      return { day: shown, site, arrivals: expected, toApprove };
    });
  }

  /**
   * Notes an arrival, also of somebody who had been given up, while the guard still finds their place free: then the
   * fee is void. A second time changes nothing. Throws not_checkable, slot_taken when others have the place by now,
   * and no_show_fee_invoiced.
   */
  async checkIn(scope: Scope, siteId: SiteId, id: ReservationId): Promise<Arrival> {
    return this.db.run(scope, async (tx) => {
      const site = await this.spaces.siteById(tx, siteId);
      const reservation = await lockInPlace(tx, siteId, id);
      if (reservation?.siteId !== siteId) throw notFound();
      const during = { start: reservation.start.getTime(), end: reservation.end.getTime() };
      if (reservation.status !== 'checked_in') {
        const { status } = reservation;
        const revocable = isNoShowRevocable(status, during.start, site.timeZone, tx.now);
        if (!revocable && !isCheckable(status, during, site.timeZone, tx.now)) throw conflict('not_checkable');
        if (revocable) await this.cancellations.noShowUndone(tx, reservation);
        await setCheckedIn(tx, siteId, id);
        await this.changed(tx, siteId, localDay(during.start, site.timeZone));
      }
      const [arrival] = await arrivals(tx, siteId, during, id);
      return arrival!;
    });
  }

  /** The news of a day of the site, in the transaction that made it. */
  changed(tx: Tx, siteId: SiteId, day: string): Promise<void> {
    return this.jobs.enqueue(tx, 'reservation.changed', { siteId, days: [day] }, `${siteId}:${day}`);
  }
}

/** The row as the database has just taken it. */
const placed = ({ hold, ...given }: NewReservation, kind: ResourceKind, now: Instant): Reservation => ({
  ...given,
  kind,
  start: new Date(given.during.start),
  end: new Date(given.during.end),
  status: hold ? 'held' : 'confirmed',
  holdFor: hold?.for ?? null,
  holdExpiresAt: hold && new Date(hold.expiresAt),
  checkedInAt: null,
  createdAt: new Date(now),
  ...{ cancellationFeeCents: 0, noShowFeeCents: 0 },
  refusedBecause: null,
});

/** What the rules ask of a booking of what is offered. */
export const termsOf = (
  { resource, ...offer }: Offer,
  audience: Audience,
  { noticeToBookMinutes, horizonDays }: ResourceTerms,
): BookingTerms => ({
  ...offer,
  ...resource,
  ...{ resourceId: resource.id, audience, horizonDays, noticeMinutes: noticeToBookMinutes },
});
