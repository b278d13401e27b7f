import { type InvoiceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';

export interface StoredFile {
  readonly template: string;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: Buffer;
}

export async function pdfOf(tx: Tx, siteId: SiteId, invoiceId: InvoiceId): Promise<StoredFile | null> {
  const [file] = await tx.sql<StoredFile>`
    select template, encode(sha256, 'hex') as sha256, bytes from invoice_files
    where site_id = ${siteId} and invoice_id = ${invoiceId} and kind = 'pdf'`;
  return file ?? null;
}

/** Whoever comes second changes nothing. */
export const insertPdf = (tx: Tx, siteId: SiteId, invoiceId: InvoiceId, file: StoredFile) => tx.sql`
  insert into invoice_files (site_id, invoice_id, kind, template, sha256, bytes, rendered_at)
  values (${siteId}, ${invoiceId}, 'pdf', ${file.template}, ${Buffer.from(file.sha256, 'hex')}, ${file.bytes},
    ${toIso(tx.now)})
  on conflict (site_id, invoice_id, kind) do nothing`;
