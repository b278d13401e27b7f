import type { Day } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Published } from './occupancy.rules.js';

/**
 * Everything here is already judged by the database: a hidden number arrives as null, and a reader who does not
 * coordinate the network gets no row.
 */
export interface NetworkWindow {
  readonly since: Day;
  readonly until: Day;
}

export interface SiteRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly commune: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  readonly shared: boolean;
  readonly open: number | null;
  readonly booked: number | null;
  readonly attended: number | null;
}

/** Whole weeks: `until` is the Monday after the last one. Null when there is no such window. */
export async function windowOf(tx: Tx, weeks: number): Promise<NetworkWindow | null> {
  const [row] = await tx.sql<{ since: Day | null; until: Day | null }>`
    select since::text, until::text from network_window(${weeks}, false)`;
  return row?.since && row.until ? { since: row.since, until: row.until } : null;
}

export const figures = (tx: Tx, networkId: string, weeks: number) => tx.sql<Published>`
  select part, kind, week::text, weekday, hour, sites, open_minutes::float8 as open, booked_minutes::float8 as booked,
    attended_minutes::float8 as attended, reservations::float8 as reservations, people, hidden
  from network_figures(${networkId}, ${weeks})
  order by part, kind, week, weekday, hour`;

/** Every published site of the network with its desks' figures, where it shows them. */
export const sites = (tx: Tx, networkId: string, weeks: number) => tx.sql<SiteRow>`
  select s.site_id as id, s.slug, s.name, s.commune, s.country, s.lat, s.lon, s.shares_occupancy as shared,
    n.open_minutes::float8 as open, n.booked_minutes::float8 as booked, n.attended_minutes::float8 as attended
  from shared_sites s left join network_named(${networkId}, ${weeks}) n on n.site_id = s.site_id and n.kind = 'desk'
  where s.network_id = ${networkId} order by s.name, s.site_id`;
