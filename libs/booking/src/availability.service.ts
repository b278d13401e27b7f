import { Injectable } from '@nestjs/common';
import {
  type Day,
  type Instant,
  type Interval,
  type ResourceId,
  type SiteId,
  addDays,
  dayBounds,
  instantOf,
  localDay,
  localTime,
  toIso,
} from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { type Network, type ResourceKind, type SharedSite, SpacesService } from '#libs/spaces';
import { type OnTerms, type SiteCard, type SiteDay, card, siteDay } from './availability.days.js';
import { Kept, KeptDay } from './availability.kept.js';
import { type Alternative, alternativesTo } from './availability.rules.js';
import { type Taken, claimsOf, takenAt } from './availability.store.js';
import { RulesService } from './rules/rules.service.js';
import { fold } from './search.rules.js';

export type { ResourceDay, SiteCard, SiteDay } from './availability.days.js';

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

  /** The same for a site's staff, in their scope: also while the site is not published. */
  siteDay(scope: Scope, siteId: SiteId, day: Day | null): Promise<SiteDay> {
    return this.db.run(scope, async (tx) => {
      const site = await this.spaces.siteById(tx, siteId);
      return this.dayOf(tx, site, day ?? localDay(tx.now, site.timeZone));
    });
  }

  private async dayOf(tx: Tx, site: SharedSite, day: Day): Promise<SiteDay> {
    return (await this.days(tx, [site], day))[0]!;
  }

  /** The same local day of many sites, each in its own time zone; of one kind of resources or of all. */
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
    // Whoever may change a site sees what is not done yet, and the version tells of it only then.
    const changing = tx.scope.siteId !== null;
    const kept = changing ? undefined : this.keptCatalogues.get(key);
    if (kept) {
      const taken = await takenAt(tx, siteIds, window);
      if (taken.version === kept.version) return { catalogue: kept.catalogue, claims: claimsOf(taken) };
    }
    // In this order: what is kept may be younger than its version, never older.
    const [taken, catalogue] = await Promise.all([takenAt(tx, siteIds, window), this.onTerms(tx, siteIds, day, kind)]);
    if (!changing) this.keptCatalogues.keep(key, { version: taken.version, catalogue });
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
