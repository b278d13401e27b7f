import {
  HOUR,
  type Interval,
  type MemberId,
  type PricedExtra,
  type ReservationId,
  type ResourceId,
  type SeriesId,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { HoldReason, ReservationStatus } from './reservations.entities.js';

export interface Planned {
  readonly id: ReservationId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly start: Date;
  readonly end: Date;
  readonly quantity: number;
  readonly status: ReservationStatus;
  readonly holdFor: HoldReason | null;
  readonly seriesId: SeriesId | null;
  /** What is to be made ready for them. */
  readonly extras: readonly PricedExtra[];
}

/**
 * Who has which place at the site during the window, with their names. What lasts up to a day is found by looking back
 * one day in the index of the day (reservations_day), the rest in its own (reservations_long). Those for which nobody came
 * have one too; what of them is of several days is shown on its first.
 */
export const planned = (tx: Tx, siteId: SiteId, window: Interval) => tx.sql<Planned>`
  select r.id, r.resource_id as "resourceId", r.member_id as "memberId", m.name as "memberName",
         lower(r.during) as start, upper(r.during) as end, r.quantity, r.status,
         r.hold_for as "holdFor", r.series_id as "seriesId",
         case when r.has_extras then extras_of(r.site_id, r.id) else '[]' end as extras
  from (
    select * from reservations
    where site_id = ${siteId} and status in ('held', 'confirmed', 'checked_in')
      and blocked_from >= ${toIso(window.start - 24 * HOUR)} and blocked_from < ${toIso(window.end)}
    union all
    select * from reservations
    where site_id = ${siteId} and status in ('held', 'confirmed', 'checked_in')
      and upper(blocked) - lower(blocked) > interval '24 hours'
      and blocked_until > ${toIso(window.start)} and blocked_from < ${toIso(window.start - 24 * HOUR)}
    union all
    select * from reservations
    where site_id = ${siteId} and status = 'no_show'
      and blocked_from >= ${toIso(window.start - 24 * HOUR)} and blocked_from < ${toIso(window.end)}
  ) r
  join members m on m.site_id = r.site_id and m.id = r.member_id
  where upper(r.during) > ${toIso(window.start)} and lower(r.during) < ${toIso(window.end)}
    and (r.hold_expires_at is null or r.hold_expires_at > ${toIso(tx.now)})
  order by lower(r.during), m.name, r.id`;

/** A time at which something outside takes the resource. */
export interface Blocked {
  readonly resourceId: ResourceId;
  readonly start: Date;
  readonly end: Date;
  /** What the site calls the calendar that says so. */
  readonly name: string | null;
}

/** What is blocked during the window, with what lies in it and what it lies in. */
export const blockedTimes = (tx: Tx, siteId: SiteId, window: Interval) => tx.sql<Blocked>`
  with blocks as (
    select b.resource_id, lower(b.during) as start, upper(b.during) as end, c.name from resource_blocks b
    left join external_calendars c on c.site_id = b.site_id and c.id = b.source_id
    where b.site_id = ${siteId} and upper(b.during) > ${toIso(window.start)} and lower(b.during) < ${toIso(window.end)}
  )
  select resource_id as "resourceId", start, "end", name from blocks
  union
  select f.related_id, b.start, b.end, b.name from blocks b
  join resource_families f on f.site_id = ${siteId} and f.resource_id = b.resource_id
  order by "resourceId", start, name`;
