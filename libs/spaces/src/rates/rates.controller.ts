import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { RatesService } from './rates.service.js';
import { ManagedRateView, NewRateRequest, RateBookView, RateRequest } from './rates.views.js';

@ApiTags('rates')
@Controller('api/manage/:siteId/rates')
@Can('site.settings')
export class RatesController {
  constructor(private readonly rates: RatesService) {}

  @Get()
  @ApiOperation({ summary: 'Every rate of a site, retired ones too, with what is sold at each' })
  @ApiOkResponse({ type: RateBookView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<RateBookView> {
    return RateBookView.from(await this.rates.book(scope, siteId));
  }

  @Post()
  @ApiOperation({ summary: 'A new rate' })
  @ApiCreatedResponse({ type: ManagedRateView })
  async create(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, ...facts }: NewRateRequest,
  ): Promise<ManagedRateView> {
    const given = RateRequest.facts(facts);
    return ManagedRateView.from(await this.rates.create(scope, siteId, id.toLowerCase(), given));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a rate whole; prices of bookings made before stay' })
  @ApiOkResponse({ type: ManagedRateView })
  async change(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() facts: RateRequest,
  ): Promise<ManagedRateView> {
    return ManagedRateView.from(await this.rates.change(scope, siteId, id, RateRequest.facts(facts)));
  }

  @Post(':id/retire')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Choose it for nothing more; refused with what is sold at it' })
  @ApiOkResponse({ type: ManagedRateView })
  async retire(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<ManagedRateView> {
    return ManagedRateView.from(await this.rates.offer(scope, siteId, id, false));
  }

  @Post(':id/bring-back')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Let it be chosen again' })
  @ApiOkResponse({ type: ManagedRateView })
  async bringBack(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<ManagedRateView> {
    return ManagedRateView.from(await this.rates.offer(scope, siteId, id, true));
  }
}
