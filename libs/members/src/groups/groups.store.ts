import type { Day, MemberId, PriceMode, SiteId } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { GroupFacts, GroupRate, Span } from './groups.rules.js';

export interface Group extends GroupFacts {
  readonly id: string;
  readonly rates: readonly GroupRate[];
  /** Names of the documents that open it. */
  readonly papers: readonly string[];
  /** How many are in it today. */
  readonly members: number;
}

export interface NamedRate {
  readonly id: string;
  readonly name: string;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
}

export const groupsOf = (tx: Tx, siteId: SiteId, today: Day) => tx.sql<Group>`
  select g.id, g.name, g.discount_bp as "discountBp", g.validity_months as "validityMonths", g.active,
    (select coalesce(json_agg(json_build_object('rateId', r.rate_id, 'insteadId', r.instead_id) order by r.rate_id), '[]')
      from group_rates r where r.site_id = g.site_id and r.group_id = g.id) as rates,
    array(select k.name from paper_kind_groups o join paper_kinds k on k.site_id = o.site_id and k.id = o.kind_id
      where o.site_id = g.site_id and o.group_id = g.id and k.active order by folded(k.name), k.id) as papers,
    (select count(*)::int from group_members i
      where i.site_id = g.site_id and i.group_id = g.id and i.during @> ${today}::date) as members
  from member_groups g where g.site_id = ${siteId} order by not g.active, folded(g.name), g.id`;

/** Of which one may stand in for another: those of the same price mode and VAT. */
export const namedRates = (tx: Tx, siteId: SiteId) => tx.sql<NamedRate>`
  select id, name, price_mode as "priceMode", vat_rate_bp as "vatRateBp" from rates
  where site_id = ${siteId} order by folded(name), id`;

/** False when the id exists: that group stays as it is. */
export async function insertGroup(tx: Tx, siteId: SiteId, id: string, group: GroupFacts): Promise<boolean> {
  const made = await tx.sql`
    insert into member_groups (site_id, id, name, discount_bp, validity_months, active)
    values (${siteId}, ${id}, ${group.name}, ${group.discountBp}, ${group.validityMonths}, ${group.active})
    on conflict (site_id, id) do nothing returning id`;
  return made.length > 0;
}

/** False when the site has no such group. */
export async function updateGroup(tx: Tx, siteId: SiteId, id: string, group: GroupFacts): Promise<boolean> {
  const changed = await tx.sql`
    update member_groups set name = ${group.name}, discount_bp = ${group.discountBp},
      validity_months = ${group.validityMonths}, active = ${group.active}
    where site_id = ${siteId} and id = ${id} returning id`;
  return changed.length > 0;
}

/** In the place of those before. False when one of them is no rate of the site. */
export async function setGroupRates(
  tx: Tx,
  siteId: SiteId,
  groupId: string,
  rates: readonly GroupRate[],
): Promise<boolean> {
  await tx.sql`delete from group_rates where site_id = ${siteId} and group_id = ${groupId}`;
  const made = await tx.sql`
    insert into group_rates (site_id, group_id, rate_id, instead_id, price_mode, vat_rate_bp)
    select r.site_id, ${groupId}, r.id, u.instead_id, r.price_mode, r.vat_rate_bp
    from unnest(${rates.map(({ rateId }) => rateId)}::uuid[], ${rates.map(({ insteadId }) => insteadId)}::uuid[])
      as u (rate_id, instead_id)
    join rates r on r.site_id = ${siteId} and r.id = u.rate_id
    returning rate_id`;
  return made.length === rates.length;
}

/** In the place of the days before. `paperId`: the document that opens it; null: the word of the staff alone. */
export const putInGroup = (
  tx: Tx,
  siteId: SiteId,
  groupId: string,
  memberId: MemberId,
  span: Span,
  paperId: string | null = null,
) => tx.sql`
  insert into group_members (site_id, group_id, member_id, during, granted_by, paper_id)
  values (${siteId}, ${groupId}, ${memberId}, daterange(${span.first}::date, ${span.next}::date),
    ${actingPerson(tx.scope)}, ${paperId})
  on conflict (site_id, group_id, member_id) do update set during = excluded.during, granted_by = excluded.granted_by,
    paper_id = excluded.paper_id`;

/** From today on; the days before stay on record. False when the member is not in it. */
export async function takeOutOfGroup(
  tx: Tx,
  siteId: SiteId,
  groupId: string,
  memberId: MemberId,
  today: Day,
): Promise<boolean> {
  const gone = await tx.sql`
    delete from group_members
    where site_id = ${siteId} and group_id = ${groupId} and member_id = ${memberId}
      and lower(during) >= ${today}::date
    returning member_id`;
  const ended = await tx.sql`
    update group_members set during = daterange(lower(during), ${today}::date)
    where site_id = ${siteId} and group_id = ${groupId} and member_id = ${memberId} and during @> ${today}::date
    returning member_id`;
  return gone.length + ended.length > 0;
}
