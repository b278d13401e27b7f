import { type InvoiceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { FileKind, RenderFailure, RenderedFile } from './rendering.js';

export interface StoredFile extends RenderedFile {
  /** Hexadecimal. */
  readonly sha256: string;
}

export async function fileOf(tx: Tx, siteId: SiteId, invoiceId: InvoiceId, kind: FileKind): Promise<StoredFile | null> {
  const [file] = await tx.sql<StoredFile>`
    select kind, template, rules, encode(sha256, 'hex') as sha256, bytes from invoice_files
    where site_id = ${siteId} and invoice_id = ${invoiceId} and kind = ${kind}`;
  return file ?? null;
}

/** Those of the documents that have such a file. */
export async function withFile(
  tx: Tx,
  siteId: SiteId,
  ids: readonly InvoiceId[],
  kind: FileKind,
): Promise<InvoiceId[]> {
  const rows = await tx.sql<{ id: InvoiceId }>`
    select invoice_id as id from invoice_files
    where site_id = ${siteId} and invoice_id = any(${ids}::uuid[]) and kind = ${kind}`;
  return rows.map(({ id }) => id);
}

/** Those that are stored now: whoever comes second changes nothing. What had failed has not any more. */
export async function insertFiles(
  tx: Tx,
  siteId: SiteId,
  invoiceId: InvoiceId,
  files: readonly StoredFile[],
): Promise<StoredFile[]> {
  const insert = ({ kind, template, rules, sha256, bytes }: StoredFile) => tx.sql`
    insert into invoice_files (site_id, invoice_id, kind, template, rules, sha256, bytes, rendered_at)
    values (${siteId}, ${invoiceId}, ${kind}, ${template}, ${rules}, ${Buffer.from(sha256, 'hex')}, ${bytes},
      ${toIso(tx.now)})
    on conflict (site_id, invoice_id, kind) do nothing returning kind`;
  const [inserted] = await Promise.all([
    Promise.all(files.map(insert)),
    tx.sql`delete from render_failures where site_id = ${siteId} and invoice_id = ${invoiceId}`,
  ]);
  return files.filter((_, index) => inserted[index]!.length > 0);
}

export const noteFailure = (tx: Tx, siteId: SiteId, invoiceId: InvoiceId, reason: RenderFailure) => tx.sql`
  insert into render_failures (site_id, invoice_id, reason, failed_at)
  values (${siteId}, ${invoiceId}, ${reason}, ${toIso(tx.now)})
  on conflict (site_id, invoice_id) do update
    set reason = excluded.reason, failed_at = excluded.failed_at, attempts = render_failures.attempts + 1`;
