import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  type Currency,
  type Day,
  DomainError,
  type Interval,
  type MemberId,
  type ReservationId,
  type ResourceId,
  type SeriesId,
  type SiteId,
  type WantedExtra,
  conflict,
  notFound,
  toIso,
} from '#libs/domain';
import { type AskedPayer, MembersService } from '#libs/members';
import { Db, type Scope, type Tx, actingPerson, personScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { AvailabilityService } from '../availability.service.js';
import { lockPlaces } from '../moves.store.js';
import { type Booker, type ReservationFacts, ReservationsService } from '../reservations.service.js';
import type { Reservation } from '../reservations.store.js';
import { RulesService } from '../rules/rules.service.js';
import { type SeriesRule, daysOf, notATime, ruleText, timeOn } from './series.rules.js';
import { type Series, insertSeries, reservationsOf, seriesById, setSkipped } from './series.store.js';

/** A booking that repeats: at `startMinute` of the site's wall clock, `minutes` long. */
export interface SeriesOrder {
  /** Made by the client (UUIDv7): the same id again returns the same series, so a retry is free. */
  readonly id: SeriesId;
  readonly siteId: SiteId;
  readonly resourceId: ResourceId;
  readonly rule: SeriesRule;
  readonly firstDay: Day;
  readonly startMinute: number;
  readonly minutes: number;
  readonly quantity: number;
  /** Who pays for all of it; as usual when left out. */
  readonly payer?: AskedPayer;
  /** What is taken along on each date. */
  readonly extras?: readonly WantedExtra[];
}

/** What becomes of the dates that can be had when others cannot: they alone, or none. */
export type OnConflict = 'skip' | 'refuse';

export interface Alternative {
  readonly resourceId: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
}

/** One date: what was booked there, or why not. */
export interface Tried {
  readonly day: Day;
  /** Null: the clock has no such time on that day. */
  readonly during: Interval | null;
  /** Of what was booked, moved or given back. */
  readonly price: { readonly cents: number; readonly currency: Currency } | null;
  readonly refusal: DomainError | null;
  readonly alternatives: readonly Alternative[];
}

export interface SeriesFacts {
  readonly series: Series;
  readonly site: ReservationFacts['site'];
  readonly resourceName: string;
  readonly memberName: string;
  readonly reservations: readonly ReservationFacts[];
}

/** Who orders: a person for themselves, or the site's staff for a member, who may skip rules. */
export type Orderer = { readonly memberId: MemberId; readonly override: boolean } | null;

/** Looking for another place costs a day's reading each: the first ones are enough to see what is wrong. */
const ALTERNATIVES_FOR = 20;

@Injectable()
export class SeriesService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
    private readonly reservations: ReservationsService,
    private readonly availability: AvailabilityService,
    private readonly rules: RulesService,
  ) {}

  /**
   * What `create` would come to, date by date, by doing it and taking it all back: whatever rule a site has is in it,
   * those too that count the series' own dates. The first refusals come with what would be free instead.
   */
  async preview(scope: Scope, order: SeriesOrder, orderer: Orderer = null): Promise<Tried[]> {
    const tried = await this.db.rehearse(scopeOf(scope, order), (tx) => this.book(tx, order, orderer));
    return this.withAlternatives(tried, order);
  }

  /**
   * Books every date in one transaction: all of it or, with `skip`, what can be had. Throws series_conflicts, with every
   * date and what stood against it, when nothing is booked. The same id again answers what came of it then.
   */
  async create(
    scope: Scope,
    order: SeriesOrder,
    onConflict: OnConflict,
    orderer: Orderer = null,
  ): Promise<{ created: boolean; facts: SeriesFacts }> {
    try {
      await this.db.run(scopeOf(scope, order), async (tx) => {
        const tried = await this.book(tx, order, orderer);
        const skipped = tried.flatMap(({ day, refusal }) => (refusal ? [{ day, code: refusal.code }] : []));
        if (skipped.length === tried.length || (skipped.length > 0 && onConflict === 'refuse')) throw refused(tried);
        if (skipped.length > 0) await setSkipped(tx, order.siteId, order.id, skipped);
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'id_reused') throw error;
      return { created: false, facts: await this.earlier(scope, order, orderer) };
    }
    return { created: true, facts: await this.one(scope, order.id) };
  }

  /** A person's own at whatever site (their scope without a site), or one of the site's. */
  one(scope: Scope, id: SeriesId): Promise<SeriesFacts> {
    return this.db.run(scope, async (tx) => {
      const series = await seriesById(tx, id);
      // The scope of staff opens their own series at other sites, too.
      if (!series || (scope.siteId !== null && series.siteId !== scope.siteId)) throw notFound();
      const reservations = await this.reservations.describe(tx, await reservationsOf(tx, series.siteId, id));
      const [places, member] = await Promise.all([
        this.spaces.names(tx, [series.siteId]),
        this.members.member(tx, series.siteId, series.memberId),
      ]);
      return {
        ...{ series, reservations, site: places.sites.get(series.siteId)! },
        resourceName: places.resources.get(series.resourceId)!,
        memberName: member.name,
      };
    });
  }

  /**
   * The row of the series comes first: the same request at the same moment waits there and is refused. Then the member,
   * where a rule counts bookings, and the locks of the place and its family, once, as a single booking takes them; then date by date the door that every booking
   * takes. A date that is refused leaves nothing, and the others stand. 366 dates take about 0.4 s.
   */
  private async book(tx: Tx, order: SeriesOrder, orderer: Orderer): Promise<Tried[]> {
    const { siteId, resourceId, startMinute, minutes, quantity } = order;
    const days = daysOf(order.rule, order.firstDay);
    const { timeZone } = await this.spaces.offer(tx, siteId, resourceId);
    const booker = await this.bookerOf(tx, order, orderer);
    const who = { memberId: booker.id, personId: booker.personId };
    const { payer: _payer, extras, ...ordered } = order;
    await insertSeries(tx, { ...ordered, ...who, timeZone, rule: ruleText(order.rule) }, actingPerson(tx.scope));
    await this.rules.queue(tx, await this.rules.of(tx, siteId), booker.id);
    await lockPlaces(tx, siteId, [resourceId]);
    const how = { skip: orderer ? orderer.override : null, seriesId: order.id, payer: order.payer };
    const tried: Tried[] = [];
    for (const day of days) {
      const during = timeOn(day, startMinute, minutes, timeZone);
      const id = uuidv7() as ReservationId;
      const outcome = during
        ? await tx.attempt(async () => {
            const command = { id, siteId, resourceId, during, quantity, extras };
            return (await this.reservations.place(tx, async () => booker, command, how)).reservation;
          })
        : { refusal: notATime() };
      tried.push(triedOf(day, during, outcome));
    }
    return tried;
  }

  private bookerOf(tx: Tx, { siteId }: SeriesOrder, orderer: Orderer): Promise<Booker> {
    return orderer
      ? this.members.member(tx, siteId, orderer.memberId)
      : this.members.ensure(tx, siteId, actingPerson(tx.scope)!);
  }

  /** The series was ordered before and its answer got lost, or the id belongs to something else. */
  private async earlier(scope: Scope, order: SeriesOrder, orderer: Orderer): Promise<SeriesFacts> {
    const reused = conflict('id_reused', { detail: 'this id belongs to another series' });
    const known = await this.one(scope, order.id).catch((error: unknown) => {
      throw error instanceof DomainError && error.kind === 'not_found' ? reused : error;
    });
    const { series } = known;
    const same =
      (!orderer || series.memberId === orderer.memberId) &&
      series.siteId === order.siteId &&
      series.resourceId === order.resourceId &&
      series.rule === ruleText(order.rule) &&
      series.firstDay === order.firstDay &&
      series.startMinute === order.startMinute &&
      series.minutes === order.minutes &&
      series.quantity === order.quantity;
    if (!same) throw reused;
    return known;
  }

  /** What is free near the dates that were refused because somebody has the place. */
  async withAlternatives(
    tried: readonly Tried[],
    wanted: { siteId: SiteId; resourceId: ResourceId; quantity: number },
  ): Promise<Tried[]> {
    const taken = tried.filter(({ during, refusal }) => during && refusal?.code === 'slot_taken');
    const asked = new Set(taken.slice(0, ALTERNATIVES_FOR));
    const found: Tried[] = [];
    for (const one of tried) {
      const during = asked.has(one) ? one.during : null;
      found.push(during ? { ...one, alternatives: await this.availability.alternatives({ ...wanted, during }) } : one);
    }
    return found;
  }
}

/** A member needs the site's rows to book there; staff have them. */
const scopeOf = (scope: Scope, { siteId }: SeriesOrder): Scope =>
  scope.siteId === null ? personScope(actingPerson(scope)!, siteId) : scope;

export function triedOf(
  day: Day,
  during: Interval | null,
  outcome: { done: Pick<Reservation, 'priceCents' | 'currency'> } | { refusal: DomainError },
): Tried {
  if ('done' in outcome) {
    const { priceCents: cents, currency } = outcome.done;
    return { day, during, price: { cents, currency }, refusal: null, alternatives: [] };
  }
  // Nothing that another date could change: the place is not there at all.
  if (outcome.refusal.kind === 'not_found') throw outcome.refusal;
  return { day, during, price: null, refusal: outcome.refusal, alternatives: [] };
}

/** Nothing was kept; each date says what stood against it, null where nothing did. */
export const refused = (tried: readonly Tried[]): DomainError =>
  conflict('series_conflicts', {
    detail: 'some dates cannot be had',
    dates: tried.map(({ day, during, refusal }) => ({
      ...{ day, start: during && toIso(during.start), code: refusal?.code ?? null },
    })),
  });
