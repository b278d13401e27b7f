import type { CreditUnit, Day, PriceMode, SiteId, VatRegime } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { PlanFacts } from './plans.rules.js';

export interface Plan extends Omit<PlanFacts, 'allowances'> {
  readonly id: string;
  readonly allowances: readonly (PlanFacts['allowances'][number] & { readonly id: string })[];
  /** Memberships that have it on the day. */
  readonly holders: number;
  /** Somebody has it or had it: its cycle stays. */
  readonly used: boolean;
}

/** A plan as those may know it who could take it. */
export type PlanOnOffer = Omit<PlanFacts, 'selfService' | 'active' | 'rates'> & { readonly id: string };

/** Those on offer first, in their order, at the price of the day. */
export const plansOf = (tx: Tx, siteId: SiteId, day: Day, id: string | null = null) => tx.sql<Plan>`
  select p.id, p.name, p.description, p.price_mode as "priceMode",
    case when p.next_price_from <= ${day}::date then p.next_price_cents else p.price_cents end as "priceCents",
    case when p.next_price_from > ${day}::date then p.next_price_cents end as "nextPriceCents",
    case when p.next_price_from > ${day}::date then p.next_price_from::text end as "nextPriceFrom",
    p.vat_rate_bp as "vatRateBp", p.cycle, p.anchor, p.commitment_months as "commitmentMonths",
    p.notice_days as "noticeDays", p.entry_fee_cents as "entryFeeCents", p.self_service as "selfService",
    p.self_pause as "selfPause", p.active,
    (select coalesce(json_agg(json_build_object('id', a.id, 'unit', a.unit, 'amount', a.amount, 'kind', a.kind,
        'resourceId', a.resource_id) order by a.unit, a.kind, a.id), '[]')
      from plan_allowances a where a.site_id = p.site_id and a.plan_id = p.id) as allowances,
    (select coalesce(json_agg(json_build_object('kind', d.kind, 'discountBp', d.discount_bp) order by d.kind), '[]')
      from plan_discounts d where d.site_id = p.site_id and d.plan_id = p.id) as discounts,
    (select coalesce(json_agg(json_build_object('weekday', a.weekday, 'from', a.from_minute, 'until', a.until_minute)
        order by a.weekday, a.from_minute), '[]')
      from plan_access a where a.site_id = p.site_id and a.plan_id = p.id) as access,
    (select coalesce(json_agg(json_build_object('rateId', r.rate_id, 'insteadId', r.instead_id) order by r.rate_id), '[]')
      from plan_rates r where r.site_id = p.site_id and r.plan_id = p.id) as rates,
    (select count(*)::int from membership_terms t
      where t.site_id = p.site_id and t.plan_id = p.id and t.during @> ${day}::date) as holders,
    exists (select from membership_terms t where t.site_id = p.site_id and t.plan_id = p.id)
      or exists (select from membership_periods m where m.site_id = p.site_id and m.plan_id = p.id) as used
  from plans p where p.site_id = ${siteId} and (${id}::uuid is null or p.id = ${id})
  order by not p.active, p.position, folded(p.name), p.id`;

/** Queues those who write the plan; whoever sells it meanwhile has it as it was before or after. */
export async function lockPlan(tx: Tx, siteId: SiteId, id: string): Promise<void> {
  await tx.sql`select from plans where site_id = ${siteId} and id = ${id} for update`;
}

export const savePlan = (tx: Tx, siteId: SiteId, id: string, p: PlanFacts) => tx.sql`
  insert into plans (site_id, id, name, description, price_cents, price_mode, vat_rate_bp, cycle, anchor,
    commitment_months, notice_days, entry_fee_cents, self_service, self_pause, next_price_cents, next_price_from, active)
  values (${siteId}, ${id}, ${p.name}, ${p.description}, ${p.priceCents}, ${p.priceMode}, ${p.vatRateBp}, ${p.cycle},
    ${p.anchor}, ${p.commitmentMonths}, ${p.noticeDays}, ${p.entryFeeCents}, ${p.selfService},
    ${p.selfPause}, ${p.nextPriceCents}, ${p.nextPriceFrom}, ${p.active})
  on conflict (site_id, id) do update set name = excluded.name, description = excluded.description,
    price_cents = excluded.price_cents, price_mode = excluded.price_mode, vat_rate_bp = excluded.vat_rate_bp,
    cycle = excluded.cycle, anchor = excluded.anchor, commitment_months = excluded.commitment_months,
    notice_days = excluded.notice_days, entry_fee_cents = excluded.entry_fee_cents,
    self_service = excluded.self_service, self_pause = excluded.self_pause,
    next_price_cents = excluded.next_price_cents, next_price_from = excluded.next_price_from, active = excluded.active`;

/** What everybody may know of the plans that members of a published site may take themselves; at the price of the day. */
export const sharedPlans = (tx: Tx, siteId: SiteId, day: Day) => tx.sql<PlanOnOffer>`
  select id, name, description, price_mode as "priceMode",
    case when next_price_from <= ${day}::date then next_price_cents else price_cents end as "priceCents",
    case when next_price_from > ${day}::date then next_price_cents end as "nextPriceCents",
    case when next_price_from > ${day}::date then next_price_from::text end as "nextPriceFrom",
    vat_rate_bp as "vatRateBp", cycle, anchor, commitment_months as "commitmentMonths", notice_days as "noticeDays",
    entry_fee_cents as "entryFeeCents", self_pause as "selfPause", allowances, discounts, access
  from shared_plans where site_id = ${siteId} order by position, folded(name), id`;

export interface SavedAllowance {
  readonly id: string;
  readonly unit: CreditUnit;
  readonly amount: number;
  readonly kind: string | null;
  readonly resourceId: string | null;
}

/** All that a plan gives, in the place of what it gave before. Returns how many rates were found. */
export async function replaceParts(
  tx: Tx,
  siteId: SiteId,
  planId: string,
  allowances: readonly SavedAllowance[],
  { discounts, access, rates }: PlanFacts,
): Promise<number> {
  await tx.sql`delete from plan_allowances where site_id = ${siteId} and plan_id = ${planId}`;
  await tx.sql`delete from plan_discounts where site_id = ${siteId} and plan_id = ${planId}`;
  await tx.sql`delete from plan_access where site_id = ${siteId} and plan_id = ${planId}`;
  await tx.sql`delete from plan_rates where site_id = ${siteId} and plan_id = ${planId}`;
  await tx.sql`
    insert into plan_allowances (site_id, id, plan_id, unit, amount, kind, resource_id)
    select ${siteId}, u.id, ${planId}, u.unit, u.amount, u.kind, u.resource_id
    from unnest(${allowances.map((one) => one.id)}::uuid[], ${allowances.map((one) => one.unit)}::text[],
      ${allowances.map((one) => one.amount)}::int[], ${allowances.map((one) => one.kind)}::text[],
      ${allowances.map((one) => one.resourceId)}::uuid[]) as u (id, unit, amount, kind, resource_id)`;
  await tx.sql`
    insert into plan_discounts (site_id, plan_id, kind, discount_bp)
    select ${siteId}, ${planId}, u.kind, u.bp
    from unnest(${discounts.map(({ kind }) => kind)}::text[],
      ${discounts.map(({ discountBp }) => discountBp)}::int[]) as u (kind, bp)`;
  await tx.sql`
    insert into plan_access (site_id, plan_id, weekday, from_minute, until_minute)
    select ${siteId}, ${planId}, u.weekday, u.from_minute, u.until_minute
    from unnest(${access.map(({ weekday }) => weekday)}::int[], ${access.map(({ from }) => from)}::int[],
      ${access.map(({ until }) => until)}::int[]) as u (weekday, from_minute, until_minute)`;
  const found = await tx.sql`
    insert into plan_rates (site_id, plan_id, rate_id, instead_id, price_mode, vat_rate_bp)
    select ${siteId}, ${planId}, r.id, u.instead_id, r.price_mode, r.vat_rate_bp
    from unnest(${rates.map(({ rateId }) => rateId)}::uuid[], ${rates.map(({ insteadId }) => insteadId)}::uuid[])
      as u (rate_id, instead_id)
    join rates r on r.site_id = ${siteId} and r.id = u.rate_id
    join rates i on i.site_id = ${siteId} and i.id = u.instead_id
    returning rate_id`;
  return found.length;
}

/** What a plan can be about: rates, and things that can be booked. */
export interface Subjects {
  /** Those on offer. */
  readonly rates: readonly {
    readonly id: string;
    readonly name: string;
    readonly priceMode: PriceMode;
    readonly vatRateBp: number;
  }[];
  readonly resources: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'desk' | 'room' | 'machine';
    readonly mode: 'exclusive' | 'pool';
  }[];
  readonly country: string;
  /** Null: the site has not said yet. */
  readonly vatRegime: VatRegime | null;
  readonly currency: string;
  readonly timeZone: string;
}

export async function subjectsOf(tx: Tx, siteId: SiteId): Promise<Subjects | null> {
  const [row] = await tx.sql<Subjects>`
    select s.country, s.currency, s.time_zone as "timeZone",
      (select l.vat_regime from legal_profiles l where l.site_id = s.site_id) as "vatRegime",
      (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'priceMode', r.price_mode,
          'vatRateBp', r.vat_rate_bp) order by folded(r.name)), '[]')
        from rates r where r.site_id = s.site_id and r.active) as rates,
      (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'kind', r.kind, 'mode', r.mode)
          order by r.position, folded(r.name)), '[]')
        from resources r where r.site_id = s.site_id and r.active) as resources
    from sites s where s.site_id = ${siteId}`;
  return row ?? null;
}
