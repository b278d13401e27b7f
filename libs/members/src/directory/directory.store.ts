import { type Day, type MemberId, type SiteId, addDays, notFound, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { SOON_DAYS } from '../papers/papers.rules.js';

/** What the list shows of a member. */
export interface ListedMember {
  readonly id: MemberId;
  readonly name: string;
  readonly email: string;
  readonly companyName: string | null;
  /** Names of the plans and groups of today. */
  readonly plans: readonly string[];
  readonly groups: readonly string[];
}

export interface DirectoryFilter {
  /** For LIKE, its own wildcards escaped; name, address and company are compared folded. */
  readonly pattern: string;
  /** With a plan that is running today. */
  readonly hasPlan: boolean;
  /** In this group today. */
  readonly groupId: string | null;
  /** With a document that comes to this today: one of which another has taken the place counts only while it is valid. */
  readonly paper: PaperFilter | null;
  /** Only these, when given. */
  readonly among: readonly MemberId[] | null;
}

export const PAPER_FILTERS = ['waiting', 'approved', 'ending', 'expired', 'refused'] as const;
export type PaperFilter = (typeof PAPER_FILTERS)[number];

/** Today where the site is. */
export async function todayAt(tx: Tx, siteId: SiteId): Promise<Day> {
  const [row] = await tx.sql<{ today: Day }>`
    select (${toIso(tx.now)}::timestamptz at time zone time_zone)::date::text as today
    from sites where site_id = ${siteId}`;
  if (!row) throw notFound();
  return row.today;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** By name, with how many there are in all. */
export async function listMembers(
  tx: Tx,
  siteId: SiteId,
  { pattern, hasPlan, groupId, paper, among }: DirectoryFilter,
  today: Day,
  { limit, offset }: Page,
): Promise<{ members: ListedMember[]; total: number }> {
  const soon = addDays(today, SOON_DAYS);
  const [row] = await tx.sql<{ members: ListedMember[]; total: number }>`
    with found as materialized (
      select m.id, m.name, m.email, m.company_name, folded(m.name) as folded_name from members m
      where m.site_id = ${siteId}
        and (${pattern} = '%%' or folded(m.name) like folded(${pattern}) or folded(m.email) like folded(${pattern})
          or folded(m.company_name) like folded(${pattern}))
        and (not ${hasPlan}::boolean or exists (
          select from memberships s
          join membership_terms t on t.site_id = s.site_id and t.membership_id = s.id
          where s.site_id = m.site_id and s.member_id = m.id and t.state = 'active' and t.during @> ${today}::date))
        and (${groupId}::uuid is null or exists (
          select from group_members g
          where g.site_id = m.site_id and g.member_id = m.id and g.group_id = ${groupId}::uuid
            and g.during @> ${today}::date))
        and (${paper}::text is null or exists (
          select from papers p
          where p.site_id = m.site_id and p.member_id = m.id and case ${paper}::text
              when 'waiting' then p.state = 'waiting'
              when 'approved' then p.state = 'approved' and p.last_day >= ${today}::date
              when 'ending' then p.state = 'approved' and p.last_day between ${today}::date and ${soon}::date
              when 'expired' then p.state = 'approved' and p.last_day < ${today}::date
              else p.state in ('refused', 'revoked') end
            and (${paper}::text in ('waiting', 'approved') or not exists (
              select from papers n
              where n.site_id = p.site_id and n.member_id = p.member_id and n.kind_id = p.kind_id
                and n.state <> 'withdrawn' and (n.sent_at, n.id) > (p.sent_at, p.id)))))
        and (${among}::uuid[] is null or m.id = any(${among}::uuid[]))
    )
    select (select count(*)::int from found) as total, (
      select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'email', f.email,
        'companyName', f.company_name,
        'plans', (select coalesce(json_agg(p.name order by p.name), '[]') from memberships s
          join membership_terms t on t.site_id = s.site_id and t.membership_id = s.id
            and t.state = 'active' and t.during @> ${today}::date
          join plans p on p.site_id = t.site_id and p.id = t.plan_id
          where s.site_id = ${siteId} and s.member_id = f.id),
        'groups', (select coalesce(json_agg(g.name order by g.name), '[]') from group_members i
          join member_groups g on g.site_id = i.site_id and g.id = i.group_id
          where i.site_id = ${siteId} and i.member_id = f.id and i.during @> ${today}::date))
        order by f.folded_name, f.id), '[]')
      from (select * from found order by folded_name, id limit ${limit} offset ${offset}) f) as members`;
  return row!;
}

/** Whether the site asks for documents at all. */
export async function asksPapers(tx: Tx, siteId: SiteId): Promise<boolean> {
  const [row] = await tx.sql<{ asks: boolean }>`
    select exists (select from paper_kinds where site_id = ${siteId}) as asks`;
  return row!.asks;
}

/** Groups that are on offer, to choose from. */
export const groupNames = (tx: Tx, siteId: SiteId) => tx.sql<{ id: string; name: string }>`
  select id, name from member_groups where site_id = ${siteId} and active order by folded(name), id`;
