import { Injectable } from '@nestjs/common';
import {
  type AccessFacts,
  DAY,
  type NamedPeriod,
  type NetworkId,
  type OpeningHours,
  type OpeningPlan,
  type Rate,
  type ResourceId,
  type SiteId,
  addDays,
  localDay,
  notFound,
} from '#libs/domain';
import { Config, Db, type Tx } from '#libs/platform';
import { sharedAccessFacts } from './facts/facts.store.js';
import { type Photo, sharedPhotos } from './photos/photos.store.js';
import { type ResourceDescription, sharedDescriptions } from './resources/resources.store.js';
import { planFrom } from './opening/opening.service.js';
import {
  type Days,
  type Network,
  type OfferRows,
  type SharedResource,
  type SharedSite,
  type NamedSite,
  namedResources,
  namedSite,
  namedSites,
  networkBySlug,
  offerOf,
  setHorizon,
  sharedFeatures,
  sharedResources,
  sharedSiteById,
  sharedSiteBySlug,
  sharedSites,
  sharedTerms,
} from './spaces.store.js';

/** Everything about a set of sites that deciding a booking needs. */
export interface Catalogue {
  readonly resources: readonly SharedResource[];
  readonly hours: ReadonlyMap<SiteId, readonly OpeningHours[]>;
  /** Complete for the days that were asked for. */
  readonly plans: ReadonlyMap<SiteId, OpeningPlan>;
  /** Parts of the day that managers named, in the order they are offered in. */
  readonly periods: ReadonlyMap<SiteId, readonly NamedPeriod[]>;
  readonly rates: ReadonlyMap<string, Rate>;
}

export interface SitePage {
  readonly site: SharedSite;
  readonly catalogue: Catalogue;
  /** Those whose exceptions are told. */
  readonly days: Days;
  readonly described: Described;
}

/** What only the page of a site tells of it. */
export interface Described {
  readonly accessibility: AccessFacts;
  readonly resources: ReadonlyMap<ResourceId, ResourceDescription>;
  /** Of the site first, then of its resources, each in order. */
  readonly photos: readonly Photo[];
}

/** Everything that decides, prices and describes one booking. */
export interface Offer extends Omit<OfferRows, 'hours' | 'ownHours' | 'closures' | 'calendar' | 'inside'> {
  /** Complete from yesterday to the horizon. */
  readonly plan: OpeningPlan;
  /** Goes with the booking, so that the guard sees whether it was judged by what is open now. */
  readonly hoursVersion: number;
}

/** How far ahead a site's page tells of days that are not as usual. */
const DAYS_TOLD = 14;

@Injectable()
export class SpacesService {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
  ) {}

  /** The network this installation shows. */
  async network(tx: Tx): Promise<Network> {
    const network = await networkBySlug(tx, this.config.network);
    if (!network) throw notFound();
    return network;
  }

  networkBySlug(tx: Tx, slug: string): Promise<Network | null> {
    return networkBySlug(tx, slug);
  }

  /** Any network's, published or not: for operators. */
  async anySiteBySlug(tx: Tx, slug: string): Promise<NamedSite | null> {
    return namedSite(tx, slug);
  }

  /** False in a database that nobody has set up. */
  async hasNetwork(tx: Tx): Promise<boolean> {
    return (await networkBySlug(tx, null)) !== null;
  }

  sites(tx: Tx, networkId: NetworkId): Promise<SharedSite[]> {
    return sharedSites(tx, networkId);
  }

  async siteBySlug(tx: Tx, slug: string): Promise<SharedSite> {
    const site = await sharedSiteBySlug(tx, this.config.network, slug);
    if (!site) throw notFound();
    return site;
  }

  async siteById(tx: Tx, siteId: SiteId): Promise<SharedSite> {
    const site = await sharedSiteById(tx, siteId);
    if (!site) throw notFound();
    return site;
  }

  async catalogue(
    tx: Tx,
    siteIds: readonly SiteId[],
    days: Days,
    kind: SharedResource['kind'] | null = null,
  ): Promise<Catalogue> {
    const [resources, terms] = await Promise.all([sharedResources(tx, siteIds, kind), sharedTerms(tx, siteIds, days)]);
    const hours = Map.groupBy(terms.hours, (row) => row.siteId);
    const ownHours = Map.groupBy(terms.ownHours, (row) => row.siteId);
    const closures = Map.groupBy(terms.closures, (row) => row.siteId);
    const inside = Map.groupBy(terms.inside, (one) => one.siteId);
    const calendars = new Map(terms.calendars.map((calendar) => [calendar.siteId, calendar]));
    const planOf = (siteId: SiteId): OpeningPlan => {
      const rows = {
        hours: hours.get(siteId) ?? [],
        ownHours: ownHours.get(siteId) ?? [],
        closures: closures.get(siteId) ?? [],
        calendar: calendars.get(siteId) ?? null,
        inside: inside.get(siteId) ?? [],
      };
      return planFrom(rows, days.first, days.last);
    };
    return {
      resources,
      hours,
      plans: new Map(siteIds.map((siteId) => [siteId, planOf(siteId)])),
      periods: Map.groupBy(terms.periods, (period) => period.siteId),
      rates: terms.rates,
    };
  }

  /** Features that one may look for in the network; of one kind of resources, or of all. */
  features(tx: Tx, networkId: NetworkId, kind: SharedResource['kind'] | null = null): Promise<string[]> {
    return sharedFeatures(tx, networkId, kind);
  }

  /** Names of sites and of their resources, retired ones too: a past booking keeps its words. */
  async names(
    tx: Tx,
    siteIds: readonly SiteId[],
  ): Promise<{ sites: Map<SiteId, NamedSite>; resources: Map<ResourceId, string> }> {
    if (siteIds.length === 0) return { sites: new Map(), resources: new Map() };
    const [sites, resources] = await Promise.all([namedSites(tx, siteIds), namedResources(tx, siteIds)]);
    return {
      sites: new Map(sites.map((site) => [site.siteId, site])),
      resources: new Map(resources.map(({ id, name }) => [id, name])),
    };
  }

  /** What can be booked at one site. */
  resources(tx: Tx, siteId: SiteId): Promise<SharedResource[]> {
    return sharedResources(tx, [siteId]);
  }

  /** How many days ahead one may book. Joins the site's own transaction. */
  async setHorizon(tx: Tx, siteId: SiteId, days: number): Promise<void> {
    await setHorizon(tx, siteId, days);
  }

  async offer(tx: Tx, siteId: SiteId, resourceId: ResourceId): Promise<Offer> {
    // A day of UTC before now is over everywhere.
    const since = localDay(tx.now - DAY, 'UTC');
    const rows = await offerOf(tx, siteId, resourceId, since);
    if (!rows) throw notFound();
    const { hours, ownHours, closures, calendar, inside, ...offer } = rows;
    const plan = planFrom(
      { hours, ownHours, closures, calendar, inside },
      since,
      addDays(since, offer.horizonDays + 3),
    );
    return { ...offer, plan, hoursVersion: calendar.version };
  }

  /** Facts of the front page. */
  overview(): Promise<{ network: Network; sites: SharedSite[]; places: number }> {
    return this.db.shared(async (tx) => {
      const network = await this.network(tx);
      const sites = await this.sites(tx, network.id);
      const resources = await sharedResources(
        tx,
        sites.map((site) => site.siteId),
      );
      return { network, sites, places: resources.reduce((places, resource) => places + resource.capacity, 0) };
    });
  }

  /** One site's page: the days from today on that are told of are `days`. */
  page(slug: string): Promise<SitePage> {
    return this.db.shared(async (tx) => {
      const site = await this.siteBySlug(tx, slug);
      const first = localDay(tx.now, site.timeZone);
      const days = { first, last: addDays(first, DAYS_TOLD) };
      const catalogue = await this.catalogue(tx, [site.siteId], days);
      return { site, catalogue, days, described: await this.described(tx, site.siteId) };
    });
  }

  private async described(tx: Tx, siteId: SiteId): Promise<Described> {
    const [accessibility, resources, photos] = await Promise.all([
      sharedAccessFacts(tx, siteId),
      sharedDescriptions(tx, siteId),
      sharedPhotos(tx, siteId),
    ]);
    return { accessibility, resources: new Map(resources.map((one) => [one.id, one])), photos };
  }
}
