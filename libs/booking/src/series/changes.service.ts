import { Injectable } from '@nestjs/common';
import {
  type ReservationId,
  type ResourceId,
  type SeriesId,
  type SiteId,
  conflict,
  localDay,
  localTime,
  minutesOf,
  notFound,
} from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { Db, Outdated, type Scope, type Tx, personScope } from '#libs/platform';
import { DeskService } from '../desk.service.js';
import { type Mover, MovesService } from '../moves.service.js';
import { lockPlaces } from '../moves.store.js';
import { ReservationsService } from '../reservations.service.js';
import { type Reservation, lockReservations } from '../reservations.store.js';
import { PricesService } from '../prices.service.js';
import { RulesService } from '../rules/rules.service.js';
import { inOrderOfMove, notATime, timeOn } from './series.rules.js';
import { type OnConflict, SeriesService, type Tried, refused, triedOf } from './series.service.js';
import { type Ahead, type Series, ahead, seriesById } from './series.store.js';

/** Which dates: from this reservation's on, or (null) all; those that have begun are never among them. */
export interface Which {
  readonly seriesId: SeriesId;
  readonly from: ReservationId | null;
}

/** What is null stays as it is, on each date for itself. */
export interface NewTime {
  readonly resourceId: ResourceId | null;
  readonly startMinute: number | null;
  readonly minutes: number | null;
}

/** The site's staff, or null: the person whose series it is. */
export type AtDesk<Terms> = ({ readonly siteId: SiteId } & Terms) | null;

/** Changes to several dates of a series at once: what holds for one booking holds for each of them. */
@Injectable()
export class SeriesChangesService {
  constructor(
    private readonly db: Db,
    private readonly series: SeriesService,
    private readonly reservations: ReservationsService,
    private readonly moves: MovesService,
    private readonly desk: DeskService,
    private readonly rules: RulesService,
    private readonly charges: ChargesService,
    private readonly prices: PricesService,
  ) {}

  /**
   * Gives the dates back, in one transaction. What cannot be (its charge is on an invoice) stays and says why. Throws
   * not_cancellable when nothing is ahead.
   */
  async cancel(scope: Scope, which: Which, atDesk: AtDesk<{ keepCharge: boolean }> = null): Promise<Tried[]> {
    const { wide, series } = await this.find(scope, which, atDesk);
    const { siteId, timeZone } = series;
    return this.db.run(wide, async (tx) => {
      const bookings = await this.locked(tx, series, which.from, null);
      if (bookings.length === 0) throw conflict('not_cancellable');
      const tried: Tried[] = [];
      for (const { id, start, end } of bookings) {
        const outcome = await tx.attempt(() =>
          atDesk
            ? this.desk.giveBack(tx, siteId, id, atDesk.keepCharge ? 'charge_kept' : 'by_the_rules')
            : this.ownGivenBack(tx, series, id),
        );
        const during = { start: start.getTime(), end: end.getTime() };
        tried.push(triedOf(localDay(during.start, timeZone), during, outcome));
      }
      return tried;
    });
  }

  private async ownGivenBack(tx: Tx, series: Series, id: ReservationId): Promise<Reservation> {
    const { personId } = series;
    return (await this.reservations.giveBack(tx, series, id, (one) => one.personId === personId)).reservation;
  }

  /** What `move` would come to, date by date. */
  async previewMove(
    scope: Scope,
    which: Which,
    to: NewTime,
    atDesk: AtDesk<{ override: boolean }> = null,
  ): Promise<Tried[]> {
    const { wide, series } = await this.find(scope, which, atDesk);
    const tried = await this.db.rehearse(wide, (tx) => this.relocate(tx, series, which.from, to, atDesk));
    return this.series.withAlternatives(tried, { ...series, resourceId: to.resourceId ?? series.resourceId });
  }

  /**
   * Moves the dates to another time of their day or to another resource, in one transaction, each priced anew: all of
   * them or, with `skip`, those that can. What cannot keeps its place. Throws series_conflicts when nothing moves, and
   * not_movable when nothing is ahead.
   */
  async move(
    scope: Scope,
    which: Which,
    to: NewTime,
    onConflict: OnConflict,
    atDesk: AtDesk<{ override: boolean }> = null,
  ): Promise<Tried[]> {
    const { wide, series } = await this.find(scope, which, atDesk);
    return this.db.run(wide, async (tx) => {
      const tried = await this.relocate(tx, series, which.from, to, atDesk);
      const kept = tried.filter(({ refusal }) => refusal !== null);
      if (kept.length === tried.length || (kept.length > 0 && onConflict === 'refuse')) throw refused(tried);
      return tried;
    });
  }

  private async relocate(
    tx: Tx,
    series: Series,
    from: ReservationId | null,
    { resourceId, startMinute, minutes }: NewTime,
    atDesk: AtDesk<{ override: boolean }>,
  ): Promise<Tried[]> {
    const { siteId, timeZone } = series;
    const mover: Mover = atDesk ?? { personId: series.personId };
    await this.rules.queue(tx, await this.rules.of(tx, siteId), series.memberId);
    const bookings = await this.locked(tx, series, from, resourceId);
    if (bookings.length === 0) throw conflict('not_movable');
    const minuteOf = ({ start }: Ahead) => localTime(start.getTime(), timeZone).minute;
    const later = startMinute !== null && startMinute > minuteOf(bookings[0]!);
    const tried: Tried[] = [];
    for (const booking of inOrderOfMove(bookings, later)) {
      const { day } = localTime(booking.start.getTime(), timeZone);
      const length = minutesOf({ start: booking.start.getTime(), end: booking.end.getTime() });
      const during = timeOn(day, startMinute ?? minuteOf(booking), minutes ?? length, timeZone);
      const outcome = during
        ? await tx.attempt(() => this.moves.relocate(tx, siteId, { id: booking.id, resourceId, during }, mover))
        : { refusal: notATime() };
      tried.push(triedOf(day, during, outcome));
    }
    return tried.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  }

  /**
   * The dates, once all that they need is locked, each kind in the order of its ids: their places and the new one, as
   * whoever books there does; then the rows; then what they are charged, which an issue of invoices locks in that order
   * too.
   */
  private async locked(
    tx: Tx,
    { siteId, id, memberId }: Series,
    from: ReservationId | null,
    to: ResourceId | null,
  ): Promise<Ahead[]> {
    const seen = await ahead(tx, siteId, id, from);
    const places = new Set(seen.map(({ resourceId }) => resourceId));
    await lockPlaces(tx, siteId, [...places, ...(to ? [to] : [])]);
    await lockReservations(
      tx,
      siteId,
      seen.map((booking) => booking.id),
    );
    const bookings = await ahead(tx, siteId, id, from);
    // Somebody moved one elsewhere before we had its lock.
    if (!bookings.every(({ resourceId }) => places.has(resourceId))) throw new Outdated();
    await this.prices.queue(
      tx,
      siteId,
      bookings.map(({ id: reservationId, companyId }) => ({ id: reservationId, memberId, companyId })),
    );
    await this.charges.lock(
      tx,
      siteId,
      'reservation',
      bookings.map((booking) => booking.id),
    );
    return bookings;
  }

  /** The series, and the scope that opens the site's rows: staff have it, a person's own series says which site it is. */
  private async find(scope: Scope, { seriesId }: Which, atDesk: { readonly siteId: SiteId } | null) {
    const series = await this.db.run(scope, (tx) => seriesById(tx, seriesId));
    // The scope of staff opens their own series at other sites, too.
    if (!series || (atDesk && series.siteId !== atDesk.siteId)) throw notFound();
    return { series, wide: atDesk ? scope : personScope(series.personId, series.siteId) };
  }
}
