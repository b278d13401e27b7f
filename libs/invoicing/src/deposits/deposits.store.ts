import type { DeductedDeposit, InvoiceId, InvoiceSnapshot, Month, SiteId } from '#libs/domain';
import type { Part, Tx } from '#libs/platform';
import type { Debtor, DebtorIds } from '../charges/debtor.js';
import type { Taking } from '../credits/credits.rules.js';
import { notesOf } from '../credits/credits.store.js';
import { type OpenDeposit, type TakenDeposit, givingOf, takingOf } from './deposits.rules.js';

/** What invoices have taken off a deposit, and credit notes on them have given back to it. */
async function movesOf(tx: Tx, siteId: SiteId, depositId: InvoiceId, deposit: InvoiceSnapshot): Promise<Taking[]> {
  const rows = await tx.sql<{ said: DeductedDeposit; isBack: boolean }>`
    select s as said, i.kind = 'credit_note' as "isBack"
    from (
      select invoice_id as id from deposit_deductions where site_id = ${siteId} and deposit_id = ${depositId}
      union all
      select credit_note_id from deposit_returns where site_id = ${siteId} and deposit_id = ${depositId}
    ) x join invoices i on i.site_id = ${siteId} and i.id = x.id
    cross join json_array_elements(i.snapshot::json -> 'deposits') as s
    where s ->> 'number' = ${deposit.number}`;
  return rows.map(({ said, isBack }) => (isBack ? givingOf : takingOf)(deposit, said));
}

export interface DeductedFrom {
  readonly id: InvoiceId;
  readonly number: string;
  readonly grossCents: number;
}

/** The invoices that have taken a deposit off, with how much of it that did not go back, the first one first. */
export async function deductedFrom(tx: Tx, siteId: SiteId, depositId: InvoiceId): Promise<DeductedFrom[]> {
  const rows = await tx.sql<{ id: InvoiceId; number: string; cents: string }>`
    select i.id, i.number, x.gross_cents - x.returned_cents as cents
    from deposit_deductions x join invoices i on i.site_id = x.site_id and i.id = x.invoice_id
    where x.site_id = ${siteId} and x.deposit_id = ${depositId} and i.number is not null
      and x.returned_cents < x.gross_cents
    order by i.number_year, i.number_rank`;
  return rows.map(({ id, number, cents }) => ({ id, number, grossCents: Number(cents) }));
}

/** What was given back of a document and, where it is a deposit, what invoices took off, told by its lines. */
export async function takingsOf(
  tx: Tx,
  siteId: SiteId,
  id: InvoiceId,
  snapshot: InvoiceSnapshot,
): Promise<readonly Taking[]> {
  const notes = await notesOf(tx, siteId, id);
  const moves = snapshot.kind === 'deposit' ? await movesOf(tx, siteId, id, snapshot) : [];
  return [...notes.map((note) => note.snapshot), ...moves];
}

export interface LockedDeposit extends OpenDeposit {
  readonly id: InvoiceId;
}

/**
 * Deposits that invoices of the month take off, by who was asked for them, the oldest first. Queues at each until whoever
 * credits it, or takes it off, is done.
 */
export async function lockDeposits(
  tx: Tx,
  siteId: SiteId,
  debtors: readonly Debtor[],
  month: Month,
): Promise<Map<string, LockedDeposit[]>> {
  const rows = await tx.sql<{ id: InvoiceId; debtorId: string; text: string }>`
    select i.id, coalesce(i.company_id, i.member_id) as "debtorId", i.snapshot as text
    from invoice_balances b join invoices i on i.site_id = b.site_id and i.id = b.invoice_id
    where b.site_id = ${siteId} and b.deduct_from <= ${month} and b.credited_cents + b.deducted_cents < b.gross_cents
      and (i.company_id = any(${debtors.flatMap(({ companyId }) => companyId ?? [])}::uuid[])
        or i.company_id is null and i.member_id = any(${debtors.flatMap(({ memberId }) => memberId ?? [])}::uuid[]))
    order by i.number_year, i.number_rank for update of b`;
  const deposits: (LockedDeposit & { readonly debtorId: string })[] = [];
  for (const { id, debtorId, text } of rows) {
    const snapshot = JSON.parse(text) as InvoiceSnapshot;
    deposits.push({ id, debtorId, snapshot, takings: await takingsOf(tx, siteId, id, snapshot) });
  }
  return Map.groupBy(deposits, ({ debtorId }) => debtorId);
}

/** Queues at the deposits that invoices took off, the oldest first, until whoever credits them, or takes them off, is done. */
export const lockTakenBy = (tx: Tx, siteId: SiteId, invoiceIds: readonly InvoiceId[]) => tx.sql`
  select from invoice_balances b join invoices i on i.site_id = b.site_id and i.id = b.invoice_id
  where b.site_id = ${siteId} and b.invoice_id in (
    select deposit_id from deposit_deductions where site_id = ${siteId} and invoice_id = any(${invoiceIds}::uuid[]))
  order by i.number_year, i.number_rank for update of b`;

/** The deposits that an invoice took off, the last one first. */
export async function takenBy(
  tx: Tx,
  siteId: SiteId,
  invoiceId: InvoiceId,
  invoice: InvoiceSnapshot,
): Promise<(TakenDeposit & { readonly id: InvoiceId })[]> {
  if (invoice.kind !== 'invoice' || !invoice.deposits) return [];
  const rows = await tx.sql<{ id: InvoiceId; text: string }>`
    select i.id, i.snapshot as text
    from deposit_deductions x join invoices i on i.site_id = x.site_id and i.id = x.deposit_id
    where x.site_id = ${siteId} and x.invoice_id = ${invoiceId}
    order by i.number_year desc, i.number_rank desc`;
  const deposits: (TakenDeposit & { readonly id: InvoiceId })[] = [];
  for (const { id, text } of rows) {
    const snapshot = JSON.parse(text) as InvoiceSnapshot;
    const taken = invoice.deposits.find(({ number }) => number === snapshot.number)!;
    deposits.push({ id, snapshot, taken, takings: await takingsOf(tx, siteId, id, snapshot) });
  }
  return deposits;
}

export interface Deduction {
  readonly depositId: InvoiceId;
  readonly invoiceId: InvoiceId;
  readonly grossCents: number;
}

/** The invoices are drafts: what they will say. */
export const insertDeductions = (tx: Tx, siteId: SiteId, deductions: readonly Deduction[]) => tx.sql`
  insert into deposit_deductions (site_id, deposit_id, invoice_id, gross_cents)
  select ${siteId}, u.*
  from unnest(${deductions.map(({ depositId }) => depositId)}::uuid[],
    ${deductions.map(({ invoiceId }) => invoiceId)}::uuid[],
    ${deductions.map(({ grossCents }) => grossCents)}::bigint[]) as u (deposit_id, invoice_id, gross_cents)`;

export interface Return extends Deduction {
  readonly creditNoteId: InvoiceId;
}

/** The credit note is a draft: what it will say. */
export const insertReturns = (tx: Tx, siteId: SiteId, returns: readonly Return[]) => tx.sql`
  insert into deposit_returns (site_id, deposit_id, invoice_id, credit_note_id, gross_cents)
  select ${siteId}, u.*
  from unnest(${returns.map(({ depositId }) => depositId)}::uuid[],
    ${returns.map(({ invoiceId }) => invoiceId)}::uuid[], ${returns.map(({ creditNoteId }) => creditNoteId)}::uuid[],
    ${returns.map(({ grossCents }) => grossCents)}::bigint[]
  ) as u (deposit_id, invoice_id, credit_note_id, gross_cents)`;

/** False when the site has no such deposit. */
export async function deductFrom(tx: Tx, siteId: SiteId, id: InvoiceId, month: Month): Promise<boolean> {
  const rows = await tx.sql`
    update invoice_balances set deduct_from = ${month}
    where site_id = ${siteId} and invoice_id = ${id} and deduct_from is not null returning invoice_id`;
  return rows.length > 0;
}

/** What is left of deposits that invoices of the month take off, by who paid them. */
export async function waitingByDebtor(tx: Tx, siteId: SiteId, month: Month): Promise<Map<string, number>> {
  const rows = await tx.sql<{ debtorId: string; cents: string }>`
    select coalesce(i.company_id, i.member_id) as "debtorId",
           sum(b.gross_cents - b.credited_cents - b.deducted_cents) as cents
    from invoice_balances b join invoices i on i.site_id = b.site_id and i.id = b.invoice_id
    where b.site_id = ${siteId} and b.deduct_from <= ${month} and b.credited_cents + b.deducted_cents < b.gross_cents
    group by 1`;
  return new Map(rows.map(({ debtorId, cents }) => [debtorId, Number(cents)]));
}

/** A deposit as the list shows it. */
export interface ListedDeposit extends DebtorIds {
  readonly id: InvoiceId;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly buyerName: string;
  readonly currency: string;
  readonly grossCents: number;
  readonly creditedCents: number;
  readonly deductedCents: number;
  readonly deductFrom: Month;
  /** Invoices that took it off, but for those that have given it back. */
  readonly invoices: readonly DeductedFrom[];
}
type Cents = 'grossCents' | 'creditedCents' | 'deductedCents';

/** The newest first. */
export async function depositsOfSite(
  tx: Tx,
  siteId: SiteId,
  { limit, offset }: Part,
): Promise<{ total: number; deposits: ListedDeposit[] }> {
  const [counted] = await tx.sql<{ total: number }>`
    select count(*)::int as total from invoices where site_id = ${siteId} and kind = 'deposit' and status = 'issued'`;
  const rows = await tx.sql<Omit<ListedDeposit, Cents> & Record<Cents, string>>`
    select i.id, i.number, i.issued_on::text as "issuedOn", i.due_on::text as "dueOn", i.buyer_name as "buyerName",
           i.member_id as "memberId", i.company_id as "companyId", i.currency, b.gross_cents as "grossCents",
           b.credited_cents as "creditedCents", b.deducted_cents as "deductedCents", b.deduct_from as "deductFrom",
           coalesce((
             select json_agg(json_build_object('id', f.id, 'number', f.number,
                 'grossCents', x.gross_cents - x.returned_cents) order by f.number_year, f.number_rank)
             from deposit_deductions x join invoices f on f.site_id = x.site_id and f.id = x.invoice_id
             where x.site_id = i.site_id and x.deposit_id = i.id and x.returned_cents < x.gross_cents), '[]') as invoices
    from invoices i join invoice_balances b on b.site_id = i.site_id and b.invoice_id = i.id
    where i.site_id = ${siteId} and i.kind = 'deposit' and i.status = 'issued'
    order by i.number_year desc, i.number_rank desc limit ${limit} offset ${offset}`;
  const deposits = rows.map((row) => ({
    ...row,
    grossCents: Number(row.grossCents),
    creditedCents: Number(row.creditedCents),
    deductedCents: Number(row.deductedCents),
  }));
  return { total: counted!.total, deposits };
}
