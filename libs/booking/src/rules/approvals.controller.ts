import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { ReservationId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { ReservationView } from '../reservations.controller.js';
import { ApprovalsService } from './approvals.service.js';
import type { Awaiting } from './approvals.store.js';

export class RefuseRequest {
  @ApiProperty({ maxLength: 300, description: 'Who asked reads it.' })
  @IsString()
  @MaxLength(300)
  reason: string;
}

export class AwaitingView {
  @ApiProperty() reservationId: string;
  @ApiProperty() memberName: string;
  @ApiProperty() resourceName: string;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiProperty({ format: 'date-time', description: 'Afterwards the place is free again.' }) expiresAt: string;

  static from({ id, start, end, askedAt, expiresAt, ...named }: Awaiting): AwaitingView {
    return {
      ...{ reservationId: id, ...named, start: start.toISOString(), end: end.toISOString() },
      ...{ askedAt: askedAt.toISOString(), expiresAt: expiresAt.toISOString() },
    };
  }
}

export class ApprovalsView {
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: [AwaitingView], description: 'The most urgent first.' }) awaiting: AwaitingView[];
}

const REFUSED = 'hold_expired: time was up; not_awaiting_approval';

@ApiTags('front desk')
@Controller('api/manage/:siteId/approvals')
export class ApprovalsController {
  constructor(private readonly approvals: ApprovalsService) {}

  @Get()
  @Can('site.book')
  @ApiOperation({ summary: 'Bookings that wait for the word of the staff' })
  @ApiOkResponse({ type: ApprovalsView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<ApprovalsView> {
    const { timeZone, awaiting } = await this.approvals.list(scope, siteId as SiteId);
    return { timeZone, awaiting: awaiting.map(AwaitingView.from) };
  }

  @Post(':id/approve')
  @HttpCode(HttpStatus.OK)
  @Can('site.book')
  @ApiOperation({ summary: 'Confirm a booking that waits; its member is written to' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: REFUSED })
  async approve(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<ReservationView> {
    return ReservationView.from(await this.approvals.approve(scope, siteId as SiteId, id as ReservationId));
  }

  @Post(':id/refuse')
  @HttpCode(HttpStatus.OK)
  @Can('site.book')
  @ApiOperation({ summary: 'Refuse a booking that waits; its member is told why' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: REFUSED })
  async refuse(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: RefuseRequest,
  ): Promise<ReservationView> {
    return ReservationView.from(await this.approvals.refuse(scope, siteId as SiteId, id as ReservationId, reason));
  }
}
