import { v7 as uuidv7 } from 'uuid';
import type { NewResource, SetupService } from '#libs/spaces';
import type { NetworkId, OpeningHours, ResourceId, SiteId } from '#libs/domain';

/** A resource without anything special: an hour of it costs 12.00 net, in steps of half an hour. */
export const plainPlace = (name: string, more: Partial<NewResource> = {}): NewResource => ({
  ...{ name, kind: 'room', mode: 'exclusive', capacity: 1, zone: null, features: [], rate: 'hour' },
  ...{ preparationMinutes: 0, stepMinutes: 30, minMinutes: 30, maxMinutes: 1500 },
  ...more,
});

/** What an hour of a plain place costs. */
export const HOUR_CENTS = 1_200;

export interface PlainSite {
  readonly siteId: SiteId;
  readonly slug: string;
  /** By the names of the places. */
  readonly resourceIds: ReadonlyMap<string, ResourceId>;
}

interface PlainSiteOptions {
  readonly networkId: NetworkId;
  readonly slug: string;
  readonly places: readonly NewResource[];
  readonly timeZone?: string;
  /** Minutes of the day; day and night when left out. */
  readonly opening?: Pick<OpeningHours, 'opens' | 'closes'>;
}

/** A site that is open every day of the week and knows no rules but those of its places: a proof needs to know all. */
export async function createPlainSite(setup: SetupService, options: PlainSiteOptions): Promise<PlainSite> {
  const { networkId, slug, places, timeZone = 'Europe/Paris', opening = { opens: 0, closes: 1440 } } = options;
  const { siteId, resourceIds } = await setup.createSite({
    site: {
      ...{ networkId, slug, name: `Site ${slug}`, street: '1 rue du Test', postcode: '59000', commune: 'Lille' },
      ...{ country: 'FR', lat: 50.6, lon: 3, timeZone, currency: 'EUR', locale: 'fr', phone: null, email: null },
      ...{ description: null, access: null, services: [], accessible: true, horizonDays: 730 },
      ...{ sharesOccupancy: true, published: true },
    },
    profile: null,
    hours: Array.from({ length: 7 }, (_, index) => ({ weekday: index + 1, ...opening })),
    rates: {
      hour: {
        ...{ priceMode: 'net', vatRateBp: 2_000, dailyCapCents: null },
        steps: [{ kind: 'hourly', priceCents: HOUR_CENTS }],
      },
    },
    resources: places,
  });
  return { siteId, slug, resourceIds: new Map(places.map(({ name }, index) => [name, resourceIds[index]!])) };
}

export const createPlainNetwork = (setup: SetupService): Promise<NetworkId> =>
  setup.createNetwork({ slug: `reseau-${uuidv7()}`, name: 'Réseau du test', country: 'FR' });
