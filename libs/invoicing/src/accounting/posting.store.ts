import {
  type Currency,
  type Day,
  type Instant,
  type InvoiceId,
  type InvoiceSnapshot,
  type Product,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Account } from './charts.rules.js';
import type { Booked, Entry, FiscalYear, LedgerLine, Role } from './entry.rules.js';

export interface Books {
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number;
  /** Documents wait for their entry. */
  readonly behind: boolean;
  readonly accounts: ReadonlyMap<string, Account>;
}

interface BooksRecord {
  readonly firstMonth: number;
  readonly behind: boolean;
  readonly accounts: readonly (Account & { readonly use: string })[] | null;
}

/** Queues behind whoever writes an entry of the site, closes a month or changes its accounts. */
export async function lockBooks(tx: Tx, siteId: SiteId): Promise<Books> {
  const lock = () => tx.sql<BooksRecord>`
    select b.first_month as "firstMonth",
           exists (select from accounting_backlog l where l.site_id = b.site_id) as behind,
           (select json_agg(json_build_object('use', a.use, 'account', a.account, 'label', a.label, 'analytic', a.analytic))
            from accounting_accounts a where a.site_id = b.site_id) as accounts
    from accounting_books b where b.site_id = ${siteId} for update of b`;
  let [books] = await lock();
  if (!books) {
    await tx.sql`insert into accounting_books (site_id) values (${siteId}) on conflict do nothing`;
    [books] = await lock();
  }
  const { firstMonth, behind, accounts } = books!;
  const own = (accounts ?? []).map(({ use, ...account }) => [use, account] as const);
  return { firstMonth, behind, accounts: new Map(own) };
}

/** Without queueing: reads ask this first. */
export async function isBehind(tx: Tx, siteId: SiteId): Promise<boolean> {
  const [row] = await tx.sql<{ behind: boolean }>`
    select exists (select from accounting_backlog where site_id = ${siteId}) as behind`;
  return row!.behind;
}

/** A document with what its entry takes from it. */
export interface Posted {
  readonly id: InvoiceId;
  /** The member or the company that owes it. */
  readonly debtorId: string;
  readonly correctsId: InvoiceId | null;
  readonly snapshot: InvoiceSnapshot;
}

interface WaitingDocument extends Posted {
  readonly isBooked: boolean;
}
type WaitingRecord = Omit<WaitingDocument, 'snapshot'> & { readonly text: string };

/** Those that wait for their entry, in the order they were issued. */
export async function waiting(tx: Tx, siteId: SiteId, limit: number): Promise<WaitingDocument[]> {
  const rows = await tx.sql<WaitingRecord>`
    select exists (select from accounting_entries e where e.site_id = i.site_id and e.document_id = i.id) as "isBooked", i.id, coalesce(i.company_id, i.member_id) as "debtorId", i.corrects_id as "correctsId", i.snapshot as text
    from accounting_backlog l join invoices i on i.site_id = l.site_id and i.id = l.document_id
    where l.site_id = ${siteId} order by i.issued_at, i.number limit ${limit}`;
  return rows.map(({ text, ...row }) => ({ ...row, snapshot: JSON.parse(text) as InvoiceSnapshot }));
}

export const noLongerWaiting = (tx: Tx, siteId: SiteId, ids: readonly InvoiceId[]) => tx.sql`
  delete from accounting_backlog where site_id = ${siteId} and document_id = any(${ids}::uuid[])`;

/** What the charges on a document were for, by what is printed of them: `label|day`. */
export async function productsOf(tx: Tx, siteId: SiteId, ids: readonly InvoiceId[]): Promise<Map<string, Product>> {
  const rows = await tx.sql<{ label: string; day: Day; product: Product }>`
    select label, supplied_on::text as day, charge_product(site_id, origin_kind, origin_id, origin_part) as product
    from charges where site_id = ${siteId} and invoice_id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ label, day, product }) => [`${label}|${day}`, product]));
}

interface BookedRecord {
  readonly text: string;
  readonly lines: readonly LedgerLine[] | null;
}

/** Documents with what they were booked to, by number. */
export async function bookedDocuments(
  tx: Tx,
  siteId: SiteId,
  { id = null, numbers = [] }: { readonly id?: InvoiceId | null; readonly numbers?: readonly string[] },
): Promise<Map<string, Booked>> {
  const rows = await tx.sql<BookedRecord>`
    select i.snapshot as text, (
      select json_agg(json_build_object('role', l.role, 'product', l.product, 'vatRateBp', l.vat_rate_bp,
        'account', l.account, 'label', l.account_label, 'analytic', l.analytic, 'auxiliary', l.auxiliary,
        'auxiliaryLabel', l.auxiliary_label, 'debitCents', l.debit_cents, 'creditCents', l.credit_cents) order by l.position)
      from accounting_entries e join accounting_lines l on l.site_id = e.site_id and l.entry_id = e.id
      where e.site_id = i.site_id and e.document_id = i.id) as lines
    from invoices i
    where i.site_id = ${siteId} and i.status = 'issued' and (i.id = ${id}::uuid or i.number = any(${numbers}::text[]))`;
  const documents = rows.map(({ text, lines }) => ({
    snapshot: JSON.parse(text) as InvoiceSnapshot,
    lines: lines ?? [],
  }));
  return new Map(documents.map((document) => [document.snapshot.number, document]));
}

/** Something is booked in the fiscal year that a day lies in. */
export async function hasYear(tx: Tx, siteId: SiteId, day: Day): Promise<boolean> {
  const rows = await tx.sql`
    select from accounting_years where site_id = ${siteId} and ${day}::date between first_day and last_day`;
  return rows.length > 0;
}

/** The last day of the fiscal year booked before a day. */
export async function lastDayBefore(tx: Tx, siteId: SiteId, day: Day): Promise<Day | null> {
  const [row] = await tx.sql<{ last: Day | null }>`
    select max(last_day)::text as last from accounting_years where site_id = ${siteId} and last_day < ${day}`;
  return row?.last ?? null;
}

export const openYear = (tx: Tx, siteId: SiteId, { first, last }: FiscalYear) => tx.sql`
  insert into accounting_years (site_id, first_day, last_day) values (${siteId}, ${first}, ${last})`;

export interface NewEntry extends Entry {
  readonly id: string;
  readonly documentId: InvoiceId;
  readonly currency: Currency;
}

/**
 * Writes an entry with the next number of the fiscal year that its day lies in: one statement, as every document waits for
 * it. The year is there (`hasYear`).
 */
export async function insertEntry(tx: Tx, siteId: SiteId, entry: NewEntry, now: Instant): Promise<void> {
  const { id, documentId, journal, entryDate, pieceRef, label, currency, totalCents, lines } = entry;
  const column = <T>(of: (line: LedgerLine) => T): T[] => lines.map(of);
  const written = await tx.sql`
    with place as (
      update accounting_years
      set next_number = next_number + 1, last_validated_at = greatest(last_validated_at, ${toIso(now)}::timestamptz)
      where site_id = ${siteId} and ${entryDate}::date between first_day and last_day
      returning site_id, first_day, next_number - 1 as number, last_validated_at
    ), entry as (
      insert into accounting_entries (site_id, id, year_first_day, number, journal, journal_label, entry_date, document_id,
        piece_ref, label, currency, total_cents, line_count, validated_at)
      select p.site_id, ${id}, p.first_day, p.number, ${journal.code}, ${journal.label}, ${entryDate}::date, ${documentId},
        ${pieceRef}, ${label}, ${currency}, ${totalCents}, ${lines.length}, p.last_validated_at
      from place p
      returning site_id, id
    )
    insert into accounting_lines (site_id, entry_id, position, role, product, vat_rate_bp, account, account_label,
      auxiliary, auxiliary_label, analytic, debit_cents, credit_cents)
    select e.site_id, e.id, u.*
    from entry e, unnest(
      ${lines.map((_, index) => index + 1)}::int[], ${column<Role>((line) => line.role)}::text[],
      ${column((line) => line.product)}::text[], ${column((line) => line.vatRateBp)}::int[],
      ${column((line) => line.account)}::text[], ${column((line) => line.label)}::text[],
      ${column((line) => line.auxiliary)}::text[], ${column((line) => line.auxiliaryLabel)}::text[],
      ${column((line) => line.analytic)}::text[], ${column((line) => line.debitCents)}::bigint[],
      ${column((line) => line.creditCents)}::bigint[]
    ) as u
    returning position`;
  if (written.length !== lines.length) throw new Error(`${siteId} has no fiscal year for ${entryDate}`);
}
