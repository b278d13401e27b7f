import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type InvoiceId, type SiteId, conflict, isUuid, notFound } from '#libs/domain';
import { Db, Jobs, type Scope, jobScope } from '#libs/platform';
import { LogoStore } from '#libs/spaces';
import { type Invoice, issuedById } from '../invoices/invoices.store.js';
import { Journal } from '../journal/journal.service.js';
import { draftPdf } from '../pdf/draft.pdf.js';
import { type StoredFile, fileOf, insertFiles, noteFailure, withFile } from './documents.store.js';
import { type FileKind, RenderError, type RenderedFile, render, sha256 } from './rendering.js';

/** About two hours of trying again, each pause twice the one before. */
const RETRIES = 12;

export type NamedFile = StoredFile & { readonly number: string };

export interface HasXml {
  readonly xml: boolean;
}

/** Renders each document once and keeps it; from then on the stored bytes are the document. */
@Injectable()
export class DocumentsService implements OnModuleInit {
  private readonly log = new Logger('documents');

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
    private readonly logos: LogoStore,
  ) {}

  onModuleInit(): void {
    this.jobs.on(
      'invoice.issued',
      async ({ siteId, invoiceId }) => {
        if (!isUuid(siteId) || !isUuid(invoiceId)) throw new TypeError('invoice.issued without ids');
        await this.pdf(jobScope('invoice.issued', siteId as SiteId), siteId as SiteId, invoiceId as InvoiceId);
      },
      { retries: RETRIES },
    );
  }

  /** The stored PDF; refused with rendering_failed while it cannot be made. */
  pdf(scope: Scope, siteId: SiteId, id: InvoiceId): Promise<NamedFile> {
    return this.file(scope, siteId, id, 'pdf');
  }

  /** The PDF of what would be issued: made anew each time, and stored nowhere. */
  async draft(scope: Scope, siteId: SiteId, invoice: Invoice): Promise<Buffer> {
    return draftPdf(invoice.snapshot, await this.logoOf(scope, siteId, invoice));
  }

  /** The XML for platforms and accountants. not_found also where EN 16931 has none for the document. */
  xml(scope: Scope, siteId: SiteId, id: InvoiceId): Promise<NamedFile> {
    return this.file(scope, siteId, id, 'xml');
  }

  /**
   * Documents of several sites, in their order, with whether XML of them is stored. For whoever is known to own them: the
   * files are the sites' to know.
   */
  async withXml<Of extends { readonly siteId: SiteId; readonly id: InvoiceId }>(
    job: string,
    documents: readonly Of[],
  ): Promise<(Of & HasXml)[]> {
    const found = new Set<InvoiceId>();
    for (const [siteId, own] of Map.groupBy(documents, (document) => document.siteId)) {
      const ids = own.map(({ id }) => id);
      for (const id of await this.db.run(jobScope(job, siteId), (tx) => withFile(tx, siteId, ids, 'xml')))
        found.add(id);
    }
    return documents.map((document) => ({ ...document, xml: found.has(document.id) }));
  }

  /** If the worker has not come to it yet, it is rendered and stored here the same way. */
  private async file(scope: Scope, siteId: SiteId, id: InvoiceId, kind: FileKind): Promise<NamedFile> {
    const [invoice, stored] = await this.db.run(scope, (tx) =>
      Promise.all([issuedById(tx, siteId, id), fileOf(tx, siteId, id, kind)]),
    );
    if (!invoice) throw notFound();
    const { number } = invoice;
    if (stored) return { ...stored, number };
    const rendered = (await this.rendered(scope, siteId, invoice)).map((file) => ({
      ...file,
      sha256: sha256(file.bytes),
    }));
    const kept = await this.db.run(scope, async (tx) => {
      const inserted = await insertFiles(tx, siteId, id, rendered);
      await this.journal.rendered(tx, siteId, id);
      // Whoever was faster has stored the same, or what an older version made of it: that is the document.
      return inserted.find((file) => file.kind === kind) ?? fileOf(tx, siteId, id, kind);
    });
    if (!kept) throw notFound();
    return { ...kept, number };
  }

  private async logoOf(scope: Scope, siteId: SiteId, { snapshot }: Invoice): Promise<Buffer | null> {
    const { logo } = snapshot.seller;
    return logo ? this.db.run(scope, (tx) => this.logos.bytes(tx, siteId, logo)) : null;
  }

  /** Between two transactions: no connection waits for it. A failure is noted before it is told. */
  private async rendered(scope: Scope, siteId: SiteId, invoice: Invoice): Promise<RenderedFile[]> {
    try {
      return await render(invoice, await this.logoOf(scope, siteId, invoice));
    } catch (error) {
      const reason = error instanceof RenderError ? error.reason : 'rendering_failed';
      await this.db.run(scope, (tx) => noteFailure(tx, siteId, invoice.id, reason));
      // Where, not what: a message may hold what people wrote.
      const place = error instanceof Error ? (error.stack ?? '').split('\n').slice(-3).join(' ') : '';
      this.log.error(`${invoice.id}: ${reason}${reason === 'rendering_failed' ? place : ''}`);
      throw conflict('rendering_failed', { detail: `${invoice.number}: ${reason}`, reason });
    }
  }
}
