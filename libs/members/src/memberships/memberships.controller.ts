import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { v7 as uuidv7 } from 'uuid';
import type { MemberId, SiteId } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, PageQuery, RequestScope, type Scope } from '#libs/platform';
import { MembershipReader } from './memberships.reader.js';
import { ChangeMembershipRequest, ExceptionRequest, StartMembershipForRequest } from './memberships.requests.js';
import { PreviewChangeQuery, PreviewStartForQuery } from './memberships.requests.js';
import { MembershipsService } from './memberships.service.js';
import { LISTED_STATES } from './memberships.store.js';
import { MembershipOutcomeView, MembershipView, MembershipsView } from './memberships.views.js';

export class MembershipsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of one member only.' })
  @MayBeAbsent()
  @IsUUID('all')
  memberId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'That have this plan, or had it last.' })
  @MayBeAbsent()
  @IsUUID('all')
  planId?: string;

  @ApiPropertyOptional({ enum: LISTED_STATES, description: 'ending: an end is on record; those rest or are in use.' })
  @MayBeAbsent()
  @IsIn(LISTED_STATES)
  state?: (typeof LISTED_STATES)[number];

  @ApiPropertyOptional({ maxLength: 100, description: 'A part of the member’s name.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  q?: string;
}

@ApiTags('memberships')
@Controller('api/manage/:siteId/memberships')
@Can('site.members')
export class MembershipsController {
  constructor(
    private readonly reader: MembershipReader,
    private readonly memberships: MembershipsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who has which plan, what was billed for it and what comes next' })
  @ApiOkResponse({ type: MembershipsView })
  async list(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { memberId, planId, state, q, page = 1 }: MembershipsQuery,
  ): Promise<MembershipsView> {
    const wanted = {
      memberId: (memberId as MemberId | undefined) ?? null,
      planId: planId ?? null,
      state: state ?? null,
    };
    return MembershipsView.of(await this.reader.list(scope, siteId, { ...wanted, name: q?.trim() ?? '' }, page));
  }

  @Get('preview')
  @ApiOperation({ summary: 'What beginning one would charge; nothing is kept' })
  @ApiOkResponse({ type: MembershipOutcomeView })
  async previewStart(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { memberId, ...beginning }: PreviewStartForQuery,
  ): Promise<MembershipOutcomeView> {
    const tried = { id: uuidv7(), ...beginning };
    return MembershipOutcomeView.of(await this.memberships.previewStart(scope, siteId, memberId as MemberId, tried));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One membership, with its whole story' })
  @ApiOkResponse({ type: MembershipView })
  async byId(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<MembershipView> {
    return MembershipView.of(await this.reader.byId(scope, siteId, id));
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

  @Get(':id/changes/preview')
  @ApiOperation({ summary: 'What a change would charge and give back, day by day; nothing is kept' })
  @ApiOkResponse({ type: MembershipOutcomeView })
  async previewChange(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Query() query: PreviewChangeQuery,
  ): Promise<MembershipOutcomeView> {
    const wanted = { id: uuidv7(), ...query };
    return MembershipOutcomeView.of(await this.memberships.previewChange(scope, siteId, id, wanted, false));
  }

  @Post(':id/exceptions')
  @Can('site.billing')
  @ApiOperation({ summary: 'A change that sets notice and commitment aside; on record with its reason' })
  @ApiCreatedResponse({ type: MembershipOutcomeView })
  async exception(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: ExceptionRequest,
  ): Promise<MembershipOutcomeView> {
    return MembershipOutcomeView.of(await this.memberships.change(scope, siteId, id, body, true));
  }

  @Get(':id/exceptions/preview')
  @Can('site.billing')
  @ApiOperation({ summary: 'What such a change would charge and give back; nothing is kept' })
  @ApiOkResponse({ type: MembershipOutcomeView })
  async previewException(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Query() query: PreviewChangeQuery,
  ): Promise<MembershipOutcomeView> {
    // Why is asked for when it is done.
    const wanted = { id: uuidv7(), ...query, reason: 'preview' };
    return MembershipOutcomeView.of(await this.memberships.previewChange(scope, siteId, id, wanted, true));
  }
}
