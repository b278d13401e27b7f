import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CompanyId, DOCUMENT_KINDS, type DocumentKind, type InvoiceId, type SiteId } from '#libs/domain';
import { Can, IdPipe, PageQuery, PagedView, RequestScope, type Scope } from '#libs/platform';
import { FileRoute, fileReply } from '../documents/documents.http.js';
import { DocumentLinkView } from '../invoices/invoices.views.js';
import { CompanyBillsService, type InvoicePage, type NamedInvoice, type SellerMonth } from './bills.service.js';
import type { CompanyInvoice } from './bills.store.js';

const nullableText = { type: String, nullable: true } as const;
/** More is on the invoice; the sums are of all. */
const LINES_SHOWN = 300;

export class SumsView {
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
}

export class CompanyInvoiceView extends SumsView {
  @ApiProperty({ description: 'The site that has issued it.' }) sellerId: string;
  @ApiProperty() id: string;
  @ApiProperty({ enum: DOCUMENT_KINDS, description: 'Amounts of a credit note are positive, and taken off.' })
  kind: DocumentKind;
  @ApiProperty({ example: '2026-11' }) month: string;
  @ApiProperty({ example: 'F2026-000042' }) number: string;
  @ApiProperty({ example: '2026-11-30' }) issuedOn: string;
  @ApiProperty() dueOn: string;
  @ApiProperty({ description: 'What it asks for, deposits taken off; 0 of a credit note.' }) dueCents: number;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;

  static from({ siteId: sellerId, ...invoice }: CompanyInvoice): CompanyInvoiceView {
    const { id, kind, month, number, issuedOn, dueOn, netCents, vatCents, grossCents, dueCents, currency } = invoice;
    return { sellerId, id, kind, month, number, issuedOn, dueOn, netCents, vatCents, grossCents, dueCents, currency };
  }
}

export class NamedInvoiceView extends CompanyInvoiceView {
  @ApiProperty() sellerName: string;
  @ApiProperty({ description: 'There is XML of it.' }) xml: boolean;
  @ApiProperty({ type: DocumentLinkView, nullable: true, description: 'Of a credit note: the document it corrects.' })
  corrects: DocumentLinkView | null;
  @ApiProperty({ type: [DocumentLinkView], description: 'Its credit notes.' }) notes: DocumentLinkView[];
  @ApiProperty({ description: 'Given back by them, tax included.' }) creditedCents: number;

  static of({ siteName: sellerName, xml, corrects, notes, creditedCents, ...invoice }: NamedInvoice): NamedInvoiceView {
    return { ...CompanyInvoiceView.from(invoice), sellerName, xml, corrects, notes: [...notes], creditedCents };
  }
}

export class CompanyInvoicesView extends PagedView {
  @ApiProperty({ type: [NamedInvoiceView], description: 'The newest first, 24 to a page.' })
  invoices: NamedInvoiceView[];

  static of({ invoices, ...paged }: InvoicePage): CompanyInvoicesView {
    return { ...paged, invoices: invoices.map((invoice) => NamedInvoiceView.of(invoice)) };
  }
}

export class PreviewPartView {
  @ApiProperty({ type: String, nullable: true, description: "Null: nobody's in particular." }) personId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'As the site calls them.' }) person: string | null;
  @ApiProperty(nullableText) costCentre: string | null;
  @ApiProperty({ description: 'How many lines.' }) charges: number;
  @ApiProperty() netCents: number;
}

export class PreviewLineView {
  @ApiProperty() label: string;
  @ApiProperty({ format: 'date' }) suppliedOn: string;
  @ApiProperty({ type: String, nullable: true }) person: string | null;
  @ApiProperty(nullableText) costCentre: string | null;
  @ApiProperty() netCents: number;
}

export class SellerMonthView extends SumsView {
  @ApiProperty() sellerId: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;
  @ApiProperty({ example: '2026-11', description: 'The running one where the site is.' }) month: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: [PreviewPartView], description: 'By person and cost centre; they sum to the net.' })
  parts: PreviewPartView[];
  @ApiProperty({ type: [PreviewLineView], description: `The first ${LINES_SHOWN}, as the invoice will have them.` })
  lines: PreviewLineView[];
  @ApiProperty({ type: [CompanyInvoiceView], description: 'Issued for this month already.' })
  invoiced: CompanyInvoiceView[];

  static from({ site, month, preview, invoiced }: SellerMonth): SellerMonthView {
    const { siteId: sellerId, slug, name, commune, currency } = site;
    const { parts, lines, netCents, vatCents, grossCents } = preview;
    return {
      ...{ sellerId, slug, name, commune, month, currency, netCents, vatCents, grossCents },
      parts: [...parts],
      lines: lines.slice(0, LINES_SHOWN),
      invoiced: invoiced.map((invoice) => CompanyInvoiceView.from(invoice)),
    };
  }
}

export class CompanyMonthView {
  @ApiProperty({ type: [SellerMonthView], description: 'Where something is owed or was invoiced, by name.' })
  sellers: SellerMonthView[];
}

@ApiTags('companies')
@Controller('api/companies/:companyId')
@Can('company.manage')
export class CompanyBillsController {
  constructor(private readonly bills: CompanyBillsService) {}

  @Get('month')
  @ApiOperation({ summary: 'What each site would invoice the company for the running month, as things stand' })
  @ApiOkResponse({ type: CompanyMonthView })
  async month(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
  ): Promise<CompanyMonthView> {
    return { sellers: (await this.bills.month(scope, companyId)).map((one) => SellerMonthView.from(one)) };
  }

  @Get('invoices')
  @ApiOperation({ summary: 'The invoices of every site to the company' })
  @ApiOkResponse({ type: CompanyInvoicesView })
  async invoices(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Query() { page = 1 }: PageQuery,
  ): Promise<CompanyInvoicesView> {
    return CompanyInvoicesView.of(await this.bills.invoices(scope, companyId, page));
  }

  @FileRoute('sellers/:sellerId/invoices/:id', 'pdf')
  async pdf(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Param('sellerId', IdPipe) sellerId: SiteId,
    @Param('id', IdPipe) id: InvoiceId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return fileReply(await this.bills.file(scope, companyId, sellerId, id, 'pdf'), reply);
  }

  @FileRoute('sellers/:sellerId/invoices/:id', 'xml')
  async xml(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Param('sellerId', IdPipe) sellerId: SiteId,
    @Param('id', IdPipe) id: InvoiceId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return fileReply(await this.bills.file(scope, companyId, sellerId, id, 'xml'), reply);
  }
}
