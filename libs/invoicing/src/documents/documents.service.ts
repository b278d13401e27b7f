import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type InvoiceId, type SiteId, isUuid, notFound } from '#libs/domain';
import { Db, Jobs, type Scope, jobScope } from '#libs/platform';
import { type Invoice, issuedById } from '../invoices/invoices.store.js';
import { Journal } from '../journal/journal.service.js';
import { TEMPLATE, invoicePdf } from '../pdf/invoice.pdf.js';
import { type StoredFile, insertPdf, pdfOf } from './documents.store.js';

const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');

/** Renders each document once and keeps it; from then on the stored bytes are the document. */
@Injectable()
export class DocumentsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
  ) {}

  onModuleInit(): void {
    this.jobs.on('invoice.issued', async ({ siteId, invoiceId }) => {
      if (!isUuid(siteId) || !isUuid(invoiceId)) throw new TypeError('invoice.issued without ids');
      await this.pdf(jobScope('invoice.issued', siteId as SiteId), siteId as SiteId, invoiceId as InvoiceId);
    });
  }

  /**
   * The stored PDF. If the worker has not come to it yet, it is rendered and stored here the same way: rendering
   * is a pure function of the snapshot, so it does not matter who does it, or how often.
   */
  async pdf(scope: Scope, siteId: SiteId, id: InvoiceId): Promise<StoredFile & { number: string }> {
    const { invoice, stored } = await this.db.run(scope, async (tx) => ({
      invoice: await issuedById(tx, siteId, id),
      stored: await pdfOf(tx, siteId, id),
    }));
    if (!invoice) throw notFound();
    const { number } = invoice;
    if (stored) return { ...stored, number };
    assertUnchanged(invoice);
    const bytes = await invoicePdf(invoice.snapshot); // between two transactions: no connection waits for it
    const file = { template: TEMPLATE, sha256: sha256(bytes), bytes };
    const kept = await this.db.run(scope, async (tx) => {
      await insertPdf(tx, siteId, id, file);
      await this.journal.rendered(tx, siteId, id);
      return pdfOf(tx, siteId, id);
    });
    return { ...kept!, number };
  }
}

/** A snapshot that does not have its hash any more was altered behind the product's back: it is not printed. */
function assertUnchanged(invoice: Invoice): void {
  if (sha256(invoice.text) !== invoice.sha256) throw new Error(`the snapshot of ${invoice.number} was altered`);
}
