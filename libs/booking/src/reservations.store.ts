import {
  type CompanyId,
  type Currency,
  DAY,
  type Instant,
  type Interval,
  MINUTE,
  type MemberId,
  type PersonId,
  type Price,
  type PriceLine,
  type PricedExtra,
  type ProblemCode,
  type ReservationId,
  type ResourceId,
  type SeriesId,
  type SiteId,
  toIso,
} from '#libs/domain';
import { Outdated, type Tx } from '#libs/platform';
import type { ResourceKind } from '#libs/spaces';
import { setExtras } from './extras/extras.store.js';
import type { HoldReason, ReservationStatus } from './reservations.entities.js';
import { isOverdue } from './reservations.rules.js';

export interface Reservation {
  readonly siteId: SiteId;
  readonly id: ReservationId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly kind: ResourceKind;
  readonly quantity: number;
  readonly start: Date;
  readonly end: Date;
  readonly status: ReservationStatus;
  readonly holdFor: HoldReason | null;
  readonly holdExpiresAt: Date | null;
  readonly checkedInAt: Date | null;
  readonly priceCents: number;
  readonly currency: Currency;
  readonly createdAt: Date;
  /** What giving it back cost. */
  readonly cancellationFeeCents: number;
  /** What it cost on top that nobody came. */
  readonly noShowFeeCents: number;
  /** Why staff did not approve it. */
  readonly refusedBecause: string | null;
  /** The repeated booking that it is a date of; null: it stands alone. */
  readonly seriesId: SeriesId | null;
  /** The company that pays; null: the member. */
  readonly companyId: CompanyId | null;
  readonly costCentreId: string | null;
  /** What is had along with the place; part of the price. */
  readonly extras: readonly PricedExtra[];
}

/** A place that is kept for somebody until `expiresAt`, unless it is confirmed before. */
export interface Hold {
  readonly for: HoldReason;
  readonly expiresAt: Instant;
}

export interface NewReservation {
  readonly siteId: SiteId;
  readonly id: ReservationId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly quantity: number;
  readonly during: Interval;
  readonly preparationMinutes: number;
  readonly priceCents: number;
  readonly currency: Currency;
  readonly priceLines: readonly PriceLine[];
  /** Sent behind it, by insertExtras. */
  readonly extras: readonly PricedExtra[];
  readonly createdBy: PersonId | null;
  /** Null: it is confirmed at once. */
  readonly hold: Hold | null;
  readonly seriesId: SeriesId | null;
  /** The company that pays; null: the member. */
  readonly companyId: CompanyId | null;
  readonly costCentreId: string | null;
  /** Codes of the rules that staff skipped; null when they skipped none. */
  readonly overrides: readonly ProblemCode[] | null;
  /** Of the opening hours and closures that the rules saw; null: past the rules. */
  readonly hoursVersion: number | null;
}

/**
 * The guard (migration booking) decides: it queues on the resource's lock row, then refuses what does not fit.
 * Then `reservation_hours` has it judged again if what is open has changed since.
 * Preparation stands after the booking, so two neighbours are at least that far apart.
 */
export const insertReservation = (tx: Tx, r: NewReservation) => tx.sql`
  insert into reservations (site_id, id, resource_id, member_id, person_id, quantity, during, blocked, status,
    hold_for, hold_expires_at, price_cents, currency, price_lines, has_extras, created_at, created_by, overrides,
    overridden_by, hours_version, series_id, company_id, cost_centre_id)
  values (${r.siteId}, ${r.id}, ${r.resourceId}, ${r.memberId}, ${r.personId}, ${r.quantity},
    tstzrange(${toIso(r.during.start)}, ${toIso(r.during.end)}),
    tstzrange(${toIso(r.during.start)}, ${toIso(r.during.end + r.preparationMinutes * MINUTE)}),
    ${r.hold ? 'held' : 'confirmed'}, ${r.hold && r.hold.for}, ${r.hold && toIso(r.hold.expiresAt)}, ${r.priceCents},
    ${r.currency}, ${JSON.stringify(r.priceLines)}, ${r.extras.length > 0}, ${toIso(tx.now)}, ${r.createdBy},
    ${r.overrides && JSON.stringify(r.overrides)}, ${r.overrides && r.createdBy}, ${r.hoursVersion}, ${r.seriesId},
    ${r.companyId}, ${r.costCentreId})`;

/** As it was agreed, with the lines that explain it. */
export async function priceOf(tx: Tx, siteId: SiteId, id: ReservationId): Promise<Price> {
  const [row] = await tx.sql<{ cents: string; lines: PriceLine[]; extras: PricedExtra[] }>`
    select price_cents as cents, price_lines as lines,
           case when has_extras then extras_of(site_id, id) else '[]' end as extras
    from reservations where site_id = ${siteId} and id = ${id}`;
  return { cents: Number(row!.cents), lines: row!.lines, extras: row!.extras };
}

/** What is left to pay once prepaid rights are used, and of which extras. */
export const setPrice = (tx: Tx, siteId: SiteId, id: ReservationId, { cents, lines, extras }: Price) =>
  Promise.all([
    tx.sql`
    update reservations set price_cents = ${cents}, price_lines = ${JSON.stringify(lines)}
    where site_id = ${siteId} and id = ${id}`,
    ...(extras.length > 0 ? [setExtras(tx, siteId, id, extras)] : []),
  ]);

/**
 * Somebody else's booking of up to a day lies on this time: saves a loser the queue for the resource's lock. Only
 * advice, for exclusive resources: what it does not see, the guard does. Holds are left to the guard, which knows
 * whether they have run out.
 */
export async function isSurelyTaken(tx: Tx, siteId: SiteId, resourceId: ResourceId, during: Interval) {
  const [row] = await tx.sql<{ taken: boolean }>`
    select exists (
      select from reservations
      where site_id = ${siteId} and resource_id = ${resourceId} and status in ('confirmed', 'checked_in')
        and blocked_from >= ${toIso(during.start - DAY)} and blocked_from < ${toIso(during.end)}
        and blocked_until > ${toIso(during.start)}
    ) as taken`;
  return row!.taken;
}

export interface ImportedReservation extends Omit<
  NewReservation,
  | 'siteId'
  | 'createdBy'
  | 'quantity'
  | 'overrides'
  | 'hold'
  | 'seriesId'
  | 'hoursVersion'
  | 'companyId'
  | 'costCentreId'
  | 'extras'
> {
  readonly status: ReservationStatus;
  readonly checkedInAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly createdAt: Instant;
}

const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : toIso(instant));

/**
 * Many at once, each through the guard: for imports and the demonstration. In the order of their resources, so that
 * two imports never wait for each other's locks.
 */
export function insertReservations(tx: Tx, siteId: SiteId, rows: readonly ImportedReservation[]) {
  const column = <T>(of: (row: ImportedReservation) => T): T[] => rows.map(of);
  return tx.sql`
    insert into reservations (site_id, id, resource_id, member_id, person_id, quantity, during, blocked, status,
      checked_in_at, cancelled_at, price_cents, currency, price_lines, created_at, created_by)
    select ${siteId}, u.id, u.resource_id, u.member_id, u.person_id, 1, tstzrange(u.starts, u.ends),
      tstzrange(u.starts, u.prepared), u.status, u.checked_in, u.cancelled, u.cents, u.currency, u.lines, u.created,
      u.person_id
    from unnest(
      ${column((row) => row.id)}::uuid[], ${column((row) => row.resourceId)}::uuid[],
      ${column((row) => row.memberId)}::uuid[], ${column((row) => row.personId)}::uuid[],
      ${column((row) => toIso(row.during.start))}::timestamptz[], ${column((row) => toIso(row.during.end))}::timestamptz[],
      ${column((row) => toIso(row.during.end + row.preparationMinutes * MINUTE))}::timestamptz[],
      ${column((row) => row.status)}::text[], ${column((row) => isoOrNull(row.checkedInAt))}::timestamptz[],
      ${column((row) => isoOrNull(row.cancelledAt))}::timestamptz[], ${column((row) => row.priceCents)}::bigint[],
      ${column((row) => row.currency)}::text[], ${column((row) => JSON.stringify(row.priceLines))}::jsonb[],
      ${column((row) => toIso(row.createdAt))}::timestamptz[]
    ) as u (id, resource_id, member_id, person_id, starts, ends, prepared, status, checked_in, cancelled, cents,
      currency, lines, created)
    order by u.resource_id, u.starts`;
}

/** A hold that has run out is nobody's, whether or not the job that notes it has come by. */
export const asOf = (reservation: Reservation, now: Instant): Reservation =>
  isOverdue(reservation, now) ? { ...reservation, status: 'expired', holdFor: null, holdExpiresAt: null } : reservation;

/** Within the scope's rows: the site's, or the person's own at any site. */
export async function reservationById(tx: Tx, id: ReservationId): Promise<Reservation | null> {
  const [row] = await tx.sql<Reservation>`
    select site_id as "siteId", id, resource_id as "resourceId", member_id as "memberId", person_id as "personId", kind,
           quantity, lower(during) as start, upper(during) as end, status, hold_for as "holdFor", hold_expires_at as "holdExpiresAt",
           checked_in_at as "checkedInAt",
           price_cents::int as "priceCents", currency, created_at as "createdAt", series_id as "seriesId",
           company_id as "companyId", cost_centre_id as "costCentreId",
           case when has_extras then extras_of(site_id, id) else '[]' end as extras,
           cancellation_fee_cents::int as "cancellationFeeCents", no_show_fee_cents::int as "noShowFeeCents", refused_because as "refusedBecause"
    from reservations where id = ${id}`;
  return row ? asOf(row, tx.now) : null;
}

/** The same, locked for a change of state. */
export async function lockReservation(tx: Tx, siteId: SiteId, id: ReservationId): Promise<Reservation | null> {
  const [locked] = await tx.sql`select id from reservations where site_id = ${siteId} and id = ${id} for update`;
  return locked ? reservationById(tx, id) : null;
}

/** Several, behind the locks of their places. */
export const lockReservations = (tx: Tx, siteId: SiteId, ids: readonly ReservationId[]) => tx.sql`
  select from reservations where site_id = ${siteId} and id = any(${ids}::uuid[]) order by id for update`;

/**
 * Locked for a change that leaves it in its place: PostgreSQL compares the changed row with whoever books that place at
 * this moment, and the two would wait for each other, so the lock of the place comes first, as it does for them.
 */
export async function lockInPlace(tx: Tx, siteId: SiteId, id: ReservationId): Promise<Reservation | null> {
  const [seen] = await tx.sql<{ resourceId: ResourceId }>`
    select resource_id as "resourceId", lock_places(site_id, array[resource_id])
    from reservations where site_id = ${siteId} and id = ${id}`;
  if (!seen) return null;
  const locked = await lockReservation(tx, siteId, id);
  // Somebody moved it elsewhere before we had the lock.
  if (locked && locked.resourceId !== seen.resourceId) throw new Outdated();
  return locked;
}

/** A person's own, newest end first; `upcoming` are those not over at tx.now. */
export async function ownReservations(tx: Tx, personId: PersonId, upcoming: boolean, limit: number) {
  const rows = await tx.sql<Reservation>`
    select site_id as "siteId", id, resource_id as "resourceId", member_id as "memberId", person_id as "personId", kind,
           quantity, lower(during) as start, upper(during) as end, status, hold_for as "holdFor", hold_expires_at as "holdExpiresAt",
             checked_in_at as "checkedInAt", price_cents::int as "priceCents", currency, created_at as "createdAt",
           case when has_extras then extras_of(site_id, id) else '[]' end as extras,
           series_id as "seriesId", company_id as "companyId", cost_centre_id as "costCentreId", cancellation_fee_cents::int as "cancellationFeeCents", no_show_fee_cents::int as "noShowFeeCents",
           refused_because as "refusedBecause"
    from reservations
    where person_id = ${personId}
      and (status in ('held', 'confirmed', 'checked_in') and upper(during) > ${toIso(tx.now)}
        and (hold_expires_at is null or hold_expires_at > ${toIso(tx.now)})) = ${upcoming}
    order by case when ${upcoming} then lower(during) end, lower(during) desc, id limit ${limit}`;
  return rows.map((row) => asOf(row, tx.now));
}

/** What became of the money of a booking that was given back, in minor units of its price. */
export interface Settlement {
  readonly chargeKept: boolean;
  readonly feeCents: number;
  /** Let off by staff. */
  readonly waivedCents: number;
  readonly waivedBy: PersonId | null;
}

const NOTHING_DUE: Settlement = { chargeKept: false, feeCents: 0, waivedCents: 0, waivedBy: null };

export function setCancelled(tx: Tx, siteId: SiteId, id: ReservationId, settled: Partial<Settlement> = {}) {
  const { chargeKept, feeCents, waivedCents, waivedBy } = { ...NOTHING_DUE, ...settled };
  return tx.sql`
    update reservations set status = 'cancelled', cancelled_at = ${toIso(tx.now)}, charge_kept = ${chargeKept},
      cancellation_fee_cents = ${feeCents}, fee_waived_cents = ${waivedCents}, fee_waived_by = ${waivedBy}
    where site_id = ${siteId} and id = ${id}`;
}

export const setConfirmed = (tx: Tx, siteId: SiteId, id: ReservationId) => tx.sql`
  update reservations set status = 'confirmed' where site_id = ${siteId} and id = ${id}`;

/**
 * Lets go of the holds that have run out at a site; the days they were on come back as the start of each. Not of those
 * that somebody has locked: whoever books there lets go of them, several in an order of their own.
 */
export const expireHolds = (tx: Tx, siteId: SiteId) => tx.sql<{ id: ReservationId; start: Date }>`
  update reservations set status = 'expired'
  where site_id = ${siteId} and id = any (array(
    select id from reservations
    where site_id = ${siteId} and status = 'held' and hold_expires_at <= ${toIso(tx.now)}
    for update skip locked))
  returning id, lower(during) as start`;

export const setCheckedIn = (tx: Tx, siteId: SiteId, id: ReservationId) => tx.sql`
  update reservations set status = 'checked_in', checked_in_at = ${toIso(tx.now)}, no_show_fee_cents = 0
  where site_id = ${siteId} and id = ${id}`;

export const setNoShow = (tx: Tx, siteId: SiteId, id: ReservationId, feeCents: number) => tx.sql`
  update reservations set status = 'no_show', no_show_fee_cents = ${feeCents}
  where site_id = ${siteId} and id = ${id}`;

export interface Arrival {
  readonly reservationId: ReservationId;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly kind: ResourceKind;
  readonly start: Date;
  readonly end: Date;
  readonly quantity: number;
  readonly status: ReservationStatus;
  /** What is to be made ready for them. */
  readonly extras: readonly PricedExtra[];
}

/**
 * Who is expected at the site during a local day, in order of arrival, with those given up because they had not come;
 * or the one reservation asked for. Twice, because each half has an index of its own.
 */
export const arrivals = (tx: Tx, siteId: SiteId, day: Interval, id: ReservationId | null = null) => tx.sql<Arrival>`
  select r.id as "reservationId", r.member_id as "memberId", m.name as "memberName", r.resource_id as "resourceId",
         s.name as "resourceName", r.kind, lower(r.during) as start, upper(r.during) as end, r.quantity, r.status,
         case when r.has_extras then extras_of(r.site_id, r.id) else '[]' end as extras
  from (
    select * from reservations
    where site_id = ${siteId} and status in ('confirmed', 'checked_in')
      and blocked_from >= ${toIso(day.start)} and blocked_from < ${toIso(day.end)}
    union all
    select * from reservations
    where site_id = ${siteId} and status = 'no_show'
      and blocked_from >= ${toIso(day.start)} and blocked_from < ${toIso(day.end)}
  ) r
  join members m on m.site_id = r.site_id and m.id = r.member_id
  join resources s on s.site_id = r.site_id and s.id = r.resource_id
  where ${id}::uuid is null or r.id = ${id}
  order by r.blocked_from, m.name, r.id`;

/** The resource a person used most since `since`. */
export async function mostUsed(
  tx: Tx,
  personId: PersonId,
  since: number,
): Promise<{ siteId: SiteId; resourceId: ResourceId; kind: ResourceKind } | null> {
  const [row] = await tx.sql<{ siteId: SiteId; resourceId: ResourceId; kind: ResourceKind }>`
    select site_id as "siteId", resource_id as "resourceId", kind from reservations
    where person_id = ${personId} and blocked_from > ${toIso(since)} and status in ('confirmed', 'checked_in')
    group by site_id, resource_id, kind order by count(*) desc, max(blocked_from) desc limit 1`;
  return row ?? null;
}

/** Where and when bookings of the site are, whatever became of them. */
export const usesOf = (tx: Tx, siteId: SiteId, ids: readonly string[]) =>
  tx.sql<{ id: string; resourceName: string; start: Date; end: Date }>`
  select r.id, s.name as "resourceName", lower(r.during) as start, upper(r.during) as end
  from reservations r join resources s on s.site_id = r.site_id and s.id = r.resource_id
  where r.site_id = ${siteId} and r.id = any(${ids}::uuid[])`;
