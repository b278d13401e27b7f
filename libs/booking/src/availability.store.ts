import { type Claim, HOUR, type Interval, type ResourceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** What is taken, as PostgreSQL says it, and the number that the sites have reached. */
export interface Taken {
  /** `resource from until quantity;…`, instants in epoch milliseconds: one text costs less to read than many rows. */
  readonly text: string;
  /** The same as long as nothing of what the sites offer, and when, has changed. */
  readonly version: string;
}

/** The longest that a resource may be prepared for its next user (migration spaces). */
const PREPARATION = 8 * HOUR;

/** More than any resource has: it is taken as a whole. */
const ALL_PLACES = 10_000;

/**
 * What is taken at the sites during the window, by resource, without names; also what begins so soon after it that
 * the last booking of the window would have no time to be cleared away. Bookings of up to a day are found by
 * looking back one day in the covering index; longer ones have an index of their own. What lies in a taken place, and
 * what a taken place lies in, is taken too. Through the shared views, comparing `blocked_from` and `blocked_until`: behind a
 * tenant policy PostgreSQL may not use an index for `&&` or `@>` (not leakproof).
 */
export async function takenAt(tx: Tx, siteIds: readonly SiteId[], window: Interval): Promise<Taken> {
  const now = toIso(tx.now);
  const start = toIso(window.start);
  const end = toIso(window.end + PREPARATION);
  const back = toIso(window.start - 24 * HOUR);
  const [row] = await tx.sql<Taken>`
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
    ), claimed as (
      select resource_id, blocked_from, blocked_until, quantity from taken
      union all
      select f.resource_id, t.blocked_from, t.blocked_until, ${ALL_PLACES}::int
      from taken t join shared_families f on f.site_id = t.site_id and f.related_id = t.resource_id
    )
    select
      (select coalesce(sum(version), 0) || ' ' || count(*) from shared_site_versions
        where site_id = any(${siteIds}::uuid[])) as version,
      (select coalesce(string_agg(
          resource_id || ' ' || (extract(epoch from blocked_from) * 1000)::int8 || ' '
            || (extract(epoch from blocked_until) * 1000)::int8 || ' ' || quantity, ';'), '')
        from claimed) as text`;
  return row!;
}

/** The claims that the text tells of, by resource. */
export function claimsOf({ text }: Taken): Map<ResourceId, Claim[]> {
  const claims = new Map<ResourceId, Claim[]>();
  if (text === '') return claims;
  for (const entry of text.split(';')) {
    const [resourceId, start, end, quantity] = entry.split(' ') as [ResourceId, string, string, string];
    const claim = { start: Number(start), end: Number(end), quantity: Number(quantity) };
    const known = claims.get(resourceId);
    if (known) known.push(claim);
    else claims.set(resourceId, [claim]);
  }
  return claims;
}
