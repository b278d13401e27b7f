import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { MemberId, SiteId } from '#libs/domain';
import { AnswersFile, Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { DecisionsService } from './decisions.service.js';
import { PAGES_AT_MOST } from './papers.rules.js';
import { FiledPapersView, PaperDeskView, PapersWaitingView, served } from './papers.views.js';

const PAGES = { minimum: 1, maximum: PAGES_AT_MOST, description: 'How many pages were looked at.' };
const REASON = { maxLength: 500, description: 'The member reads it.' };

export class ApproveRequest {
  @ApiProperty(PAGES) @IsInt() @Min(1) @Max(PAGES_AT_MOST) pages: number;

  @ApiPropertyOptional({ format: 'date', description: 'Left out: as long as the kind of document says.' })
  @MayBeAbsent()
  @IsString()
  lastDay?: string;
}

export class RefusePaperRequest {
  @ApiProperty(PAGES) @IsInt() @Min(1) @Max(PAGES_AT_MOST) pages: number;
  @ApiProperty(REASON) @IsString() @MaxLength(500) reason: string;
}

export class RevokeRequest {
  @ApiProperty(REASON) @IsString() @MaxLength(500) reason: string;
}

@ApiTags('social tariffs')
@Controller('api/manage/:siteId')
@Can('site.papers')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Get('papers')
  @ApiOperation({ summary: 'Documents that wait for a decision, and those that were decided last' })
  @ApiOkResponse({ type: PaperDeskView })
  async desk(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<PaperDeskView> {
    return PaperDeskView.from(await this.decisions.desk(scope, siteId));
  }

  @Get('papers-waiting')
  @ApiOperation({ summary: 'How many documents wait for a decision' })
  @ApiOkResponse({ type: PapersWaitingView })
  async waiting(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<PapersWaitingView> {
    return { waiting: await this.decisions.waiting(scope, siteId) };
  }

  @Get('members/:id/papers')
  @Can('site.members')
  @ApiOperation({ summary: 'What a member has sent and what became of it; the pages are for managers' })
  @ApiOkResponse({ type: FiledPapersView })
  async ofMember(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: MemberId,
  ): Promise<FiledPapersView> {
    return FiledPapersView.from(await this.decisions.ofMember(scope, siteId, id));
  }

  @Get('papers/:paperId/pages/:pageId')
  @ApiOperation({ summary: 'A page of a document' })
  @AnswersFile('image/webp', 'application/pdf')
  async page(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('paperId', IdPipe) paperId: string,
    @Param('pageId', IdPipe) pageId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return served(reply, await this.decisions.page(scope, siteId, paperId, pageId));
  }

  @Post('papers/:paperId/approve')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Put the member into the groups that the document opens, until a day' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'paper_decided; paper_changed: look at all pages; group_closed' })
  async approve(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('paperId', IdPipe) paperId: string,
    @Body() body: ApproveRequest,
  ): Promise<void> {
    await this.decisions.approve(scope, siteId, paperId, body);
  }

  @Post('papers/:paperId/refuse')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Refuse a document and say why' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'paper_decided; paper_changed: look at all pages' })
  async refuse(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('paperId', IdPipe) paperId: string,
    @Body() body: RefusePaperRequest,
  ): Promise<void> {
    await this.decisions.refuse(scope, siteId, paperId, body);
  }

  @Post('papers/:paperId/revoke')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Take an approval back and say why: what it opened ends today' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'paper_decided: it is not approved' })
  async revoke(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('paperId', IdPipe) paperId: string,
    @Body() { reason }: RevokeRequest,
  ): Promise<void> {
    await this.decisions.revoke(scope, siteId, paperId, reason);
  }
}
