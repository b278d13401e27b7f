import { Injectable } from '@nestjs/common';
import {
  type AccessFacts,
  type NetworkId,
  type OpeningHours,
  type Rate,
  type ResourceId,
  type SiteId,
  notFound,
} from '#libs/domain';
import { Config, Db, type Tx } from '#libs/platform';
import { sharedAccessFacts } from './facts/facts.store.js';
import { type Photo, sharedPhotos } from './photos/photos.store.js';
import { type ResourceDescription, sharedDescriptions } from './resources/resources.store.js';
import {
  type Network,
  type Offer,
  type SharedResource,
  type SharedSite,
  type NamedSite,
  namedResources,
  namedSite,
  namedSites,
  networkBySlug,
  offerOf,
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
  readonly rates: ReadonlyMap<string, Rate>;
}

/** What only the page of a site tells of it. */
export interface Described {
  readonly accessibility: AccessFacts;
  readonly resources: ReadonlyMap<ResourceId, ResourceDescription>;
  /** Of the site first, then of its resources, each in order. */
  readonly photos: readonly Photo[];
}

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

  async catalogue(tx: Tx, siteIds: readonly SiteId[], kind: SharedResource['kind'] | null = null): Promise<Catalogue> {
    const [resources, { hours, rates }] = await Promise.all([
      sharedResources(tx, siteIds, kind),
      sharedTerms(tx, siteIds),
    ]);
    return { resources, hours: Map.groupBy(hours, (row) => row.siteId), rates };
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

  async offer(tx: Tx, siteId: SiteId, resourceId: ResourceId): Promise<Offer> {
    const offer = await offerOf(tx, siteId, resourceId);
    if (!offer) throw notFound();
    return offer;
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

  /** One site's page. */
  page(slug: string): Promise<{ site: SharedSite; catalogue: Catalogue; described: Described }> {
    return this.db.shared(async (tx) => {
      const site = await this.siteBySlug(tx, slug);
      return {
        site,
        catalogue: await this.catalogue(tx, [site.siteId]),
        described: await this.described(tx, site.siteId),
      };
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
