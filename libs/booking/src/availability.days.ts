import {
  type Claim,
  type Closing,
  type Day,
  type FreeInterval,
  type Interval,
  type NamedPeriod,
  type OpenDay,
  type Rate,
  type ResourceId,
  type SiteId,
  dayBounds,
  hasOwnDay,
  localDay,
  openDay,
  openPeriodsOf,
  periodsNamedFor,
  spanOf,
  toldOn,
} from '#libs/domain';
import type { Catalogue, SharedResource, SharedSite } from '#libs/spaces';
import {
  type OfferedPeriod,
  type PricedPeriod,
  freeOf,
  freePlaces,
  fromPrice,
  offeredPeriods,
  pricePeriods,
  windowsFrom,
} from './availability.rules.js';
import { earliestStart, horizonEnd } from './reservations.rules.js';
import { type SiteTerms, termsOfResource } from './rules/terms.rules.js';

export interface ResourceDay {
  readonly resource: SharedResource;
  readonly rate: Rate;
  /** What one booking may span. */
  readonly windows: readonly Interval[];
  /** What is for sale of these, whoever has it: not over, no sooner than the notice asks. */
  readonly forSale: readonly Interval[];
  readonly free: readonly FreeInterval[];
  readonly periods: readonly OfferedPeriod[];
}

export interface SiteDay {
  readonly site: SharedSite;
  readonly day: Day;
  readonly now: number;
  /** False beyond the site's horizon. */
  readonly bookable: boolean;
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

/** A site's day, from all that decides it. */
export function siteDay(
  site: SharedSite,
  day: Day,
  resources: readonly SharedResource[],
  { plans, periods: periodsOfSites, rates, terms }: OnTerms,
  claims: ReadonlyMap<ResourceId, readonly Claim[]>,
  now: number,
): SiteDay {
  const { timeZone } = site;
  const plan = plans.get(site.siteId)!;
  const { start: midnight, end } = dayBounds(day, timeZone);
  const today = dayBounds(localDay(now, timeZone), timeZone).start;
  const named = periodsOfSites.get(site.siteId) ?? [];
  const latest = horizons(timeZone, now);
  const offered = (open: OpenDay, parts: readonly NamedPeriod[]) => {
    const periods = openPeriodsOf(open, day, timeZone, parts).filter((period) => period.end > now);
    const priced = new Map<string, PricedPeriod[]>();
    const periodsAt = (rateId: string): PricedPeriod[] => {
      const known = priced.get(rateId) ?? pricePeriods(rates.get(rateId)!, periods, timeZone);
      priced.set(rateId, known);
      return known;
    };
    return { midnight, windows: open.windows, periodsAt };
  };
  const open = openDay(plan, day, timeZone);
  const ofSite = named.filter(({ resourceId }) => resourceId === null);
  const usual = offered(open, ofSite);
  const isUsual = (id: ResourceId) => !hasOwnDay(plan, id) && named.every(({ resourceId }) => resourceId !== id);
  return {
    site,
    day,
    now,
    bookable: resources.some((resource) => end <= latest(offerTerms(terms, resource).horizonDays)),
    openings: open.openings,
    closings: toldOn(plan, day),
    resources: resources.map((resource) => {
      const { id } = resource;
      const own = isUsual(id) ? usual : offered(openDay(plan, day, timeZone, id), periodsNamedFor(named, id));
      const asked = offerTerms(terms, resource);
      const windows = end <= latest(asked.horizonDays) ? own.windows : [];
      const earliest = earliestStart(asked, today, now);
      const free = freeOf(resource, claims.get(id) ?? NONE, { midnight, windows }, earliest);
      const periods = offeredPeriods(resource, own.periodsAt(resource.rateId), free, midnight);
      const rate = rates.get(resource.rateId)!;
      const forSale = windowsFrom(windows, earliest).filter((piece) => piece.end > now);
      return { resource, rate, windows, forSale, free: free.filter((piece) => piece.end > now), periods };
    }),
  };
}

const NONE: readonly Claim[] = [];

/** What can be booked, and what is asked of who books it. */
export type OnTerms = Catalogue & { readonly terms: ReadonlyMap<SiteId, SiteTerms> };

/** The last instant that may be booked, by days ahead: reckoned once for each, whatever the number of resources. */
function horizons(timeZone: string, now: number): (horizonDays: number) => number {
  const known = new Map<number, number>();
  return (horizonDays) => {
    const latest = known.get(horizonDays) ?? horizonEnd({ horizonDays, timeZone }, now);
    known.set(horizonDays, latest);
    return latest;
  };
}

/** How soon and how far ahead a resource is offered. */
function offerTerms(terms: OnTerms['terms'], resource: SharedResource) {
  const { noticeToBookMinutes, horizonDays } = termsOfResource(terms.get(resource.siteId)!, resource.id, resource.kind);
  return { ...resource, horizonDays, noticeMinutes: noticeToBookMinutes };
}

/** What the front page says of a site's day. */
export function card(
  site: SharedSite,
  resources: readonly SharedResource[],
  day: Day,
  { plans, rates, terms }: OnTerms,
  claims: ReadonlyMap<ResourceId, readonly Claim[]>,
  now: number,
): SiteCard {
  const { timeZone } = site;
  const plan = plans.get(site.siteId)!;
  const siteOpen = openDay(plan, day, timeZone);
  const opening = spanOf(siteOpen.openings)[0] ?? null;
  const midnight = dayBounds(day, timeZone).start;
  const today = dayBounds(localDay(now, timeZone), timeZone).start;
  const latest = horizons(timeZone, now);
  let capacity = 0;
  let free = 0;
  const prices: number[] = [];
  for (const resource of resources) {
    const own = hasOwnDay(plan, resource.id) ? openDay(plan, day, timeZone, resource.id) : siteOpen;
    const usual = spanOf(own.usual)[0] ?? null;
    capacity += resource.capacity;
    const whole = spanOf(own.openings)[0] ?? usual;
    const price = fromPrice(resource, rates.get(resource.rateId)!, whole, timeZone);
    if (price !== null) prices.push(price);
    const asked = offerTerms(terms, resource);
    const earliest = earliestStart(asked, today, now);
    const windows = own.windows.filter((window) => window.end > now && window.end <= latest(asked.horizonDays));
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
