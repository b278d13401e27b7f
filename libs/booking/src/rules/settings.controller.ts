import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type MemberId, type ResourceId, type SiteId, invalidField, isDay } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, Public, RequestScope, type Scope } from '#libs/platform';
import { QUOTA_PERIODS, QUOTA_UNITS, type Quota } from './personal.rules.js';
import { SettingsService } from './settings.service.js';
import { RulesView, TermsView } from './settings.views.js';
import { KINDS, type Kind } from './terms.rules.js';

const A_YEAR = 525_600;
const STEPS_AT_MOST = 10;
const RESOURCES_AT_MOST = 500;
const INHERITS = 'Left out: as the site.';

export class SiteRulesRequest {
  @ApiProperty({ minimum: 0, maximum: A_YEAR }) @IsInt() @Min(0) @Max(A_YEAR) noticeToBookMinutes: number;
  @ApiProperty({ minimum: 0, maximum: A_YEAR }) @IsInt() @Min(0) @Max(A_YEAR) noticeToChangeMinutes: number;
  @ApiProperty({ minimum: 0, maximum: A_YEAR }) @IsInt() @Min(0) @Max(A_YEAR) noticeToCancelMinutes: number;
  @ApiProperty({ minimum: 1, maximum: 730 }) @IsInt() @Min(1) @Max(730) horizonDays: number;

  @ApiProperty({ enum: KINDS, isArray: true, example: ['desk'] })
  @IsArray()
  @ArrayUnique()
  @IsIn(KINDS, { each: true })
  onePlaceKinds: Kind[];

  @ApiProperty({ minimum: 15, maximum: 43_200 }) @IsInt() @Min(15) @Max(43_200) approvalMinutes: number;

  @ApiPropertyOptional({
    ...{ minimum: 5, maximum: 240 },
    description: 'A booking that nobody has checked in is given up so long after its start. Left out: never.',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(5)
  @Max(240)
  noShowAfterMinutes?: number;

  @ApiPropertyOptional({
    ...{ minimum: 0, maximum: 100, default: 0 },
    description: 'What it then costs on top of its price, in percent of it. Left out: nothing.',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(100)
  noShowFeePercent?: number;
}

export class ResourceRulesRequest {
  @ApiPropertyOptional({ minimum: 0, maximum: A_YEAR, description: INHERITS })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(A_YEAR)
  noticeToBookMinutes?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: A_YEAR, description: INHERITS })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(A_YEAR)
  noticeToChangeMinutes?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: A_YEAR, description: INHERITS })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(A_YEAR)
  noticeToCancelMinutes?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 730, description: INHERITS })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(730)
  horizonDays?: number;

  @ApiPropertyOptional({ type: Boolean, example: true, description: INHERITS })
  @MayBeAbsent()
  @IsBoolean()
  onePlace?: boolean;

  @ApiProperty({ example: false }) @IsBoolean() approval: boolean;
}

export class CancellationStepRequest {
  @ApiProperty({ minimum: 1, maximum: 8760 }) @IsInt() @Min(1) @Max(8760) hoursBefore: number;
  @ApiProperty({ minimum: 0, maximum: 100 }) @IsInt() @Min(0) @Max(100) feePercent: number;
}

export class CancellationRequest {
  @ApiProperty({ type: [CancellationStepRequest], example: [{ hoursBefore: 24, feePercent: 50 }] })
  @IsArray()
  @ArrayMaxSize(STEPS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => CancellationStepRequest)
  steps: CancellationStepRequest[];
}

export class QuotaRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); the same id again changes that quota.' })
  @IsUUID()
  id: string;

  @ApiProperty({ enum: QUOTA_UNITS }) @IsIn(QUOTA_UNITS) unit: Quota['unit'];
  @ApiProperty({ enum: QUOTA_PERIODS }) @IsIn(QUOTA_PERIODS) per: Quota['per'];
  @ApiProperty({ minimum: 1, maximum: 100_000 }) @IsInt() @Min(1) @Max(100_000) atMost: number;

  @ApiPropertyOptional({ enum: KINDS, description: 'All of the site without this and without a resource.' })
  @MayBeAbsent()
  @IsIn(KINDS)
  kind?: Kind;

  @ApiPropertyOptional({ format: 'uuid', description: 'This one alone, whatever its kind.' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;
}

export class AuthorisationRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); the same id again changes that training.' })
  @IsUUID()
  id: string;

  @ApiProperty({ maxLength: 120 }) @IsString() @MaxLength(120) name: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 120, description: 'Left out: for good.' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(120)
  validityMonths?: number;

  @ApiProperty({ type: [String], format: 'uuid', description: 'What can only be used with it.', example: [] })
  @IsArray()
  @ArrayMaxSize(RESOURCES_AT_MOST)
  @IsUUID(undefined, { each: true })
  resourceIds: string[];
}

export class GrantRequest {
  @ApiPropertyOptional({ format: 'date', description: 'Local day of the training; left out: today.' })
  @MayBeAbsent()
  @IsString()
  grantedOn?: string;
}

const ofRules = (body: ResourceRulesRequest) => ({
  noticeToBookMinutes: body.noticeToBookMinutes ?? null,
  noticeToChangeMinutes: body.noticeToChangeMinutes ?? null,
  noticeToCancelMinutes: body.noticeToCancelMinutes ?? null,
  horizonDays: body.horizonDays ?? null,
  onePlace: body.onePlace ?? null,
  approval: body.approval,
});

@ApiTags('booking')
@Controller('api/sites')
export class TermsController {
  constructor(private readonly settings: SettingsService) {}

  @Get(':slug/terms')
  @Public()
  @ApiOperation({ summary: 'What a site asks of who books there, and what cancelling costs' })
  @ApiOkResponse({ type: TermsView })
  async terms(@Param('slug') slug: string): Promise<TermsView> {
    return TermsView.of(await this.settings.published(slug));
  }
}

@ApiTags('rules')
@Controller('api/manage/:siteId')
export class RulesController {
  constructor(private readonly settings: SettingsService) {}

  @Get('rules')
  @Can('site.settings')
  @ApiOperation({ summary: 'The rules of booking at a site, and who has which training' })
  @ApiOkResponse({ type: RulesView })
  async read(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<RulesView> {
    return RulesView.from(await this.settings.read(scope, siteId as SiteId));
  }

  @Put('rules')
  @Can('site.settings')
  @ApiOperation({ summary: 'Set the rules of the site; resources follow them but for their own' })
  @ApiOkResponse({ type: RulesView })
  async setSite(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: SiteRulesRequest,
  ): Promise<RulesView> {
    const { noShowAfterMinutes = null, noShowFeePercent = 0, ...rules } = body;
    const wanted = { ...rules, noShowAfterMinutes, noShowFeePercent };
    return RulesView.from(await this.settings.setSite(scope, siteId as SiteId, wanted));
  }

  @Put('rules/resources/:resourceId')
  @Can('site.settings')
  @ApiOperation({ summary: 'Set where a resource differs from its site' })
  @ApiOkResponse({ type: RulesView })
  async setResource(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('resourceId', IdPipe) resourceId: string,
    @Body() body: ResourceRulesRequest,
  ): Promise<RulesView> {
    const rules = { ...ofRules(body), resourceId: resourceId.toLowerCase() as ResourceId };
    return RulesView.from(await this.settings.setResource(scope, siteId as SiteId, rules));
  }

  @Put('rules/cancellation')
  @Can('site.settings')
  @ApiOperation({ summary: 'Set what giving a booking back costs, by how late it comes' })
  @ApiOkResponse({ type: RulesView })
  async setSteps(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() { steps }: CancellationRequest,
  ): Promise<RulesView> {
    return RulesView.from(await this.settings.setSteps(scope, siteId as SiteId, steps));
  }

  @Post('quotas')
  @Can('site.settings')
  @ApiOperation({ summary: 'Limit how much one person may book; the same id again changes the quota' })
  @ApiCreatedResponse({ type: RulesView })
  async putQuota(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() { id, kind, resourceId, ...body }: QuotaRequest,
  ): Promise<RulesView> {
    const of = resourceId
      ? { kind: null, resourceId: resourceId.toLowerCase() }
      : { kind: kind ?? null, resourceId: null };
    return RulesView.from(
      await this.settings.putQuota(scope, siteId as SiteId, { id: id.toLowerCase(), ...body, ...of }),
    );
  }

  @Delete('quotas/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Take a quota back' })
  @ApiNoContentResponse()
  async removeQuota(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.settings.removeQuota(scope, siteId as SiteId, id);
  }

  @Post('authorisations')
  @Can('site.settings')
  @ApiOperation({ summary: 'A training that resources need; the same id again changes it' })
  @ApiCreatedResponse({ type: RulesView })
  @ApiConflictResponse({ description: 'authorisation_exists: another one has this name' })
  async putAuthorisation(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: AuthorisationRequest,
  ): Promise<RulesView> {
    const wanted = {
      ...{ id: body.id.toLowerCase(), name: body.name, validityMonths: body.validityMonths ?? null },
      resourceIds: body.resourceIds.map((one) => one.toLowerCase() as ResourceId),
    };
    return RulesView.from(await this.settings.putAuthorisation(scope, siteId as SiteId, wanted));
  }

  @Put('authorisations/:id/members/:memberId')
  @Can('site.settings')
  @ApiOperation({ summary: 'Note that a member has done a training; again renews it' })
  @ApiOkResponse({ type: RulesView })
  async grant(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
    @Param('memberId', IdPipe) memberId: string,
    @Body() { grantedOn }: GrantRequest,
  ): Promise<RulesView> {
    if (grantedOn !== undefined && !isDay(grantedOn)) throw invalidField('grantedOn', 'must be a day like 2026-11-21');
    const day = grantedOn ?? null;
    return RulesView.from(await this.settings.grant(scope, siteId as SiteId, id, memberId as MemberId, day));
  }

  @Delete('authorisations/:id/members/:memberId')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Take a training back from a member' })
  @ApiNoContentResponse()
  async revoke(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
    @Param('memberId', IdPipe) memberId: string,
  ): Promise<void> {
    await this.settings.revoke(scope, siteId as SiteId, id, memberId as MemberId);
  }

  @Delete('authorisations/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Ask for a training no longer; who had it is forgotten' })
  @ApiNoContentResponse()
  async removeAuthorisation(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.settings.removeAuthorisation(scope, siteId as SiteId, id);
  }
}
