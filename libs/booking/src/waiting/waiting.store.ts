import {
  type Interval,
  type MemberId,
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { WaitingStatus } from './waiting.entities.js';

export interface WaitingEntry {
  readonly siteId: SiteId;
  readonly id: string;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly resourceId: ResourceId;
  readonly start: Date;
  readonly end: Date;
  readonly quantity: number;
  readonly createdAt: Date;
  readonly status: WaitingStatus;
}

export interface NewEntry {
  readonly siteId: SiteId;
  readonly id: string;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly resourceId: ResourceId;
  readonly during: Interval;
  readonly quantity: number;
}

export const insertEntry = (tx: Tx, entry: NewEntry) => tx.sql`
  insert into waiting_entries (site_id, id, member_id, person_id, resource_id, during, quantity, created_at)
  values (${entry.siteId}, ${entry.id}, ${entry.memberId}, ${entry.personId}, ${entry.resourceId},
    tstzrange(${toIso(entry.during.start)}, ${toIso(entry.during.end)}), ${entry.quantity}, ${toIso(tx.now)})`;

/** Within the scope's rows: the site's, or the person's own at any site. */
export async function entryById(tx: Tx, id: string): Promise<WaitingEntry | null> {
  const [row] = await tx.sql<WaitingEntry>`
    select site_id as "siteId", id, member_id as "memberId", person_id as "personId", resource_id as "resourceId",
      lower(during) as start, upper(during) as end, quantity, created_at as "createdAt", status
    from waiting_entries where id = ${id}`;
  return row ?? null;
}

/** What the person waits for or is offered, at every site, in the order of its time. */
export const openEntries = (tx: Tx, personId: PersonId) => tx.sql<WaitingEntry>`
  select site_id as "siteId", id, member_id as "memberId", person_id as "personId", resource_id as "resourceId",
    lower(during) as start, upper(during) as end, quantity, created_at as "createdAt", status
  from waiting_entries
  where person_id = ${personId} and status in ('waiting', 'offered') and lower(during) > ${toIso(tx.now)}
  order by lower(during), id`;

/** How many came before for some of the same time of the same place, for each of these entries; from 1 on. */
export async function positionsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.sql<{ id: string; position: number }>`
    select own.id, 1 + (select count(*)::int from shared_waiting before
      where before.site_id = own.site_id and before.resource_id = own.resource_id and before.status = 'waiting'
        and before.during && own.during and (before.created_at, before.id) < (own.created_at, own.id)) as position
    from shared_waiting own where own.id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, position }) => [id, position]));
}

/** Of a person who still waits for it; false: they do not. */
export async function setLeft(tx: Tx, siteId: SiteId, id: string, personId: PersonId): Promise<boolean> {
  const rows = await tx.sql`
    update waiting_entries set status = 'left'
    where site_id = ${siteId} and id = ${id} and person_id = ${personId} and status = 'waiting' returning id`;
  return rows.length > 0;
}

export interface WaitingMember {
  readonly id: string;
  readonly memberName: string;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly start: Date;
  readonly end: Date;
  readonly quantity: number;
  readonly createdAt: Date;
}

/** Who waits at a site, at all or for some of a time, whoever came first at the top. */
export const waitingAt = (tx: Tx, siteId: SiteId, limit: number, window?: Interval) => tx.sql<WaitingMember>`
  select w.id, m.name as "memberName", w.resource_id as "resourceId", s.name as "resourceName", lower(w.during) as start, upper(w.during) as end,
    w.quantity, w.created_at as "createdAt"
  from waiting_entries w
  join members m on m.site_id = w.site_id and m.id = w.member_id
  join resources s on s.site_id = w.site_id and s.id = w.resource_id
  where w.site_id = ${siteId} and w.status = 'waiting' and lower(w.during) > ${toIso(tx.now)}
    and w.during && tstzrange(${window ? toIso(window.start) : null}, ${window ? toIso(window.end) : null})
  order by w.created_at, w.id limit ${limit}`;

export async function waitingMinutes(tx: Tx, siteId: SiteId): Promise<number> {
  const [row] = await tx.sql<{ minutes: number }>`
    select waiting_minutes as minutes from site_rules where site_id = ${siteId}`;
  return row!.minutes;
}

export const setWaitingMinutes = (tx: Tx, siteId: SiteId, minutes: number) => tx.sql`
  update site_rules set waiting_minutes = ${minutes} where site_id = ${siteId}`;

/** Of every tenant: ids alone. */
export async function sitesWhereSomebodyWaits(tx: Tx): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`select distinct site_id as "siteId" from shared_waiting`;
  return rows.map(({ siteId }) => siteId);
}

/** One at a time offers a site's places: of two at once, the second could serve the second in line first. */
export const lockQueue = (tx: Tx, siteId: SiteId) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended('waiting at ' || ${siteId}::text, 0))`;

/** Notes what became of offers, and who waits for a time that has begun. */
export async function settle(tx: Tx, siteId: SiteId): Promise<void> {
  await tx.sql`
    update waiting_entries w set status = case
        when r.status in ('confirmed', 'checked_in', 'no_show') or r.hold_for = 'approval' then 'taken'
        when r.status = 'cancelled' then 'left' else 'over' end
    from reservations r
    where w.site_id = ${siteId} and w.status = 'offered' and r.site_id = w.site_id and r.id = w.reservation_id
      and (r.status <> 'held' or r.hold_for <> 'waiting_list' or r.hold_expires_at <= ${toIso(tx.now)})`;
  await tx.sql`
    update waiting_entries set status = 'over'
    where site_id = ${siteId} and status = 'waiting' and lower(during) <= ${toIso(tx.now)}`;
}

/** The first in line whose place is free now, but for those who were asked already. */
export async function firstInLine(tx: Tx, siteId: SiteId, asked: readonly string[]): Promise<WaitingEntry | null> {
  const [row] = await tx.sql<WaitingEntry>`
    select w.site_id as "siteId", w.id, w.member_id as "memberId", w.person_id as "personId",
      w.resource_id as "resourceId", lower(w.during) as start, upper(w.during) as end, w.quantity,
      w.created_at as "createdAt", w.status
    from waiting_entries w
    join resources s on s.site_id = w.site_id and s.id = w.resource_id
    where w.site_id = ${siteId} and w.status = 'waiting' and w.id <> all(${asked}::uuid[])
      and place_is_free(w.site_id, w.resource_id,
        tstzrange(lower(w.during), upper(w.during) + make_interval(mins => s.preparation_minutes)), w.quantity)
    order by w.created_at, w.id limit 1 for update of w`;
  return row ?? null;
}

export const setOffered = (tx: Tx, siteId: SiteId, id: string, reservationId: ReservationId) => tx.sql`
  update waiting_entries set status = 'offered', reservation_id = ${reservationId}
  where site_id = ${siteId} and id = ${id}`;

export const setOver = (tx: Tx, siteId: SiteId, id: string) => tx.sql`
  update waiting_entries set status = 'over' where site_id = ${siteId} and id = ${id}`;
