import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { demoServices } from '../../apps/cli/src/demo/demo.command.js';
import { loadDemo } from '../../apps/cli/src/demo/load.js';
import { withServices } from '../../apps/cli/src/services.js';
import { AvailabilityService } from '#libs/booking';
import { Config, migrate, refreshStatistics } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { type Person, createCrowd } from '../support/crowd.js';
import { type Api, startApi, startServer } from '../support/processes.js';
import { type Statement, recorded } from '../support/recorded.js';
import { measureCalendar } from './calendar.js';
import { type Slot, freeSlots, joinEverywhere, longPast, sixtyResources, writeSlots } from './data.js';
import { overHttp } from './http.js';
import type { Measure } from './measure.js';
import { bare, hasPgbench } from './pgbench.js';
import { booking, coordinator, repeated } from './scripts.js';

/**
 * Ours beside the bare limit, in one run on one machine (design/quality.md, "Speed"): only the ratio travels.
 *   npm run bench -- [--sites=65] [--weeks=12] [--reservations=500000] [--seconds=8] [--profile=<folder>]
 *   npm run bench -- billing [--memberships=10000] [--sites=100] [--lanes=4] [--workers=2]
 */
const CLIENTS = 16;

function given(args: readonly string[]) {
  const value = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const number = (name: string, fallback: number) => {
    const count = Number(value(name) ?? fallback);
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`--${name} takes a whole number from 1`);
    return count;
  };
  return { value, number };
}

function options(args: readonly string[]) {
  const { value, number } = given(args);
  const profile = value('profile');
  return {
    ...{ sites: number('sites', 65), weeks: number('weeks', 12), reservations: number('reservations', 500_000) },
    ...{ seconds: number('seconds', 8), profile },
  };
}

const chosen = options(process.argv.slice(2));

function show(what: string, { perSecond, p99, failures, cpu }: Measure, limit?: Measure): void {
  const ratio = limit ? `  = ${(perSecond / limit.perSecond).toFixed(2)} of the limit` : '';
  const spent = cpu ? `  ${cpu.toFixed(2)} ms CPU` : '';
  const failed = failures > 0 ? `  ${failures} FAILED` : '';
  console.log(
    `${what.padEnd(34)}${perSecond.toFixed(0).padStart(7)}/s  p99 ${p99.toFixed(1).padStart(6)} ms${spent}${ratio}${failed}`,
  );
  if (failures > 0) process.exitCode = 1;
}

async function load(url: string): Promise<string> {
  await migrate(url);
  const began = performance.now();
  const config = new Config({ DATABASE_URL: url, LOG_LEVEL: 'error' });
  const { networkId, reservations } = await withServices(config, (context) =>
    loadDemo(demoServices(context), { sites: chosen.sites, weeks: chosen.weeks }, () => undefined),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${chosen.sites} sites, ${reservations} reservations, loaded in ${seconds} s; fsync on`);
  return networkId;
}

async function measureBooking(url: string, api: Api, crowd: readonly Person[], slots: readonly Slot[]) {
  const token = createHash('sha256').update(crowd[0]!.cookie.split('=')[1]!).digest('hex');
  const each = Math.floor(slots.length / CLIENTS);
  const run = { ...chosen, each };
  const limit = await bare(url, booking(token, each), CLIENTS, run);
  let used = 0;
  const ours = await overHttp(api, CLIENTS, run, () => {
    const cookie = crowd[used++ % crowd.length]!.cookie;
    const body = JSON.stringify({ id: uuidv7(), ...slots[used % slots.length] });
    return { method: 'POST', path: '/api/reservations', headers: { cookie, 'content-type': 'application/json' }, body };
  });
  show('booking, bare SQL', limit);
  show('booking, over HTTP', ours, limit);
}

/** The same reads, asked over HTTP and as bare SQL; `all` are those of an answer of which nothing is kept. */
async function measureRead(what: string, url: string, api: Api, path: string, all: readonly Statement[]) {
  const limit = await bare(url, repeated(all), CLIENTS, chosen);
  const ours = await overHttp(api, CLIENTS, chosen, () => ({ path }));
  show(`${what}, bare SQL`, limit);
  show(`${what}, over HTTP`, ours, limit);
}

async function measureReads(url: string, api: Api, owner: pg.Client, place: { slug: string; day: string }) {
  const config = new Config({ DATABASE_URL: url, LOG_LEVEL: 'error' });
  await withServices(config, async (context) => {
    const spaces = context.get(SpacesService, { strict: false });
    const availability = context.get(AvailabilityService, { strict: false });
    const { slug, day } = place;
    const one = await recorded(owner, Date.now(), async (tx) => {
      await availability.days(tx, [await spaces.siteBySlug(tx, slug)], day);
    });
    const many = await recorded(owner, Date.now(), async (tx) => {
      await availability.days(tx, await spaces.sites(tx, (await spaces.network(tx)).id), day, 'room');
    });
    await measureRead('a day of 60 resources', url, api, `/api/sites/${slug}/day?day=${day}`, one);
    await measureRead('the finder', url, api, `/api/sites?kind=room&day=${day}`, many);
    const wish = `kind=room&day=${day}&from=09:00&to=18:00&minutes=90&near=Lille&radiusKm=50`;
    await measureRead('the search', url, api, `/api/search?${wish}`, many);
    await measureRead('the search, nothing found', url, api, `/api/search?${wish}&feature=screen`, many);
  });
}

async function measure(url: string, networkId: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  const crowd = await createCrowd(owner, ['http://unused'], CLIENTS);
  const personIds = crowd.map((person) => person.personId);
  await joinEverywhere(owner, personIds);
  const place = await sixtyResources(owner);
  const past = await longPast(owner, chosen.weeks, chosen.reservations);
  console.log(`and ${past} in the years before`);
  const slots = await freeSlots(owner);
  const half = Math.floor(slots.length / 2);
  await writeSlots(owner, slots.slice(0, half), personIds);
  await refreshStatistics(url);
  const { rows } = await owner.query<{ id: string }>(
    `select person_id as id from role_grants where scope_kind = 'network' limit 1`,
  );
  const folder = chosen.profile && resolve(chosen.profile);
  const nodeOptions = folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
  const api = await startApi({ databaseUrl: url, nodeOptions });
  try {
    await overHttp(api, CLIENTS, { seconds: 2 }, () => ({ path: `/api/sites/${place.slug}/day?day=${place.day}` }));
    await measureBooking(url, api, crowd, slots.slice(half, 2 * half));
    await measureReads(url, api, owner, place);
    const page = await bare(url, coordinator(networkId, rows[0]!.id), 1, chosen);
    show("the coordinator's page, bare SQL", page);
    await measureCalendar(owner, api, place.siteId, personIds[0]!);
  } finally {
    await api.stop();
    await owner.end();
  }
}

async function measureBillingRuns(args: readonly string[]): Promise<void> {
  const { number } = given(args);
  const { benchBilling } = await import('./billing.js');
  await benchBilling({
    ...{ memberships: number('memberships', 10_000), sites: number('sites', 100) },
    ...{ lanes: number('lanes', 4), workers: number('workers', 2) },
  });
}

async function measureAll(): Promise<void> {
  const server = await startServer({ durable: true });
  try {
    const networkId = await load(server.url);
    if (!hasPgbench())
      console.log('pgbench is not on the PATH (nor in PGBENCH): the limit is the bare driver in a loop');
    await measure(server.url, networkId);
  } finally {
    await server.stop();
  }
}

const [what, ...rest] = process.argv.slice(2);
await (what === 'billing' ? measureBillingRuns(rest) : measureAll());
