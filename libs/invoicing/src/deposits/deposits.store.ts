import type { DeductedDeposit, InvoiceId, InvoiceSnapshot, Month, SiteId } from '#libs/domain';
import type { Part, Tx } from '#libs/platform';
import type { Debtor, DebtorIds } from '../charges/debtor.js';
import type { Taking } from '../credits/credits.rules.js';
import { notesOf } from '../credits/credits.store.js';
import { type OpenDeposit, takingOf } from './deposits.rules.js';

/** What invoices have taken off a deposit, the first one first. */
async function deductionsOf(tx: Tx, siteId: SiteId, depositId: InvoiceId): Promise<DeductedDeposit[]> {
  const rows = await tx.sql<{ deduction: DeductedDeposit }>`
    select s as deduction
    from deposit_deductions x
    join invoices d on d.site_id = x.site_id and d.id = x.deposit_id
    join invoices i on i.site_id = x.site_id and i.id = x.invoice_id
    cross join json_array_elements(i.snapshot::json -> 'deposits') as s
    where x.site_id = ${siteId} and x.deposit_id = ${depositId} and s ->> 'number' = d.number
    order by i.issued_at, i.number`;
  return rows.map(({ deduction }) => deduction);
}

export interface DeductedFrom {
  readonly id: InvoiceId;
  readonly number: string;
  readonly grossCents: number;
}

/** The invoices that took a deposit off, with how much of it, the first one first. */
export async function deductedFrom(tx: Tx, siteId: SiteId, depositId: InvoiceId): Promise<DeductedFrom[]> {
  const rows = await tx.sql<{ id: InvoiceId; number: string; cents: string }>`
    select i.id, i.number, x.gross_cents as cents
    from deposit_deductions x join invoices i on i.site_id = x.site_id and i.id = x.invoice_id
    where x.site_id = ${siteId} and x.deposit_id = ${depositId} and i.number is not null
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
  const deductions = snapshot.kind === 'deposit' ? await deductionsOf(tx, siteId, id) : [];
  return [...notes.map((note) => note.snapshot), ...deductions.map((one) => takingOf(snapshot, one))];
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
  /** Invoices that took it off. */
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
             select json_agg(json_build_object('id', f.id, 'number', f.number, 'grossCents', x.gross_cents)
               order by f.number_year, f.number_rank)
             from deposit_deductions x join invoices f on f.site_id = x.site_id and f.id = x.invoice_id
             where x.site_id = i.site_id and x.deposit_id = i.id), '[]') as invoices
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
