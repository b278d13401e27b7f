// One throw-away PostgreSQL for the whole run and one migrated template in it; each spec file clones that (about 30 ms).
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** With the process number, so that two runs may share one TEST_DATABASE_URL. */
const TEMPLATE = `maille_template_${process.pid}`;

export default async function globalSetup() {
  const server = await startServer();
  globalThis.mailleTestServer = server;
  await onServer(server.url, (client) => client.query(`create database ${TEMPLATE}`));
  globalThis.mailleTestTemplate = TEMPLATE;

  const template = new URL(server.url);
  template.pathname = `/${TEMPLATE}`;
  if (!existsSync('dist/libs/platform/src/db/migrate.js')) return; // BOOTSTRAP: until libs/platform is there
  const { migrate } = await import('../dist/libs/platform/src/db/migrate.js');
  await migrate(template.href);

  // Read by test/support/test-db.ts in the workers.
  process.env.TEST_SERVER_URL = server.url;
  process.env.TEST_TEMPLATE = TEMPLATE;
}

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
