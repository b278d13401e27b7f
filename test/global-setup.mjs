// One throw-away PostgreSQL for the whole run and one migrated template in it; each spec file clones that (about 30 ms).
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** With the process number, so that two runs may share one TEST_DATABASE_URL. */
const TEMPLATE = `maille_template_${process.pid}`;
const APP_LOGIN = `maille_test_app_${process.pid}`;

export default async function globalSetup() {
  const server = await startServer();
  globalThis.mailleTestServer = { ...server, template: TEMPLATE, appLogin: APP_LOGIN };
  await onServer(server.url, (client) => client.query(`create database ${TEMPLATE}`));

  const template = new URL(server.url);
  template.pathname = `/${TEMPLATE}`;

  const { migrate } = await import('../dist/libs/platform/src/db/migrate.js');
  await migrate(template.href);

  const password = randomBytes(12).toString('hex');
  await onServer(server.url, (client) => client.query(createAppLogin(password)));

  // Read by test/support/test-db.ts in the workers.
  process.env.TEST_SERVER_URL = server.url;
  process.env.TEST_TEMPLATE = TEMPLATE;
  process.env.TEST_APP_LOGIN = `${APP_LOGIN}:${password}`;
}

/** A login that can do what maille_app may and nothing else: as owner or superuser, a forgotten policy goes unnoticed. */
const createAppLogin = (password) => `create role ${APP_LOGIN} login in role maille_app password '${password}'`;

async function startServer() {
  const url = process.env.TEST_DATABASE_URL;
  if (url) {
    const { checkServer } = await import('../tools/database.mjs');
    await checkServer(url);
    return { url, stop: async () => {} };
  }
  const { startEmbedded } = await import('../tools/embedded-pg.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'maille-test-'));
  return { folder, ...(await startEmbedded({ dataDir: join(folder, 'pg'), throwAway: true })) };
}

async function onServer(url, work) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
