import pg from 'pg';

export interface TestDb {
  /** Connects as a superuser, whom row-level security does not bind: for preparing, and for looking from outside. */
  url: string;
  /** Connects as a login with the rights of maille_app and no others, as the API and the worker do. */
  appUrl: string;
  drop(): Promise<void>;
}

let count = 0;

/** A fresh, migrated and empty database for one spec file, cloned from the template that global-setup made. */
export async function createTestDb(): Promise<TestDb> {
  const server = required('TEST_SERVER_URL');
  const template = required('TEST_TEMPLATE');
  const database = `maille_test_${process.env.JEST_WORKER_ID ?? 0}_${process.pid}_${++count}`;
  await onServer(server, (client) => clone(client, database, template));

  const url = new URL(server);
  url.pathname = `/${database}`;
  const appUrl = new URL(url);
  const [name, password] = required('TEST_APP_LOGIN').split(':');
  appUrl.username = name ?? '';
  appUrl.password = password ?? '';
  return {
    url: url.href,
    appUrl: appUrl.href,
    drop: () => onServer(server, (client) => client.query(`drop database if exists ${database} with (force)`)),
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with "npm test", which starts the database.`);
  return value;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A template can be cloned by one session at a time: the other worker gets "object in use" and tries again. */
async function clone(client: pg.Client, database: string, template: string): Promise<void> {
  const objectInUse = '55006';
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`create database ${database} template ${template}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== objectInUse || attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
