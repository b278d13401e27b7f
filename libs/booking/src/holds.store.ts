import { type PersonId, type ReservationId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Hold, Reservation } from './reservations.store.js';

/** Of every tenant: ids alone. */
export async function sitesWithOverdueHolds(tx: Tx): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`
    select distinct site_id as "siteId" from shared_holds where hold_expires_at <= ${toIso(tx.now)}`;
  return rows.map(({ siteId }) => siteId);
}

/** One at a time counts a person's holds and adds one. Taken before any other lock. */
export const lockHoldsOf = (tx: Tx, personId: PersonId) =>
  tx.sql`select pg_advisory_xact_lock(hashtextextended('holds of ' || ${personId}::text, 0))`;

/** How many places the person keeps without having booked them, at every site. */
export async function openHolds(tx: Tx, personId: PersonId): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from reservations
    where person_id = ${personId} and status = 'held' and hold_for = 'checkout'
      and hold_expires_at > ${toIso(tx.now)}`;
  return row!.count;
}

/** Held on, for another reason and until another time; the place stays the one it is. */
export const setHeldFor = (tx: Tx, siteId: SiteId, id: ReservationId, hold: Hold) => tx.sql`
  update reservations set hold_for = ${hold.for}, hold_expires_at = ${toIso(hold.expiresAt)}
  where site_id = ${siteId} and id = ${id}`;

/** Of what is held; the company is asked when it is booked (reservation_payer_stays). */
export const setPayer = (
  tx: Tx,
  siteId: SiteId,
  id: ReservationId,
  payer: Pick<Reservation, 'companyId' | 'costCentreId'>,
) => tx.sql`
  update reservations set company_id = ${payer.companyId}, cost_centre_id = ${payer.costCentreId}
  where site_id = ${siteId} and id = ${id} and status = 'held'`;
