import type { CompanyId, CreditUnit, Day, MemberId, PersonId, PriceMode, ResourceId, SiteId } from '#libs/domain';
import { notFound } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Whose credit: a member of the site, or a company that it knows. */
export type Owner =
  | { readonly memberId: MemberId; readonly companyId?: undefined }
  | { readonly companyId: CompanyId; readonly memberId?: undefined };

/** What somebody has at a site: what is left of what was given, what for, and on which days. */
export interface Lot {
  readonly id: string;
  readonly name: string;
  readonly unit: CreditUnit;
  readonly kind: 'desk' | 'room' | 'machine' | null;
  readonly resourceId: string | null;
  readonly resourceName: string | null;
  readonly countsAt: PriceMode | null;
  readonly source: 'pack' | 'allowance' | 'site';
  readonly packId: string | null;
  readonly reason: string | null;
  readonly granted: number;
  readonly remaining: number;
  readonly first: Day;
  /** The first day on which it is of no use any more; null: for good. */
  readonly next: Day | null;
}

export type LineKind = 'grant' | 'debit' | 'restore' | 'expire' | 'withdraw';

export interface Line {
  readonly id: string;
  readonly lotId: string;
  readonly lotName: string;
  readonly unit: CreditUnit;
  readonly kind: LineKind;
  /** What the balance changed by. */
  readonly amount: number;
  readonly originKind: string | null;
  readonly originId: string | null;
  readonly usedOn: Day | null;
  readonly reason: string | null;
  readonly at: Date;
  /** Of the site's staff; null: the member, a job, or somebody who no longer works here. */
  readonly byName: string | null;
}

const LOTS_SHOWN = 100;

/** What can be used comes first, the soonest to end before the others; then the latest that was given. */
export const lotsOf = (tx: Tx, siteId: SiteId, { memberId, companyId }: Owner, today: Day) => tx.sql<
  Lot & Record<string, unknown>
>`
  select l.id, l.name, l.unit, l.kind, l.resource_id as "resourceId", r.name as "resourceName",
    l.price_mode as "countsAt", l.source_kind as source, l.pack_id as "packId", l.reason, l.granted, l.remaining,
    lower(l.valid)::text as first, upper(l.valid)::text as next
  from credit_lots l left join resources r on r.site_id = l.site_id and r.id = l.resource_id
  where l.site_id = ${siteId} and (l.member_id = ${memberId ?? null} or l.company_id = ${companyId ?? null})
  order by l.remaining > 0 and coalesce(upper(l.valid) > ${today}::date, true) desc,
    case when l.remaining > 0 then upper(l.valid) end nulls last, l.created_at desc, l.id
  limit ${LOTS_SHOWN}`;

/** Null for what is not theirs. */
export async function lotOf(tx: Tx, siteId: SiteId, { memberId, companyId }: Owner, id: string): Promise<Lot | null> {
  const [lot] = await tx.sql<Lot & Record<string, unknown>>`
    select l.id, l.name, l.unit, l.kind, l.resource_id as "resourceId", r.name as "resourceName",
      l.price_mode as "countsAt", l.source_kind as source, l.pack_id as "packId", l.reason, l.granted, l.remaining,
      lower(l.valid)::text as first, upper(l.valid)::text as next
    from credit_lots l left join resources r on r.site_id = l.site_id and r.id = l.resource_id
    where l.site_id = ${siteId} and (l.member_id = ${memberId ?? null} or l.company_id = ${companyId ?? null}) and l.id = ${id}`;
  return lot ?? null;
}

/** The latest first; what is given back at one moment and used again at the same is told in that order. */
export const linesOf = (tx: Tx, siteId: SiteId, { memberId, companyId }: Owner, limit: number) =>
  tx.sql<Line & Record<string, unknown>>`
  select n.id, n.lot_id as "lotId", l.name as "lotName", l.unit, n.kind, n.amount, n.origin_kind as "originKind",
    n.origin_id as "originId", n.used_on::text as "usedOn",
    case when n.kind = 'grant' then l.reason else n.reason end as reason, n.recorded_at as at, t.name as "byName"
  from credit_lots l
  join credit_lines n on n.site_id = l.site_id and n.lot_id = l.id
  left join site_team t on t.person_id = n.recorded_by
  where l.site_id = ${siteId} and (l.member_id = ${memberId ?? null} or l.company_id = ${companyId ?? null})
  order by n.recorded_at desc, array_position(array['withdraw', 'expire', 'debit', 'restore', 'grant'], n.kind), n.id
  limit ${limit}`;

/** A line that a client made before, by its id. */
export async function lineById(
  tx: Tx,
  siteId: SiteId,
  id: string,
): Promise<{ lotId: string; amount: number; kind: LineKind } | null> {
  const [line] = await tx.sql<{ lotId: string; amount: number; kind: LineKind }>`
    select lot_id as "lotId", amount, kind from credit_lines where site_id = ${siteId} and id = ${id}`;
  return line ?? null;
}

/** Taken back whole. */
export async function isWithdrawn(tx: Tx, siteId: SiteId, lotId: string): Promise<boolean> {
  const [line] = await tx.sql`
    select from credit_lines n join credit_lots l on l.site_id = n.site_id and l.id = n.lot_id
    where n.site_id = ${siteId} and n.lot_id = ${lotId} and n.kind = 'withdraw' and -n.amount = l.granted`;
  return line !== undefined;
}

/** No day after this one; the lot keeps its first. */
export const endLot = (tx: Tx, siteId: SiteId, id: string, next: Day) => tx.sql`
  update credit_lots set valid = daterange(lower(valid), greatest(lower(valid) + 1, ${next}::date))
  where site_id = ${siteId} and id = ${id} and (upper(valid) is null or upper(valid) > ${next}::date)`;

/** Of all sites, in the scope of who manages it: what is left first, the soonest to end before the others. */
export const lotsOfCompany = (tx: Tx, companyId: CompanyId) => tx.sql<Lot & { readonly siteId: SiteId }>`
  select l.site_id as "siteId", l.id, l.name, l.unit, l.kind, l.resource_id as "resourceId", r.name as "resourceName",
    l.price_mode as "countsAt", l.source_kind as source, l.pack_id as "packId", l.reason, l.granted, l.remaining,
    lower(l.valid)::text as first, upper(l.valid)::text as next
  from credit_lots l left join shared_resources r on r.site_id = l.site_id and r.id = l.resource_id
  where l.company_id = ${companyId}
  order by l.site_id, l.remaining > 0 desc, upper(l.valid) nulls last, l.created_at desc, l.id limit ${LOTS_SHOWN}`;

/** Whether the site may give this company anything. */
export async function knowsCompany(tx: Tx, siteId: SiteId, companyId: CompanyId): Promise<boolean> {
  const rows = await tx.sql`select from company_accounts where site_id = ${siteId} and company_id = ${companyId}`;
  return rows.length === 1;
}

/** Sites at which the person has a record, in their own scope. */
export const placesOf = (tx: Tx, personId: PersonId) => tx.sql<{ siteId: SiteId; memberId: MemberId }>`
  select site_id as "siteId", id as "memberId" from members where person_id = ${personId} order by joined_at, site_id`;

export async function modeOf(
  tx: Tx,
  siteId: SiteId,
  resourceId: string,
): Promise<{ id: ResourceId; kind: string; mode: 'pool' | 'exclusive' }> {
  const [resource] = await tx.sql<{ id: ResourceId; kind: string; mode: 'pool' | 'exclusive' }>`
    select id, kind, mode from resources where site_id = ${siteId} and id = ${resourceId}`;
  if (!resource) throw notFound();
  return resource;
}
