import { type Grant, type Instant, type PersonId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

export const insertSession = (tx: Tx, tokenHash: Buffer, personId: PersonId, expiresAt: Instant) => tx.sql`
  insert into sessions (token_hash, person_id, created_at, expires_at, last_seen_at)
  values (${tokenHash}, ${personId}, ${toIso(tx.now)}, ${toIso(expiresAt)}, ${toIso(tx.now)})`;

export interface SessionPrincipal {
  readonly personId: PersonId;
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
  readonly grants: Grant[];
}

/** Through a definer function: who it is must be known before row-level security can open the person's rows. */
export async function principalOf(tx: Tx, tokenHash: Buffer): Promise<SessionPrincipal | null> {
  const [row] = await tx.sql<SessionPrincipal>`
    select person_id as "personId", expires_at as "expiresAt", last_seen_at as "lastSeenAt", grants
    from principal_of(${tokenHash})`;
  return row ?? null;
}

export const touchSession = (tx: Tx, tokenHash: Buffer, expiresAt: Instant) => tx.sql`
  update sessions set last_seen_at = ${toIso(tx.now)}, expires_at = ${toIso(expiresAt)} where token_hash = ${tokenHash}`;

export const deleteSession = (tx: Tx, tokenHash: Buffer) => tx.sql`
  delete from sessions where token_hash = ${tokenHash}`;

/** All sessions of the person, or all but one. */
export const deleteSessionsOf = (tx: Tx, personId: PersonId, kept: Buffer | null) => tx.sql`
  delete from sessions where person_id = ${personId} and (${kept}::bytea is null or token_hash <> ${kept})`;

export const deleteEndedSessions = (tx: Tx) => tx.sql`delete from sessions where expires_at <= ${toIso(tx.now)}`;
