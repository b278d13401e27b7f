import type { ResourceId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { LiveBooking } from '#libs/spaces';

/** Bookings of a resource, and holds that have not run out, that are not over at `now`; the earliest first. */
export const liveAt = (tx: Tx, siteId: SiteId, resourceId: ResourceId, now: string) => tx.sql<LiveBooking>`
  select r.id as "reservationId", m.name as "memberName", r.resource_id as "resourceId", s.name as "resourceName",
         lower(r.during) as start, upper(r.during) as end, r.blocked_until as "blockedUntil", r.quantity
  from reservations r
  join members m on m.site_id = r.site_id and m.id = r.member_id
  join resources s on s.site_id = r.site_id and s.id = r.resource_id
  where r.site_id = ${siteId} and r.resource_id = ${resourceId} and r.status in ('held', 'confirmed', 'checked_in')
    and r.blocked_until > ${now} and (r.hold_expires_at is null or r.hold_expires_at > ${now})
  order by lower(r.during), r.id`;

/** Of a resource and what lies in it, and of a place and what that lies in: those that are on at one time. */
export const liveBetween = (tx: Tx, siteId: SiteId, resourceId: ResourceId, parentId: ResourceId, now: string) =>
  tx.sql<LiveBooking>`
  with family as (
    select ${resourceId}::uuid as id, 'inside' as side
    union all
    select related_id, 'inside' from resource_families
    where site_id = ${siteId} and resource_id = ${resourceId} and relation = 'descendant'
    union all
    select ${parentId}::uuid, 'outside'
    union all
    select related_id, 'outside' from resource_families
    where site_id = ${siteId} and resource_id = ${parentId} and relation = 'ancestor'
  ), live as (
    select r.*, f.side from reservations r join family f on f.id = r.resource_id
    where r.site_id = ${siteId} and r.status in ('held', 'confirmed', 'checked_in')
      and r.blocked_until > ${now} and (r.hold_expires_at is null or r.hold_expires_at > ${now})
  )
  select r.id as "reservationId", m.name as "memberName", r.resource_id as "resourceId", s.name as "resourceName",
         lower(r.during) as start, upper(r.during) as end, r.blocked_until as "blockedUntil", r.quantity
  from live r
  join members m on m.site_id = r.site_id and m.id = r.member_id
  join resources s on s.site_id = r.site_id and s.id = r.resource_id
  where exists (select from live o where o.side <> r.side and o.blocked && r.blocked)
  order by lower(r.during), r.id`;
