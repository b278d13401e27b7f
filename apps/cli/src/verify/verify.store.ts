import pg from 'pg';
import { INVARIANTS } from './invariants.js';

export interface Checked {
  readonly name: string;
  readonly why: string;
  /** The offences; none when all is well. */
  readonly rows: readonly Record<string, unknown>[];
}

/**
 * Runs every invariant over one snapshot of the whole database. `url` is a login that row-level security does not
 * bind: with any other nothing would be in sight, and all would seem well.
 */
export async function checkInvariants(url: string): Promise<Checked[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ all: boolean }>(
      'select rolsuper or rolbypassrls as "all" from pg_roles where rolname = current_user',
    );
    if (!rows[0]?.all)
      throw new Error('The check needs a database login that sees every site: a superuser, or one with BYPASSRLS.');
    await client.query('begin isolation level repeatable read, read only');
    const checked: Checked[] = [];
    for (const { name, why, sql } of INVARIANTS) checked.push({ name, why, rows: (await client.query(sql)).rows });
    return checked;
  } finally {
    await client.end();
  }
}
