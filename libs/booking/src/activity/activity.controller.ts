import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { MemberId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import type { ResourceKind } from '#libs/spaces';
import { MoneyView } from '../availability.controller.js';
import type { ReservationStatus } from '../reservations.entities.js';
import { type Activity, ActivityService } from './activity.service.js';
import type { MemberBooking } from './activity.store.js';

const STATUSES = ['held', 'confirmed', 'checked_in', 'cancelled', 'expired', 'no_show'];

export class MemberBookingView {
  @ApiProperty() id: string;
  @ApiProperty() resourceName: string;
  @ApiProperty({ enum: ['desk', 'room', 'machine'] }) kind: ResourceKind;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ enum: STATUSES }) status: ReservationStatus;
  @ApiProperty({ type: MoneyView }) price: MoneyView;

  static from({ start, end, priceCents: cents, currency, ...booking }: MemberBooking): MemberBookingView {
    return { ...booking, start: start.toISOString(), end: end.toISOString(), price: { cents, currency } };
  }
}

export class MemberTrainingView {
  @ApiProperty() authorisationId: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'date' }) grantedOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day; null: for good.' })
  expiresOn: string | null;
}

export class ActivityView {
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: [MemberBookingView], description: 'What is not over, the soonest first; at most 20.' })
  upcoming: MemberBookingView[];
  @ApiProperty({ type: [MemberBookingView], description: 'Over, cancelled or not used, the latest first; at most 20.' })
  past: MemberBookingView[];
  @ApiProperty({ type: [MemberTrainingView] }) trainings: MemberTrainingView[];

  static from({ timeZone, upcoming, past, trainings }: Activity): ActivityView {
    return {
      timeZone,
      upcoming: upcoming.map(MemberBookingView.from),
      past: past.map(MemberBookingView.from),
      trainings: [...trainings],
    };
  }
}

@ApiTags('members')
@Controller('api/manage/:siteId/members')
@Can('site.members')
export class ActivityController {
  constructor(private readonly activity: ActivityService) {}

  @Get(':id/activity')
  @ApiOperation({ summary: 'Bookings of a member at the site, coming and past, and their trainings' })
  @ApiOkResponse({ type: ActivityView })
  async of(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: MemberId,
  ): Promise<ActivityView> {
    return ActivityView.from(await this.activity.of(scope, siteId, id));
  }
}
