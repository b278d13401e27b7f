import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import type { SiteId } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, PageQuery, PagedView, RequestScope, type Scope } from '#libs/platform';
import { type DirectoryPage, DirectoryService, FILTERS, type Filter } from './directory.service.js';
import { PAPER_FILTERS, type PaperFilter } from './directory.store.js';

export class MembersQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name, an address or a company name; case and accents do not matter.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({
    ...{ type: String, enum: FILTERS },
    description: 'With a plan that runs today; or who checked in during the last 30 days.',
  })
  @MayBeAbsent()
  @IsIn(FILTERS)
  filter?: Filter;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who is in this group today.' })
  @MayBeAbsent()
  @IsUUID()
  groupId?: string;

  @ApiPropertyOptional({
    ...{ type: String, enum: PAPER_FILTERS },
    description: 'With a document for a social tariff that comes to this today; ending: within 14 days.',
  })
  @MayBeAbsent()
  @IsIn(PAPER_FILTERS)
  paper?: PaperFilter;
}

export class MemberSummaryView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ type: String, nullable: true }) companyName: string | null;
}

export class ListedMemberView extends MemberSummaryView {
  @ApiProperty({ type: [String], description: 'Names of the plans that run today.' }) plans: readonly string[];
  @ApiProperty({ type: [String], description: 'Names of the groups of today.' }) groups: readonly string[];
}

export class NamedGroupView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class MembersView extends PagedView {
  @ApiProperty({ type: [ListedMemberView], description: 'By name, 50 to a page.' }) members: ListedMemberView[];
  @ApiProperty({ type: [NamedGroupView], description: 'The groups to choose from.' }) groups: NamedGroupView[];
  @ApiProperty({ description: 'The site asks for documents for social tariffs.' }) asksPapers: boolean;

  static from({ members, groups, ...rest }: DirectoryPage): MembersView {
    return { ...rest, members: [...members], groups: [...groups] };
  }
}

@ApiTags('members')
@Controller('api/manage/:siteId/members')
@Can('site.members')
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  @ApiOperation({ summary: 'Members of the site, looked for and filtered, page by page' })
  @ApiOkResponse({ type: MembersView })
  async list(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { q = '', filter, groupId, paper, page = 1 }: MembersQuery,
  ): Promise<MembersView> {
    const chosen = { filter: filter ?? null, groupId: groupId?.toLowerCase() ?? null, paper: paper ?? null };
    const question = { q, ...chosen, page };
    return MembersView.from(await this.directory.list(scope, siteId, question));
  }
}
