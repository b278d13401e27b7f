import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import {
  type DomainError,
  type MemberId,
  PROBLEM_CODES,
  type ProblemCode,
  type SeriesId,
  type SiteId,
  clockText,
  toIso,
} from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { MoneyView } from '../availability.controller.js';
import { ReservationView, ReservedSiteView } from '../reservations.controller.js';
import { SeriesChangesService } from './changes.service.js';
import {
  CancelSeriesForRequest,
  MoveSeriesForRequest,
  MoveSeriesRequest,
  OrderSeriesForRequest,
  OrderSeriesRequest,
  PreviewMoveSeriesForRequest,
  PreviewMoveSeriesRequest,
  PreviewSeriesForRequest,
  PreviewSeriesRequest,
  WhichDatesRequest,
  newTimeOf,
  orderOf,
  whichOf,
} from './series.requests.js';
import type { Skipped } from './series.rules.js';
import { type SeriesFacts, SeriesService, type Tried } from './series.service.js';

const CONFLICTS = 'series_conflicts, with `dates` and what stood against each';
const STATES = ['free', 'taken', 'refused'] as const;

export class AlternativeView {
  @ApiProperty() resourceId: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
}

/** What the cap of a company leaves of the month of a date, where that is what stands against it. */
function remainingOf(refusal: DomainError | null): MoneyView | null {
  if (refusal?.code !== 'company_cap_reached') return null;
  const { remainingCents, currency } = refusal.details;
  return { cents: Number(remainingCents), currency: String(currency) };
}

export class SeriesDateView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: the clock skips this time.' })
  start: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) end: string | null;
  @ApiProperty({ enum: STATES, description: 'taken: somebody has it; refused: a rule stands against it.' })
  state: (typeof STATES)[number];
  @ApiProperty({ enum: PROBLEM_CODES, nullable: true, description: 'What stands against it.' })
  code: ProblemCode | null;
  @ApiProperty({ type: MoneyView, nullable: true }) price: MoneyView | null;
  @ApiProperty({ type: MoneyView, nullable: true, description: 'Of company_cap_reached: what is left of that month.' })
  remaining: MoneyView | null;
  @ApiProperty({ type: [AlternativeView], description: 'For the first dates that are taken.' })
  alternatives: AlternativeView[];

  static from({ day, during, price, refusal, alternatives }: Tried): SeriesDateView {
    return {
      ...{ day, start: during && toIso(during.start), end: during && toIso(during.end) },
      state: refusal === null ? 'free' : refusal.code === 'slot_taken' ? 'taken' : 'refused',
      code: refusal?.code ?? null,
      ...{ price, remaining: remainingOf(refusal), alternatives: [...alternatives] },
    };
  }
}

/** Dates with what was done, or would be, and how many of them. */
export class SeriesDatesView {
  @ApiProperty({ type: [SeriesDateView] }) dates: SeriesDateView[];
  @ApiProperty({ description: 'How many are free: booked, moved or given back.' }) free: number;
  @ApiProperty({ description: 'How many are not.' }) refused: number;
  @ApiProperty({ type: MoneyView, nullable: true, description: 'Of the free ones; null when there are none.' })
  total: MoneyView | null;

  static from(tried: readonly Tried[]): SeriesDatesView {
    const dates = tried.map(SeriesDateView.from);
    const prices = dates.flatMap(({ price }) => price ?? []);
    const cents = prices.reduce((sum, price) => sum + price.cents, 0);
    return {
      ...{ dates, free: prices.length, refused: dates.length - prices.length },
      total: prices[0] ? { cents, currency: prices[0].currency } : null,
    };
  }
}

export class SkippedDateView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ enum: PROBLEM_CODES }) code: ProblemCode;

  static from = ({ day, code }: Skipped): SkippedDateView => ({ day, code });
}

export class SeriesView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'RFC 5545' }) rule: string;
  @ApiProperty({ format: 'date' }) firstDay: string;
  @ApiProperty({ example: '09:00', description: 'As it was ordered; each reservation says what it is now.' })
  startTime: string;
  @ApiProperty() minutes: number;
  @ApiProperty() timeZone: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ type: ReservedSiteView }) site: ReservedSiteView;
  @ApiProperty() resourceId: string;
  @ApiProperty() resourceName: string;
  @ApiProperty({ description: 'Whom it is for.' }) memberName: string;
  @ApiProperty({ type: [ReservationView], description: 'All that was booked, the earliest first.' })
  reservations: ReservationView[];
  @ApiProperty({ type: [SkippedDateView], description: 'Dates that could not be had when it was ordered.' })
  skipped: SkippedDateView[];

  static from({ series, reservations: facts, site, resourceName, memberName }: SeriesFacts): SeriesView {
    const { id, rule, firstDay, minutes, timeZone, quantity, skipped, siteId, resourceId } = series;
    const reservations = facts.map(ReservationView.from);
    return {
      ...{ id, rule, firstDay, minutes, timeZone, quantity, reservations },
      startTime: clockText(series.startMinute),
      site: { id: siteId, slug: site.slug, name: site.name, commune: site.commune, timeZone: site.timeZone },
      ...{ resourceId, resourceName, memberName },
      skipped: skipped.map(SkippedDateView.from),
    };
  }
}

function answered(reply: FastifyReply, { created, facts }: { created: boolean; facts: SeriesFacts }): SeriesView {
  reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
  return SeriesView.from(facts);
}

@ApiTags('booking')
@Controller('api/series')
export class SeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly changes: SeriesChangesService,
  ) {}

  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'What each date of a repeated booking would come to; nothing is booked' })
  @ApiOkResponse({ type: SeriesDatesView })
  async preview(@RequestScope() scope: Scope, @Body() body: PreviewSeriesRequest): Promise<SeriesDatesView> {
    return SeriesDatesView.from(await this.series.preview(scope, orderOf(uuidv7(), body.siteId, body)));
  }

  @Post()
  @Can('self')
  @ApiOperation({ summary: 'Book a resource repeatedly; the same id again answers the same series with 200' })
  @ApiCreatedResponse({ type: SeriesView })
  @ApiOkResponse({ type: SeriesView })
  @ApiConflictResponse({ description: `${CONFLICTS}; id_reused` })
  async order(
    @RequestScope() scope: Scope,
    @Body() body: OrderSeriesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeriesView> {
    const order = orderOf(body.id, body.siteId, body);
    return answered(reply, await this.series.create(scope, order, body.onConflict));
  }

  @Get(':id')
  @Can('self')
  @ApiOperation({ summary: 'One of your repeated bookings with all its dates' })
  @ApiOkResponse({ type: SeriesView })
  async one(@RequestScope() scope: Scope, @Param('id', IdPipe) id: string): Promise<SeriesView> {
    return SeriesView.from(await this.series.one(scope, id as SeriesId));
  }

  @Post(':id/cancel')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'Give back the dates ahead, from one on or all' })
  @ApiOkResponse({ type: SeriesDatesView })
  @ApiConflictResponse({ description: 'not_cancellable: nothing is ahead' })
  async cancel(
    @RequestScope() scope: Scope,
    @Param('id', IdPipe) id: string,
    @Body() body: WhichDatesRequest,
  ): Promise<SeriesDatesView> {
    return SeriesDatesView.from(await this.changes.cancel(scope, whichOf(id, body)));
  }

  @Post(':id/move/preview')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'What moving the dates ahead would come to; nothing is moved' })
  @ApiOkResponse({ type: SeriesDatesView })
  @ApiConflictResponse({ description: 'not_movable: nothing is ahead' })
  async previewMove(
    @RequestScope() scope: Scope,
    @Param('id', IdPipe) id: string,
    @Body() body: PreviewMoveSeriesRequest,
  ): Promise<SeriesDatesView> {
    return SeriesDatesView.from(await this.changes.previewMove(scope, whichOf(id, body), newTimeOf(body)));
  }

  @Post(':id/move')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'Move the dates ahead to another time of their day or another resource' })
  @ApiOkResponse({ type: SeriesDatesView })
  @ApiConflictResponse({ description: `not_movable: nothing is ahead; ${CONFLICTS}` })
  async move(
    @RequestScope() scope: Scope,
    @Param('id', IdPipe) id: string,
    @Body() body: MoveSeriesRequest,
  ): Promise<SeriesDatesView> {
    const moved = await this.changes.move(scope, whichOf(id, body), newTimeOf(body), body.onConflict);
    return SeriesDatesView.from(moved);
  }
}

@ApiTags('front desk')
@Controller('api/manage/:siteId/series')
export class DeskSeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly changes: SeriesChangesService,
  ) {}

  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @Can('site.book')
  @ApiOperation({ summary: 'What each date of a repeated booking for a member would come to; nothing is booked' })
  @ApiOkResponse({ type: SeriesDatesView })
  async preview(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: PreviewSeriesForRequest,
  ): Promise<SeriesDatesView> {
    return SeriesDatesView.from(await this.series.preview(scope, orderOf(uuidv7(), siteId, body), ordererOf(body)));
  }

  @Post()
  @Can('site.book')
  @ApiOperation({ summary: 'Book repeatedly for a member; the same id again answers the same series with 200' })
  @ApiCreatedResponse({ type: SeriesView })
  @ApiOkResponse({ type: SeriesView })
  @ApiConflictResponse({ description: `${CONFLICTS}; id_reused` })
  async order(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: OrderSeriesForRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeriesView> {
    const order = orderOf(body.id, siteId, body);
    return answered(reply, await this.series.create(scope, order, body.onConflict, ordererOf(body)));
  }

  @Get(':id')
  @Can('site.book')
  @ApiOperation({ summary: "A member's repeated booking with all its dates" })
  @ApiOkResponse({ type: SeriesView })
  async one(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) _siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<SeriesView> {
    return SeriesView.from(await this.series.one(scope, id as SeriesId));
  }

  @Post(':id/cancel')
  @HttpCode(HttpStatus.OK)
  @Can('site.book')
  @ApiOperation({ summary: "Give back a member's dates ahead; their charges become void or are kept" })
  @ApiOkResponse({ type: SeriesDatesView })
  @ApiConflictResponse({ description: 'not_cancellable: nothing is ahead' })
  async cancel(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
    @Body() body: CancelSeriesForRequest,
  ): Promise<SeriesDatesView> {
    const atDesk = { siteId: siteId as SiteId, keepCharge: body.keepCharge ?? false };
    return SeriesDatesView.from(await this.changes.cancel(scope, whichOf(id, body), atDesk));
  }

  @Post(':id/move/preview')
  @HttpCode(HttpStatus.OK)
  @Can('site.book')
  @ApiOperation({ summary: "What moving a member's dates ahead would come to; nothing is moved" })
  @ApiOkResponse({ type: SeriesDatesView })
  @ApiConflictResponse({ description: 'not_movable: nothing is ahead' })
  async previewMove(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
    @Body() body: PreviewMoveSeriesForRequest,
  ): Promise<SeriesDatesView> {
    const atDesk = { siteId: siteId as SiteId, override: body.override ?? false };
    return SeriesDatesView.from(await this.changes.previewMove(scope, whichOf(id, body), newTimeOf(body), atDesk));
  }

  @Post(':id/move')
  @HttpCode(HttpStatus.OK)
  @Can('site.book')
  @ApiOperation({ summary: "Move a member's dates ahead to another time of their day or another resource" })
  @ApiOkResponse({ type: SeriesDatesView })
  @ApiConflictResponse({ description: `not_movable: nothing is ahead; ${CONFLICTS}` })
  async move(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
    @Body() body: MoveSeriesForRequest,
  ): Promise<SeriesDatesView> {
    const atDesk = { siteId: siteId as SiteId, override: body.override ?? false };
    const moved = await this.changes.move(scope, whichOf(id, body), newTimeOf(body), body.onConflict, atDesk);
    return SeriesDatesView.from(moved);
  }
}

const ordererOf = ({ memberId, override }: PreviewSeriesForRequest) => ({
  memberId: memberId.toLowerCase() as MemberId,
  override: override ?? false,
});
