import { Injectable } from '@nestjs/common';
import { type SiteId, notFound } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { todayAt } from '../directory/directory.store.js';
import { type Group, groupsOf } from '../groups/groups.store.js';
import {
  type KnownKind,
  type SharedKind,
  insertKind,
  kindsOf,
  setKindGroups,
  sharedKinds,
  updateKind,
} from './kinds.store.js';
import { type PaperKind, checkedKind } from './papers.rules.js';

export interface Kinds {
  readonly kinds: readonly KnownKind[];
  /** Every group of the site, to choose from. */
  readonly groups: readonly Group[];
}

/** Which documents a site asks for, and which groups each of them opens. */
@Injectable()
export class PaperKindsService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
  ) {}

  list(scope: Scope, siteId: SiteId): Promise<Kinds> {
    return this.db.run(scope, async (tx) => ({
      kinds: await kindsOf(tx, siteId),
      groups: await groupsOf(tx, siteId, await todayAt(tx, siteId)),
    }));
  }

  /** The same id again is the same kind, as it is. */
  async create(scope: Scope, siteId: SiteId, id: string, given: PaperKind): Promise<Kinds> {
    const kind = checkedKind(given);
    await this.db.run(scope, async (tx) => {
      if ((await insertKind(tx, siteId, id, kind)).length > 0) await setKindGroups(tx, siteId, id, kind.groupIds);
    });
    return this.list(scope, siteId);
  }

  /** Counts for documents that are decided from now on. */
  async change(scope: Scope, siteId: SiteId, id: string, given: PaperKind): Promise<Kinds> {
    const kind = checkedKind(given);
    await this.db.run(scope, async (tx) => {
      if ((await updateKind(tx, siteId, id, kind)).length === 0) throw notFound();
      await setKindGroups(tx, siteId, id, kind.groupIds);
    });
    return this.list(scope, siteId);
  }

  /** For everybody, of a published site. */
  shared(slug: string): Promise<SharedKind[]> {
    return this.db.shared(async (tx) => sharedKinds(tx, [(await this.spaces.siteBySlug(tx, slug)).siteId]));
  }
}
