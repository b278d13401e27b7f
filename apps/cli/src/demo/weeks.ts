import {
  type Day,
  HOUR,
  type Instant,
  type Interval,
  MINUTE,
  type MemberId,
  type OpeningPlan,
  type PersonId,
  type Rate,
  type ReservationId,
  type ResourceId,
  addDays,
  openDay,
  periodsOf,
  priceReservation,
  weekdayOf,
} from '#libs/domain';
import { type Import, labelOf } from '#libs/booking';
import type { NewResource } from '#libs/spaces';
import type { Random } from './random.js';

export interface DemoMember {
  readonly memberId: MemberId;
  readonly personId: PersonId;
}

export interface DemoSite {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: 'EUR' | 'CHF';
  /** Complete for the weeks to generate. */
  readonly plan: OpeningPlan;
  readonly rates: Readonly<Record<string, Rate>>;
  readonly resources: readonly (NewResource & { readonly id: ResourceId })[];
  readonly members: readonly DemoMember[];
  /** Comes on Tuesdays and Thursdays, whatever happens: the demonstration's coworker at their usual site. */
  readonly regular: DemoMember | null;
  /** Part of the places taken on an ordinary day, 0..1. */
  readonly popularity: number;
}

/** Monday to Sunday: the middle of the week is full, Friday is not. */
const WEEKDAY_PULL = [0.85, 1.1, 1, 1.15, 0.75, 0.35, 0.25];
/** How much of a coming week is booked already. */
const AHEAD_PULL = [1, 0.62, 0.36, 0.22, 0.12];

/** One week of a site's bookings that fit: the generator counts what it gave, the guard agrees. */
export function generateWeek(random: Random, site: DemoSite, monday: Day, weeksAhead: number, now: Instant): Import[] {
  const growth = 1 + 0.012 * Math.min(0, weeksAhead);
  const ahead = weeksAhead <= 0 ? 1 : (AHEAD_PULL[weeksAhead] ?? 0.08);
  const imports: Import[] = [];
  const containers = new Set(site.resources.map(({ parent }) => parent));
  for (let offset = 0; offset < 7; offset++) {
    const day = addDays(monday, offset);
    const { openings } = openDay(site.plan, day, site.timeZone);
    if (openings.length === 0) continue;
    const pull = site.popularity * WEEKDAY_PULL[offset]! * growth * ahead;
    const people = random.sample(site.members, site.members.length);
    if (site.regular && (weekdayOf(day) === 2 || weekdayOf(day) === 4)) people.push(site.regular);
    for (const resource of site.resources) {
      // A whole room full of desks or machines is for visitors of the demonstration to try.
      if (containers.has(resource.name)) continue;
      for (const during of demandFor(random, resource, openings, day, site.timeZone, pull)) {
        const who = people.pop();
        if (who) imports.push(bookingOf(random, site, resource, during, who, now));
      }
    }
  }
  return imports;
}

type Resource = DemoSite['resources'][number];

function demandFor(
  random: Random,
  resource: Resource,
  openings: readonly Interval[],
  day: Day,
  zone: string,
  pull: number,
): Interval[] {
  if (resource.kind !== 'desk') return slots(random, resource, openings, pull);
  const periods = periodsOf(openings, day, zone);
  const whole = periods[0]!;
  const [morning, afternoon] = [periods[1] ?? whole, periods[2] ?? whole];
  const wanted = Math.round(resource.capacity * Math.min(1.05, pull * (0.85 + 0.3 * random.next())));
  if (resource.capacity === 1) return random.chance(Math.min(0.9, pull)) ? [whole] : [];
  const left = { morning: resource.capacity, afternoon: resource.capacity };
  const given: Interval[] = [];
  for (let count = 0; count < wanted; count++) {
    const draw = random.next();
    const [period, am, pm] = draw < 0.55 ? [whole, 1, 1] : draw < 0.8 ? [morning, 1, 0] : [afternoon, 0, 1];
    const overlapsAll = period === whole || morning === whole;
    const [needAm, needPm] = overlapsAll ? [1, 1] : [am, pm];
    if (left.morning < needAm || left.afternoon < needPm) continue;
    left.morning -= needAm;
    left.afternoon -= needPm;
    given.push(period);
  }
  return given;
}

/** Rooms and machines: an hour or three, one after the other, with the preparation between. */
function slots(random: Random, resource: Resource, openings: readonly Interval[], pull: number): Interval[] {
  const given: Interval[] = [];
  for (const opening of openings) {
    let at = opening.start + random.between(0, 4) * 30 * MINUTE;
    while (at + HOUR <= opening.end) {
      const length = random.pick([1, 1, 2, 2, 3]) * HOUR;
      if (at + length > opening.end) break;
      if (random.chance(Math.min(0.85, pull * 0.8))) {
        given.push({ start: at, end: at + length });
        at += resource.preparationMinutes * MINUTE;
      }
      at += length + random.between(0, 3) * 30 * MINUTE;
      at = Math.ceil(at / (30 * MINUTE)) * 30 * MINUTE;
    }
  }
  return given;
}

function bookingOf(
  random: Random,
  site: DemoSite,
  resource: Resource,
  during: Interval,
  who: DemoMember,
  now: Instant,
): Import {
  const rate = site.rates[resource.rate]!;
  const price = priceReservation(rate, during, 1)!;
  const fate = random.next();
  const over = during.end <= now;
  const begun = during.start <= now;
  const status =
    fate < 0.05
      ? 'cancelled'
      : !begun
        ? 'confirmed'
        : fate < 0.1 && over
          ? 'no_show'
          : fate < 0.8 || over
            ? 'checked_in'
            : 'confirmed';
  const createdAt = Math.min(now, during.start) - random.between(2, 240) * HOUR;
  return {
    id: random.uuid() as ReservationId,
    resourceId: resource.id,
    ...who,
    during,
    preparationMinutes: resource.preparationMinutes,
    price,
    currency: site.currency,
    label: labelOf(resource.name, site.name),
    priceMode: rate.priceMode,
    vatRateBp: rate.vatRateBp,
    status,
    checkedInAt: status === 'checked_in' ? Math.min(now, during.start + random.between(0, 40) * MINUTE) : null,
    cancelledAt: status === 'cancelled' ? createdAt + HOUR : null,
    createdAt,
  };
}
