import { DAY, type PersonId, type ReservationId, type ResourceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { ReservationStatus } from '../reservations.entities.js';

/** Feeds look back this far; ahead they end where booking does. */
const PAST_DAYS = 60;
/** What was given back is told for this long: programs ask at least every few days. */
const GONE_DAYS = 30;

/** What a secret link opens: `siteId` null is a person's own, at every site. */
export interface Door {
  readonly id: string;
  readonly personId: PersonId;
  readonly siteId: SiteId | null;
  readonly resourceId: ResourceId | null;
  readonly lastUsedAt: Date | null;
}

/** Through a definer function: nobody is signed in. Null for what is unknown, revoked or made by former staff. */
export async function doorOf(tx: Tx, tokenHash: Buffer): Promise<Door | null> {
  const [row] = await tx.sql<Door>`
    select id, person_id as "personId", site_id as "siteId", resource_id as "resourceId", last_used_at as "lastUsedAt"
    from calendar_door(${tokenHash})`;
  return row ?? null;
}

export interface PersonalCalendar {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export const personalCalendars = (tx: Tx, personId: PersonId) => tx.sql<PersonalCalendar>`
  select id, created_at as "createdAt", last_used_at as "lastUsedAt" from personal_calendars
  where person_id = ${personId} order by created_at, id`;

/** The same id again is a new secret for the same link: the old one no longer opens anything. */
export async function putPersonalCalendar(tx: Tx, personId: PersonId, id: string, tokenHash: Buffer) {
  const [row] = await tx.sql<PersonalCalendar>`
    insert into personal_calendars (person_id, id, token_hash, created_at)
    values (${personId}, ${id}, ${tokenHash}, ${toIso(tx.now)})
    on conflict (person_id, id) do update
      set token_hash = excluded.token_hash, created_at = excluded.created_at, last_used_at = null
    returning id, created_at as "createdAt", last_used_at as "lastUsedAt"`;
  return row!;
}

/** False when there is none. */
export async function deletePersonalCalendar(tx: Tx, personId: PersonId, id: string): Promise<boolean> {
  const rows = await tx.sql`delete from personal_calendars where person_id = ${personId} and id = ${id} returning id`;
  return rows.length === 1;
}

export const touchPersonalCalendar = (tx: Tx, personId: PersonId, id: string) => tx.sql`
  update personal_calendars set last_used_at = ${toIso(tx.now)} where person_id = ${personId} and id = ${id}`;

export interface SiteCalendar extends PersonalCalendar {
  readonly resourceId: ResourceId | null;
  readonly resourceName: string | null;
  /** Null when whoever made it no longer works there: the link is dead. */
  readonly madeBy: string | null;
}

export const siteCalendars = (tx: Tx, siteId: SiteId, id: string | null = null) => tx.sql<SiteCalendar>`
  select c.id, c.created_at as "createdAt", c.last_used_at as "lastUsedAt", c.resource_id as "resourceId",
         r.name as "resourceName", t.name as "madeBy"
  from site_calendars c
  left join resources r on r.site_id = c.site_id and r.id = c.resource_id
  left join site_team t on t.site_id = c.site_id and t.person_id = c.made_by
  where c.site_id = ${siteId} and (${id}::uuid is null or c.id = ${id})
  order by r.position nulls first, r.name nulls first, c.created_at, c.id`;

export interface NewSiteCalendar {
  readonly id: string;
  readonly resourceId: ResourceId | null;
  readonly madeBy: PersonId;
}

/** As putPersonalCalendar. False when the id stands for another resource's link. */
export async function putSiteCalendar(
  tx: Tx,
  siteId: SiteId,
  { id, resourceId, madeBy }: NewSiteCalendar,
  tokenHash: Buffer,
): Promise<boolean> {
  const rows = await tx.sql`
    insert into site_calendars (site_id, id, resource_id, made_by, token_hash, created_at)
    values (${siteId}, ${id}, ${resourceId}, ${madeBy}, ${tokenHash}, ${toIso(tx.now)})
    on conflict (site_id, id) do update
      set token_hash = excluded.token_hash, made_by = excluded.made_by, created_at = excluded.created_at,
          last_used_at = null
      where site_calendars.resource_id is not distinct from excluded.resource_id
    returning id`;
  return rows.length === 1;
}

/** False when there is none. */
export async function deleteSiteCalendar(tx: Tx, siteId: SiteId, id: string): Promise<boolean> {
  const rows = await tx.sql`delete from site_calendars where site_id = ${siteId} and id = ${id} returning id`;
  return rows.length === 1;
}

export const touchSiteCalendar = (tx: Tx, siteId: SiteId, id: string) => tx.sql`
  update site_calendars set last_used_at = ${toIso(tx.now)} where site_id = ${siteId} and id = ${id}`;

/**
 * A reservation as a calendar needs it. A calendar program believes the higher `sequence`: a trigger counts each change of
 * time, resource or status, whoever makes it.
 */
export interface Entry {
  readonly siteId: SiteId;
  readonly id: ReservationId;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly quantity: number;
  readonly start: Date;
  readonly end: Date;
  readonly status: ReservationStatus;
  readonly sequence: number;
  readonly changedAt: Date;
  /** Null in a person's own calendar. */
  readonly memberName: string | null;
}

/** The person's own at every site; or the one asked for, whenever it was. */
export const personalEntries = (tx: Tx, personId: PersonId, id: ReservationId | null = null) => tx.sql<Entry>`
  select r.site_id as "siteId", r.id, r.resource_id as "resourceId", n.name as "resourceName", r.quantity,
         lower(r.during) as start, upper(r.during) as end, r.status, r.sequence,
         coalesce(r.changed_at, r.created_at) as "changedAt", null as "memberName"
  from reservations r join shared_resource_names n on n.site_id = r.site_id and n.id = r.resource_id
  where r.person_id = ${personId} and (
    r.id = ${id} or (
      ${id}::uuid is null and r.blocked_from >= ${toIso(tx.now - PAST_DAYS * DAY)} and (
        r.status in ('held', 'confirmed', 'checked_in') or r.changed_at >= ${toIso(tx.now - GONE_DAYS * DAY)})))
  order by r.blocked_from, r.id`;

/** The site's, or one resource's, with names: two ranges of two indexes. */
export const siteEntries = (tx: Tx, siteId: SiteId, resourceId: ResourceId | null) => tx.sql<Entry>`
  with chosen as (
    select * from reservations
    where site_id = ${siteId} and blocked_from >= ${toIso(tx.now - PAST_DAYS * DAY)}
      and status in ('held', 'confirmed', 'checked_in')
    union all
    select * from reservations
    where site_id = ${siteId} and changed_at >= ${toIso(tx.now - GONE_DAYS * DAY)}
      and blocked_from >= ${toIso(tx.now - PAST_DAYS * DAY)} and status in ('cancelled', 'expired', 'no_show')
  )
  select r.site_id as "siteId", r.id, r.resource_id as "resourceId", s.name as "resourceName", r.quantity,
         lower(r.during) as start, upper(r.during) as end, r.status, r.sequence,
         coalesce(r.changed_at, r.created_at) as "changedAt", m.name as "memberName"
  from chosen r
  join resources s on s.site_id = r.site_id and s.id = r.resource_id
  join members m on m.site_id = r.site_id and m.id = r.member_id
  where ${resourceId}::uuid is null or r.resource_id = ${resourceId}
  order by r.blocked_from, r.id`;

/** Where an entry is; a site that is no longer offered keeps its name, and its door is nobody's business. */
export interface Place {
  readonly siteId: SiteId;
  readonly name: string;
  readonly timeZone: string;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly commune: string;
  readonly lat: number | null;
  readonly lon: number | null;
}

export const places = (tx: Tx, siteIds: readonly SiteId[]) => tx.sql<Place>`
  select n.site_id as "siteId", n.name, n.time_zone as "timeZone", s.street, s.postcode, n.commune, s.lat, s.lon
  from shared_site_names n left join shared_sites s on s.site_id = n.site_id
  where n.site_id = any(${siteIds}::uuid[])`;
