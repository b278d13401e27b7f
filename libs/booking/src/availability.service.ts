import { Injectable } from '@nestjs/common';
import {
  type Claim,
  type Closing,
  type Day,
  type FreeInterval,
  type Interval,
  type OpenDay,
  type Price,
  type ResourceId,
  type SiteId,
  closesOn,
  computeVat,
  conflict,
  dayBounds,
  hasOwnDay,
  localDay,
  openDay,
  openPeriodsOf,
  priceReservation,
  spanOf,
  toIso,
} from '#libs/domain';
import { Db, type Tx } from '#libs/platform';
import {
  type Catalogue,
  type Network,
  type ResourceKind,
  type SharedResource,
  type SharedSite,
  SpacesService,
} from '#libs/spaces';
import {
  type OfferedPeriod,
  alternativesTo,
  freeOf,
  freePlaces,
  fromPrice,
  offeredPeriods,
  pricePeriods,
} from './availability.rules.js';
import { busy } from './availability.store.js';
import { earliestStart, horizonEnd } from './reservations.rules.js';

export interface ResourceDay {
  readonly resource: SharedResource;
  readonly free: readonly FreeInterval[];
  readonly periods: readonly OfferedPeriod[];
}

export interface SiteDay {
  readonly site: SharedSite;
  readonly day: Day;
  readonly now: number;
  readonly openings: readonly Interval[];
  /** Of the site and of its resources, for whomever they are. */
  readonly closings: readonly Closing[];
  readonly resources: readonly ResourceDay[];
}

export interface SiteCard {
  readonly site: SharedSite;
  readonly capacity: number;
  readonly free: number;
  readonly opening: Interval | null;
  /** Why a site is closed on a day on which it usually opens. */
  readonly closing: Closing | null;
  readonly fromPriceCents: number | null;
}

export interface Finding {
  readonly network: Network;
  readonly kind: ResourceKind;
  readonly day: Day;
  readonly cards: readonly SiteCard[];
}

@Injectable()
export class AvailabilityService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
  ) {}

  /** Every resource of a site on one local day (null: today), with nothing of who booked. */
  day(slug: string, day: Day | null): Promise<SiteDay> {
    return this.db.shared(async (tx) => {
      const site = await this.spaces.siteBySlug(tx, slug);
      return this.dayOf(tx, site, day ?? localDay(tx.now, site.timeZone));
    });
  }

  /** The same for a site's staff. */
  siteDay(siteId: SiteId, day: Day | null): Promise<SiteDay> {
    return this.db.shared(async (tx) => {
      const site = await this.spaces.siteById(tx, siteId);
      return this.dayOf(tx, site, day ?? localDay(tx.now, site.timeZone));
    });
  }

  private async dayOf(tx: Tx, site: SharedSite, day: Day): Promise<SiteDay> {
    const [catalogue, claims] = await Promise.all([
      this.spaces.catalogue(tx, [site.siteId], { first: day, last: day }),
      busy(tx, [site.siteId], dayBounds(day, site.timeZone)),
    ]);
    return siteDay(site, day, catalogue, claims, tx.now);
  }

  /** Up to three bookings near the wanted one that would be accepted now. */
  async alternatives(wanted: { siteId: SiteId; resourceId: ResourceId; during: Interval; quantity: number }) {
    const { siteId, resourceId, quantity, during } = wanted;
    const { site, day, now, resources } = await this.db.shared(async (tx) => {
      const site = await this.spaces.siteById(tx, siteId);
      return this.dayOf(tx, site, localDay(during.start, site.timeZone));
    });
    const kind = resources.find(({ resource }) => resource.id === resourceId)?.resource.kind;
    const candidates = resources
      .filter(({ resource }) => resource.kind === kind)
      .map(({ resource, free }) => ({ ...resource, resourceId: resource.id, free }));
    const { start: midnight } = dayBounds(day, site.timeZone);
    return alternativesTo({ resourceId, quantity, ...during }, candidates, { midnight, now }).map(
      ({ start, end, ...place }) => ({
        ...place,
        start: toIso(start),
        end: toIso(end),
      }),
    );
  }

  /** What the booking would cost, with VAT told apart and the lines that explain it. */
  price(slug: string, resourceId: ResourceId, during: Interval, quantity: number) {
    return this.db.shared(async (tx) => {
      const site = await this.spaces.siteBySlug(tx, slug);
      const { rate, currency } = await this.spaces.offer(tx, site.siteId, resourceId);
      const price: Price | null = priceReservation(rate, during, quantity);
      if (!price) throw conflict('not_for_sale', { detail: 'there is no price for so long a booking' });
      const { priceMode, vatRateBp } = rate;
      const vat = computeVat([{ amountCents: price.cents, priceMode, vatCategory: 'S', vatRateBp }]);
      return { ...price, currency, priceMode, vatRateBp, vat };
    });
  }

  /** The network's sites for a kind and a local day, those with something free first. */
  find(kind: ResourceKind, day: Day | null, text: string): Promise<Finding> {
    return this.db.shared(async (tx) => {
      const network = await this.spaces.network(tx);
      const wanted = fold(text);
      const sites = (await this.spaces.sites(tx, network.id)).filter(
        (site) => fold(site.commune).includes(wanted) || fold(site.name).includes(wanted),
      );
      const shown = day ?? localDay(tx.now, sites[0]?.timeZone ?? 'Europe/Paris');
      const siteIds = sites.map((site) => site.siteId);
      const bounds = sites.map((site) => dayBounds(shown, site.timeZone));
      const window = {
        start: Math.min(...bounds.map((bound) => bound.start)),
        end: Math.max(...bounds.map((bound) => bound.end)),
      };
      const [catalogue, claims] = await Promise.all([
        this.spaces.catalogue(tx, siteIds, { first: shown, last: shown }, kind),
        sites.length === 0 ? new Map<ResourceId, Claim[]>() : busy(tx, siteIds, window),
      ]);
      const bySite = Map.groupBy(catalogue.resources, (resource) => resource.siteId);
      const cards = sites
        .map((site) => card(site, bySite.get(site.siteId) ?? [], shown, catalogue, claims, tx.now))
        .filter((found) => found.capacity > 0)
        .toSorted((a, b) => Number(b.free > 0) - Number(a.free > 0) || a.site.name.localeCompare(b.site.name, 'fr'));
      return { network, kind, day: shown, cards };
    });
  }
}

/** Accents and case do not matter when one looks for a place. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();

function siteDay(
  site: SharedSite,
  day: Day,
  { resources, plans, rates }: Catalogue,
  claims: ReadonlyMap<ResourceId, readonly Claim[]>,
  now: number,
): SiteDay {
  const { timeZone } = site;
  const plan = plans.get(site.siteId)!;
  const { start: midnight, end } = dayBounds(day, timeZone);
  const today = dayBounds(localDay(now, timeZone), timeZone).start;
  const bookable = end <= horizonEnd(site, now);
  const offered = (open: OpenDay) => {
    const periods = openPeriodsOf(open, day, timeZone).filter((period) => period.end > now);
    const priced = new Map([...rates].map(([id, rate]) => [id, pricePeriods(rate, periods)]));
    return { midnight, windows: bookable ? open.windows : [], priced };
  };
  const open = openDay(plan, day, timeZone);
  const usual = offered(open);
  return {
    site,
    day,
    now,
    openings: open.openings,
    closings: plan.closings.filter((closing) => closesOn(closing, day)),
    resources: resources.map((resource) => {
      const own = hasOwnDay(plan, resource.id) ? offered(openDay(plan, day, timeZone, resource.id)) : usual;
      const free = freeOf(resource, claims.get(resource.id) ?? NONE, own, earliestStart(resource, today, now));
      const periods = offeredPeriods(resource, own.priced.get(resource.rateId)!, free, midnight);
      return { resource, free: free.filter((piece) => piece.end > now), periods };
    }),
  };
}

const NONE: readonly Claim[] = [];

function card(
  site: SharedSite,
  resources: readonly SharedResource[],
  day: Day,
  { plans, rates }: Catalogue,
  claims: ReadonlyMap<ResourceId, readonly Claim[]>,
  now: number,
): SiteCard {
  const { timeZone } = site;
  const plan = plans.get(site.siteId)!;
  const siteOpen = openDay(plan, day, timeZone);
  const opening = spanOf(siteOpen.openings)[0] ?? null;
  const latest = horizonEnd(site, now);
  const midnight = dayBounds(day, timeZone).start;
  const today = dayBounds(localDay(now, timeZone), timeZone).start;
  let capacity = 0;
  let free = 0;
  const prices: number[] = [];
  for (const resource of resources) {
    const own = hasOwnDay(plan, resource.id) ? openDay(plan, day, timeZone, resource.id) : siteOpen;
    const usual = spanOf(own.usual)[0] ?? null;
    capacity += resource.capacity;
    const price = fromPrice(resource, rates.get(resource.rateId)!, spanOf(own.openings)[0] ?? usual);
    if (price !== null) prices.push(price);
    const earliest = earliestStart(resource, today, now);
    const windows = own.windows.filter((window) => window.end > now && window.end <= latest);
    if (windows.length === 0) continue;
    const pieces = freeOf(resource, claims.get(resource.id) ?? NONE, { midnight, windows }, earliest);
    // A closure parts the day: what is free for the whole of one part counts.
    const places = windows.map(({ start, end }) => {
      return freePlaces(resource, pieces, { start: Math.max(start, earliest), end });
    });
    free += Math.max(...places);
  }
  const closed = siteOpen.openings.length === 0 && siteOpen.usual.length > 0;
  const closing = (closed && siteOpen.closings.find(({ scope }) => scope === 'everyone')) || null;
  const fromPriceCents = prices.length === 0 ? null : Math.min(...prices);
  return { site, capacity, free, opening, closing, fromPriceCents };
}
