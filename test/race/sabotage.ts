import { resolve } from 'node:path';
import type pg from 'pg';

/**
 * Each takes away one thing that the guard relies on, in the database of that run only, and the race must then say
 * what broke (design/quality.md: a protective test carries its saboteur).
 *
 *   no-lock          the lock that queues the rush. In a pool two sweeps at once both see the last place free, and it
 *                    is sold twice. (For a room the exclusion still decides, but by deadlocks when many insert at once.)
 *   no-exclude       the exclusion constraint. The lock still queues, but nobody compares: a room is sold to all.
 *   repeatable-read  READ COMMITTED. The transactions run under REPEATABLE READ, the guard no longer refuses that
 *                    and locks with SELECT … FOR UPDATE, as one would at first write it: whoever waited for the lock
 *                    still counts in the snapshot from before, so a pool of 10 sells more than 10.
 */
export const SABOTEURS = ['no-lock', 'no-exclude', 'repeatable-read'] as const;
/** Where each of them shows. */
export const SHOWS_IN_POOL: Record<Saboteur, boolean> = {
  'no-lock': true,
  'no-exclude': false,
  'repeatable-read': true,
};
export type Saboteur = (typeof SABOTEURS)[number];

export const isSaboteur = (text: string): text is Saboteur => (SABOTEURS as readonly string[]).includes(text);

const LOCK = /update resource_locks set version = version \+ 1 where ([^;]*);/;
const ISOLATION = /if current_setting\('transaction_isolation'\) <> 'read committed' then.*?end if;/s;

export async function sabotage(owner: pg.Client, saboteur: Saboteur): Promise<void> {
  switch (saboteur) {
    case 'no-lock':
      return rewriteGuard(owner, LOCK, 'perform 1;');
    case 'no-exclude':
      await owner.query('alter table reservations drop constraint reservation_no_overlap');
      return;
    case 'repeatable-read':
      await rewriteGuard(owner, ISOLATION, '');
      return rewriteGuard(owner, LOCK, 'perform 1 from resource_locks where $1 for update;');
  }
}

async function rewriteGuard(owner: pg.Client, part: RegExp, by: string): Promise<void> {
  const { rows } = await owner.query<{ source: string }>(
    `select pg_get_functiondef('reservation_guard()'::regprocedure) as source`,
  );
  const source = rows[0]!.source;
  if (!part.test(source)) throw new Error(`the guard has changed: this saboteur finds no ${part.source}`);
  await owner.query(source.replace(part, by));
}

/** Files that the API processes load first. */
export const preloadsOf = (saboteur: Saboteur | null): string[] =>
  saboteur === 'repeatable-read' ? [resolve('dist/test/race/repeatable-read.js')] : [];
