import type { Currency, Day, DaySpan, MemberId, PersonId, SiteId } from '#libs/domain';
import { toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { Allowance } from '../standing/standing.rules.js';
import type { Billed, PlanTerms, Piece, Story, Term } from './memberships.rules.js';

/** What billing needs to know of a site. */
export interface SiteFacts {
  readonly timeZone: string;
  readonly currency: Currency;
  readonly locale: 'fr' | 'en';
}

export async function siteFacts(tx: Tx, siteId: SiteId): Promise<SiteFacts | null> {
  const [row] = await tx.sql<SiteFacts>`
    select time_zone as "timeZone", currency, locale from sites where site_id = ${siteId}`;
  return row ?? null;
}

export interface Membership extends Story {
  readonly id: string;
  readonly memberId: MemberId;
  readonly personId: PersonId;
}

/** Their terms in order. Whoever changes one has locked it. */
export const membershipsById = (tx: Tx, siteId: SiteId, ids: readonly string[]) => tx.sql<Membership>`
  select m.id, m.member_id as "memberId", m.person_id as "personId", m.started_on::text as "startedOn",
    m.anchor_day as "anchorDay", m.committed_until::text as "committedUntil", m.ends_on::text as "endsOn",
    (select coalesce(json_agg(json_build_object('first', lower(t.during), 'next', upper(t.during),
        'planId', t.plan_id, 'state', t.state) order by lower(t.during)), '[]')
      from membership_terms t where t.site_id = m.site_id and t.membership_id = m.id) as terms
  from memberships m where m.site_id = ${siteId} and m.id = any(${ids}::uuid[])
  order by m.started_on desc, m.id`;

/** Queues those who change what a member has, as bookings of the member are queued. */
export async function lockMember(tx: Tx, siteId: SiteId, memberId: MemberId): Promise<void> {
  await tx.sql`select from members where site_id = ${siteId} and id = ${memberId} for no key update`;
}

/** Whose membership it is; null when the site has none of this id. */
export async function memberOfMembership(tx: Tx, siteId: SiteId, id: string): Promise<MemberId | null> {
  const [row] = await tx.sql<{ memberId: MemberId }>`
    select member_id as "memberId" from memberships where site_id = ${siteId} and id = ${id}`;
  return row?.memberId ?? null;
}

export async function lockMembership(tx: Tx, siteId: SiteId, id: string): Promise<void> {
  await tx.sql`select from memberships where site_id = ${siteId} and id = ${id} for update`;
}

/**
 * Keeps changes out until the transaction ends, and lets others bill at the same time: which of them bills a period is
 * for the constraint to say.
 */
export async function shareMembership(tx: Tx, siteId: SiteId, id: string): Promise<void> {
  await tx.sql`select from memberships where site_id = ${siteId} and id = ${id} for share`;
}

export const insertMembership = (tx: Tx, siteId: SiteId, m: Membership) => tx.sql`
  insert into memberships (site_id, id, member_id, person_id, started_on, anchor_day, committed_until, created_at,
    created_by)
  values (${siteId}, ${m.id}, ${m.memberId}, ${m.personId}, ${m.startedOn}, ${m.anchorDay}, ${m.committedUntil},
    ${toIso(tx.now)}, ${actingPerson(tx.scope)})`;

/** The story as it is told from now on. */
export async function saveStory(tx: Tx, siteId: SiteId, id: string, story: Story): Promise<void> {
  const column = <T>(of: (term: Term) => T): T[] => story.terms.map(of);
  await tx.sql`
    update memberships set committed_until = ${story.committedUntil}, ends_on = ${story.endsOn}
    where site_id = ${siteId} and id = ${id}`;
  await tx.sql`delete from membership_terms where site_id = ${siteId} and membership_id = ${id}`;
  await tx.sql`
    insert into membership_terms (site_id, id, membership_id, during, plan_id, state)
    select ${siteId}, gen_random_uuid(), ${id}, daterange(t.first, t.next), t.plan_id, t.state
    from unnest(${column(({ first }) => first)}::date[], ${column(({ next }) => next)}::date[],
      ${column(({ planId }) => planId)}::uuid[], ${column(({ state }) => state)}::text[]) as t (first, next, plan_id, state)`;
}

type PeriodRecord = Omit<Billed, 'days' | 'cycle'> & Record<'first' | 'next' | 'cycleFirst' | 'cycleNext', Day>;

/** What was billed and not given back as a whole, by membership, in the order of its days. */
export async function periodsOfAll(tx: Tx, siteId: SiteId, ids: readonly string[]): Promise<Map<string, Billed[]>> {
  const rows = await tx.sql<PeriodRecord & { membershipId: string }>`
    select membership_id as "membershipId", id, plan_id as "planId", lower(during)::text as first,
      upper(during)::text as next, lower(cycle)::text as "cycleFirst", upper(cycle)::text as "cycleNext",
      price_cents::text as "priceCents", price_mode as "priceMode", amount_cents::text as cents
    from membership_periods
    where site_id = ${siteId} and membership_id = any(${ids}::uuid[]) and not isempty(during) order by during`;
  const billed = new Map<string, Billed[]>();
  for (const [membershipId, own] of Map.groupBy(rows, (row) => row.membershipId))
    billed.set(membershipId, own.map(fromRecord));
  return billed;
}

const fromRecord = ({ cycleFirst, cycleNext, first, next, priceCents, cents, ...own }: PeriodRecord): Billed => ({
  ...{
    id: own.id,
    planId: own.planId,
    priceMode: own.priceMode,
    days: { first, next },
    cycle: { first: cycleFirst, next: cycleNext },
  },
  ...{ priceCents: Number(priceCents), cents: Number(cents) },
});

export const periodsOf = async (tx: Tx, siteId: SiteId, membershipId: string): Promise<Billed[]> =>
  (await periodsOfAll(tx, siteId, [membershipId])).get(membershipId) ?? [];

/** Those for which anything was ever billed, also what was given back as a whole. */
export async function everBilled(tx: Tx, siteId: SiteId, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.sql<{ id: string }>`
    select distinct membership_id as id from membership_periods
    where site_id = ${siteId} and membership_id = any(${ids}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** False: somebody has billed a day of it, or is doing so and was waited for. */
export async function insertPeriod(
  tx: Tx,
  siteId: SiteId,
  id: string,
  membershipId: string,
  { planId, days, cycle, priceCents, cents }: Piece,
  { priceMode, vatRateBp }: Pick<PlanTerms, 'priceMode' | 'vatRateBp'>,
): Promise<boolean> {
  const rows = await tx.sql`
    insert into membership_periods (site_id, id, membership_id, plan_id, during, cycle, amount_cents, billed_at,
      price_cents, price_mode, vat_rate_bp)
    values (${siteId}, ${id}, ${membershipId}, ${planId}, daterange(${days.first}, ${days.next}),
      daterange(${cycle.first}, ${cycle.next}), ${cents}, ${toIso(tx.now)}, ${priceCents}, ${priceMode}, ${vatRateBp})
    on conflict do nothing returning id`;
  return rows.length > 0;
}

/** The days that are kept, and what they cost; null: none is. Returns the terms at which it was billed. */
export async function shortenPeriod(
  tx: Tx,
  siteId: SiteId,
  id: string,
  kept: DaySpan | null,
  cents: number,
): Promise<Pick<PlanTerms, 'priceMode' | 'vatRateBp'>> {
  const during = kept ? `[${kept.first},${kept.next})` : 'empty';
  const [row] = await tx.sql<Pick<PlanTerms, 'priceMode' | 'vatRateBp'>>`
    update membership_periods set during = ${during}::daterange, amount_cents = ${cents}
    where site_id = ${siteId} and id = ${id} returning price_mode as "priceMode", vat_rate_bp as "vatRateBp"`;
  return row!;
}

export interface PlanWithAllowances extends PlanTerms {
  readonly anchor: 'start' | 'first';
  readonly selfService: boolean;
  readonly allowances: readonly Allowance[];
}

/** As they are on offer now. */
export const plansById = (tx: Tx, siteId: SiteId, ids: readonly string[]) => tx.sql<PlanWithAllowances>`
  select p.id, p.name, p.cycle, p.anchor, p.price_cents as "priceCents", p.next_price_cents as "nextPriceCents",
    p.next_price_from::text as "nextPriceFrom", p.price_mode as "priceMode", p.vat_rate_bp as "vatRateBp",
    p.entry_fee_cents as "entryFeeCents", p.commitment_months as "commitmentMonths", p.notice_days as "noticeDays",
    p.active, p.self_service as "selfService", p.self_pause as "selfPause",
    (select coalesce(json_agg(json_build_object('id', a.id, 'unit', a.unit, 'amount', a.amount, 'kind', a.kind,
        'resourceId', a.resource_id) order by a.id), '[]')
      from plan_allowances a where a.site_id = p.site_id and a.plan_id = p.id) as allowances
  from plans p where p.site_id = ${siteId} and p.id = any(${ids}::uuid[])`;

/** Memberships with a day up to `today` that is not billed. */
export async function membershipsDue(tx: Tx, siteId: SiteId, today: Day): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    select m.id from memberships m
    where m.site_id = ${siteId} and exists (
      select from membership_terms t
      where t.site_id = m.site_id and t.membership_id = m.id and t.state = 'active'
        and not (datemultirange(t.during * daterange(null, ${today}::date, '(]')) <@ (
          select coalesce(range_agg(p.during), '{}'::datemultirange) from membership_periods p
          where p.site_id = m.site_id and p.membership_id = m.id)))
    order by m.id`;
  return rows.map(({ id }) => id);
}

/** In no site's context: where the job has to look. */
export async function sitesWithMemberships(tx: Tx): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`
    select site_id as "siteId" from shared_membership_sites order by site_id`;
  return rows.map(({ siteId }) => siteId);
}

export const namesOf = (tx: Tx, siteId: SiteId, ids: readonly MemberId[]) =>
  tx.sql<{ id: MemberId; name: string; email: string }>`
    select id, name, email from members where site_id = ${siteId} and id = any(${ids}::uuid[])`;

/** The days on which something that was granted ends: the first ones that it does not count on. */
export async function lotEnds(tx: Tx, siteId: SiteId, membershipId: string): Promise<Day[]> {
  const rows = await tx.sql<{ next: Day }>`
    select distinct upper(valid)::text as next from credit_lots
    where site_id = ${siteId} and membership_id = ${membershipId}`;
  return rows.map(({ next }) => next);
}

export interface Change {
  readonly id: string;
  readonly kind: 'start' | 'plan' | 'pause' | 'resume' | 'end' | 'keep';
  readonly firstDay: Day;
  readonly nextDay: Day | null;
  readonly planId: string | null;
  readonly exception: boolean;
  /** Why notice and commitment were set aside. */
  readonly reason: string | null;
}

export interface RecordedChange extends Change {
  readonly membershipId: string;
  readonly recordedAt: Date;
  /** Of the site's staff; null: the member, or somebody who no longer works here. */
  readonly byName: string | null;
}

export const insertChange = (tx: Tx, siteId: SiteId, membershipId: string, c: Change) => tx.sql`
  insert into membership_changes (site_id, id, membership_id, kind, first_day, next_day, plan_id, exception,
    reason, recorded_at, recorded_by)
  values (${siteId}, ${c.id}, ${membershipId}, ${c.kind}, ${c.firstDay}, ${c.nextDay}, ${c.planId}, ${c.exception},
    ${c.reason}, ${toIso(tx.now)}, ${actingPerson(tx.scope)})`;

export const changesOf = (tx: Tx, siteId: SiteId, membershipIds: readonly string[]) => tx.sql<RecordedChange>`
  select c.id, c.membership_id as "membershipId", c.kind, c.first_day::text as "firstDay",
    c.next_day::text as "nextDay", c.plan_id as "planId", c.exception, c.reason, c.recorded_at as "recordedAt",
    t.name as "byName"
  from membership_changes c left join site_team t on t.person_id = c.recorded_by
  where c.site_id = ${siteId} and c.membership_id = any(${membershipIds}::uuid[])
  order by c.recorded_at, c.id`;

/** What a client has ordered before, by the id of the order. */
export async function changeById(
  tx: Tx,
  siteId: SiteId,
  id: string,
): Promise<Pick<RecordedChange, 'membershipId' | 'kind' | 'planId'> | null> {
  const [row] = await tx.sql<Pick<RecordedChange, 'membershipId' | 'kind' | 'planId'>>`
    select membership_id as "membershipId", kind, plan_id as "planId" from membership_changes where site_id = ${siteId} and id = ${id}`;
  return row ?? null;
}

export const LISTED_STATES = ['active', 'paused', 'ending', 'to_come', 'ended'] as const;

/** Which memberships are wanted; null: whatever it is. */
export interface Wanted {
  readonly memberId: MemberId | null;
  readonly planId: string | null;
  readonly state: (typeof LISTED_STATES)[number] | null;
  /** A part of the member's name. */
  readonly name: string;
}

/** Ids in the order in which lists show them: by name, those that are over last. */
export async function membershipIds(
  tx: Tx,
  siteId: SiteId,
  { memberId, planId, state, name }: Wanted,
  { today, limit, offset }: { readonly today: Day; readonly limit: number; readonly offset: number },
): Promise<{ ids: string[]; total: number }> {
  const rows = await tx.sql<{ id: string; total: number }>`
    with told as (
      select m.id, m.member_id, m.started_on, m.ends_on, t.plan_id, t.state,
        m.ends_on <= ${today}::date or m.ends_on <= m.started_on as over
      from memberships m
      left join lateral (
        select plan_id, state from membership_terms t
        where t.site_id = m.site_id and t.membership_id = m.id
        -- The one that counts today, else the next, else the last.
        order by (upper(t.during) <= ${today}::date) is true,
          case when upper(t.during) <= ${today}::date then null else lower(t.during) end, lower(t.during) desc
        limit 1
      ) t on true
      where m.site_id = ${siteId} and (${memberId}::uuid is null or m.member_id = ${memberId}))
    select told.id, count(*) over ()::int as total
    from told join members p on p.site_id = ${siteId} and p.id = told.member_id
    where (${planId}::uuid is null or plan_id = ${planId})
      and (${name} = '' or strpos(folded(p.name), folded(${name})) > 0)
      and case ${state}::text
        when 'active' then over is not true and started_on <= ${today}::date and told.state = 'active'
        when 'paused' then over is not true and started_on <= ${today}::date and told.state = 'paused'
        when 'ending' then over is not true and ends_on is not null
        when 'to_come' then over is not true and started_on > ${today}::date
        when 'ended' then over is true
        else true end
    order by over is true, folded(p.name), started_on desc, told.id
    limit ${limit} offset ${offset}`;
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
}

/** The person's own, at whatever site; asked in the person's scope. */
export const ownMemberships = (tx: Tx, personId: PersonId) => tx.sql<{ siteId: SiteId; id: string }>`
  select site_id as "siteId", id from memberships where person_id = ${personId}
  order by started_on desc, id limit 100`;
