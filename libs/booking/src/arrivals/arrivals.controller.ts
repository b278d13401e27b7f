import { Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ReservationId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { ReservationView } from '../reservations.controller.js';
import { ArrivalsService } from './arrivals.service.js';

export const NOT_CHECKABLE = 'not_checkable: when it could be is in `earliest` and `latest`';

@ApiTags('booking')
@Controller('api/reservations')
export class ArrivalsController {
  constructor(private readonly arrivals: ArrivalsService) {}

  @Post(':id/check-in')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'Say that you are there, from half an hour before the start; again changes nothing' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: NOT_CHECKABLE })
  async checkIn(@RequestScope() scope: Scope, @Param('id', IdPipe) id: string): Promise<ReservationView> {
    return ReservationView.from(await this.arrivals.checkInOwn(scope, id as ReservationId));
  }
}
