import { type CompanyId, type Instant, type NetworkId, type PersonId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Locale } from '../people/people.rules.js';

/** Where an invitation gives a role, and which. */
export type InvitedTo =
  | { readonly kind: 'site'; readonly id: SiteId; readonly role: 'manager' | 'desk' }
  | { readonly kind: 'company'; readonly id: CompanyId; readonly role: 'manager' }
  // The company pays for what they book.
  | { readonly kind: 'company'; readonly id: CompanyId; readonly role: 'person' }
  | { readonly kind: 'network'; readonly id: NetworkId; readonly role: 'coordinator' };

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: InvitedTo['role'];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface NewInvitation {
  readonly id: string;
  readonly email: string;
  readonly to: InvitedTo;
  readonly invitedBy: PersonId | null;
  readonly expiresAt: Instant;
}

/**
 * Takes the place of the invitation of the same address that waits. The mail speaks the inviter's language: the
 * language of whom is invited is not known yet, and must not be looked up.
 */
export async function upsertInvitation(
  tx: Tx,
  { id, email, to, invitedBy, expiresAt }: NewInvitation,
): Promise<Invitation> {
  const [row] = await tx.sql<Invitation>`
    insert into invitations (id, email, scope_kind, scope_id, role, locale, invited_by, created_at, expires_at)
    values (${id}, ${email}, ${to.kind}, ${to.id}, ${to.role},
            coalesce((select locale from persons where id = ${invitedBy}), 'fr'), ${invitedBy}, ${toIso(tx.now)},
            ${toIso(expiresAt)})
    on conflict (scope_kind, scope_id, email) where accepted_at is null do update
      set id = excluded.id, token_hash = null, role = excluded.role, locale = excluded.locale,
          invited_by = excluded.invited_by, created_at = excluded.created_at, expires_at = excluded.expires_at
    returning id, email, role, created_at as "createdAt", expires_at as "expiresAt"`;
  return row!;
}

export const waitingInvitations = (tx: Tx, kind: InvitedTo['kind'], id: string) => tx.sql<Invitation>`
  select id, email, role, created_at as "createdAt", expires_at as "expiresAt" from invitations
  where scope_kind = ${kind} and scope_id = ${id} and accepted_at is null and expires_at > ${toIso(tx.now)}
  order by created_at, id`;

/** False when there is none that waits. */
export async function deleteInvitation(tx: Tx, kind: InvitedTo['kind'], scopeId: string, id: string): Promise<boolean> {
  const rows = await tx.sql`
    delete from invitations
    where id = ${id} and scope_kind = ${kind} and scope_id = ${scopeId} and accepted_at is null returning id`;
  return rows.length === 1;
}

export const deleteEndedBefore = (tx: Tx, kind: InvitedTo['kind'], scopeId: string, instant: Instant) => tx.sql`
  delete from invitations
  where scope_kind = ${kind} and scope_id = ${scopeId} and accepted_at is null and expires_at < ${toIso(instant)}`;

/** Whose scope opens the invitation; found by its id or by its token's hash, whichever is not null. */
export async function doorOf(tx: Tx, id: string | null, tokenHash: Buffer | null): Promise<Door | null> {
  const [row] = await tx.sql<Door>`
    select id, email, scope_kind as kind, scope_id as "scopeId" from invitation_door(${id}, ${tokenHash})`;
  return row ?? null;
}

export interface Door {
  readonly id: string;
  readonly email: string;
  readonly kind: InvitedTo['kind'];
  readonly scopeId: string;
}

/** The invitation while it can be accepted. */
export async function openInvitation(tx: Tx, id: string): Promise<(Invitation & { locale: Locale }) | null> {
  const [row] = await tx.sql<Invitation & { locale: Locale }>`
    select id, email, role, created_at as "createdAt", expires_at as "expiresAt", locale from invitations
    where id = ${id} and accepted_at is null and expires_at > ${toIso(tx.now)}`;
  return row ?? null;
}

export const writeToken = (tx: Tx, id: string, tokenHash: Buffer) => tx.sql`
  update invitations set token_hash = ${tokenHash} where id = ${id} and accepted_at is null`;

/** The role, for one caller only: an invitation is accepted once, and by the token of the last mail. */
export async function acceptInvitation(tx: Tx, tokenHash: Buffer): Promise<InvitedTo | null> {
  const [row] = await tx.sql<InvitedTo>`
    update invitations set accepted_at = ${toIso(tx.now)}
    where token_hash = ${tokenHash} and accepted_at is null and expires_at > ${toIso(tx.now)}
    returning scope_kind as kind, scope_id as id, role`;
  return row ?? null;
}
