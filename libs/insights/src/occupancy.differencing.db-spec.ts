import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type SiteId, addDays, mondayOf, parseInstant, weekdayOf } from '#libs/domain';
import { jobScope, personScope } from '#libs/platform';
import { recoverable } from '../../../test/support/differencing.js';
import { InsightsWorld, type Kind, type TestNetwork, type UsageRow } from '../../../test/support/insights-world.js';
import { numbers } from '../../../test/support/numbers.js';
import type { Published } from './occupancy.rules.js';
import { OccupancyService } from './occupancy.service.js';
import { UsageService } from './usage.service.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const at = (iso: string) => parseInstant(iso)!;
/** A Monday noon: the week before it is the last one published. */
const NOW = '2026-09-28T12:00:00Z';
const LAST_MONDAY = '2026-09-21';

describe('figures of a network, added and subtracted', () => {
  let world: InsightsWorld;
  beforeAll(async () => {
    world = await InsightsWorld.start(at(NOW));
  });
  afterAll(() => world.stop());

  const WEEKS = 16;
  /** The same reader comes back on these Mondays. */
  const VISITS = [0, 7, 14, 28];
  const KINDS: readonly Kind[] = ['desk', 'room'];

  interface Random extends TestNetwork {
    readonly staffed: SiteId | null;
    readonly hours: readonly UsageRow[];
  }

  /** Sites that are open at few hours, some of them alone; one or the other much larger than the rest. */
  const randomNetwork = async (seed: number): Promise<Random> => {
    const next = numbers(seed);
    const names = Array.from({ length: 4 + next(4) }, () => next(2) === 0);
    const { networkId, sites, coordinator } = await world.networkOf(names);
    const hours: UsageRow[] = [];
    for (const { id } of sites) {
      const places = next(5) === 0 ? 60 : 1 + next(7);
      for (const kind of KINDS) {
        for (const [weekday, hour] of [
          [1, 9],
          [1, 10],
          [6, 9],
          [7, 9],
        ] as const) {
          if (next(9) < (weekday === 1 ? 2 : 6)) continue; // never open then
          for (let week = 0; week < WEEKS; week++) {
            if (next(19) === 0) continue; // closed that week
            const booked = next(9) === 0 ? 0 : next(places * 60);
            const day = addDays(LAST_MONDAY, weekday - 1 - 7 * week);
            const people = booked === 0 ? 0 : 1 + next(4);
            hours.push({ siteId: id, day, kind, hour, open: places * 60, booked, people });
          }
        }
      }
    }
    const unnamed = sites.filter(({ named }) => !named);
    const staffed = next(2) === 0 && unnamed[0] ? unnamed[0].id : null;
    if (staffed) await world.grant(coordinator, 'site', staffed, 'desk');
    await world.putUsage(hours);
    await world
      .get(UsageService)
      .pool(jobScope('usage', null), networkId, addDays(LAST_MONDAY, -7 * WEEKS), addDays(LAST_MONDAY, 6));
    return { networkId, sites, coordinator, staffed, hours };
  };

  /** The hours that a sum may be made of, found without the database: `leaveOut` is the rule for thin hours. */
  const pooled = ({ sites, staffed, hours }: Random, leaveOut: boolean): readonly UsageRow[] => {
    const named = new Map(sites.map((site) => [site.id as string, site.named]));
    const together = Map.groupBy(
      hours.filter(({ siteId }) => !named.get(siteId)),
      ({ day, kind, hour }) => `${day} ${kind} ${hour}`,
    );
    return hours.filter((row) => {
      if (named.get(row.siteId) || !leaveOut) return true;
      const unnamed = together.get(`${row.day} ${row.kind} ${row.hour}`)!;
      const open = unnamed.reduce((sum, other) => sum + other.open, 0);
      const largest = Math.max(...unnamed.map((other) => other.open));
      return unnamed.length >= 3 + (staffed ? 1 : 0) && largest <= 0.8 * open;
    });
  };

  /** `all` is the sum of the kinds whose total is shown. */
  const isShown = (figures: readonly Published[], kind: Kind, part: Published['part']): boolean => {
    const total = part === 'previous' ? 'previous' : 'total';
    return figures.some((row) => row.part === total && row.kind === kind && row.booked !== null);
  };

  /** Every sum that one reader can read over some weeks, with the hours it is made of; each is checked on the way. */
  const readings = async (network: Random, leaveOut: boolean) => {
    const rows = pooled(network, leaveOut);
    const booked: UsageRow[][] = [];
    const reservations: UsageRow[][] = [];
    const add = (value: number | null, list: UsageRow[][], part: UsageRow[], what: 'booked' | 'people') => {
      if (value === null) return;
      expect(value).toBe(part.reduce((sum, row) => sum + row[what], 0));
      list.push(part);
    };
    for (const later of VISITS) {
      world.clock.moveTo(at(NOW) + (later - 28) * 86_400_000);
      for (const weeks of [4, 12, 24]) {
        const page = await world
          .get(OccupancyService)
          .ofNetwork(personScope(network.coordinator), network.networkId, weeks);
        const { since, until } = page.window;
        const inside = rows.filter(({ day }) => day >= since && day < until);
        const before = rows.filter(({ day }) => day >= addDays(since, -7 * weeks) && day < since);
        for (const row of page.figures) {
          const part = (row.part === 'previous' ? before : inside).filter(
            ({ kind, day, hour }) =>
              (row.kind === 'all' ? isShown(page.figures, kind, row.part) : row.kind === kind) &&
              (row.week ?? mondayOf(day)) === mondayOf(day) &&
              (row.hour ?? hour) === hour &&
              (row.weekday ?? weekdayOf(day)) === weekdayOf(day),
          );
          add(row.booked, booked, part, 'booked');
          add(row.reservations, reservations, part, 'people');
        }
      }
    }
    world.clock.moveTo(at(NOW));
    return { booked, reservations };
  };

  /** Sites that do not show their occupancy and of which something can be worked out. */
  const leaks = async (seed: number, leaveOut: boolean): Promise<{ sums: number; sites: string[] }> => {
    const network = await randomNetwork(seed);
    const { booked, reservations } = await readings(network, leaveOut);
    const numberOf = new Map(network.hours.map((row, index) => [row, index]));
    const named = new Map(network.sites.map((site) => [site.id as string, site.named]));
    const isKnown = (siteId: string) => named.get(siteId)! || siteId === network.staffed;
    const owners = network.hours.map(({ siteId }) => siteId);
    const found = [booked, reservations].flatMap((sums) =>
      recoverable(
        sums.map((sum) => sum.map((row) => numberOf.get(row)!)),
        owners,
        isKnown,
      ),
    );
    return { sums: booked.length + reservations.length, sites: found };
  };

  const redefine = async (name: string, from: RegExp, to: string) => {
    const [row] = await world.rows<{ text: string }>(
      'select pg_get_functiondef(oid) as text from pg_proc where proname = $1',
      [name],
    );
    const changed = row!.text.replace(from, to);
    expect(changed).not.toBe(row!.text);
    await world.rows(changed);
    return () => world.rows(row!.text);
  };
  const EVERYTHING = [/sites >= 3 and .*unnamed_booked\)\)/s, 'true'] as const;

  it(`over all windows and some weeks, to what one unnamed site has (seed ${SEED})`, async () => {
    let sums = 0;
    for (const [index, seed] of fc.sample(fc.integer(), { seed: SEED, numRuns: 60 }).entries()) {
      // Of many networks hardly a sum may be shown, and from few sums nothing could be worked out anyway.
      if (index >= 5 && sums > 200) break;
      const found = await leaks(seed, true);
      sums += found.sums;
      expect([seed, found.sites]).toEqual([seed, []]);
    }
    expect(sums).toBeGreaterThan(200);
  });

  it(`even if every cell were shown: thin hours are in no sum (seed ${SEED})`, async () => {
    const restore = await redefine('publishable', ...EVERYTHING);
    try {
      await fc.assert(
        fc.asyncProperty(fc.integer(), async (seed) => {
          expect((await leaks(seed, true)).sites).toEqual([]);
        }),
        { seed: SEED, numRuns: 5 },
      );
    } finally {
      await restore();
    }
  });

  it('whereas with thin hours in the sums, this very test finds sites (saboteur)', async () => {
    const restoreRule = await redefine('publishable', ...EVERYTHING);
    const restoreHours = await redefine('pooled_hours', /h\.sites >= 3 .* h\.open_minutes::bigint/, 'true');
    try {
      let found = 0;
      for (let seed = 1; seed <= 20 && found === 0; seed++) found = (await leaks(SEED + seed, false)).sites.length;
      expect(found).toBeGreaterThan(0);
    } finally {
      await restoreHours();
      await restoreRule();
    }
  });
});
