import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { CompanyId, ReservationId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import type { ResourceKind } from '#libs/spaces';
import { MoneyView } from '../availability.controller.js';
import { CancellationView, ReservedResourceView, ReservedSiteView } from '../reservations.controller.js';
import { NamedExtraView } from '../extras/extras.request.js';
import { type CompanyBookingFacts, CompanyBookingsService } from './bookings.service.js';

const STATES = ['held', 'confirmed', 'checked_in'] as const;

export class CompanyBookingView {
  @ApiProperty() id: string;
  @ApiProperty() personId: string;
  @ApiProperty({ description: 'As the site calls them.' }) personName: string;
  @ApiProperty({ type: String, nullable: true }) costCentre: string | null;
  @ApiProperty({ enum: STATES, description: 'held: it waits for the word of the site.' })
  status: (typeof STATES)[number];
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ type: ReservedSiteView }) site: ReservedSiteView;
  @ApiProperty({ type: ReservedResourceView }) resource: ReservedResourceView;
  @ApiProperty({ type: MoneyView, description: 'With the extras.' }) price: MoneyView;
  @ApiProperty({ type: [NamedExtraView], description: 'What is had along with the place.' }) extras: NamedExtraView[];
  @ApiProperty({ type: CancellationView, nullable: true, description: 'Null: it can no longer be cancelled here.' })
  cancellation: CancellationView | null;

  static from({ booking, site, resourceName, outlook }: CompanyBookingFacts): CompanyBookingView {
    const { id, personId, personName, costCentre, status, start, end, quantity, siteId, kind, priceCents } = booking;
    const { slug, name, commune, timeZone } = site;
    return {
      ...{ id, personId, personName, costCentre, quantity, status: status as (typeof STATES)[number] },
      ...{ start: start.toISOString(), end: end.toISOString() },
      site: { id: siteId, slug, name, commune, timeZone },
      resource: { id: booking.resourceId, name: resourceName, kind: kind as ResourceKind },
      price: { cents: priceCents, currency: booking.currency },
      extras: booking.extras.map(NamedExtraView.from),
      cancellation: outlook.cancellation && CancellationView.from(outlook.cancellation, booking.currency),
    };
  }
}

export class CompanyBookingsView {
  @ApiProperty({ type: [CompanyBookingView], description: 'The next first, at most 200.' })
  reservations: CompanyBookingView[];
}

@ApiTags('companies')
@Controller('api/companies/:companyId')
@Can('company.manage')
export class CompanyBookingsController {
  constructor(private readonly bookings: CompanyBookingsService) {}

  @Get('reservations')
  @ApiOperation({ summary: 'What the people of the company have booked that it pays, and that is not over' })
  @ApiOkResponse({ type: CompanyBookingsView })
  async upcoming(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
  ): Promise<CompanyBookingsView> {
    return { reservations: (await this.bookings.upcoming(scope, companyId)).map(CompanyBookingView.from) };
  }

  @Post('sellers/:sellerId/reservations/:id/cancel')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Cancel one that the company pays, by the rules of the site; who booked it is told' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'not_cancellable; too_late_to_cancel' })
  async cancel(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Param('sellerId', IdPipe) sellerId: SiteId,
    @Param('id', IdPipe) id: ReservationId,
  ): Promise<void> {
    await this.bookings.cancel(scope, companyId, sellerId, id);
  }
}
