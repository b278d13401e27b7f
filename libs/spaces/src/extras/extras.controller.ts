import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { ExtrasService } from './extras.service.js';
import { ExtraBookView, ExtraRequest, ManagedExtraView, NewExtraRequest } from './extras.views.js';

@ApiTags('rates')
@Controller('api/manage/:siteId/extras')
@Can('site.settings')
export class ExtrasController {
  constructor(private readonly extras: ExtrasService) {}

  @Get()
  @ApiOperation({ summary: 'What may be had along with a place, also what is withdrawn' })
  @ApiOkResponse({ type: ExtraBookView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<ExtraBookView> {
    return ExtraBookView.from(await this.extras.book(scope, siteId));
  }

  @Post()
  @ApiOperation({ summary: 'A new extra, on offer at once' })
  @ApiCreatedResponse({ type: ManagedExtraView })
  @ApiConflictResponse({ description: 'name_taken; id_reused; vat_rate_unknown' })
  async create(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, ...facts }: NewExtraRequest,
  ): Promise<ManagedExtraView> {
    const given = ExtraRequest.facts(facts);
    return ManagedExtraView.from(await this.extras.create(scope, siteId, id.toLowerCase(), given));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change an extra whole; bookings that have it keep its price' })
  @ApiOkResponse({ type: ManagedExtraView })
  @ApiConflictResponse({ description: 'name_taken; extra_stock_booked, with how many are `booked` at one time' })
  async change(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() facts: ExtraRequest,
  ): Promise<ManagedExtraView> {
    return ManagedExtraView.from(await this.extras.change(scope, siteId, id, ExtraRequest.facts(facts)));
  }

  @Post(':id/withdraw')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Offer it no more; bookings that have it keep it' })
  @ApiOkResponse({ type: ManagedExtraView })
  async withdraw(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<ManagedExtraView> {
    return ManagedExtraView.from(await this.extras.offer(scope, siteId, id, false));
  }

  @Post(':id/offer')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Offer it again' })
  @ApiOkResponse({ type: ManagedExtraView })
  async offer(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<ManagedExtraView> {
    return ManagedExtraView.from(await this.extras.offer(scope, siteId, id, true));
  }
}
