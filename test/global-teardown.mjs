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
  await client.query(`drop database if exists ${template} with (force)`);
  await client.query(`drop role if exists ${appLogin}`);
  await client.end();
}
