import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope, Trimmed } from '#libs/platform';
import { accessFacts, textOrNull } from '../resources/resources.rules.js';
import { AccessFactsBody } from '../resources/resources.views.js';
import type { SiteFacts } from './facts.rules.js';
import { FactsService } from './facts.service.js';

export class SiteFactsRequest {
  @ApiProperty({ minLength: 1, maxLength: 120 }) @Trimmed() @IsString() @Length(1, 120) name: string;
  @ApiProperty({ minLength: 1, maxLength: 200 }) @Trimmed() @IsString() @Length(1, 200) street: string;
  @ApiProperty({ minLength: 1, maxLength: 12 }) @Trimmed() @IsString() @Length(1, 12) postcode: string;
  @ApiProperty({ minLength: 1, maxLength: 120 }) @Trimmed() @IsString() @Length(1, 120) commune: string;
  @ApiProperty({ minimum: -90, maximum: 90 }) @IsNumber() @Min(-90) @Max(90) lat: number;
  @ApiProperty({ minimum: -180, maximum: 180 }) @IsNumber() @Min(-180) @Max(180) lon: number;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 30 })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 254 })
  @IsOptional()
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254)
  email?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  description?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000, description: 'How to get there and in.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  access?: string | null;
  @ApiProperty({ type: [String], description: 'Words of libs/domain features.ts, or of the site’s own.' })
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  services: string[];
  @ApiProperty({ description: 'In a wheelchair, all in all.' }) @IsBoolean() accessible: boolean;
  @ApiProperty({ type: AccessFactsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => AccessFactsBody)
  accessibility: AccessFactsBody;
  @ApiProperty({ minimum: 1, maximum: 730, description: 'How many days ahead one may book.' })
  @IsInt()
  @Min(1)
  @Max(730)
  horizonDays: number;
  @ApiProperty({ description: 'Shown to everybody, and open for bookings.' }) @IsBoolean() published: boolean;

  /** As the rules read them. */
  static facts({ phone, email, description, access, accessibility, ...facts }: SiteFactsRequest): SiteFacts {
    return {
      ...facts,
      ...{ phone: textOrNull(phone), email: textOrNull(email) },
      ...{ description: textOrNull(description), access: textOrNull(access) },
      accessibility: accessFacts(accessibility),
    };
  }
}

export class SiteFactsView {
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() street: string;
  @ApiProperty() postcode: string;
  @ApiProperty() commune: string;
  @ApiProperty() country: string;
  @ApiProperty() lat: number;
  @ApiProperty() lon: number;
  @ApiProperty() timeZone: string;
  @ApiProperty() currency: string;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, nullable: true }) description: string | null;
  @ApiProperty({ type: String, nullable: true }) access: string | null;
  @ApiProperty({ type: [String] }) services: readonly string[];
  @ApiProperty() accessible: boolean;
  @ApiProperty({ type: AccessFactsBody }) accessibility: AccessFactsBody;
  @ApiProperty() horizonDays: number;
  @ApiProperty() published: boolean;
}

@ApiTags('facts')
@Controller('api/manage/:siteId/facts')
export class FactsController {
  constructor(private readonly facts: FactsService) {}

  @Get()
  @Can('site.place')
  @ApiOperation({ summary: 'What the site says of itself, published or not' })
  @ApiOkResponse({ type: SiteFactsView })
  byId(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<SiteFactsView> {
    return this.facts.facts(scope, siteId);
  }

  @Put()
  @Can('site.settings')
  @ApiOperation({ summary: 'Say it anew' })
  @ApiOkResponse({ type: SiteFactsView })
  set(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() body: SiteFactsRequest,
  ): Promise<SiteFactsView> {
    return this.facts.setFacts(scope, siteId, SiteFactsRequest.facts(body));
  }
}
