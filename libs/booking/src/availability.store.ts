import { type Claim, HOUR, type Interval, type ResourceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

interface BusyRow {
  readonly resourceId: ResourceId;
  readonly from: Date;
  readonly until: Date;
  readonly quantity: number;
}

/**
 * What is taken at the sites during the window, by resource, without names. Bookings of up to a day are found by
 * looking back one day in the covering index; longer ones have an index of their own.
 */
export async function busy(tx: Tx, siteIds: readonly SiteId[], window: Interval): Promise<Map<ResourceId, Claim[]>> {
  const start = toIso(window.start);
  const end = toIso(window.end);
  const back = toIso(window.start - 24 * HOUR);
  const rows = await tx.sql<BusyRow>`
    select resource_id as "resourceId", blocked_from as "from", blocked_until as "until", quantity from shared_busy
    where site_id = any(${siteIds}::uuid[]) and blocked_from < ${end} and blocked_from >= ${back} and blocked_until > ${start}
    union all
    select resource_id, blocked_from, blocked_until, quantity from shared_long
    where site_id = any(${siteIds}::uuid[]) and blocked_until > ${start} and blocked_from < ${back}`;
  const claims = new Map<ResourceId, Claim[]>();
  for (const row of rows) {
    const claim = { start: row.from.getTime(), end: row.until.getTime(), quantity: row.quantity };
    const known = claims.get(row.resourceId);
    if (known) known.push(claim);
    else claims.set(row.resourceId, [claim]);
  }
  return claims;
}
