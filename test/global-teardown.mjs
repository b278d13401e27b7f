import { rmSync } from 'node:fs';
import pg from 'pg';

export default async function globalTeardown() {
  const server = globalThis.mailleTestServer;
  if (!server) return;
  if (!server.folder) await tidy(server); // a server of its own goes away as a whole
  await server.stop();
  if (server.folder) rmSync(server.folder, { recursive: true, force: true });
}

async function tidy({ url, template, appLogin }) {
  const client = new pg.Client(url);
  await client.connect();
  // With the filled templates of test/support/test-db.ts, whose names begin alike.
  const { rows } = await client.query(
    'select datname from pg_database where datname = $1 or starts_with(datname, $2)',
    [template, `${template}_`],
  );
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  await client.query(`drop role if exists ${appLogin}`);
  await client.end();
}
