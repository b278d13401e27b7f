import { toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Tries } from './attempts.rules.js';

/** The row of a key, locked until the end of the transaction; it is made when there is none. */
export async function lockTries(tx: Tx, key: Buffer): Promise<Tries> {
  await tx.sql`
    insert into sign_in_failures (key, failures, window_ends_at) values (${key}, 0, ${toIso(tx.now)})
    on conflict (key) do nothing`;
  const [row] = await tx.sql<{ failures: number; windowEndsAt: Date; lockedUntil: Date | null }>`
    select failures, window_ends_at as "windowEndsAt", locked_until as "lockedUntil"
    from sign_in_failures where key = ${key} for update`;
  return {
    failures: row!.failures,
    windowEndsAt: row!.windowEndsAt.getTime(),
    lockedUntil: row!.lockedUntil?.getTime() ?? null,
  };
}

export const writeTries = (tx: Tx, key: Buffer, tries: Tries) => tx.sql`
  update sign_in_failures set failures = ${tries.failures}, window_ends_at = ${toIso(tries.windowEndsAt)},
    locked_until = ${tries.lockedUntil === null ? null : toIso(tries.lockedUntil)}
  where key = ${key}`;

export const forgetTries = (tx: Tx, key: Buffer) => tx.sql`delete from sign_in_failures where key = ${key}`;

/** One try turned out well: it is not held against the others who share the key. */
export const giveBackTry = (tx: Tx, key: Buffer) => tx.sql`
  update sign_in_failures set failures = greatest(failures - 1, 0), locked_until = null where key = ${key}`;

export const forgetEndedTries = (tx: Tx) => tx.sql`
  delete from sign_in_failures where window_ends_at <= ${toIso(tx.now)}`;
