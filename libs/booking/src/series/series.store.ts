import {
  type CompanyId,
  type Day,
  type MemberId,
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SeriesId,
  type SiteId,
  type Zone,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type Reservation, asOf } from '../reservations.store.js';
import type { Skipped } from './series.rules.js';

/** A repeated booking as it was ordered. */
export interface Series {
  readonly siteId: SiteId;
  readonly id: SeriesId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  /** As ruleText writes it. */
  readonly rule: string;
  readonly firstDay: Day;
  readonly timeZone: Zone;
  readonly startMinute: number;
  readonly minutes: number;
  readonly quantity: number;
  readonly skipped: readonly Skipped[];
}

/** The same id again, at the same moment too, is refused here before anything is booked. */
export const insertSeries = (tx: Tx, s: Omit<Series, 'skipped'>, createdBy: PersonId | null) => tx.sql`
  insert into series (site_id, id, resource_id, member_id, person_id, rule, first_day, time_zone, start_minute, minutes,
    quantity, skipped, created_at, created_by)
  values (${s.siteId}, ${s.id}, ${s.resourceId}, ${s.memberId}, ${s.personId}, ${s.rule}, ${s.firstDay}, ${s.timeZone},
    ${s.startMinute}, ${s.minutes}, ${s.quantity}, '[]', ${toIso(tx.now)}, ${createdBy})`;

export const setSkipped = (tx: Tx, siteId: SiteId, id: SeriesId, skipped: readonly Skipped[]) => tx.sql`
  update series set skipped = ${JSON.stringify(skipped)} where site_id = ${siteId} and id = ${id}`;

/** Within the scope's rows: the site's, or the person's own at any site. */
export async function seriesById(tx: Tx, id: SeriesId): Promise<Series | null> {
  const [row] = await tx.sql<Series>`
    select site_id as "siteId", id, resource_id as "resourceId", member_id as "memberId", person_id as "personId", rule,
           first_day::text as "firstDay", time_zone as "timeZone", start_minute as "startMinute", minutes, quantity,
           skipped
    from series where id = ${id}`;
  return row ?? null;
}

/** All that was booked of it, cancelled dates too, the earliest first. */
export async function reservationsOf(tx: Tx, siteId: SiteId, id: SeriesId): Promise<Reservation[]> {
  const rows = await tx.sql<Reservation>`
  select site_id as "siteId", id, resource_id as "resourceId", member_id as "memberId", person_id as "personId", kind,
         quantity, lower(during) as start, upper(during) as end, status, hold_for as "holdFor",
         hold_expires_at as "holdExpiresAt", checked_in_at as "checkedInAt", price_cents::int as "priceCents", currency,
         created_at as "createdAt", case when has_extras then extras_of(site_id, id) else '[]' end as extras, series_id as "seriesId", company_id as "companyId", cost_centre_id as "costCentreId", cancellation_fee_cents::int as "cancellationFeeCents", no_show_fee_cents::int as "noShowFeeCents",
         refused_because as "refusedBecause"
  from reservations where site_id = ${siteId} and series_id = ${id}
  order by blocked_from, id`;
  return rows.map((row) => asOf(row, tx.now));
}

/** One date of a series that is ahead and not given back. */
export interface Ahead {
  readonly id: ReservationId;
  readonly resourceId: ResourceId;
  readonly companyId: CompanyId | null;
  readonly start: Date;
  readonly end: Date;
}

/** Those that have not begun, the earliest first; `from`: that one and the later ones. */
export const ahead = (tx: Tx, siteId: SiteId, id: SeriesId, from: ReservationId | null) => tx.sql<Ahead>`
  select id, resource_id as "resourceId", company_id as "companyId", lower(during) as start, upper(during) as end
  from reservations
  where site_id = ${siteId} and series_id = ${id} and status in ('held', 'confirmed') and blocked_from > ${toIso(tx.now)}
    and (hold_expires_at is null or hold_expires_at > ${toIso(tx.now)})
    and (${from}::uuid is null or blocked_from >= (
      select blocked_from from reservations where site_id = ${siteId} and series_id = ${id} and id = ${from}))
  order by blocked_from, id`;
