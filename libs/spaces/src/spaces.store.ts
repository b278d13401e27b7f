import type { Currency, Day, Inside, NetworkId, OpeningHours, Rate, ResourceId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Closure, OwnHours, OpeningCalendar, SitePeriod } from './opening/opening.store.js';
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

export const setHorizon = (tx: Tx, siteId: SiteId, days: number) =>
  tx.sql`update sites set horizon_days = ${days} where site_id = ${siteId}`;

/** Features that places of the network have; of one kind, or of all. */
export async function sharedFeatures(tx: Tx, networkId: NetworkId, kind: ResourceKind | null): Promise<string[]> {
  const rows = await tx.sql<{ feature: string }>`
    select distinct unnest(r.features) as feature
    from shared_resources r join shared_sites s on s.site_id = r.site_id
    where s.network_id = ${networkId} and (${kind}::text is null or r.kind = ${kind}) order by feature`;
  return rows.map((row) => row.feature);
}

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

export interface SiteHours extends OpeningHours {
  readonly siteId: SiteId;
}

/** Days of the calendar, both ends included. */
export interface Days {
  readonly first: Day;
  readonly last: Day;
}

export interface SiteInside extends Inside {
  readonly siteId: SiteId;
}

export interface SharedTerms {
  readonly hours: SiteHours[];
  readonly ownHours: OwnHours[];
  /** Those that may touch one of the days asked for. */
  readonly closures: Closure[];
  readonly calendars: OpeningCalendar[];
  /** Which places lie in which, of all kinds. */
  readonly inside: SiteInside[];
  /** Parts of the day that managers named. */
  readonly periods: SitePeriod[];
  readonly rates: Map<string, Rate>;
}

/** What decides when sites are open, and rates by id with their steps: flat ones from the shortest, the hourly one last. */
export async function sharedTerms(tx: Tx, siteIds: readonly SiteId[], { first, last }: Days): Promise<SharedTerms> {
  const [row] = await tx.sql<{
    hours: SiteHours[] | null;
    own: OwnHours[] | null;
    closures: Closure[] | null;
    calendars: OpeningCalendar[] | null;
    inside: SiteInside[] | null;
    periods: SitePeriod[] | null;
    rates: { id: string; rate: Rate }[] | null;
  }>`
    select
      (select json_agg(json_build_object('siteId', site_id, 'weekday', weekday, 'opens', opens, 'closes', closes)
          order by site_id, weekday, opens)
        from shared_opening_hours where site_id = any(${siteIds}::uuid[])) as hours,
      (select json_agg(json_build_object('siteId', site_id, 'resourceId', resource_id, 'weekday', weekday,
          'opens', opens, 'closes', closes) order by site_id, resource_id, weekday, opens)
        from shared_resource_hours where site_id = any(${siteIds}::uuid[])) as own,
      (select json_agg(json_build_object('siteId', site_id, 'id', id, 'resourceId', resource_id, 'repeats', repeats,
          'firstDay', first_day, 'lastDay', last_day, 'from', from_minute, 'until', until_minute, 'scope', scope,
          'reason', reason) order by site_id, first_day, id)
        from shared_closures where site_id = any(${siteIds}::uuid[]) and first_day <= ${last}::date
          and (last_day is null or last_day >= ${first}::date)) as closures,
      (select json_agg(json_build_object('siteId', site_id, 'country', country, 'region', holiday_region,
          'rules', rules, 'version', hours_version))
        from shared_opening_calendars where site_id = any(${siteIds}::uuid[])) as calendars,
      (select json_agg(json_build_object('siteId', site_id, 'id', id, 'parentId', parent_id))
        from shared_resources where site_id = any(${siteIds}::uuid[]) and parent_id is not null) as inside,
      (select json_agg(json_build_object('siteId', site_id, 'resourceId', resource_id, 'from', from_minute,
          'until', until_minute, 'name', json_build_object('fr', name_fr, 'en', name_en))
          order by site_id, resource_id, position)
        from shared_periods where site_id = any(${siteIds}::uuid[])) as periods,
      (select json_agg(json_build_object('id', id, 'rate', rate))
        from shared_rate_books where site_id = any(${siteIds}::uuid[])) as rates`;
  return {
    hours: row?.hours ?? [],
    ownHours: row?.own ?? [],
    closures: row?.closures ?? [],
    calendars: row?.calendars ?? [],
    inside: row?.inside ?? [],
    periods: row?.periods ?? [],
    rates: new Map(row?.rates?.map(({ id, rate }) => [id, rate])),
  };
}

/** Everything that decides, prices and describes one booking, read in one round trip. */
export interface OfferRows {
  readonly site: NamedSite;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly horizonDays: number;
  readonly resource: Omit<SharedResource, 'siteId' | 'features' | 'zone' | 'parentId'>;
  readonly hours: OpeningHours[];
  /** The resource's own week. */
  readonly ownHours: OwnHours[];
  /** Of the site, of the resource and of what it lies in; those that were over yesterday are left out. */
  readonly closures: Closure[];
  readonly calendar: OpeningCalendar;
  /** Which places of the site lie in which; none when the resource lies in nothing. */
  readonly inside: Inside[];
  readonly rate: Rate;
}

/**
 * Null when the resource is not one of this site's, or is no longer offered. Closures that ended before `since` are
 * left out.
 */
export async function offerOf(tx: Tx, siteId: SiteId, resourceId: ResourceId, since: Day): Promise<OfferRows | null> {
  const [row] = await tx.sql<OfferRows>`
    select s.time_zone as "timeZone", s.currency, s.horizon_days as "horizonDays",
      json_build_object('siteId', s.site_id, 'slug', s.slug, 'name', s.name, 'commune', s.commune,
        'timeZone', s.time_zone) as site,
      json_build_object('id', r.id, 'kind', r.kind, 'mode', r.mode, 'capacity', r.capacity, 'name', r.name,
        'preparationMinutes', r.preparation_minutes, 'stepMinutes', r.step_minutes, 'minMinutes', r.min_minutes,
        'maxMinutes', r.max_minutes, 'rateId', r.rate_id) as resource,
      (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)), '[]')
        from shared_opening_hours h where h.site_id = s.site_id) as hours,
      (select coalesce(json_agg(json_build_object('siteId', h.site_id, 'resourceId', h.resource_id,
          'weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)), '[]')
        from shared_resource_hours h where h.site_id = s.site_id and h.resource_id = r.id) as "ownHours",
      (select coalesce(json_agg(json_build_object('siteId', c.site_id, 'id', c.id, 'resourceId', c.resource_id,
          'repeats', c.repeats, 'firstDay', c.first_day, 'lastDay', c.last_day, 'from', c.from_minute,
          'until', c.until_minute, 'scope', c.scope, 'reason', c.reason) order by c.first_day, c.id), '[]')
        from shared_closures c where c.site_id = s.site_id
          and (c.resource_id is null or c.resource_id = r.id or r.parent_id is not null)
          and (c.last_day is null or c.last_day >= ${since}::date)) as closures,
      (select json_build_object('siteId', k.site_id, 'country', k.country, 'region', k.holiday_region,
          'rules', k.rules, 'version', k.hours_version)
        from shared_opening_calendars k where k.site_id = s.site_id) as calendar,
      (select coalesce(json_agg(json_build_object('id', i.id, 'parentId', i.parent_id)), '[]')
        from shared_resources i
        where i.site_id = s.site_id and i.parent_id is not null and r.parent_id is not null) as inside,
      (select t.rate from shared_rate_books t where t.site_id = s.site_id and t.id = r.rate_id) as rate
    from shared_sites s join shared_resources r on r.site_id = s.site_id
    where s.site_id = ${siteId} and r.id = ${resourceId}`;
  return row ?? null;
}
