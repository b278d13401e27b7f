import { type Claim, HOUR, type Interval, type ResourceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

interface BusyRow {
  readonly resourceId: ResourceId;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly quantity: number;
}

/** The longest that a resource may be prepared for its next user (migration spaces). */
const PREPARATION = 8 * HOUR;

/**
 * What is taken at the sites during the window, by resource, without names; also what begins so soon after it that
 * the last booking of the window would have no time to be cleared away. Bookings of up to a day are found by
 * looking back one day in the covering index; longer ones have an index of their own.
 */
export async function busy(tx: Tx, siteIds: readonly SiteId[], window: Interval): Promise<Map<ResourceId, Claim[]>> {
  const start = toIso(window.start);
  const end = toIso(window.end + PREPARATION);
  const back = toIso(window.start - 24 * HOUR);
  const rows = await tx.sql<BusyRow>`
    select resource_id as "resourceId", (extract(epoch from blocked_from) * 1000)::float8 as "from",
      (extract(epoch from blocked_until) * 1000)::float8 as "until", quantity
    from shared_busy
    where site_id = any(${siteIds}::uuid[]) and blocked_from < ${end} and blocked_from >= ${back} and blocked_until > ${start}
    union all
    select resource_id, (extract(epoch from blocked_from) * 1000)::float8,
      (extract(epoch from blocked_until) * 1000)::float8, quantity
    from shared_long
    where site_id = any(${siteIds}::uuid[]) and blocked_until > ${start} and blocked_from < ${back}`;
  const claims = new Map<ResourceId, Claim[]>();
  for (const row of rows) {
    const claim = { start: row.from, end: row.until, quantity: row.quantity };
    const known = claims.get(row.resourceId);
    if (known) known.push(claim);
    else claims.set(row.resourceId, [claim]);
  }
  return claims;
}
