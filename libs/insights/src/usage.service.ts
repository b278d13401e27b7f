import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Day, type SiteId, addDays, isDay, isUuid, localDay, mondayOf, notFound } from '#libs/domain';
import { Clock, Db, Jobs, type Scope, type Tx, jobScope } from '#libs/platform';
import { OpeningService } from '#libs/spaces';
import { calendarOf, countDifferences, daysBetweenInclusive, inParts } from './usage.rules.js';
import * as store from './usage.store.js';

/** One statement derives at most this many days: far below the time a statement may take. */
const DAYS_AT_ONCE = 112;
const WEEKS_AT_ONCE = 8;
/** Two windows of the longest kind, what a coordinator's page reads, and one week for Monday's first hours. */
const POOLED_WEEKS = 49;
/** Ends of windows, from this week back to the one before the longest window, and one for Monday's first hours. */
const PEOPLE_WEEKS = 27;
const CHECKED_DAYS = 7;
const POOLED = 'usage.pooled';

const keyOf = (row: store.UsageHour): string => `${row.day} ${row.kind} ${row.hour}`;

/** Keeps the roll-ups: hours of a site from its reservations, sums of a network from the hours of its sites. */
@Injectable()
export class UsageService implements OnModuleInit {
  private readonly log = new Logger('usage');

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly opening: OpeningService,
  ) {}

  onModuleInit(): void {
    this.jobs.on('reservation.changed', async ({ siteId, days }) => {
      const known = Array.isArray(days) ? [...new Set(days.filter(isDay))].toSorted() : [];
      if (!isUuid(siteId) || known.length === 0) return;
      const site = siteId as SiteId;
      await this.rebuildDays(jobScope('usage', site), site, known, (tx) => this.askForPool(tx, site, known));
    });
    this.jobs.on(
      POOLED,
      async ({ networkId, week }) => {
        if (isUuid(networkId)) await this.followSites(networkId, isDay(week) ? week : null);
      },
      { timeoutSeconds: 300 },
    );
    const check = async () => void (await this.check());
    this.jobs.every('40 2 * * *', 'usage.checked', check, { timeoutSeconds: 900 });
  }

  /**
   * Derives a site's days, both ends included, from its reservations and returns how many hours were not as
   * stored; weeks that are over are then pooled by a job. Past days are derived with today's opening hours and
   * resources: older ones are left alone at night.
   */
  async rebuild(scope: Scope, siteId: SiteId, fromDay: Day, toDay: Day): Promise<number> {
    let different = 0;
    for (const days of inParts(daysBetweenInclusive(fromDay, toDay), DAYS_AT_ONCE)) {
      different += await this.rebuildDays(scope, siteId, days, (tx) => this.askForPool(tx, siteId, days));
    }
    return different;
  }

  private rebuildDays(
    scope: Scope,
    siteId: SiteId,
    days: readonly Day[],
    whenDifferent?: (tx: Tx) => Promise<void>,
  ): Promise<number> {
    return this.db.run({ ...scope, siteId }, async (tx) => {
      const zone = await store.zoneOf(tx, siteId);
      if (!zone) throw notFound();
      const sorted = days.toSorted();
      const plan = await this.opening.plan(tx, siteId, sorted[0]!, sorted.at(-1)!);
      const calendar = calendarOf(days, plan, zone);
      await store.lockUsage(tx, siteId);
      const before = await store.removeDays(tx, siteId, days);
      const after = await store.deriveDays(tx, siteId, calendar);
      const different = countDifferences(before, after, keyOf);
      if (different > 0) await whenDifferent?.(tx);
      return different;
    });
  }

  /** Weeks that are not over are pooled by the nightly check that follows them. */
  private async askForPool(tx: Tx, siteId: SiteId, days: readonly Day[]): Promise<void> {
    const over = [...new Set(days.map(mondayOf))].filter((week) => week < this.thisWeek());
    const networkId = over.length > 0 ? await store.networkOf(tx, siteId) : null;
    if (!networkId) return;
    // Many sites are rebuilt one after the other: what they ask for is one job while it waits.
    if (over.length > 2) await this.jobs.enqueue(tx, POOLED, { networkId }, `${networkId}:all`);
    else for (const week of over) await this.jobs.enqueue(tx, POOLED, { networkId, week }, `${networkId}:${week}`);
  }

  /**
   * Sums the ISO weeks that the two days and those between lie in over the sites of a network, and counts people:
   * what `rebuild` asks a job to do, for those who want it done at once.
   */
  async pool(scope: Scope, networkId: string, fromDay: Day, toDay: Day): Promise<void> {
    const end = addDays(mondayOf(toDay), 7);
    for (let monday = mondayOf(fromDay); monday < end; monday = addDays(monday, 7 * WEEKS_AT_ONCE)) {
      const next = addDays(monday, 7 * WEEKS_AT_ONCE);
      await this.db.run(scope, async (tx) => {
        await store.takeTime(tx);
        await store.poolWeeks(tx, networkId, monday, next < end ? next : end);
      });
    }
    await this.db.run(scope, async (tx) => {
      await store.takeTime(tx);
      await store.poolPeople(tx, networkId, this.thisWeek(), PEOPLE_WEEKS);
    });
  }

  /** A week changed after its end, or (`week` null) a site changed what it shows: everything is summed again. */
  private async followSites(networkId: string, week: Day | null): Promise<void> {
    const first = week ?? addDays(this.thisWeek(), -7 * POOLED_WEEKS);
    await this.pool(jobScope('usage', null), networkId, first, week ?? addDays(this.thisWeek(), -1));
  }

  /** Every night: derives the last days of every site again, says how much was wrong, and pools their weeks. */
  async check(): Promise<number> {
    const scope = jobScope('usage', null);
    const sites = await this.db.run(scope, store.publishedSites);
    const today = this.today();
    const first = addDays(today, -CHECKED_DAYS);
    let different = 0;
    for (const { siteId } of sites) {
      different += await this.rebuildDays(scope, siteId as SiteId, daysBetweenInclusive(first, addDays(today, -1)));
    }
    if (different > 0) this.log.warn(`${different} hours of usage were not as derived; repaired`);
    for (const networkId of new Set(sites.map((site) => site.networkId))) {
      await this.pool(scope, networkId, first, addDays(today, -1));
    }
    return different;
  }

  /** Figures are kept by UTC days: a week is pooled when the nightly check has seen all of it. */
  private today(): Day {
    return localDay(this.clock.now(), 'UTC');
  }

  private thisWeek(): Day {
    return mondayOf(this.today());
  }
}
