import { Injectable } from '@nestjs/common';
import { type MemberId, type SiteId, conflict, notFound } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { todayAt } from '../directory/directory.store.js';
import { MembersService } from '../members/members.service.js';
import { type GroupFacts, type GroupRate, checkGroupRates, groupName, groupSpan } from './groups.rules.js';
import {
  type Group,
  type NamedRate,
  groupsOf,
  namedRates,
  putGroup,
  putInGroup,
  setGroupRates,
  takeOutOfGroup,
} from './groups.store.js';

export interface Groups {
  readonly groups: readonly Group[];
  readonly rates: readonly NamedRate[];
}

/** Groups of members, what they pay less or otherwise, and who is in them when. */
@Injectable()
export class GroupsService {
  constructor(
    private readonly db: Db,
    private readonly members: MembersService,
  ) {}

  list(scope: Scope, siteId: SiteId): Promise<Groups> {
    return this.db.run(scope, async (tx) => ({
      groups: await groupsOf(tx, siteId, await todayAt(tx, siteId)),
      rates: await namedRates(tx, siteId),
    }));
  }

  /** Makes the group of this id, or changes it. Bookings that were made keep their price. */
  async put(
    scope: Scope,
    siteId: SiteId,
    id: string,
    { name, rates, ...facts }: GroupFacts & { readonly rates: readonly GroupRate[] },
  ): Promise<Groups> {
    checkGroupRates(rates);
    await this.db.run(scope, async (tx) => {
      await putGroup(tx, siteId, id, { ...facts, name: groupName(name) });
      if (!(await setGroupRates(tx, siteId, id, rates))) throw notFound();
    });
    return this.list(scope, siteId);
  }

  /** Puts a member in, or changes the days; `last` left out: as long as the group says. Throws `group_closed`. */
  putMember(
    scope: Scope,
    siteId: SiteId,
    { groupId, memberId }: { readonly groupId: string; readonly memberId: MemberId },
    days: { readonly first: string; readonly last?: string | null | undefined },
  ): Promise<void> {
    return this.db.run(scope, async (tx) => {
      await this.members.member(tx, siteId, memberId);
      const group = (await groupsOf(tx, siteId, await todayAt(tx, siteId))).find(({ id }) => id === groupId);
      if (!group) throw notFound();
      if (!group.active) throw conflict('group_closed');
      await putInGroup(tx, siteId, groupId, memberId, groupSpan(days, group));
    });
  }

  /** From today on. */
  takeOut(scope: Scope, siteId: SiteId, groupId: string, memberId: MemberId): Promise<void> {
    return this.db.run(scope, async (tx) => {
      const today = await todayAt(tx, siteId);
      if (!(await takeOutOfGroup(tx, siteId, groupId, memberId, today))) throw notFound();
    });
  }
}
