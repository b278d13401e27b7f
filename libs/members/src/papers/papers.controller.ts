import {
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AnswersFile,
  Can,
  IdPipe,
  MayBeAbsent,
  type Principal,
  Public,
  RequestPrincipal,
  Takes,
  bytesOf,
} from '#libs/platform';
import { PaperKindsService } from './kinds.service.js';
import { PAGE_BYTES_AT_MOST } from './papers.file.js';
import { PapersService } from './papers.service.js';
import { MyPapersView, OwnPapersView, SharedKindView, SocialTariffsView, served } from './papers.views.js';

/** What it is, its bytes say: a computer that does not know sends `application/octet-stream`. */
const SENT_AS = ['application/pdf', 'image/jpeg', 'image/png', 'application/octet-stream'];
const FILE = { schema: { type: 'string', format: 'binary' } } as const;
const FRESH_ID = { format: 'uuid', description: 'UUIDv7 made by the client: sending it again is safe.' };

export class MyPapersQuery {
  @ApiPropertyOptional({ maxLength: 120, description: 'The slug of one more site than those that know me.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(120)
  slug?: string;
}

export class NewPaperQuery {
  @ApiProperty(FRESH_ID) @IsUUID() id: string;
  @ApiProperty({ format: 'uuid', description: 'What the site asks for.' }) @IsUUID() kindId: string;
}

export class NewPageQuery {
  @ApiProperty(FRESH_ID) @IsUUID() id: string;
}

@ApiTags('social tariffs')
@Controller('api/sites/:slug/social-tariffs')
export class SocialTariffsController {
  constructor(private readonly kinds: PaperKindsService) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Which reduced prices a site has for whom, and what is to be sent for them' })
  @ApiOkResponse({ type: SocialTariffsView })
  async list(@Param('slug') slug: string): Promise<SocialTariffsView> {
    return { kinds: (await this.kinds.shared(slug)).map((kind) => SharedKindView.from(kind)) };
  }
}

@ApiTags('social tariffs')
@Controller('api/me')
@Can('self')
export class MyPapersController {
  constructor(private readonly papers: PapersService) {}

  @Get('papers')
  @ApiOperation({ summary: 'What the sites that know me ask for, and what became of what I sent' })
  @ApiOkResponse({ type: MyPapersView })
  async mine(@RequestPrincipal() { personId }: Principal, @Query() { slug }: MyPapersQuery): Promise<MyPapersView> {
    return { sites: (await this.papers.mine(personId, slug ?? null)).map((one) => OwnPapersView.from(one)) };
  }

  @Post('sites/:slug/papers')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Takes(...SENT_AS)
  @ApiOperation({
    summary: 'Send a document, its first page, in the place of one that waits: a PDF, JPEG or PNG, at most 10 MB',
  })
  @ApiConsumes(...SENT_AS)
  @ApiBody(FILE)
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'paper_kind_closed, too_many_papers' })
  async send(
    @RequestPrincipal() { personId }: Principal,
    @Param('slug') slug: string,
    @Query() { id, kindId }: NewPaperQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const order = { id: id.toLowerCase(), kindId: kindId.toLowerCase() };
    await this.papers.send(personId, slug, order, () => bytesOf(request, PAGE_BYTES_AT_MOST));
  }

  @Post('sites/:slug/papers/:paperId/pages')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Takes(...SENT_AS)
  @ApiOperation({ summary: 'Add a page to a document that waits: at most 6' })
  @ApiConsumes(...SENT_AS)
  @ApiBody(FILE)
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'paper_decided, too_many_pages' })
  async addPage(
    @RequestPrincipal() { personId }: Principal,
    @Param('slug') slug: string,
    @Param('paperId', IdPipe) paperId: string,
    @Query() { id }: NewPageQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const order = { paperId, pageId: id.toLowerCase() };
    await this.papers.addPage(personId, slug, order, () => bytesOf(request, PAGE_BYTES_AT_MOST));
  }

  @Post('sites/:slug/papers/:paperId/withdraw')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Take a document back: its pages are forgotten at once, what it opened ends today' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'paper_decided' })
  async withdraw(
    @RequestPrincipal() { personId }: Principal,
    @Param('slug') slug: string,
    @Param('paperId', IdPipe) paperId: string,
  ): Promise<void> {
    await this.papers.withdraw(personId, slug, paperId);
  }

  @Get('sites/:slug/papers/:paperId/pages/:pageId')
  @ApiOperation({ summary: 'A page of one of my documents' })
  @AnswersFile('image/webp', 'application/pdf')
  async page(
    @RequestPrincipal() { personId }: Principal,
    @Param('slug') slug: string,
    @Param('paperId', IdPipe) paperId: string,
    @Param('pageId', IdPipe) pageId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return served(reply, await this.papers.page(personId, slug, paperId, pageId));
  }
}
