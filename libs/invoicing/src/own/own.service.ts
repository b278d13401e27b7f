import { Injectable } from '@nestjs/common';
import { type InvoiceId, type PersonId, notFound } from '#libs/domain';
import { Db, jobScope, personScope } from '#libs/platform';
import { DocumentsService, type NamedFile } from '../documents/documents.service.js';
import { type OwnInvoice, ownInvoices, siteOfOwn } from './own.store.js';

const PER_PAGE = 24;

export interface OwnInvoicePage {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly invoices: readonly OwnInvoice[];
}

/** What every site has invoiced a person. */
@Injectable()
export class OwnInvoicesService {
  constructor(
    private readonly db: Db,
    private readonly documents: DocumentsService,
  ) {}

  /** From 1 on; one that there is not is empty. */
  list(personId: PersonId, page: number): Promise<OwnInvoicePage> {
    return this.db.run(personScope(personId), async (tx) => {
      const { total, invoices } = await ownInvoices(tx, personId, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE });
      return { total, page, pages: Math.max(1, Math.ceil(total / PER_PAGE)), invoices };
    });
  }

  /** The document, once it is certain whose it is. The site's rows are opened for nothing else. */
  async pdf(personId: PersonId, id: InvoiceId): Promise<NamedFile> {
    const siteId = await this.db.run(personScope(personId), (tx) => siteOfOwn(tx, personId, id));
    if (!siteId) throw notFound();
    return this.documents.pdf(jobScope('own.invoice', siteId), siteId, id);
  }
}
