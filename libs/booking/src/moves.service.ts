import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type Interval,
  type PersonId,
  type Price,
  type ReservationId,
  type ResourceId,
  type SiteId,
  conflict,
  localDay,
  notFound,
  takenBefore,
} from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { type MemberStanding, MembersService } from '#libs/members';
import { Db, Outdated, type Scope, type Tx, actingPerson, personScope } from '#libs/platform';
import { type Offer, SpacesService } from '#libs/spaces';
import { AvailabilityService } from './availability.service.js';
import { lockPlaces, setPlace } from './moves.store.js';
import { PricesService } from './prices.service.js';
import { chargesFor } from './priced.js';
import { isMovable, isMovableByStaff, labelOf } from './reservations.rules.js';
import { type ReservationFacts, ReservationsService, termsOf } from './reservations.service.js';
import { type Reservation, lockReservation, reservationById, setPrice } from './reservations.store.js';
import { RulesService, type Wish, resourceTerms } from './rules/rules.service.js';
import type { Rulebook } from './rules/rules.store.js';
import { tooLateToChange } from './rules/terms.rules.js';

export interface MoveCommand {
  readonly id: ReservationId;
  /** Null: the resource it has. */
  readonly resourceId: ResourceId | null;
  readonly during: Interval;
}

/** Who moves: the person whose booking it is, or the site's staff, who may skip rules. */
export type Mover = { readonly personId: PersonId } | { readonly override: boolean };

@Injectable()
export class MovesService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly charges: ChargesService,
    private readonly reservations: ReservationsService,
    private readonly availability: AvailabilityService,
    private readonly rules: RulesService,
    private readonly members: MembersService,
    private readonly prices: PricesService,
  ) {}

  /** Moves one's own booking, by the rules a new one would keep to. */
  async moveOwn(scope: Scope, command: MoveCommand): Promise<ReservationFacts> {
    const personId = actingPerson(scope)!;
    const { siteId } = (await this.reservations.own(scope, command.id)).reservation;
    return this.move(personScope(personId, siteId), siteId, command, { personId });
  }

  /** The same for staff: also once it has begun, and past rules that are policy. */
  moveAtDesk(scope: Scope, siteId: SiteId, command: MoveCommand, override: boolean): Promise<ReservationFacts> {
    return this.move(scope, siteId, command, { override });
  }

  /** A place that was refused leaves the booking where it was; moving to where it is changes nothing. */
  private async move(scope: Scope, siteId: SiteId, command: MoveCommand, mover: Mover): Promise<ReservationFacts> {
    try {
      return await this.db.run(scope, async (tx) => {
        const moved = await this.relocate(tx, siteId, command, mover);
        return (await this.reservations.describe(tx, [moved]))[0]!;
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'slot_taken') throw error;
      const { resourceId, quantity } = await this.db.run(scope, (tx) => this.known(tx, siteId, command.id, mover));
      const wanted = { siteId, resourceId: command.resourceId ?? resourceId, during: command.during, quantity };
      throw conflict('slot_taken', { alternatives: await this.availability.alternatives(wanted) });
    }
  }

  /**
   * For the site that takes a place away and gives another: joins its transaction, behind the locks of both. Its rules
   * are no objection, and the price stays as it was agreed, whatever the new place costs.
   */
  async giveAnother(
    tx: Tx,
    siteId: SiteId,
    { id, resourceId, during }: MoveCommand & { readonly resourceId: ResourceId },
  ): Promise<void> {
    const before = await lockReservation(tx, siteId, id);
    if (!before) throw notFound();
    const [offer, book] = await Promise.all([this.spaces.offer(tx, siteId, resourceId), this.rules.of(tx, siteId)]);
    const { resource, site } = offer;
    const { memberId, quantity } = before;
    const wish: Wish = { ...during, ...{ id, siteId, resourceId, kind: resource.kind, quantity, memberId } };
    const overrides = await this.mayMove(tx, book, before, wish, offer, { override: true });
    await setPlace(tx, siteId, id, {
      ...{ resourceId, during, preparationMinutes: resource.preparationMinutes, price: null },
      overrides: overrides.length > 0 ? overrides : null,
      hoursVersion: offer.hoursVersion,
      overriddenBy: overrides.length > 0 ? actingPerson(tx.scope) : null,
    });
    await this.prices.carry(tx, siteId, id, during, site.timeZone);
    const suppliedOn = localDay(during.start, site.timeZone);
    const label = labelOf(resource.name, site.name);
    await this.charges.relabel(tx, siteId, { originKind: 'reservation', originId: id, label, suppliedOn });
  }

  private async known(tx: Tx, siteId: SiteId, id: ReservationId, mover: Mover): Promise<Reservation> {
    const reservation = await reservationById(tx, id);
    // A scope opens more than it should here: a person's rows elsewhere to staff, a site's rows to its members.
    if (reservation?.siteId !== siteId) throw notFound();
    if ('personId' in mover && reservation.personId !== mover.personId) throw notFound();
    return reservation;
  }

  /**
   * Joins a transaction. The member's lock comes first where a rule counts bookings, then those of both resources, as
   * they do for a new booking; then the row, which a cancellation may have changed meanwhile.
   */
  async relocate(tx: Tx, siteId: SiteId, { id, resourceId, during }: MoveCommand, mover: Mover): Promise<Reservation> {
    const seen = await this.known(tx, siteId, id, mover);
    const [offer, book, member] = await Promise.all([
      this.spaces.offer(tx, siteId, resourceId ?? seen.resourceId),
      this.rules.of(tx, siteId),
      this.members.member(tx, siteId, seen.memberId),
    ]);
    const { resource, site } = offer;
    const { memberId, quantity } = seen;
    const wish: Wish = {
      ...during,
      ...{ id, siteId, resourceId: resource.id, kind: resource.kind, quantity, memberId },
    };
    await this.rules.queue(tx, book, memberId);
    await lockPlaces(tx, siteId, [seen.resourceId, resource.id]);
    const before = await lockReservation(tx, siteId, id);
    // Somebody moved it elsewhere before we had its lock.
    if (before?.resourceId !== seen.resourceId) throw new Outdated();
    const stays =
      before.resourceId === resource.id &&
      before.start.getTime() === during.start &&
      before.end.getTime() === during.end;
    if (stays) return before;
    const overrides = await this.mayMove(tx, book, before, wish, offer, mover);
    // What it had used is there again for the place that it goes to; what it has goes there at the price it had.
    if (member.hasRights || before.companyId !== null || before.extras.length > 0) {
      await this.prices.queue(tx, siteId, [before]);
    }
    await this.prices.restore(tx, siteId, id);
    const personal = await this.prices.standing(tx, siteId, offer, member, during);
    const standing = await this.prices.paying(tx, { siteId, offer, member, during }, personal, before.companyId);
    const price = this.prices.price(offer, during, before.quantity, standing, before.extras.map(takenBefore));
    const days = [before.start.getTime(), during.start].map((start) => localDay(start, site.timeZone));
    await setPlace(tx, siteId, id, {
      ...{ resourceId: resource.id, during, preparationMinutes: resource.preparationMinutes },
      price,
      overrides: overrides.length > 0 ? overrides : null,
      hoursVersion: offer.hoursVersion,
      overriddenBy: overrides.length > 0 ? actingPerson(tx.scope) : null,
    });
    await this.charge(tx, { ...before, during }, price, offer, standing);
    for (const day of new Set(days)) await this.reservations.changed(tx, siteId, day);
    return (await reservationById(tx, id))!;
  }

  /** Behind the new place: what rights cover of its price, and the rest as its charge. */
  private async charge(
    tx: Tx,
    moved: Reservation & { readonly during: Interval },
    price: Price,
    offer: Offer,
    standing: MemberStanding,
  ): Promise<void> {
    const { siteId, id, during } = moved;
    const paid = await this.prices.cover(tx, moved, price, offer, standing);
    if (paid.cents !== price.cents || paid.extras.length > 0) await setPrice(tx, siteId, id, paid);
    const day = localDay(during.start, offer.timeZone);
    const booked = { ...moved, priceCents: paid.cents, extras: paid.extras, currency: offer.currency };
    for (const charge of chargesFor(booked, offer, day)) {
      if ((await this.charges.replace(tx, siteId, charge)) === 'already_invoiced') throw conflict('already_invoiced');
    }
  }

  /** The codes of the rules that are skipped; throws what may not be. */
  private mayMove(tx: Tx, book: Rulebook, before: Reservation, wish: Wish, offer: Offer, mover: Mover) {
    const start = before.start.getTime();
    const asked = resourceTerms(book, wish);
    const begunBefore = wish.start === start && wish.resourceId === before.resourceId;
    // Who keeps the start has kept the notice for it.
    const terms = termsOf(offer, 'members', begunBefore ? { ...asked, noticeToBookMinutes: 0 } : asked);
    if ('personId' in mover) {
      if (!isMovable(before.status, start, tx.now)) throw conflict('not_movable');
      const { noticeToChangeMinutes } = resourceTerms(book, before);
      const late = tooLateToChange(start, noticeToChangeMinutes, tx.now);
      if (late) throw late;
      if (asked.approval) throw conflict('approval_needed', { detail: 'book it anew, or ask the site to move it' });
      return this.rules.enforce(tx, book, wish, terms, { now: tx.now, skip: null });
    }
    if (!isMovableByStaff(before.status, wish, tx.now)) throw conflict('not_movable');
    // Who stays longer has not begun anew: the past is no objection to a start that was there before.
    const now = wish.start === start && wish.end > tx.now ? Math.min(tx.now, start) : tx.now;
    return this.rules.enforce(tx, book, wish, terms, { now, skip: mover.override });
  }
}
