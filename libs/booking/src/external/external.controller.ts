import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import type { ResourceId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { CALENDAR_STATES, type CalendarState } from './external.entities.js';
import { LONGEST_ADDRESS } from './external.rules.js';
import { ExternalCalendarsService } from './external.service.js';
import type { CalendarConflict, ExternalCalendar } from './external.store.js';

const ADDRESS =
  'https only, to a server of the internet, without user, password or #. A secret: it is never told again.';

export class AddExternalCalendarRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7). The same id again adds nothing.' })
  @IsUUID()
  id: string;
  @ApiProperty({ format: 'uuid', description: 'What the calendar blocks.' })
  @IsUUID()
  resourceId: string;
  @ApiProperty({ maxLength: 80, example: 'Agenda de la mairie' })
  @IsString()
  @MaxLength(200)
  name: string;
  @ApiProperty({
    ...{ format: 'uri', maxLength: LONGEST_ADDRESS, description: ADDRESS },
    example: 'https://calendar.example/private-0123/basic.ics',
  })
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  url: string;
}

export class ExternalCalendarView {
  @ApiProperty() id: string;
  @ApiProperty() resourceId: string;
  @ApiProperty() resourceName: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Where it is kept; the rest of its address is a secret.' }) host: string;
  @ApiProperty({
    enum: CALENDAR_STATES,
    description: 'What came of the last try. Whatever it is, the last times read stay.',
  })
  state: CalendarState;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: not tried yet.' })
  triedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it could last be read.' })
  goodAt: string | null;
  @ApiProperty({ format: 'date-time', description: 'In the past: it is being read, or about to be.' })
  nextTryAt: string;
  @ApiProperty({ description: 'Times that it blocks from now on.' }) blocks: number;

  static from(calendar: ExternalCalendar): ExternalCalendarView {
    const { id, resourceId, resourceName, name, host, state, triedAt, goodAt, nextTryAt, blocks } = calendar;
    return {
      ...{ id, resourceId, resourceName, name, host, state, blocks },
      triedAt: triedAt?.toISOString() ?? null,
      goodAt: goodAt?.toISOString() ?? null,
      nextTryAt: nextTryAt.toISOString(),
    };
  }
}

export class CalendarConflictView {
  @ApiProperty() reservationId: string;
  @ApiProperty() resourceName: string;
  @ApiProperty() memberName: string;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty({ description: 'The calendar that takes the place as well; several are told apart by commas.' })
  calendarName: string;

  static from({ start, end, ...rest }: CalendarConflict): CalendarConflictView {
    const { reservationId, resourceName, memberName, calendarName } = rest;
    return {
      ...{ reservationId, resourceName, memberName, calendarName },
      start: start.toISOString(),
      end: end.toISOString(),
    };
  }
}

export class ExternalCalendarsView {
  @ApiProperty({ type: [ExternalCalendarView] }) calendars: ExternalCalendarView[];
  @ApiProperty({
    type: [CalendarConflictView],
    description: 'Bookings that stand where a calendar takes the place as well: the next 200. Nothing removes them.',
  })
  conflicts: CalendarConflictView[];
}

@ApiTags('calendars')
@Controller('api/manage/:siteId/external-calendars')
@Can('site.settings')
export class ExternalCalendarsController {
  constructor(private readonly external: ExternalCalendarsService) {}

  @Get()
  @ApiOperation({
    summary: 'Calendars kept elsewhere that block resources, and the bookings they are in conflict with',
  })
  @ApiOkResponse({ type: ExternalCalendarsView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<ExternalCalendarsView> {
    const { calendars, conflicts } = await this.external.list(scope, siteId as SiteId);
    return { calendars: calendars.map(ExternalCalendarView.from), conflicts: conflicts.map(CalendarConflictView.from) };
  }

  @Post()
  @ApiOperation({ summary: 'Have a calendar kept elsewhere block a resource' })
  @ApiCreatedResponse({ type: ExternalCalendarView })
  @ApiConflictResponse({ description: 'too_many_external_calendars; id_reused' })
  async add(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() { id, resourceId, name, url }: AddExternalCalendarRequest,
  ): Promise<ExternalCalendarView> {
    const wanted = { id: id.toLowerCase(), resourceId: resourceId.toLowerCase() as ResourceId, name, url };
    return ExternalCalendarView.from(await this.external.add(scope, siteId as SiteId, wanted));
  }

  @Post(':id/refresh')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Have it read at once, at most once a minute (too_many_attempts)' })
  @ApiOkResponse({ type: ExternalCalendarView })
  async refresh(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<ExternalCalendarView> {
    return ExternalCalendarView.from(await this.external.refresh(scope, siteId as SiteId, id));
  }

  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Remove it: what it blocks is free again' })
  @ApiNoContentResponse()
  async remove(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.external.remove(scope, siteId as SiteId, id);
  }
}
