import { Injectable } from '@nestjs/common';
import {
  type Day,
  type OpeningHours,
  type OpeningPlan,
  type ResourceId,
  type SiteId,
  type Zone,
  addDays,
  localDay,
  notFound,
} from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { sharedResources, sharedSiteById } from '../spaces.store.js';
import { type HolidayCalendar, holidayClosings } from './opening.holidays.js';
import { checkWeek } from './opening.rules.js';
import * as store from './opening.store.js';
import type { Closure } from './opening.store.js';

/** What a plan is made of, as the database gives it. */
export interface PlanRows {
  readonly hours: readonly OpeningHours[];
  readonly ownHours: readonly store.OwnHours[];
  readonly closures: readonly Omit<Closure, 'id' | 'siteId'>[];
  readonly calendar: HolidayCalendar | null;
}

/** The plan of one site, complete from `first` to `last`. */
export function planFrom({ hours, ownHours, closures, calendar }: PlanRows, first: Day, last: Day): OpeningPlan {
  return {
    hours,
    ownHours: Map.groupBy(ownHours, (row) => row.resourceId),
    closings: [
      ...closures.map(({ reason, ...closure }) => ({ ...closure, reason: { fr: reason, en: reason } })),
      ...(calendar ? holidayClosings(calendar, first, last) : []),
    ],
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
    const [hours, ownHours, closures, calendar] = await Promise.all([
      store.siteHours(tx, siteId),
      store.ownHours(tx, siteId),
      store.closures(tx, siteId, first),
      store.openingCalendar(tx, siteId),
    ]);
    return planFrom({ hours, ownHours, closures, calendar }, first, last);
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
      if (resourceId !== null) await this.assertResource(tx, siteId, resourceId);
      await store.hoursChanged(tx, siteId);
      if (resourceId === null) await store.replaceSiteHours(tx, siteId, week);
      else await store.replaceOwnHours(tx, siteId, resourceId, week);
    });
  }

  /** The site's clock, and its resources by name. */
  async place(tx: Tx, siteId: SiteId): Promise<{ zone: Zone; today: Day; horizon: Day; names: Map<string, string> }> {
    const [site, resources] = await Promise.all([sharedSiteById(tx, siteId), sharedResources(tx, [siteId])]);
    if (!site) throw notFound();
    const today = localDay(tx.now, site.timeZone);
    return {
      zone: site.timeZone,
      today,
      horizon: addDays(today, site.horizonDays),
      names: new Map(resources.map(({ id, name }) => [id, name])),
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

  private async assertResource(tx: Tx, siteId: SiteId, resourceId: ResourceId): Promise<void> {
    const resources = await sharedResources(tx, [siteId]);
    if (!resources.some((resource) => resource.id === resourceId)) throw notFound();
  }
}
