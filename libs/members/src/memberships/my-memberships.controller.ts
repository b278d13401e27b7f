import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { v7 as uuidv7 } from 'uuid';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, type Principal, RequestPrincipal } from '#libs/platform';
import { OfferedPlanView } from '../plans/plans.views.js';
import { MyMembershipsService } from './my-memberships.service.js';
import { MembershipsService } from './memberships.service.js';
import { ChangeMembershipRequest, PreviewChangeQuery } from './memberships.requests.js';
import { PreviewTakeQuery, TakePlanRequest } from './memberships.requests.js';
import { MembershipView, MembershipOutcomeView } from './memberships.views.js';

export class MyMembershipSiteView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() currency: string;
  @ApiProperty({ format: 'date', description: 'Local to the site.' }) today: string;
  @ApiProperty({ type: [MembershipView] }) memberships: MembershipView[];
  @ApiProperty({ type: [OfferedPlanView], description: 'Plans that its members may take themselves.' })
  offered: OfferedPlanView[];
}

export class MyMembershipsView {
  @ApiProperty({ type: [MyMembershipSiteView], description: 'Sites that know the person.' })
  sites: MyMembershipSiteView[];
}

@ApiTags('memberships')
@Controller('api/me/memberships')
@Can('self')
export class MyMembershipsController {
  constructor(
    private readonly mine: MyMembershipsService,
    private readonly memberships: MembershipsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My memberships, what comes next, and what I could take' })
  @ApiOkResponse({ type: MyMembershipsView })
  async all(@RequestPrincipal() { personId }: Principal): Promise<MyMembershipsView> {
    const sites = await this.mine.of(personId);
    return {
      sites: sites.map(({ memberships, offered, resources, ...site }) => ({
        ...site,
        memberships: memberships.map((facts) => MembershipView.of(facts)),
        offered: offered.map((plan) => OfferedPlanView.offered(plan, resources)),
      })),
    };
  }

  @Post()
  @ApiOperation({ summary: 'Take a plan that a site offers to all its members' })
  @ApiCreatedResponse({ type: MembershipOutcomeView })
  async take(
    @RequestPrincipal() { personId }: Principal,
    @Body() { siteId, ...beginning }: TakePlanRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(await this.memberships.take(personId, siteId as SiteId, beginning));
  }

  @Get('preview')
  @ApiOperation({ summary: 'What taking it would charge; nothing is kept' })
  @ApiOkResponse({ type: MembershipOutcomeView })
  async previewTake(
    @RequestPrincipal() { personId }: Principal,
    @Query() { siteId, ...beginning }: PreviewTakeQuery,
  ): Promise<MembershipOutcomeView> {
    const tried = { id: uuidv7(), ...beginning };
    return MembershipOutcomeView.of(await this.memberships.take(personId, siteId as SiteId, tried, true));
  }

  @Post(':id/changes')
  @ApiOperation({
    summary: 'Change a membership of mine: another plan on offer, a pause where the plan allows it, an end, or no end',
  })
  @ApiCreatedResponse({ type: MembershipOutcomeView })
  async change(
    @RequestPrincipal() { personId }: Principal,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeMembershipRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(await this.memberships.changeOwn(personId, id, body));
  }

  @Get(':id/changes/preview')
  @ApiOperation({ summary: 'What that would charge and give back; nothing is kept' })
  @ApiOkResponse({ type: MembershipOutcomeView })
  async previewChange(
    @RequestPrincipal() { personId }: Principal,
    @Param('id', IdPipe) id: string,
    @Query() query: PreviewChangeQuery,
  ): Promise<MembershipOutcomeView> {
    const wanted = { id: uuidv7(), ...query };
    return MembershipOutcomeView.of(await this.memberships.changeOwn(personId, id, wanted, true));
  }
}
