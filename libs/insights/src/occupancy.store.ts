import type { Day } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { UsageKind } from './usage.entities.js';

/**
 * Everything here is already judged by the database: a hidden number arrives as null, and a reader who does not
 * coordinate the network gets no row.
 */
export interface NetworkWindow {
  readonly since: Day;
  readonly until: Day;
}

export interface CellRow {
  readonly kind: UsageKind;
  readonly weekday: number;
  readonly hour: number;
  readonly sites: number;
  readonly open: number;
  readonly booked: number | null;
  readonly attended: number | null;
  readonly hidden: boolean;
}

export interface TotalRow {
  readonly kind: UsageKind | 'all';
  readonly open: number;
  readonly booked: number | null;
  readonly attended: number | null;
  readonly reservations: number | null;
  readonly people: number | null;
}

export interface WeekRow {
  readonly week: Day;
  readonly series: 'desk' | 'all';
  readonly open: number | null;
  readonly booked: number | null;
  readonly attended: number | null;
  readonly reservations: number | null;
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

export const cells = (tx: Tx, networkId: string, weeks: number) => tx.sql<CellRow>`
  select kind, weekday, hour, sites::int, open_minutes::float8 as open, booked_minutes::float8 as booked,
    attended_minutes::float8 as attended, hidden
  from network_cells(${networkId}, ${weeks})`;

export const totals = (tx: Tx, networkId: string, weeks: number, previous: boolean) => tx.sql<TotalRow>`
  select kind, open_minutes::float8 as open, booked_minutes::float8 as booked, attended_minutes::float8 as attended,
    reservations::float8 as reservations, people
  from network_totals(${networkId}, ${weeks}, ${previous})`;

export const weekly = (tx: Tx, networkId: string, weeks: number) => tx.sql<WeekRow>`
  select week::text, series, open_minutes::float8 as open, booked_minutes::float8 as booked,
    attended_minutes::float8 as attended, reservations::float8 as reservations
  from network_weeks(${networkId}, ${weeks})`;

/** Every published site of the network with its desks' figures, where it shows them. */
export const sites = (tx: Tx, networkId: string, weeks: number) => tx.sql<SiteRow>`
  select s.site_id as id, s.slug, s.name, s.commune, s.country, s.lat, s.lon, s.shares_occupancy as shared,
    n.open_minutes::float8 as open, n.booked_minutes::float8 as booked, n.attended_minutes::float8 as attended
  from shared_sites s left join network_named(${networkId}, ${weeks}) n on n.site_id = s.site_id and n.kind = 'desk'
  where s.network_id = ${networkId} order by s.name, s.site_id`;
