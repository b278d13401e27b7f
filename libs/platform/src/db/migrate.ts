import pg from 'pg';
import { ownerSource } from './data-source.js';

/** Any number that no other program on the same server is likely to use. */
const LOCK = 727_001;

/**
 * Brings a database to the present schema: roles, migrations, the job queue's own tables. Safe to run from
 * several processes at once. `url` is a login that may create roles and extensions.
 * Returns the names of the migrations that were new.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(PREPARE);
    const source = await ownerSource(url).initialize();
    try {
      const done = await source.runMigrations();
      await migrateJobs(url);
      await client.query(FINISH);
      return done.map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end();
  }
}

/**
 * Tells the planner about much new data, and index-only reads which pages everyone may see. PostgreSQL does the
 * same by itself within minutes; after a bulk load nobody wants to wait.
 */
export async function refreshStatistics(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

async function migrateJobs(url: string): Promise<void> {
  // Only here: who needs no queue does not load it, and the API is up sooner.
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    connectionString: url,
    options: '-c role=maille_owner',
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined); // start() rejects with the same error
  await boss.start();
  await boss.stop({ graceful: false });
}

const PREPARE = /* sql */ `
create extension if not exists btree_gist;
do $$ begin
  if not exists (select from pg_roles where rolname = 'maille_owner') then create role maille_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'maille_app') then create role maille_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'maille_shared') then create role maille_shared nologin; end if;
  if not exists (select from pg_roles where rolname = 'maille_guard') then create role maille_guard nologin; end if;
  execute format('grant create on database %I to maille_owner', current_database());
end $$;
grant maille_owner, maille_app to current_user;
grant maille_shared, maille_guard to maille_owner;
grant usage, create on schema public to maille_owner;
grant usage on schema public to maille_app;
-- A view or function can be given only to a role that could have made it; the right is taken back below.
grant usage, create on schema public to maille_shared, maille_guard;
`;

const FINISH = /* sql */ `
-- Databases that were made before PostgreSQL 15 let everybody create here.
revoke create on schema public from public, maille_shared, maille_guard;
grant usage on schema pgboss to maille_app;
grant select, insert, update, delete on all tables in schema pgboss to maille_app;
grant execute on all functions in schema pgboss to maille_app;
grant usage on all sequences in schema pgboss to maille_app;
`;

/** Runs statements that only read, past row-level security: for an operator's checks. Rows of each, in order. */
export async function queryAll(url: string, statements: readonly string[]): Promise<Record<string, unknown>[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set row_security = off');
    await client.query('begin isolation level repeatable read read only');
    const results: Record<string, unknown>[][] = [];
    for (const statement of statements) results.push((await client.query<Record<string, unknown>>(statement)).rows);
    await client.query('commit');
    return results;
  } finally {
    await client.end();
  }
}
