import { Injectable } from '@nestjs/common';
import {
  type Day,
  type Instant,
  type Interval,
  type Rate,
  type Zone,
  addDays,
  computeVat,
  dayBounds,
  invalid,
  localDay,
  placesThroughout,
  priceReservation,
} from '#libs/domain';
import { Db, type Tx } from '#libs/platform';
import { type ResourceKind, type SharedResource, type SharedSite, SpacesService } from '#libs/spaces';
import { AvailabilityService, type SiteDay } from './availability.service.js';
import { horizonEnd } from './reservations.rules.js';
import {
  type Around,
  type Circle,
  type FoundTime,
  type WhyNot,
  type Wish,
  bestTimes,
  checkFeatures,
  checkHours,
  circleOf,
  distanceKm,
  nearestReason,
  timesOf,
} from './search.rules.js';

export const ORDERS = ['distance', 'time', 'price'] as const;
export type Order = (typeof ORDERS)[number];

export interface Asked {
  readonly kind: ResourceKind;
  /** Local day at each site; null: today. */
  readonly day: Day | null;
  readonly wish: Wish;
  readonly around: Around;
  /** Null: by distance when it is known from where, else by time. */
  readonly order: Order | null;
}

/** A time at which a resource can be booked as asked. */
export interface ResourceTime extends FoundTime {
  readonly resource: SharedResource;
  /** Free throughout. */
  readonly places: number;
}

export interface SiteFound {
  readonly site: SharedSite;
  /** Null without a circle. */
  readonly distanceKm: number | null;
  /** The best few, in order. */
  readonly times: readonly ResourceTime[];
  /** Resources that have a time, those of `times` included. */
  readonly resources: number;
}

/** What to change so that something is found; each has been tried. */
export interface WaysOut {
  readonly why: WhyNot;
  readonly otherDay: Day | null;
  /** The nearest site outside the circle that has a time. */
  readonly fartherKm: number | null;
  readonly without: Dropped | null;
}

/** A wish that could be left out. */
export const DROPPED = ['features', 'accessible', 'places', 'hours'] as const;
export type Dropped = (typeof DROPPED)[number];

export interface Searched {
  readonly kind: ResourceKind;
  readonly day: Day;
  readonly order: Order;
  readonly found: readonly SiteFound[];
  /** Null when something was found. */
  readonly waysOut: WaysOut | null;
}

const TIMES_OF_A_SITE = 3;
const DAYS_TRIED = 7;

interface Look {
  readonly found: SiteFound[];
  readonly why: WhyNot;
}

/** Looks through the sites of the network for times that can be booked as asked; shows nothing of who booked. */
@Injectable()
export class SearchService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly availability: AvailabilityService,
  ) {}

  /** What can be asked for: features that places of the kind have, communes that have a site. */
  filters(kind: ResourceKind): Promise<{ features: string[]; communes: string[] }> {
    return this.db.shared(async (tx) => {
      const network = await this.spaces.network(tx);
      const [sites, features] = await Promise.all([
        this.spaces.sites(tx, network.id),
        this.spaces.features(tx, network.id, kind),
      ]);
      const communes = [...new Set(sites.map((site) => site.commune))];
      return { features, communes: communes.toSorted((a, b) => a.localeCompare(b, 'fr')) };
    });
  }

  /** Throws hours_reversed, duration_too_long, unknown_feature, unknown_commune, radius_out_of_range, position_incomplete. */
  search(asked: Asked): Promise<Searched> {
    const { kind, wish, around } = asked;
    checkHours(wish);
    return this.db.shared(async (tx) => {
      const network = await this.spaces.network(tx);
      const [sites, features] = await Promise.all([
        this.spaces.sites(tx, network.id),
        wish.features.length === 0 ? [] : this.spaces.features(tx, network.id),
      ]);
      checkFeatures(wish.features, features);
      const circle = circleOf(around, sites);
      if (!circle && asked.order === 'distance') {
        throw invalid('position_incomplete', { detail: 'order: distance from what? say near, or lat and lon' });
      }
      const order = asked.order ?? (circle ? 'distance' : 'time');
      const day = asked.day ?? localDay(tx.now, sites[0]?.timeZone ?? 'UTC');
      const near = circle ? sites.filter((site) => distanceKm(circle.centre, site) <= circle.radiusKm) : sites;
      const days = await this.availability.days(tx, near, day, kind);
      const { found, why } = look(days, wish, circle, tx.now);
      found.sort(BY[order]);
      const waysOut = found.length > 0 ? null : await this.waysOut(tx, asked, { circle, day, days, near, sites, why });
      return { kind, day, order, found, waysOut };
    });
  }

  private async waysOut(tx: Tx, { kind, wish }: Asked, failed: Failed): Promise<WaysOut> {
    const { circle, day, days, near, sites, why } = failed;
    const finds = (some: readonly SiteDay[], other: Wish) => look(some, other, circle, tx.now).found.length > 0;
    const without = DROPPED.find((filter) => isSaid(wish, filter) && finds(days, leaveOut(wish, filter))) ?? null;
    let otherDay: Day | null = null;
    for (const other of otherDays(near, day, tx.now)) {
      if (!finds(await this.availability.days(tx, near, other, kind), wish)) continue;
      otherDay = other;
      break;
    }
    const beyond = sites.filter((site) => !near.includes(site));
    const { found } = look(await this.availability.days(tx, beyond, day, kind), wish, circle, tx.now);
    const fartherKm = found.length === 0 ? null : Math.min(...found.map((site) => site.distanceKm!));
    return { why, otherDay, fartherKm, without };
  }
}

interface Failed {
  readonly circle: Circle | null;
  readonly day: Day;
  readonly days: readonly SiteDay[];
  readonly near: readonly SharedSite[];
  readonly sites: readonly SharedSite[];
  readonly why: WhyNot;
}

/** The next days, or the first ones when the day is over, or the last ones when it is too far ahead. */
function otherDays(sites: readonly SharedSite[], day: Day, now: Instant): Day[] {
  if (sites.length === 0) return [];
  const today = localDay(now, sites[0]!.timeZone);
  const latest = sites
    .map((site) => localDay(horizonEnd(site, now) - 1, site.timeZone))
    .toSorted()
    .at(-1)!;
  const after = day < today ? today : addDays(day, 1);
  const lastOnes = addDays(latest, 1 - DAYS_TRIED);
  const first = after <= lastOnes ? after : lastOnes < today ? today : lastOnes;
  return Array.from({ length: DAYS_TRIED }, (_, index) => addDays(first, index)).filter((other) => other !== day);
}

const isSaid = (wish: Wish, filter: Dropped): boolean => {
  switch (filter) {
    case 'features':
      return wish.features.length > 0;
    case 'accessible':
      return wish.accessible;
    case 'places':
      return wish.places > 1;
    case 'hours':
      return wish.from !== null || wish.until !== null || wish.minutes !== null;
    default:
      return filter satisfies never;
  }
};

const LEFT_OUT: Record<Dropped, Partial<Wish>> = {
  features: { features: [] },
  accessible: { accessible: false },
  places: { places: 1 },
  hours: { from: null, until: null, minutes: null },
};
const leaveOut = (wish: Wish, filter: Dropped): Wish => ({ ...wish, ...LEFT_OUT[filter] });

/** The sites that have a time for the wish; else why none has. */
function look(days: readonly SiteDay[], wish: Wish, circle: Circle | null, now: Instant): Look {
  const found: SiteFound[] = [];
  const reasons = new Set<WhyNot>();
  for (const day of days) {
    const times = timesAt(day, wish, now, reasons);
    if (times.length === 0) continue;
    found.push({
      site: day.site,
      distanceKm: circle && distanceKm(circle.centre, day.site),
      times: bestTimes(times, TIMES_OF_A_SITE),
      resources: new Set(times.map((time) => time.resourceId)).size,
    });
  }
  return { found, why: nearestReason(reasons) };
}

function timesAt({ site, day, bookable, resources }: SiteDay, wish: Wish, now: Instant, reasons: Set<WhyNot>) {
  const { accessible, timeZone: zone } = site;
  const on = { day, zone, now, accessible, bookable, midnight: dayBounds(day, zone).start };
  const times: ResourceTime[] = [];
  for (const { resource, rate, windows, free } of resources) {
    const found = timesOf({ ...resource, windows, free }, wish, on);
    if (typeof found === 'string') {
      reasons.add(found);
      continue;
    }
    for (const time of found) {
      const priceCents = grossOf(rate, time, wish.places, site.timeZone);
      if (priceCents === null) reasons.add('not_so_long');
      else times.push({ ...time, resourceId: resource.id, resource, places: placesThroughout(free, time), priceCents });
    }
  }
  return times;
}

/** Tax included; null when the rate has no price for so long a booking. */
function grossOf(rate: Rate, during: Interval, quantity: number, zone: Zone): number | null {
  const price = priceReservation(rate, during, quantity, zone);
  if (!price) return null;
  const { priceMode, vatRateBp } = rate;
  return computeVat([{ amountCents: price.cents, priceMode, vatCategory: 'S', vatRateBp }]).grossCents;
}

const cheapest = ({ times }: SiteFound): number => Math.min(...times.map((time) => time.priceCents));
const byTime = (a: SiteFound, b: SiteFound): number => a.times[0]!.start - b.times[0]!.start;
const byPrice = (a: SiteFound, b: SiteFound): number => cheapest(a) - cheapest(b);
const byDistance = (a: SiteFound, b: SiteFound): number => (a.distanceKm ?? 0) - (b.distanceKm ?? 0);
const byName = (a: SiteFound, b: SiteFound): number => a.site.name.localeCompare(b.site.name, 'fr');

const BY: Record<Order, (a: SiteFound, b: SiteFound) => number> = {
  distance: (a, b) => byDistance(a, b) || byTime(a, b) || byName(a, b),
  time: (a, b) => byTime(a, b) || byDistance(a, b) || byPrice(a, b) || byName(a, b),
  price: (a, b) => byPrice(a, b) || byDistance(a, b) || byTime(a, b) || byName(a, b),
};
