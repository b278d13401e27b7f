import { createHash } from 'node:crypto';
import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** The same picture again is the one that is there. */
export async function insertLogo(tx: Tx, siteId: SiteId, bytes: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await tx.sql`
    insert into seller_logos (site_id, sha256, bytes) values (${siteId}, ${sha256}, ${bytes}) on conflict do nothing`;
  return sha256;
}

export const setLogo = (tx: Tx, siteId: SiteId, sha256: string | null) => tx.sql`
  update legal_profiles set logo = ${sha256} where site_id = ${siteId}`;

export async function logoBytes(tx: Tx, siteId: SiteId, sha256: string): Promise<Buffer | null> {
  const [logo] = await tx.sql<{ bytes: Buffer }>`
    select bytes from seller_logos where site_id = ${siteId} and sha256 = ${sha256}`;
  return logo?.bytes ?? null;
}
