import { type Day, type Instant, type Zone, addDays, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { UsageHourRow } from './usage.entities.js';
import type { Calendar } from './usage.rules.js';

export type UsageHour = Omit<UsageHourRow, 'siteId'>;

/** The longest a reservation may last (reservation_during_sane), and some preparation: how far back to look. */
const LONGEST_DAYS = 32;

/** One site's clock; null when the scope does not open the site. */
export async function zoneOf(tx: Tx, siteId: string): Promise<Zone | null> {
  const [site] = await tx.sql<{ zone: Zone }>`select time_zone as zone from sites where site_id = ${siteId}`;
  return site?.zone ?? null;
}

/** Two roll-ups of one site wait for each other, or the second would insert rows that the first has put there. */
export const lockUsage = (tx: Tx, siteId: string) => tx.sql`
  select pg_advisory_xact_lock(hashtextextended('usage ' || ${siteId}::text, 0))`;

/** Takes the days away and returns what was known of them. */
export const removeDays = (tx: Tx, siteId: string, days: readonly Day[]) => tx.sql<UsageHour>`
  with nobody as (delete from usage_people where site_id = ${siteId} and day = any(${days}::date[]))
  delete from usage_hours where site_id = ${siteId} and day = any(${days}::date[])
  returning day::text, kind, hour, open_minutes as "openMinutes", booked_minutes as "bookedMinutes",
    attended_minutes as "attendedMinutes", reservations, people`;

/** The calendar as the columns that the statement below takes. */
function columnsOf({ cells, pieces, ownResources, ownPieces }: Calendar) {
  const since: Instant = cells[0]!.start;
  const siteStarts = pieces.map((piece) => toIso(piece.start));
  const all = [...pieces.map((piece) => ({ ...piece, resourceId: null })), ...ownPieces];
  return {
    since: toIso(since),
    until: toIso(cells.at(-1)!.end),
    lookFrom: toIso(since - LONGEST_DAYS * 86_400_000),
    cells: {
      days: cells.map((cell) => cell.day),
      hours: cells.map((cell) => cell.hour),
      starts: cells.map((cell) => toIso(cell.start)),
      ends: cells.map((cell) => toIso(cell.end)),
    },
    pieces: {
      siteStarts,
      cells: all.map((piece) => piece.cell),
      resources: all.map((piece) => piece.resourceId),
      starts: all.map((piece) => toIso(piece.start)),
      ends: all.map((piece) => toIso(piece.end)),
    },
    own: ownResources,
  };
}

/**
 * Derives the days of `calendar` from the reservations and returns the rows. Each reservation finds the first and
 * last open piece it meets by binary search (width_bucket), so the work grows with booked hours, not with
 * reservations × hours. The few resources with hours of their own meet their own pieces instead. Hours without
 * places and without reservations have no row.
 */
export function deriveDays(tx: Tx, siteId: string, calendar: Calendar): Promise<UsageHour[]> {
  const { since, until, lookFrom, cells, pieces, own } = columnsOf(calendar);
  return tx.sql<UsageHour>`
    with cells as materialized (
      select nr, day, hour, ends from unnest(${cells.days}::date[], ${cells.hours}::int[], ${cells.ends}::timestamptz[])
        with ordinality as c(day, hour, ends, nr)
    ), pieces as materialized (
      -- the site's first, numbered in order; then those of resources with hours of their own
      select nr, cell, resource_id, starts, ends from unnest(${pieces.cells}::int[], ${pieces.resources}::uuid[],
        ${pieces.starts}::timestamptz[], ${pieces.ends}::timestamptz[])
        with ordinality as p(cell, resource_id, starts, ends, nr)
    ), counted as (
      -- twice, because each half has an index of its own
      select resource_id, kind, person_id, status, quantity, during from reservations
      where site_id = ${siteId} and status in ('confirmed', 'checked_in')
        and blocked_from >= ${lookFrom}::timestamptz and blocked_from < ${until}::timestamptz
      union all
      select resource_id, kind, person_id, status, quantity, during from reservations
      where site_id = ${siteId} and status = 'no_show'
        and blocked_from >= ${lookFrom}::timestamptz and blocked_from < ${until}::timestamptz
    ), claims as materialized (
      select c.kind, c.person_id, c.status = 'checked_in' as attended, c.quantity, r.active, c.resource_id,
        c.resource_id = any(${own}::uuid[]) as own,
        lower(c.during) as starts, upper(c.during) as ends,
        width_bucket(lower(c.during), ${pieces.siteStarts}::timestamptz[]) as first_piece,
        width_bucket(upper(c.during), ${pieces.siteStarts}::timestamptz[]) as last_piece,
        width_bucket(lower(c.during), ${cells.starts}::timestamptz[]) as cell
      from counted c join resources r on r.site_id = ${siteId} and r.id = c.resource_id
      where upper(c.during) > ${since}::timestamptz
    ), met as materialized (
      select p.cell, c.kind, c.person_id, c.attended, c.active,
        c.quantity * extract(epoch from least(c.ends, p.ends) - greatest(c.starts, p.starts)) / 60 as minutes
      from claims c
      cross join lateral generate_series(greatest(c.first_piece, 1), c.last_piece) as n
      join pieces p on p.nr = n
      where p.starts < c.ends and p.ends > c.starts and not c.own
      union all
      select p.cell, c.kind, c.person_id, c.attended, c.active,
        c.quantity * extract(epoch from least(c.ends, p.ends) - greatest(c.starts, p.starts)) / 60
      from claims c join pieces p on p.resource_id = c.resource_id and p.starts < c.ends and p.ends > c.starts
      where c.own
    ), somebody as (
      insert into usage_people (site_id, day, person_id)
      select distinct ${siteId}::uuid, c.day, m.person_id from met m join cells c on c.nr = m.cell
    ), facts as (
      select cell, kind, 0 as open, sum(minutes) filter (where active) as booked,
        sum(minutes) filter (where active and attended) as attended, 0 as begun, count(distinct person_id) as people
      from met group by cell, kind
      union all
      select p.cell, r.kind, sum(extract(epoch from p.ends - p.starts) / 60 * r.places), 0, 0, 0, 0
      from pieces p
      join (select kind, case when id = any(${own}::uuid[]) then id end as own, sum(capacity) as places from resources
            where site_id = ${siteId} and active group by 1, 2) r on r.own is not distinct from p.resource_id
      group by p.cell, r.kind
      union all
      select c.nr, k.kind, 0, 0, 0, count(*), 0 from claims k join cells c on c.nr = k.cell and k.starts < c.ends
      group by c.nr, k.kind
    )
    insert into usage_hours (site_id, day, kind, hour, open_minutes, booked_minutes, attended_minutes, reservations, people)
    select ${siteId}::uuid, c.day, f.kind, c.hour, sum(f.open), floor(coalesce(sum(f.booked), 0)),
      floor(coalesce(sum(f.attended), 0)), sum(f.begun), sum(f.people)
    from facts f join cells c on c.nr = f.cell
    group by c.day, f.kind, c.hour
    returning day::text, kind, hour, open_minutes as "openMinutes", booked_minutes as "bookedMinutes",
      attended_minutes as "attendedMinutes", reservations, people`;
}

export interface NetworkSite {
  readonly siteId: string;
  readonly networkId: string;
}

/** Every published site of the installation. */
export const publishedSites = (tx: Tx) => tx.sql<NetworkSite>`
  select site_id as "siteId", network_id as "networkId" from shared_sites order by network_id, site_id`;

export async function networkOf(tx: Tx, siteId: string): Promise<string | null> {
  const [site] = await tx.sql<NetworkSite>`
    select network_id as "networkId" from sites where site_id = ${siteId} and published`;
  return site?.networkId ?? null;
}

/** Sums over a whole network may take longer than a request may. */
export const takeTime = (tx: Tx) => tx.sql`select set_config('statement_timeout', '60s', true)`;

/** Sums whole weeks over the sites of a network: Mondays, the second one not included. */
export const poolWeeks = (tx: Tx, networkId: string, monday: Day, next: Day) => tx.sql`
  select pool_usage(${networkId}, ${monday}::date, ${next}::date)`;

/** Counts different people for windows that end with each of the `back` weeks up to and including `week`. */
export const poolPeople = (tx: Tx, networkId: string, week: Day, back: number) => tx.sql`
  select pool_people(${networkId}, ${addDays(week, -7 * (back - 1))}::date, ${week}::date)`;
