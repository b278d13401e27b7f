import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

/** A week and parts of the day of a resource's own, a holiday and a closure, whose id it returns. */
export async function openingOf(owner: pg.Client, siteId: string, resourceId: string): Promise<string> {
  const closure = uuidv7();
  await owner.query(
    `insert into closures (site_id, id, repeats, first_day, last_day, scope, reason, created_at)
     values ($1, $2, 'once', '2026-01-02', '2026-01-02', 'everyone', 'Inventaire', now())`,
    [siteId, closure],
  );
  await owner.query(
    'insert into resource_hours (site_id, resource_id, weekday, opens, closes) values ($1, $2, 2, 480, 1200)',
    [siteId, resourceId],
  );
  await owner.query(
    `insert into named_periods (site_id, id, resource_id, position, from_minute, until_minute, name_fr, name_en)
     values ($1, gen_random_uuid(), $2, 0, 540, 720, 'Matinée', 'Early')`,
    [siteId, resourceId],
  );
  await owner.query(`insert into kept_holidays (site_id, rule) values ($1, '07-14') on conflict do nothing`, [siteId]);
  return closure;
}
