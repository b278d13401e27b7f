import { Injectable } from '@nestjs/common';
import {
  type Day,
  type Inside,
  type OpeningHours,
  type OpeningPlan,
  type ResourceId,
  type SiteId,
  type Zone,
  addDays,
  closedInside,
  localDay,
  notFound,
} from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { type SharedResource, sharedResources, sharedSiteById } from '../spaces.store.js';
import { type HolidayCalendar, holidayClosings } from './opening.holidays.js';
import { type WantedPeriod, checkPeriods, checkWeek } from './opening.rules.js';
import * as store from './opening.store.js';
import type { Closure } from './opening.store.js';

/** What a plan is made of, as the database gives it. */
export interface PlanRows {
  readonly hours: readonly OpeningHours[];
  readonly ownHours: readonly store.OwnHours[];
  readonly closures: readonly Omit<Closure, 'id' | 'siteId'>[];
  readonly calendar: HolidayCalendar | null;
  /** Which places lie in which. */
  readonly inside: readonly Inside[];
}

/** The plan of one site, complete from `first` to `last`. */
export function planFrom(
  { hours, ownHours, closures, calendar, inside }: PlanRows,
  first: Day,
  last: Day,
): OpeningPlan {
  const own = closures.map(({ reason, ...closure }) => ({ ...closure, reason: { fr: reason, en: reason } }));
  return {
    hours,
    ownHours: Map.groupBy(ownHours, (row) => row.resourceId),
    closings: [...closedInside(own, inside), ...(calendar ? holidayClosings(calendar, first, last) : [])],
  };
}

export interface WeekOfResource {
  readonly resourceId: ResourceId;
  readonly name: string;
  /** Null: open when the site is. */
  readonly hours: readonly OpeningHours[] | null;
}

/** When a site is open: its week, weeks of single resources, closures and holidays. */
@Injectable()
export class OpeningService {
  constructor(private readonly db: Db) {}

  /** Reads, or joins the transaction of who changes it. */
  async plan(tx: Tx, siteId: SiteId, first: Day, last: Day): Promise<OpeningPlan> {
    const [hours, ownHours, closures, calendar, inside] = await Promise.all([
      store.siteHours(tx, siteId),
      store.ownHours(tx, siteId),
      store.closures(tx, siteId, first),
      store.openingCalendar(tx, siteId),
      store.placesInside(tx, siteId),
    ]);
    return planFrom({ hours, ownHours, closures, calendar, inside }, first, last);
  }

  async weeks(scope: Scope, siteId: SiteId) {
    return this.db.run(scope, async (tx) => {
      const [hours, own, resources] = await Promise.all([
        store.siteHours(tx, siteId),
        store.ownHours(tx, siteId),
        sharedResources(tx, [siteId]),
      ]);
      const byResource = Map.groupBy(own, (row) => row.resourceId);
      const weeks: WeekOfResource[] = resources.map(({ id, name }) => ({
        resourceId: id,
        name,
        hours: byResource.get(id) ?? null,
      }));
      return { hours, resources: weeks };
    });
  }

  /**
   * Sets the week of the site, or of one resource: without any opening a resource follows its site again. Bookings made
   * before stay as they are.
   */
  async setWeek(scope: Scope, siteId: SiteId, resourceId: ResourceId | null, rows: readonly OpeningHours[]) {
    const week = checkWeek(rows);
    await this.db.run(scope, async (tx) => {
      if (resourceId !== null) await this.resource(tx, siteId, resourceId);
      await store.hoursChanged(tx, siteId);
      if (resourceId === null) await store.replaceSiteHours(tx, siteId, week);
      else await store.replaceOwnHours(tx, siteId, resourceId, week);
    });
  }

  /** The site's clock, its resources by name, and which of them lie in which. */
  async place(
    tx: Tx,
    siteId: SiteId,
  ): Promise<{ zone: Zone; today: Day; horizon: Day; names: Map<string, string>; inside: Inside[] }> {
    const [site, resources, inside] = await Promise.all([
      sharedSiteById(tx, siteId),
      sharedResources(tx, [siteId]),
      store.placesInside(tx, siteId),
    ]);
    if (!site) throw notFound();
    const today = localDay(tx.now, site.timeZone);
    return {
      zone: site.timeZone,
      today,
      horizon: addDays(today, site.horizonDays),
      names: new Map(resources.map(({ id, name }) => [id, name])),
      inside,
    };
  }

  closures(tx: Tx, siteId: SiteId): Promise<Closure[]> {
    return store.closures(tx, siteId, null);
  }

  async putClosure(tx: Tx, siteId: SiteId, closure: Omit<Closure, 'siteId'>): Promise<void> {
    await store.hoursChanged(tx, siteId);
    await store.putClosure(tx, siteId, closure);
  }

  async removeClosure(tx: Tx, siteId: SiteId, id: string): Promise<void> {
    if (!(await store.removeClosure(tx, siteId, id))) throw notFound();
    await store.hoursChanged(tx, siteId);
  }

  async calendar(tx: Tx, siteId: SiteId): Promise<HolidayCalendar> {
    const calendar = await store.openingCalendar(tx, siteId);
    if (!calendar) throw notFound();
    return calendar;
  }

  async setHolidays(tx: Tx, siteId: SiteId, region: string | null, rules: readonly string[]): Promise<void> {
    await store.hoursChanged(tx, siteId);
    await store.replaceHolidays(tx, siteId, region, rules);
  }

  /** The periods a site offers by name, and those of each resource. */
  async periods(scope: Scope, siteId: SiteId) {
    return this.db.run(scope, async (tx) => {
      const [periods, resources] = await Promise.all([store.namedPeriods(tx, siteId), sharedResources(tx, [siteId])]);
      const byResource = Map.groupBy(periods, (period) => period.resourceId);
      return {
        periods: byResource.get(null) ?? [],
        resources: resources.map((resource) => ({ resource, periods: byResource.get(resource.id) ?? null })),
      };
    });
  }

  /** Names the periods of the site (null), or of one resource; none: the site's, or the usual ones, are offered again. */
  async setPeriods(scope: Scope, siteId: SiteId, resourceId: ResourceId | null, wanted: readonly WantedPeriod[]) {
    await this.db.run(scope, async (tx) => {
      const resource = resourceId === null ? null : await this.resource(tx, siteId, resourceId);
      await store.lockCalendar(tx, siteId);
      await store.replacePeriods(tx, siteId, resourceId, checkPeriods(wanted, resource));
    });
  }

  private async resource(tx: Tx, siteId: SiteId, resourceId: ResourceId): Promise<SharedResource> {
    const resources = await sharedResources(tx, [siteId]);
    const resource = resources.find(({ id }) => id === resourceId);
    if (!resource) throw notFound();
    return resource;
  }
}
