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
import { IsBoolean, IsInt, IsString, IsUUID, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type ReservationId, type ResourceId, type SiteId, toIso } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import type { ResourceKind } from '#libs/spaces';
import { AvailabilityService } from './availability.service.js';
import { IntervalView, MoneyView } from './availability.controller.js';
import { ownCheckIn } from './arrivals/arrivals.rules.js';
import { DayQuery, dayField, instantField } from './query-fields.js';
import {
  EXTRA_CONFLICTS,
  MayTakeExtras,
  NamedExtraView,
  TakenExtraView,
  WantedExtraRequest,
  wantedOf,
} from './extras/extras.request.js';
import { HoldsService } from './holds.service.js';
import type { HoldReason, ReservationStatus } from './reservations.entities.js';
import { type ReservationFacts, ReservationsService } from './reservations.service.js';
import type { Arrival } from './reservations.store.js';
import { MayBeAskedToPay, PAYER_CONFLICTS, PayerRequest, payerOf } from './payer.request.js';
import type { Cancellation } from './rules/cancellation.rules.js';

const STATUSES = ['held', 'confirmed', 'checked_in', 'cancelled', 'expired', 'no_show'];
const KINDS = ['desk', 'room', 'machine'];
export const HOLD_REASONS = ['checkout', 'guest', 'waiting_list', 'approval'];

export class TimeRequest {
  @ApiProperty({ format: 'date-time' })
  @IsString()
  start: string;

  @ApiProperty({ format: 'date-time' })
  @IsString()
  end: string;
}

/** A new booking of a place, whoever asks for it. */
export class PlaceRequest extends TimeRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); repeat it to retry safely.' })
  @IsUUID()
  id: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  resourceId: string;

  @ApiPropertyOptional({ minimum: 1, default: 1 })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(10_000)
  quantity?: number;
}

export class ReserveRequest extends PlaceRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  siteId: string;

  @ApiPropertyOptional({
    type: Boolean,
    example: false,
    default: false,
    description: 'Keep the place for 10 minutes; it is booked, and charged, when it is confirmed.',
  })
  @MayBeAbsent()
  @IsBoolean()
  hold?: boolean;

  @MayBeAskedToPay() payer?: PayerRequest | null;
  @MayTakeExtras() extras?: WantedExtraRequest[];
}

export class ConfirmRequest {
  @MayBeAskedToPay() payer?: PayerRequest | null;
}

export class ReservedSiteView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;
  @ApiProperty() timeZone: string;
}

export class ReservedResourceView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
}

export class CancellationView {
  @ApiProperty({ description: 'What cancelling would cost now, in minor units, like the price.' }) feeCents: number;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'Until when it costs nothing, perhaps over; null: it never costs anything.',
  })
  freeUntil: string | null;
  @ApiProperty({ format: 'date-time', description: 'Afterwards only the staff can cancel.' }) until: string;

  static from({ feeCents, freeUntil, until }: Cancellation, currency: string): CancellationView {
    return { feeCents, currency, freeUntil: freeUntil === null ? null : toIso(freeUntil), until: toIso(until) };
  }
}

export class PayerView {
  @ApiProperty() companyId: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) costCentreId: string | null;
}

export class ReservationView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: STATUSES }) status: ReservationStatus;
  @ApiProperty({ enum: HOLD_REASONS, nullable: true, description: 'Why it is held; null when it is not.' })
  holdFor: HoldReason | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until when it is held.' })
  holdExpiresAt: string | null;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ type: ReservedSiteView }) site: ReservedSiteView;
  @ApiProperty({ type: ReservedResourceView }) resource: ReservedResourceView;
  @ApiProperty({ type: MoneyView, description: 'With the extras.' }) price: MoneyView;
  @ApiProperty({ type: [TakenExtraView], description: 'What is had along with the place.' }) extras: TakenExtraView[];
  @ApiProperty({ type: PayerView, nullable: true, description: 'The company that pays; null: its owner.' })
  payer: PayerView | null;
  @ApiProperty({ description: 'Its owner can still cancel it.' }) cancellable: boolean;
  @ApiProperty({ description: 'Its owner can still move it.' }) movable: boolean;
  @ApiProperty({ type: CancellationView, nullable: true, description: 'Null: its owner can no longer cancel it.' })
  cancellation: CancellationView | null;
  @ApiProperty({ description: 'What cancelling it has cost, in minor units.' }) cancellationFeeCents: number;
  @ApiProperty({ description: 'What it has cost on top that nobody came, in minor units.' }) noShowFeeCents: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why the staff did not approve it.' })
  refusedBecause: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) checkedInAt: string | null;
  @ApiProperty({ type: IntervalView, nullable: true, description: 'When its owner can say that they are there.' })
  checkIn: IntervalView | null;
  @ApiProperty({
    ...{ type: Number, nullable: true },
    description: 'Unless somebody checks in, it is given up so many minutes after its start; null: never.',
  })
  noShowAfterMinutes: number | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, nullable: true, description: 'The repeated booking that it is a date of.' })
  seriesId: string | null;

  static from(facts: ReservationFacts): ReservationView {
    const { reservation, site, resourceName, payer, cancellable, movable, cancellation, noShowAfterMinutes } = facts;
    const checkIn = ownCheckIn(reservation, site.timeZone);
    return {
      id: reservation.id,
      status: reservation.status,
      holdFor: reservation.holdFor,
      holdExpiresAt: reservation.holdExpiresAt?.toISOString() ?? null,
      start: reservation.start.toISOString(),
      end: reservation.end.toISOString(),
      quantity: reservation.quantity,
      site: {
        id: reservation.siteId,
        slug: site.slug,
        name: site.name,
        commune: site.commune,
        timeZone: site.timeZone,
      },
      resource: { id: reservation.resourceId, name: resourceName, kind: reservation.kind },
      price: { cents: reservation.priceCents, currency: reservation.currency },
      extras: reservation.extras.map(TakenExtraView.from),
      payer: payer && { ...payer, costCentreId: reservation.costCentreId },
      cancellable,
      movable,
      cancellation: cancellation && CancellationView.from(cancellation, reservation.currency),
      ...{ cancellationFeeCents: reservation.cancellationFeeCents, noShowFeeCents: reservation.noShowFeeCents },
      refusedBecause: reservation.refusedBecause,
      checkedInAt: reservation.checkedInAt?.toISOString() ?? null,
      checkIn: checkIn && IntervalView.from(checkIn),
      noShowAfterMinutes,
      createdAt: reservation.createdAt.toISOString(),
      seriesId: reservation.seriesId,
    };
  }
}

export class MyReservationsView {
  @ApiProperty({ type: [ReservationView] }) upcoming: ReservationView[];
  @ApiProperty({ type: [ReservationView], description: 'The last 50 that are over or cancelled.' })
  past: ReservationView[];
}

export class ArrivalView {
  @ApiProperty() reservationId: string;
  @ApiProperty() memberId: string;
  @ApiProperty() memberName: string;
  @ApiProperty() resourceName: string;
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ enum: STATUSES }) status: ReservationStatus;
  @ApiProperty({ type: [NamedExtraView], description: 'To be made ready.' }) extras: NamedExtraView[];

  static from({ start, end, resourceId: _resource, extras, ...arrival }: Arrival): ArrivalView {
    return { ...arrival, extras: extras.map(NamedExtraView.from), start: start.toISOString(), end: end.toISOString() };
  }
}

export class TodayFiguresView {
  @ApiProperty() expected: number;
  @ApiProperty() checkedIn: number;
  @ApiProperty({ description: 'Desks free now.' }) freeDesks: number;
  @ApiProperty() capacityDesks: number;
}

export class FreeNowView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
  @ApiProperty() capacity: number;
  @ApiProperty() freeNow: number;
}

export class TodayView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() timeZone: string;
  @ApiProperty({ format: 'date-time' }) now: string;
  @ApiProperty({ description: 'The site is open at this moment.' }) open: boolean;
  @ApiProperty({ type: [ArrivalView] }) arrivals: ArrivalView[];
  @ApiProperty({ description: 'Bookings that wait for the word of the staff, on any day.' }) toApprove: number;
  @ApiProperty({ type: TodayFiguresView }) figures: TodayFiguresView;
  @ApiProperty({ type: [FreeNowView] }) resources: FreeNowView[];
}

@ApiTags('booking')
@Controller('api')
export class ReservationsController {
  constructor(
    private readonly reservations: ReservationsService,
    private readonly holds: HoldsService,
  ) {}

  @Post('reservations')
  @Can('self')
  @ApiOperation({ summary: 'Book a resource; the same id again answers the same reservation with 200' })
  @ApiCreatedResponse({ type: ReservationView })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({
    description:
      'slot_taken, with up to three `alternatives`; id_reused; not_for_sale; too_many_holds; ' +
      `${PAYER_CONFLICTS}; ${EXTRA_CONFLICTS}`,
  })
  async reserve(
    @RequestScope() scope: Scope,
    @Body() body: ReserveRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationView> {
    const command = {
      id: body.id.toLowerCase() as ReservationId,
      siteId: body.siteId.toLowerCase() as SiteId,
      resourceId: body.resourceId.toLowerCase() as ResourceId,
      during: { start: instantField('start', body.start), end: instantField('end', body.end) },
      quantity: body.quantity ?? 1,
      extras: wantedOf(body.extras),
    };
    const payer = payerOf(body.payer);
    const { created, facts } = await (body.hold
      ? this.holds.hold(scope, command, payer)
      : this.reservations.reserve(scope, command, async () => ({ payer })));
    reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return ReservationView.from(facts);
  }

  @Post('reservations/:id/confirm')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'Book a place that is held for you; confirming again answers the same reservation' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({
    description: `hold_expired, with up to three \`alternatives\`; awaits_approval; ${PAYER_CONFLICTS}`,
  })
  async confirm(
    @RequestScope() scope: Scope,
    @Param('id', IdPipe) id: string,
    @Body() { payer }: ConfirmRequest,
  ): Promise<ReservationView> {
    return ReservationView.from(await this.holds.confirmOwn(scope, id as ReservationId, payerOf(payer)));
  }

  @Post('reservations/:id/cancel')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'Cancel one of your own reservations that has not begun' })
  @ApiOkResponse({ type: ReservationView })
  async cancel(@RequestScope() scope: Scope, @Param('id', IdPipe) id: string): Promise<ReservationView> {
    return ReservationView.from(await this.reservations.cancel(scope, id as ReservationId));
  }

  @Get('me/reservations')
  @Can('self')
  @ApiOperation({ summary: 'Your reservations at every site' })
  @ApiOkResponse({ type: MyReservationsView })
  async mine(@RequestScope() scope: Scope): Promise<MyReservationsView> {
    const { upcoming, past } = await this.reservations.mine(scope);
    return { upcoming: upcoming.map(ReservationView.from), past: past.map(ReservationView.from) };
  }

  @Get('me/reservations/:id')
  @Can('self')
  @ApiOperation({ summary: 'One of your reservations' })
  @ApiOkResponse({ type: ReservationView })
  async one(@RequestScope() scope: Scope, @Param('id', IdPipe) id: string): Promise<ReservationView> {
    return ReservationView.from(await this.reservations.own(scope, id as ReservationId));
  }
}

@ApiTags('front desk')
@Controller('api/manage/:siteId')
export class FrontDeskController {
  constructor(
    private readonly reservations: ReservationsService,
    private readonly availability: AvailabilityService,
  ) {}

  @Get('today')
  @Can('site.today')
  @ApiOperation({ summary: "A site's day: arrivals and what is free now" })
  @ApiOkResponse({ type: TodayView })
  async today(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Query() query: DayQuery,
  ): Promise<TodayView> {
    const wanted = dayField(query.day);
    const { day, site, arrivals, toApprove } = await this.reservations.arrivals(scope, siteId as SiteId, wanted);
    const { now, openings, resources } = await this.availability.siteDay(scope, siteId as SiteId, day);
    const free = resources.map(({ resource, free }) => ({
      id: resource.id,
      name: resource.name,
      kind: resource.kind,
      capacity: resource.capacity,
      freeNow: free.find((piece) => piece.start <= now && now < piece.end)?.places ?? 0,
    }));
    const desks = free.filter((resource) => resource.kind === 'desk');
    return {
      day,
      timeZone: site.timeZone,
      now: toIso(now),
      open: openings.some((opening) => opening.start <= now && now < opening.end),
      arrivals: arrivals.map(ArrivalView.from),
      toApprove,
      figures: {
        expected: arrivals.filter((arrival) => arrival.status !== 'no_show').length,
        checkedIn: arrivals.filter((arrival) => arrival.status === 'checked_in').length,
        freeDesks: desks.reduce((sum, desk) => sum + desk.freeNow, 0),
        capacityDesks: desks.reduce((sum, desk) => sum + desk.capacity, 0),
      },
      resources: free,
    };
  }

  @Post('reservations/:id/check-in')
  @HttpCode(HttpStatus.OK)
  @Can('site.check_in')
  @ApiOperation({ summary: 'Note that a person has arrived, also after they had been given up' })
  @ApiOkResponse({ type: ArrivalView })
  @ApiConflictResponse({ description: 'not_checkable; slot_taken: given up, and others have the place by now' })
  async checkIn(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<ArrivalView> {
    return ArrivalView.from(await this.reservations.checkIn(scope, siteId as SiteId, id as ReservationId));
  }
}
