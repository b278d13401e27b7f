import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SiteId } from '#libs/domain';
import {
  AnswersFile,
  Can,
  IdPipe,
  PageQuery,
  type Principal,
  RequestPrincipal,
  RequestScope,
  type Scope,
} from '#libs/platform';
import { debtorIn } from '../charges/debtor.http.js';
import { streamed } from '../documents/documents.http.js';
import { QuotesService } from './quotes.service.js';
import {
  FollowedQuoteView,
  QuoteBookView,
  QuoteListView,
  QuoteRequest,
  QuoteTermsRequest,
  QuoteView,
  termsOf,
} from './quotes.views.js';

@ApiTags('invoicing')
@Controller('api/manage/:siteId/quotes')
@Can('site.billing')
export class QuotesController {
  constructor(private readonly quotes: QuotesService) {}

  @Get()
  @ApiOperation({ summary: 'Quotes of a site, drafts first, then the newest' })
  @ApiOkResponse({ type: QuoteBookView })
  async list(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { page = 1 }: PageQuery,
  ): Promise<QuoteBookView> {
    return QuoteBookView.from(await this.quotes.list(scope, siteId, page));
  }

  @Post()
  @ApiOperation({ summary: 'Write a quote to a member or a company; nobody sees it yet' })
  @ApiCreatedResponse({ type: QuoteView })
  async write(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() body: QuoteRequest,
  ): Promise<QuoteView> {
    const order = { id: body.id, ...debtorIn(body), terms: termsOf(body) };
    return QuoteView.from(await this.quotes.write(scope, siteId, order));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One quote, and the invoices that its lines are on' })
  @ApiOkResponse({ type: FollowedQuoteView })
  async byId(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<FollowedQuoteView> {
    return FollowedQuoteView.of(await this.quotes.byId(scope, siteId, id));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a quote that was not sent' })
  @ApiOkResponse({ type: QuoteView })
  async rewrite(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() terms: QuoteTermsRequest,
  ): Promise<QuoteView> {
    return QuoteView.from(await this.quotes.rewrite(scope, siteId, id, termsOf(terms)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Drop a quote that was not sent' })
  @ApiNoContentResponse()
  async remove(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.quotes.remove(scope, siteId, id);
  }

  @Post(':id/send')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a quote its number and show it to its buyer; it stays as it is now' })
  @ApiOkResponse({ type: QuoteView })
  async send(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<QuoteView> {
    return QuoteView.from(await this.quotes.send(scope, siteId, id));
  }

  @Post(':id/accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'The buyer has agreed on paper: its lines and its deposit are charged' })
  @ApiOkResponse({ type: QuoteView })
  async accept(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<QuoteView> {
    return QuoteView.from(await this.quotes.decide(scope, siteId, id, 'accepted'));
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @ApiOperation({ summary: 'The buyer has said no, or the site takes the offer back' })
  @ApiOkResponse({ type: QuoteView })
  async refuse(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<QuoteView> {
    return QuoteView.from(await this.quotes.decide(scope, siteId, id, 'refused'));
  }

  @Get(':id/pdf')
  @ApiOperation({ summary: 'The quote as it was sent' })
  @AnswersFile('application/pdf')
  async pdf(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<StreamableFile> {
    return streamed({ kind: 'pdf', ...(await this.quotes.pdf(scope, siteId, id)) });
  }
}

@ApiTags('invoicing')
@Controller('api/me/quotes')
@Can('self')
export class OwnQuotesController {
  constructor(private readonly quotes: QuotesService) {}

  @Get()
  @ApiOperation({ summary: 'Quotes to me and to the companies that I manage, the newest first' })
  @ApiOkResponse({ type: QuoteListView })
  async list(@RequestPrincipal() { personId }: Principal, @Query() { page = 1 }: PageQuery): Promise<QuoteListView> {
    return QuoteListView.of(await this.quotes.listMine(personId, page));
  }

  @Post(':id/accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Agree to a quote: what it offers is charged, and its deposit asked for' })
  @ApiOkResponse({ type: QuoteView })
  async accept(@RequestPrincipal() { personId }: Principal, @Param('id', IdPipe) id: string): Promise<QuoteView> {
    return QuoteView.from(await this.quotes.decideMine(personId, id, 'accepted'));
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say no to a quote' })
  @ApiOkResponse({ type: QuoteView })
  async refuse(@RequestPrincipal() { personId }: Principal, @Param('id', IdPipe) id: string): Promise<QuoteView> {
    return QuoteView.from(await this.quotes.decideMine(personId, id, 'refused'));
  }

  @Get(':id/pdf')
  @ApiOperation({ summary: 'The quote as it was sent' })
  @AnswersFile('application/pdf')
  async pdf(@RequestPrincipal() { personId }: Principal, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return streamed({ kind: 'pdf', ...(await this.quotes.pdfOfMine(personId, id)) });
  }
}
