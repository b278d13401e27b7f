import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { MemberId, SiteId } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { MembershipsService } from './memberships.service.js';
import { ChangeMembershipRequest, MembershipView, MembershipsView } from './memberships.views.js';
import { MembershipOutcomeView, StartMembershipForRequest } from './memberships.views.js';

export class MembershipsQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of one member only.' })
  @MayBeAbsent()
  @IsUUID('all')
  memberId?: string;
}

@ApiTags('memberships')
@Controller('api/manage/:siteId/memberships')
@Can('site.members')
export class MembershipsController {
  constructor(private readonly memberships: MembershipsService) {}

  @Get()
  @ApiOperation({ summary: 'Who has which plan, what was billed for it and what comes next' })
  @ApiOkResponse({ type: MembershipsView })
  async list(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { memberId }: MembershipsQuery,
  ): Promise<MembershipsView> {
    const all = await this.memberships.list(scope, siteId, (memberId as MemberId | undefined) ?? null);
    return { memberships: all.map((facts) => MembershipView.of(facts)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One membership, with its whole story' })
  @ApiOkResponse({ type: MembershipView })
  async byId(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<MembershipView> {
    return MembershipView.of(await this.memberships.byId(scope, siteId, id));
  }

  @Post()
  @ApiOperation({ summary: 'Begin a membership; what has begun is billed at once, the first cycle by its days' })
  @ApiCreatedResponse({ type: MembershipOutcomeView })
  async start(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { memberId, ...beginning }: StartMembershipForRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(await this.memberships.start(scope, siteId, memberId as MemberId, beginning));
  }

  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'What beginning it would charge; nothing is kept' })
  @ApiOkResponse({ type: MembershipOutcomeView })
  async previewStart(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { memberId, ...beginning }: StartMembershipForRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(
      await this.memberships.previewStart(scope, siteId, memberId as MemberId, beginning),
    );
  }

  @Post(':id/changes')
  @ApiOperation({ summary: 'Another plan, a pause or its end, an end or its withdrawal, within notice and commitment' })
  @ApiCreatedResponse({ type: MembershipOutcomeView })
  async change(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeMembershipRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(await this.memberships.change(scope, siteId, id, body, false));
  }

  @Post(':id/changes/preview')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'What a change would charge and give back, day by day; nothing is kept' })
  @ApiOkResponse({ type: MembershipOutcomeView })
  async previewChange(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeMembershipRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(await this.memberships.previewChange(scope, siteId, id, body, false));
  }

  @Post(':id/exceptions')
  @Can('site.billing')
  @ApiOperation({ summary: 'A change that sets notice and commitment aside; on record as such' })
  @ApiCreatedResponse({ type: MembershipOutcomeView })
  async exception(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeMembershipRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(await this.memberships.change(scope, siteId, id, body, true));
  }

  @Post(':id/exceptions/preview')
  @HttpCode(HttpStatus.OK)
  @Can('site.billing')
  @ApiOperation({ summary: 'What such a change would charge and give back; nothing is kept' })
  @ApiOkResponse({ type: MembershipOutcomeView })
  async previewException(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeMembershipRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(await this.memberships.previewChange(scope, siteId, id, body, true));
  }
}
