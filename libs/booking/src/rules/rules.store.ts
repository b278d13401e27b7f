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

type RulebookRow = SiteTerms & Omit<Rulebook, 'site'>;

/** Named for one site, because a booking asks for it: PostgreSQL keeps this plan, and not the one for many. */
export async function rulebook(tx: Tx, siteId: SiteId): Promise<Rulebook | null> {
  const [row] = await tx.sql<RulebookRow>`
    select site_id as "siteId", notice_to_book_minutes as "noticeToBookMinutes",
      notice_to_change_minutes as "noticeToChangeMinutes", notice_to_cancel_minutes as "noticeToCancelMinutes",
      horizon_days as "horizonDays", one_place_kinds as "onePlaceKinds", approval_minutes as "approvalMinutes",
      no_show_after_minutes as "noShowAfterMinutes", no_show_fee_percent as "noShowFeePercent",
      resources, steps, quotas, needs
    from shared_rulebooks where site_id = ${siteId}`;
  if (!row) return null;
  const { quotas, needs, ...site } = row;
  return { site, quotas, needs };
}

/** What is asked of everybody alike, at each of the sites. */
export async function siteTerms(tx: Tx, siteIds: readonly SiteId[]): Promise<Map<SiteId, SiteTerms>> {
  const rows = await tx.sql<SiteTerms>`
    select site_id as "siteId", notice_to_book_minutes as "noticeToBookMinutes",
      notice_to_change_minutes as "noticeToChangeMinutes", notice_to_cancel_minutes as "noticeToCancelMinutes",
      horizon_days as "horizonDays", one_place_kinds as "onePlaceKinds", approval_minutes as "approvalMinutes",
      no_show_after_minutes as "noShowAfterMinutes", no_show_fee_percent as "noShowFeePercent",
      resources, steps
    from shared_rulebooks where site_id = any(${siteIds}::uuid[])`;
  return new Map(rows.map((row) => [row.siteId, row]));
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
