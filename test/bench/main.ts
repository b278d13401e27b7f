import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { demoServices } from '../../apps/cli/src/demo/demo.command.js';
import { loadDemo } from '../../apps/cli/src/demo/load.js';
import { withServices } from '../../apps/cli/src/services.js';
import { Config, migrate, refreshStatistics } from '#libs/platform';
import { type Person, createCrowd } from '../support/crowd.js';
import { type Api, startApi, startServer } from '../support/processes.js';
import { measureCalendar } from './calendar.js';
import { type Slot, freeSlots, joinEverywhere, sixtyResources, writeSlots } from './data.js';
import { overHttp } from './http.js';
import type { Measure } from './measure.js';
import { bare, hasPgbench } from './pgbench.js';
import { booking, coordinator, siteDay } from './scripts.js';

/**
 * Ours beside the bare limit, in one run on one machine (design/quality.md, "Speed"): only the ratio travels.
 *   npm run bench -- [--sites=65] [--weeks=12] [--seconds=8] [--profile=<folder>]
 */
const CLIENTS = 16;

function options(args: readonly string[]) {
  const value = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const number = (name: string, fallback: number) => {
    const count = Number(value(name) ?? fallback);
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`--${name} takes a whole number from 1`);
    return count;
  };
  const profile = value('profile');
  return { sites: number('sites', 65), weeks: number('weeks', 12), seconds: number('seconds', 8), profile };
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

async function measureDay(url: string, api: Api, place: { siteId: string; slug: string; day: string }) {
  const from = `${place.day} 00:00+01`;
  const until = new Date(Date.parse(`${place.day}T00:00:00+01:00`) + 86_400_000).toISOString();
  const limit = await bare(url, siteDay(place.slug, place.siteId, from, until), CLIENTS, chosen);
  const path = `/api/sites/${place.slug}/day?day=${place.day}`;
  const ours = await overHttp(api, CLIENTS, chosen, () => ({ path }));
  show('a day of 60 resources, bare SQL', limit);
  show('a day of 60 resources, over HTTP', ours, limit);
}

async function measure(url: string, networkId: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  const crowd = await createCrowd(owner, ['http://unused'], CLIENTS);
  const personIds = crowd.map((person) => person.personId);
  await joinEverywhere(owner, personIds);
  const place = await sixtyResources(owner);
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
    await measureDay(url, api, place);
    const finder = await overHttp(api, CLIENTS, chosen, () => ({
      path: `/api/sites?kind=desk&day=${place.day}`,
    }));
    show(`the finder over ${chosen.sites} sites`, finder);
    const page = await bare(url, coordinator(networkId, rows[0]!.id), 1, chosen);
    show("the coordinator's page, bare SQL", page);
    await measureCalendar(owner, api, place.siteId, personIds[0]!);
  } finally {
    await api.stop();
    await owner.end();
  }
}

const server = await startServer({ durable: true });
try {
  const networkId = await load(server.url);
  if (!hasPgbench()) console.log('pgbench is not on the PATH (nor in PGBENCH): the limit is the bare driver in a loop');
  await measure(server.url, networkId);
} finally {
  await server.stop();
}
