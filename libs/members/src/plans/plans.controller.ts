import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { PlansService } from './plans.service.js';
import { SavePlanRequest, MembershipPlanView, MembershipPlansView } from './plans.views.js';

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

  @Put(':id')
  @Can('site.settings')
  @ApiOperation({ summary: 'Make a plan or replace it as a whole; a new price counts from the next period billed' })
  @ApiOkResponse({ type: MembershipPlanView })
  async save(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: SavePlanRequest,
  ): Promise<MembershipPlanView> {
    return MembershipPlanView.of(await this.plans.save(scope, siteId, id, body.facts()));
  }
}
