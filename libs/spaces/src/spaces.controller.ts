import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  CLOSING_SCOPES,
  type Closing,
  type ClosingScope,
  type DayException,
  type Rate,
  clockText,
  exceptionsOf,
} from '#libs/domain';
import { Public } from '#libs/platform';
import { PhotoView } from './photos/photos.controller.js';
import { windowsOf } from './rates/rates.rules.js';
import { AccessFactsBody, EitherTextView } from './resources/resources.views.js';
import { type SitePage, SpacesService } from './spaces.service.js';
import type { ResourceKind, ResourceMode } from './spaces.entities.js';
import type { ResourceDescription } from './resources/resources.store.js';
import type { SharedResource } from './spaces.store.js';

export class NetworkView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() country: string;
  @ApiProperty({ description: 'Published sites.' }) sites: number;
  @ApiProperty({ description: 'Places of all kinds.' }) places: number;
  @ApiProperty({ type: [String] }) communes: string[];
}

export class AddressView {
  @ApiProperty() street: string;
  @ApiProperty() postcode: string;
  @ApiProperty() commune: string;
  @ApiProperty({ description: 'ISO 3166-1 alpha-2.' }) country: string;
}

export class OpeningHoursView {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1 = Monday (ISO 8601).' }) weekday: number;
  @ApiProperty({ example: '08:00' }) opens: string;
  @ApiProperty({ example: '20:00' }) closes: string;
}

export class RateStepView {
  @ApiProperty({ enum: ['upTo', 'perHour'] }) label: 'upTo' | 'perHour';
  @ApiProperty({ type: Number, nullable: true }) upToMinutes: number | null;
  @ApiProperty() priceCents: number;
}

/** The steps of a table, as they are read to visitors. */
const stepsOf = (steps: Rate['steps']): RateStepView[] =>
  steps.map((step) => ({
    label: step.kind === 'flat' ? ('upTo' as const) : ('perHour' as const),
    upToMinutes: step.kind === 'flat' ? step.upToMinutes : null,
    priceCents: step.priceCents,
  }));

/** A part of the week with prices of its own: the evening, the weekend. */
export class RateWindowView {
  @ApiProperty({ description: 'What the site calls it.' }) name: string;
  @ApiProperty({ type: [Number], description: '1 = Monday (ISO 8601).' }) weekdays: number[];
  @ApiProperty({ example: '18:00' }) from: string;
  @ApiProperty({ example: '24:00' }) until: string;
  @ApiProperty({ type: [RateStepView] }) rates: RateStepView[];
  @ApiProperty({ type: Number, nullable: true }) dailyCapCents: number | null;

  static from(windows: Rate['windows']): RateWindowView[] {
    return windowsOf(windows, ({ name }) => name).map(({ name, weekdays, from, until, table }) => ({
      ...{ name, weekdays, from: clockText(from), until: clockText(until) },
      ...{ rates: stepsOf(table.steps), dailyCapCents: table.dailyCapCents },
    }));
  }
}

export class ResourceView {
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true, description: 'What it lies in: who has the one has the other.' })
  parentId: string | null;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['desk', 'room', 'machine'] }) kind: ResourceKind;
  @ApiProperty({ enum: ['exclusive', 'pool'] }) mode: ResourceMode;
  @ApiProperty() capacity: number;
  @ApiProperty({ type: String, nullable: true }) zone: string | null;
  @ApiProperty({ type: [String] }) features: string[];
  @ApiProperty({ type: AccessFactsBody }) accessibility: AccessFactsBody;
  @ApiProperty({ type: Number, nullable: true, description: 'People a room is meant for.' }) people: number | null;
  @ApiProperty({ type: EitherTextView, nullable: true }) description: EitherTextView | null;
  @ApiProperty({ type: [PhotoView] }) photos: PhotoView[];
  @ApiProperty() stepMinutes: number;
  @ApiProperty() minMinutes: number;
  @ApiProperty() maxMinutes: number;
  @ApiProperty({ type: [RateStepView] }) rates: RateStepView[];
  @ApiProperty({ type: [RateWindowView], description: 'Parts of the week at other prices.' }) windows: RateWindowView[];
  @ApiProperty({ type: Number, nullable: true }) dailyCapCents: number | null;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: 'net' | 'gross';

  static priced(
    { siteId: _site, rateId: _rate, preparationMinutes: _preparation, ...resource }: SharedResource,
    rate: Rate,
  ) {
    const { steps, windows, dailyCapCents, priceMode } = rate;
    return { ...resource, rates: stepsOf(steps), windows: RateWindowView.from(windows), dailyCapCents, priceMode };
  }

  /** Undefined: it was retired between two reads. */
  static described(one: ResourceDescription | undefined) {
    return {
      people: one?.people ?? null,
      accessibility: one?.accessibility ?? {},
      description: one ? EitherTextView.of(one.descriptionFr, one.descriptionEn) : null,
    };
  }
}

export class LocalTextView {
  @ApiProperty() fr: string;
  @ApiProperty() en: string;
}

/** A closure as it touches one day. */
export class ClosedView {
  @ApiProperty({ type: LocalTextView, description: 'The same twice when people at the site wrote it.' })
  reason: LocalTextView;
  @ApiProperty({ enum: CLOSING_SCOPES }) scope: ClosingScope;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the whole site.' }) resourceId: string | null;
  @ApiProperty({ type: String, nullable: true, example: '12:00', description: 'Null: from the start of the day.' })
  from: string | null;
  @ApiProperty({ type: String, nullable: true, example: '14:00', description: 'Null: to the end of the day.' })
  until: string | null;

  static from({ reason, scope, resourceId, from, until }: Closing): ClosedView {
    const text = (minute: number | null) => (minute === null ? null : clockText(minute));
    return { reason, scope, resourceId, from: text(from), until: text(until) };
  }
}

export class ExceptionView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ type: [ClosedView] }) closures: ClosedView[];

  static from({ day, closings }: DayException): ExceptionView {
    return { day, closures: closings.map(ClosedView.from) };
  }
}

export class SiteView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: AddressView }) address: AddressView;
  @ApiProperty() lat: number;
  @ApiProperty() lon: number;
  @ApiProperty({ example: 'Europe/Paris' }) timeZone: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: [String] }) services: string[];
  @ApiProperty() accessible: boolean;
  @ApiProperty({ type: AccessFactsBody }) accessibility: AccessFactsBody;
  @ApiProperty({ type: [PhotoView], description: 'Of the site as a whole.' }) photos: PhotoView[];
  @ApiProperty({ type: String, nullable: true, description: 'How to get there and in.' }) access: string | null;
  @ApiProperty({ type: String, nullable: true }) description: string | null;
  @ApiProperty({ description: 'How many days ahead one may book.' }) horizonDays: number;
  @ApiProperty({ type: [OpeningHoursView] }) openingHours: OpeningHoursView[];
  @ApiProperty({ type: [ExceptionView], description: 'Days of the coming two weeks that are not as usual.' })
  exceptions: ExceptionView[];
  @ApiProperty({ type: [ResourceView] }) resources: ResourceView[];

  static from({ site, catalogue, days, described }: SitePage): SiteView {
    const { resources, hours, plans, rates } = catalogue;
    const { siteId, street, postcode, commune, country, networkId: _network, ...facts } = site;
    const photosOf = (id: string | null) =>
      described.photos.filter((photo) => photo.resourceId === id).map(PhotoView.from);
    return {
      ...facts,
      id: siteId,
      accessibility: described.accessibility,
      photos: photosOf(null),
      address: { street, postcode, commune, country },
      openingHours: (hours.get(siteId) ?? []).map(({ weekday, opens, closes }) => ({
        weekday,
        opens: clockText(opens),
        closes: clockText(closes),
      })),
      exceptions: exceptionsOf(plans.get(siteId)!, days.first, days.last).map(ExceptionView.from),
      resources: resources.map((resource) => ({
        ...ResourceView.priced(resource, rates.get(resource.rateId)!),
        ...ResourceView.described(described.resources.get(resource.id)),
        photos: photosOf(resource.id),
      })),
    };
  }
}

@ApiTags('spaces')
@Controller('api')
export class SpacesController {
  constructor(private readonly spaces: SpacesService) {}

  @Get('network')
  @Public()
  @ApiOperation({ summary: 'The network this installation serves' })
  @ApiOkResponse({ type: NetworkView })
  async network(): Promise<NetworkView> {
    const { network, sites, places } = await this.spaces.overview();
    const communes = [...new Set(sites.map((site) => site.commune))].toSorted((a, b) => a.localeCompare(b, 'fr'));
    return { ...network, sites: sites.length, places, communes };
  }

  @Get('sites/:slug')
  @Public()
  @ApiOperation({ summary: 'One site: address, services, hours, resources, prices' })
  @ApiOkResponse({ type: SiteView })
  async site(@Param('slug') slug: string): Promise<SiteView> {
    return SiteView.from(await this.spaces.page(slug));
  }
}
