import {
  type CompanyId,
  DAY,
  type Instant,
  type MemberId,
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { ReservationStatus } from '../reservations.entities.js';

/**
 * The lock that bookings queue on, of every resource that is closed, in the order of their ids: a booking made at the
 * same moment is either here to be seen, or comes after and is judged again (reservation_hours).
 */
export const lockResources = (tx: Tx, siteId: SiteId, resourceIds: readonly string[] | null) => tx.sql`
  select resource_id from resource_locks
  where site_id = ${siteId} and (${resourceIds}::uuid[] is null or resource_id = any(${resourceIds}::uuid[]))
  order by resource_id for update`;

export interface LiveReservation {
  readonly id: ReservationId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly companyId: CompanyId | null;
  readonly memberName: string;
  readonly resourceName: string;
  readonly quantity: number;
  readonly status: ReservationStatus;
  readonly start: Instant;
  readonly end: Instant;
}

/** A reservation lasts at most 31 days. */
const LONGEST_DAYS = 32;

/** Those that are not over, locked, in order of arrival; null: of the whole site. */
export async function lockLive(
  tx: Tx,
  siteId: SiteId,
  resourceIds: readonly string[] | null,
): Promise<LiveReservation[]> {
  const rows = await tx.sql<Omit<LiveReservation, 'start' | 'end'> & { start: Date; end: Date }>`
    select r.id, r.resource_id as "resourceId", r.member_id as "memberId", r.person_id as "personId",
      r.company_id as "companyId", m.name as "memberName", s.name as "resourceName", r.quantity, r.status, lower(r.during) as start, upper(r.during) as end
    from reservations r
    join members m on m.site_id = r.site_id and m.id = r.member_id
    join resources s on s.site_id = r.site_id and s.id = r.resource_id
    where r.site_id = ${siteId} and (${resourceIds}::uuid[] is null or r.resource_id = any(${resourceIds}::uuid[]))
      and r.status in ('held', 'confirmed', 'checked_in')
      and r.blocked_from >= ${toIso(tx.now - LONGEST_DAYS * DAY)} and upper(r.during) > ${toIso(tx.now)}
    order by r.blocked_from, r.id for update of r`;
  return rows.map(({ start, end, ...row }) => ({ ...row, start: start.getTime(), end: end.getTime() }));
}
