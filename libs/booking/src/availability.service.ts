import { Injectable } from '@nestjs/common';
import {
  type Claim,
  type Closing,
  type Day,
  type FreeInterval,
  type Instant,
  type Interval,
  type NamedPeriod,
  type OpenDay,
  type Price,
  type Rate,
  type ResourceId,
  type SiteId,
  addDays,
  computeVat,
  conflict,
  dayBounds,
  hasOwnDay,
  instantOf,
  localDay,
  localTime,
  openDay,
  openPeriodsOf,
  periodsNamedFor,
  priceReservation,
  spanOf,
  toIso,
  toldOn,
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
  type Alternative,
  type OfferedPeriod,
  type PricedPeriod,
  alternativesTo,
  freeOf,
  freePlaces,
  fromPrice,
  offeredPeriods,
  pricePeriods,
} from './availability.rules.js';
import { Kept, KeptDay } from './availability.kept.js';
import { type Taken, claimsOf, takenAt } from './availability.store.js';
import { earliestStart, horizonEnd } from './reservations.rules.js';
import { RulesService } from './rules/rules.service.js';
import { type SiteTerms, termsOfResource } from './rules/terms.rules.js';
import { fold } from './search.rules.js';

export interface ResourceDay {
  readonly resource: SharedResource;
  readonly rate: Rate;
  /** What one booking may span. */
  readonly windows: readonly Interval[];
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

export interface Finding {
  readonly network: Network;
  readonly kind: ResourceKind;
  readonly day: Day;
  readonly cards: readonly SiteCard[];
}

/** Of a large site a day takes about 100 kB. */
const DAYS_KEPT = 200;
/** Of 65 sites a catalogue takes about 1 MB. */
const CATALOGUES_KEPT = 24;

@Injectable()
export class AvailabilityService {
  private readonly keptDays = new Kept<KeptDay<SiteDay>>(DAYS_KEPT);
  private readonly keptCatalogues = new Kept<{ version: string; catalogue: OnTerms }>(CATALOGUES_KEPT);

  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly rules: RulesService,
  ) {}

  /** Every resource of a site on one local day (null: today), with nothing of who booked. */
  day(slug: string, day: Day | null): Promise<SiteDay> {
    return this.db.shared(async (tx) => {
      const site = await this.spaces.siteBySlug(tx, slug);
      return this.dayOf(tx, site, day ?? localDay(tx.now, site.timeZone));
    });
  }

  /**
   * The same, printed. What is known of the site is asked for again only when its version has changed, and printed again
   * only when something was booked or given back, or another second has begun.
   */
  dayText(slug: string, day: Day, print: (day: SiteDay) => string): Promise<string> {
    return this.db.shared(async (tx) => {
      const known = this.keptDays.get(`${day} ${slug}`);
      if (known) {
        const taken = await this.taken(tx, known.site, day);
        if (taken.version === known.version) return known.text(taken, tx.now, print);
      }
      const found = await this.spaces.siteBySlug(tx, slug);
      // In this order: what is kept may be younger than its version, never older.
      const [first, site, catalogue] = await Promise.all([
        this.taken(tx, found, day),
        this.spaces.siteBySlug(tx, slug),
        this.onTerms(tx, [found.siteId], day, null),
      ]);
      const dayOf = (taken: Taken, now: Instant) =>
        siteDay(site, day, catalogue.resources, catalogue, claimsOf(taken), now);
      const kept = new KeptDay(site, first.version, dayOf);
      return this.keptDays.keep(`${day} ${slug}`, kept).text(first, tx.now, print);
    });
  }

  private taken(tx: Tx, site: SharedSite, day: Day): Promise<Taken> {
    return takenAt(tx, [site.siteId], dayBounds(day, site.timeZone));
  }

  /** The same for a site's staff. */
  siteDay(siteId: SiteId, day: Day | null): Promise<SiteDay> {
    return this.db.shared(async (tx) => {
      const site = await this.spaces.siteById(tx, siteId);
      return this.dayOf(tx, site, day ?? localDay(tx.now, site.timeZone));
    });
  }

  private async dayOf(tx: Tx, site: SharedSite, day: Day): Promise<SiteDay> {
    return (await this.days(tx, [site], day))[0]!;
  }

  /**
   * The same local day of many sites, each in its own time zone; of one kind of resources or of all. Not for a
   * transaction that changes what is offered: the version tells of it only once it is done.
   */
  async days(tx: Tx, sites: readonly SharedSite[], day: Day, kind: ResourceKind | null = null): Promise<SiteDay[]> {
    if (sites.length === 0) return [];
    const { catalogue, claims } = await this.read(tx, sites, day, kind);
    const bySite = Map.groupBy(catalogue.resources, (resource) => resource.siteId);
    return sites.map((site) => siteDay(site, day, bySite.get(site.siteId) ?? [], catalogue, claims, tx.now));
  }

  /** All that decides a day and changes seldom: each table of it has the trigger `site_has_changed`. */
  private async onTerms(tx: Tx, siteIds: readonly SiteId[], day: Day, kind: ResourceKind | null): Promise<OnTerms> {
    const [catalogue, terms] = await Promise.all([
      this.spaces.catalogue(tx, siteIds, { first: day, last: day }, kind),
      this.rules.terms(tx, siteIds),
    ]);
    return { ...catalogue, terms };
  }

  private async read(tx: Tx, sites: readonly SharedSite[], day: Day, kind: ResourceKind | null) {
    const siteIds = sites.map((site) => site.siteId);
    const bounds = sites.map((site) => dayBounds(day, site.timeZone));
    const window = {
      start: Math.min(...bounds.map((bound) => bound.start)),
      end: Math.max(...bounds.map((bound) => bound.end)),
    };
    const key = [kind, day, ...siteIds].join(' ');
    const kept = this.keptCatalogues.get(key);
    if (kept) {
      const taken = await takenAt(tx, siteIds, window);
      if (taken.version === kept.version) return { catalogue: kept.catalogue, claims: claimsOf(taken) };
    }
    // In this order: what is kept may be younger than its version, never older.
    const [taken, catalogue] = await Promise.all([takenAt(tx, siteIds, window), this.onTerms(tx, siteIds, day, kind)]);
    this.keptCatalogues.keep(key, { version: taken.version, catalogue });
    return { catalogue, claims: claimsOf(taken) };
  }

  /** Up to three bookings near the wanted one that would be accepted now. */
  async alternatives(wanted: { siteId: SiteId; resourceId: ResourceId; during: Interval; quantity: number }) {
    const { siteId, resourceId, quantity, during } = wanted;
    const { site, day, now, resources } = await this.db.shared(async (tx) => {
      const site = await this.spaces.siteById(tx, siteId);
      return this.dayOf(tx, site, localDay(during.start, site.timeZone));
    });
    return alternativesOn({ site, day, now, resources }, { resourceId, quantity, ...during }).map(asText);
  }

  /**
   * Where bookings that lose their place could go: up to three places for each, on its own day or on the first of the
   * coming days that has some, at the same time of the day. Joins a transaction: what it has changed counts.
   */
  async elsewhere(tx: Tx, siteId: SiteId, bookings: readonly Displaced[]): Promise<Map<string, AlternativeText[]>> {
    const site = await this.spaces.siteById(tx, siteId);
    const known = new Map<Day, SiteDay>();
    const found = new Map<string, AlternativeText[]>();
    for (const { id, resourceId, quantity, start, end } of bookings) {
      const { day: first, minute } = localTime(start, site.timeZone);
      for (let ahead = 0; ahead <= DAYS_TO_LOOK && !found.get(id)?.length; ahead++) {
        const day = addDays(first, ahead);
        const that = known.get(day) ?? (await this.dayOf(tx, site, day));
        known.set(day, that);
        const from = instantOf(day, minute, site.timeZone);
        const wanted = { resourceId, quantity, start: from, end: from + (end - start) };
        found.set(id, alternativesOn(that, wanted).map(asText));
      }
    }
    return found;
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
      if (sites.length === 0) return { network, kind, day: shown, cards: [] };
      const { catalogue, claims } = await this.read(tx, sites, shown, kind);
      const bySite = Map.groupBy(catalogue.resources, (resource) => resource.siteId);
      const cards = sites
        .map((site) => card(site, bySite.get(site.siteId) ?? [], shown, catalogue, claims, tx.now))
        .filter((found) => found.capacity > 0)
        .toSorted((a, b) => Number(b.free > 0) - Number(a.free > 0) || a.site.name.localeCompare(b.site.name, 'fr'));
      return { network, kind, day: shown, cards };
    });
  }
}

/** How many days later a booking that loses its place may be proposed to come. */
const DAYS_TO_LOOK = 7;

/** A booking that loses its place. */
export interface Displaced extends Interval {
  readonly id: string;
  readonly resourceId: ResourceId;
  readonly quantity: number;
}

/** An alternative as it is sent. */
export interface AlternativeText {
  readonly resourceId: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
}

const asText = ({ resourceId, name, start, end }: Alternative): AlternativeText => ({
  ...{ resourceId, name, start: toIso(start), end: toIso(end) },
});

/** Places of the same kind. */
function alternativesOn(
  { site, day, now, resources }: Pick<SiteDay, 'site' | 'day' | 'now' | 'resources'>,
  wanted: Interval & { readonly resourceId: ResourceId; readonly quantity: number },
): Alternative[] {
  const kind = resources.find(({ resource }) => resource.id === wanted.resourceId)?.resource.kind;
  const candidates = resources
    .filter(({ resource }) => resource.kind === kind)
    .map(({ resource, free }) => ({ ...resource, resourceId: resource.id, free }));
  const { start: midnight } = dayBounds(day, site.timeZone);
  return alternativesTo(wanted, candidates, { midnight, now });
}

function siteDay(
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
      const known = priced.get(rateId) ?? pricePeriods(rates.get(rateId)!, periods);
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
      return { resource, rate, windows, free: free.filter((piece) => piece.end > now), periods };
    }),
  };
}

const NONE: readonly Claim[] = [];

/** What can be booked, and what is asked of who books it. */
type OnTerms = Catalogue & { readonly terms: ReadonlyMap<SiteId, SiteTerms> };

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

function card(
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
    const price = fromPrice(resource, rates.get(resource.rateId)!, spanOf(own.openings)[0] ?? usual);
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
