import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CompanyId, type MemberId, type SiteId, invalidField } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import type { Debtor } from '../charges/charges.store.js';
import { LinesService } from './lines.service.js';
import { LineRequest, LineView, LinesQuery, LinesView, NewLineRequest, writtenOf } from './lines.views.js';

function debtorOf({ memberId, companyId }: { memberId?: string; companyId?: string | null }): Debtor | null {
  if (companyId) return { companyId: companyId as CompanyId };
  return memberId === undefined ? null : { memberId: memberId as MemberId };
}

@ApiTags('invoicing')
@Controller('api/manage/:siteId/lines')
@Can('site.billing')
export class LinesController {
  constructor(private readonly lines: LinesService) {}

  @Get()
  @ApiOperation({ summary: 'One-off lines that are on no invoice yet, and what a new one may say' })
  @ApiOkResponse({ type: LinesView })
  async list(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: LinesQuery,
  ): Promise<LinesView> {
    return LinesView.from(await this.lines.list(scope, siteId, debtorOf(query)));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them, also once it is on an invoice' })
  @ApiOkResponse({ type: LineView })
  async byId(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<LineView> {
    return LineView.from(await this.lines.byId(scope, siteId, id));
  }

  @Post()
  @ApiOperation({ summary: 'Have something charged on the next invoice of a member or a company' })
  @ApiCreatedResponse({ type: LineView })
  async write(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() body: NewLineRequest,
  ): Promise<LineView> {
    const debtor = debtorOf(body);
    if (!debtor || (body.companyId && body.memberId !== undefined))
      throw invalidField('memberId', 'either a member or a company owes it');
    return LineView.from(await this.lines.write(scope, siteId, debtor, { id: body.id, ...writtenOf(body) }));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a line that is on no invoice yet' })
  @ApiOkResponse({ type: LineView })
  async rewrite(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: LineRequest,
  ): Promise<LineView> {
    return LineView.from(await this.lines.rewrite(scope, siteId, { id, ...writtenOf(body) }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a line back that is on no invoice yet' })
  @ApiNoContentResponse()
  async remove(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.lines.remove(scope, siteId, id);
  }
}
