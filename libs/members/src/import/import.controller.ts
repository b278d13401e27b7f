import { Controller, Get, Header, HttpCode, HttpStatus, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { ProblemCode, SiteId } from '#libs/domain';
import {
  AnswersFile,
  Can,
  IdPipe,
  MayBeAbsent,
  PageQuery,
  RequestScope,
  type Scope,
  Takes,
  bytesOf,
} from '#libs/platform';
import type { ImportState } from './import.entities.js';
import { type Encoding, FIELDS, type Field, OUTCOMES, type Outcome, REASONS, type Reason } from './import.rules.js';
import { type ImportReport, ImportService } from './import.service.js';
import type { Import } from './import.store.js';

/** A hundred thousand members with their addresses have 15 MB. */
const UPLOAD_AT_MOST = 20 * 1024 * 1024;
const CSV = 'text/csv';
const STATES = ['checking', 'checked', 'running', 'done', 'refused'];
const FILE_PROBLEMS = ['import_unreadable', 'import_without_email', 'import_too_long'];

export class NewImportQuery {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the file again is safe.' })
  @IsUUID()
  id: string;
}

export class ImportReportQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: OUTCOMES, description: 'Only the lines that come to this.' })
  @MayBeAbsent()
  @IsIn(OUTCOMES)
  outcome?: Outcome;
}

export class ImportColumnView {
  @ApiProperty() header: string;
  @ApiProperty({ type: String, enum: FIELDS, nullable: true, description: 'Null: not used.' }) field: Field | null;
}

export class ImportView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: STATES, description: 'checked: every line is judged, nothing is changed yet.' })
  state: ImportState;
  @ApiProperty({ type: String, enum: FILE_PROBLEMS, nullable: true, description: 'Why the file cannot be used.' })
  refusedBecause: ProblemCode | null;
  @ApiProperty({ type: String, enum: ['utf-8', 'windows-1252'], nullable: true, description: 'As it was found out.' })
  encoding: Encoding | null;
  @ApiProperty({ type: [ImportColumnView] }) columns: ImportColumnView[];
  @ApiProperty({ type: Number, nullable: true, description: 'Of the file, counted from 1; null: not known yet.' })
  lastLine: number | null;
  @ApiProperty({ description: 'How far the check, or afterwards the run, has come.' }) doneLine: number;
  @ApiProperty({ format: 'date-time' }) sentAt: string;

  static of({ columns, sentAt, id, state, refusedBecause, encoding, lastLine, doneLine }: Import): ImportView {
    return {
      ...{ id, state, refusedBecause, encoding, lastLine, doneLine },
      columns: [...(columns ?? [])],
      sentAt: sentAt.toISOString(),
    };
  }
}

export class ImportsView {
  @ApiProperty({ type: [ImportView], description: 'The last 10, the newest first.' }) imports: ImportView[];
}

export class ImportCountsView {
  @ApiProperty() created: number;
  @ApiProperty() updated: number;
  @ApiProperty() unchanged: number;
  @ApiProperty() refused: number;
}

export class ImportLineView {
  @ApiProperty({ description: 'Of the file, counted from 1, the line of the headers.' }) line: number;
  @ApiProperty({ enum: OUTCOMES }) outcome: Outcome;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, enum: REASONS, nullable: true, description: 'What is wrong: the line, or a field.' })
  reason: Reason | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The earlier line of the same address.' })
  sameAs: number | null;
}

export class ImportReportView extends ImportView {
  @ApiProperty({ type: ImportCountsView }) counts: ImportCountsView;
  @ApiProperty({ type: [ImportLineView], description: 'In the order of the file, 50 to a page.' })
  lines: ImportLineView[];
  @ApiProperty() page: number;
  @ApiProperty() pages: number;

  static from(report: ImportReport): ImportReportView {
    const { counts, lines, page, pages } = report;
    return { ...ImportView.of(report), counts: { ...counts }, lines: [...lines], page, pages };
  }
}

@ApiTags('members')
@Controller('api/manage/:siteId')
@Can('site.settings')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  @Post('member-imports')
  @Takes(CSV)
  @ApiOperation({
    summary: 'Send a file of members: every line is judged soon, nothing is changed. At most 20 MB and 100,000 lines',
    description:
      'UTF-8 or Windows-1252; cells between semicolons, commas or tabs. Columns are known by their headers, in ' +
      'French or English; an e-mail address is needed. What a line leaves empty stays as it is known.',
  })
  @ApiConsumes(CSV)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: ImportReportView })
  async send(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { id }: NewImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportReportView> {
    const bytes = await bytesOf(request, UPLOAD_AT_MOST);
    return ImportReportView.from(await this.imports.send(scope, siteId, id.toLowerCase(), bytes));
  }

  @Get('member-imports')
  @ApiOperation({ summary: 'The last files of members; each is forgotten after a week' })
  @ApiOkResponse({ type: ImportsView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<ImportsView> {
    return { imports: (await this.imports.list(scope, siteId)).map(ImportView.of) };
  }

  @Get('member-imports/:id')
  @ApiOperation({ summary: 'What each line of a file comes to, or came to' })
  @ApiOkResponse({ type: ImportReportView })
  async report(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Query() { outcome, page = 1 }: ImportReportQuery,
  ): Promise<ImportReportView> {
    return ImportReportView.from(await this.imports.report(scope, siteId, id, outcome ?? null, page));
  }

  @Post('member-imports/:id/run')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Write what was foreseen, soon; a second time does nothing' })
  @ApiOkResponse({ type: ImportReportView })
  async run(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<ImportReportView> {
    return ImportReportView.from(await this.imports.run(scope, siteId, id));
  }

  @Get('members.csv')
  @ApiOperation({ summary: 'Every member of the site for a spreadsheet; notes stay here' })
  @AnswersFile(CSV)
  @Header('cache-control', 'private, no-store')
  export(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): StreamableFile {
    return new StreamableFile(Readable.from(this.imports.export(scope, siteId)), {
      type: `${CSV}; charset=utf-8`,
      disposition: 'attachment; filename="membres.csv"',
    });
  }
}
