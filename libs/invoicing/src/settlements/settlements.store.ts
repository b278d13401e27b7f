import type { InvoiceId, InvoiceSnapshot, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Debtor } from '../charges/debtor.js';

/** Invoices of a debtor of which something is left, the newest first. */
export async function creditableOf(
  tx: Tx,
  siteId: SiteId,
  { memberId, companyId }: Debtor,
  limit: number,
): Promise<{ readonly id: InvoiceId; readonly snapshot: InvoiceSnapshot }[]> {
  const rows = await tx.sql<{ id: InvoiceId; text: string }>`
    select i.id, i.snapshot as text
    from invoices i join invoice_balances b on b.site_id = i.site_id and b.invoice_id = i.id
    where i.site_id = ${siteId} and i.status = 'issued' and i.kind = 'invoice' and b.credited_cents < b.gross_cents
      and i.company_id is not distinct from ${companyId ?? null}::uuid
      and i.member_id is not distinct from ${memberId ?? null}::uuid
    order by i.issued_at desc, i.number desc limit ${limit}`;
  return rows.map(({ id, text }) => ({ id, snapshot: JSON.parse(text) as InvoiceSnapshot }));
}

/** Queues at what is left of these, in the order of their ids, until whoever credits one of them is done. */
export const lockBalances = (tx: Tx, siteId: SiteId, ids: readonly InvoiceId[]) => tx.sql`
  select from invoice_balances where site_id = ${siteId} and invoice_id = any(${ids}::uuid[])
  order by invoice_id for update`;
