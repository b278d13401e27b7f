import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
  IntersectionType,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  EXTRA_UNITS,
  type ExtraUnit,
  type Instant,
  type Interval,
  PRICE_LINE_CODES,
  type PriceMode,
  type ResourceId,
  clockText,
  localTime,
  toIso,
} from '#libs/domain';
import { MayBeAbsent, PageQuery, Public } from '#libs/platform';
import { ClosedView, LocalTextView, type ResourceKind, type ResourceMode } from '#libs/spaces';
import { AvailabilityService, type Finding, type SiteCard, type SiteDay } from './availability.service.js';
import { OfferedExtraView, wantedField } from './extras/extras.request.js';
import { type AskedPrice, type OfferedPrice, PricesService } from './prices.service.js';
import { DayQuery, dayField, instantField } from './query-fields.js';

const KINDS = ['desk', 'room', 'machine'] as const;
const PAGE_SIZE = 24;

export class MoneyView {
  @ApiProperty() cents: number;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
}

export class FindQuery {
  @ApiPropertyOptional({ enum: KINDS, default: 'desk' })
  @MayBeAbsent()
  @IsIn(KINDS)
  kind?: ResourceKind;

  @ApiPropertyOptional({ format: 'date', description: 'Local day; today when left out.' })
  @MayBeAbsent()
  @IsString()
  day?: string;

  @ApiPropertyOptional({ description: 'Commune or name of a site.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(80)
  q?: string;
}

export class FindPageQuery extends IntersectionType(FindQuery, PageQuery) {}

export class PriceQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  resourceId: string;

  @ApiProperty({ format: 'date-time' })
  @IsString()
  start: string;

  @ApiProperty({ format: 'date-time' })
  @IsString()
  end: string;

  @ApiPropertyOptional({ minimum: 1, default: 1 })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  quantity?: number;

  @ApiPropertyOptional({
    maxLength: 900,
    example: '',
    description: 'What is taken along: ids, each with `:quantity` if not one.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(900)
  extras?: string;

  static asked({ resourceId, start, end, quantity = 1, extras }: PriceQuery): AskedPrice {
    return {
      resourceId: resourceId.toLowerCase() as ResourceId,
      during: { start: instantField('start', start), end: instantField('end', end) },
      ...{ quantity, extras: wantedField(extras) },
    };
  }
}

const wallClock = (instant: Instant, zone: string): string => clockText(localTime(instant, zone).minute);

export class SiteCardView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;
  @ApiProperty() country: string;
  @ApiProperty() lat: number;
  @ApiProperty() lon: number;
  @ApiProperty() timeZone: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty() capacity: number;
  @ApiProperty({ description: 'Places free for the rest of the day (desks), or resources with a free slot.' })
  free: number;
  @ApiProperty({ type: String, nullable: true, example: '08:00' }) opens: string | null;
  @ApiProperty({ type: String, nullable: true, example: '20:00' }) closes: string | null;
  @ApiProperty({ type: LocalTextView, nullable: true, description: 'Why it is closed on a day it usually opens.' })
  closed: LocalTextView | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The lowest price, tax included.' })
  fromPriceCents: number | null;
  @ApiProperty({ enum: ['day', 'hour'], nullable: true, type: String }) fromPricePer: 'day' | 'hour' | null;
  @ApiProperty({ type: [String] }) services: string[];
  @ApiProperty() accessible: boolean;

  static from({ site, capacity, free, opening, closing, fromPriceCents }: SiteCard, kind: ResourceKind): SiteCardView {
    const { siteId: id, slug, name, commune, country, lat, lon, timeZone, currency, services, accessible } = site;
    return {
      ...{ id, slug, name, commune, country, lat, lon, timeZone, currency, capacity, free, services, accessible },
      opens: opening && wallClock(opening.start, timeZone),
      closes: opening && wallClock(opening.end, timeZone),
      closed: closing?.reason ?? null,
      fromPriceCents,
      fromPricePer: fromPriceCents === null ? null : kind === 'desk' ? 'day' : 'hour',
    };
  }
}

export class FinderView {
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ description: 'Sites that have this kind.' }) total: number;
  @ApiProperty({ description: 'Of these, sites with something free.' }) available: number;
  @ApiProperty() page: number;
  @ApiProperty() pages: number;
  @ApiProperty({ type: [SiteCardView] }) sites: SiteCardView[];

  static from({ kind, day, cards }: Finding, page: number): FinderView {
    const pages = Math.max(1, Math.ceil(cards.length / PAGE_SIZE));
    const shown = cards.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    return {
      ...{ kind, day, page, pages },
      total: cards.length,
      available: cards.filter((card) => card.free > 0).length,
      sites: shown.map((card) => SiteCardView.from(card, kind)),
    };
  }
}

export class MapPointView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;
  @ApiProperty() lat: number;
  @ApiProperty() lon: number;
  @ApiProperty() capacity: number;
  @ApiProperty() free: number;
}

export class MapView {
  @ApiProperty({ type: [MapPointView] }) sites: MapPointView[];
}

export class IntervalView {
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;

  static from({ start, end }: Interval): IntervalView {
    return { start: toIso(start), end: toIso(end) };
  }
}

/** The resources of a day begin and end at the same few instants: each is printed once. */
function textOnce(): (instant: Instant) => string {
  const texts = new Map<Instant, string>();
  return (instant) => {
    let text = texts.get(instant);
    if (text === undefined) texts.set(instant, (text = toIso(instant)));
    return text;
  };
}

export class FreeView extends IntervalView {
  @ApiProperty() places: number;
}

export class PeriodView extends IntervalView {
  @ApiProperty({ example: 'morning', description: 'day, morning, afternoon; of one that a manager named, its times.' })
  key: string;
  @ApiPropertyOptional({ type: LocalTextView, description: 'Of one that a manager named.' }) name?: LocalTextView;
  @ApiProperty({ description: 'Places free during the whole period.' }) places: number;
  @ApiProperty({ type: MoneyView }) price: MoneyView;
}

export class ResourceDayView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
  @ApiProperty({ enum: ['exclusive', 'pool'] }) mode: ResourceMode;
  @ApiProperty() capacity: number;
  @ApiProperty({
    type: [IntervalView],
    description: 'What can be booked of the day when nobody has it: open, within the notice and the horizon.',
  })
  forSale: IntervalView[];
  @ApiProperty({ type: [FreeView] }) free: FreeView[];
  @ApiProperty({ type: [PeriodView] }) periods: PeriodView[];
}

export class DayView {
  @ApiProperty() siteId: string;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() timeZone: string;
  @ApiProperty({ format: 'date-time' }) now: string;
  @ApiProperty({ type: [IntervalView] }) openings: IntervalView[];
  @ApiProperty({ type: [ClosedView], description: 'Of the site and of its resources.' }) closures: ClosedView[];
  @ApiProperty({ type: [ResourceDayView] }) resources: ResourceDayView[];

  static from({ site, day, now, openings, closings, resources }: SiteDay): DayView {
    const { currency } = site;
    const text = textOnce();
    return {
      siteId: site.siteId,
      day,
      timeZone: site.timeZone,
      now: toIso(now),
      openings: openings.map(IntervalView.from),
      closures: closings.map(ClosedView.from),
      resources: resources.map(({ resource: { id, name, kind, mode, capacity }, forSale, free, periods }) => ({
        ...{ id, name, kind, mode, capacity },
        forSale: forSale.map(({ start, end }) => ({ start: text(start), end: text(end) })),
        free: free.map(({ start, end, places }) => ({ start: text(start), end: text(end), places })),
        periods: periods.map((period) => ({
          start: text(period.start),
          end: text(period.end),
          key: period.key,
          ...(period.name && { name: period.name }),
          places: period.places,
          price: { cents: period.priceCents, currency },
        })),
      })),
    };
  }
}

export class PriceLineView {
  @ApiProperty({ enum: PRICE_LINE_CODES }) code: string;
  @ApiProperty() cents: number;
  @ApiPropertyOptional({ description: 'Of the part of the week, the plan or group, the extra, or the credit.' })
  name?: string;
  @ApiPropertyOptional() minutes?: number;
  @ApiPropertyOptional() unitCents?: number;
  @ApiPropertyOptional({ description: 'How much of it lies in this part of the week.' }) partMinutes?: number;
  @ApiPropertyOptional() quantity?: number;
  @ApiPropertyOptional({ description: 'Basis points: 1000 is 10 %.' }) percentBp?: number;
  @ApiPropertyOptional({ enum: EXTRA_UNITS, description: 'Of an extra: how it is counted.' }) per?: ExtraUnit;
  @ApiPropertyOptional({ description: 'Of an extra, basis points.' }) vatRateBp?: number;
}

/** What is taxed at one rate. */
export class PriceVatView {
  @ApiProperty({ description: 'Basis points: 2000 is 20 %.' }) vatRateBp: number;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
}

export class PriceView {
  @ApiProperty({ description: "In the rate's own mode." }) cents: number;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty({ description: 'Of the place, basis points: 2000 is 20 %.' }) vatRateBp: number;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty({ type: [PriceVatView], description: 'VAT by its rates, the highest first.' }) vat: PriceVatView[];
  @ApiProperty({ type: [PriceLineView], description: 'Their cents sum to the price.' }) lines: PriceLineView[];
  @ApiProperty({ type: [OfferedExtraView], description: 'What may be had along with the place.' })
  extras: OfferedExtraView[];

  static from({ vat, lines, cents, currency, priceMode, vatRateBp, offered }: OfferedPrice): PriceView {
    const { netCents, vatCents, grossCents, groups } = vat;
    return {
      ...{ cents, currency, priceMode, vatRateBp, netCents, vatCents, grossCents, lines: [...lines] },
      vat: groups.map((group) => ({
        ...{ vatRateBp: group.vatRateBp, netCents: group.netCents, vatCents: group.vatCents },
      })),
      extras: offered.map(OfferedExtraView.from),
    };
  }
}

@ApiTags('booking')
@Controller('api/sites')
export class AvailabilityController {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly prices: PricesService,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Sites with what is free for a kind and a day, 24 a page' })
  @ApiOkResponse({ type: FinderView })
  async find(@Query() query: FindPageQuery): Promise<FinderView> {
    const found = await this.availability.find(query.kind ?? 'desk', dayField(query.day), query.q ?? '');
    return FinderView.from(found, query.page ?? 1);
  }

  @Get('map')
  @Public()
  @ApiOperation({ summary: 'Every site as a point, for the map' })
  @ApiOkResponse({ type: MapView })
  async map(@Query() query: FindQuery): Promise<MapView> {
    const found = await this.availability.find(query.kind ?? 'desk', dayField(query.day), query.q ?? '');
    return {
      sites: found.cards.map(({ site: { siteId: id, slug, name, commune, lat, lon }, capacity, free }) => ({
        ...{ id, slug, name, commune, lat, lon, capacity, free },
      })),
    };
  }

  @Get(':slug/day')
  @Public()
  @ApiOperation({ summary: "A site's day: every resource with its free times; nothing of who booked" })
  @ApiOkResponse({ type: DayView })
  @Header('content-type', 'application/json; charset=utf-8')
  async day(@Param('slug') slug: string, @Query() query: DayQuery): Promise<string> {
    const print = (day: SiteDay): string => JSON.stringify(DayView.from(day));
    const day = dayField(query.day);
    return day === null ? print(await this.availability.day(slug, null)) : this.availability.dayText(slug, day, print);
  }

  @Get(':slug/price')
  @Public()
  @ApiOperation({ summary: 'What a booking would cost, and why' })
  @ApiOkResponse({ type: PriceView })
  async price(@Param('slug') slug: string, @Query() query: PriceQuery): Promise<PriceView> {
    return PriceView.from(await this.prices.told(slug, PriceQuery.asked(query), null));
  }
}
