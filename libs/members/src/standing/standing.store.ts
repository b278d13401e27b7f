import {
  type Advantage,
  type CompanyId,
  type Day,
  type MemberId,
  type PriceMode,
  type ResourceId,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { PricedProduct, RateUse } from '#libs/spaces';
import type { DayPart } from '../credits/credits.store.js';
import type { KnownLot, PlanHeld } from './standing.rules.js';

/** What a booking is of, as far as rights and prices go. */
export interface Used {
  readonly resourceId: ResourceId;
  readonly kind: 'desk' | 'room' | 'machine';
  readonly rateId: string;
  readonly priceMode: PriceMode;
  /** The local day on which it begins. */
  readonly day: Day;
}

export interface Rights {
  readonly plans: readonly PlanHeld[];
  readonly groups: readonly Advantage[];
}

/** The plans and groups of a member that count for a booking. */
export async function rightsOf(tx: Tx, siteId: SiteId, memberId: MemberId, used: Used): Promise<Rights> {
  const { resourceId, kind, rateId, priceMode, day } = used;
  const [row] = await tx.sql<{ plans: PlanHeld[]; groups: Advantage[] }>`
    select
      (select coalesce(json_agg(json_build_object('membershipId', m.id, 'planId', p.id, 'startedOn', m.started_on,
          'anchorDay', m.anchor_day, 'term', json_build_object('first', lower(t.during), 'next', upper(t.during)),
          'name', p.name, 'cycle', p.cycle,
          'discountBp', coalesce((select d.discount_bp from plan_discounts d
            where d.site_id = p.site_id and d.plan_id = p.id and d.kind = ${kind}), 0),
          'rate', (select b.rate from plan_rates r
            join shared_rate_books b on b.site_id = r.site_id and b.id = r.instead_id
            where r.site_id = p.site_id and r.plan_id = p.id and r.rate_id = ${rateId}),
          'access', (select coalesce(json_agg(json_build_object('weekday', a.weekday, 'from', a.from_minute,
              'until', a.until_minute)), '[]')
            from plan_access a where a.site_id = p.site_id and a.plan_id = p.id),
          'allowances', (select coalesce(json_agg(json_build_object('id', a.id, 'unit', a.unit, 'amount', a.amount,
              'kind', a.kind, 'resourceId', a.resource_id) order by a.id), '[]')
            from plan_allowances a
            where a.site_id = p.site_id and a.plan_id = p.id and (a.kind is null or a.kind = ${kind})
              and (a.resource_id is null or a.resource_id = ${resourceId})
              and (a.unit <> 'cent' or p.price_mode = ${priceMode}))) order by m.id), '[]')
        from memberships m
        join membership_terms t on t.site_id = m.site_id and t.membership_id = m.id
          and t.state = 'active' and t.during @> ${day}::date
        join plans p on p.site_id = t.site_id and p.id = t.plan_id
        where m.site_id = ${siteId} and m.member_id = ${memberId}) as plans,
      (select coalesce(json_agg(json_build_object('name', g.name, 'discountBp', g.discount_bp,
          'rate', (select b.rate from group_rates r
            join shared_rate_books b on b.site_id = r.site_id and b.id = r.instead_id
            where r.site_id = g.site_id and r.group_id = g.id and r.rate_id = ${rateId})) order by g.id), '[]')
        from group_members i join member_groups g on g.site_id = i.site_id and g.id = i.group_id
        where i.site_id = ${siteId} and i.member_id = ${memberId} and i.during @> ${day}::date) as groups`;
  return row!;
}

/** Whose lots: a member's own, or those of the company that pays for the member. */
export interface Purse {
  readonly memberId: MemberId;
  readonly companyId: CompanyId | null;
}

/**
 * Prepaid and included rights for a booking, in the order in which they are used up: those of allowances also when nothing
 * is left, and those whose passes pay for the member's day already.
 */
export const lotsFor = (
  tx: Tx,
  siteId: SiteId,
  { memberId, companyId }: Purse,
  { resourceId, kind, priceMode, day }: Used,
  parts: readonly DayPart[],
) => tx.sql<KnownLot & Record<string, unknown>>`
  select l.id, l.unit, l.remaining as left, l.name, l.membership_id as "membershipId", s.paid,
    upper(l.valid)::text as next
  from credit_lots l
  cross join lateral (
    select coalesce(json_agg(json_build_object('day', p.day, 'places', p.places)) filter (where p.places > 0), '[]') as paid
    from (
      select u.day, credit_day_places(l.site_id, l.id, ${memberId}, u.day, '(,)')
        - credit_day_places(l.site_id, l.id, ${memberId}, u.day, tstzrange(u.start, u.until)) as places
      from unnest(${parts.map((part) => part.day)}::date[], ${parts.map(({ start }) => toIso(start))}::timestamptz[],
        ${parts.map(({ end }) => toIso(end))}::timestamptz[]) as u (day, start, until)
      where l.unit = 'pass') as p) as s
  where l.site_id = ${siteId} and l.valid @> ${day}::date
    and (l.member_id = ${companyId === null ? memberId : null} or l.company_id = ${companyId})
    and (l.remaining > 0 or l.membership_id is not null or l.unit = 'pass')
    and (l.kind is null or l.kind = ${kind}) and (l.resource_id is null or l.resource_id = ${resourceId})
    and (l.price_mode is null or l.price_mode = ${priceMode})
  order by upper(l.valid) nulls last, l.created_at, l.id`;

/** Plans and groups whose people pay one rate instead of another. */
export const rateUses = (tx: Tx, siteId: SiteId) => tx.sql<RateUse>`
  select 'plan' as kind, p.id, p.name, array_agg(r.rate_id) || array_agg(r.instead_id) as "rateIds"
  from plan_rates r join plans p on p.site_id = r.site_id and p.id = r.plan_id
  where r.site_id = ${siteId} group by p.id, p.name
  union all
  select 'group', g.id, g.name, array_agg(r.rate_id) || array_agg(r.instead_id)
  from group_rates r join member_groups g on g.site_id = r.site_id and g.id = r.group_id
  where r.site_id = ${siteId} group by g.id, g.name
  order by 3, 2`;

/** Plans and packs on offer, with the VAT that is in their price. */
export const productsOf = (tx: Tx, siteId: SiteId) => tx.sql<PricedProduct>`
  select 'plan' as kind, id, name, vat_rate_bp as "vatRateBp" from plans where site_id = ${siteId} and active
  union all
  select 'pack', id, name, vat_rate_bp from packs where site_id = ${siteId} and active
  order by 1, 3, 2`;

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is tried out on a price; null: not. */
export interface Tried {
  readonly planId: string | null;
  readonly groupId: string | null;
}

export async function namedAdvantages(tx: Tx, siteId: SiteId): Promise<{ plans: Named[]; groups: Named[] }> {
  const [row] = await tx.sql<{ plans: Named[]; groups: Named[] }>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by position, name), '[]')
        from plans where site_id = ${siteId} and active) as plans,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]')
        from member_groups where site_id = ${siteId} and active) as groups`;
  return row!;
}

export type PlanTried = Advantage & Pick<PlanHeld, 'access' | 'allowances'>;

/** A plan as rightsOf has it, whoever holds it. */
export async function planTried(tx: Tx, siteId: SiteId, planId: string, used: Used): Promise<PlanTried | null> {
  const { resourceId, kind, rateId, priceMode } = used;
  const [plan] = await tx.sql<PlanTried>`
    select p.name,
      coalesce((select d.discount_bp from plan_discounts d
        where d.site_id = p.site_id and d.plan_id = p.id and d.kind = ${kind}), 0) as "discountBp",
      (select b.rate from plan_rates r join shared_rate_books b on b.site_id = r.site_id and b.id = r.instead_id
        where r.site_id = p.site_id and r.plan_id = p.id and r.rate_id = ${rateId}) as rate,
      (select coalesce(json_agg(json_build_object('weekday', a.weekday, 'from', a.from_minute,
          'until', a.until_minute)), '[]')
        from plan_access a where a.site_id = p.site_id and a.plan_id = p.id) as access,
      (select coalesce(json_agg(json_build_object('id', a.id, 'unit', a.unit, 'amount', a.amount, 'kind', a.kind,
          'resourceId', a.resource_id) order by a.id), '[]')
        from plan_allowances a
        where a.site_id = p.site_id and a.plan_id = p.id and (a.kind is null or a.kind = ${kind})
          and (a.resource_id is null or a.resource_id = ${resourceId})
          and (a.unit <> 'cent' or p.price_mode = ${priceMode})) as allowances
    from plans p where p.site_id = ${siteId} and p.id = ${planId}`;
  return plan ?? null;
}

export async function groupTried(tx: Tx, siteId: SiteId, groupId: string, used: Used): Promise<Advantage | null> {
  const [group] = await tx.sql<Advantage>`
    select g.name, g.discount_bp as "discountBp",
      (select b.rate from group_rates r join shared_rate_books b on b.site_id = r.site_id and b.id = r.instead_id
        where r.site_id = g.site_id and r.group_id = g.id and r.rate_id = ${used.rateId}) as rate
    from member_groups g where g.site_id = ${siteId} and g.id = ${groupId}`;
  return group ?? null;
}
