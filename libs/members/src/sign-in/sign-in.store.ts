import { type Instant, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Locale } from '../people/people.rules.js';

export interface CodeRequest {
  readonly id: string;
  readonly account: Buffer;
  readonly mailTo: string;
  readonly locale: Locale;
  readonly expiresAt: Instant;
}

/** Replaces the request that waited, and with it its code. */
export const replaceRequest = (tx: Tx, request: CodeRequest) => tx.sql`
  insert into sign_in_codes (account, id, mail_to, locale, requested_at, expires_at)
  values (${request.account}, ${request.id}, ${request.mailTo}, ${request.locale}, ${toIso(tx.now)},
          ${toIso(request.expiresAt)})
  on conflict (account) do update set id = excluded.id, mail_to = excluded.mail_to, locale = excluded.locale,
    requested_at = excluded.requested_at, expires_at = excluded.expires_at, code_hash = null, attempts = 0`;

/** The request that still waits for its mail, or null. */
export async function requestToMail(
  tx: Tx,
  id: string,
): Promise<{ mailTo: string; locale: Locale; requestedAt: Date } | null> {
  const [row] = await tx.sql<{ mailTo: string; locale: Locale; requestedAt: Date }>`
    select mail_to as "mailTo", locale, requested_at as "requestedAt" from sign_in_codes
    where id = ${id} and mail_to is not null`;
  return row ?? null;
}

/** False when a newer request came in between. */
export async function writeCode(tx: Tx, id: string, codeHash: string, expiresAt: Instant): Promise<boolean> {
  const rows = await tx.sql`
    update sign_in_codes set code_hash = ${codeHash}, expires_at = ${toIso(expiresAt)}
    where id = ${id} and mail_to is not null returning id`;
  return rows.length === 1;
}

export const forgetAddress = (tx: Tx, id: string) => tx.sql`
  update sign_in_codes set mail_to = null where id = ${id}`;

/** Counts a guess and hands over what to compare it with; null when there is no code to guess any more. */
export async function takeGuess(
  tx: Tx,
  account: Buffer,
  most: number,
): Promise<{ id: string; codeHash: string; locale: Locale } | null> {
  const [row] = await tx.sql<{ id: string; codeHash: string; locale: Locale }>`
    update sign_in_codes set attempts = attempts + 1
    where account = ${account} and code_hash is not null and attempts < ${most} and expires_at > ${toIso(tx.now)}
    returning id, code_hash as "codeHash", locale`;
  return row ?? null;
}

/** True for one caller only: a code is used once, however many use it at once. */
export async function useCode(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.sql`delete from sign_in_codes where id = ${id} returning id`;
  return rows.length === 1;
}

export const deleteEndedCodes = (tx: Tx) => tx.sql`delete from sign_in_codes where expires_at <= ${toIso(tx.now)}`;
