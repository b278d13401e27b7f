import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import {
  CLOSING_REPEATS,
  CLOSING_SCOPES,
  type ClosingRepeat,
  type ClosingScope,
  type SiteId,
  clockText,
  invalidField,
  isDay,
} from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { LocalTextView, minuteOf } from '#libs/spaces';
import { ACTIONS, type Decision, type Decisions, type WantedClosure } from './closures.rules.js';
import { instantField } from '../query-fields.js';
import { ClosuresService, type Holidays, type NamedClosure } from './closures.service.js';

const DECISIONS_AT_MOST = 2_000;
const HOLIDAYS_AT_MOST = 60;
const FOR_ALL = ['keep', 'cancel'] as const;

export class DecisionRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  reservationId: string;

  @ApiProperty({ enum: ACTIONS, description: 'move needs the new place: resourceId, start and end.' })
  @IsIn(ACTIONS)
  action: Decision['action'];

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @MayBeAbsent()
  @IsString()
  start?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @MayBeAbsent()
  @IsString()
  end?: string;
}

/** What becomes of the reservations that a closure lies on. */
export class DecisionsRequest {
  @ApiPropertyOptional({ type: [DecisionRequest], description: 'For each reservation that it closes over.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(DECISIONS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => DecisionRequest)
  decisions?: DecisionRequest[];

  @ApiPropertyOptional({ enum: FOR_ALL, description: 'For those without a decision of their own.' })
  @MayBeAbsent()
  @IsIn(FOR_ALL)
  others?: (typeof FOR_ALL)[number];
}

export class ClosureRequest extends DecisionsRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); the same id again changes that closure.' })
  @IsUUID()
  id: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Left out: the whole site.' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;

  @ApiProperty({ enum: CLOSING_REPEATS })
  @IsIn(CLOSING_REPEATS)
  repeats: ClosingRepeat;

  @ApiProperty({ format: 'date', description: 'Also says which day of the year or of the week comes back.' })
  @IsString()
  firstDay: string;

  @ApiPropertyOptional({ format: 'date', description: 'Left out: one day, or without an end when it repeats.' })
  @MayBeAbsent()
  @IsString()
  lastDay?: string;

  @ApiPropertyOptional({ example: '12:00', description: 'With `until`; both left out: the whole day.' })
  @MayBeAbsent()
  @IsString()
  from?: string;

  @ApiPropertyOptional({ example: '14:00' })
  @MayBeAbsent()
  @IsString()
  until?: string;

  @ApiProperty({ enum: CLOSING_SCOPES, description: 'Who finds the doors closed.' })
  @IsIn(CLOSING_SCOPES)
  scope: ClosingScope;

  @ApiProperty({ maxLength: 200, description: 'Shown to everybody.' })
  @IsString()
  @MaxLength(200)
  reason: string;
}

export class ClosureView {
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true }) resourceId: string | null;
  @ApiProperty({ type: String, nullable: true }) resourceName: string | null;
  @ApiProperty({ enum: CLOSING_REPEATS }) repeats: ClosingRepeat;
  @ApiProperty({ format: 'date' }) firstDay: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) lastDay: string | null;
  @ApiProperty({ type: String, nullable: true }) from: string | null;
  @ApiProperty({ type: String, nullable: true }) until: string | null;
  @ApiProperty({ enum: CLOSING_SCOPES }) scope: ClosingScope;
  @ApiProperty() reason: string;
  @ApiProperty({ description: 'No day of it is still to come.' }) over: boolean;

  static from({ siteId: _site, from, until, ...closure }: NamedClosure): ClosureView {
    const text = (minute: number | null) => (minute === null ? null : clockText(minute));
    return { ...closure, from: text(from), until: text(until) };
  }
}

export class ClosuresView {
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ type: [ClosureView], description: 'Soonest first, past ones too.' }) closures: ClosureView[];
}

export class HolidayView {
  @ApiProperty({ example: 'easter 1', description: 'What gives its day each year.' }) rule: string;
  @ApiProperty({ type: LocalTextView }) name: LocalTextView;
  @ApiProperty() kept: boolean;
  @ApiProperty({ type: [String], format: 'date', description: "This year's and next year's." }) days: string[];
}

export class HolidayRegionView {
  @ApiProperty() code: string;
  @ApiProperty({ type: LocalTextView }) name: LocalTextView;
}

export class HolidaysView {
  @ApiProperty() country: string;
  @ApiProperty({ type: String, nullable: true }) region: string | null;
  @ApiProperty({ type: [HolidayRegionView] }) regions: HolidayRegionView[];
  @ApiProperty({ type: [HolidayView] }) holidays: HolidayView[];

  static from({ country, region, regions, holidays }: Holidays): HolidaysView {
    const days = holidays.map((holiday) => ({ ...holiday, days: [...holiday.days] }));
    return { country, region, regions: [...regions], holidays: days };
  }
}

export class SetHolidaysRequest extends DecisionsRequest {
  @ApiPropertyOptional({
    maxLength: 3,
    description: 'A part of the country with its own; left out: the whole country.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(3)
  region?: string;

  @ApiProperty({ type: [String], description: 'Rules of all holidays on which the site is closed.' })
  @IsArray()
  @ArrayMaxSize(HOLIDAYS_AT_MOST)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  kept: string[];
}

function day(field: string, text: string): string {
  if (!isDay(text)) throw invalidField(field, 'must be a day like 2026-11-21');
  return text;
}

const wantedOf = ({ resourceId, repeats, firstDay, lastDay, from, until, scope, reason }: ClosureRequest) =>
  ({
    ...{ repeats, scope, reason },
    resourceId: resourceId?.toLowerCase() ?? null,
    firstDay: day('firstDay', firstDay),
    lastDay: lastDay === undefined ? null : day('lastDay', lastDay),
    from: from === undefined ? null : minuteOf('from', from),
    until: until === undefined ? null : minuteOf('until', until),
  }) satisfies WantedClosure;

function decisionOf({ reservationId, action, resourceId, start, end }: DecisionRequest): Decision {
  if (action !== 'move') return { reservationId, action };
  if (!resourceId || !start || !end) throw invalidField('decisions', 'move needs resourceId, start and end');
  const during = { start: instantField('start', start), end: instantField('end', end) };
  return { reservationId, action, resourceId: resourceId.toLowerCase(), during };
}

const decisionsOf = ({ decisions = [], others }: DecisionsRequest): Decisions => ({
  each: decisions.map(decisionOf),
  others: others ?? null,
});

@ApiTags('opening')
@Controller('api/manage/:siteId')
export class ClosuresController {
  constructor(private readonly closures: ClosuresService) {}

  @Get('closures')
  @Can('site.settings')
  @ApiOperation({ summary: 'Closures of a site, coming and past' })
  @ApiOkResponse({ type: ClosuresView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<ClosuresView> {
    const { today, closures } = await this.closures.list(scope, siteId as SiteId);
    return { today, closures: closures.map(ClosureView.from) };
  }

  @Post('closures')
  @Can('site.settings')
  @ApiOperation({ summary: 'Close a site or one resource; the same id again changes the closure' })
  @ApiCreatedResponse({ type: ClosureView })
  @ApiConflictResponse({
    description:
      'closure_over_reservations, with `reservations` that need a decision each and `alternatives` to move them to',
  })
  async put(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: ClosureRequest,
  ): Promise<ClosureView> {
    const id = body.id.toLowerCase();
    return ClosureView.from(await this.closures.put(scope, siteId as SiteId, id, wantedOf(body), decisionsOf(body)));
  }

  @Delete('closures/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Take a closure back' })
  @ApiNoContentResponse()
  async remove(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.closures.remove(scope, siteId as SiteId, id);
  }

  @Get('holidays')
  @Can('site.settings')
  @ApiOperation({ summary: "Public holidays of the site's country this year and next, and which of them it keeps" })
  @ApiOkResponse({ type: HolidaysView })
  async holidays(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<HolidaysView> {
    return HolidaysView.from(await this.closures.holidays(scope, siteId as SiteId));
  }

  @Put('holidays')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Choose the holidays on which the site is closed, every year' })
  @ApiNoContentResponse()
  @ApiConflictResponse({
    description:
      'closure_over_reservations, with `reservations` that need a decision each and `alternatives` to move them to',
  })
  async setHolidays(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() body: SetHolidaysRequest,
  ): Promise<void> {
    const wanted = { region: body.region ?? null, kept: body.kept };
    await this.closures.setHolidays(scope, siteId as SiteId, wanted, decisionsOf(body));
  }
}
