import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type Month, type SiteId, invalidField, isDay } from '#libs/domain';
import { AnswersFile, Can, IdPipe, PageQuery, RequestScope, type Scope } from '#libs/platform';
import { AccountingService } from './accounting.service.js';
import { AccountChartView, AccountingView, EntryListView } from './accounting.views.js';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;
const PERIOD = /^20\d{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;

export class AccountingQuery {
  @ApiProperty({
    type: String,
    example: '2026-11',
    pattern: PERIOD.source,
    description: 'A month, or any day of a fiscal year: the whole year.',
  })
  @Matches(PERIOD, { message: 'period must be a month, YYYY-MM, or a day of a fiscal year, YYYY-MM-DD' })
  period: string;
}

export class EntriesQuery extends IntersectionType(AccountingQuery, PageQuery) {}

export class ClosingRequest {
  @ApiProperty({ type: String, example: '2026-10', pattern: MONTH.source, description: 'It and all before it.' })
  @Matches(MONTH, { message: 'month must be written YYYY-MM' })
  month: Month;
}

export class AccountRequest {
  @ApiProperty({ example: 'desk', maxLength: 40 })
  @IsString()
  @MaxLength(40)
  use: string;

  @ApiProperty({ example: '706100', maxLength: 40 })
  @IsString()
  @MaxLength(40)
  account: string;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @MaxLength(200)
  label: string;

  @ApiProperty({ type: String, nullable: true, maxLength: 40 })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  analytic: string | null;
}

export class AccountChartRequest {
  @ApiProperty({ minimum: 1, maximum: 12 })
  @IsInt()
  @Min(1)
  @Max(12)
  firstMonth: number;

  @ApiProperty({ type: [AccountRequest], description: 'What is left out is booked as the country usually does.' })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique(({ use }: AccountRequest) => use)
  @ValidateNested({ each: true })
  @Type(() => AccountRequest)
  accounts: AccountRequest[];
}

interface NamedText {
  readonly name: string;
  readonly text: string | AsyncGenerator<string>;
}

const fileOf = ({ name, text }: NamedText, type: string): StreamableFile =>
  new StreamableFile(Readable.from(typeof text === 'string' ? [text] : text), {
    type: `${type}; charset=utf-8`,
    disposition: `attachment; filename="${name}"`,
  });

/** The pattern lets 31 February through. */
function periodIn({ period }: AccountingQuery): string {
  if (period.length > 7 && !isDay(period)) throw invalidField('period', 'there is no such day');
  return period;
}

@ApiTags('invoicing')
@Controller('api/manage/:siteId/accounting')
@Can('site.billing')
export class AccountingController {
  constructor(private readonly accounting: AccountingService) {}

  @Get()
  @ApiOperation({ summary: 'VAT by rate, totals by account and what is closed, of a month or a fiscal year' })
  @ApiOkResponse({ type: AccountingView })
  async report(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: AccountingQuery,
  ): Promise<AccountingView> {
    return AccountingView.from(await this.accounting.report(scope, siteId, periodIn(query)));
  }

  @Get('entries')
  @ApiOperation({ summary: 'Entries with their lines, 20 per page' })
  @ApiOkResponse({ type: EntryListView })
  async entries(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: EntriesQuery,
  ): Promise<EntryListView> {
    return EntryListView.from(await this.accounting.entries(scope, siteId, periodIn(query), query.page ?? 1));
  }

  @Get('entries.csv')
  @ApiOperation({ summary: 'Every line of the entries for a spreadsheet' })
  @AnswersFile('text/csv')
  @Header('cache-control', 'private, no-store')
  async csv(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: AccountingQuery,
  ): Promise<StreamableFile> {
    return fileOf(await this.accounting.csv(scope, siteId, periodIn(query)), 'text/csv');
  }

  @Get('fec')
  @ApiOperation({ summary: 'FEC of the fiscal year: 18 columns, article A. 47 A-1 of the LPF' })
  @AnswersFile('text/plain')
  @Header('cache-control', 'private, no-store')
  async fec(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: AccountingQuery,
  ): Promise<StreamableFile> {
    return fileOf(await this.accounting.fec(scope, siteId, periodIn(query)), 'text/plain');
  }

  @Get('fec-description')
  @ApiOperation({ summary: 'What the FEC holds, in words: it is handed over with the file' })
  @AnswersFile('text/plain')
  @Header('cache-control', 'private, no-store')
  async fecDescription(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() query: AccountingQuery,
  ): Promise<StreamableFile> {
    return fileOf(await this.accounting.fecDescription(scope, siteId, periodIn(query)), 'text/plain');
  }

  @Get('chart')
  @ApiOperation({ summary: 'What the site books to' })
  @ApiOkResponse({ type: AccountChartView })
  async chart(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<AccountChartView> {
    return AccountChartView.from(await this.accounting.chart(scope, siteId));
  }

  @Put('chart')
  @ApiOperation({ summary: 'Change what entries to come are booked to' })
  @ApiOkResponse({ type: AccountChartView })
  async setChart(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { firstMonth, accounts }: AccountChartRequest,
  ): Promise<AccountChartView> {
    const wanted = accounts.map(({ analytic, ...account }) => ({ ...account, analytic: analytic ?? null }));
    await this.accounting.setChart(scope, siteId, firstMonth, wanted);
    return AccountChartView.from(await this.accounting.chart(scope, siteId));
  }

  @Post('closings')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Close a month, and all before it, for good' })
  @ApiOkResponse({ type: AccountingView })
  async close(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { month }: ClosingRequest,
  ): Promise<AccountingView> {
    await this.accounting.close(scope, siteId, month);
    return AccountingView.from(await this.accounting.report(scope, siteId, month));
  }
}
