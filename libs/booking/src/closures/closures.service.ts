import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Closing,
  type Day,
  type Interval,
  type LocalText,
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  addDays,
  closedInside,
  insideOf,
  invalidField,
  localDay,
  notFound,
  toIso,
} from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { PeopleService } from '#libs/members';
import { Config, Db, Jobs, Mailer, type Scope, type Tx, jobScope } from '#libs/platform';
import { type Closure, type HolidayRegion, OpeningService, SpacesService, holidaysOf, regionsOf } from '#libs/spaces';
import { reservationById, setCancelled } from '../reservations.store.js';
import { AvailabilityService } from '../availability.service.js';
import { ownLink } from '../guests/own-page.js';
import { PricesService } from '../prices.service.js';
import { MovesService } from '../moves.service.js';
import {
  type Decisions,
  type WantedClosure,
  checkClosure,
  closedDays,
  decide,
  listed,
  newlyClosed,
  overReservations,
} from './closures.rules.js';
import { type LinkedPlace, type ToldPlace, closedMail } from './closures.mails.js';
import { type LiveReservation, lockLive, lockResources } from './closures.store.js';

export interface NamedClosure extends Closure {
  readonly resourceName: string | null;
  /** No day of it is still to come. */
  readonly over: boolean;
}

export interface HolidayOfYears {
  readonly rule: string;
  readonly name: LocalText;
  readonly kept: boolean;
  /** This year's and next year's. */
  readonly days: readonly Day[];
}

export interface Holidays {
  readonly country: string;
  readonly region: string | null;
  readonly regions: readonly HolidayRegion[];
  readonly holidays: readonly HolidayOfYears[];
}

/** Somebody's places were taken back or changed by their site: one letter tells of all. */
const TOLD = 'closure.decided';

/** Figures of this many past days are reckoned again: the nightly check looks as far back. */
const DAYS_BACK = 7;

/** What a person is told of, as the job carries it; `moved` says where they were. */
interface Letter {
  readonly siteId: SiteId;
  readonly personId: PersonId;
  readonly cancelled: readonly ReservationId[];
  readonly moved: readonly (ToldPlace & { readonly id: ReservationId })[];
}

/** Whoever moves a booking elsewhere needs the locks there too, and takes all of them in order. */
const lockFor = (tx: Tx, siteId: SiteId, places: readonly string[] | null, { each }: Decisions) =>
  lockResources(tx, siteId, each.some(({ action }) => action === 'move') ? null : places);

/** Who only holds a place has no claim to another; who has arrived is here now. */
const isMovable = ({ status }: LiveReservation): boolean => status === 'confirmed';

const proposalOf = (
  { resourceId, during }: { readonly resourceId: string; readonly during: Interval },
  names: ReadonlyMap<string, string>,
) => ({
  ...{ resourceId: resourceId as ResourceId, name: names.get(resourceId) ?? '' },
  ...{ start: toIso(during.start), end: toIso(during.end) },
});

const asClosing = ({ reason, ...closure }: WantedClosure): Closing => ({
  ...closure,
  reason: { fr: reason, en: reason },
});

/**
 * Closes a site or a resource of it. Who has booked there keeps the place or loses it, place and charge together, as
 * the manager decides: nothing is closed over a booking in silence.
 *
 * It takes the resource locks that the guard takes, in order. A booking carries the `hours_version` it was judged by, and
 * the trigger `reservation_hours`, behind the lock, has it judged again if that is no longer the site's: of a closure and a
 * booking at the same moment one loses. Imports carry none; a door that moves a booking must set it anew.
 */
@Injectable()
export class ClosuresService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly opening: OpeningService,
    private readonly charges: ChargesService,
    private readonly moves: MovesService,
    private readonly availability: AvailabilityService,
    private readonly spaces: SpacesService,
    private readonly people: PeopleService,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly prices: PricesService,
  ) {}

  onModuleInit(): void {
    this.jobs.on(TOLD, (payload, jobId) => this.tell(payload as unknown as Letter, jobId));
  }

  list(scope: Scope, siteId: SiteId): Promise<{ today: Day; closures: NamedClosure[] }> {
    return this.db.run(scope, async (tx) => {
      const { today, names } = await this.opening.place(tx, siteId);
      const closures = await this.opening.closures(tx, siteId);
      return {
        today,
        closures: closures.map((closure) => ({
          ...closure,
          resourceName: closure.resourceId && (names.get(closure.resourceId) ?? null),
          over: closure.lastDay !== null && closure.lastDay < today,
        })),
      };
    });
  }

  /** Adds a closure, or changes the one that has this id. */
  async put(
    scope: Scope,
    siteId: SiteId,
    id: string,
    wanted: WantedClosure,
    decisions: Decisions,
  ): Promise<NamedClosure> {
    const checked = checkClosure(wanted);
    const closure = { ...checked, id, resourceId: checked.resourceId as ResourceId | null };
    return this.db.run(scope, async (tx) => {
      const { today, names, inside } = await this.opening.place(tx, siteId);
      const { resourceId } = closure;
      if (resourceId !== null && !names.has(resourceId)) throw notFound();
      const places = resourceId && [resourceId, ...insideOf(resourceId, inside)];
      await lockFor(tx, siteId, places, decisions);
      const known = (await this.opening.closures(tx, siteId)).find((one) => one.id === id);
      const before = closedInside(known ? [asClosing(known)] : [], inside);
      const after = closedInside([asClosing(closure)], inside);
      await this.opening.putClosure(tx, siteId, closure);
      await this.close(tx, siteId, places, before, after, decisions);
      return {
        ...{ ...closure, siteId },
        resourceName: resourceId && names.get(resourceId)!,
        over: closure.lastDay !== null && closure.lastDay < today,
      };
    });
  }

  async remove(scope: Scope, siteId: SiteId, id: string): Promise<void> {
    await this.db.run(scope, async (tx) => {
      const { today, horizon } = await this.opening.place(tx, siteId);
      const known = (await this.opening.closures(tx, siteId)).find((one) => one.id === id);
      await this.opening.removeClosure(tx, siteId, id);
      if (known) await this.reckonAgain(tx, siteId, [asClosing(known)], today, horizon);
    });
  }

  holidays(scope: Scope, siteId: SiteId): Promise<Holidays> {
    return this.db.run(scope, async (tx) => {
      const { today } = await this.opening.place(tx, siteId);
      const { country, region, rules } = await this.opening.calendar(tx, siteId);
      const year = Number(today.slice(0, 4));
      const both = [...holidaysOf(country, region, year), ...holidaysOf(country, region, year + 1)];
      const kept = new Set(rules);
      return {
        ...{ country, region, regions: regionsOf(country) },
        holidays: [...Map.groupBy(both, ({ rule }) => rule)].map(([rule, found]) => ({
          ...{ rule, name: found[0]!.name, kept: kept.has(rule), days: found.map(({ day }) => day) },
        })),
      };
    });
  }

  /** Which holidays the site keeps, and those of which part of its country. They come back every year. */
  async setHolidays(
    scope: Scope,
    siteId: SiteId,
    wanted: { region: string | null; kept: readonly string[] },
    decisions: Decisions,
  ): Promise<void> {
    const { region } = wanted;
    const rules = [...new Set(wanted.kept)];
    await this.db.run(scope, async (tx) => {
      const { today, horizon } = await this.opening.place(tx, siteId);
      const { country } = await this.opening.calendar(tx, siteId);
      if (region !== null && !regionsOf(country).some(({ code }) => code === region)) {
        throw invalidField('region', 'must be one of the regions of the country');
      }
      const year = Number(today.slice(0, 4));
      const known = new Set(
        [year, year + 1].flatMap((one) => holidaysOf(country, region, one).map(({ rule }) => rule)),
      );
      if (!rules.every((rule) => known.has(rule))) throw invalidField('kept', 'must be holidays of the country');
      await lockResources(tx, siteId, null);
      // Closures are the same before and after: what is new are the holidays.
      const [first, last] = [addDays(today, -DAYS_BACK), addDays(horizon, 1)];
      const before = (await this.opening.plan(tx, siteId, first, last)).closings;
      await this.opening.setHolidays(tx, siteId, region, rules);
      const after = (await this.opening.plan(tx, siteId, first, last)).closings;
      await this.close(tx, siteId, null, before, after, decisions);
    });
  }

  /** Behind the locks: does what was decided, or throws closure_over_reservations with what is open to decide. */
  private async close(
    tx: Tx,
    siteId: SiteId,
    places: readonly string[] | null,
    before: readonly Closing[],
    after: readonly Closing[],
    decisions: Decisions,
  ): Promise<void> {
    const { zone, today, horizon, names } = await this.opening.place(tx, siteId);
    const live = await lockLive(tx, siteId, places);
    const hits = newlyClosed(live, before, after, zone);
    const { cancelled, moved, undecided } = decide(hits, decisions);
    await this.prices.queue(tx, siteId, hits);
    await this.charges.lock(
      tx,
      siteId,
      'reservation',
      hits.map(({ id }) => id),
    );
    for (const { id } of cancelled) {
      const outcome = await this.charges.voidOrigin(tx, siteId, 'reservation', id);
      await this.prices.restore(tx, siteId, id);
      // What is on an invoice stays there: its correction is a credit note.
      await setCancelled(tx, siteId, id, { chargeKept: outcome === 'already_invoiced' });
    }
    const unmoved = new Set<string>();
    for (const { hit, resourceId: to, during } of moved) {
      const place = { id: hit.id, resourceId: to as ResourceId, during };
      const outcome = await tx.attempt(() => this.moves.giveAnother(tx, siteId, place));
      if ('refusal' in outcome) unmoved.add(hit.id);
    }
    if (undecided.length > 0 || unmoved.size > 0) {
      // Also those that are decided: what becomes of them can still be changed, and the place they go to is theirs.
      const shown = listed(hits, [...undecided, ...hits.filter(({ id }) => unmoved.has(id))]);
      const proposals = await this.availability.elsewhere(tx, siteId, shown.filter(isMovable));
      for (const { hit, ...to } of moved.filter((one) => !unmoved.has(one.hit.id))) {
        proposals.set(hit.id, [proposalOf(to, names), ...(proposals.get(hit.id) ?? [])]);
      }
      throw overReservations(hits.length, shown, proposals, unmoved);
    }
    await this.announce(
      tx,
      siteId,
      cancelled,
      moved.map(({ hit }) => hit),
    );
    const starts = [
      ...cancelled.map(({ start }) => start),
      ...moved.flatMap(({ hit, during }) => [hit.start, during.start]),
    ];
    const days = starts.map((start) => localDay(start, zone));
    await this.reckonAgain(tx, siteId, [...before, ...after], today, horizon, days);
  }

  /** One letter to each who loses a place or gets another. */
  private async announce(
    tx: Tx,
    siteId: SiteId,
    cancelled: readonly LiveReservation[],
    moved: readonly LiveReservation[],
  ): Promise<void> {
    for (const personId of new Set([...cancelled, ...moved].map((hit) => hit.personId))) {
      const own = (hits: readonly LiveReservation[]) => hits.filter((hit) => hit.personId === personId);
      const letter: Letter = {
        ...{ siteId, personId, cancelled: own(cancelled).map(({ id }) => id) },
        moved: own(moved).map(({ id, resourceName, start, end }) => ({ id, resourceName, start, end })),
      };
      await this.jobs.enqueue(tx, TOLD, { ...letter });
    }
  }

  private async tell({ siteId, personId, cancelled, moved }: Letter, jobId: string): Promise<void> {
    const { publicUrl } = this.config;
    const scope = { ...jobScope(TOLD, siteId), personId };
    const facts = await this.db.run(scope, async (tx) => {
      const { sites, resources } = await this.spaces.names(tx, [siteId]);
      const placeOf = async (id: ReservationId): Promise<LinkedPlace | null> => {
        const now = await reservationById(tx, id);
        if (!now) return null;
        const during = { start: now.start.getTime(), end: now.end.getTime() };
        const path = await ownLink(tx, now, jobId);
        return { resourceName: resources.get(now.resourceId) ?? '', ...during, ownLink: path && publicUrl + path };
      };
      const lost: LinkedPlace[] = [];
      for (const id of cancelled) {
        const place = await placeOf(id);
        if (place) lost.push(place);
      }
      const changed: { from: ToldPlace; to: LinkedPlace }[] = [];
      for (const { id, ...from } of moved) {
        const to = await placeOf(id);
        if (to) changed.push({ from, to });
      }
      return { site: sites.get(siteId), contact: await this.people.contact(tx, personId), lost, changed };
    });
    const { site, contact, lost, changed } = facts;
    if (!site) return;
    await this.mailer.send(
      closedMail({
        ...{ locale: contact.locale, to: contact.email, siteName: site.name, zone: site.timeZone, lost, changed },
        ...{ bookings: `${publicUrl}/moi`, sitePage: `${publicUrl}/lieu/${site.slug}` },
      }),
    );
  }

  private async reckonAgain(
    tx: Tx,
    siteId: SiteId,
    closings: readonly Closing[],
    today: Day,
    horizon: Day,
    more: readonly Day[] = [],
  ): Promise<void> {
    const days = [...new Set([...closedDays(closings, addDays(today, -DAYS_BACK), horizon), ...more])];
    if (days.length > 0) await this.jobs.enqueue(tx, 'reservation.changed', { siteId, days });
  }
}
