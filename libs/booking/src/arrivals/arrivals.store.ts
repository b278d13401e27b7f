import { DAY, type ReservationId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** A reservation lasts at most 31 days. */
const LONGEST = 32 * DAY;

/** Sites that give up bookings nobody comes for. Of every tenant: ids alone. */
export async function sitesThatRelease(tx: Tx): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`
    select site_id as "siteId" from shared_rulebooks where no_show_after_minutes is not null`;
  return rows.map(({ siteId }) => siteId);
}

/**
 * Running bookings for which the site has waited long enough; or the one asked for, when it is one of them. The wait
 * begins anew with each change: who books or is moved at noon, for a day that began at eight, is not late.
 */
export const unattended = (tx: Tx, siteId: SiteId, id: ReservationId | null = null) => tx.sql<{
  id: ReservationId;
  start: Date;
}>`
  select r.id, lower(r.during) as start
  from reservations r join site_rules s on s.site_id = r.site_id
  where r.site_id = ${siteId} and r.status = 'confirmed' and (${id}::uuid is null or r.id = ${id})
    and r.blocked_from >= ${toIso(tx.now - LONGEST)} and r.blocked_from >= s.no_show_since
    and r.blocked_from <= ${toIso(tx.now)} and upper(r.during) > ${toIso(tx.now)}
    and greatest(r.blocked_from, r.created_at, r.changed_at)
      + make_interval(mins => s.no_show_after_minutes) <= ${toIso(tx.now)}
  order by r.resource_id, r.id`;
