import { createHash } from 'node:crypto';
import { type Day, type MemberId, type PersonId, type SiteId, conflict, toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { Span } from '../groups/groups.rules.js';
import type { SentPage } from './papers.file.js';
import type { PageType, PaperState } from './papers.rules.js';

export interface PageFacts {
  readonly id: string;
  readonly type: PageType;
  /** In bytes. */
  readonly size: number;
}

/** A document with what was decided. No pages: they are forgotten. */
export interface Paper {
  readonly siteId: SiteId;
  readonly id: string;
  readonly kindId: string;
  readonly kindName: string;
  /** Of its kind: how long an approval counts unless another day is said. */
  readonly validMonths: number | null;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly personId: PersonId;
  readonly state: PaperState;
  readonly sentAt: Date;
  readonly decidedAt: Date | null;
  readonly lastDay: Day | null;
  readonly reason: string | null;
  readonly pages: readonly PageFacts[];
}

export interface PaperFilter {
  readonly siteId?: SiteId;
  readonly id?: string;
  readonly memberId?: MemberId;
  readonly personId?: PersonId;
  readonly states: readonly PaperState[];
  readonly limit: number;
}

/** The newest first; of those that wait, the oldest. Seen as far as the scope sees: a site's, or a person's own. */
export const papersBy = (tx: Tx, { siteId, id, memberId, personId, states, limit }: PaperFilter) => tx.sql<Paper>`
  select p.site_id as "siteId", p.id, p.kind_id as "kindId", k.name as "kindName", k.valid_months as "validMonths",
    p.member_id as "memberId", m.name as "memberName", p.person_id as "personId", p.state, p.sent_at as "sentAt",
    p.decided_at as "decidedAt", p.last_day::text as "lastDay", p.reason,
    (select coalesce(json_agg(json_build_object('id', f.id, 'type', f.type, 'size', octet_length(f.bytes))
      order by f.position), '[]')
      from paper_pages f where f.site_id = p.site_id and f.paper_id = p.id) as pages
  from papers p
  join shared_paper_kinds k on k.site_id = p.site_id and k.id = p.kind_id
  join members m on m.site_id = p.site_id and m.id = p.member_id
  where (${siteId ?? null}::uuid is null or p.site_id = ${siteId ?? null}::uuid)
    and (${id ?? null}::uuid is null or p.id = ${id ?? null}::uuid)
    and (${memberId ?? null}::uuid is null or p.member_id = ${memberId ?? null}::uuid)
    and (${personId ?? null}::uuid is null or p.person_id = ${personId ?? null}::uuid)
    and p.state = any(${states}::text[])
  order by case when p.state = 'waiting' then p.sent_at end, case when p.state = 'waiting' then p.id end,
    p.sent_at desc, p.id desc limit ${limit}`;

export async function countWaiting(tx: Tx, siteId: SiteId): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from papers where site_id = ${siteId} and state = 'waiting'`;
  return row!.count;
}

/** The record of the member is locked before anything of theirs. */
export const lockMember = (tx: Tx, siteId: SiteId, memberId: MemberId) =>
  tx.sql`select from members where site_id = ${siteId} and id = ${memberId} for no key update`;

export const insertPaper = (
  tx: Tx,
  member: { readonly siteId: SiteId; readonly id: MemberId; readonly personId: PersonId },
  { id, kindId }: { readonly id: string; readonly kindId: string },
) => tx.sql`
  insert into papers (site_id, id, kind_id, member_id, person_id, state, sent_at)
  values (${member.siteId}, ${id}, ${kindId}, ${member.id}, ${member.personId}, 'waiting', ${toIso(tx.now)})`;

/** Behind those that are there. */
export const insertPage = (tx: Tx, paper: Pick<Paper, 'siteId' | 'id' | 'personId'>, id: string, page: SentPage) =>
  tx.sql`
  insert into paper_pages (site_id, id, paper_id, person_id, position, type, sha256, bytes)
  values (${paper.siteId}, ${id}, ${paper.id}, ${paper.personId},
    (select coalesce(max(position), 0) + 1 from paper_pages
      where site_id = ${paper.siteId} and paper_id = ${paper.id}),
    ${page.type}, ${createHash('sha256').update(page.bytes).digest()}, ${page.bytes})`;

export interface StoredPage extends SentPage {
  /** Hexadecimal. */
  readonly sha256: string;
  readonly position: number;
}

/** `personId`: only of a document of theirs; null: of anybody's at the site. */
export async function storedPage(
  tx: Tx,
  siteId: SiteId,
  { paperId, pageId, personId }: { readonly paperId: string; readonly pageId: string; personId: PersonId | null },
): Promise<StoredPage | null> {
  const [page] = await tx.sql<StoredPage>`
    select type, bytes, position, encode(sha256, 'hex') as sha256 from paper_pages
    where site_id = ${siteId} and paper_id = ${paperId} and id = ${pageId}
      and (${personId}::uuid is null or person_id = ${personId}::uuid)`;
  return page ?? null;
}

export const deletePages = (tx: Tx, siteId: SiteId, paperId: string) => tx.sql`
  delete from paper_pages where site_id = ${siteId} and paper_id = ${paperId}`;

/** What was decided before `before`; says how many pages. */
export async function forgetPages(tx: Tx, siteId: SiteId, before: string): Promise<number> {
  const gone = await tx.sql`
    delete from paper_pages f using papers p
    where f.site_id = ${siteId} and p.site_id = f.site_id and p.id = f.paper_id and p.decided_at < ${before}
    returning f.id`;
  return gone.length;
}

export interface Decision {
  readonly state: Exclude<PaperState, 'waiting'>;
  readonly lastDay: Day | null;
  readonly reason: string | null;
}

/** Throws `paper_decided` when it is not in the state that it was found in: of two at once, one decides. */
export async function decide(tx: Tx, found: Pick<Paper, 'siteId' | 'id' | 'state'>, to: Decision): Promise<void> {
  const decided = await tx.sql`
    update papers set state = ${to.state}, last_day = ${to.lastDay}, reason = ${to.reason},
      decided_at = ${toIso(tx.now)}, decided_by = ${actingPerson(tx.scope)}
    where site_id = ${found.siteId} and id = ${found.id} and state = ${found.state} returning id`;
  if (decided.length === 0) throw conflict('paper_decided');
}

/** Groups that a kind opens and that take people in, with the days that the member has in each. */
export const groupsOpened = (tx: Tx, siteId: SiteId, kindId: string, memberId: MemberId) => tx.sql<{
  groupId: string;
  held: Span | null;
}>`
  select o.group_id as "groupId", case when i.member_id is not null
    then json_build_object('first', lower(i.during), 'next', upper(i.during)) end as held
  from paper_kind_groups o
  join member_groups g on g.site_id = o.site_id and g.id = o.group_id and g.active
  left join group_members i on i.site_id = o.site_id and i.group_id = o.group_id and i.member_id = ${memberId}
  where o.site_id = ${siteId} and o.kind_id = ${kindId} order by o.group_id`;

/** Groups in which somebody is for this document, and what else of theirs would open each, until when. */
export const groupsByPaper = (tx: Tx, siteId: SiteId, paperId: string, today: Day) => tx.sql<{
  groupId: string;
  memberId: MemberId;
  first: Day;
  otherId: string | null;
  otherLastDay: Day | null;
}>`
  select i.group_id as "groupId", i.member_id as "memberId", lower(i.during)::text as first, other.id as "otherId",
    other.last_day::text as "otherLastDay"
  from group_members i
  left join lateral (
    select p.id, p.last_day from papers p
    join paper_kind_groups o on o.site_id = p.site_id and o.kind_id = p.kind_id and o.group_id = i.group_id
    where p.site_id = i.site_id and p.member_id = i.member_id and p.id <> i.paper_id and p.state = 'approved'
      and p.last_day >= ${today}::date
    order by p.last_day desc, p.id limit 1) other on true
  where i.site_id = ${siteId} and i.paper_id = ${paperId} order by i.group_id`;

/**
 * Approvals that end within `days` and of whom nobody was told, unless another document follows, or the approval itself
 * was for no longer. Told from now on.
 */
export const takeEnding = (tx: Tx, siteId: SiteId, today: Day, days: number) => tx.sql<{ id: string }>`
  update papers p set reminded_at = ${toIso(tx.now)}
  where p.site_id = ${siteId} and p.state = 'approved' and p.reminded_at is null
    and p.last_day between ${today}::date and ${today}::date + ${days}::int
    and p.last_day > p.decided_at::date + ${days}::int
    and not exists (select from papers n
      where n.site_id = p.site_id and n.member_id = p.member_id and n.kind_id = p.kind_id and n.id <> p.id
        and (n.state = 'waiting' or (n.state = 'approved' and n.last_day > p.last_day)))
  returning p.id`;
