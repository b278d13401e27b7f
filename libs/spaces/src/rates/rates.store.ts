import type { Currency, PriceMode, RateStep, SiteId, VatRegime, Zone } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type OtherRate, type RateFacts, type WindowRow, rowsOf } from './rates.rules.js';

/** A rate as its manager sees it: also when it is retired. */
export interface ManagedRate extends OtherRate {
  readonly priceMode: PriceMode;
  readonly dailyCapCents: number | null;
  readonly steps: readonly RateStep[];
  readonly windows: readonly (WindowRow & { readonly name: string })[];
  /** Those on offer that are sold at it. */
  readonly resources: readonly { readonly id: string; readonly name: string }[];
}

/** Flat steps from the shortest, the hourly one last. */
export const managedRates = (tx: Tx, siteId: SiteId) => tx.sql<ManagedRate>`
  select r.id, r.name, r.price_mode as "priceMode", r.vat_rate_bp as "vatRateBp", r.active,
    r.daily_cap_cents as "dailyCapCents",
    (select coalesce(json_agg(json_build_object('kind', s.kind, 'upToMinutes', s.up_to_minutes,
        'priceCents', s.price_cents) order by s.kind, s.up_to_minutes), '[]')
      from rate_steps s where s.site_id = r.site_id and s.rate_id = r.id) as steps,
    (select coalesce(json_agg(json_build_object('weekday', w.weekday, 'from', w.from_minute, 'until', w.until_minute,
        'tableId', w.table_id, 'name', t.name) order by w.weekday, w.from_minute), '[]')
      from rate_windows w join rates t on t.site_id = w.site_id and t.id = w.table_id
      where w.site_id = r.site_id and w.rate_id = r.id) as windows,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.position, p.name), '[]')
      from resources p where p.site_id = r.site_id and p.rate_id = r.id and p.active) as resources
  from rates r where r.site_id = ${siteId} order by r.active desc, r.name, r.id`;

/**
 * One change of a site's rates after the other, and none while something is being put on sale at one of them: what
 * they say of each other, and who uses which, stays true until the end.
 */
export const lockRates = (tx: Tx, siteId: SiteId) => tx.sql`
  select id from rates where site_id = ${siteId} order by id for update`;

/** Nothing happens when the site has used the id before. */
export const insertRate = (tx: Tx, siteId: SiteId, id: string, facts: RateFacts) => tx.sql<{ id: string }>`
  insert into rates (site_id, id, name, price_mode, vat_rate_bp, daily_cap_cents)
  values (${siteId}, ${id}, ${facts.name}, ${facts.priceMode}, ${facts.vatRateBp}, ${facts.dailyCapCents})
  on conflict (site_id, id) do nothing
  returning id`;

export const updateRate = (tx: Tx, siteId: SiteId, id: string, facts: RateFacts) => tx.sql`
  update rates set name = ${facts.name}, price_mode = ${facts.priceMode}, vat_rate_bp = ${facts.vatRateBp},
    daily_cap_cents = ${facts.dailyCapCents}
  where site_id = ${siteId} and id = ${id}`;

export const setRateActive = (tx: Tx, siteId: SiteId, id: string, active: boolean) => tx.sql`
  update rates set active = ${active} where site_id = ${siteId} and id = ${id}`;

/** Before the terms change: a part of the week is kept to them. */
export async function clearTable(tx: Tx, siteId: SiteId, id: string): Promise<void> {
  await tx.sql`delete from rate_windows where site_id = ${siteId} and rate_id = ${id}`;
  await tx.sql`delete from rate_steps where site_id = ${siteId} and rate_id = ${id}`;
}

export async function fillTable(tx: Tx, siteId: SiteId, id: string, facts: RateFacts): Promise<void> {
  const { steps, priceMode, vatRateBp } = facts;
  await tx.sql`
    insert into rate_steps (site_id, rate_id, kind, up_to_minutes, price_cents)
    select ${siteId}, ${id}, kind, up_to, price
    from unnest(${steps.map(({ kind }) => kind)}::text[],
      ${steps.map((step) => (step.kind === 'flat' ? step.upToMinutes : 0))}::int[],
      ${steps.map(({ priceCents }) => priceCents)}::int[]) as given (kind, up_to, price)`;
  const rows = rowsOf(facts.windows);
  if (rows.length === 0) return;
  await tx.sql`
    insert into rate_windows (site_id, rate_id, weekday, from_minute, until_minute, table_id, price_mode, vat_rate_bp)
    select ${siteId}, ${id}, weekday, from_minute, until_minute, table_id, ${priceMode}, ${vatRateBp}
    from unnest(${rows.map(({ weekday }) => weekday)}::int[], ${rows.map(({ from }) => from)}::int[],
      ${rows.map(({ until }) => until)}::int[], ${rows.map(({ tableId }) => tableId)}::uuid[])
      as given (weekday, from_minute, until_minute, table_id)`;
}

/** What decides which VAT there is: of the legal profile, else of the site. */
export async function sellerTerms(tx: Tx, siteId: SiteId): Promise<SellerTerms | null> {
  const [row] = await tx.sql<SellerTerms>`
    select coalesce(trim(p.country), trim(s.country)) as country, p.vat_regime as "vatRegime", s.currency,
      s.time_zone as "timeZone"
    from sites s left join legal_profiles p on p.site_id = s.site_id where s.site_id = ${siteId}`;
  return row ?? null;
}

export interface SellerTerms {
  readonly country: string;
  /** Null: the manager has not said it yet. */
  readonly vatRegime: VatRegime | null;
  readonly currency: Currency;
  readonly timeZone: Zone;
}
