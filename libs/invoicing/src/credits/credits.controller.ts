import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { InvoiceId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { InvoiceView } from '../invoices/invoices.views.js';
import { CreditNotesService } from './credits.service.js';
import { CreditNotePreviewView, CreditNoteQuery, CreditNoteRequest, wantedOf } from './credits.views.js';

@ApiTags('invoicing')
@Controller('api/manage/:siteId/invoices/:id/credits')
@Can('site.billing')
export class CreditNotesController {
  constructor(private readonly credits: CreditNotesService) {}

  @Get()
  @ApiOperation({ summary: 'What is credited of a document, and what a credit note of the chosen parts would come to' })
  @ApiOkResponse({ type: CreditNotePreviewView })
  async preview(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: InvoiceId,
    @Query() { part }: CreditNoteQuery,
  ): Promise<CreditNotePreviewView> {
    return CreditNotePreviewView.from(await this.credits.preview(scope, siteId, id, part?.map(wantedOf) ?? null));
  }

  @Post()
  @ApiOperation({ summary: 'Issue a credit note for a document, or for parts of it' })
  @ApiCreatedResponse({ type: InvoiceView })
  async credit(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) invoiceId: InvoiceId,
    @Body() { id, reason, lines, rebill }: CreditNoteRequest,
  ): Promise<InvoiceView> {
    const order = { id: id as InvoiceId, siteId, invoiceId, reason, lines: lines ?? null, rebill: rebill ?? false };
    return InvoiceView.of(await this.credits.credit(scope, order));
  }
}
