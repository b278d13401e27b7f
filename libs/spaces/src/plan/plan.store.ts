import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { PlanPlace } from './plan.rules.js';

/** Larger ones first: a room lies under its desks. Without what is no longer offered. */
export const planPlaces = (tx: Tx, siteId: SiteId) => tx.sql<PlanPlace>`
  select resource_id as "resourceId", floor, x, y, width, height from shared_plan_places
  where site_id = ${siteId} order by floor, width * height desc, y, x, resource_id`;

/** The plan as a whole takes the place of the one before. */
export async function replacePlan(tx: Tx, siteId: SiteId, places: readonly PlanPlace[]): Promise<void> {
  // Two managers who save at once: the second one's plan stands, not a mixture.
  await tx.sql`select from sites where site_id = ${siteId} for no key update`;
  await tx.sql`delete from plan_places where site_id = ${siteId}`;
  await tx.sql`
    insert into plan_places (site_id, resource_id, floor, x, y, width, height)
    select ${siteId}, p."resourceId", p.floor, p.x, p.y, p.width, p.height
    from json_to_recordset(${JSON.stringify(places)}::json)
      as p ("resourceId" uuid, floor text, x int, y int, width int, height int)`;
}

export async function siteLanguage(tx: Tx, siteId: SiteId): Promise<'fr' | 'en'> {
  const [site] = await tx.sql<{ locale: 'fr' | 'en' }>`select locale from sites where site_id = ${siteId}`;
  return site!.locale;
}
