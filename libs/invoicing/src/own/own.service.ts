import { Injectable } from '@nestjs/common';
import { type InvoiceId, type PersonId, notFound } from '#libs/domain';
import { Db, jobScope, personScope } from '#libs/platform';
import { DocumentsService, type HasXml, type NamedFile } from '../documents/documents.service.js';
import type { FileKind } from '../documents/rendering.js';
import { type OwnInvoice, ownInvoices, siteOfOwn } from './own.store.js';

const PER_PAGE = 24;
const JOB = 'own.invoice';

export type OwnDocument = OwnInvoice & HasXml;

export interface OwnInvoicePage {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly invoices: readonly OwnDocument[];
}

/** What every site has invoiced a person. */
@Injectable()
export class OwnInvoicesService {
  constructor(
    private readonly db: Db,
    private readonly documents: DocumentsService,
  ) {}

  /** From 1 on; one that there is not is empty. */
  async list(personId: PersonId, page: number): Promise<OwnInvoicePage> {
    const limits = { limit: PER_PAGE, offset: (page - 1) * PER_PAGE };
    const { total, invoices } = await this.db.run(personScope(personId), (tx) => ownInvoices(tx, personId, limits));
    const pages = Math.max(1, Math.ceil(total / PER_PAGE));
    return { total, page, pages, invoices: await this.documents.withXml(JOB, invoices) };
  }

  /** A file of the document, once it is certain whose it is. The site's rows are opened for nothing else. */
  async file(personId: PersonId, id: InvoiceId, kind: FileKind): Promise<NamedFile> {
    const siteId = await this.db.run(personScope(personId), (tx) => siteOfOwn(tx, personId, id));
    if (!siteId) throw notFound();
    return this.documents[kind](jobScope(JOB, siteId), siteId, id);
  }
}
