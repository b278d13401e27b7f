import { type Currency, type Day, type DocumentKind, type InvoiceId, type SiteId, toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import type { Account } from './charts.rules.js';
import type { FiscalYear } from './entry.rules.js';
import type { JournalLine } from './fec.js';
import type { Taxed } from './report.rules.js';

export interface BookedYear extends FiscalYear {
  readonly entries: number;
}

/** Fiscal years in which something is booked, the latest first. */
export const bookedYears = (tx: Tx, siteId: SiteId) => tx.sql<BookedYear>`
  select first_day::text as first, last_day::text as last, next_number - 1 as entries
  from accounting_years where site_id = ${siteId} order by first_day desc`;

export async function firstMonthOf(tx: Tx, siteId: SiteId): Promise<number> {
  const [row] = await tx.sql<{ month: number }>`
    select first_month as month from accounting_books where site_id = ${siteId}`;
  return row?.month ?? 1;
}

/** The day that the last closed month ends with. */
export async function closedUntil(tx: Tx, siteId: SiteId): Promise<Day | null> {
  const [row] = await tx.sql<{ day: Day | null }>`select accounting_closed_until(${siteId})::text as day`;
  return row?.day ?? null;
}

/** The books must be locked. The database refuses a month before one that is closed. */
export const insertClosing = (tx: Tx, siteId: SiteId, last: Day) => tx.sql`
  insert into accounting_closings (site_id, last_day, closed_at, closed_by)
  values (${siteId}, ${last}, ${toIso(tx.now)}, ${actingPerson(tx.scope)})`;

/** What the documents of these days say of VAT. */
export const taxedBetween = (tx: Tx, siteId: SiteId, { first, last }: FiscalYear) => tx.sql<Taxed>`
  select kind, snapshot::json -> 'vat' as vat, coalesce(snapshot::json -> 'deposits', '[]') as deposits
  from invoices where site_id = ${siteId} and status = 'issued' and issued_on between ${first} and ${last}`;

export interface BookedVat {
  readonly vatRateBp: number;
  /** Owed when invoiced; owed once the customer has paid. */
  readonly dueCents: number;
  readonly pendingCents: number;
}

/** What the accounts of VAT received in these days, by rate. */
export async function vatBooked(tx: Tx, siteId: SiteId, { first, last }: FiscalYear): Promise<BookedVat[]> {
  const rows = await tx.sql<{ vatRateBp: number; due: string; pending: string }>`
    select l.vat_rate_bp as "vatRateBp",
           coalesce(sum(l.credit_cents - l.debit_cents) filter (where l.role = 'vat'), 0) as due,
           coalesce(sum(l.credit_cents - l.debit_cents) filter (where l.role = 'vat_pending'), 0) as pending
    from accounting_entries e join accounting_lines l on l.site_id = e.site_id and l.entry_id = e.id
    where e.site_id = ${siteId} and e.entry_date between ${first} and ${last} and l.role in ('vat', 'vat_pending')
    group by l.vat_rate_bp`;
  return rows.map(({ vatRateBp, due, pending }) => ({
    vatRateBp,
    dueCents: Number(due),
    pendingCents: Number(pending),
  }));
}

export interface AccountTotal {
  readonly account: string;
  readonly label: string;
  readonly analytic: string | null;
  readonly debitCents: number;
  readonly creditCents: number;
}

/** What each account and analytic code received in these days. */
export async function totalsOf(tx: Tx, siteId: SiteId, { first, last }: FiscalYear): Promise<AccountTotal[]> {
  const rows = await tx.sql<Omit<AccountTotal, 'debitCents' | 'creditCents'> & { debit: string; credit: string }>`
    select l.account, max(l.account_label) as label, l.analytic, sum(l.debit_cents) as debit, sum(l.credit_cents) as credit
    from accounting_entries e join accounting_lines l on l.site_id = e.site_id and l.entry_id = e.id
    where e.site_id = ${siteId} and e.entry_date between ${first} and ${last}
    group by l.account, l.analytic order by l.account collate "C", l.analytic nulls first`;
  return rows.map(({ debit, credit, ...row }) => ({ ...row, debitCents: Number(debit), creditCents: Number(credit) }));
}

export async function entriesBetween(tx: Tx, siteId: SiteId, { first, last }: FiscalYear): Promise<number> {
  const [row] = await tx.sql<{ count: number }>`
    select count(*)::int as count from accounting_entries
    where site_id = ${siteId} and entry_date between ${first} and ${last}`;
  return row!.count;
}

/** Where a reader of entries stands: behind the entry of this year and number. */
export interface Cursor {
  readonly year: Day;
  readonly number: number;
}

export interface LedgerRow extends JournalLine {
  readonly year: Day;
  readonly kind: DocumentKind;
  readonly documentId: InvoiceId;
  readonly currency: Currency;
}

type LedgerRecord = Omit<LedgerRow, 'debitCents' | 'creditCents'> & { debitCents: string; creditCents: string };

/** The lines of the next entries of these days, in the order they were validated. `zone`: where days begin. */
export async function linesAfter(
  tx: Tx,
  siteId: SiteId,
  { first, last }: FiscalYear,
  page: { readonly after: Cursor | null; readonly skip?: number; readonly limit: number; readonly zone: string },
): Promise<LedgerRow[]> {
  const { after, skip = 0, limit, zone } = page;
  const rows = await tx.sql<LedgerRecord>`
    with picked as materialized (
      select * from accounting_entries
      where site_id = ${siteId} and entry_date between ${first} and ${last}
        and (${after?.year ?? null}::date is null
          or (year_first_day, number) > (${after?.year ?? null}::date, ${after?.number ?? 0}::int))
      order by year_first_day, number limit ${limit} offset ${skip}
    )
    select e.year_first_day::text as year, e.number, e.journal, e.journal_label as "journalLabel",
           e.entry_date::text as "entryDate", e.document_id as "documentId", i.kind, e.piece_ref as "pieceRef", e.label,
           e.currency, (e.validated_at at time zone ${zone})::date::text as "validatedOn", l.account,
           l.account_label as "accountLabel", l.auxiliary, l.auxiliary_label as "auxiliaryLabel", l.analytic,
           l.debit_cents as "debitCents", l.credit_cents as "creditCents"
    from picked e
      join accounting_lines l on l.site_id = e.site_id and l.entry_id = e.id
      join invoices i on i.site_id = e.site_id and i.id = e.document_id
    order by e.year_first_day, e.number, l.position`;
  return rows.map(({ debitCents, creditCents, ...row }) => ({
    ...row,
    debitCents: Number(debitCents),
    creditCents: Number(creditCents),
  }));
}

export const ownAccounts = (tx: Tx, siteId: SiteId) => tx.sql<Account & { readonly use: string }>`
  select use, account, label, analytic from accounting_accounts where site_id = ${siteId}`;

export interface UsedAccount extends Account {
  readonly use: string;
}

/** The books must be locked. What is left out is booked as the country usually does. */
export async function replaceAccounts(
  tx: Tx,
  siteId: SiteId,
  firstMonth: number,
  accounts: readonly UsedAccount[],
): Promise<void> {
  const column = <T>(of: (account: UsedAccount) => T): T[] => accounts.map(of);
  await tx.sql`update accounting_books set first_month = ${firstMonth} where site_id = ${siteId}`;
  await tx.sql`delete from accounting_accounts where site_id = ${siteId}`;
  await tx.sql`
    insert into accounting_accounts (site_id, use, account, label, analytic)
    select ${siteId}, u.* from unnest(${column((one) => one.use)}::text[], ${column((one) => one.account)}::text[],
      ${column((one) => one.label)}::text[], ${column((one) => one.analytic)}::text[]) as u`;
}
