import { type MemberId, type PersonId, type ReservationId, type SiteId, toIso } from '#libs/domain';
import type { Locale } from '#libs/members';
import type { Tx } from '#libs/platform';

export interface Guest {
  readonly reservationId: ReservationId;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

/** One at a time counts the guests of a site and adds one. Taken before any other lock. */
export const lockGuestsOf = (tx: Tx, siteId: SiteId) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended('guests of ' || ${siteId}::text, 0))`;

/** Places kept at the site for addresses that are not proven. */
export async function openGuests(tx: Tx, siteId: SiteId): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from reservations
    where site_id = ${siteId} and status = 'held' and hold_for = 'guest' and hold_expires_at > ${toIso(tx.now)}`;
  return row!.count;
}

export const insertGuest = (tx: Tx, siteId: SiteId, { reservationId, email, name, locale }: Guest) => tx.sql`
  insert into guest_bookings (site_id, reservation_id, email, name, locale)
  values (${siteId}, ${reservationId}, ${email}, ${name}, ${locale})`;

/** Null once the hold has ended, one way or the other. */
export async function guestOf(tx: Tx, siteId: SiteId, reservationId: ReservationId): Promise<Guest | null> {
  const [guest] = await tx.sql<Guest>`
    select reservation_id as "reservationId", email, name, locale from guest_bookings
    where site_id = ${siteId} and reservation_id = ${reservationId}`;
  return guest ?? null;
}

/** The held place is the member's from now on. */
export const giveHoldTo = (
  tx: Tx,
  siteId: SiteId,
  id: ReservationId,
  { id: memberId, personId }: { readonly id: MemberId; readonly personId: PersonId },
) => tx.sql`
  update reservations set member_id = ${memberId}, person_id = ${personId}
  where site_id = ${siteId} and id = ${id} and status = 'held' and hold_for = 'guest'`;

export interface Link {
  readonly id: string;
  readonly reservationId: ReservationId;
  readonly personId: PersonId;
  readonly tokenHash: Buffer;
}

/** The same id again: another secret in place of the old one. */
export const putLink = (tx: Tx, siteId: SiteId, { id, reservationId, personId, tokenHash }: Link) => tx.sql`
  insert into reservation_links (site_id, id, reservation_id, person_id, token_hash, created_at)
  values (${siteId}, ${id}, ${reservationId}, ${personId}, ${tokenHash}, ${toIso(tx.now)})
  on conflict (site_id, id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at`;

/** Whether the booking was made by a guest who has not thrown every link to it away. */
export async function hasLink(tx: Tx, siteId: SiteId, reservationId: ReservationId): Promise<boolean> {
  const rows = await tx.sql`
    select from reservation_links where site_id = ${siteId} and reservation_id = ${reservationId} limit 1`;
  return rows.length > 0;
}

export const deleteLink = (tx: Tx, siteId: SiteId, tokenHash: Buffer) => tx.sql`
  delete from reservation_links where site_id = ${siteId} and token_hash = ${tokenHash}`;

export interface LinkDoor {
  readonly siteId: SiteId;
  readonly reservationId: ReservationId;
  readonly personId: PersonId;
}

/** What the secret of this hash opens; answered before any context exists. */
export async function linkDoor(tx: Tx, tokenHash: Buffer): Promise<LinkDoor | null> {
  const [door] = await tx.sql<LinkDoor>`
    select site_id as "siteId", reservation_id as "reservationId", person_id as "personId"
    from reservation_door(${tokenHash})`;
  return door ?? null;
}
