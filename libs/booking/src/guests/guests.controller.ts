import { NOT_CHECKABLE } from '../arrivals/arrivals.controller.js';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReservationId, ResourceId, SiteId } from '#libs/domain';
import { LOCALES, type Locale } from '#libs/members';
import { IdPipe, MayBeAbsent, Public } from '#libs/platform';
import { sendCalendar } from '../calendars/calendars.controller.js';
import { MoveRequest } from '../desk.controller.js';
import { EXTRA_CONFLICTS, MayTakeExtras, WantedExtraRequest, wantedOf } from '../extras/extras.request.js';
import { instantField } from '../query-fields.js';
import { PlaceRequest, ReservationView } from '../reservations.controller.js';
import { GuestsService } from './guests.service.js';
import { LinksService } from './links.service.js';

const TAKEN = 'slot_taken, with up to three `alternatives`; id_reused; not_for_sale';

export class GuestReserveRequest extends PlaceRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  siteId: string;

  @ApiProperty() @IsString() @MaxLength(254) email: string;
  @ApiProperty() @IsString() @MaxLength(200) name: string;

  @ApiProperty({ enum: LOCALES, required: false, description: 'Language of the mails; French by default.' })
  @MayBeAbsent()
  @IsIn(LOCALES)
  locale?: Locale;

  @MayTakeExtras() extras?: WantedExtraRequest[];
}

export class GuestConfirmRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  siteId: string;

  @ApiProperty({ example: '042317' }) @IsString() @MaxLength(20) code: string;
}

export class GuestBookingView {
  @ApiProperty({ type: ReservationView }) reservation: ReservationView;
  @ApiProperty({ description: 'Secret of the link /r/<token> to this booking; told this once.' }) token: string;
}

@ApiTags('booking')
@Controller('api/guest-reservations')
@Public()
export class GuestsController {
  constructor(private readonly guests: GuestsService) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    summary: 'Hold a place for 15 minutes without an account; a code comes by mail, the same again mails another',
  })
  @ApiResponse({ status: HttpStatus.ACCEPTED, type: ReservationView })
  @ApiConflictResponse({ description: `${TAKEN}; too_many_guests; ${EXTRA_CONFLICTS}` })
  async ask(@Body() body: GuestReserveRequest, @Req() request: FastifyRequest): Promise<ReservationView> {
    const command = {
      id: body.id.toLowerCase() as ReservationId,
      siteId: body.siteId.toLowerCase() as SiteId,
      resourceId: body.resourceId.toLowerCase() as ResourceId,
      during: { start: instantField('start', body.start), end: instantField('end', body.end) },
      quantity: body.quantity ?? 1,
      extras: wantedOf(body.extras),
    };
    const asking = { email: body.email, name: body.name, locale: body.locale ?? 'fr' };
    return ReservationView.from(await this.guests.ask(command, asking, request.ip));
  }

  @Post(':id/confirm')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Book the place that is held, by the code of the mail; opens no session' })
  @ApiOkResponse({ type: GuestBookingView })
  @ApiConflictResponse({ description: 'hold_expired, with up to three `alternatives`' })
  async confirm(
    @Param('id', IdPipe) id: string,
    @Body() body: GuestConfirmRequest,
    @Req() request: FastifyRequest,
  ): Promise<GuestBookingView> {
    const siteId = body.siteId.toLowerCase() as SiteId;
    const { facts, token } = await this.guests.confirm(siteId, id as ReservationId, body.code, request.ip);
    return { reservation: ReservationView.from(facts), token };
  }
}

@ApiTags('booking')
@Controller('api/booking-links/:token')
@Public()
export class LinksController {
  constructor(private readonly links: LinksService) {}

  @Get()
  @ApiOperation({ summary: 'One booking by its secret link' })
  @ApiOkResponse({ type: ReservationView })
  async show(@Param('token') token: string): Promise<ReservationView> {
    return ReservationView.from(await this.links.show(token));
  }

  @Post('cancel')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Cancel it, on the terms of its owner' })
  @ApiOkResponse({ type: ReservationView })
  async cancel(@Param('token') token: string): Promise<ReservationView> {
    return ReservationView.from(await this.links.cancel(token));
  }

  @Post('check-in')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Say that you are there, from half an hour before the start; again changes nothing' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: NOT_CHECKABLE })
  async checkIn(@Param('token') token: string): Promise<ReservationView> {
    return ReservationView.from(await this.links.checkIn(token));
  }

  @Post('move')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Move it, on the terms of its owner' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: `not_movable; already_invoiced; ${TAKEN}` })
  async move(@Param('token') token: string, @Body() body: MoveRequest): Promise<ReservationView> {
    const moved = await this.links.move(token, {
      resourceId: (body.resourceId?.toLowerCase() ?? null) as ResourceId | null,
      during: { start: instantField('start', body.start), end: instantField('end', body.end) },
    });
    return ReservationView.from(moved);
  }

  @Get('calendar.ics')
  @ApiOperation({ summary: 'It as a file for a calendar' })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  async calendar(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.links.calendar(token);
    void reply.header('content-disposition', 'attachment; filename="maille.ics"');
    sendCalendar(request, reply, file);
  }

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Revoke the link; the booking stays' })
  @ApiNoContentResponse()
  async revoke(@Param('token') token: string): Promise<void> {
    await this.links.revoke(token);
  }
}
