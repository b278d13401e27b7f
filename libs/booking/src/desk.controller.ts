import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type MemberId, type ReservationId, type ResourceId, type SiteId, toIso } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { ExceptionView, type ResourceKind, type ResourceMode } from '#libs/spaces';
import { IntervalView } from './availability.controller.js';
import { DeskService, type Planning } from './desk.service.js';
import { type MoveCommand, MovesService } from './moves.service.js';
import { MayBeAskedToPay, PAYER_CONFLICTS, PayerRequest, payerOf } from './payer.request.js';
import { DayQuery, dayField, instantField } from './query-fields.js';
import {
  EXTRA_CONFLICTS,
  MayTakeExtras,
  NamedExtraView,
  WantedExtraRequest,
  wantedOf,
} from './extras/extras.request.js';
import { HOLD_REASONS, PlaceRequest, ReservationView, TimeRequest } from './reservations.controller.js';
import type { HoldReason, ReservationStatus } from './reservations.entities.js';
import type { ReservationFacts, ReserveCommand } from './reservations.service.js';
import { WaitingMemberView } from './waiting/waiting.controller.js';

const KINDS = ['desk', 'room', 'machine'];
const MODES = ['exclusive', 'pool'];
const SHOWN = ['held', 'confirmed', 'checked_in', 'no_show'];
const TAKEN = `slot_taken, with up to three \`alternatives\`; id_reused; not_for_sale; ${PAYER_CONFLICTS}; ${EXTRA_CONFLICTS}`;
const OVERRIDE = 'Skip the rules that are policy; which ones and by whom is kept on the reservation.';

class DeskPlaceRequest extends PlaceRequest {
  @ApiPropertyOptional({ type: Boolean, example: false, default: false, description: OVERRIDE })
  @MayBeAbsent()
  @IsBoolean()
  override?: boolean;

  @MayTakeExtras() extras?: WantedExtraRequest[];
}

export class BookForRequest extends DeskPlaceRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  memberId: string;

  @MayBeAskedToPay() payer?: PayerRequest | null;
}

export class WalkInRequest extends DeskPlaceRequest {
  @ApiProperty() @IsString() @MaxLength(200) name: string;
  @ApiProperty() @IsString() @MaxLength(254) email: string;
  @MayBeAskedToPay() payer?: PayerRequest | null;
}

export class MoveRequest extends TimeRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'The resource it has when left out.' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;
}

export class MoveAtDeskRequest extends MoveRequest {
  @ApiPropertyOptional({ type: Boolean, example: false, default: false, description: OVERRIDE })
  @MayBeAbsent()
  @IsBoolean()
  override?: boolean;
}

export class CancelAtDeskRequest {
  @ApiPropertyOptional({ type: Boolean, example: false, default: false, description: 'Charge it all the same.' })
  @MayBeAbsent()
  @IsBoolean()
  keepCharge?: boolean;

  @ApiPropertyOptional({
    ...{ type: Boolean, example: false, default: false },
    description: 'Let off the fee that the rules ask for; by whom is kept on the reservation.',
  })
  @MayBeAbsent()
  @IsBoolean()
  waiveFee?: boolean;
}

export class PlanningQuery extends DayQuery {
  @ApiPropertyOptional({ type: String, enum: ['1', '7'], default: '1', description: 'How many days, from `day` on.' })
  @MayBeAbsent()
  @IsIn(['1', '7'])
  days?: string;
}

export class PlannedResourceView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
  @ApiProperty({ enum: MODES }) mode: ResourceMode;
  @ApiProperty({ type: String, nullable: true }) zone: string | null;
  @ApiProperty() capacity: number;
  @ApiProperty() stepMinutes: number;
  @ApiProperty() minMinutes: number;
  @ApiProperty({ type: [IntervalView], nullable: true, description: 'When it is open; null: with the site.' })
  openings: IntervalView[] | null;
}

export class PlannedReservationView {
  @ApiProperty() id: string;
  @ApiProperty() resourceId: string;
  @ApiProperty() memberId: string;
  @ApiProperty() memberName: string;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ enum: SHOWN, description: 'no_show: nobody came, and the place is free.' }) status: ReservationStatus;
  @ApiProperty({ enum: HOLD_REASONS, nullable: true, description: 'Why it is held; null when it is not.' })
  holdFor: HoldReason | null;
  @ApiProperty({ description: "Row among the resource's own, from 0: no two of a row are at the same time." })
  lane: number;
  @ApiProperty({ type: String, nullable: true, description: 'The repeated booking that it is a date of.' })
  seriesId: string | null;
  @ApiProperty({ type: [NamedExtraView], description: 'To be made ready.' }) extras: NamedExtraView[];
}

export class PlannedBlockView extends IntervalView {
  @ApiProperty() resourceId: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the site calls the calendar that says so.' })
  name: string | null;
}

export class PlanningView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() days: number;
  @ApiProperty() timeZone: string;
  @ApiProperty({ format: 'date-time' }) now: string;
  @ApiProperty({ type: [IntervalView], description: 'When the site is open during these days.' })
  openings: IntervalView[];
  @ApiProperty({ type: [ExceptionView], description: 'Those of these days on which something is closed, and why.' })
  exceptions: ExceptionView[];
  @ApiProperty({ type: [PlannedResourceView] }) resources: PlannedResourceView[];
  @ApiProperty({ type: [PlannedReservationView], description: 'By resource, each in order of time.' })
  reservations: PlannedReservationView[];
  @ApiProperty({ type: [PlannedBlockView], description: 'Times at which something outside takes a resource.' })
  blocks: PlannedBlockView[];
  @ApiProperty({ type: [WaitingMemberView], description: 'Who waits for a place on these days; at most 100.' })
  waiting: WaitingMemberView[];

  static from(planning: Planning): PlanningView {
    const { openings, exceptions, resources, reservations, blocks, waiting, now, day, days, timeZone } = planning;
    return {
      ...{ day, days, timeZone, now: toIso(now) },
      openings: openings.map(IntervalView.from),
      exceptions: exceptions.map(ExceptionView.from),
      resources: resources.map(({ id, name, kind, mode, zone, capacity, stepMinutes, minMinutes, openings: own }) => ({
        ...{ id, name, kind, mode, zone, capacity, stepMinutes, minMinutes },
        openings: own && own.map(IntervalView.from),
      })),
      reservations: reservations.map(({ item: { start, end, extras, ...item }, lane }) => ({
        ...item,
        extras: extras.map(NamedExtraView.from),
        ...{ start: start.toISOString(), end: end.toISOString(), lane },
      })),
      blocks: blocks.map(({ start, end, ...block }) => ({
        ...block,
        start: start.toISOString(),
        end: end.toISOString(),
      })),
      waiting: waiting.map(WaitingMemberView.from),
    };
  }
}

const commandOf = (siteId: string, body: DeskPlaceRequest): ReserveCommand => ({
  id: body.id.toLowerCase() as ReservationId,
  siteId: siteId as SiteId,
  resourceId: body.resourceId.toLowerCase() as ResourceId,
  during: { start: instantField('start', body.start), end: instantField('end', body.end) },
  quantity: body.quantity ?? 1,
  extras: wantedOf(body.extras),
});

function answered(reply: FastifyReply, created: boolean, facts: ReservationFacts): ReservationView {
  reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
  return ReservationView.from(facts);
}

const moveOf = (id: string, body: MoveRequest): MoveCommand => ({
  id: id as ReservationId,
  resourceId: (body.resourceId?.toLowerCase() ?? null) as ResourceId | null,
  during: { start: instantField('start', body.start), end: instantField('end', body.end) },
});

@ApiTags('booking')
@Controller('api/reservations')
export class MovesController {
  constructor(private readonly moves: MovesService) {}

  @Post(':id/move')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'Move one of your own reservations that has not begun; it is priced anew' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: `not_movable; already_invoiced; ${TAKEN}` })
  async move(
    @RequestScope() scope: Scope,
    @Param('id', IdPipe) id: string,
    @Body() body: MoveRequest,
  ): Promise<ReservationView> {
    return ReservationView.from(await this.moves.moveOwn(scope, moveOf(id, body)));
  }
}

@ApiTags('front desk')
@Controller('api/manage/:siteId')
export class DeskController {
  constructor(
    private readonly desk: DeskService,
    private readonly moves: MovesService,
  ) {}

  @Get('planning')
  @Can('site.book')
  @ApiOperation({ summary: "A site's resources and who has them, for a day or a week" })
  @ApiOkResponse({ type: PlanningView })
  async planning(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Query() query: PlanningQuery,
  ): Promise<PlanningView> {
    const days = query.days === '7' ? 7 : 1;
    return PlanningView.from(await this.desk.planning(scope, siteId as SiteId, dayField(query.day), days));
  }

  @Post('reservations')
  @Can('site.book')
  @ApiOperation({ summary: 'Book for a member; the same id again answers the same reservation with 200' })
  @ApiCreatedResponse({ type: ReservationView })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: TAKEN })
  async bookFor(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: BookForRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationView> {
    const memberId = body.memberId.toLowerCase() as MemberId;
    const command = commandOf(siteId, body);
    const { created, facts } = await this.desk.bookFor(scope, memberId, command, {
      ...{ skip: body.override ?? false, payer: payerOf(body.payer) },
    });
    return answered(reply, created, facts);
  }

  @Post('walk-ins')
  @Can('site.book')
  @ApiOperation({ summary: 'Book for whoever is at the desk, known or not; who may begin now has arrived' })
  @ApiCreatedResponse({ type: ReservationView })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: TAKEN })
  async walkIn(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: WalkInRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationView> {
    const how = { skip: body.override ?? false, payer: payerOf(body.payer) };
    const { created, facts } = await this.desk.walkIn(scope, body, commandOf(siteId, body), how);
    return answered(reply, created, facts);
  }

  @Post('reservations/:id/move')
  @HttpCode(HttpStatus.OK)
  @Can('site.book')
  @ApiOperation({ summary: 'Move a reservation; it is priced anew' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: `not_movable; already_invoiced; ${TAKEN}` })
  async move(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
    @Body() body: MoveAtDeskRequest,
  ): Promise<ReservationView> {
    const moved = await this.moves.moveAtDesk(scope, siteId as SiteId, moveOf(id, body), body.override ?? false);
    return ReservationView.from(moved);
  }

  @Post('reservations/:id/cancel')
  @HttpCode(HttpStatus.OK)
  @Can('site.book')
  @ApiOperation({
    summary:
      'Cancel a reservation, also one that has begun; its charge becomes void, with a fee by the rules, or is kept',
  })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: 'not_cancellable; already_invoiced: it can only be kept' })
  async cancel(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
    @Body() body: CancelAtDeskRequest,
  ): Promise<ReservationView> {
    const how = body.keepCharge ? 'charge_kept' : body.waiveFee ? 'without_fee' : 'by_the_rules';
    return ReservationView.from(await this.desk.cancel(scope, siteId as SiteId, id as ReservationId, how));
  }
}
