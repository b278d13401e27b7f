import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn } from 'class-validator';
import { type Day, addDays } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { occupancyCsv } from './occupancy.csv.js';
import {
  FIGURES,
  type FigureKey,
  type FigureUnit,
  HIDDEN_RULE,
  KINDS,
  type Kind,
  WINDOWS,
  attendanceOf,
  figuresOf,
  heatmapOf,
  percentOf,
  trendOf,
} from './occupancy.rules.js';
import { type NetworkOccupancy, OccupancyService } from './occupancy.service.js';

export class OccupancyQuery {
  @ApiPropertyOptional({ enum: WINDOWS, default: 4, description: 'Whole ISO weeks up to last Sunday.' })
  @MayBeAbsent()
  @Type(() => Number)
  @IsIn(WINDOWS, { message: `weeks must be one of ${WINDOWS.join(', ')}` })
  weeks?: number;
}

export class FigureView {
  @ApiProperty({ enum: FIGURES.map(([key]) => key) }) key: FigureKey;
  @ApiProperty({ enum: ['percent', 'count', 'hours'] }) unit: FigureUnit;
  @ApiProperty({ type: Number, nullable: true, description: 'null: not published, or nothing was open.' })
  value: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The same over as many weeks before.' })
  previous: number | null;
}

export class AttendanceView {
  @ApiProperty({ type: Number, nullable: true }) value: number | null;
  @ApiProperty({ type: Number, nullable: true }) previous: number | null;
}

export class HeatmapCellView {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1 = Monday (ISO 8601).' }) weekday: number;
  @ApiProperty({ minimum: 0, maximum: 23, description: 'Hour of the local clock.' }) hour: number;
  @ApiProperty({ type: Number, nullable: true }) percent: number | null;
  @ApiProperty({ description: 'There is a number, and it is not published.' }) hidden: boolean;
  @ApiProperty({ description: 'Some site is open.' }) open: boolean;
}

export class HeatmapView {
  @ApiProperty({ enum: KINDS }) kind: Kind;
  @ApiProperty({ type: [HeatmapCellView] }) cells: HeatmapCellView[];
}

export class TrendWeekView {
  @ApiProperty({ example: '2026-W40' }) week: string;
  @ApiProperty({ type: String, format: 'date' }) monday: Day;
  @ApiProperty({ type: Number, nullable: true }) reservations: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Desk occupancy.' }) percent: number | null;
}

export class SiteOccupancyView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;
  @ApiProperty() country: string;
  @ApiProperty() lat: number;
  @ApiProperty() lon: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Desk occupancy; null when nothing was open or not shared.',
  })
  percent: number | null;
  @ApiProperty({ description: 'The site shows its own occupancy to its network.' }) shared: boolean;
}

export class NetworkOccupancyView {
  @ApiProperty({ type: String, format: 'date', description: 'First day, a Monday.' }) from: Day;
  @ApiProperty({ type: String, format: 'date', description: 'Last day, a Sunday.' }) to: Day;
  @ApiProperty({ enum: WINDOWS }) weeks: number;
  @ApiProperty({ example: HIDDEN_RULE, description: 'Key of the text that says when a number is hidden.' })
  hiddenRule: string;
  @ApiProperty({ type: [FigureView] }) figures: FigureView[];
  @ApiProperty({ type: AttendanceView, description: 'Percent of the desk places whose people checked in.' })
  deskAttendance: AttendanceView;
  @ApiProperty({ type: [HeatmapView] }) heatmap: HeatmapView[];
  @ApiProperty({ type: [TrendWeekView] }) trend: TrendWeekView[];
  @ApiProperty({ type: [SiteOccupancyView] }) sites: SiteOccupancyView[];

  static from({ weeks, window, figures, sites }: NetworkOccupancy): NetworkOccupancyView {
    return {
      from: window.since,
      to: addDays(window.until, -1),
      weeks,
      hiddenRule: HIDDEN_RULE,
      figures: figuresOf(figures),
      deskAttendance: { value: attendanceOf(figures, 'total'), previous: attendanceOf(figures, 'previous') },
      heatmap: heatmapOf(figures),
      trend: trendOf(window.since, window.until, figures),
      sites: sites.map(({ open, booked, attended: _attended, ...site }) => ({
        ...site,
        percent: percentOf(booked, open),
      })),
    };
  }
}

@ApiTags('insights')
@Controller('api/networks/:networkId')
export class OccupancyController {
  constructor(private readonly occupancy: OccupancyService) {}

  @Get('occupancy')
  @Can('network.figures')
  @ApiOperation({ summary: 'Pooled occupancy of a network' })
  @ApiOkResponse({ type: NetworkOccupancyView })
  async show(
    @RequestScope() scope: Scope,
    @Param('networkId', IdPipe) networkId: string,
    @Query() { weeks = 4 }: OccupancyQuery,
  ): Promise<NetworkOccupancyView> {
    return NetworkOccupancyView.from(await this.occupancy.ofNetwork(scope, networkId, weeks));
  }

  @Get('occupancy.csv')
  @Can('network.figures')
  @Header('content-type', 'text/csv; charset=utf-8; header=present')
  @Header('content-disposition', 'attachment; filename="occupancy.csv"')
  @ApiOperation({ summary: 'The same figures, one per line' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async csv(
    @RequestScope() scope: Scope,
    @Param('networkId', IdPipe) networkId: string,
    @Query() { weeks = 4 }: OccupancyQuery,
  ): Promise<string> {
    return occupancyCsv(NetworkOccupancyView.from(await this.occupancy.ofNetwork(scope, networkId, weeks)));
  }
}
