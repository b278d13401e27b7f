import type { Currency, Day, InvoiceId, Month, SiteId } from '#libs/domain';
import { toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { Debtor, DebtorIds } from '../charges/debtor.js';
import type { ItemReason, ItemState, RunState, StoppedBy } from './runs.rules.js';

export interface Run {
  readonly id: string;
  readonly month: Month;
  readonly currency: Currency;
  readonly state: RunState;
  readonly stoppedBy: StoppedBy | null;
  /** More documents than usual on one day are what is wanted. */
  readonly confirmed: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** False: there is a run of this id already. */
export async function insertRun(
  tx: Tx,
  siteId: SiteId,
  run: Pick<Run, 'id' | 'month' | 'currency' | 'confirmed'>,
): Promise<boolean> {
  const rows = await tx.sql`
    insert into billing_runs (site_id, id, month, currency, state, confirmed, started_at, started_by)
    values (${siteId}, ${run.id}, ${run.month}, ${run.currency}, 'running', ${run.confirmed}, ${toIso(tx.now)},
      ${actingPerson(tx.scope)})
    on conflict (site_id, id) do nothing returning id`;
  return rows.length > 0;
}

export type NewItem = Debtor & { readonly plannedCents: number; readonly isLeftOut: boolean };

/** In the order in which they are taken. */
export function insertItems(tx: Tx, siteId: SiteId, runId: string, items: readonly NewItem[]) {
  return tx.sql`
    insert into billing_run_items (site_id, run_id, member_id, company_id, position, planned_cents, state, reason, ended_at)
    select ${siteId}, ${runId}, u.member_id, u.company_id, u.position, u.planned_cents,
      case when u.left_out then 'skipped' else 'pending' end, case when u.left_out then 'left_out' end,
      case when u.left_out then ${toIso(tx.now)}::timestamptz end
    from unnest(${items.map(({ memberId }) => memberId ?? null)}::uuid[],
      ${items.map(({ companyId }) => companyId ?? null)}::uuid[],
      ${items.map(({ plannedCents }) => plannedCents)}::bigint[], ${items.map(({ isLeftOut }) => isLeftOut)}::boolean[])
      with ordinality as u (member_id, company_id, planned_cents, left_out, position)`;
}

export async function runById(tx: Tx, siteId: SiteId, id: string): Promise<Run | null> {
  const [run] = await tx.sql<Run>`
    select id, month, currency, state, stopped_by as "stoppedBy", confirmed, started_at as "startedAt",
      ended_at as "endedAt"
    from billing_runs where site_id = ${siteId} and id = ${id}`;
  return run ?? null;
}

/** The same, nobody else's until the transaction ends. */
export async function lockRun(tx: Tx, siteId: SiteId, id: string): Promise<Run | null> {
  await tx.sql`select from billing_runs where site_id = ${siteId} and id = ${id} for update`;
  return runById(tx, siteId, id);
}

/** The newest first. */
export const runsOfMonth = (tx: Tx, siteId: SiteId, month: Month) => tx.sql<Run>`
  select id, month, currency, state, stopped_by as "stoppedBy", confirmed, started_at as "startedAt",
    ended_at as "endedAt"
  from billing_runs where site_id = ${siteId} and month = ${month} order by started_at desc, id desc limit 20`;

export const stopRun = (tx: Tx, siteId: SiteId, id: string, stoppedBy: StoppedBy) => tx.sql`
  update billing_runs set state = 'stopped', stopped_by = ${stoppedBy}
  where site_id = ${siteId} and id = ${id} and state = 'running'`;

export const goOn = (tx: Tx, siteId: SiteId, id: string, confirmed: boolean) => tx.sql`
  update billing_runs set state = 'running', stopped_by = null, confirmed = confirmed or ${confirmed}
  where site_id = ${siteId} and id = ${id} and state <> 'done'`;

/** Once nobody is left, not even in the hands of somebody else. */
export const endRun = (tx: Tx, siteId: SiteId, id: string) => tx.sql`
  update billing_runs r set state = 'done', ended_at = ${toIso(tx.now)}
  where r.site_id = ${siteId} and r.id = ${id} and r.state = 'running' and not exists (
    select from billing_run_items i where i.site_id = r.site_id and i.run_id = r.id and i.state = 'pending')`;

export interface ClaimedItem extends DebtorIds {
  readonly debtorId: string;
  readonly month: Month;
  readonly confirmed: boolean;
}

/**
 * Until the transaction ends. A run makes tables grow faster than their statistics follow: the plan that a trigger or a
 * statement got while its table was small, and that stays with the connection, would read the whole of it for each row.
 */
export const readByKey = (tx: Tx) => tx.sql`set local enable_seqscan = off`;

/** The next debtors of a run under way that nobody has in hand; they are this transaction's until it ends. */
export const claimItems = (tx: Tx, siteId: SiteId, runId: string, limit: number) => tx.sql<ClaimedItem>`
  select i.debtor_id as "debtorId", i.member_id as "memberId", i.company_id as "companyId", r.month, r.confirmed
  from billing_run_items i join billing_runs r on r.site_id = i.site_id and r.id = i.run_id
  where i.site_id = ${siteId} and i.run_id = ${runId} and i.state = 'pending' and r.state = 'running'
  order by i.position limit ${limit} for update of i skip locked`;

/**
 * False when no debtor is left. Else they are in the hands of others, one of whom is waited for: if that one is killed, its
 * debtors are anybody's.
 */
export async function awaitOthers(tx: Tx, siteId: SiteId, runId: string): Promise<boolean> {
  const [row] = await tx.sql<{ debtorId: string }>`
    select i.debtor_id as "debtorId" from billing_run_items i
    join billing_runs r on r.site_id = i.site_id and r.id = i.run_id
    where i.site_id = ${siteId} and i.run_id = ${runId} and i.state = 'pending' and r.state = 'running'
    order by i.position limit 1`;
  if (!row) return false;
  await tx.sql`
    select from billing_run_items where site_id = ${siteId} and run_id = ${runId} and debtor_id = ${row.debtorId} for update`;
  return true;
}

/** What became of a debtor. */
export interface Ending {
  readonly debtorId: string;
  readonly state: Exclude<ItemState, 'pending'>;
  readonly reason: ItemReason | null;
  readonly invoiceId: InvoiceId | null;
}

export const endItems = (tx: Tx, siteId: SiteId, runId: string, endings: readonly Ending[]) => tx.sql`
  update billing_run_items i
  set state = u.state, reason = u.reason, invoice_id = u.invoice_id, ended_at = statement_timestamp()
  from unnest(
    ${endings.map(({ debtorId }) => debtorId)}::uuid[], ${endings.map(({ state }) => state)}::text[],
    ${endings.map(({ reason }) => reason)}::text[], ${endings.map(({ invoiceId }) => invoiceId)}::uuid[]
  ) as u (debtor_id, state, reason, invoice_id)
  where i.site_id = ${siteId} and i.run_id = ${runId} and i.debtor_id = u.debtor_id and i.state = 'pending'`;

/** How many debtors of a run are where, and what their invoices come to, tax included; foreseen, where there is none. */
export interface Tally {
  readonly state: ItemState;
  readonly debtors: number;
  readonly cents: number;
}
type TallyRecord = Omit<Tally, 'cents'> & { readonly runId: string; readonly cents: string };

/** Of several runs, by their ids. */
export async function talliesOf(tx: Tx, siteId: SiteId, runIds: readonly string[]): Promise<Map<string, Tally[]>> {
  const rows = await tx.sql<TallyRecord>`
    select i.run_id as "runId", i.state, count(*)::int as debtors,
      sum(coalesce(v.gross_cents, i.planned_cents))::bigint as cents
    from billing_run_items i left join invoices v on v.site_id = i.site_id and v.id = i.invoice_id
    where i.site_id = ${siteId} and i.run_id = any(${runIds}::uuid[]) group by i.run_id, i.state`;
  const tallies = rows.map(({ cents, ...row }) => ({ ...row, cents: Number(cents) }));
  return Map.groupBy(tallies, ({ runId }) => runId);
}

export interface EndedItem extends DebtorIds {
  readonly debtorId: string;
  readonly state: ItemState;
  readonly reason: ItemReason | null;
  readonly invoiceId: InvoiceId | null;
  readonly number: string | null;
  /** Of the invoice; of who has none, as foreseen. */
  readonly grossCents: number;
}
type EndedRecord = Omit<EndedItem, 'grossCents'> & { readonly grossCents: string };

/** `no_address`: an invoice whose document has no postal address of its buyer. */
export type EndedAs = ItemState | 'no_address' | null;

/** The last ones first; of one state, or of all that have ended. */
export async function endedItems(
  tx: Tx,
  siteId: SiteId,
  runId: string,
  as: EndedAs,
  limit: number,
): Promise<EndedItem[]> {
  const isUnaddressed = as === 'no_address';
  const state = isUnaddressed ? 'issued' : as;
  const rows = await tx.sql<EndedRecord>`
    select i.debtor_id as "debtorId", i.member_id as "memberId", i.company_id as "companyId", i.state, i.reason,
      i.invoice_id as "invoiceId", v.number, coalesce(v.gross_cents, i.planned_cents) as "grossCents"
    from billing_run_items i left join invoices v on v.site_id = i.site_id and v.id = i.invoice_id
    where i.site_id = ${siteId} and i.run_id = ${runId} and i.ended_at is not null
      and i.reason is distinct from 'left_out' and (${state}::text is null or i.state = ${state})
      and (not ${isUnaddressed}::boolean or v.snapshot::jsonb #>> '{buyer,address}' is null)
    order by i.ended_at desc, i.position desc limit ${limit}`;
  return rows.map((row) => ({ ...row, grossCents: Number(row.grossCents) }));
}

/** The median of what a debtor was invoiced since a day, tax included, of who has two invoices or more. */
export async function usualOf(tx: Tx, siteId: SiteId, since: Day): Promise<Map<string, number>> {
  const rows = await tx.sql<{ debtorId: string; cents: number }>`
    select coalesce(company_id, member_id) as "debtorId",
      percentile_cont(0.5) within group (order by gross_cents) as cents
    from invoices where site_id = ${siteId} and status = 'issued' and kind = 'invoice' and issued_on >= ${since}
    group by 1 having count(*) > 1`;
  return new Map(rows.map(({ debtorId, cents }) => [debtorId, cents]));
}

/** Documents that the site has issued on a day. */
export async function issuedOn(tx: Tx, siteId: SiteId, day: Day): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from invoices
    where site_id = ${siteId} and status = 'issued' and issued_on = ${day}`;
  return row!.count;
}

/** Documents of the busiest day from `first` to before `next`. */
export async function busiestDay(tx: Tx, siteId: SiteId, first: Day, next: Day): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select coalesce(max(count), 0)::int as count from (
      select count(*) from invoices
      where site_id = ${siteId} and status = 'issued' and issued_on >= ${first} and issued_on < ${next}
      group by issued_on) days`;
  return row!.count;
}
