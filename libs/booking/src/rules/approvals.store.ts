import { type PersonId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

export async function noteDecision(
  tx: Tx,
  siteId: SiteId,
  id: string,
  by: PersonId | null,
  refusedBecause: string | null,
): Promise<void> {
  await tx.sql`
    update reservations set decided_by = ${by}, refused_because = ${refusedBecause}
    where site_id = ${siteId} and id = ${id}`;
}

export interface Awaiting {
  readonly id: string;
  readonly memberName: string;
  readonly resourceName: string;
  readonly start: Date;
  readonly end: Date;
  readonly quantity: number;
  readonly askedAt: Date;
  /** Afterwards the place is free again. */
  readonly expiresAt: Date;
}

/** Bookings that wait for the staff's word, the most urgent first. */
export const awaiting = (tx: Tx, siteId: SiteId) => tx.sql<Awaiting>`
  select r.id, m.name as "memberName", s.name as "resourceName", lower(r.during) as start, upper(r.during) as end,
    r.quantity, r.created_at as "askedAt", r.hold_expires_at as "expiresAt"
  from reservations r
  join members m on m.site_id = r.site_id and m.id = r.member_id
  join resources s on s.site_id = r.site_id and s.id = r.resource_id
  where r.site_id = ${siteId} and r.status = 'held' and r.hold_for = 'approval'
    and r.hold_expires_at > ${toIso(tx.now)}
  order by r.hold_expires_at, r.id`;

export async function countAwaiting(tx: Tx, siteId: SiteId): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from reservations
    where site_id = ${siteId} and status = 'held' and hold_for = 'approval' and hold_expires_at > ${toIso(tx.now)}`;
  return row!.count;
}
