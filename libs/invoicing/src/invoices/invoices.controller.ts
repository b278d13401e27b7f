import { Body, Controller, Get, Header, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiTags,
  IntersectionType,
} from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceId, Month, SiteId } from '#libs/domain';
import { Can, ClientId, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { DebtorRequest, debtorIn } from '../charges/debtor.http.js';
import { FileRoute, fileReply } from '../documents/documents.http.js';
import { DocumentsService } from '../documents/documents.service.js';
import { InvoicesService } from './invoices.service.js';
import type { Invoice } from './invoices.store.js';
import { BillingView, InvoiceListView, InvoiceView } from './invoices.views.js';

export const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

export class MonthQuery {
  @ApiProperty({ type: String, example: '2026-11', pattern: MONTH.source })
  @Matches(MONTH, { message: 'month must be written YYYY-MM' })
  month: Month;
}

/** What somebody owes in a month. */
export class DebtorMonthQuery extends IntersectionType(MonthQuery, DebtorRequest) {}

export class IssueRequest extends DebtorMonthQuery {
  @ClientId() id: string;
}

@ApiTags('invoicing')
@Controller('api/manage/:siteId')
@Can('site.billing')
export class InvoicesController {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly documents: DocumentsService,
  ) {}

  @Get('billing')
  @ApiOperation({ summary: 'A month of a site: open charges per member, issued invoices, what is missing to issue' })
  @ApiOkResponse({ type: BillingView })
  async billing(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { month }: MonthQuery,
  ): Promise<BillingView> {
    return BillingView.from(await this.invoices.billing(scope, siteId, month));
  }

  @Post('invoices')
  @ApiOperation({ summary: 'Issue one invoice for what a member or a company owes up to the end of a month' })
  @ApiCreatedResponse({ type: InvoiceView })
  async issue(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() body: IssueRequest,
  ): Promise<InvoiceView> {
    const order = { id: body.id as InvoiceId, month: body.month, siteId };
    return InvoiceView.of(await this.invoices.issue(scope, { ...order, ...debtorIn(body) }));
  }

  @Get('drafts')
  @ApiOperation({ summary: 'The invoice that would be issued to a member or a company now: a draft, without a number' })
  @ApiOkResponse({ type: InvoiceView })
  async draft(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: DebtorMonthQuery,
  ): Promise<InvoiceView> {
    return InvoiceView.draft(await this.drafted(scope, siteId, query));
  }

  @Get('drafts/pdf')
  @ApiOperation({ summary: 'The same as a PDF, said across each page to be a draft: never stored, without Factur-X' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'no-store')
  async draftPdf(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: DebtorMonthQuery,
  ): Promise<StreamableFile> {
    const bytes = await this.documents.draft(scope, siteId, await this.drafted(scope, siteId, query));
    return new StreamableFile(bytes, {
      ...{ type: 'application/pdf', disposition: 'inline; filename="brouillon.pdf"', length: bytes.length },
    });
  }

  private drafted(scope: Scope, siteId: SiteId, query: DebtorMonthQuery): Promise<Invoice> {
    const order = { id: uuidv7() as InvoiceId, month: query.month, siteId };
    return this.invoices.draft(scope, { ...order, ...debtorIn(query) });
  }

  @Get('invoices')
  @ApiOperation({ summary: 'Invoices of a month, the newest first' })
  @ApiOkResponse({ type: InvoiceListView })
  async list(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { month }: MonthQuery,
  ): Promise<InvoiceListView> {
    return InvoiceListView.from(await this.invoices.list(scope, siteId, month));
  }

  @Get('invoices/:id')
  @ApiOperation({ summary: 'One invoice as it was frozen' })
  @ApiOkResponse({ type: InvoiceView })
  async byId(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: InvoiceId,
  ): Promise<InvoiceView> {
    return InvoiceView.of(await this.invoices.byId(scope, siteId, id));
  }

  @FileRoute('invoices/:id', 'pdf')
  async pdf(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: InvoiceId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return fileReply(await this.documents.pdf(scope, siteId, id), reply);
  }

  @FileRoute('invoices/:id', 'xml')
  async xml(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: InvoiceId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return fileReply(await this.documents.xml(scope, siteId, id), reply);
  }
}
