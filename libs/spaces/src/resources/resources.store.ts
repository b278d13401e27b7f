import type { AccessFacts, ResourceId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { ResourceFacts } from './resources.rules.js';

/** A resource as its manager sees it: also when it is retired. */
export interface ManagedResource extends Omit<ResourceFacts, 'description'> {
  readonly id: ResourceId;
  readonly parentId: ResourceId | null;
  readonly descriptionFr: string | null;
  readonly descriptionEn: string | null;
  readonly accessibility: AccessFacts;
  readonly active: boolean;
}

export const managedResources = (tx: Tx, siteId: SiteId) => tx.sql<ManagedResource>`
  select id, kind, mode, capacity, people, name, zone, parent_id as "parentId",
         preparation_minutes as "preparationMinutes", step_minutes as "stepMinutes", min_minutes as "minMinutes",
         max_minutes as "maxMinutes", features, accessibility, rate_id as "rateId",
         description_fr as "descriptionFr", description_en as "descriptionEn", active
  from resources where site_id = ${siteId} order by position, name, id`;

/** The same, one of them. */
export async function managedResource(tx: Tx, siteId: SiteId, id: ResourceId): Promise<ManagedResource | null> {
  return (await managedResources(tx, siteId)).find((resource) => resource.id === id) ?? null;
}

/** Those on offer, and the retired ones that something retired was sold at. */
export const ratesOf = (tx: Tx, siteId: SiteId) => tx.sql<{ id: string; name: string; active: boolean }>`
  select id, name, active from rates r where r.site_id = ${siteId} and (r.active
    or exists (select from resources p where p.site_id = r.site_id and p.rate_id = r.id))
  order by name, id`;

/** At the end of the site's list. Nothing happens when the site has used the id before. */
export const insertResource = (tx: Tx, siteId: SiteId, id: ResourceId, facts: ResourceFacts) => tx.sql<{ id: string }>`
  insert into resources (site_id, id, kind, mode, capacity, people, name, zone, parent_id, preparation_minutes,
    step_minutes, min_minutes, max_minutes, features, accessibility, rate_id, description_fr, description_en, position)
  values (${siteId}, ${id}, ${facts.kind}, ${facts.mode}, ${facts.capacity}, ${facts.people}, ${facts.name},
    ${facts.zone}, ${facts.parentId}, ${facts.preparationMinutes}, ${facts.stepMinutes}, ${facts.minMinutes},
    ${facts.maxMinutes}, ${facts.features}, ${JSON.stringify(facts.accessibility)}, ${facts.rateId},
    ${facts.description?.fr ?? null}, ${facts.description?.en ?? null},
    (select coalesce(max(position), 0) + 1 from resources where site_id = ${siteId}))
  on conflict (site_id, id) do nothing
  returning id`;

export const updateResource = (tx: Tx, siteId: SiteId, id: ResourceId, facts: ResourceFacts) => tx.sql`
  update resources set kind = ${facts.kind}, mode = ${facts.mode}, capacity = ${facts.capacity},
    people = ${facts.people}, name = ${facts.name}, zone = ${facts.zone}, parent_id = ${facts.parentId},
    preparation_minutes = ${facts.preparationMinutes}, step_minutes = ${facts.stepMinutes},
    min_minutes = ${facts.minMinutes}, max_minutes = ${facts.maxMinutes}, features = ${facts.features},
    accessibility = ${JSON.stringify(facts.accessibility)}, rate_id = ${facts.rateId},
    description_fr = ${facts.description?.fr ?? null}, description_en = ${facts.description?.en ?? null}
  where site_id = ${siteId} and id = ${id}`;

export const setActive = (tx: Tx, siteId: SiteId, id: ResourceId, active: boolean) => tx.sql`
  update resources set active = ${active} where site_id = ${siteId} and id = ${id}`;

/** The place of each in the list is its place among the ids. */
export const setOrder = (tx: Tx, siteId: SiteId, ids: readonly ResourceId[]) => tx.sql`
  update resources r set position = wanted.position
  from unnest(${ids}::uuid[]) with ordinality as wanted (id, position)
  where r.site_id = ${siteId} and r.id = wanted.id and r.position is distinct from wanted.position`;

/** What the page of a site says beside what the finder knows. */
export interface ResourceDescription {
  readonly id: ResourceId;
  readonly people: number | null;
  readonly descriptionFr: string | null;
  readonly descriptionEn: string | null;
  readonly accessibility: AccessFacts;
}

export const sharedDescriptions = (tx: Tx, siteId: SiteId) => tx.sql<ResourceDescription>`
  select id, people, description_fr as "descriptionFr", description_en as "descriptionEn", accessibility
  from shared_resource_facts where site_id = ${siteId}`;
