import { Injectable } from '@nestjs/common';
import { type InvoiceId, type PersonId, notFound } from '#libs/domain';
import { Db, type Paged, jobScope, onePage, personScope } from '#libs/platform';
import { DocumentsService, type HasXml, type NamedFile } from '../documents/documents.service.js';
import type { FileKind } from '../documents/rendering.js';
import { type OwnInvoice, ownInvoices, siteOfOwn } from './own.store.js';

const PER_PAGE = 24;
const JOB = 'own.invoice';

export type OwnDocument = OwnInvoice & HasXml;

export interface OwnInvoicePage extends Paged {
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
    const found = await this.db.run(personScope(personId), (tx) =>
      onePage(page, PER_PAGE, (part) => ownInvoices(tx, personId, part)),
    );
    return { ...found, invoices: await this.documents.withXml(JOB, found.invoices) };
  }

  /** A file of the document, once it is certain whose it is. The site's rows are opened for nothing else. */
  async file(personId: PersonId, id: InvoiceId, kind: FileKind): Promise<NamedFile> {
    const siteId = await this.db.run(personScope(personId), (tx) => siteOfOwn(tx, personId, id));
    if (!siteId) throw notFound();
    return this.documents[kind](jobScope(JOB, siteId), siteId, id);
  }
}
