import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import { type Day, type SiteId, invalidField, isDay } from '#libs/domain';
import { AnswersFile, Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { ArchiveService } from './archive.service.js';
import { JournalCheckView, JournalView } from './journal.views.js';
import { JournalReading } from './reading.service.js';

const YEAR = /^2[01]\d{2}$/;
const ZIP = 'application/zip';

export class JournalQuery {
  @ApiPropertyOptional({
    type: String,
    example: '2026',
    pattern: YEAR.source,
    description: 'Left out: the present one.',
  })
  @MayBeAbsent()
  @Matches(YEAR, { message: 'year must be written YYYY' })
  year?: string;
}

export class ArchiveQuery {
  @ApiProperty({ type: String, format: 'date', description: 'Documents dated from this day …' })
  @IsString()
  from: Day;

  @ApiProperty({ type: String, format: 'date', description: '… to this one, both included.' })
  @IsString()
  to: Day;
}

function dayOf(field: string, text: string): Day {
  if (!isDay(text)) throw invalidField(field, 'must be a day like 2026-11-21');
  return text;
}

@ApiTags('invoicing')
@Controller('api/manage/:siteId/journal')
@Can('site.billing')
export class JournalController {
  constructor(
    private readonly reading: JournalReading,
    private readonly archives: ArchiveService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The journal of a site: what runs, the closures of a year, where it ends' })
  @ApiOkResponse({ type: JournalView })
  async state(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { year }: JournalQuery,
  ): Promise<JournalView> {
    return JournalView.from(await this.reading.state(scope, siteId, year ?? null));
  }

  @Get('check')
  @ApiOperation({ summary: 'Read the whole journal anew and name what is not as it was written' })
  @ApiOkResponse({ type: JournalCheckView })
  async check(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<JournalCheckView> {
    return JournalCheckView.from(await this.reading.check(scope, siteId));
  }

  @Get('archive')
  @ApiOperation({ summary: 'The journal with the documents of some days, to keep and to check without the product' })
  @AnswersFile(ZIP)
  @Header('cache-control', 'private, no-store')
  async archive(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { from, to }: ArchiveQuery,
  ): Promise<StreamableFile> {
    const { filename, chunks } = await this.archives.make(scope, siteId, dayOf('from', from), dayOf('to', to));
    return new StreamableFile(Readable.from(chunks), {
      type: ZIP,
      disposition: `attachment; filename="${filename}"`,
    });
  }
}
