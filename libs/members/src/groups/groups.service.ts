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
  insertGroup,
  putInGroup,
  setGroupRates,
  takeOutOfGroup,
  updateGroup,
} from './groups.store.js';

export interface Groups {
  readonly groups: readonly Group[];
  readonly rates: readonly NamedRate[];
}

/** A group with the rates that stand in for others. */
export type GroupOrder = GroupFacts & { readonly rates: readonly GroupRate[] };

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

  /** The same id again is the same group, as it is. */
  async create(scope: Scope, siteId: SiteId, id: string, order: GroupOrder): Promise<Groups> {
    const { rates, ...facts } = checked(order);
    await this.db.run(scope, async (tx) => {
      if (!(await insertGroup(tx, siteId, id, facts))) return;
      if (!(await setGroupRates(tx, siteId, id, rates))) throw notFound();
    });
    return this.list(scope, siteId);
  }

  /** Bookings that were made keep their price. */
  async change(scope: Scope, siteId: SiteId, id: string, order: GroupOrder): Promise<Groups> {
    const { rates, ...facts } = checked(order);
    await this.db.run(scope, async (tx) => {
      if (!(await updateGroup(tx, siteId, id, facts))) throw notFound();
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

function checked({ name, rates, ...facts }: GroupOrder): GroupOrder {
  checkGroupRates(rates);
  return { ...facts, rates, name: groupName(name) };
}
