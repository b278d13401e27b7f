import { createHash } from 'node:crypto';
import pg from 'pg';

export interface TestDb {
  /** Connects as a superuser, whom row-level security does not bind: for preparing, and for looking from outside. */
  url: string;
  /** Connects as a login with the rights of maille_app and no others, as the API and the worker do. */
  appUrl: string;
  drop(): Promise<void>;
}

let count = 0;

/** A fresh, migrated database for one spec file: empty, or with what a template of `templateOf` holds. */
export async function createTestDb(template = required('TEST_TEMPLATE')): Promise<TestDb> {
  const server = required('TEST_SERVER_URL');
  const database = `maille_test_${process.env.JEST_WORKER_ID ?? 0}_${process.pid}_${++count}`;
  await onServer(server, (client) => whenUnused(client, `create database ${database} template ${template}`));

  const url = new URL(server);
  url.pathname = `/${database}`;
  const appUrl = new URL(url);
  const [name, password] = required('TEST_APP_LOGIN').split(':');
  appUrl.username = name ?? '';
  appUrl.password = password ?? '';
  return {
    url: url.href,
    appUrl: appUrl.href,
    drop: () =>
      onServer(server, async (client) => {
        await client.query(`drop database if exists ${database} with (force)`);
      }),
  };
}

/**
 * A template every spec file of this run may clone, filled by the first that asks for it; the others wait for it.
 * `contents` names what `fill` puts there and answers: the same contents, the same template and the same answer.
 */
export async function templateOf<T>(
  contents: string,
  fill: (db: TestDb) => Promise<T>,
): Promise<{ template: string; answer: T }> {
  const digest = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  // The teardown knows by the beginning of the name what belongs to this run.
  const template = `${required('TEST_TEMPLATE')}_${digest}`;
  return onServer(required('TEST_SERVER_URL'), async (client) => {
    // Ends with the session, however that ends; until it is complete the template has another name.
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rows } = await client.query<{ answer: string }>(
      `select shobj_description(oid, 'pg_database') as answer from pg_database where datname = $1`,
      [template],
    );
    if (rows[0]) return { template, answer: JSON.parse(rows[0].answer) as T };
    const db = await createTestDb();
    const answer = await fill(db);
    const database = new URL(db.url).pathname.slice(1);
    await client.query(`comment on database ${database} is ${pg.escapeLiteral(JSON.stringify(answer))}`);
    await whenUnused(client, `alter database ${database} rename to ${template}`);
    return { template, answer };
  });
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with "npm test", which starts the database.`);
  return value;
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A template can be cloned by one session at a time, and a session ends a moment after its client has gone. */
async function whenUnused(client: pg.Client, statement: string): Promise<void> {
  const objectInUse = '55006';
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== objectInUse || attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
