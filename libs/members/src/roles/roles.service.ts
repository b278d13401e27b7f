import { Injectable } from '@nestjs/common';
import { type Grant, type PersonId, type SiteId, notFound } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { type TeamMember, deleteSiteGrant, teamOf, upsertGrant } from './roles.store.js';

/** Where row-level security lets a role be written: at its site, or in the context of who gets it. */
export const givingScope = (scope: Scope, personId: PersonId, to: { kind: Grant['kind']; id: string }): Scope => ({
  ...scope,
  personId,
  siteId: to.kind === 'site' ? (to.id as SiteId) : null,
});

@Injectable()
export class RolesService {
  constructor(private readonly db: Db) {}

  /** For operators; people get roles by accepting an invitation. A role is raised, never lowered. */
  async grant(scope: Scope, personId: PersonId, grant: Grant): Promise<void> {
    await this.db.run(givingScope(scope, personId, grant), (tx) => upsertGrant(tx, personId, grant));
  }

  team(scope: Scope, siteId: SiteId): Promise<TeamMember[]> {
    return this.db.run(scope, (tx) => teamOf(tx, siteId));
  }

  /** Takes effect at the person's next request. The last manager stays (site_keeps_a_manager). */
  async remove(scope: Scope, siteId: SiteId, personId: PersonId): Promise<void> {
    const removed = await this.db.run(scope, (tx) => deleteSiteGrant(tx, siteId, personId));
    if (!removed) throw notFound();
  }
}
