import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { InvoiceId, SiteId } from '#libs/domain';
import { Can, ClientId, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { MonthQuery } from '../invoices/invoices.controller.js';
import { SENDINGS, type Sending } from './mails.rules.js';
import { DocumentMails } from './mails.service.js';
import { DocumentMailsView, SendingView } from './mails.views.js';

export class SendRequest {
  @ClientId() id: string;

  @ApiPropertyOptional({ description: 'Left out: to where the last one went, or the address on the document.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(254)
  email?: string;
}

export class SendingRequest {
  @ApiProperty({ enum: SENDINGS })
  @IsIn(SENDINGS)
  sending: Sending;
}

@ApiTags('invoicing')
@Controller('api/manage/:siteId')
@Can('site.billing')
export class DocumentMailsController {
  constructor(private readonly mails: DocumentMails) {}

  @Get('billing/sending')
  @ApiOperation({ summary: 'Which documents the site sends by itself' })
  @ApiOkResponse({ type: SendingView })
  async sending(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<SendingView> {
    return { sending: await this.mails.sending(scope, siteId) };
  }

  @Put('billing/sending')
  @ApiOperation({ summary: 'Set which documents the site sends by itself, from now on' })
  @ApiOkResponse({ type: SendingView })
  async setSending(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { sending }: SendingRequest,
  ): Promise<SendingView> {
    await this.mails.setSending(scope, siteId, sending);
    return { sending };
  }

  @Post('billing/send')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Send by mail what a month has issued and nobody has sent yet' })
  @ApiNoContentResponse()
  async sendMonth(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { month }: MonthQuery,
  ): Promise<void> {
    await this.mails.orderAll(scope, siteId, { month });
  }

  @Get('invoices/:id/mails')
  @ApiOperation({ summary: 'To whom a document was sent, and what became of it' })
  @ApiOkResponse({ type: DocumentMailsView })
  async ofDocument(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: InvoiceId,
  ): Promise<DocumentMailsView> {
    return DocumentMailsView.of(await this.mails.ofDocument(scope, siteId, { invoiceId: id }));
  }

  @Post('invoices/:id/mails')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Send a document by mail: first, again where it failed, or as a copy of what was sent' })
  @ApiOkResponse({ type: DocumentMailsView })
  async send(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) invoiceId: InvoiceId,
    @Body() { id, email }: SendRequest,
  ): Promise<DocumentMailsView> {
    return DocumentMailsView.of(await this.mails.order(scope, { id, siteId, invoiceId, to: email?.trim() || null }));
  }

  @Get('quotes/:id/mails')
  @ApiOperation({ summary: 'To whom a quote was sent, and what became of it' })
  @ApiOkResponse({ type: DocumentMailsView })
  async ofQuote(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) quoteId: string,
  ): Promise<DocumentMailsView> {
    return DocumentMailsView.of(await this.mails.ofDocument(scope, siteId, { quoteId }));
  }

  @Post('quotes/:id/mails')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Send a quote by mail once more: again where it failed, or as a copy of what was sent' })
  @ApiOkResponse({ type: DocumentMailsView })
  async sendQuote(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) quoteId: string,
    @Body() { id, email }: SendRequest,
  ): Promise<DocumentMailsView> {
    return DocumentMailsView.of(await this.mails.order(scope, { id, siteId, quoteId, to: email?.trim() || null }));
  }
}
