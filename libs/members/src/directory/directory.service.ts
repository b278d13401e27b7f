import { Inject, Injectable, Optional } from '@nestjs/common';
import { DAY, type SiteId } from '#libs/domain';
import { Db, type Paged, type Scope, onePage } from '#libs/platform';
import { containing } from '../members/members.rules.js';
import {
  type ListedMember,
  type PaperFilter,
  asksPapers,
  groupNames,
  listMembers,
  todayAt,
} from './directory.store.js';
import { Visits } from './visits.js';

export const PER_PAGE = 50;
export const RECENT_DAYS = 30;

export const FILTERS = ['plan', 'recent'] as const;
export type Filter = (typeof FILTERS)[number];

export interface DirectoryQuestion {
  readonly q: string;
  readonly filter: Filter | null;
  readonly groupId: string | null;
  readonly paper?: PaperFilter | null;
  /** From 1. */
  readonly page: number;
}

export interface DirectoryPage extends Paged {
  readonly members: readonly ListedMember[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** The site asks for documents. */
  readonly asksPapers: boolean;
}

/** Who a site knows: looked for by a few letters, filtered, page by page. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly db: Db,
    @Optional() @Inject(Visits) private readonly visits: Visits | null,
  ) {}

  /** A page beyond the last one is empty. */
  list(
    scope: Scope,
    siteId: SiteId,
    { q, filter, groupId, paper = null, page }: DirectoryQuestion,
  ): Promise<DirectoryPage> {
    return this.db.run(scope, async (tx) => {
      const among =
        filter === 'recent' ? ((await this.visits?.since(tx, siteId, tx.now - RECENT_DAYS * DAY)) ?? []) : null;
      const wanted = { pattern: containing(q), hasPlan: filter === 'plan', groupId, paper, among };
      const today = await todayAt(tx, siteId);
      const found = await onePage(page, PER_PAGE, (part) => listMembers(tx, siteId, wanted, today, part));
      return { ...found, groups: await groupNames(tx, siteId), asksPapers: await asksPapers(tx, siteId) };
    });
  }
}
