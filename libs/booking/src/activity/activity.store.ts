import {
  type Currency,
  type Day,
  type Instant,
  type MemberId,
  type ReservationId,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { ResourceKind } from '#libs/spaces';
import type { ReservationStatus } from '../reservations.entities.js';

/** A booking as the sheet of a member shows it. */
export interface MemberBooking {
  readonly id: ReservationId;
  readonly resourceName: string;
  readonly kind: ResourceKind;
  readonly start: Date;
  readonly end: Date;
  readonly quantity: number;
  readonly status: ReservationStatus;
  readonly priceCents: number;
  readonly currency: Currency;
}

interface BookingRecord extends Omit<MemberBooking, 'priceCents'> {
  readonly priceCents: string;
}
const fromRecord = (row: BookingRecord): MemberBooking => ({ ...row, priceCents: Number(row.priceCents) });

/** What stands and is not over, the soonest first. */
export async function upcomingOf(tx: Tx, siteId: SiteId, memberId: MemberId, limit: number): Promise<MemberBooking[]> {
  const rows = await tx.sql<BookingRecord>`
    select r.id, s.name as "resourceName", s.kind, lower(r.during) as start, upper(r.during) as end, r.quantity,
      r.status, r.price_cents as "priceCents", r.currency
    from reservations r join resources s on s.site_id = r.site_id and s.id = r.resource_id
    where r.site_id = ${siteId} and r.member_id = ${memberId} and r.status in ('held', 'confirmed', 'checked_in')
      and upper(r.during) > ${toIso(tx.now)}::timestamptz
    order by lower(r.during), r.id limit ${limit}`;
  return rows.map(fromRecord);
}

/** What is over, cancelled or was not used, the latest first. */
export async function pastOf(tx: Tx, siteId: SiteId, memberId: MemberId, limit: number): Promise<MemberBooking[]> {
  const rows = await tx.sql<BookingRecord>`
    select r.id, s.name as "resourceName", s.kind, lower(r.during) as start, upper(r.during) as end, r.quantity,
      r.status, r.price_cents as "priceCents", r.currency
    from reservations r join resources s on s.site_id = r.site_id and s.id = r.resource_id
    where r.site_id = ${siteId} and r.member_id = ${memberId}
      and (upper(r.during) <= ${toIso(tx.now)}::timestamptz or r.status in ('cancelled', 'expired', 'no_show'))
    order by lower(r.during) desc, r.id limit ${limit}`;
  return rows.map(fromRecord);
}

export interface MemberTraining {
  readonly authorisationId: string;
  readonly name: string;
  readonly grantedOn: Day;
  /** The last day; null: for good. */
  readonly expiresOn: Day | null;
}

export const trainingsOf = (tx: Tx, siteId: SiteId, memberId: MemberId) => tx.sql<MemberTraining>`
  select a.id as "authorisationId", a.name, g.granted_on::text as "grantedOn", g.expires_on::text as "expiresOn"
  from authorisation_grants g join authorisations a on a.site_id = g.site_id and a.id = g.authorisation_id
  where g.site_id = ${siteId} and g.member_id = ${memberId} order by folded(a.name), a.id`;

/** Who checked in to a booking that began in `[since, now]`. */
export async function checkedInSince(tx: Tx, siteId: SiteId, since: Instant): Promise<MemberId[]> {
  const rows = await tx.sql<{ memberId: MemberId }>`
    select distinct member_id as "memberId" from reservations
    where site_id = ${siteId} and status = 'checked_in'
      and lower(during) between ${toIso(since)}::timestamptz and ${toIso(tx.now)}::timestamptz`;
  return rows.map(({ memberId }) => memberId);
}
