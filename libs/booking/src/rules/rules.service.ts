import { Injectable } from '@nestjs/common';
import {
  type Instant,
  type MemberId,
  type ProblemCode,
  type ReservationId,
  type ResourceId,
  type SiteId,
  type Zone,
  notFound,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type BookingTerms, checkForStaff, checkReservation } from '../reservations.rules.js';
import { type WantedPlace, lookedAt, personalRefusals } from './personal.rules.js';
import * as store from './rules.store.js';
import type { Rulebook } from './rules.store.js';
import { type ResourceTerms, type SiteTerms, termsOfResource } from './terms.rules.js';

/** A booking that somebody asks for, or asks to move there. */
export interface Wish extends WantedPlace {
  /** Never in its own way: of a new booking the id it will have. */
  readonly id: ReservationId;
  readonly siteId: SiteId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  /** It will be somebody's whom nobody knows yet: what they have is counted then, by `enforcePersonal`. */
  readonly isAnybody?: boolean;
}

/**
 * What a site asks of who books there: every door passes here, before the guard. A resource's own rule stands in
 * `resource_rules`, null inherits. What is asked of everybody alike (notice, horizon) is also what is offered. A booking is
 * not in its own way: neither a move nor a repeated request.
 */
@Injectable()
export class RulesService {
  async terms(tx: Tx, siteIds: readonly SiteId[]): Promise<Map<SiteId, SiteTerms>> {
    return siteIds.length === 0 ? new Map() : store.siteTerms(tx, siteIds);
  }

  async of(tx: Tx, siteId: SiteId): Promise<Rulebook> {
    const book = await store.rulebook(tx, siteId);
    if (!book) throw notFound();
    return book;
  }

  /**
   * Takes the lock under which a person's own bookings are counted, where a rule of the site counts them. It comes
   * before the locks of places: who locks places and then books one calls this first.
   */
  async queue(tx: Tx, { site, quotas }: Rulebook, memberId: MemberId): Promise<void> {
    const counts = quotas.length > 0 || site.onePlaceKinds.length > 0 || site.resources.some((one) => one.onePlace);
    if (counts) await store.lockMember(tx, site.siteId, memberId);
  }

  /**
   * Throws the first rule that the wish breaks. `skip` null: nobody is let past; true: staff are let past what is
   * policy, and the codes of the rules they skipped come back. `now` is what notices and the past are reckoned from.
   * Needs `queue` first.
   */
  async enforce(
    tx: Tx,
    book: Rulebook,
    wish: Wish,
    terms: BookingTerms,
    { now, skip }: { readonly now: Instant; readonly skip: boolean | null },
  ): Promise<ProblemCode[]> {
    if (skip === null) checkReservation(wish, wish.quantity, terms, now);
    const skipped = skip === null ? [] : checkForStaff(wish, wish.quantity, terms, now, skip);
    const refusals = [...(await this.personal(tx, book, wish, terms.timeZone))];
    if (refusals[0] && skip !== true) throw refusals[0];
    return [...new Set([...skipped, ...refusals.map(({ code }) => code)])];
  }

  /** Of `enforce`, what depends on who it is, and nothing else. Needs `queue` first. */
  async enforcePersonal(tx: Tx, book: Rulebook, wish: Wish, zone: Zone): Promise<void> {
    const [refusal] = await this.personal(tx, book, wish, zone);
    if (refusal) throw refusal;
  }

  private async personal(tx: Tx, book: Rulebook, wish: Wish, zone: Zone) {
    const { siteId, memberId, resourceId, isAnybody } = wish;
    const counted = countsBookings(book, wish);
    const trained = book.needs.some((need) => need.resourceId === resourceId);
    if (!counted && !trained) return [];
    const window = lookedAt(wish, book.quotas, zone);
    const [mine, trainings, contact] = await Promise.all([
      counted && !isAnybody ? store.bookingsOf(tx, siteId, memberId, window, wish.id) : [],
      trained ? store.trainingsFor(tx, siteId, resourceId, memberId) : [],
      store.contactOf(tx, siteId),
    ]);
    return personalRefusals(wish, mine, { quotas: book.quotas, trainings, zone, contact, isOnePlace: onePlaces(book) });
  }
}

type Place = { readonly resourceId: string; readonly kind: WantedPlace['kind'] };

const onePlaces =
  ({ site }: Rulebook) =>
  ({ resourceId, kind }: Place): boolean =>
    termsOfResource(site, resourceId, kind).onePlace;

const countsBookings = (book: Rulebook, place: Place): boolean =>
  onePlaces(book)(place) ||
  book.quotas.some(
    ({ kind, resourceId }) =>
      (kind === null || kind === place.kind) && (resourceId === null || resourceId === place.resourceId),
  );

export const resourceTerms = (book: Rulebook, { resourceId, kind }: Place): ResourceTerms =>
  termsOfResource(book.site, resourceId, kind);
