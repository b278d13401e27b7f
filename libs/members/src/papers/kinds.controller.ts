import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { PaperKindsService } from './kinds.service.js';
import type { PaperKind } from './papers.rules.js';
import { PaperKindsView } from './papers.views.js';

export class PaperKindRequest {
  @ApiProperty({ maxLength: 120, example: "Carte d'étudiant" }) @IsString() @MaxLength(120) name: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000, description: 'What is to be sent.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  explanation?: string | null;

  @ApiPropertyOptional({
    ...{ type: Number, nullable: true, minimum: 1, maximum: 60 },
    description: 'How long an approval counts; null or left out: the day is said with each.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  validMonths?: number | null;

  @ApiProperty({ type: Boolean, example: true, description: 'False: nobody sends one; approvals go on.' })
  @IsBoolean()
  active: boolean;

  @ApiProperty({ type: [String], format: 'uuid', maxItems: 20, description: 'The groups that it opens.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID('all', { each: true })
  groupIds: string[];
}

export class NewPaperKindRequest extends PaperKindRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the order again is safe.' })
  @IsUUID()
  id: string;
}

const kindOf = ({ name, explanation, validMonths, active, groupIds }: PaperKindRequest): PaperKind => ({
  ...{ name, active, groupIds },
  explanation: explanation ?? null,
  validMonths: validMonths ?? null,
});

@ApiTags('social tariffs')
@Controller('api/manage/:siteId/paper-kinds')
@Can('site.settings')
export class PaperKindsController {
  constructor(private readonly kinds: PaperKindsService) {}

  @Get()
  @ApiOperation({ summary: 'Which documents the site asks for, and which groups they open' })
  @ApiOkResponse({ type: PaperKindsView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<PaperKindsView> {
    return PaperKindsView.from(await this.kinds.list(scope, siteId));
  }

  @Post()
  @ApiOperation({ summary: 'Ask for a kind of document' })
  @ApiCreatedResponse({ type: PaperKindsView })
  @ApiConflictResponse({ description: 'name_taken' })
  async create(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, ...body }: NewPaperKindRequest,
  ): Promise<PaperKindsView> {
    return PaperKindsView.from(await this.kinds.create(scope, siteId, id.toLowerCase(), kindOf(body)));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change what is asked for; what was approved goes on' })
  @ApiOkResponse({ type: PaperKindsView })
  @ApiConflictResponse({ description: 'name_taken' })
  async change(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: PaperKindRequest,
  ): Promise<PaperKindsView> {
    return PaperKindsView.from(await this.kinds.change(scope, siteId, id, kindOf(body)));
  }
}
