import { Injectable } from '@nestjs/common';
import { type Grant, type PersonId, type SiteId, notFound } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { type TeamMember, deleteSiteGrant, teamOf, upsertGrant } from './roles.store.js';

@Injectable()
export class RolesService {
  constructor(private readonly db: Db) {}

  /** For operators; people get roles by accepting an invitation. A role is raised, never lowered. */
  async grant(scope: Scope, personId: PersonId, grant: Grant): Promise<void> {
    await this.db.run({ ...scope, personId }, (tx) => upsertGrant(tx, personId, grant));
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
