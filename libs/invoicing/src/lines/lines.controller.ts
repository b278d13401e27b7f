import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { DebtorRequest, debtorIn, namedDebtor } from '../charges/debtor.http.js';
import { LinesService } from './lines.service.js';
import { LineRequest, LineView, LinesView, NewLineRequest, writtenOf } from './lines.views.js';

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
    @Query() query: DebtorRequest,
  ): Promise<LinesView> {
    return LinesView.from(await this.lines.list(scope, siteId, namedDebtor(query)));
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
    const order = { id: body.id, ...writtenOf(body) };
    return LineView.from(await this.lines.write(scope, siteId, debtorIn(body), order));
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
