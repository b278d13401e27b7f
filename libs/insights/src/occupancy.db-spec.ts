import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Day, type PersonId, type SiteId, addDays, parseInstant } from '#libs/domain';
import { Db, jobScope, personScope, publicScope } from '#libs/platform';
import { InsightsWorld, type TestNetwork, type UsageRow } from '../../../test/support/insights-world.js';
import { numbers } from '../../../test/support/numbers.js';
import type { Published } from './occupancy.rules.js';
import { OccupancyService } from './occupancy.service.js';
import * as store from './occupancy.store.js';
import { UsageService } from './usage.service.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const at = (iso: string) => parseInstant(iso)!;
/** A Monday noon: the week before it is the last one published. */
const NOW = '2026-09-28T12:00:00Z';
const LAST_MONDAY = '2026-09-21';

/** The open and booked minutes of one hour, on each day that `days` names. */
const hourOf = (site: SiteId, days: readonly Day[], figures: Partial<UsageRow> = {}): UsageRow[] =>
  days.map((day) => ({ siteId: site, day, kind: 'desk', hour: 10, open: 600, booked: 300, people: 3, ...figures }));

describe('figures of a network', () => {
  let world: InsightsWorld;
  let usage: UsageService;
  let db: Db;
  beforeAll(async () => {
    world = await InsightsWorld.start(at(NOW));
    usage = world.get(UsageService);
    db = world.get(Db);
  });
  afterAll(() => world.stop());

  const pool = (networkId: string, from: Day = '2026-03-02') =>
    usage.pool(jobScope('usage', null), networkId, from, addDays(LAST_MONDAY, 6));
  const read = async (person: PersonId, networkId: string, weeks = 4) => {
    const { window, figures, sites } = await world
      .get(OccupancyService)
      .ofNetwork(personScope(person), networkId, weeks);
    const of = (part: Published['part']) => figures.filter((row) => row.part === part);
    return { window, sites, cells: of('cell'), weekly: of('week'), totals: of('total'), previous: of('previous') };
  };
  const days = (count: number, weekday = 1): Day[] =>
    Array.from({ length: count }, (_, index) => addDays(LAST_MONDAY, weekday - 1 - 7 * index));

  describe('are for who coordinates the network', () => {
    let network: TestNetwork;
    beforeAll(async () => {
      network = await world.networkOf([true, true, true]);
      await world.putUsage(network.sites.flatMap(({ id }) => hourOf(id, days(8))));
      await pool(network.networkId);
    });

    const nothing = async (scope: Parameters<Db['run']>[0]) => {
      const { networkId } = network;
      await db.run(scope, async (tx) => {
        expect(await store.figures(tx, networkId, 4)).toEqual([]);
        expect(await tx.sql`select * from network_named(${networkId}, 4)`).toEqual([]);
      });
    };

    it('who reads them', async () => {
      const figures = await read(network.coordinator, network.networkId);
      expect(figures.cells).toMatchObject([
        { kind: 'desk', weekday: 1, hour: 10, sites: 3, open: 7200, booked: 3600, attended: 0, hidden: false },
      ]);
      expect(figures.totals).toMatchObject([
        { kind: 'all', booked: 3600, reservations: 36 },
        { kind: 'desk', open: 7200, booked: 3600 },
      ]);
      expect(figures.previous).toMatchObject([{ kind: 'all' }, { kind: 'desk', booked: 3600 }]);
      expect(figures.weekly.map(({ kind, booked, reservations }) => [kind, booked, reservations])).toEqual([
        ...Array.from({ length: 4 }, () => ['all', null, 9]),
        ...Array.from({ length: 4 }, () => ['desk', 900, null]),
      ]);
      expect(figures.sites.map(({ booked }) => booked)).toEqual([1200, 1200, 1200]);
      expect(figures.window).toEqual({ since: '2026-08-31', until: '2026-09-28' });
    });

    it('and nobody else: not without a person, not another network’s coordinator, not a site’s manager', async () => {
      await nothing(publicScope);
      await nothing(jobScope('usage', network.sites[0]!.id));
      const other = await world.networkOf([true]);
      await nothing(personScope(other.coordinator));
      const manager = await world.person('site', network.sites[0]!.id, 'manager');
      await nothing(personScope(manager, network.sites[0]!.id));
    });

    it('who reads no row of a site, and no sum that was not judged', async () => {
      await db.run(personScope(network.coordinator), async (tx) => {
        expect(await tx.sql`select * from usage_hours`).toEqual([]);
        expect(await tx.sql`select * from usage_people`).toEqual([]);
      });
      for (const closed of [
        (tx: Parameters<Parameters<Db['run']>[1]>[0]) => tx.sql`select * from network_hours`,
        (tx: Parameters<Parameters<Db['run']>[1]>[0]) => tx.sql`select * from network_sites`,
        (tx: Parameters<Parameters<Db['run']>[1]>[0]) => tx.sql`select * from network_people`,
        (tx: Parameters<Parameters<Db['run']>[1]>[0]) =>
          tx.sql`select * from pooled_hours(${network.networkId}, '2026-08-31', '2026-09-07')`,
      ]) {
        await expect(db.run(personScope(network.coordinator), closed)).rejects.toThrow(/permission denied/);
      }
    });

    it('in fixed windows only', async () => {
      for (const weeks of [0, 1, 3, 5, 26, -4]) {
        await expect(read(network.coordinator, network.networkId, weeks)).rejects.toMatchObject({
          code: 'invalid_request',
        });
        await db.run(personScope(network.coordinator), async (tx) => {
          expect(await store.figures(tx, network.networkId, weeks)).toEqual([]);
        });
      }
    });

    it('which end on Sunday and are there on Monday at 03:00 UTC', async () => {
      const untilAt = async (now: string) => {
        world.clock.moveTo(at(now));
        const { window } = await read(network.coordinator, network.networkId);
        return window.until;
      };
      try {
        expect(await untilAt('2026-09-28T02:59:59Z')).toBe('2026-09-21');
        expect(await untilAt('2026-09-28T03:00:00Z')).toBe('2026-09-28');
        expect(await untilAt('2026-10-05T02:00:00Z')).toBe('2026-09-28');
      } finally {
        world.clock.moveTo(at(NOW));
      }
    });
  });

  describe('are hidden', () => {
    const cellsOf = async (
      names: readonly boolean[],
      rows: (sites: readonly SiteId[]) => UsageRow[],
      reader?: (network: TestNetwork) => Promise<void>,
    ) => {
      const network = await world.networkOf(names);
      await world.putUsage(rows(network.sites.map(({ id }) => id)));
      await pool(network.networkId);
      await reader?.(network);
      const { cells, totals } = await read(network.coordinator, network.networkId);
      return { cells: cells.map(({ booked, hidden }) => ({ booked, hidden })), totals };
    };
    const shown = (booked: number) => ({ booked, hidden: false });
    const hidden = { booked: null, hidden: true };
    const each =
      (figures: Partial<UsageRow> = {}) =>
      (sites: readonly SiteId[]) =>
        sites.flatMap((site) => hourOf(site, days(4), figures));

    it('below 3 sites', async () => {
      expect(await cellsOf([true, true], each())).toMatchObject({ cells: [hidden], totals: [{ booked: null }] });
      expect(await cellsOf([true, true, true], each())).toMatchObject({ cells: [shown(3600)] });
    });

    it('below 5 people', async () => {
      expect((await cellsOf([true, true, true, true], each({ people: 1 }))).cells).toEqual([hidden]);
      expect((await cellsOf([true, true, true, true, true], each({ people: 1 }))).cells).toEqual([shown(6000)]);
    });

    it('when one site makes more than 80 % of them', async () => {
      const main = (booked: number) => (sites: readonly SiteId[]) =>
        sites.flatMap((site, index) => hourOf(site, days(4), { booked: index === 0 ? booked : 50 }));
      expect((await cellsOf([true, true, true], main(401))).cells).toEqual([hidden]);
      expect((await cellsOf([true, true, true], main(400))).cells).toEqual([shown(2000)]);
    });

    it('when fewer than 3 sites remain beside those shown by name: these alone are summed', async () => {
      const { cells } = await cellsOf([true, true, true, false, false], each());
      expect(cells).toEqual([shown(3600)]);
      expect((await cellsOf([true, true, true, false, false, false], each())).cells).toEqual([shown(7200)]);
      expect((await cellsOf([false, false], each())).cells).toEqual([]);
    });

    it('when one of the unnamed has more than 80 % of their places', async () => {
      const wide = (sites: readonly SiteId[]) =>
        sites.flatMap((site, index) => hourOf(site, days(4), { open: index === 5 ? 4801 : 600 }));
      expect((await cellsOf([true, true, true, false, false, false], wide)).cells).toEqual([shown(3600)]);
    });

    it('when too few remain beside the sites whose staff the reader is', async () => {
      const staff = async ({ sites, coordinator }: TestNetwork) =>
        world.grant(coordinator, 'site', sites[0]!.id, 'manager');
      expect((await cellsOf([false, false, false], each())).cells).toEqual([shown(3600)]);
      expect((await cellsOf([false, false, false], each(), staff)).cells).toEqual([]);
      expect((await cellsOf([false, false, false, false], each(), staff)).cells).toEqual([shown(4800)]);
      expect((await cellsOf([true, true, true], each(), staff)).cells).toEqual([hidden]);
    });

    it('with the next smallest, so that the total minus what is shown says nothing', async () => {
      const rows = (sites: readonly SiteId[]) =>
        sites.flatMap((site, index) => [
          ...hourOf(site, days(4), { hour: 7, booked: index === 0 ? 60 : 0, people: index === 0 ? 1 : 0 }),
          ...hourOf(site, days(4), { hour: 8, booked: 100, people: 2 }),
          ...hourOf(site, days(4), { hour: 9, booked: 200, people: 4 }),
        ]);
      const { cells, totals } = await cellsOf([true, true, true], rows);
      expect(cells).toEqual([hidden, hidden, shown(2400)]);
      expect(totals.find(({ kind }) => kind === 'desk')).toMatchObject({ booked: 240 + 1200 + 2400 });
    });

    it('at once when a site no longer shows its occupancy, until everything is summed again', async () => {
      const { networkId, sites, coordinator } = await world.networkOf([true, true, true, true]);
      await world.putUsage(each()(sites.map(({ id }) => id)));
      await pool(networkId);
      expect((await read(coordinator, networkId)).cells[0]).toMatchObject({ booked: 4800 });
      await db.run(jobScope('test', sites[0]!.id), (tx) => tx.sql`update sites set shares_occupancy = false`);
      const before = await read(coordinator, networkId);
      expect(before).toMatchObject({ cells: [], totals: [], weekly: [] });
      expect(before.sites.every(({ booked }) => booked === null)).toBe(true);
      expect(await world.work()).toContain('usage.pooled');
      const after = await read(coordinator, networkId);
      expect(after.cells[0]).toMatchObject({ booked: 3600, sites: 3 });
      expect(after.sites.filter(({ shared }) => !shared)).toMatchObject([{ id: sites[0]!.id, booked: null }]);
    });
  });

  it('count each person once in a window', async () => {
    const { networkId, sites, coordinator } = await world.networkOf([true, true, true, true]);
    await world.putUsage(sites.flatMap(({ id }) => hourOf(id, days(24))));
    const next = numbers(SEED);
    const visits: { site_id: string; day: Day; person_id: string }[] = [];
    const person = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    for (const { id } of sites) {
      for (let index = 0; index < 120; index++) {
        const day = addDays(LAST_MONDAY, 6 - next(28 * 12));
        visits.push({ site_id: id, day, person_id: person(next(60)) });
      }
    }
    await world.rows(
      `insert into usage_people select * from jsonb_to_recordset($1::jsonb) as v (site_id uuid, day date, person_id uuid)
       on conflict do nothing`,
      [JSON.stringify(visits)],
    );
    await pool(networkId);
    for (const weeks of [4, 12, 24]) {
      const { totals, previous } = await read(coordinator, networkId, weeks);
      const inWindow = (back: number) => {
        const until = addDays(LAST_MONDAY, 7 - 7 * weeks * back);
        const since = addDays(until, -7 * weeks);
        return new Set(visits.filter(({ day }) => day >= since && day < until).map((visit) => visit.person_id)).size;
      };
      expect(totals.find(({ kind }) => kind === 'all')).toMatchObject({ people: inWindow(0) });
      // nothing was open in the 24 weeks before, so their total is not there
      if (weeks < 24) expect(previous.find(({ kind }) => kind === 'all')).toMatchObject({ people: inWindow(1) });
    }
  });
});
