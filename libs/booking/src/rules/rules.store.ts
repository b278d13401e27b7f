import {
  DAY,
  type Interval,
  type MemberId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Contact, SiteTerms } from './terms.rules.js';
import type { Mine, Quota, Training } from './personal.rules.js';

export interface Need {
  readonly resourceId: ResourceId;
  readonly authorisationId: string;
  readonly name: string;
  readonly validityMonths: number | null;
}

/** All rules of one site: what everybody may know of them. */
export interface Rulebook {
  readonly site: SiteTerms;
  readonly quotas: readonly Quota[];
  readonly needs: readonly Need[];
}

/** In one statement: a booking reads them while it queues for nothing yet. */
export async function rulebooks(tx: Tx, siteIds: readonly SiteId[]): Promise<Map<SiteId, Rulebook>> {
  const rows = await tx.sql<SiteTerms & Omit<Rulebook, 'site'>>`
    select s.site_id as "siteId", s.notice_to_book_minutes as "noticeToBookMinutes",
      s.notice_to_change_minutes as "noticeToChangeMinutes", s.notice_to_cancel_minutes as "noticeToCancelMinutes",
      s.horizon_days as "horizonDays", s.one_place_kinds as "onePlaceKinds", s.approval_minutes as "approvalMinutes",
      (select coalesce(json_agg(json_build_object('resourceId', r.resource_id,
          'noticeToBookMinutes', r.notice_to_book_minutes, 'noticeToChangeMinutes', r.notice_to_change_minutes,
          'noticeToCancelMinutes', r.notice_to_cancel_minutes, 'horizonDays', r.horizon_days,
          'onePlace', r.one_place, 'approval', r.approval) order by r.resource_id), '[]')
        from shared_resource_rules r where r.site_id = s.site_id) as resources,
      (select coalesce(json_agg(json_build_object('hoursBefore', c.hours_before, 'feePercent', c.fee_percent)
          order by c.hours_before desc), '[]')
        from shared_cancellation_steps c where c.site_id = s.site_id) as steps,
      (select coalesce(json_agg(json_build_object('id', q.id, 'unit', q.unit, 'per', q.per, 'atMost', q.at_most,
          'kind', q.kind, 'resourceId', q.resource_id)
          order by q.kind nulls first, q.resource_id nulls first, q.per, q.unit, q.at_most, q.id), '[]')
        from shared_quotas q where q.site_id = s.site_id) as quotas,
      (select coalesce(json_agg(json_build_object('resourceId', n.resource_id, 'authorisationId', n.authorisation_id,
          'name', n.name, 'validityMonths', n.validity_months) order by n.name, n.resource_id), '[]')
        from shared_authorisation_needs n where n.site_id = s.site_id) as needs
    from shared_site_rules s where s.site_id = any(${siteIds}::uuid[])`;
  return new Map(rows.map(({ quotas, needs, ...site }) => [site.siteId, { site, quotas, needs }]));
}

export async function contactOf(tx: Tx, siteId: SiteId): Promise<Contact> {
  const [row] = await tx.sql<Contact>`select email, phone from shared_sites where site_id = ${siteId}`;
  return row ?? { email: null, phone: null };
}

/**
 * Queues the bookings of one person at a site: what is counted afterwards, in statements of their own, holds until
 * this transaction is over. Not stronger than needed: a foreign key to the member does not wait for it.
 */
export const lockMember = (tx: Tx, siteId: SiteId, memberId: MemberId) =>
  tx.sql`select id from members where site_id = ${siteId} and id = ${memberId} for no key update`;

/** A reservation lasts at most 31 days. */
const LONGEST = 32 * DAY;

/** What the member has at the site during the window, without the booking `except`; overdue holds are nobody's. */
export async function bookingsOf(
  tx: Tx,
  siteId: SiteId,
  memberId: MemberId,
  window: Interval,
  except: ReservationId,
): Promise<Mine[]> {
  const rows = await tx.sql<Omit<Mine, 'start' | 'end'> & { start: Date; end: Date }>`
    select r.id, r.resource_id as "resourceId", n.name as "resourceName", r.kind, r.quantity,
      lower(r.during) as start, upper(r.during) as end, r.status <> 'no_show' as live
    from reservations r join shared_resource_names n on n.site_id = r.site_id and n.id = r.resource_id
    where r.site_id = ${siteId} and r.member_id = ${memberId} and r.id <> ${except}
      and r.status in ('held', 'confirmed', 'checked_in', 'no_show')
      and r.blocked_from >= ${toIso(window.start - LONGEST)} and r.blocked_from < ${toIso(window.end)}
      and upper(r.during) > ${toIso(window.start)} and lower(r.during) < ${toIso(window.end)}
      and (r.hold_expires_at is null or r.hold_expires_at > ${toIso(tx.now)})
    order by lower(r.during), r.id`;
  return rows.map(({ start, end, ...row }) => ({ ...row, start: start.getTime(), end: end.getTime() }));
}

/** The trainings that a resource needs, with what the member has of them. */
export const trainingsFor = (tx: Tx, siteId: SiteId, resourceId: ResourceId, memberId: MemberId) => tx.sql<Training>`
  select n.authorisation_id as id, n.name, g.granted_on::text as "grantedOn", g.expires_on::text as "expiresOn"
  from shared_authorisation_needs n
  left join authorisation_grants g on g.site_id = n.site_id and g.authorisation_id = n.authorisation_id
    and g.member_id = ${memberId}
  where n.site_id = ${siteId} and n.resource_id = ${resourceId} order by n.name`;

/** The language of what a site bills, and its clock. */
export async function invoicedIn(tx: Tx, siteId: SiteId): Promise<{ locale: 'fr' | 'en'; timeZone: string }> {
  const [row] = await tx.sql<{ locale: 'fr' | 'en'; timeZone: string }>`
    select locale, time_zone as "timeZone" from sites where site_id = ${siteId}`;
  return row!;
}
