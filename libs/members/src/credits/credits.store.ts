import type {
  CompanyId,
  CreditUnit,
  Day,
  DaySpan,
  Debit,
  Interval,
  MemberId,
  PaidDay,
  PassDay,
  PersonId,
  PriceMode,
  SiteId,
} from '#libs/domain';
import { toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Rights that somebody is given: what they are counted in, what they are for, and when they may be used. */
export interface NewLot {
  readonly id: string;
  readonly holder: { readonly memberId: MemberId; readonly personId: PersonId } | { readonly companyId: string };
  readonly unit: CreditUnit;
  readonly amount: number;
  readonly kind: 'desk' | 'room' | 'machine' | null;
  readonly resourceId: string | null;
  /** Of money only: the price mode that it counts at. */
  readonly priceMode: PriceMode | null;
  /** `next` null: for good. */
  readonly valid: { readonly first: Day; readonly next: Day | null };
  readonly name: string;
  readonly source: { readonly kind: 'pack'; readonly packId: string } | { readonly kind: 'site' } | AllowanceSource;
  /** Why it is given, where nothing is paid for it. */
  readonly reason?: string | null;
}

/** What a plan includes in each cycle, and the cycle that these rights are all or a part of. */
export interface AllowanceSource {
  readonly kind: 'allowance';
  readonly membershipId: string;
  readonly planId: string;
  readonly cycle: DaySpan;
  readonly cycleAmount: number;
}

/** What the credit was used for, e.g. ('reservation', its id). */
export interface CreditOrigin {
  readonly kind: string;
  readonly id: string;
}

/** A lot that exists already stays as it is. */
export async function insertLot(tx: Tx, siteId: SiteId, lot: NewLot, by: PersonId | null): Promise<void> {
  const member = 'memberId' in lot.holder ? lot.holder : null;
  const companyId = 'companyId' in lot.holder ? lot.holder.companyId : null;
  const of = lot.source.kind === 'allowance' ? lot.source : null;
  const cycle = of && `[${of.cycle.first},${of.cycle.next})`;
  const packId = lot.source.kind === 'pack' ? lot.source.packId : null;
  await tx.sql`
    insert into credit_lots (site_id, id, member_id, person_id, company_id, unit, kind, resource_id, price_mode, valid,
      name, source_kind, membership_id, plan_id, cycle, cycle_amount, pack_id, reason, granted, created_at, created_by)
    values (${siteId}, ${lot.id}, ${member && member.memberId}, ${member && member.personId}, ${companyId}, ${lot.unit},
      ${lot.kind}, ${lot.resourceId}, ${lot.priceMode}, daterange(${lot.valid.first}, ${lot.valid.next}), ${lot.name},
      ${lot.source.kind}, ${of && of.membershipId}, ${of && of.planId}, ${cycle}, ${of && of.cycleAmount}, ${packId},
      ${lot.reason ?? null}, ${lot.amount}, ${toIso(tx.now)}, ${by})
    on conflict (site_id, id) do nothing`;
}

/** What is left in each, once nobody else can use it up: in the order of their ids, so that two never cross. */
export async function lockLots(tx: Tx, siteId: SiteId, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.sql<{ id: string; remaining: number }>`
    select id, remaining from credit_lots where site_id = ${siteId} and id = any(${ids}::uuid[]) order by id for update`;
  return new Map(rows.map(({ id, remaining }) => [id, remaining]));
}

/** Of whom credit is: members of a site, and companies. */
export interface Holders {
  readonly members: readonly MemberId[];
  readonly companies: readonly CompanyId[];
}

/** What these have used, and what their holders could use: in the order of their ids, as whoever books locks them. */
export const lockLotsOf = (
  tx: Tx,
  siteId: SiteId,
  kind: string,
  ids: readonly string[],
  { members, companies }: Holders,
) =>
  tx.sql`
  select from credit_lots
  where site_id = ${siteId} and (
    (member_id = any(${members}::uuid[]) or company_id = any(${companies}::uuid[])) and (remaining > 0 or unit = 'pass')
    or id in (select lot_id from credit_lines
      where site_id = ${siteId} and origin_kind = ${kind} and origin_id = any(${ids}::uuid[])
      union all select lot_id from credit_days
      where site_id = ${siteId} and origin_kind = ${kind} and origin_id = any(${ids}::uuid[])))
  order by id for update`;

/** A part of a booking on its local day. */
export type DayPart = Interval & { readonly day: Day };

/** Of lots that are locked: days on which passes are used for this member, with places to spare in these parts. */
export const sparePlaces = (
  tx: Tx,
  siteId: SiteId,
  memberId: MemberId,
  lotIds: readonly string[],
  parts: readonly DayPart[],
) =>
  tx.sql<PaidDay & { lotId: string }>`
  select s.lot_id as "lotId", s.day::text, s.places from (
    select l.lot_id, p.day, credit_day_places(${siteId}, l.lot_id, ${memberId}, p.day, '(,)')
      - credit_day_places(${siteId}, l.lot_id, ${memberId}, p.day, tstzrange(p.start, p.until)) as places
    from unnest(${lotIds}::uuid[]) as l (lot_id)
    cross join unnest(${parts.map(({ day }) => day)}::date[], ${parts.map(({ start }) => toIso(start))}::timestamptz[],
      ${parts.map(({ end }) => toIso(end))}::timestamptz[]) as p (day, start, until)) as s
  where s.places > 0`;

/** What passes pay for; what was noted of the same thing on that day is replaced. Passes are used and freed by it. */
export const noteDays = (
  tx: Tx,
  siteId: SiteId,
  memberId: MemberId,
  days: readonly PassDay[],
  { kind, id }: CreditOrigin,
  by: PersonId | null,
) =>
  tx.sql`
  insert into credit_days (site_id, lot_id, day, origin_kind, origin_id, member_id, during, places, recorded_at,
    recorded_by)
  select ${siteId}, d.lot_id, d.day, ${kind}, ${id}, ${memberId}, tstzrange(d.start, d.until), d.places,
    ${toIso(tx.now)}, ${by}
  from unnest(${days.map(({ lotId }) => lotId)}::uuid[], ${days.map(({ day }) => day)}::date[],
    ${days.map(({ start }) => toIso(start))}::timestamptz[], ${days.map(({ end }) => toIso(end))}::timestamptz[],
    ${days.map(({ places }) => places)}::int[]) as d (lot_id, day, start, until, places)
  order by d.lot_id, d.day
  on conflict (site_id, lot_id, day, origin_kind, origin_id) do update
    set during = excluded.during, places = excluded.places, recorded_at = excluded.recorded_at,
      recorded_by = excluded.recorded_by`;

/** What passes pay for of this; their lots are locked. */
export async function passDaysOf(tx: Tx, siteId: SiteId, origin: CreditOrigin): Promise<UsedDay[]> {
  type Row = Omit<UsedDay, 'start' | 'end'> & { start: Date; end: Date };
  const rows = await tx.sql<Row>`
    select lot_id as "lotId", member_id as "memberId", day::text, lower(during) as start, upper(during) as end, places
    from credit_days
    where site_id = ${siteId} and origin_kind = ${origin.kind} and origin_id = ${origin.id} and places > 0
    order by lot_id, day`;
  return rows.map(({ start, end, ...row }) => ({ ...row, start: start.getTime(), end: end.getTime() }));
}
export interface UsedDay extends PassDay {
  readonly memberId: MemberId;
}

interface Line {
  readonly kind: 'debit' | 'restore';
  readonly origin: CreditOrigin;
  readonly usedOn: Day | null;
  readonly by: PersonId | null;
}

/** `amount` is positive whichever way it goes. */
export async function insertLines(tx: Tx, siteId: SiteId, lines: readonly Debit[], line: Line): Promise<void> {
  const sign = line.kind === 'debit' ? -1 : 1;
  await tx.sql`
    insert into credit_lines (site_id, id, lot_id, kind, amount, origin_kind, origin_id, used_on, recorded_at, recorded_by)
    select ${siteId}, gen_random_uuid(), u.lot_id, ${line.kind}, u.amount, ${line.origin.kind}, ${line.origin.id},
      ${line.usedOn}, ${toIso(tx.now)}, ${line.by}
    from unnest(${lines.map(({ lotId }) => lotId)}::uuid[], ${lines.map(({ amount }) => sign * amount)}::int[])
      as u (lot_id, amount)
    order by u.lot_id`;
}

/** Where a lot that is past its validity has something left. Of every tenant: ids alone. */
export async function sitesWithPastCredit(tx: Tx, day: Day): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`
    select distinct site_id as "siteId" from shared_credit_ends where ends <= ${day}::date`;
  return rows.map(({ siteId }) => siteId);
}

/** What is left of lots that nobody may use any more on this day; their rows are locked, in the order of their ids. */
export const lockPast = (tx: Tx, siteId: SiteId, day: Day) => tx.sql<Debit & Record<string, unknown>>`
  select id as "lotId", remaining as amount from credit_lots
  where site_id = ${siteId} and remaining > 0 and upper(valid) <= ${day}::date order by id for update`;

/** Takes off what is not used for anything: past its time (no reason) or by the site (with one). */
export const insertLoss = (tx: Tx, siteId: SiteId, loss: Loss) => tx.sql`
  insert into credit_lines (site_id, id, lot_id, kind, amount, reason, recorded_at, recorded_by)
  select ${siteId}, coalesce(${loss.id ?? null}, gen_random_uuid()), u.lot_id,
    case when ${loss.reason}::text is null then 'expire' else 'withdraw' end, -u.amount, ${loss.reason}::text,
    ${toIso(tx.now)}, ${loss.by}
  from unnest(${loss.lots.map(({ lotId }) => lotId)}::uuid[], ${loss.lots.map(({ amount }) => amount)}::int[])
    as u (lot_id, amount)
  order by u.lot_id`;

interface Loss {
  readonly lots: readonly Debit[];
  /** Of the line, where there is one lot. */
  readonly id?: string;
  readonly reason: string | null;
  readonly by: PersonId | null;
}

/** What was used for something, in the order of their ids. */
export const lockUsedFor = (tx: Tx, siteId: SiteId, origin: CreditOrigin) => tx.sql`
  select from credit_lots
  where site_id = ${siteId} and id in (
    select lot_id from credit_lines
    where site_id = ${siteId} and origin_kind = ${origin.kind} and origin_id = ${origin.id}
    union all select lot_id from credit_days
    where site_id = ${siteId} and origin_kind = ${origin.kind} and origin_id = ${origin.id})
  order by id for update`;

/** What was taken for something and not given back, by lot; their rows are locked. */
export const outstanding = (tx: Tx, siteId: SiteId, origin: CreditOrigin) =>
  tx.sql<{ lotId: string; amount: number }>`
  select lot_id as "lotId", -sum(amount)::int as amount from credit_lines
  where site_id = ${siteId} and origin_kind = ${origin.kind} and origin_id = ${origin.id}
  group by lot_id having sum(amount) < 0 order by lot_id`;
