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

/** More than any resource has: it is taken as a whole. */
const ALL_PLACES = 10_000;

/**
 * What is taken at the sites during the window, by resource, without names; also what begins so soon after it that
 * the last booking of the window would have no time to be cleared away. Bookings of up to a day are found by
 * looking back one day in the covering index; longer ones have an index of their own. What lies in a taken place, and
 * what a taken place lies in, is taken too.
 */
export async function busy(tx: Tx, siteIds: readonly SiteId[], window: Interval): Promise<Map<ResourceId, Claim[]>> {
  const now = toIso(tx.now);
  const start = toIso(window.start);
  const end = toIso(window.end + PREPARATION);
  const back = toIso(window.start - 24 * HOUR);
  const rows = await tx.sql<BusyRow>`
    with taken as materialized (
      select site_id, resource_id, blocked_from, blocked_until, quantity from shared_busy
      where site_id = any(${siteIds}::uuid[]) and blocked_from < ${end} and blocked_from >= ${back}
        and blocked_until > ${start} and (hold_expires_at is null or hold_expires_at > ${now})
      union all
      select site_id, resource_id, blocked_from, blocked_until, quantity from shared_long
      where site_id = any(${siteIds}::uuid[]) and blocked_until > ${start} and blocked_from < ${back}
        and (hold_expires_at is null or hold_expires_at > ${now})
      union all
      select site_id, resource_id, lower(during), upper(during), ${ALL_PLACES}::int from shared_blocks
      where site_id = any(${siteIds}::uuid[]) and during && tstzrange(${start}, ${end})
    )
    select resource_id as "resourceId", (extract(epoch from blocked_from) * 1000)::float8 as "from",
      (extract(epoch from blocked_until) * 1000)::float8 as "until", quantity
    from taken
    union all
    select f.resource_id, (extract(epoch from t.blocked_from) * 1000)::float8,
      (extract(epoch from t.blocked_until) * 1000)::float8, ${ALL_PLACES}::int
    from taken t join shared_families f on f.site_id = t.site_id and f.related_id = t.resource_id`;
  const claims = new Map<ResourceId, Claim[]>();
  for (const row of rows) {
    const claim = { start: row.from, end: row.until, quantity: row.quantity };
    const known = claims.get(row.resourceId);
    if (known) known.push(claim);
    else claims.set(row.resourceId, [claim]);
  }
  return claims;
}
