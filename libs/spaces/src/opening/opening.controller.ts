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
import { ArrayMaxSize, IsArray, IsInt, IsString, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { type OpeningHours, type ResourceId, type SiteId, clockText } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { minuteOf } from './opening.rules.js';
import { OpeningService } from './opening.service.js';

/** Seven days of a few openings each. */
const OPENINGS_AT_MOST = 42;

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
