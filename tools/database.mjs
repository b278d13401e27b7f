// The PostgreSQL to use: the one DATABASE_URL names, after a check; else the built-in one.
import { join } from 'node:path';
import { Refusal } from './fail.mjs';
import { carryOn, delay } from './processes.mjs';

const OLDEST_MAJOR = 15;
const STARTING_UP = '57P03';

/** Where everything that must survive lies: the built-in database, and files such as invoices. */
export const dataFolder = () => process.env.DATA_DIR || './data';

/** @returns { url, finished, exited, stop }, see startEmbedded; `lasting` is false for commands that end by themselves */
export async function openDatabase({ lasting = true, log = (text) => console.log(`[db] ${text}`) } = {}) {
  const url = process.env.DATABASE_URL;
  if (url) {
    await checkServer(url);
    return { url, finished: () => {}, exited: new Promise(() => {}), stop: async () => {} };
  }
  const { startEmbedded } = await import('./embedded-pg.mjs');
  return startEmbedded({ dataDir: join(dataFolder(), 'pg'), lasting, log });
}

/** Connects once and asks for the version; every failure becomes one sentence that never shows the password. */
export async function checkServer(url, { patience = 20_000 } = {}) {
  const where = describe(url);
  const { default: pg } = await import('pg');
  for (const end = Date.now() + patience; ; await delay(500)) {
    carryOn();
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {}); // a server that hangs up is reported by the query
    try {
      await client.connect();
      const { rows } = await client.query('show server_version_num');
      return checkVersion(Number(rows[0].server_version_num), where);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error.code === STARTING_UP && Date.now() < end) continue;
      throw new Refusal(explain(error, where, url));
    } finally {
      client.end().catch(() => {});
    }
  }
}

/** Host and port for messages; a Refusal when the text is no PostgreSQL address at all. */
function describe(url) {
  let parsed = null;
  try {
    parsed = new URL(url);
  } catch {
    // Refused below.
  }
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Refusal(
      'DATABASE_URL is not an address of a PostgreSQL server: write it as postgres://user:password@host:5432/database.',
    );
  }
  const host = parsed.hostname || parsed.searchParams.get('host') || 'localhost';
  return `${host}:${parsed.port || 5432}`;
}

function checkVersion(number, where) {
  const major = Math.floor(number / 10_000);
  if (major >= OLDEST_MAJOR) return major;
  throw new Refusal(
    `PostgreSQL ${major} at ${where} is too old: Maille needs ${OLDEST_MAJOR} or newer; correct DATABASE_URL, or unset it to use the built-in database.`,
  );
}

function explain(error, where, url) {
  const code = error.code ?? error.errors?.[0]?.code; // several addresses of one name fail together
  if (['28P01', '28000'].includes(code) || /password/i.test(error.message)) {
    return `PostgreSQL at ${where} refused the user name or the password of DATABASE_URL (${code ?? 'no password given'}): correct them.`;
  }
  if (code === '3D000') {
    const name = decodeURIComponent(new URL(url).pathname.slice(1));
    return `PostgreSQL at ${where} has no database "${name}": create it with "createdb ${name}", or correct DATABASE_URL.`;
  }
  const network = [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ECONNRESET',
    'ENOENT',
  ];
  if (network.includes(code) || /timeout|terminated/i.test(error.message)) {
    return `No PostgreSQL answers at ${where} (${code ?? 'timeout'}): start it, correct DATABASE_URL, or unset it to use the built-in database.`;
  }
  return `PostgreSQL at ${where} cannot be used (${error.message.split('\n')[0]}): correct DATABASE_URL or the server.`;
}
