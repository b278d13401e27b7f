import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { PriceMode, SiteId } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { CreditTermsRequest, scopeOf } from '../credits/accounts.controller.js';
import { MODES, ManagedPacksView } from '../credits/accounts.views.js';
import { PacksService } from './packs.service.js';

const PRICE_AT_MOST = 100_000_000;

export class PackRequest extends CreditTermsRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); the same id again changes that pack.' })
  @IsUUID()
  id: string;

  @ApiProperty({ maxLength: 120 }) @IsString() @MaxLength(120) name: string;
  @ApiProperty({ minimum: 0, maximum: PRICE_AT_MOST }) @IsInt() @Min(0) @Max(PRICE_AT_MOST) priceCents: number;
  @ApiProperty({ enum: MODES }) @IsIn(MODES) priceMode: PriceMode;
  @ApiProperty({ minimum: 0, maximum: 10_000 }) @IsInt() @Min(0) @Max(10_000) vatRateBp: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 120, description: 'Without months and days: for good.' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(120)
  validityMonths?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 3660, description: 'Instead of months.' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(3660)
  validityDays?: number;

  @ApiProperty({ example: true, description: 'Members buy it themselves.' }) @IsBoolean() selfService: boolean;
  @ApiProperty({ example: true, description: 'False: nobody buys it any more.' }) @IsBoolean() active: boolean;
}

@ApiTags('credit')
@Controller('api/manage/:siteId/packs')
export class PacksController {
  constructor(private readonly packs: PacksService) {}

  @Get()
  @Can('site.members')
  @ApiOperation({ summary: 'The packs of a site: day passes, hours, money' })
  @ApiOkResponse({ type: ManagedPacksView })
  async read(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<ManagedPacksView> {
    return ManagedPacksView.from(await this.packs.list(scope, siteId));
  }

  @Post()
  @Can('site.settings')
  @ApiOperation({ summary: 'A pack to sell; the same id again changes it, and what was sold stays what it was' })
  @ApiCreatedResponse({ type: ManagedPacksView })
  @ApiConflictResponse({ description: 'name_taken: another one has this name' })
  async put(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, kind, resourceId, countsAt, validityMonths, validityDays, ...body }: PackRequest,
  ): Promise<ManagedPacksView> {
    return ManagedPacksView.from(
      await this.packs.put(scope, siteId, {
        ...{ ...body, id: id.toLowerCase(), countsAt: countsAt ?? null },
        ...scopeOf(kind, resourceId),
        ...{ validityMonths: validityMonths ?? null, validityDays: validityDays ?? null },
      }),
    );
  }
}
