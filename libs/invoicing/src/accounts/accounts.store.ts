import type {
  CompanyId,
  Currency,
  Day,
  DocumentKind,
  InvoiceId,
  MemberId,
  Month,
  PriceMode,
  SiteId,
} from '#libs/domain';
import type { Tx } from '#libs/platform';

/** A charge as the sheet of a member shows it. */
export interface AccountCharge {
  readonly id: string;
  readonly label: string;
  readonly suppliedOn: Day;
  readonly amountCents: number;
  readonly priceMode: PriceMode;
  readonly status: 'open' | 'invoiced';
  /** The company that pays; null: the member. */
  readonly companyId: CompanyId | null;
}

export interface AccountInvoice {
  readonly id: InvoiceId;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedOn: Day;
  readonly grossCents: number;
  /** What it asks for: nothing of a credit note, the rest after the deposits of an invoice. */
  readonly dueCents: number;
  readonly currency: Currency;
}

/** What was supplied in the month, and what is open from before; the newest first. */
export async function chargesOf(
  tx: Tx,
  siteId: SiteId,
  memberId: MemberId,
  month: Month,
  limit: number,
): Promise<AccountCharge[]> {
  const rows = await tx.sql<AccountCharge & { amountCents: string }>`
    select id, label, supplied_on::text as "suppliedOn", amount_cents as "amountCents", price_mode as "priceMode", status,
           company_id as "companyId"
    from charges
    where site_id = ${siteId} and member_id = ${memberId} and status <> 'void'
      and supplied_on < (${month} || '-01')::date + interval '1 month'
      and (status = 'open' or supplied_on >= (${month} || '-01')::date)
    order by supplied_on desc, recorded_at desc, id limit ${limit}`;
  return rows.map((row) => ({ ...row, amountCents: Number(row.amountCents) }));
}

/** The newest first. */
export async function invoicesOf(tx: Tx, siteId: SiteId, memberId: MemberId, limit: number): Promise<AccountInvoice[]> {
  const rows = await tx.sql<AccountInvoice & Record<'grossCents' | 'dueCents', string>>`
    select id, kind, number, issued_on::text as "issuedOn", gross_cents as "grossCents",
           due_cents(kind, gross_cents, snapshot) as "dueCents", currency
    from invoices
    where site_id = ${siteId} and member_id = ${memberId} and status = 'issued'
    order by issued_at desc limit ${limit}`;
  return rows.map((row) => ({ ...row, grossCents: Number(row.grossCents), dueCents: Number(row.dueCents) }));
}
