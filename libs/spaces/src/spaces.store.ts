import type { Currency, NetworkId, OpeningHours, Rate, ResourceId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { ResourceKind, ResourceMode } from './spaces.entities.js';

export interface Network {
  readonly id: NetworkId;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
}

/** What the network shares of a site. */
export interface SharedSite {
  readonly siteId: SiteId;
  readonly networkId: NetworkId;
  readonly slug: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly commune: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly phone: string | null;
  readonly email: string | null;
  readonly description: string | null;
  readonly access: string | null;
  readonly services: string[];
  readonly accessible: boolean;
  readonly horizonDays: number;
}

export interface SharedResource {
  readonly siteId: SiteId;
  readonly id: ResourceId;
  readonly kind: ResourceKind;
  readonly mode: ResourceMode;
  readonly capacity: number;
  readonly name: string;
  readonly zone: string | null;
  readonly features: string[];
  readonly preparationMinutes: number;
  readonly stepMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
  readonly rateId: string;
  /** What it lies in: who takes the one takes the other. */
  readonly parentId: ResourceId | null;
}

export async function networkBySlug(tx: Tx, slug: string | null): Promise<Network | null> {
  const [network] = await tx.sql<Network>`
    select id, slug, name, trim(country) as country from networks
    where ${slug}::text is null or slug = ${slug} order by created_at, id limit 1`;
  return network ?? null;
}

export const sharedSites = (tx: Tx, networkId: NetworkId) => tx.sql<SharedSite>`
  select site_id as "siteId", network_id as "networkId", slug, name, street, postcode, commune, country, lat, lon,
         time_zone as "timeZone", currency, phone, email, description, access, services, accessible,
         horizon_days as "horizonDays"
  from shared_sites where network_id = ${networkId} order by name, site_id`;

/** The site of this name in a network (null: the first network, as networkBySlug has it). */
export async function sharedSiteBySlug(tx: Tx, network: string | null, slug: string): Promise<SharedSite | null> {
  const [site] = await tx.sql<SharedSite>`
    select site_id as "siteId", network_id as "networkId", slug, name, street, postcode, commune, country, lat, lon,
           time_zone as "timeZone", currency, phone, email, description, access, services, accessible,
           horizon_days as "horizonDays"
    from shared_sites
    where slug = ${slug} and network_id = (
      select id from networks where ${network}::text is null or slug = ${network} order by created_at, id limit 1)`;
  return site ?? null;
}

/** A published site; to its own staff, whose scope it is, also while it is not. */
export async function sharedSiteById(tx: Tx, siteId: SiteId): Promise<SharedSite | null> {
  const [site] = await tx.sql<SharedSite>`
    select site_id as "siteId", network_id as "networkId", slug, name, street, postcode, commune, country, lat, lon,
           time_zone as "timeZone", currency, phone, email, description, access, services, accessible,
           horizon_days as "horizonDays"
    from shared_sites where site_id = ${siteId}
    union all
    select site_id, network_id, slug, name, street, postcode, commune, country, lat, lon, time_zone, currency, phone,
           email, description, access, services, accessible, horizon_days
    from sites where site_id = ${siteId} and not published`;
  return site ?? null;
}

export const sharedResources = (tx: Tx, siteIds: readonly SiteId[], kind: ResourceKind | null = null) =>
  tx.sql<SharedResource>`
  select site_id as "siteId", id, kind, mode, capacity, name, zone, features,
         preparation_minutes as "preparationMinutes", step_minutes as "stepMinutes", min_minutes as "minMinutes",
         max_minutes as "maxMinutes", rate_id as "rateId", parent_id as "parentId"
  from shared_resources where site_id = any(${siteIds}::uuid[]) and (${kind}::text is null or kind = ${kind})
  order by site_id, position, name, id`;

export interface NamedSite {
  readonly siteId: SiteId;
  readonly slug: string;
  readonly name: string;
  readonly commune: string;
  readonly timeZone: string;
}

export const namedSites = (tx: Tx, siteIds: readonly SiteId[]) => tx.sql<NamedSite>`
  select site_id as "siteId", slug, name, commune, time_zone as "timeZone" from shared_site_names
  where site_id = any(${siteIds}::uuid[])`;

export async function namedSite(tx: Tx, slug: string): Promise<NamedSite | null> {
  const [site] = await tx.sql<NamedSite>`
    select site_id as "siteId", slug, name, commune, time_zone as "timeZone" from shared_site_names where slug = ${slug}`;
  return site ?? null;
}

export const namedResources = (tx: Tx, siteIds: readonly SiteId[]) => tx.sql<{ id: ResourceId; name: string }>`
  select id, name from shared_resource_names where site_id = any(${siteIds}::uuid[])`;

interface RateStepRecord {
  readonly id: string;
  readonly priceMode: Rate['priceMode'];
  readonly vatRateBp: number;
  readonly dailyCapCents: number | null;
  readonly kind: 'flat' | 'hourly';
  readonly upToMinutes: number;
  readonly priceCents: number;
}

export interface SiteHours extends OpeningHours {
  readonly siteId: SiteId;
}

/** Opening hours, and rates by id with their steps in order: flat ones from the shortest, the hourly one last. */
export async function sharedTerms(
  tx: Tx,
  siteIds: readonly SiteId[],
): Promise<{ hours: SiteHours[]; rates: Map<string, Rate> }> {
  const [row] = await tx.sql<{ hours: SiteHours[] | null; steps: RateStepRecord[] | null }>`
    select
      (select json_agg(json_build_object('siteId', site_id, 'weekday', weekday, 'opens', opens, 'closes', closes)
          order by site_id, weekday, opens)
        from shared_opening_hours where site_id = any(${siteIds}::uuid[])) as hours,
      (select json_agg(json_build_object('id', id, 'priceMode', price_mode, 'vatRateBp', vat_rate_bp,
          'dailyCapCents', daily_cap_cents, 'kind', kind, 'upToMinutes', up_to_minutes, 'priceCents', price_cents)
          order by id, kind, up_to_minutes)
        from shared_rates where site_id = any(${siteIds}::uuid[])) as steps`;
  const rates = new Map<string, Rate>();
  for (const [id, steps] of Map.groupBy(row?.steps ?? [], (step) => step.id)) {
    const { priceMode, vatRateBp, dailyCapCents } = steps[0]!;
    rates.set(id, { priceMode, vatRateBp, dailyCapCents, steps: steps.map(stepOf) });
  }
  return { hours: row?.hours ?? [], rates };
}

const stepOf = ({
  kind,
  upToMinutes,
  priceCents,
}: Pick<RateStepRecord, 'kind' | 'upToMinutes' | 'priceCents'>): Rate['steps'][number] =>
  kind === 'flat' ? { kind, upToMinutes, priceCents } : { kind, priceCents };

/** Everything that decides, prices and describes one booking, read in one round trip. */
export interface Offer {
  readonly site: NamedSite;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly horizonDays: number;
  readonly resource: Omit<SharedResource, 'siteId' | 'features' | 'zone' | 'rateId' | 'parentId'>;
  readonly hours: OpeningHours[];
  readonly rate: Rate;
}

/** Null when the resource is not one of this site's, or is no longer offered. */
export async function offerOf(tx: Tx, siteId: SiteId, resourceId: ResourceId): Promise<Offer | null> {
  const [row] = await tx.sql<
    Omit<Offer, 'rate'> & {
      rate: Omit<Rate, 'steps'>;
      steps: Pick<RateStepRecord, 'kind' | 'upToMinutes' | 'priceCents'>[];
    }
  >`
    select s.time_zone as "timeZone", s.currency, s.horizon_days as "horizonDays",
      json_build_object('siteId', s.site_id, 'slug', s.slug, 'name', s.name, 'commune', s.commune,
        'timeZone', s.time_zone) as site,
      json_build_object('id', r.id, 'kind', r.kind, 'mode', r.mode, 'capacity', r.capacity, 'name', r.name,
        'preparationMinutes', r.preparation_minutes, 'stepMinutes', r.step_minutes, 'minMinutes', r.min_minutes,
        'maxMinutes', r.max_minutes) as resource,
      (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)), '[]')
        from shared_opening_hours h where h.site_id = s.site_id) as hours,
      (select json_agg(json_build_object('kind', t.kind, 'upToMinutes', t.up_to_minutes, 'priceCents', t.price_cents)
          order by t.kind, t.up_to_minutes)
        from shared_rates t where t.site_id = s.site_id and t.id = r.rate_id) as steps,
      (select json_build_object('priceMode', t.price_mode, 'vatRateBp', t.vat_rate_bp, 'dailyCapCents', t.daily_cap_cents)
        from shared_rates t where t.site_id = s.site_id and t.id = r.rate_id limit 1) as rate
    from shared_sites s join shared_resources r on r.site_id = s.site_id
    where s.site_id = ${siteId} and r.id = ${resourceId}`;
  if (!row?.rate) return null;
  const { rate, steps, ...offer } = row;
  return { ...offer, rate: { ...rate, steps: steps.map(stepOf) } };
}
