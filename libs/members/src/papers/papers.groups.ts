import { type Day, type SiteId, addDays, conflict } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { todayAt } from '../directory/directory.store.js';
import { putInGroup, takeOutOfGroup } from '../groups/groups.store.js';
import { opened } from './papers.rules.js';
import { type Paper, groupsByPaper, groupsOpened } from './papers.store.js';

/** Puts the member into what the document opens. Throws `group_closed` when that takes nobody in any more. */
export async function openGroups(
  tx: Tx,
  { siteId, id, kindId, memberId }: Paper,
  today: Day,
  lastDay: Day,
): Promise<void> {
  const groups = await groupsOpened(tx, siteId, kindId, memberId);
  if (groups.length === 0) throw conflict('group_closed');
  for (const { groupId, held } of groups) {
    const span = opened(held, today, lastDay);
    if (span) await putInGroup(tx, siteId, groupId, memberId, span, id);
  }
}

/** Ends today what the document opened; where another one of theirs opens it too, that one counts from now on. */
export async function closeGroups(tx: Tx, siteId: SiteId, paperId: string): Promise<void> {
  const today = await todayAt(tx, siteId);
  for (const { groupId, memberId, first, otherId, otherLastDay } of await groupsByPaper(tx, siteId, paperId, today)) {
    if (otherId === null || otherLastDay === null) await takeOutOfGroup(tx, siteId, groupId, memberId, today);
    else await putInGroup(tx, siteId, groupId, memberId, { first, next: addDays(otherLastDay, 1) }, otherId);
  }
}
