import { DomainError, type PersonId, type SiteId, isUuid } from '#libs/domain';

/** Who acts. `job` and `operator` have no person; what they may do is decided by who can start them. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'operator' };

/**
 * What a transaction may see. A method whose first parameter is a Scope opens a transaction; one whose first
 * parameter is a Tx joins it. `siteId` opens one site's rows, `personId` a person's own rows across sites,
 * `email` the account that is signing in; all null sees no tenant row at all.
 */
export interface Scope {
  readonly actor: Actor;
  readonly siteId: SiteId | null;
  readonly personId: PersonId | null;
  readonly email?: string;
}

const ANONYMOUS: Actor = { kind: 'anonymous' };

/** Sees only what the network shares. */
export const publicScope: Scope = { actor: ANONYMOUS, siteId: null, personId: null };
export const signInScope = (email: string): Scope => ({ ...publicScope, email });
export const jobScope = (name: string, siteId: SiteId | null): Scope => ({
  actor: { kind: 'job', name },
  siteId,
  personId: null,
});
export const operatorScope = (siteId: SiteId | null): Scope => ({
  actor: { kind: 'operator' },
  siteId,
  personId: null,
});
export const personScope = (personId: PersonId, siteId: SiteId | null = null): Scope => ({
  actor: { kind: 'person', personId },
  siteId,
  personId,
});

/** The person who acts, for "created by" columns. */
export const actingPerson = (scope: Scope): PersonId | null =>
  scope.actor.kind === 'person' ? scope.actor.personId : null;

/** Ids end up inside a SET LOCAL statement, which takes no parameters: only canonical UUIDs pass. */
export function assertUuid(id: string): string {
  if (!isUuid(id)) throw new DomainError('not_found', 'not_found');
  return id;
}
