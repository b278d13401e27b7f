import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { InvoiceId, SiteId } from '#libs/domain';
import { Can, IdPipe, PageQuery, RequestScope, type Scope } from '#libs/platform';
import { InvoiceView } from '../invoices/invoices.views.js';
import { DepositsService } from './deposits.service.js';
import {
  DeductFromRequest,
  DepositPreviewView,
  DepositRequest,
  DepositWishRequest,
  DepositsView,
  wishOf,
} from './deposits.views.js';

@ApiTags('invoicing')
@Controller('api/manage/:siteId/deposits')
@Can('site.billing')
export class DepositsController {
  constructor(private readonly deposits: DepositsService) {}

  @Get()
  @ApiOperation({ summary: 'Deposits that were invoiced, the newest first, and what is left of each' })
  @ApiOkResponse({ type: DepositsView })
  async list(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { page = 1 }: PageQuery,
  ): Promise<DepositsView> {
    return DepositsView.from(await this.deposits.list(scope, siteId, page));
  }

  @Get('preview')
  @ApiOperation({ summary: 'What a deposit would come to; nothing is issued' })
  @ApiOkResponse({ type: DepositPreviewView })
  async preview(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() wish: DepositWishRequest,
  ): Promise<DepositPreviewView> {
    return DepositPreviewView.from(await this.deposits.preview(scope, wishOf(siteId, wish)));
  }

  @Post()
  @ApiOperation({ summary: 'Ask a member or a company for a deposit: a document that an invoice takes off later' })
  @ApiCreatedResponse({ type: InvoiceView })
  async issue(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, ...wish }: DepositRequest,
  ): Promise<InvoiceView> {
    return InvoiceView.of(await this.deposits.issue(scope, { id: id as InvoiceId, ...wishOf(siteId, wish) }));
  }

  @Put(':id/deduct-from')
  @HttpCode(204)
  @ApiOperation({ summary: 'From which month on invoices take what is left of a deposit off' })
  @ApiNoContentResponse()
  async postpone(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: InvoiceId,
    @Body() { month }: DeductFromRequest,
  ): Promise<void> {
    await this.deposits.postpone(scope, siteId, id, month);
  }
}
