import { type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Of every tenant: ids alone. */
export async function sitesWithOverdueHolds(tx: Tx): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`
    select distinct site_id as "siteId" from shared_holds where hold_expires_at <= ${toIso(tx.now)}`;
  return rows.map(({ siteId }) => siteId);
}
