import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import {
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
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { MemberId, PriceMode, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { type Groups, GroupsService } from './groups.service.js';

export class GroupRateBody {
  @ApiProperty({ format: 'uuid', description: 'Members of the group do not pay this rate,' }) @IsUUID() rateId: string;
  @ApiProperty({ format: 'uuid', description: 'but this one, of the same price mode and VAT.' })
  @IsUUID()
  insteadId: string;
}

export class GroupRequest {
  @ApiProperty({ maxLength: 120 }) @IsString() @MaxLength(120) name: string;

  @ApiProperty({ minimum: 0, maximum: 10_000, description: 'Off every price, in hundredths of a percent.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  discountBp: number;

  @ApiPropertyOptional({
    ...{ type: Number, nullable: true, minimum: 1, maximum: 120 },
    description: 'How long somebody is in it unless said otherwise; null or left out: for good.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  validityMonths?: number | null;

  @ApiProperty({ type: Boolean, example: true, description: 'False: nobody new; who is in it stays.' })
  @IsBoolean()
  active: boolean;

  @ApiProperty({ type: [GroupRateBody], maxItems: 100, example: [] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => GroupRateBody)
  rates: GroupRateBody[];
}

export class NewGroupRequest extends GroupRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the order again is safe.' })
  @IsUUID()
  id: string;
}

export class GroupMemberRequest {
  @ApiProperty({ format: 'date' }) @IsString() first: string;

  @ApiPropertyOptional({
    ...{ type: String, format: 'date', nullable: true },
    description: 'The last day; null: for good; left out: as long as the group says.',
  })
  @IsOptional()
  @IsString()
  last?: string | null;
}

export class GroupView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() discountBp: number;
  @ApiProperty({ type: Number, nullable: true }) validityMonths: number | null;
  @ApiProperty() active: boolean;
  @ApiProperty({ type: [GroupRateBody] }) rates: readonly GroupRateBody[];
  @ApiProperty({ type: [String], description: 'Names of the documents that open it.' }) papers: readonly string[];
  @ApiProperty({ description: 'How many are in it today.' }) members: number;
}

export class NamedRateView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty() vatRateBp: number;
}

export class GroupsView {
  @ApiProperty({ type: [GroupView], description: 'By name, those that are closed last.' }) groups: GroupView[];
  @ApiProperty({ type: [NamedRateView], description: 'The rates that there are.' }) rates: NamedRateView[];

  static from({ groups, rates }: Groups): GroupsView {
    return { groups: [...groups], rates: [...rates] };
  }
}

const orderOf = ({ validityMonths, ...order }: GroupRequest) => ({ ...order, validityMonths: validityMonths ?? null });

@ApiTags('members')
@Controller('api/manage/:siteId/groups')
@Can('site.members')
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  @Get()
  @ApiOperation({ summary: 'Groups of members, with what they pay less or otherwise' })
  @ApiOkResponse({ type: GroupsView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<GroupsView> {
    return GroupsView.from(await this.groups.list(scope, siteId));
  }

  @Post()
  @Can('site.settings')
  @ApiOperation({ summary: 'Make a group' })
  @ApiCreatedResponse({ type: GroupsView })
  async create(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, ...body }: NewGroupRequest,
  ): Promise<GroupsView> {
    return GroupsView.from(await this.groups.create(scope, siteId, id.toLowerCase(), orderOf(body)));
  }

  @Put(':id')
  @Can('site.settings')
  @ApiOperation({ summary: 'Change a group; bookings that were made keep their price' })
  @ApiOkResponse({ type: GroupsView })
  async change(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() body: GroupRequest,
  ): Promise<GroupsView> {
    return GroupsView.from(await this.groups.change(scope, siteId, id, orderOf(body)));
  }

  @Put(':id/members/:memberId')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Put a member into a group, or change the days' })
  @ApiNoContentResponse()
  async putMember(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) groupId: string,
    @Param('memberId', IdPipe) memberId: MemberId,
    @Body() { first, last }: GroupMemberRequest,
  ): Promise<void> {
    await this.groups.putMember(scope, siteId, { groupId, memberId }, { first, last });
  }

  @Delete(':id/members/:memberId')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Take a member out of a group, from today on' })
  @ApiNoContentResponse()
  async takeOut(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) groupId: string,
    @Param('memberId', IdPipe) memberId: MemberId,
  ): Promise<void> {
    await this.groups.takeOut(scope, siteId, groupId, memberId);
  }
}
