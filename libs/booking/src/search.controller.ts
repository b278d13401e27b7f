import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
  IntersectionType,
} from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsNumber, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { toIso } from '#libs/domain';
import { MayBeAbsent, PageQuery, Public } from '#libs/platform';
import type { ResourceKind, ResourceMode } from '#libs/spaces';
import { IntervalView, MoneyView } from './availability.controller.js';
import { dayField } from './query-fields.js';
import { FARTHEST_KM, NEAREST_KM, USUAL_KM, WHY_NOT, type WhyNot } from './search.rules.js';
import {
  type Asked,
  DROPPED,
  type Dropped,
  ORDERS,
  type Order,
  type ResourceTime,
  type Searched,
  SearchService,
  type SiteFound,
  type WaysOut,
} from './search.service.js';

const KINDS = ['desk', 'room', 'machine'] as const;
const PAGE_SIZE = 24;
/** 00:00 to 24:00, on the quarters and between them. */
const WALL = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const YES_NO = ['true', 'false'] as const;

export class FiltersQuery {
  @ApiPropertyOptional({ enum: KINDS, default: 'desk' })
  @MayBeAbsent()
  @IsIn(KINDS)
  kind?: ResourceKind;
}

export class SearchQuery extends IntersectionType(FiltersQuery, PageQuery) {
  @ApiPropertyOptional({ format: 'date', description: 'Local day at each site; today when left out.' })
  @MayBeAbsent()
  @IsString()
  day?: string;

  @ApiPropertyOptional({ example: '09:00', description: 'On the wall clock of each site. Left out: any hour.' })
  @MayBeAbsent()
  @Matches(WALL, { message: 'from: must be a time of day like 09:00' })
  from?: string;

  @ApiPropertyOptional({ example: '12:00', description: 'Later than from; 24:00 is the end of the day.' })
  @MayBeAbsent()
  @Matches(WALL, { message: 'to: must be a time of day like 12:00' })
  to?: string;

  @ApiPropertyOptional({
    ...{ minimum: 5, maximum: 1440 },
    description: 'Anywhere between the hours; left out: all of them, or of a room an hour when no hours are given.',
  })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(5)
  @Max(1440)
  minutes?: number;

  @ApiPropertyOptional({ minimum: 1, default: 1, description: 'Places of one booking.' })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  places?: number;

  @ApiPropertyOptional({ type: [String], description: 'All of them. Which there are: GET /api/search/filters.' })
  @MayBeAbsent()
  @Transform(({ value }) => (value === undefined ? undefined : [value].flat()))
  @IsString({ each: true })
  @MaxLength(120, { each: true })
  @ArrayMaxSize(20)
  feature?: string[];

  @ApiPropertyOptional({ enum: YES_NO, description: 'With a wheelchair.' })
  @MayBeAbsent()
  @IsIn(YES_NO)
  accessible?: (typeof YES_NO)[number];

  @ApiPropertyOptional({ description: 'A commune that has a site.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(80)
  near?: string;

  @ApiPropertyOptional({ minimum: -90, maximum: 90, description: 'Degrees (WGS 84), with lon. Counts before near.' })
  @MayBeAbsent()
  @Type(() => Number)
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat?: number;

  @ApiPropertyOptional({ minimum: -180, maximum: 180 })
  @MayBeAbsent()
  @Type(() => Number)
  @IsNumber()
  @Min(-180)
  @Max(180)
  lon?: number;

  @ApiPropertyOptional({ minimum: NEAREST_KM, maximum: FARTHEST_KM, default: USUAL_KM })
  @MayBeAbsent()
  @Type(() => Number)
  @IsNumber()
  radiusKm?: number;

  @ApiPropertyOptional({ enum: ORDERS, description: 'By distance when it is known from where, else by time.' })
  @MayBeAbsent()
  @IsIn(ORDERS)
  order?: Order;
}

/** "09:30" is 570. */
const minuteOf = (wall: string | undefined): number | null =>
  wall === undefined ? null : Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3));

const asked = (query: SearchQuery): Asked => ({
  kind: query.kind ?? 'desk',
  day: dayField(query.day),
  wish: {
    from: minuteOf(query.from),
    until: minuteOf(query.to),
    minutes: query.minutes ?? null,
    places: query.places ?? 1,
    features: query.feature ?? [],
    accessible: query.accessible === 'true',
  },
  around: {
    commune: query.near?.trim() || null,
    lat: query.lat ?? null,
    lon: query.lon ?? null,
    radiusKm: query.radiusKm ?? null,
  },
  order: query.order ?? null,
});

export class FiltersView {
  @ApiProperty({ type: [String], description: 'What places of this kind have.' }) features: string[];
  @ApiProperty({ type: [String] }) communes: string[];
}

export class FoundTimeView extends IntervalView {
  @ApiProperty() resourceId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['exclusive', 'pool'] }) mode: ResourceMode;
  @ApiProperty({ type: [String] }) features: string[];
  @ApiProperty({ description: 'Free throughout.' }) places: number;
  @ApiProperty({ type: MoneyView, description: 'For all places asked for, tax included.' }) price: MoneyView;

  static of({ resource, start, end, places, priceCents }: ResourceTime, currency: string): FoundTimeView {
    const { id: resourceId, name, mode, features } = resource;
    const price = { cents: priceCents, currency };
    return { resourceId, name, mode, features, start: toIso(start), end: toIso(end), places, price };
  }
}

export class SiteFoundView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;
  @ApiProperty() country: string;
  @ApiProperty() lat: number;
  @ApiProperty() lon: number;
  @ApiProperty() timeZone: string;
  @ApiProperty() accessible: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Null without near or lat and lon.' })
  distanceKm: number | null;
  @ApiProperty({ description: 'Resources that can be booked as asked, those of times included.' }) resources: number;
  @ApiProperty({ type: [FoundTimeView], description: 'Three at most; each would be booked if asked for now.' })
  times: FoundTimeView[];

  static from({ site, distanceKm, times, resources }: SiteFound): SiteFoundView {
    const { siteId: id, slug, name, commune, country, lat, lon, timeZone, accessible, currency } = site;
    return {
      ...{ id, slug, name, commune, country, lat, lon, timeZone, accessible, resources },
      distanceKm: distanceKm === null ? null : Math.round(distanceKm * 10) / 10,
      times: times.map((time) => FoundTimeView.of(time, currency)),
    };
  }
}

export class WaysOutView {
  @ApiProperty({ enum: WHY_NOT, description: 'What stood nearest in the way of an offer.' }) why: WhyNot;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Has something, asked the same way.' })
  otherDay: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'A radius that has something.' })
  radiusKm: number | null;
  @ApiProperty({ enum: DROPPED, type: String, nullable: true, description: 'Left out, something is found.' })
  without: Dropped | null;

  static from({ why, otherDay, fartherKm, without }: WaysOut): WaysOutView {
    const radiusKm = fartherKm === null || fartherKm > FARTHEST_KM ? null : Math.max(NEAREST_KM, Math.ceil(fartherKm));
    return { why, otherDay, radiusKm, without };
  }
}

export class SearchView {
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ enum: ORDERS }) order: Order;
  @ApiProperty({ description: 'Sites that have a time.' }) total: number;
  @ApiProperty() page: number;
  @ApiProperty() pages: number;
  @ApiProperty({ type: [SiteFoundView] }) sites: SiteFoundView[];
  @ApiProperty({ type: WaysOutView, nullable: true, description: 'Null when something was found.' })
  waysOut: WaysOutView | null;

  static from({ kind, day, order, found, waysOut }: Searched, page: number): SearchView {
    return {
      ...{ kind, day, order, page, total: found.length },
      pages: Math.max(1, Math.ceil(found.length / PAGE_SIZE)),
      sites: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(SiteFoundView.from),
      waysOut: waysOut && WaysOutView.from(waysOut),
    };
  }
}

@ApiTags('booking')
@Controller('api/search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Times that can be booked across the network, by hours, length, features and distance' })
  @ApiOkResponse({ type: SearchView })
  async find(@Query() query: SearchQuery): Promise<SearchView> {
    return SearchView.from(await this.search.search(asked(query)), query.page ?? 1);
  }

  @Get('filters')
  @Public()
  @ApiOperation({ summary: 'Features and communes that can be searched for' })
  @ApiOkResponse({ type: FiltersView })
  filters(@Query() { kind }: FiltersQuery): Promise<FiltersView> {
    return this.search.filters(kind ?? 'desk');
  }
}
