import type {
  ClosingRepeat,
  ClosingScope,
  Day,
  Inside,
  NamedPeriod,
  OpeningHours,
  ResourceId,
  SiteId,
} from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { HolidayCalendar } from './opening.holidays.js';

export interface Closure {
  readonly siteId: SiteId;
  readonly id: string;
  readonly resourceId: ResourceId | null;
  readonly repeats: ClosingRepeat;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly from: number | null;
  readonly until: number | null;
  readonly scope: ClosingScope;
  readonly reason: string;
}

export interface OwnHours extends OpeningHours {
  readonly siteId: SiteId;
  readonly resourceId: ResourceId;
}

/** What is known of when a site is open; `version` grows with each change of it. */
export interface OpeningCalendar extends HolidayCalendar {
  readonly siteId: SiteId;
  readonly version: number;
}

export const siteHours = (tx: Tx, siteId: SiteId) => tx.sql<OpeningHours>`
  select weekday, opens, closes from shared_opening_hours where site_id = ${siteId} order by weekday, opens`;

export const ownHours = (tx: Tx, siteId: SiteId) => tx.sql<OwnHours>`
  select site_id as "siteId", resource_id as "resourceId", weekday, opens, closes from shared_resource_hours
  where site_id = ${siteId} order by resource_id, weekday, opens`;

/** Which places of the site lie in which. */
export const placesInside = (tx: Tx, siteId: SiteId) => tx.sql<Inside>`
  select id, parent_id as "parentId" from shared_resources where site_id = ${siteId} and parent_id is not null`;

/** Those that may touch a day from `first` on (null: all), soonest first. */
export const closures = (tx: Tx, siteId: SiteId, first: Day | null) => tx.sql<Closure>`
  select site_id as "siteId", id, resource_id as "resourceId", repeats, first_day::text as "firstDay",
    last_day::text as "lastDay", from_minute as "from", until_minute as "until", scope, reason
  from shared_closures
  where site_id = ${siteId} and (${first}::date is null or last_day is null or last_day >= ${first}::date)
  order by first_day, id`;

export async function openingCalendar(tx: Tx, siteId: SiteId): Promise<OpeningCalendar | null> {
  const [calendar] = await tx.sql<OpeningCalendar>`
    select site_id as "siteId", country, holiday_region as region, rules, hours_version as version
    from shared_opening_calendars where site_id = ${siteId}`;
  return calendar ?? null;
}

export async function replaceSiteHours(tx: Tx, siteId: SiteId, week: readonly OpeningHours[]): Promise<void> {
  await tx.sql`delete from opening_hours where site_id = ${siteId}`;
  await tx.sql`
    insert into opening_hours (site_id, weekday, opens, closes)
    select ${siteId}, u.weekday, u.opens, u.closes from unnest(${week.map((row) => row.weekday)}::int[],
      ${week.map((row) => row.opens)}::int[], ${week.map((row) => row.closes)}::int[]) as u (weekday, opens, closes)`;
}

export async function replaceOwnHours(
  tx: Tx,
  siteId: SiteId,
  resourceId: ResourceId,
  week: readonly OpeningHours[],
): Promise<void> {
  await tx.sql`delete from resource_hours where site_id = ${siteId} and resource_id = ${resourceId}`;
  await tx.sql`
    insert into resource_hours (site_id, resource_id, weekday, opens, closes)
    select ${siteId}, ${resourceId}, u.weekday, u.opens, u.closes from unnest(${week.map((row) => row.weekday)}::int[],
      ${week.map((row) => row.opens)}::int[], ${week.map((row) => row.closes)}::int[]) as u (weekday, opens, closes)`;
}

/** The same id again changes that closure. */
export const putClosure = (tx: Tx, siteId: SiteId, closure: Omit<Closure, 'siteId'>) => tx.sql`
  insert into closures (site_id, id, resource_id, repeats, first_day, last_day, from_minute, until_minute, scope, reason,
    created_at, created_by)
  values (${siteId}, ${closure.id}, ${closure.resourceId}, ${closure.repeats}, ${closure.firstDay}, ${closure.lastDay},
    ${closure.from}, ${closure.until}, ${closure.scope}, ${closure.reason}, ${new Date(tx.now)},
    ${actingPerson(tx.scope)})
  on conflict (site_id, id) do update set resource_id = excluded.resource_id, repeats = excluded.repeats,
    first_day = excluded.first_day, last_day = excluded.last_day, from_minute = excluded.from_minute,
    until_minute = excluded.until_minute, scope = excluded.scope, reason = excluded.reason`;

export async function removeClosure(tx: Tx, siteId: SiteId, id: string): Promise<boolean> {
  const removed = await tx.sql`delete from closures where site_id = ${siteId} and id = ${id} returning id`;
  return removed.length > 0;
}

export async function replaceHolidays(
  tx: Tx,
  siteId: SiteId,
  region: string | null,
  rules: readonly string[],
): Promise<void> {
  await tx.sql`update opening_calendars set holiday_region = ${region} where site_id = ${siteId}`;
  await tx.sql`delete from kept_holidays where site_id = ${siteId}`;
  await tx.sql`insert into kept_holidays (site_id, rule) select ${siteId}, unnest(${rules}::text[])`;
}

export interface SitePeriod extends NamedPeriod {
  readonly siteId: SiteId;
}

export const namedPeriods = (tx: Tx, siteId: SiteId) => tx.sql<SitePeriod>`
  select site_id as "siteId", resource_id as "resourceId", from_minute as "from", until_minute as "until",
    json_build_object('fr', name_fr, 'en', name_en) as name
  from shared_periods where site_id = ${siteId} order by resource_id, position`;

/** Two managers who save at once do so one after the other. */
export const lockCalendar = (tx: Tx, siteId: SiteId) => tx.sql`
  select from opening_calendars where site_id = ${siteId} for update`;

/** Of the site (null) or of one resource, in the order they are offered in. */
export async function replacePeriods(
  tx: Tx,
  siteId: SiteId,
  resourceId: ResourceId | null,
  periods: readonly Omit<NamedPeriod, 'resourceId'>[],
): Promise<void> {
  await tx.sql`
    delete from named_periods where site_id = ${siteId} and resource_id is not distinct from ${resourceId}::uuid`;
  await tx.sql`
    insert into named_periods (site_id, id, resource_id, position, from_minute, until_minute, name_fr, name_en)
    select ${siteId}, gen_random_uuid(), ${resourceId}::uuid, u.nr - 1, u.f, u.t, u.fr, u.en
    from unnest(${periods.map(({ from }) => from)}::int[], ${periods.map(({ until }) => until)}::int[],
      ${periods.map(({ name }) => name.fr)}::text[], ${periods.map(({ name }) => name.en)}::text[])
      with ordinality as u (f, t, fr, en, nr)`;
}

/** Bookings that were judged by what was open until now are judged again. */
export const hoursChanged = (tx: Tx, siteId: SiteId) => tx.sql`
  update opening_calendars set hours_version = hours_version + 1 where site_id = ${siteId}`;
