import {
  type Instant,
  type Interval,
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  type Zone,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { CalendarState } from './external.entities.js';

/** As its managers see it: without its address. */
export interface ExternalCalendar {
  readonly id: string;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly name: string;
  readonly host: string;
  readonly state: CalendarState;
  readonly triedAt: Date | null;
  readonly goodAt: Date | null;
  readonly nextTryAt: Date;
  /** Times that it takes from now on. */
  readonly blocks: number;
}

export const externalCalendars = (tx: Tx, siteId: SiteId, id: string | null = null) => tx.sql<ExternalCalendar>`
  select c.id, c.resource_id as "resourceId", r.name as "resourceName", c.name, c.host, c.state,
         c.tried_at as "triedAt", c.good_at as "goodAt", c.next_try_at as "nextTryAt",
         (select count(*)::int from resource_blocks b
          where b.site_id = c.site_id and b.source_id = c.id and upper(b.during) > ${toIso(tx.now)}) as blocks
  from external_calendars c join resources r on r.site_id = c.site_id and r.id = c.resource_id
  where c.site_id = ${siteId} and (${id}::uuid is null or c.id = ${id})
  order by r.position, r.name, c.name, c.id`;

export interface NewExternalCalendar {
  readonly id: string;
  readonly resourceId: ResourceId;
  readonly name: string;
  readonly url: string;
  readonly host: string;
  readonly addedBy: PersonId;
}

/** False when the id stands for another calendar already; the same one again changes nothing. */
export async function insertExternalCalendar(tx: Tx, siteId: SiteId, calendar: NewExternalCalendar): Promise<boolean> {
  const { id, resourceId, name, url, host, addedBy } = calendar;
  const now = toIso(tx.now);
  await tx.sql`
    insert into external_calendars (site_id, id, resource_id, name, url, host, added_by, created_at, next_try_at)
    values (${siteId}, ${id}, ${resourceId}, ${name}, ${url}, ${host}, ${addedBy}, ${now}, ${now})
    on conflict (site_id, id) do nothing`;
  const same = await tx.sql`
    select from external_calendars where site_id = ${siteId} and id = ${id} and resource_id = ${resourceId} and url = ${url}`;
  return same.length === 1;
}

/** Asked at the next occasion, for the whole text. */
export const wantExternalCalendar = (tx: Tx, siteId: SiteId, id: string) => tx.sql`
  update external_calendars set next_try_at = ${toIso(tx.now)}, etag = null, last_modified = null
  where site_id = ${siteId} and id = ${id}`;

/** With all that it takes. False when there is none. */
export async function deleteExternalCalendar(tx: Tx, siteId: SiteId, id: string): Promise<boolean> {
  const rows = await tx.sql`delete from external_calendars where site_id = ${siteId} and id = ${id} returning id`;
  await tx.sql`delete from resource_blocks where site_id = ${siteId} and source_id = ${id}`;
  return rows.length === 1;
}

/** Of every tenant: ids alone, the longest overdue first. */
export const dueCalendars = (tx: Tx, most: number) => tx.sql<{ siteId: SiteId; id: string }>`
  select site_id as "siteId", id from shared_calendar_turns
  where next_try_at <= ${toIso(tx.now)} order by next_try_at limit ${most}`;

/** A calendar whose turn it is, and what must be known to read it. */
export interface Turn {
  readonly id: string;
  readonly resourceId: ResourceId;
  readonly url: string;
  readonly triedAt: Date;
  readonly workedOutAt: Date | null;
  readonly failures: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly timeZone: Zone;
  readonly horizonDays: number;
}

/** Null when it is not its turn, or somebody else's already: it is nobody else's until `until`. */
export async function takeTurn(tx: Tx, siteId: SiteId, id: string, until: Instant): Promise<Turn | null> {
  const now = toIso(tx.now);
  const [turn] = await tx.sql<Turn>`
    update external_calendars c set next_try_at = ${toIso(until)}, tried_at = ${now} from sites s
    where c.site_id = ${siteId} and c.id = ${id} and c.next_try_at <= ${now} and s.site_id = c.site_id
    returning c.id, c.resource_id as "resourceId", c.url, c.tried_at as "triedAt", c.worked_out_at as "workedOutAt",
      c.failures, c.etag, c.last_modified as "lastModified", s.time_zone as "timeZone", s.horizon_days as "horizonDays"`;
  return turn ?? null;
}

/** False when it was removed, or asked again, while its answer was on the way: the answer is of no use then. */
export async function lockTurn(tx: Tx, siteId: SiteId, { id, triedAt }: Turn): Promise<boolean> {
  const rows = await tx.sql`
    select from external_calendars where site_id = ${siteId} and id = ${id} and tried_at = ${triedAt} for update`;
  return rows.length === 1;
}

/** What it takes stays as it was. */
export const noteFailure = (tx: Tx, siteId: SiteId, { id, failures }: Turn, state: CalendarState, next: Instant) =>
  tx.sql`
  update external_calendars set state = ${state}, failures = ${failures + 1}, next_try_at = ${toIso(next)}
  where site_id = ${siteId} and id = ${id}`;

export const noteUnchanged = (tx: Tx, siteId: SiteId, { id }: Turn, next: Instant) => tx.sql`
  update external_calendars
  set state = 'read', failures = 0, good_at = ${toIso(tx.now)}, next_try_at = ${toIso(next)}
  where site_id = ${siteId} and id = ${id}`;

export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export const noteRead = (tx: Tx, siteId: SiteId, { id }: Turn, known: Validators, next: Instant) => tx.sql`
  update external_calendars
  set state = 'read', failures = 0, good_at = ${toIso(tx.now)}, worked_out_at = ${toIso(tx.now)},
    next_try_at = ${toIso(next)}, etag = ${known.etag}, last_modified = ${known.lastModified}
  where site_id = ${siteId} and id = ${id}`;

/** What the calendar takes, from now on; rows of times that it took before stay. Behind the lock of the place. */
export async function replaceBlocks(tx: Tx, siteId: SiteId, turn: Turn, busy: readonly Interval[]): Promise<void> {
  const { id, resourceId } = turn;
  const starts = busy.map(({ start }) => toIso(start));
  const ends = busy.map(({ end }) => toIso(end));
  await tx.sql`
    delete from resource_blocks b where b.site_id = ${siteId} and b.source_id = ${id} and not exists (
      select from unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) as t (since, until)
      where t.since = lower(b.during) and t.until = upper(b.during))`;
  await tx.sql`
    insert into resource_blocks (site_id, id, resource_id, source_id, during)
    select ${siteId}, gen_random_uuid(), ${resourceId}, ${id}, tstzrange(t.since, t.until)
    from unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) as t (since, until)
    where not exists (
      select from resource_blocks b where b.site_id = ${siteId} and b.source_id = ${id}
        and t.since = lower(b.during) and t.until = upper(b.during))`;
}

/** A booking that stands where a calendar takes the place as well. */
export interface CalendarConflict {
  readonly reservationId: ReservationId;
  readonly resourceName: string;
  readonly memberName: string;
  readonly start: Date;
  readonly end: Date;
  readonly calendarName: string;
}

const MOST_CONFLICTS = 200;

/** The next ones, also of what lies in the blocked place and of what it lies in. */
export const calendarConflicts = (tx: Tx, siteId: SiteId) => tx.sql<CalendarConflict>`
  with places as (
    select c.id as source_id, c.name, c.resource_id, c.resource_id as taken_id from external_calendars c
    where c.site_id = ${siteId}
    union all
    select c.id, c.name, c.resource_id, f.related_id from external_calendars c
    join resource_families f on f.site_id = c.site_id and f.resource_id = c.resource_id
    where c.site_id = ${siteId}
  )
  select r.id as "reservationId", s.name as "resourceName", m.name as "memberName",
         lower(r.during) as start, upper(r.during) as end, string_agg(distinct p.name, ', ') as "calendarName"
  from places p
  join resource_blocks b on b.site_id = ${siteId} and b.source_id = p.source_id and b.resource_id = p.resource_id
  join reservations r on r.site_id = ${siteId} and r.resource_id = p.taken_id
    and r.status in ('held', 'confirmed', 'checked_in')
    and (r.hold_expires_at is null or r.hold_expires_at > ${toIso(tx.now)})
    and r.blocked_from < upper(b.during) and r.blocked_until > lower(b.during)
  join resources s on s.site_id = ${siteId} and s.id = r.resource_id
  join members m on m.site_id = ${siteId} and m.id = r.member_id
  where r.blocked_until > ${toIso(tx.now)}
  group by r.id, s.name, m.name, r.during
  order by lower(r.during), s.name, r.id limit ${MOST_CONFLICTS}`;
