import pg from 'pg';
import type { World } from './world.js';

/** Gives the sheet of a place of the first site a code that a test can name. */
export async function sheetWith(world: World, code: string, resourceName: string): Promise<void> {
  const owner = new pg.Client(world.db.url);
  await owner.connect();
  try {
    const { rowCount } = await owner.query(
      `update resource_codes c set code = $1 from resources r
       where r.site_id = $2 and r.name = $3 and c.site_id = r.site_id and c.resource_id = r.id and c.ended_at is null`,
      [code, world.sites[0]!.siteId, resourceName],
    );
    if (rowCount !== 1) throw new Error(`no place is called ${resourceName}`);
  } finally {
    await owner.end();
  }
}
