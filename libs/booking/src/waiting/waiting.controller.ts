import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { ResourceId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { instantField } from '../query-fields.js';
import { PlaceRequest, ReservedSiteView } from '../reservations.controller.js';
import { type WaitingFacts, WaitingService } from './waiting.service.js';
import type { WaitingMember } from './waiting.store.js';

export class WaitRequest extends PlaceRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  siteId: string;
}

export class WaitingView {
  @ApiProperty() id: string;
  @ApiProperty({ type: ReservedSiteView }) site: ReservedSiteView;
  @ApiProperty() resourceId: string;
  @ApiProperty() resourceName: string;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ description: 'From 1 on, among those who wait for some of the same time of it.' }) position: number;

  static from({ entry, site, resourceName, position }: WaitingFacts): WaitingView {
    const { slug, name, commune, timeZone } = site;
    const { id, resourceId, quantity } = entry;
    return {
      ...{ id, site: { id: entry.siteId, slug, name, commune, timeZone }, resourceId, resourceName },
      ...{ start: entry.start.toISOString(), end: entry.end.toISOString(), quantity, position },
    };
  }
}

export class MyWaitingView {
  @ApiProperty({ type: [WaitingView] }) waiting: WaitingView[];
}

export class WaitingMemberView {
  @ApiProperty() id: string;
  @ApiProperty() memberName: string;
  @ApiProperty() resourceId: string;
  @ApiProperty() resourceName: string;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ format: 'date-time', description: 'Since when.' }) createdAt: string;

  static from({ start, end, createdAt, ...named }: WaitingMember): WaitingMemberView {
    return {
      ...{ ...named, start: start.toISOString(), end: end.toISOString() },
      createdAt: createdAt.toISOString(),
    };
  }
}

export class SiteWaitingView {
  @ApiProperty() timeZone: string;
  @ApiProperty({ description: 'For how long a place is kept for the first in line.' }) minutes: number;
  @ApiProperty({ type: [WaitingMemberView], description: 'Whoever came first, first; at most 100.' })
  waiting: WaitingMemberView[];
}

export class WaitingMinutesRequest {
  @ApiProperty({ minimum: 5, maximum: 1440, example: 60 }) @IsInt() @Min(5) @Max(1440) minutes: number;
}

@ApiTags('waiting list')
@Controller('api')
export class WaitingController {
  constructor(private readonly waiting: WaitingService) {}

  @Post('waiting-list')
  @Can('self')
  @ApiOperation({ summary: 'Get in line for a place that is taken; the same id again answers the same entry' })
  @ApiCreatedResponse({ type: WaitingView })
  @ApiOkResponse({ type: WaitingView, description: 'You were in line already.' })
  @ApiConflictResponse({ description: 'place_is_free: book it; already_waiting; too_many_waiting; rules of the site' })
  async join(
    @RequestScope() scope: Scope,
    @Body() body: WaitRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitingView> {
    const { created, facts } = await this.waiting.join(scope, {
      id: body.id.toLowerCase(),
      siteId: body.siteId.toLowerCase() as SiteId,
      resourceId: body.resourceId.toLowerCase() as ResourceId,
      during: { start: instantField('start', body.start), end: instantField('end', body.end) },
      quantity: body.quantity ?? 1,
    });
    reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return WaitingView.from(facts);
  }

  @Get('me/waiting-list')
  @Can('self')
  @ApiOperation({ summary: 'What you wait for at every site; what you are offered is a held reservation' })
  @ApiOkResponse({ type: MyWaitingView })
  async mine(@RequestScope() scope: Scope): Promise<MyWaitingView> {
    return { waiting: (await this.waiting.mine(scope)).map(WaitingView.from) };
  }

  @Delete('waiting-list/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('self')
  @ApiOperation({ summary: 'Get out of the line' })
  @ApiNoContentResponse()
  async leave(@RequestScope() scope: Scope, @Param('id', IdPipe) id: string): Promise<void> {
    await this.waiting.leave(scope, id);
  }
}

@ApiTags('front desk')
@Controller('api/manage/:siteId')
export class SiteWaitingController {
  constructor(private readonly waiting: WaitingService) {}

  @Get('waiting-list')
  @Can('site.book')
  @ApiOperation({ summary: 'Who waits for which place of a site, in their order' })
  @ApiOkResponse({ type: SiteWaitingView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<SiteWaitingView> {
    const { timeZone, minutes, waiting } = await this.waiting.at(scope, siteId as SiteId);
    return { timeZone, minutes, waiting: waiting.map(WaitingMemberView.from) };
  }

  @Put('rules/waiting-list')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Set for how long a place that has become free is kept for the first in line' })
  @ApiNoContentResponse()
  async setMinutes(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() { minutes }: WaitingMinutesRequest,
  ): Promise<void> {
    await this.waiting.setMinutes(scope, siteId as SiteId, minutes);
  }
}
