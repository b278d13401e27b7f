import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ReservationId, type ResourceId, type SiteId, notFound } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, Public, RequestScope, type Scope, hasAlready } from '#libs/platform';
import { type CalendarFile, CalendarsService, type Made } from './calendars.service.js';
import type { PersonalCalendar, SiteCalendar } from './calendars.store.js';

const TYPE = 'text/calendar';
const ID = 'Made by the client (UUIDv7). The same id again renews the link: the old address no longer works.';

export class MakeCalendarRequest {
  @ApiProperty({ format: 'uuid', description: ID })
  @IsUUID()
  id: string;
}

export class MakeSiteCalendarRequest extends MakeCalendarRequest {
  @ApiProperty({ format: 'uuid', required: false, description: 'Left out: every resource of the site.' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;
}

export class CalendarView {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date-time', description: 'When its address was made.' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the hour.' })
  lastUsedAt: string | null;

  static from({ id, createdAt, lastUsedAt }: PersonalCalendar): CalendarView {
    return { id, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
  }
}

export class SiteCalendarView extends CalendarView {
  @ApiProperty({ type: String, nullable: true, description: 'Null: every resource of the site.' })
  resourceId: string | null;
  @ApiProperty({ type: String, nullable: true }) resourceName: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Who made it. Null: no longer works at the site, so the address shows nothing.',
  })
  madeBy: string | null;

  static override from(calendar: SiteCalendar): SiteCalendarView {
    const { resourceId, resourceName, madeBy } = calendar;
    return { ...CalendarView.from(calendar), resourceId, resourceName, madeBy };
  }
}

export class CalendarsView {
  @ApiProperty({ type: [CalendarView] }) calendars: CalendarView[];
}

export class SiteCalendarsView {
  @ApiProperty({ type: [SiteCalendarView] }) calendars: SiteCalendarView[];
}

const URL = 'Secret, and told this once: whoever has it reads the calendar.';

export class MadeCalendarView {
  @ApiProperty({ type: CalendarView }) calendar: CalendarView;
  @ApiProperty({ format: 'uri', description: URL }) url: string;

  static from({ calendar, url }: Made<PersonalCalendar>): MadeCalendarView {
    return { calendar: CalendarView.from(calendar), url };
  }
}

export class MadeSiteCalendarView {
  @ApiProperty({ type: SiteCalendarView }) calendar: SiteCalendarView;
  @ApiProperty({ format: 'uri', description: URL }) url: string;

  static from({ calendar, url }: Made<SiteCalendar>): MadeSiteCalendarView {
    return { calendar: SiteCalendarView.from(calendar), url };
  }
}

@ApiTags('calendars')
@Controller('api/me')
@Can('self')
export class MyCalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Get('calendars')
  @ApiOperation({ summary: 'Your secret links to your own reservations, without their addresses' })
  @ApiOkResponse({ type: CalendarsView })
  async list(@RequestScope() scope: Scope): Promise<CalendarsView> {
    return { calendars: (await this.calendars.mine(scope)).map(CalendarView.from) };
  }

  @Post('calendars')
  @ApiOperation({ summary: 'Make or renew a secret link to your own reservations' })
  @ApiCreatedResponse({ type: MadeCalendarView })
  async make(@RequestScope() scope: Scope, @Body() { id }: MakeCalendarRequest): Promise<MadeCalendarView> {
    return MadeCalendarView.from(await this.calendars.makeMine(scope, id.toLowerCase()));
  }

  @Delete('calendars/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Revoke a secret link: its address no longer works' })
  @ApiNoContentResponse()
  async revoke(@RequestScope() scope: Scope, @Param('id', IdPipe) id: string): Promise<void> {
    await this.calendars.revokeMine(scope, id);
  }

  @Get('reservations/:id/calendar.ics')
  @ApiOperation({ summary: 'One of your reservations as a file for your calendar' })
  @ApiProduces(TYPE)
  @ApiOkResponse({ schema: { type: 'string' } })
  async one(
    @RequestScope() scope: Scope,
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.calendars.ofReservation(scope, id as ReservationId);
    void reply.header('content-disposition', 'attachment; filename="maille.ics"');
    sendCalendar(request, reply, file);
  }
}

@ApiTags('calendars')
@Controller('api/manage/:siteId/calendars')
@Can('site.today')
export class SiteCalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Get()
  @ApiOperation({ summary: "The secret links to a site's reservations, without their addresses" })
  @ApiOkResponse({ type: SiteCalendarsView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<SiteCalendarsView> {
    const calendars = await this.calendars.ofSite(scope, siteId as SiteId);
    return { calendars: calendars.map(SiteCalendarView.from) };
  }

  @Post()
  @ApiOperation({ summary: "Make or renew a secret link to a site's reservations, or to one resource's" })
  @ApiCreatedResponse({ type: MadeSiteCalendarView })
  async make(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: MakeSiteCalendarRequest,
  ): Promise<MadeSiteCalendarView> {
    const resourceId = (body.resourceId?.toLowerCase() ?? null) as ResourceId | null;
    const wanted = { id: body.id.toLowerCase(), resourceId };
    return MadeSiteCalendarView.from(await this.calendars.makeOfSite(scope, siteId as SiteId, wanted));
  }

  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Revoke a secret link: its address no longer works' })
  @ApiNoContentResponse()
  async revoke(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.calendars.revokeOfSite(scope, siteId as SiteId, id);
  }
}

/** Outside of /api: this address is made for programs that know nothing but the address. */
@ApiTags('calendars')
@Controller('calendars')
export class CalendarFeedController {
  constructor(private readonly calendars: CalendarsService) {}

  @Get(':file')
  @Public()
  @ApiOperation({ summary: 'A calendar by its secret link: <secret>.ics' })
  @ApiProduces(TYPE)
  @ApiOkResponse({ schema: { type: 'string' } })
  async feed(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!file.endsWith('.ics')) throw notFound();
    sendCalendar(request, reply, await this.calendars.feed(file.slice(0, -'.ics'.length)));
  }
}

/** Kept by nobody between, asked again every time; what the program has already is not sent again. */
export function sendCalendar({ headers }: FastifyRequest, reply: FastifyReply, { etag, pieces }: CalendarFile): void {
  // A link that got out must not get into a search engine as well.
  void reply.headers({ 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex', etag });
  if (hasAlready(headers, etag)) void reply.status(HttpStatus.NOT_MODIFIED).send();
  else void reply.type(`${TYPE}; charset=utf-8`).send(Readable.from(pieces()));
}
