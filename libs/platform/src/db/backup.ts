import type { Readable } from 'node:stream';
import pg from 'pg';

/**
 * A backup is text, one JSON value a line: a head, then for each table its name and its rows as PostgreSQL writes
 * them. Rows pass through as text, so no number, instant or byte is touched on the way.
 */
interface Head {
  readonly format: 'maille-backup-1';
  readonly madeAt: string;
  readonly migrations: readonly string[];
}

interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface TableCount {
  readonly table: string;
  readonly rows: number;
}

const BATCH = 500;

/** A backup that cannot be taken or does not fit; the message is for the operator. */
export class BackupError extends Error {}

/** Tables of the product, in any order: a restore checks references at its end, not row by row. */
const TABLES = /* sql */ `
  select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
  group by c.relname order by c.relname`;

const MIGRATIONS = 'select name from migrations order by id';

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c statement_timeout=0 -c timezone=UTC' });
  await client.connect();
  // With row security on, a login that is no superuser would save the rows it may see and call it a backup.
  await client.query('set row_security = off');
  return client;
}

const migrationsOf = async (client: pg.Client): Promise<string[]> =>
  (await client.query<{ name: string }>(MIGRATIONS)).rows.map((row) => row.name);

/**
 * Writes every row of the product as of one instant, while it goes on working. `write` takes a line and may be
 * slow. `url` is a superuser's. Returns how many rows each table had.
 */
export async function backUp(url: string, write: (line: string) => Promise<void>): Promise<TableCount[]> {
  const client = await connect(url);
  try {
    await client.query('begin isolation level repeatable read read only');
    const migrations = await migrationsOf(client);
    const head: Head = { format: 'maille-backup-1', madeAt: new Date().toISOString(), migrations };
    await write(JSON.stringify(head));
    const counts: TableCount[] = [];
    for (const table of (await client.query<TableHead>(TABLES)).rows) {
      await write(JSON.stringify(table));
      counts.push({ table: table.table, rows: await copyOut(client, table, write) });
    }
    await client.query('commit');
    return counts;
  } finally {
    await client.end();
  }
}

async function copyOut(client: pg.Client, { table, columns }: TableHead, write: (line: string) => Promise<void>) {
  const list = columns.map((column) => (table === 'events' && column === 'done_at' ? EVENT_DONE : `"${column}"`));
  await client.query(
    `declare rows cursor for select row_to_json(r)::text as row from (select ${list.join(', ')} from "${table}") r`,
  );
  let rows = 0;
  for (;;) {
    const batch = await client.query<{ row: string }>(`fetch ${BATCH} from rows`);
    if (batch.rows.length === 0) break;
    await write(batch.rows.map((record) => record.row).join('\n'));
    rows += batch.rows.length;
  }
  await client.query('close rows');
  return rows;
}

/** The queue itself is not saved: an event whose job has not ended is saved as not yet relayed. */
const EVENT_DONE = /* sql */ `
  case when exists (select from pgboss.job j where j.id = events.id and j.state < 'completed')
    then null else done_at end as done_at`;

/**
 * Fills an empty database of the same version from the lines of a backup, in one transaction. Triggers rest
 * meanwhile (what they guard was guarded when it happened), so `url` must be a superuser's; run the invariants
 * afterwards. Throws one sentence when the backup does not fit.
 */
export async function restore(url: string, input: Readable): Promise<TableCount[]> {
  const client = await connect(url);
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const counts = await copyIn(client, input);
    await client.query('commit');
    return counts;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function copyIn(client: pg.Client, input: Readable): Promise<TableCount[]> {
  const counts: { table: string; rows: number }[] = [];
  let head: Head | null = null;
  let table: TableHead | null = null;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    if (table === null || batch.length === 0) return;
    const columns = table.columns.map((column) => `"${column}"`).join(', ');
    await client.query(
      `insert into "${table.table}" (${columns})
       select ${columns} from json_populate_recordset(null::"${table.table}", $1::json)`,
      [`[${batch.join(',')}]`],
    );
    counts.at(-1)!.rows += batch.length;
    batch = [];
  };
  const known = new Map((await client.query<TableHead>(TABLES)).rows.map((row) => [row.table, row]));
  for await (const line of linesOf(input)) {
    if (head === null) {
      head = await checkedHead(client, line);
    } else if (line.startsWith('{"table":')) {
      await flush();
      const { table: name } = JSON.parse(line) as TableHead;
      // Names come from the catalogue, never from the file: they become part of a statement.
      table = known.get(name) ?? null;
      if (!table) throw new BackupError(`The backup has a table this version does not know: ${name}.`);
      const { rows } = await client.query(`select 1 from "${name}" limit 1`);
      if (rows.length > 0) throw new BackupError(`The database is not empty (${name}): restore into a new one.`);
      counts.push({ table: name, rows: 0 });
    } else {
      batch.push(line);
      if (batch.length === BATCH) await flush();
    }
  }
  await flush();
  if (head === null) throw new BackupError('The file is empty: this is not a backup.');
  return counts;
}

/** Not readline's: that one also cuts at U+2028, which a row may hold, and waits for ever for a file cut short. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function checkedHead(client: pg.Client, line: string): Promise<Head> {
  let head: Partial<Head> | null = null;
  try {
    head = JSON.parse(line) as Partial<Head>;
  } catch {
    // said below
  }
  if (head?.format !== 'maille-backup-1') throw new BackupError('This file is not a backup made by maille backup.');
  const migrations = await migrationsOf(client);
  if (JSON.stringify(head.migrations) !== JSON.stringify(migrations)) {
    throw new BackupError('The backup was made by another version: restore it with that version, then upgrade.');
  }
  return head as Head;
}
