import type { Grant, PersonId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** A role with the words to show it by; a company has no public page, so no slug of its own. */
export type NamedGrant = Grant & { readonly slug: string; readonly name: string };

export const namedGrants = (tx: Tx, personId: PersonId) => tx.sql<NamedGrant>`
  select g.scope_kind as kind, g.scope_id as id, g.role, coalesce(s.slug, n.slug, c.id::text) as slug,
         coalesce(s.name, n.name, c.name) as name
  from role_grants g
  left join shared_site_names s on g.scope_kind = 'site' and s.site_id = g.scope_id
  left join networks n on g.scope_kind = 'network' and n.id = g.scope_id
  left join companies c on g.scope_kind = 'company' and c.id = g.scope_id
  where g.person_id = ${personId} and coalesce(s.name, n.name, c.name) is not null
  order by g.scope_kind desc, name, g.scope_id`;

/** Gives a role, or raises one: a manager who accepts an invitation to the front desk stays manager. */
export const upsertGrant = (tx: Tx, personId: PersonId, grant: Grant) => tx.sql`
  insert into role_grants (person_id, scope_kind, scope_id, role)
  values (${personId}, ${grant.kind}, ${grant.id}, ${grant.role})
  on conflict (person_id, scope_kind, scope_id) do update set role = excluded.role
    where role_grants.role = 'desk' and excluded.role = 'manager'`;

/** False when the person has no role there. */
export async function deleteSiteGrant(tx: Tx, siteId: SiteId, personId: PersonId): Promise<boolean> {
  const rows = await tx.sql`
    delete from role_grants where scope_kind = 'site' and scope_id = ${siteId} and person_id = ${personId}
    returning person_id`;
  return rows.length === 1;
}

export interface TeamMember {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: 'manager' | 'desk';
}

export const teamOf = (tx: Tx, siteId: SiteId) => tx.sql<TeamMember>`
  select person_id as "personId", name, email, role from site_team
  where site_id = ${siteId} order by role desc, name, person_id`;

/** The name people know a scope by, or null when there is no such scope. */
export async function scopeName(tx: Tx, kind: Grant['kind'], id: string): Promise<string | null> {
  const [row] = await tx.sql<{ name: string }>`
    select name from shared_site_names where ${kind} = 'site' and site_id = ${id}
    union all select name from invited_companies where ${kind} = 'company' and id = ${id}
    union all select name from networks where ${kind} = 'network' and id = ${id}`;
  return row?.name ?? null;
}
