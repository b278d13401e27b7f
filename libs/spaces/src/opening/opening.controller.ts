import { Body, Controller, Get, HttpCode, HttpStatus, Param, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type NamedPeriod, type OpeningHours, type ResourceId, type SiteId, clockText } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { minuteOf } from './opening.rules.js';
import { OpeningService } from './opening.service.js';

/** Seven days of a few openings each. */
const OPENINGS_AT_MOST = 42;
const PERIODS_AT_MOST = 8;

export class WeekOpening {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1 = Monday (ISO 8601).' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  @ApiProperty({ example: '08:00' })
  @IsString()
  opens: string;

  @ApiProperty({ example: '20:00', description: '24:00 is the midnight that ends the day.' })
  @IsString()
  closes: string;

  static from({ weekday, opens, closes }: OpeningHours): WeekOpening {
    return { weekday, opens: clockText(opens), closes: clockText(closes) };
  }
}

export class SetHoursRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'A resource with a week of its own; left out: the site.' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;

  @ApiProperty({ type: [WeekOpening], description: 'The whole week; none for a resource: it follows its site again.' })
  @IsArray()
  @ArrayMaxSize(OPENINGS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => WeekOpening)
  hours: WeekOpening[];
}

export class ResourceWeekView {
  @ApiProperty() resourceId: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: [WeekOpening], nullable: true, description: 'Null: open when the site is.' })
  hours: WeekOpening[] | null;
}

export class HoursView {
  @ApiProperty({ type: [WeekOpening] }) hours: WeekOpening[];
  @ApiProperty({ type: [ResourceWeekView] }) resources: ResourceWeekView[];
}

export class PeriodName {
  @ApiProperty({ maxLength: 40 }) @IsString() @MaxLength(40) fr: string;
  @ApiProperty({ maxLength: 40 }) @IsString() @MaxLength(40) en: string;
}

export class DayPeriod {
  @ApiProperty({ type: PeriodName })
  @IsObject()
  @ValidateNested()
  @Type(() => PeriodName)
  name: PeriodName;

  @ApiProperty({ example: '09:00' })
  @IsString()
  from: string;

  @ApiProperty({ example: '12:30', description: '24:00 is the midnight that ends the day.' })
  @IsString()
  until: string;

  static from({ name, from, until }: NamedPeriod): DayPeriod {
    return { name, from: clockText(from), until: clockText(until) };
  }
}

export class SetPeriodsRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'A resource with periods of its own; left out: the site.' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;

  @ApiProperty({ type: [DayPeriod], description: 'All of them, in the order they are offered in; none: as usual.' })
  @IsArray()
  @ArrayMaxSize(PERIODS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => DayPeriod)
  periods: DayPeriod[];
}

export class ResourcePeriodsView {
  @ApiProperty() resourceId: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Bookings of it begin and end on these.' }) stepMinutes: number;
  @ApiProperty({ type: [DayPeriod], nullable: true, description: "Null: its site's." }) periods: DayPeriod[] | null;
}

export class PeriodsView {
  @ApiProperty({ type: [DayPeriod], description: 'None: the day, the morning and the afternoon, by the hours.' })
  periods: DayPeriod[];
  @ApiProperty({ type: [ResourcePeriodsView] }) resources: ResourcePeriodsView[];
}

@ApiTags('opening')
@Controller('api/manage/:siteId/periods')
export class PeriodsController {
  constructor(private readonly opening: OpeningService) {}

  @Get()
  @Can('site.settings')
  @ApiOperation({ summary: 'Parts of the day that a site, or a resource of it, offers by a name' })
  @ApiOkResponse({ type: PeriodsView })
  async periods(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<PeriodsView> {
    const { periods, resources } = await this.opening.periods(scope, siteId as SiteId);
    return {
      periods: periods.map(DayPeriod.from),
      resources: resources.map(({ resource: { id, name, stepMinutes }, periods: own }) => ({
        ...{ resourceId: id, name, stepMinutes, periods: own?.map(DayPeriod.from) ?? null },
      })),
    };
  }

  @Put()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Name the parts of the day that the site, or one resource, offers' })
  @ApiNoContentResponse()
  async setPeriods(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() { resourceId, periods }: SetPeriodsRequest,
  ): Promise<void> {
    const wanted = periods.map(({ name, from, until }) => ({
      ...{ name, from: minuteOf('periods', from), until: minuteOf('periods', until) },
    }));
    const of = (resourceId?.toLowerCase() ?? null) as ResourceId | null;
    await this.opening.setPeriods(scope, siteId as SiteId, of, wanted);
  }
}

@ApiTags('opening')
@Controller('api/manage/:siteId/hours')
export class OpeningController {
  constructor(private readonly opening: OpeningService) {}

  @Get()
  @Can('site.settings')
  @ApiOperation({ summary: 'The week of a site and of resources that have one of their own' })
  @ApiOkResponse({ type: HoursView })
  async hours(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<HoursView> {
    const { hours, resources } = await this.opening.weeks(scope, siteId as SiteId);
    return {
      hours: hours.map(WeekOpening.from),
      resources: resources.map((one) => ({ ...one, hours: one.hours?.map(WeekOpening.from) ?? null })),
    };
  }

  @Put()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'Set the week of the site or of one resource' })
  @ApiNoContentResponse()
  async setHours(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() { resourceId, hours }: SetHoursRequest,
  ): Promise<void> {
    const week = hours.map(({ weekday, opens, closes }) => ({
      weekday,
      opens: minuteOf('opens', opens),
      closes: minuteOf('closes', closes),
    }));
    await this.opening.setWeek(scope, siteId as SiteId, (resourceId?.toLowerCase() ?? null) as ResourceId | null, week);
  }
}
