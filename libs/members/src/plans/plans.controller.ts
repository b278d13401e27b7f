import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, Public, RequestScope, type Scope } from '#libs/platform';
import { PlansService } from './plans.service.js';
import { CreatePlanRequest, MembershipPlanView, MembershipPlansView } from './plans.views.js';
import { PlansOnOfferView, SavePlanRequest } from './plans.views.js';

@ApiTags('memberships')
@Controller('api/manage/:siteId/plans')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  @Get()
  @Can('site.members')
  @ApiOperation({ summary: 'What the site offers by the month, the quarter or the year' })
  @ApiOkResponse({ type: MembershipPlansView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<MembershipPlansView> {
    return MembershipPlansView.of(await this.plans.book(scope, siteId));
  }

  @Post()
  @Can('site.settings')
  @ApiOperation({ summary: 'Offer a plan; the same id again is the same plan' })
  @ApiCreatedResponse({ type: MembershipPlanView })
  async create(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() body: CreatePlanRequest,
  ): Promise<MembershipPlanView> {
    return MembershipPlanView.of(await this.plans.create(scope, siteId, body.id, body.facts()));
  }

  @Put(':id')
  @Can('site.settings')
  @ApiOperation({ summary: 'Replace a plan as a whole; a new price counts from the next period billed' })
  @ApiOkResponse({ type: MembershipPlanView })
  async save(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: SavePlanRequest,
  ): Promise<MembershipPlanView> {
    return MembershipPlanView.of(await this.plans.replace(scope, siteId, id, body.facts()));
  }
}

@ApiTags('memberships')
@Controller('api/sites')
export class PlansOnOfferController {
  constructor(private readonly plans: PlansService) {}

  @Get(':slug/membership-plans')
  @Public()
  @ApiOperation({ summary: 'Plans of a site that its members may take themselves' })
  @ApiOkResponse({ type: PlansOnOfferView })
  async onOffer(@Param('slug') slug: string): Promise<PlansOnOfferView> {
    return PlansOnOfferView.of(await this.plans.onOffer(slug));
  }
}
