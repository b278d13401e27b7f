import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DOCUMENT_KINDS, type DocumentKind, type InvoiceId } from '#libs/domain';
import { Can, IdPipe, PageQuery, PagedView, type Principal, RequestPrincipal } from '#libs/platform';
import { FileRoute, fileReply } from '../documents/documents.http.js';
import { DocumentLinkView } from '../invoices/invoices.views.js';
import { type OwnDocument, OwnInvoicesService } from './own.service.js';

export class OwnInvoiceView {
  @ApiProperty() id: string;
  @ApiProperty() siteName: string;
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind: DocumentKind;
  @ApiProperty({ type: DocumentLinkView, nullable: true, description: 'Of a credit note: the document it corrects.' })
  corrects: DocumentLinkView | null;
  @ApiProperty({ type: [DocumentLinkView], description: 'Its credit notes.' }) notes: DocumentLinkView[];
  @ApiProperty({ example: 'F2026-000042' }) number: string;
  @ApiProperty({ example: '2026-11-30' }) issuedOn: string;
  @ApiProperty() dueOn: string;
  @ApiProperty() netCents: number;
  @ApiProperty({ description: 'Of a credit note too a positive amount.' }) grossCents: number;
  @ApiProperty({ description: 'What it asks for, deposits taken off; 0 of a credit note.' }) dueCents: number;
  @ApiProperty({ description: 'Given back by credit notes, tax included.' }) creditedCents: number;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;

  @ApiProperty({ description: 'There is XML of it.' }) xml: boolean;

  static from({ siteId: _site, notes, ...invoice }: OwnDocument): OwnInvoiceView {
    return { ...invoice, notes: [...notes] };
  }
}

export class OwnInvoicesView extends PagedView {
  @ApiProperty({ type: [OwnInvoiceView] }) invoices: OwnInvoiceView[];
}

@ApiTags('invoicing')
@Controller('api/me/invoices')
@Can('self')
export class OwnInvoicesController {
  constructor(private readonly own: OwnInvoicesService) {}

  @Get()
  @ApiOperation({ summary: 'What every site has invoiced me, the newest first' })
  @ApiOkResponse({ type: OwnInvoicesView })
  async list(@RequestPrincipal() { personId }: Principal, @Query() { page = 1 }: PageQuery): Promise<OwnInvoicesView> {
    const { invoices, ...paged } = await this.own.list(personId, page);
    return { ...paged, invoices: invoices.map(OwnInvoiceView.from) };
  }

  @FileRoute(':id', 'pdf')
  async pdf(
    @RequestPrincipal() { personId }: Principal,
    @Param('id', IdPipe) id: InvoiceId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return fileReply(await this.own.file(personId, id, 'pdf'), reply);
  }

  @FileRoute(':id', 'xml')
  async xml(
    @RequestPrincipal() { personId }: Principal,
    @Param('id', IdPipe) id: InvoiceId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return fileReply(await this.own.file(personId, id, 'xml'), reply);
  }
}
