import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { InvoiceId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { debtorIn } from '../charges/debtor.http.js';
import { DebtorMonthQuery } from '../invoices/invoices.controller.js';
import { SettlementsService } from './settlements.service.js';
import { SettledView, SettlementRequest, SettlementView } from './settlements.views.js';

@ApiTags('invoicing')
@Controller('api/manage/:siteId/settlements')
@Can('site.billing')
export class SettlementsController {
  constructor(private readonly settlements: SettlementsService) {}

  @Get()
  @ApiOperation({ summary: 'The credit notes by which more than what is owed would be given back' })
  @ApiOkResponse({ type: SettlementView })
  async preview(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: DebtorMonthQuery,
  ): Promise<SettlementView> {
    return SettlementView.from(await this.settlements.preview(scope, siteId, debtorIn(query), query.month));
  }

  @Post()
  @ApiOperation({ summary: 'Give back what a member or a company is owed, by credit notes on what they were invoiced' })
  @ApiCreatedResponse({ type: SettledView })
  async settle(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() body: SettlementRequest,
  ): Promise<SettledView> {
    const order = { id: body.id as InvoiceId, siteId, month: body.month, reason: body.reason };
    return SettledView.from(await this.settlements.settle(scope, order, debtorIn(body)));
  }
}
