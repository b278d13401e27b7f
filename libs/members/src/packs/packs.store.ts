import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Pack } from './packs.rules.js';

/** A pack with the name of the one resource it is for. */
export interface KnownPack extends Pack {
  readonly resourceName: string | null;
}

/** By name; those that are not sold any more last. */
export const packsOf = (tx: Tx, siteId: SiteId) => tx.sql<KnownPack>`
  select p.id, p.name, p.unit, p.amount, p.kind, p.resource_id as "resourceId", r.name as "resourceName",
    p.counts_at as "countsAt", p.price_cents as "priceCents", p.price_mode as "priceMode", p.vat_rate_bp as "vatRateBp",
    p.validity_months as "validityMonths", p.validity_days as "validityDays", p.self_service as "selfService", p.active
  from packs p left join resources r on r.site_id = p.site_id and r.id = p.resource_id
  where p.site_id = ${siteId} order by p.active desc, folded(p.name), p.id`;

/** Kept as it is until the transaction ends: what is sold is what was read. */
export async function packForSale(tx: Tx, siteId: SiteId, id: string): Promise<Pack | null> {
  const [pack] = await tx.sql<Pack>`
    select id, name, unit, amount, kind, resource_id as "resourceId", counts_at as "countsAt",
      price_cents as "priceCents", price_mode as "priceMode", vat_rate_bp as "vatRateBp",
      validity_months as "validityMonths", validity_days as "validityDays", self_service as "selfService", active
    from packs where site_id = ${siteId} and id = ${id} for share`;
  return pack ?? null;
}

/** The same id again changes the pack; what was sold before stays what it was. */
export const putPack = (tx: Tx, siteId: SiteId, p: Pack) => tx.sql`
  insert into packs (site_id, id, name, unit, amount, kind, resource_id, counts_at, price_cents, price_mode, vat_rate_bp,
    validity_months, validity_days, self_service, active)
  values (${siteId}, ${p.id}, ${p.name}, ${p.unit}, ${p.amount}, ${p.kind}, ${p.resourceId}, ${p.countsAt},
    ${p.priceCents}, ${p.priceMode}, ${p.vatRateBp}, ${p.validityMonths}, ${p.validityDays}, ${p.selfService},
    ${p.active})
  on conflict (site_id, id) do update set name = excluded.name, unit = excluded.unit, amount = excluded.amount,
    kind = excluded.kind, resource_id = excluded.resource_id, counts_at = excluded.counts_at,
    price_cents = excluded.price_cents, price_mode = excluded.price_mode, vat_rate_bp = excluded.vat_rate_bp,
    validity_months = excluded.validity_months, validity_days = excluded.validity_days,
    self_service = excluded.self_service, active = excluded.active`;
