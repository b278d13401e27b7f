import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  HttpStatus,
  type MessageEvent,
  Param,
  Post,
  Query,
  Sse,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { ArrayMaxSize, IsBoolean, IsUUID, Matches } from 'class-validator';
import type { Observable } from 'rxjs';
import type { Month, SiteId } from '#libs/domain';
import { Can, ClientId, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { MONTH, MonthQuery } from '../invoices/invoices.controller.js';
import { PreviewService } from './preview.service.js';
import { RunsService } from './runs.service.js';
import { RunPreviewView, RunProgressView, RunsView } from './runs.views.js';
import { WatchingService } from './watching.service.js';

const LEFT_OUT_AT_MOST = 1000;

export class ResumeRequest {
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'More documents than usual today are meant.' })
  @MayBeAbsent()
  @IsBoolean()
  confirmed?: boolean;
}

export class RunRequest extends ResumeRequest {
  @ClientId() id: string;

  @ApiProperty({ type: String, example: '2026-11', pattern: MONTH.source })
  @Matches(MONTH, { message: 'month must be written YYYY-MM' })
  month: Month;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    description: `Members and companies that get nothing this time, at most ${LEFT_OUT_AT_MOST}.`,
  })
  @MayBeAbsent()
  @ArrayMaxSize(LEFT_OUT_AT_MOST)
  @IsUUID('all', { each: true })
  leaveOut?: string[];
}

@ApiTags('invoicing')
@Controller('api/manage/:siteId/billing')
@Can('site.billing')
export class RunsController {
  constructor(
    private readonly previews: PreviewService,
    private readonly runs: RunsService,
    private readonly watching: WatchingService,
  ) {}

  @Get('preview')
  @ApiOperation({ summary: 'Who would be invoiced what for a month, and what to look at before' })
  @ApiOkResponse({ type: RunPreviewView })
  async preview(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { month }: MonthQuery,
  ): Promise<RunPreviewView> {
    return RunPreviewView.of(await this.previews.preview(scope, siteId, month));
  }

  @Get('runs')
  @ApiOperation({ summary: 'The runs of a month, the newest first' })
  @ApiOkResponse({ type: RunsView })
  async list(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { month }: MonthQuery,
  ): Promise<RunsView> {
    return RunsView.of(await this.runs.list(scope, siteId, month));
  }

  @Post('runs')
  @ApiOperation({ summary: 'Invoice everybody for what they owe up to the end of a month, in the background' })
  @ApiCreatedResponse({ type: RunProgressView })
  async start(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, month, leaveOut = [], confirmed = false }: RunRequest,
  ): Promise<RunProgressView> {
    return RunProgressView.of(await this.runs.start(scope, siteId, { id, month, leaveOut, confirmed }));
  }

  @Get('runs/:id')
  @ApiOperation({ summary: 'How far a run has come, and who got no invoice' })
  @ApiOkResponse({ type: RunProgressView })
  async progress(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<RunProgressView> {
    return RunProgressView.of(await this.runs.progress(scope, siteId, id));
  }

  @Sse('runs/:id/events')
  @ApiOperation({ summary: 'The same while it moves, as server-sent events; the stream ends with the run' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Events whose data is a RunProgressView.', schema: { type: 'string' } })
  events(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Headers('last-event-id') lastSeen?: string,
  ): Promise<Observable<MessageEvent>> {
    return this.watching.watch(scope, siteId, id, lastSeen ?? null, RunProgressView.of);
  }

  @Post('runs/:id/send')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Send by mail what a run has issued and nobody has sent yet' })
  @ApiOkResponse({ type: RunProgressView })
  async send(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<RunProgressView> {
    return RunProgressView.of(await this.runs.send(scope, siteId, id));
  }

  @Post('runs/:id/stop')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Stop a run: what is issued stays, the others wait' })
  @ApiOkResponse({ type: RunProgressView })
  async stop(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<RunProgressView> {
    return RunProgressView.of(await this.runs.stop(scope, siteId, id));
  }

  @Post('runs/:id/resume')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Go on with a run that was stopped' })
  @ApiOkResponse({ type: RunProgressView })
  async resume(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
    @Body() { confirmed = false }: ResumeRequest,
  ): Promise<RunProgressView> {
    return RunProgressView.of(await this.runs.resume(scope, siteId, id, confirmed));
  }
}
