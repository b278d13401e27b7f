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
import { IsIn, IsString, IsUUID, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Instant, type ReservationId, type ResourceId, type SiteId, toIso } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, Public, RequestScope, type Scope } from '#libs/platform';
import type { ResourceKind, ResourceMode } from '#libs/spaces';
import { NOT_CHECKABLE } from '../arrivals/arrivals.controller.js';
import { IntervalView, MoneyView } from '../availability.controller.js';
import { MayBeAskedToPay, PAYER_CONFLICTS, PayerRequest, payerOf } from '../payer.request.js';
import { instantField } from '../query-fields.js';
import { ReservationView } from '../reservations.controller.js';
import {
  CodesService,
  type Nearby,
  type Offered,
  PLACE_STATES,
  type PlaceNow,
  type PlaceState,
} from './codes.service.js';
import type { Sheet } from './codes.store.js';

const KINDS = ['desk', 'room', 'machine'];
const MODES = ['exclusive', 'pool'];
const STATES =
  'ahead: free, but to be booked first; retired: no longer offered; replaced: another sheet hangs there by now.';
const EXAMPLE = '3f9a1c77b02e';

const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : toIso(instant));

export class SitRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); the same id again changes nothing.' })
  @IsUUID()
  id: string;

  @ApiProperty({ format: 'date-time', description: 'Until when; it begins with the step that is running.' })
  @IsString()
  end: string;

  @MayBeAskedToPay() payer?: PayerRequest | null;
}

export class RenewRequest {
  @ApiProperty({
    example: EXAMPLE,
    description: 'The code that holds no more. One that does not hold changes nothing.',
  })
  @IsString()
  @Matches(/^[0-9a-f]{12}$/)
  placeCode: string;
}

export class OwnHereQuery {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'The company that would pay; as usual without.' })
  @MayBeAbsent()
  @IsUUID()
  companyId?: string;

  @ApiPropertyOptional({ type: String, enum: ['true'], description: 'You would pay yourself.' })
  @MayBeAbsent()
  @IsIn(['true'])
  self?: 'true';
}

export class SheetSiteView {
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;
  @ApiProperty() timeZone: string;
}

export class StayView extends IntervalView {
  @ApiProperty({ type: MoneyView, description: 'Tax included.' }) price: MoneyView;
}

export class NearbyView {
  @ApiProperty() resourceId: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) zone: string | null;
  @ApiProperty({ description: 'Places free now.' }) free: number;
  @ApiProperty({ format: 'date-time', description: 'Free until then.' }) until: string;

  static from({ resource, free, until }: Nearby): NearbyView {
    return { resourceId: resource.id, name: resource.name, zone: resource.zone, free, until: toIso(until) };
  }
}

export class OfferedView {
  @ApiProperty() resourceId: string;
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
  @ApiProperty({ enum: MODES }) mode: ResourceMode;
  @ApiProperty({ type: String, nullable: true }) zone: string | null;
  @ApiProperty() capacity: number;
  @ApiProperty({ description: 'Places free now.' }) free: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Free without a break until then.' })
  until: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Free again today from then on.' })
  from: string | null;
  @ApiProperty({ type: [StayView], description: 'Times that can be booked on the spot, the shortest first.' })
  stays: StayView[];
  @ApiProperty({ type: [NearbyView], description: 'When it is not free: free places of its kind, the nearest first.' })
  nearby: NearbyView[];

  static from({ resource, free, until, from, stays, nearby }: Offered, currency: string): OfferedView {
    const { id: resourceId, kind, mode, zone, capacity } = resource;
    return {
      ...{ resourceId, kind, mode, zone, capacity, free },
      ...{ until: isoOrNull(until), from: isoOrNull(from) },
      stays: stays.map(({ cents, ...stay }) => ({ ...IntervalView.from(stay), price: { cents, currency } })),
      nearby: nearby.map(NearbyView.from),
    };
  }
}

/** What a sheet tells everybody: nothing of who booked. */
export class PlaceNowView {
  @ApiProperty({ example: EXAMPLE }) code: string;
  @ApiProperty({ enum: PLACE_STATES, description: STATES }) state: PlaceState;
  @ApiProperty({ type: SheetSiteView }) site: SheetSiteView;
  @ApiProperty({ description: 'What the place is called.' }) name: string;
  @ApiProperty({ format: 'date-time' }) now: string;
  @ApiProperty({ type: OfferedView, nullable: true, description: 'Null: retired or replaced.' })
  offered: OfferedView | null;

  static from({ code, state, site, name, now, offered }: PlaceNow): PlaceNowView {
    const { slug, commune, timeZone, currency } = site;
    return {
      ...{ code, state, name, now: toIso(now) },
      site: { slug, name: site.name, commune, timeZone },
      offered: offered && OfferedView.from(offered, currency),
    };
  }
}

export class OwnStayView {
  @ApiProperty({ format: 'date-time' }) end: string;
  @ApiProperty({ type: MoneyView, description: 'Tax included.' }) price: MoneyView;
}

export class OwnHereView {
  @ApiProperty({ type: ReservationView, nullable: true, description: 'Yours here, now or next. Null: none today.' })
  reservation: ReservationView | null;
  @ApiProperty({
    ...{ type: [OwnStayView], nullable: true },
    description: 'What staying costs you, by your plan, groups and credit. Null: what everybody pays.',
  })
  stays: OwnStayView[] | null;
}

export class SheetView {
  @ApiProperty() resourceId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
  @ApiProperty({ type: String, nullable: true }) zone: string | null;
  @ApiProperty({ example: EXAMPLE }) code: string;
  @ApiProperty({ description: 'What the QR code says.' }) url: string;

  static from(sheet: Sheet, addressOf: (code: string) => string): SheetView {
    return { ...sheet, url: addressOf(sheet.code) };
  }
}

export class SheetsView {
  @ApiProperty() siteName: string;
  @ApiProperty({ description: 'Street, postcode and commune on one line.' }) address: string;
  @ApiProperty({ type: [SheetView] }) sheets: SheetView[];
}

@ApiTags('at the place')
@Controller('api/q/:placeCode')
export class CodesController {
  constructor(private readonly codes: CodesService) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'What is at the place whose sheet carries this code: free or taken, nothing of who booked' })
  @ApiOkResponse({ type: PlaceNowView })
  async now(@Param('placeCode') code: string): Promise<PlaceNowView> {
    return PlaceNowView.from(await this.codes.now(code));
  }

  @Get('mine')
  @Can('self')
  @ApiOperation({ summary: 'What you have booked here, now or next' })
  @ApiOkResponse({ type: OwnHereView })
  @ApiConflictResponse({ description: 'company_not_paying, with the `reason`' })
  async mine(
    @RequestScope() scope: Scope,
    @Param('placeCode') code: string,
    @Query() { companyId, self }: OwnHereQuery,
  ): Promise<OwnHereView> {
    const asked = self ? null : payerOf(companyId === undefined ? undefined : { companyId });
    const { reservation, stays } = await this.codes.mine(scope, code, asked);
    return {
      reservation: reservation && ReservationView.from(reservation),
      stays: stays && stays.map(({ end, cents, currency }) => ({ end: toIso(end), price: { cents, currency } })),
    };
  }

  @Post('check-in')
  @HttpCode(HttpStatus.OK)
  @Can('self')
  @ApiOperation({ summary: 'Say that you are at the place that you have booked; again changes nothing' })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({ description: `nothing_booked_here; code_replaced; ${NOT_CHECKABLE}` })
  async checkIn(@RequestScope() scope: Scope, @Param('placeCode') code: string): Promise<ReservationView> {
    return ReservationView.from(await this.codes.checkIn(scope, code));
  }

  @Post('sit')
  @Can('self')
  @ApiOperation({ summary: 'Sit down: booked from now until then by the rules of the site, and you have arrived' })
  @ApiCreatedResponse({ type: ReservationView })
  @ApiOkResponse({ type: ReservationView })
  @ApiConflictResponse({
    description: `slot_taken, with up to three \`alternatives\`; not_on_the_spot; code_replaced; ${PAYER_CONFLICTS}`,
  })
  async sit(
    @RequestScope() scope: Scope,
    @Param('placeCode') code: string,
    @Body() body: SitRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReservationView> {
    const { created, facts } = await this.codes.sit(scope, code, {
      ...{ id: body.id.toLowerCase() as ReservationId, end: instantField('end', body.end) },
      payer: payerOf(body.payer),
    });
    reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return ReservationView.from(facts);
  }
}

@ApiTags('place')
@Controller('api/manage/:siteId/place-codes')
export class SheetsController {
  constructor(private readonly codes: CodesService) {}

  @Get()
  @Can('site.place')
  @ApiOperation({ summary: 'The sheets with a QR code to print, one for each place that is offered' })
  @ApiOkResponse({ type: SheetsView })
  async sheets(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<SheetsView> {
    const { site, sheets } = await this.codes.sheets(scope, siteId as SiteId);
    return {
      siteName: site.name,
      address: `${site.street}, ${site.postcode} ${site.commune}`,
      sheets: sheets.map((sheet) => SheetView.from(sheet, this.codes.addressOf)),
    };
  }

  @Post(':resourceId/renew')
  @HttpCode(HttpStatus.OK)
  @Can('site.settings')
  @ApiOperation({ summary: 'Another code in the place of this one; the old sheet says that it holds no more' })
  @ApiOkResponse({ type: SheetView })
  async renew(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('resourceId', IdPipe) resourceId: string,
    @Body() { placeCode: code }: RenewRequest,
  ): Promise<SheetView> {
    const sheet = { resourceId: resourceId.toLowerCase() as ResourceId, code };
    return SheetView.from(await this.codes.renew(scope, siteId as SiteId, sheet), this.codes.addressOf);
  }
}
