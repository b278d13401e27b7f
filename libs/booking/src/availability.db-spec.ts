import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { type Statement, recorded } from '../../../test/support/recorded.js';
import { type World, createWorld } from '../../../test/support/world.js';
import { SpacesService } from '#libs/spaces';
import { AvailabilityService } from './availability.service.js';

const DAY = '2026-12-02';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Heap Fetches'?: number;
  readonly Plans?: readonly Plan[];
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

describe('the reads of a day', () => {
  let world: World;
  let owner: pg.Client;
  let person: Person;
  let siteId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 4, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    [person] = (await createCrowd(owner, ['http://unused'], 1)) as [Person];
    siteId = world.sites[0]!.siteId;
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  /** What a local day of all sites, or of the first one, asks of the database when it has not been asked for before. */
  const asked = (which: 'all' | 'first', day = DAY): Promise<Statement[]> => {
    const spaces = world.app.get(SpacesService, { strict: false });
    const availability = world.app.get(AvailabilityService, { strict: false });
    return recorded(owner, world.clock.now(), async (tx) => {
      const { id } = await spaces.network(tx);
      const sites = await spaces.sites(tx, id);
      await availability.days(tx, which === 'all' ? sites : sites.slice(0, 1), day);
    });
  };

  it.each(['first', 'all'] as const)('find what is taken in the indexes alone: %s', async (which) => {
    // Only what is safely on disk may be marked as seen by all.
    await owner.query('set synchronous_commit = on; begin; alter table reservations disable trigger user');
    // 40,000 bookings of an hour and 400 of three days: enough for an index to be worth its while.
    await owner.query(
      `insert into reservations (site_id, id, resource_id, member_id, person_id, mode, kind, during, blocked, status,
         price_cents, currency, price_lines, created_at)
       select r.site_id, gen_random_uuid(), r.id, m.id, m.person_id, 'pool', r.kind, t.during, t.during, 'confirmed', 0,
         'EUR', '[]', now()
       from generate_series(1, 10100) as n
       join resources r on r.mode = 'pool'
       join lateral (select id, person_id from members where site_id = r.site_id order by id limit 1) as m on true
       join lateral (select tstzrange('2026-06-01'::timestamptz + n * interval '1 hour',
           '2026-06-01'::timestamptz + n * interval '1 hour'
             + case when n % 100 = 0 then interval '3 days' else interval '1 hour' end)) as t (during) on true`,
    );
    await owner.query('alter table reservations enable trigger user; commit');
    await owner.query('vacuum (analyze) reservations');
    const [taken, ...others] = (await asked(which)).filter(({ text }) => text.includes('shared_busy'));
    expect(others).toEqual([]);
    // Which way is cheapest depends on how much there is; this is about whether the index says all that is asked.
    await owner.query('set enable_bitmapscan = off; set enable_seqscan = off');
    await owner.query(`set role maille_app; set plan_cache_mode = force_generic_plan; prepare taken as ${taken!.text}`);
    const values = taken!.values.map((value) =>
      owner.escapeLiteral(Array.isArray(value) ? `{${value.join()}}` : `${String(value)}`),
    );
    const { rows } = await owner.query(`explain (analyze, format json) execute taken(${values.join()})`);
    await owner.query('deallocate taken; reset role; reset all');
    const reads = nodes(rows[0]['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'reservations');
    expect(reads.map((node) => [node['Node Type'], node['Heap Fetches']])).toEqual([
      ['Index Only Scan', 0],
      ['Index Only Scan', 0],
    ]);
  });

  it('are told by the site’s version of every table they rest on', async () => {
    const views = new Set((await asked('first', '2026-12-03')).flatMap(({ text }) => text.match(/shared_\w+/g) ?? []));
    // What is taken is read anew each time; the version is what this is about.
    for (const view of ['shared_busy', 'shared_long', 'shared_blocks', 'shared_families', 'shared_site_versions']) {
      expect(views.delete(view)).toBe(true);
    }
    const { rows } = await owner.query<{ table: string; told: boolean }>(
      `select distinct u.table_name::text as table, exists (select from pg_trigger t
           where t.tgrelid = u.table_name::regclass and t.tgname = 'site_has_changed' and t.tgenabled = 'O') as told
       from information_schema.view_table_usage u where u.view_name = any($1)`,
      [[...views]],
    );
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ told }) => !told)).toEqual([]);
  });

  const day = async () => (await world.call('GET', `/api/sites/la-grappe/day?day=${DAY}`)).json();
  const change = (sql: string) => owner.query(sql.replaceAll('$site', `'${siteId}'`));

  it('show each change at once, although what changes seldom is kept', async () => {
    const before = await day();
    expect(await day()).toEqual(before);
    const first = before.resources[0];
    await change(`update resources set name = 'Plateau' where site_id = $site and id = '${first.id}'`);
    expect((await day()).resources.map(({ name }: { name: string }) => name)).toContain('Plateau');
    await change(`update rate_steps set price_cents = price_cents + 100 where site_id = $site`);
    const [whole] = (await day()).resources[0].periods;
    expect(whole.price.cents).toBe(first.periods[0].price.cents + 100);
    await change(`update opening_hours set closes = closes - 60 where site_id = $site`);
    expect((await day()).openings[0].end < before.openings[0].end).toBe(true);
    await change(`update sites set published = false where site_id = $site`);
    expect((await world.call('GET', `/api/sites/la-grappe/day?day=${DAY}`)).statusCode).toBe(404);
    await change(`update sites set published = true where site_id = $site`);
    expect((await day()).resources.length).toBe(before.resources.length);
  });

  it('show what is booked and given back at once, and a hold until it has run out', async () => {
    const free = async () => {
      const { resources } = await day();
      return resources.find(({ kind }: { kind: string }) => kind === 'room');
    };
    const { id: resourceId, free: before } = await free();
    const start = before[0].start;
    const end = new Date(Date.parse(start) + 3_600_000).toISOString();
    const order = { id: uuidv7(), siteId, resourceId, start, end };
    const { cookie } = person;
    const booked = await world.call('POST', '/api/reservations', { cookie, body: order });
    expect(booked.statusCode).toBe(201);
    expect((await free()).free[0].start > start).toBe(true);
    await world.call('POST', `/api/reservations/${booked.json().id}/cancel`, { cookie });
    expect((await free()).free).toEqual(before);
    const held = await world.call('POST', '/api/reservations', {
      cookie,
      body: { ...order, id: uuidv7(), hold: true },
    });
    expect([held.statusCode, held.json().status]).toEqual([201, 'held']);
    expect((await free()).free[0].start > start).toBe(true);
    world.clock.moveTo(Date.parse(held.json().holdExpiresAt));
    expect((await free()).free).toEqual(before);
  });
});
