import { Injectable } from '@nestjs/common';
import {
  type Currency,
  type Instant,
  type Interval,
  type PersonId,
  type Rate,
  type ReservationId,
  type ResourceId,
  type SiteId,
  type Zone,
  conflict,
  dayBounds,
  grossOfNet,
  localDay,
  notFound,
  priceReservation,
} from '#libs/domain';
import type { AskedPayer } from '#libs/members';
import { Config, Db, type Scope, type Tx, actingPerson, personScope } from '#libs/platform';
import { PlanService, type SharedResource, type SharedSite, SpacesService } from '#libs/spaces';
import { ArrivalsService } from '../arrivals/arrivals.service.js';
import type { ResourceDay } from '../availability.days.js';
import { AvailabilityService } from '../availability.service.js';
import { claimsOf, takenAt } from '../availability.store.js';
import { PricesService } from '../prices.service.js';
import { type ReservationFacts, ReservationsService } from '../reservations.service.js';
import { reservationById } from '../reservations.store.js';
import { RulesService, resourceTerms } from '../rules/rules.service.js';
import {
  type Standing,
  byDistance,
  freeFrom,
  freeUntil,
  isCode,
  ownStay,
  startOfStay,
  staysFrom,
} from './codes.rules.js';
import { type Door, type Sheet, endCode, makeCode, ownHere, placeDoor, sheets } from './codes.store.js';

/**
 * What can be done at a place now. ahead: it is free, and has to be booked first; retired: it is no longer offered;
 * replaced: another sheet hangs there.
 */
export const PLACE_STATES = ['free', 'taken', 'ahead', 'closed', 'retired', 'replaced'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** A time that can be booked from now on. */
export interface Stay extends Interval {
  /** Minor units of the site's currency, tax included. */
  readonly cents: number;
}

export interface Nearby {
  readonly resource: SharedResource;
  readonly free: number;
  readonly until: Instant;
}

/** What is offered at the place at this moment. */
export interface Offered {
  readonly resource: SharedResource;
  /** Places free now. */
  readonly free: number;
  /** Until when one is free without a break; null: none is. */
  readonly until: Instant | null;
  /** When one is free again today; null: one is, or none will be. */
  readonly from: Instant | null;
  readonly stays: readonly Stay[];
  /** Free places of the same kind, the nearest first; none while this one is free. */
  readonly nearby: readonly Nearby[];
}

export interface PlaceNow {
  readonly code: string;
  readonly state: PlaceState;
  readonly site: Pick<SharedSite, 'slug' | 'name' | 'commune' | 'timeZone' | 'currency'>;
  readonly name: string;
  readonly now: Instant;
  /** Null: retired or replaced. */
  readonly offered: Offered | null;
}

export interface OwnHere {
  /** Null: none today. */
  readonly reservation: ReservationFacts | null;
  /** What staying costs them; null: what everybody pays. */
  readonly stays: readonly OwnStay[] | null;
}

export interface OwnStay extends Pick<Stay, 'end' | 'cents'> {
  readonly currency: Currency;
}

export interface SitCommand {
  /** Made by the client (UUIDv7): the same id again returns the same reservation. */
  readonly id: ReservationId;
  readonly end: Instant;
  /** Who pays; when left out, as the person's companies have it. */
  readonly payer?: AskedPayer;
}

const NEARBY_SHOWN = 3;

/**
 * The sheet at a desk, a room or a door: what its code tells, and what whoever stands there can do. A code opens nothing
 * that is not public: twelve random digits, looked up by `place_door` before any site is known. Each resource has one in
 * use, made by a trigger; renewed ones stay, so that an old sheet can say so.
 */
@Injectable()
export class CodesService {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
    private readonly spaces: SpacesService,
    private readonly plans: PlanService,
    private readonly availability: AvailabilityService,
    private readonly rules: RulesService,
    private readonly reservations: ReservationsService,
    private readonly arrivals: ArrivalsService,
    private readonly prices: PricesService,
  ) {}

  /** For whoever reads it, with nothing of who booked. Throws not_found for a code that never was. */
  async now(code: string): Promise<PlaceNow> {
    const { siteId, resourceId, ended } = await this.door(code);
    const { site, name, now } = await this.db.shared(async (tx) => {
      const [site, { resources }] = await Promise.all([
        this.spaces.siteById(tx, siteId),
        this.spaces.names(tx, [siteId]),
      ]);
      return { site, name: resources.get(resourceId) ?? '', now: tx.now };
    });
    const told = { code, site, name, now };
    if (ended) return { ...told, state: 'replaced', offered: null };
    const plan = await this.plans.plan(site.slug);
    const standing = ({ resource }: ResourceDay, position: number): Standing => {
      const drawn = plan.find((one) => one.resourceId === resource.id);
      const at = drawn ? { floor: drawn.floor, x: drawn.x + drawn.width / 2, y: drawn.y + drawn.height / 2 } : null;
      return { zone: resource.zone, position, at };
    };
    const found = await this.db.shared((tx) => this.offered(tx, site, resourceId, standing));
    return found ? { ...told, ...found } : { ...told, state: 'retired', offered: null };
  }

  /** What the person of the scope has here, now or next; and, with whoever is asked to pay, what staying costs them, where that is not what it says. */
  async mine(scope: Scope, code: string, asked: AskedPayer): Promise<OwnHere> {
    const personId = actingPerson(scope)!;
    const door = await this.door(code);
    const id = await this.ownId(personId, door);
    const reservation = id && (await this.reservations.own(scope, id));
    return { reservation, stays: door.ended ? null : await this.ownStays(personId, door, code, asked) };
  }

  private async ownStays(
    personId: PersonId,
    { siteId, resourceId }: Door,
    code: string,
    asked: AskedPayer,
  ): Promise<OwnStay[] | null> {
    const own = personScope(personId, siteId);
    const usual = await this.db.run(own, (tx) => this.prices.usually(tx, siteId, resourceId, personId, asked));
    if (!usual) return null;
    const { site, offered } = await this.now(code);
    const { currency } = site;
    return this.db.run(own, (tx) =>
      Promise.all(
        (offered?.stays ?? []).map(async (stay) => ({
          ...{ end: stay.end, currency, cents: await this.prices.usualPrice(tx, usual, stay) },
        })),
      ),
    );
  }

  /**
   * The person of the scope, who has booked it, is there; a second time changes nothing. Throws nothing_booked_here,
   * not_checkable (which says from when it can be noted) and code_replaced.
   */
  async checkIn(scope: Scope, code: string): Promise<ReservationFacts> {
    const id = await this.ownId(actingPerson(scope)!, await this.inUse(code));
    if (!id) throw conflict('nothing_booked_here', { detail: 'you have no booking of this place today' });
    return this.arrivals.checkInOwn(scope, id);
  }

  /**
   * Books the place for the person of the scope from now until `end`, by the rules of the site, and they have arrived.
   * Throws as booking does, and not_on_the_spot where the site wants to be asked first.
   */
  async sit(scope: Scope, code: string, { id, end, payer }: SitCommand) {
    const { siteId, resourceId } = await this.inUse(code);
    const earlier = await this.grantedEarlier(actingPerson(scope)!, resourceId, { id, end });
    if (earlier) return { created: false, facts: earlier };
    const start = await this.db.shared(async (tx) => {
      const [{ resource, timeZone }, book] = await Promise.all([
        this.spaces.offer(tx, siteId, resourceId),
        this.rules.of(tx, siteId),
      ]);
      if (resourceTerms(book, { resourceId, kind: resource.kind }).approval) {
        throw conflict('not_on_the_spot', { detail: 'the site approves each booking of it: book it ahead' });
      }
      const midnight = dayBounds(localDay(tx.now, timeZone), timeZone).start;
      return startOfStay(resource, end, { midnight, now: tx.now });
    });
    const command = { id, siteId, resourceId, during: { start, end }, quantity: 1 };
    return this.reservations.reserve(scope, command, async () => ({ arrives: true, payer }));
  }

  /** What a site prints. */
  sheets(scope: Scope, siteId: SiteId): Promise<{ site: SharedSite; sheets: Sheet[] }> {
    return this.db.run(scope, async (tx) => {
      const [site, all] = await Promise.all([this.spaces.siteById(tx, siteId), sheets(tx, siteId)]);
      return { site, sheets: all };
    });
  }

  /**
   * Another code in the place of this one, whose sheet says from then on that it holds no more. A second time, or at
   * the same moment, changes nothing: the code that stands comes back.
   */
  renew(scope: Scope, siteId: SiteId, sheet: Pick<Sheet, 'resourceId' | 'code'>): Promise<Sheet> {
    return this.db.run(scope, async (tx) => {
      if (await endCode(tx, siteId, sheet, actingPerson(scope)!)) await makeCode(tx, siteId, sheet.resourceId);
      const stands = (await sheets(tx, siteId)).find(({ resourceId }) => resourceId === sheet.resourceId);
      if (!stands) throw notFound();
      return stands;
    });
  }

  /** What the QR code of a sheet says. */
  readonly addressOf = (code: string): string => `${this.config.publicUrl}/q/${code}`;

  private async door(code: string): Promise<Door> {
    const door = isCode(code) ? await this.db.shared((tx) => placeDoor(tx, code)) : null;
    if (!door) throw notFound();
    return door;
  }

  private async inUse(code: string): Promise<Door> {
    const door = await this.door(code);
    if (door.ended) throw conflict('code_replaced', { detail: 'another sheet hangs there: scan that one' });
    return door;
  }

  private ownId(personId: PersonId, door: Door): Promise<ReservationId | null> {
    return this.db.run(personScope(personId), async (tx) => {
      const [own, { timeZone }] = await Promise.all([
        ownHere(tx, personId, door),
        this.spaces.siteById(tx, door.siteId),
      ]);
      return ownStay(own, timeZone, tx.now)?.id ?? null;
    });
  }

  /** Sent again later, a stay begins at another step: what tells it is its id and its end. */
  private grantedEarlier(personId: PersonId, resourceId: ResourceId, { id, end }: SitCommand) {
    return this.db.run(personScope(personId), async (tx) => {
      const known = await reservationById(tx, id);
      if (!known) return null;
      if (known.resourceId !== resourceId || known.end.getTime() !== end) {
        throw conflict('id_reused', { detail: 'this id belongs to another reservation' });
      }
      return (await this.reservations.describe(tx, [known]))[0]!;
    });
  }

  private async offered(
    tx: Tx,
    site: SharedSite,
    resourceId: ResourceId,
    standing: (day: ResourceDay, position: number) => Standing,
  ): Promise<{ state: PlaceState; offered: Offered } | null> {
    const { siteId, timeZone } = site;
    const day = localDay(tx.now, timeZone);
    const at = { midnight: dayBounds(day, timeZone).start, now: tx.now };
    const [[today], taken, book] = await Promise.all([
      this.availability.days(tx, [site], day),
      takenAt(tx, [siteId], { start: tx.now, end: tx.now + 1 }),
      this.rules.of(tx, siteId),
    ]);
    const all = today!.resources.map((one, position) => ({ ...one, ...standing(one, position) }));
    const here = all.find(({ resource }) => resource.id === resourceId);
    if (!here) return null;
    const { resource, free, rate } = here;
    const { approval } = resourceTerms(book, { resourceId, kind: resource.kind });
    const stays = approval ? [] : priced(rate, staysFrom(resource, free, at), timeZone);
    const claimed = (claimsOf(taken).get(resourceId) ?? [])
      .filter(({ start, end }) => start <= tx.now && tx.now < end)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const state = stateOf(here, claimed, stays, tx.now);
    const others = all.filter((one) => one.resource.kind === resource.kind && one !== here);
    const places = state === 'free' ? Math.max(1, resource.capacity - claimed) : 0;
    return {
      state,
      offered: {
        ...{ resource, stays, free: places },
        until: state === 'free' ? freeUntil(free, tx.now) : null,
        from: state === 'free' ? null : freeFrom(free, tx.now),
        nearby: state === 'free' ? [] : nearestFree(byDistance(here, others), { ...at, zone: timeZone }),
      },
    };
  }
}

function stateOf(
  { resource, windows }: ResourceDay,
  claimed: number,
  stays: readonly Stay[],
  now: Instant,
): PlaceState {
  if (!windows.some(({ start, end }) => start <= now && now < end)) return 'closed';
  if (claimed >= resource.capacity) return 'taken';
  return stays.length > 0 ? 'free' : 'ahead';
}

/** What has no price is not for sale. */
const priced = (rate: Rate, stays: readonly Interval[], zone: Zone): Stay[] =>
  stays.flatMap((stay) => {
    const price = priceReservation(rate, stay, 1, zone);
    if (!price) return [];
    return [{ ...stay, cents: rate.priceMode === 'net' ? grossOfNet(price.cents, rate.vatRateBp) : price.cents }];
  });

function nearestFree(
  ordered: readonly ResourceDay[],
  at: { readonly midnight: Instant; readonly now: Instant; readonly zone: Zone },
): Nearby[] {
  return ordered
    .filter(({ resource, free, rate }) => priced(rate, staysFrom(resource, free, at), at.zone).length > 0)
    .slice(0, NEARBY_SHOWN)
    .map(({ resource, free }) => ({
      resource,
      free: free.find((piece) => piece.start <= at.now && at.now < piece.end)?.places ?? 0,
      until: freeUntil(free, at.now)!,
    }));
}
