import type { Day, DaySpan, SiteId } from '#libs/domain';
import { toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';

/** Included rights in the ledger, and the whole that they are a part of. */
export interface AllowanceLot {
  readonly id: string;
  readonly planId: string;
  /** The days on which they may be used. */
  readonly days: DaySpan;
  readonly cycle: DaySpan;
  readonly cycleAmount: number;
  readonly remaining: number;
  /** Granted less what has expired. */
  readonly net: number;
}

/** Those that can be used after today, locked in the order of their ids, as every user of the ledger does. */
export const lockAllowanceLots = (tx: Tx, siteId: SiteId, membershipId: string, today: Day) => tx.sql<AllowanceLot>`
  with locked as materialized (
    select * from credit_lots
    where site_id = ${siteId} and membership_id = ${membershipId} and upper(valid) > ${today}::date
    order by id for update)
  select id, plan_id as "planId", json_build_object('first', lower(valid), 'next', upper(valid)) as days,
    json_build_object('first', lower(cycle), 'next', upper(cycle)) as cycle, cycle_amount as "cycleAmount", remaining,
    (select sum(i.amount)::int from credit_lines i
      where i.site_id = locked.site_id and i.lot_id = locked.id and i.kind in ('grant', 'expire')) as net
  from locked order by id`;

/** `amount` is negative when rights expire. */
export async function changeLot(tx: Tx, siteId: SiteId, id: string, amount: number, next: Day | null): Promise<void> {
  if (next !== null) {
    await tx.sql`
      update credit_lots set valid = daterange(lower(valid), ${next}::date) where site_id = ${siteId} and id = ${id}`;
  }
  if (amount === 0) return;
  await tx.sql`
    insert into credit_lines (site_id, id, lot_id, kind, amount, recorded_at, recorded_by)
    values (${siteId}, gen_random_uuid(), ${id}, ${amount < 0 ? 'expire' : 'grant'}, ${amount}, ${toIso(tx.now)},
      ${actingPerson(tx.scope)})`;
}

/** A day for which an included right is used, of one plan. */
export interface RightUsed {
  readonly planId: string;
  readonly day: Day;
}

/** Uses of days from `today` on that were not given back. */
export const rightsUsedFrom = (tx: Tx, siteId: SiteId, membershipId: string, today: Day) => tx.sql<RightUsed>`
  select l.plan_id as "planId", i.used_on::text as day
  from credit_lots l join credit_lines i on i.site_id = l.site_id and i.lot_id = l.id
  where l.site_id = ${siteId} and l.membership_id = ${membershipId} and i.used_on >= ${today}::date
  group by l.id, l.plan_id, i.used_on, i.origin_kind, i.origin_id
  having sum(i.amount) < 0
  order by i.used_on`;

export interface Right {
  readonly membershipId: string;
  readonly name: string;
  readonly unit: 'minute' | 'pass' | 'cent';
  readonly kind: 'desk' | 'room' | 'machine' | null;
  readonly resourceName: string | null;
  readonly remaining: number;
  readonly granted: number;
  /** The first day on which they are of no use any more. */
  readonly next: Day;
}

/** The included rights that can be used on a day. */
export const rightsOn = (tx: Tx, siteId: SiteId, membershipIds: readonly string[], day: Day) => tx.sql<Right>`
  select l.membership_id as "membershipId", l.name, l.unit, l.kind, r.name as "resourceName", l.remaining, l.granted,
    upper(l.valid)::text as next
  from credit_lots l left join resources r on r.site_id = l.site_id and r.id = l.resource_id
  where l.site_id = ${siteId} and l.membership_id = any(${membershipIds}::uuid[]) and l.valid @> ${day}::date
  order by l.unit, l.kind nulls last, l.id`;
