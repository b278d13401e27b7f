import { Injectable } from '@nestjs/common';
import {
  type CompanyId,
  type InvoiceId,
  type Month,
  type SiteId,
  localDay,
  monthDays,
  notFound,
  reverseChargeOf,
} from '#libs/domain';
import { Db, type Paged, type Scope, type Tx, jobScope, onePage } from '#libs/platform';
import { DocumentsService, type HasXml, type NamedFile } from '../documents/documents.service.js';
import type { FileKind } from '../documents/rendering.js';
import { type Preview, previewOf } from './bills.rules.js';
import {
  type BillingSite,
  type CompanyDocument,
  type CompanyInvoice,
  invoicesOf,
  invoicesOfMonths,
  isOfCompany,
  openChargesOf,
  sellersOf,
  taxIdentityOf,
} from './bills.store.js';

const PER_PAGE = 24;
const JOB = 'company.invoice';

/** The running month of a site, as its calendar has it. */
export interface SellerMonth {
  readonly site: BillingSite;
  readonly month: Month;
  /** If the site issued it at the end of the month, as things stand. */
  readonly preview: Preview;
  /** What it has issued for this month already. */
  readonly invoiced: readonly CompanyInvoice[];
}

export type NamedInvoice = CompanyDocument & HasXml & { readonly siteName: string };

export interface InvoicePage extends Paged {
  readonly invoices: readonly NamedInvoice[];
}

/**
 * What a company is billed by every site, for those who manage it: views show them its rows and nobody else's
 * (`company_charges`, `company_invoices`).
 */
@Injectable()
export class CompanyBillsService {
  constructor(
    private readonly db: Db,
    private readonly documents: DocumentsService,
  ) {}

  /** Of every site at which something is owed or was invoiced this month, by name. */
  month(scope: Scope, companyId: CompanyId): Promise<SellerMonth[]> {
    return this.db.run(scope, async (tx) => {
      const sellers = (await sellersOf(tx, companyId)).map((site) => ({ site, month: monthAt(tx, site) }));
      const until = sellers.map(({ site, month }) => ({ siteId: site.siteId, before: monthDays(month).next }));
      const months = sellers.map(({ site: { siteId }, month }) => ({ siteId, month }));
      const open = Map.groupBy(await openChargesOf(tx, companyId, until), ({ siteId }) => siteId);
      const buyer = await taxIdentityOf(tx, companyId);
      const issued = Map.groupBy(await invoicesOfMonths(tx, companyId, months), ({ siteId }) => siteId);
      return sellers.flatMap(({ site, month }) => {
        const [owed, invoiced] = [open.get(site.siteId) ?? [], issued.get(site.siteId) ?? []];
        if (owed.length + invoiced.length === 0) return [];
        const reverseCharge = reverseChargeOf(site, buyer, site.reverseChargeFor).applies;
        return [{ site, month, preview: previewOf({ regime: site.vatRegime, reverseCharge }, owed), invoiced }];
      });
    });
  }

  /** From 1 on; one that there is not is empty. */
  async invoices(scope: Scope, companyId: CompanyId, page: number): Promise<InvoicePage> {
    const { named, ...paged } = await this.db.run(scope, async (tx) => {
      const names = new Map((await sellersOf(tx, companyId)).map(({ siteId, name }) => [siteId, name]));
      const { invoices, ...found } = await onePage(page, PER_PAGE, (part) => invoicesOf(tx, companyId, part));
      return { ...found, named: invoices.map((one) => ({ ...one, siteName: names.get(one.siteId) ?? '' })) };
    });
    return { ...paged, invoices: await this.documents.withXml(JOB, named) };
  }

  /** A file of the document, once it is certain that it is the company's. The site's rows are opened for nothing else. */
  async file(scope: Scope, companyId: CompanyId, siteId: SiteId, id: InvoiceId, kind: FileKind): Promise<NamedFile> {
    if (!(await this.db.run(scope, (tx) => isOfCompany(tx, companyId, siteId, id)))) throw notFound();
    return this.documents[kind](jobScope(JOB, siteId), siteId, id);
  }
}

const monthAt = ({ now }: Tx, { timeZone }: BillingSite): Month => localDay(now, timeZone).slice(0, 7);
