import { type Interval, type ResourceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { ExtraFacts, OfferedExtra } from './extras.rules.js';

/** An extra as its manager sees it: also when it is withdrawn. */
export interface ManagedExtra extends Omit<ExtraFacts, 'resourceIds'> {
  readonly id: string;
  readonly active: boolean;
  /** Places that it is offered with besides those of its kinds. */
  readonly resources: readonly { readonly id: string; readonly name: string }[];
}

/** Those on offer first, in their order. */
export const managedExtras = (tx: Tx, siteId: SiteId) => tx.sql<ManagedExtra>`
  select e.id, e.name, e.price_cents as "priceCents", e.price_mode as "priceMode", e.vat_rate_bp as "vatRateBp", e.per,
    e.kinds, e.stock, e.active, e.position,
    (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) order by r.position, r.name), '[]')
      from extra_resources x join resources r on r.site_id = x.site_id and r.id = x.resource_id
      where x.site_id = e.site_id and x.extra_id = e.id) as resources
  from extras e where e.site_id = ${siteId} order by e.active desc, e.position, e.name, e.id`;

/** In the order in which they are shown; none for a resource that is not the site's. `during`: when they are wanted. */
export const offeredExtras = (tx: Tx, siteId: SiteId, resourceId: ResourceId, { start, end }: Interval) =>
  tx.sql<OfferedExtra>`
  select e.id, e.name, e.price_cents as "priceCents", e.price_mode as "priceMode", e.vat_rate_bp as "vatRateBp", e.per,
    case when e.stock is not null then greatest(0, e.stock
      - extras_taken(e.site_id, e.id, tstzrange(${toIso(start)}, ${toIso(end)}), null)) end as left
  from shared_extras e join shared_resources r on r.site_id = e.site_id
  where e.site_id = ${siteId} and r.id = ${resourceId} and (r.kind = any(e.kinds) or r.id = any(e.resource_ids))
  order by e.position, e.name, e.id`;

export const insertExtra = (tx: Tx, siteId: SiteId, id: string, facts: ExtraFacts) => tx.sql`
  insert into extras (site_id, id, name, price_cents, price_mode, vat_rate_bp, per, kinds, stock, position)
  values (${siteId}, ${id}, ${facts.name}, ${facts.priceCents}, ${facts.priceMode}, ${facts.vatRateBp}, ${facts.per},
    ${facts.kinds}::text[], ${facts.stock}, ${facts.position})`;

export const updateExtra = (tx: Tx, siteId: SiteId, id: string, facts: ExtraFacts) => tx.sql`
  update extras set name = ${facts.name}, price_cents = ${facts.priceCents}, price_mode = ${facts.priceMode},
    vat_rate_bp = ${facts.vatRateBp}, per = ${facts.per}, kinds = ${facts.kinds}::text[], stock = ${facts.stock},
    position = ${facts.position}
  where site_id = ${siteId} and id = ${id}`;

/** With these places and no others. */
export async function setExtraResources(tx: Tx, siteId: SiteId, id: string, resourceIds: readonly string[]) {
  await tx.sql`delete from extra_resources where site_id = ${siteId} and extra_id = ${id}`;
  await tx.sql`
    insert into extra_resources (site_id, extra_id, resource_id)
    select ${siteId}, ${id}, unnest(${[...new Set(resourceIds)]}::uuid[])`;
}

export const setExtraActive = (tx: Tx, siteId: SiteId, id: string, active: boolean) => tx.sql`
  update extras set active = ${active} where site_id = ${siteId} and id = ${id}`;
