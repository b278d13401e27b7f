import type { InvoiceId, InvoiceSnapshot, PersonId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/**
 * Queues at what is left of an issued document until whoever credits it is done. Null: there is no such document, or it is
 * a credit note itself.
 */
export async function lockBalance(
  tx: Tx,
  siteId: SiteId,
  invoiceId: InvoiceId,
): Promise<{ readonly personId: PersonId | null } | null> {
  const [row] = await tx.sql<{ personId: PersonId | null }>`
    select i.person_id as "personId"
    from invoice_balances b join invoices i on i.site_id = b.site_id and i.id = b.invoice_id
    where b.site_id = ${siteId} and b.invoice_id = ${invoiceId} for update of b`;
  return row ?? null;
}

/** The credit notes of a document, the first one first. */
export async function notesOf(
  tx: Tx,
  siteId: SiteId,
  invoiceId: InvoiceId,
): Promise<{ readonly id: InvoiceId; readonly snapshot: InvoiceSnapshot }[]> {
  const rows = await tx.sql<{ id: InvoiceId; text: string }>`
    select id, snapshot as text from invoices
    where site_id = ${siteId} and corrects_id = ${invoiceId} and status = 'issued'
    order by issued_at, number`;
  return rows.map(({ id, text }) => ({ id, snapshot: JSON.parse(text) as InvoiceSnapshot }));
}
