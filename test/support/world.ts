import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { createApp } from '../../apps/api/src/create-app.js';
import { demoServices } from '../../apps/cli/src/demo/demo.command.js';
import { type DemoOptions, type LoadedDemo, loadDemo } from '../../apps/cli/src/demo/load.js';
import { ACCOUNTS, DEMO_PASSWORD } from '../../apps/cli/src/demo/people.js';
import type { SiteId } from '#libs/domain';
import { Config, MovedClock } from '#libs/platform';
import { TEST_JOURNAL_KEY } from './journal-key.js';
import { type TestDb, createTestDb, templateOf } from './test-db.js';

export type Account = keyof typeof ACCOUNTS;

/** A Tuesday morning in Lille, an ordinary week: 08:30 local time. */
export const TUESDAY = Date.UTC(2026, 10, 24, 7, 30);

export interface World {
  readonly app: NestFastifyApplication;
  readonly db: TestDb;
  readonly clock: MovedClock;
  readonly config: Config;
  /** La Grappe, the demonstration manager's site, comes first. */
  readonly sites: readonly { siteId: SiteId; slug: string }[];
  readonly networkId: string;
  readonly first: LoadedDemo['first'];
  /** The Cookie header of one of the three demonstration accounts. */
  signIn(account: Account): Promise<string>;
  call(method: string, url: string, options?: { cookie?: string; body?: unknown }): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

const configOf = (db: TestDb, env: Readonly<Record<string, string>> = {}): Config =>
  new Config({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'error', PORT: '0', JOURNAL_KEY: TEST_JOURNAL_KEY, ...env });

/** Many spec files begin with the same demonstration: it is loaded once for all of them. */
async function loadedDemo(db: TestDb, options: DemoOptions, now: number): Promise<LoadedDemo> {
  const app = await createApp(configOf(db), new MovedClock(now));
  await app.init();
  const loaded = await loadDemo(demoServices(app), options, () => undefined);
  await app.close();
  return loaded;
}

/** The whole API over a small demonstration network on a database of its own, its clock standing still. */
export async function createWorld(
  options: DemoOptions = { sites: 4, weeks: 2 },
  now = TUESDAY,
  env: Readonly<Record<string, string>> = {},
): Promise<World> {
  const contents = `demonstration ${JSON.stringify(options)} ${now}`;
  const { template, answer } = await templateOf(contents, (empty) => loadedDemo(empty, options, now));
  const { sites, networkId, first } = answer;
  const db = await createTestDb(template);
  const clock = new MovedClock(now);
  const config = configOf(db, env);
  const app = await createApp(config, clock);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const call: World['call'] = (method, url, { cookie, body } = {}) =>
    app.inject({
      method: method as 'GET',
      url,
      headers: { ...(cookie !== undefined && { cookie }) },
      ...(body !== undefined && { payload: body as object }),
    });
  return {
    app,
    db,
    clock,
    config,
    sites,
    networkId,
    first,
    call,
    async signIn(account) {
      const body = { email: ACCOUNTS[account].email, password: DEMO_PASSWORD };
      const answer = await call('POST', '/api/sign-in/password', { body });
      if (answer.statusCode !== 200) throw new Error(`sign-in as ${account}: ${answer.body}`);
      return String(answer.headers['set-cookie']).split(';')[0]!;
    },
    async close() {
      await app.close();
      await db.drop();
    },
  };
}
