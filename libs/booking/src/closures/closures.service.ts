import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Closing,
  type Day,
  type LocalText,
  type ReservationId,
  type ResourceId,
  type SiteId,
  addDays,
  invalidField,
  isUuid,
  localDay,
  notFound,
} from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { PeopleService } from '#libs/members';
import { Config, Db, Jobs, Mailer, type Scope, type Tx, jobScope } from '#libs/platform';
import { type Closure, type HolidayRegion, OpeningService, SpacesService, holidaysOf, regionsOf } from '#libs/spaces';
import { reservationById, setCancelled } from '../reservations.store.js';
import { type Decision, type WantedClosure, checkClosure, closedDays, decided, newlyClosed } from './closures.rules.js';
import { cancelledBySiteMail } from './closures.mails.js';
import { lockLive, lockResources } from './closures.store.js';

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

/** The place was taken back by its site: who had booked it is written to. */
const TOLD = 'reservation.cancelled_by_site';

/** Figures of this many past days are reckoned again: the nightly check looks as far back. */
const DAYS_BACK = 7;

const asClosing = ({ reason, ...closure }: WantedClosure): Closing => ({
  ...closure,
  reason: { fr: reason, en: reason },
});

/**
 * Closes a site or a resource of it. Who has booked there keeps the place or loses it, place and charge together, as
 * the manager decides: nothing is closed over a booking in silence.
 */
@Injectable()
export class ClosuresService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly opening: OpeningService,
    private readonly charges: ChargesService,
    private readonly spaces: SpacesService,
    private readonly people: PeopleService,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on(TOLD, ({ siteId, reservationId }) => this.tell(String(siteId), String(reservationId)));
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
    decisions: readonly Decision[],
  ): Promise<NamedClosure> {
    const checked = checkClosure(wanted);
    const closure = { ...checked, id, resourceId: checked.resourceId as ResourceId | null };
    return this.db.run(scope, async (tx) => {
      const { today, names } = await this.opening.place(tx, siteId);
      if (closure.resourceId !== null && !names.has(closure.resourceId)) throw notFound();
      await lockResources(tx, siteId, closure.resourceId);
      const known = (await this.opening.closures(tx, siteId)).find((one) => one.id === id);
      const before = known ? [asClosing(known)] : [];
      await this.close(tx, siteId, closure.resourceId, before, [asClosing(closure)], decisions);
      await this.opening.putClosure(tx, siteId, closure);
      return {
        ...{ ...closure, siteId },
        resourceName: closure.resourceId && names.get(closure.resourceId)!,
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
    decisions: readonly Decision[],
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

  /** Behind the locks: cancels what is to be cancelled, or throws closure_over_reservations. */
  private async close(
    tx: Tx,
    siteId: SiteId,
    resourceId: ResourceId | null,
    before: readonly Closing[],
    after: readonly Closing[],
    decisions: readonly Decision[],
  ): Promise<void> {
    const { zone, today, horizon } = await this.opening.place(tx, siteId);
    const live = await lockLive(tx, siteId, resourceId);
    const cancelled = decided(newlyClosed(live, before, after, zone), decisions);
    for (const { id } of cancelled) {
      await setCancelled(tx, siteId, id);
      await this.charges.voidOrigin(tx, siteId, 'reservation', id);
      await this.jobs.enqueue(tx, TOLD, { siteId, reservationId: id });
    }
    const days = cancelled.map(({ start }) => localDay(start, zone));
    await this.reckonAgain(tx, siteId, [...before, ...after], today, horizon, days);
  }

  private async tell(site: string, reservation: string): Promise<void> {
    if (!isUuid(site) || !isUuid(reservation)) return;
    const [siteId, id] = [site as SiteId, reservation as ReservationId];
    const scope = jobScope(TOLD, siteId);
    const found = await this.db.run(scope, async (tx) => {
      const { sites, resources } = await this.spaces.names(tx, [siteId]);
      return { booked: await reservationById(tx, id), site: sites.get(siteId), resources };
    });
    const { booked, site: place, resources } = found;
    if (!booked || !place) return;
    const { personId } = booked;
    const { email: to, locale } = await this.db.run({ ...scope, personId }, (tx) => this.people.contact(tx, personId));
    await this.mailer.send(
      cancelledBySiteMail({
        ...{ locale, to, siteName: place.name, resourceName: resources.get(booked.resourceId) ?? '' },
        during: { start: booked.start.getTime(), end: booked.end.getTime() },
        zone: place.timeZone,
        link: `${this.config.publicUrl}/moi`,
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
