import { type Interval, MINUTE } from './interval.js';
import { placeCents } from './extras.js';
import { share, sum } from './money.js';
import {
  type Price,
  type PriceLine,
  type PriceMode,
  type PricedExtra,
  type Rate,
  priceReservation,
} from './pricing.js';
import { type Day, type Zone, addDays, instantOf, localDay } from './time.js';

const DAY_MINUTES = 1440;

/** What a plan or a group gives its people: another rate, a part off the price, or both. */
export interface Advantage {
  readonly name: string;
  /** Null: the rate of everybody. */
  readonly rate: Rate | null;
  /** Basis points: 1000 = 10 % off. */
  readonly discountBp: number;
}

/** Prepaid or included rights that may be used for a booking. */
export interface Lot {
  readonly id: string;
  readonly unit: CreditUnit;
  /** Minutes, passes of one place for one local day, or cents in the rate's price mode. */
  readonly left: number;
  readonly name: string;
  /** Of passes: days on which some are used already and have a place to spare at the time of the booking. */
  readonly paid?: readonly PaidDay[];
}
export interface PaidDay {
  readonly day: Day;
  readonly places: number;
}
export const CREDIT_UNITS = ['minute', 'pass', 'cent'] as const;
export type CreditUnit = (typeof CREDIT_UNITS)[number];

/** What somebody brings to the price of one booking. */
export interface Standing {
  readonly advantages: readonly Advantage[];
  /** In the order in which they are used up. */
  readonly lots: readonly Lot[];
}
export const NO_STANDING: Standing = { advantages: [], lots: [] };

export interface Debit {
  readonly lotId: string;
  readonly amount: number;
}

/** The part of a booking on one local day whose places passes of a lot pay for. */
export interface PassDay extends Interval {
  readonly lotId: string;
  readonly day: Day;
  readonly places: number;
}

/** A price with what prepaid rights take off it. */
export interface Quote extends Price {
  /** What is newly used up. */
  readonly debits: readonly Debit[];
  /** What passes pay for, newly used or not: whoever comes again on a day that is paid uses no other. */
  readonly passes: readonly PassDay[];
}

/** How much of what is booked, and when. */
export interface Booked extends Interval {
  readonly quantity: number;
  readonly zone: Zone;
}

/** What this person pays, in money and in rights: `bestPrice`, then `coverPrice`. Null: it is not for sale. */
export function quoteReservation(rate: Rate, booked: Booked, { advantages, lots }: Standing): Quote | null {
  const price = bestPrice(rate, booked, advantages);
  return price && coverPrice(price, booked, lots, rate.priceMode);
}

/** The best of everybody's price and of each advantage: they do not add up. */
export function bestPrice(rate: Rate, booked: Booked, advantages: readonly Advantage[]): Price | null {
  const { quantity, zone } = booked;
  const offers = [{ name: '', rate: null, discountBp: 0 }, ...advantages].flatMap((advantage) => {
    const price = priceReservation(advantage.rate ?? rate, booked, quantity, zone);
    return price ? [discounted(price, advantage)] : [];
  });
  return offers.toSorted((a, b) => a.cents - b.cents)[0] ?? null;
}

function discounted(price: Price, { name, discountBp }: Advantage): Price {
  const off = share(price.cents, discountBp, 10_000);
  if (off === 0) return price;
  const line: PriceLine = { code: 'discount', name, percentBp: discountBp, cents: 0 - off };
  return { ...price, cents: price.cents - off, lines: [...price.lines, line] };
}

/** A booking by its local days, each with the part of it that lies in that day. */
export function localParts({ start, end, zone }: Interval & { readonly zone: Zone }): (Interval & { day: Day })[] {
  const parts: (Interval & { day: Day })[] = [];
  let from = start;
  for (let day = localDay(from, zone); from < end; day = addDays(day, 1)) {
    const until = Math.min(instantOf(day, DAY_MINUTES, zone), end);
    if (until > from) parts.push({ day, start: from, end: until });
    from = Math.max(from, until);
  }
  return parts;
}

/** One place on one local day. */
interface PlaceDay {
  readonly day: Day;
  readonly minutes: number;
}

const placeDays = ({ quantity, ...during }: Booked): PlaceDay[] =>
  localParts(during).flatMap(({ day, start, end }) =>
    Array.from({ length: quantity }, () => ({ day, minutes: (end - start) / MINUTE })),
  );

const minutesOf = (places: readonly PlaceDay[]): number => sum(places.map(({ minutes }) => minutes));

/**
 * What is left of a price once prepaid rights are used. A pass covers one place on one local day, however often it is
 * taken and left that day: what is paid so comes first. Then the rights in their order; minutes cover minutes of places,
 * and like passes take their part of the time off the price of the place; money comes off what is left of it, then off
 * the extras that are priced as it counts (`mode`: that of the price). Nothing is used up for what costs nothing.
 */
export function coverPrice(price: Price, booked: Booked, lots: readonly Lot[], mode: PriceMode): Quote {
  const wanted = placeDays(booked);
  const whole = minutesOf(wanted);
  let uncovered: readonly PlaceDay[] = wanted;
  const full = placeCents(price);
  let place = full;
  let extras = price.extras;
  const lines: PriceLine[] = [];
  const debits: Debit[] = [];
  const covered = new Map<string, PlaceDay[]>();
  const cover = (lot: Lot, code: PriceLine['code'], { amount, left, days = [] }: Cover) => {
    if (amount === 0) return;
    uncovered = left;
    const remaining = share(full, minutesOf(left), whole);
    lines.push({ code, name: lot.name, quantity: amount, cents: remaining - place });
    place = remaining;
    if (code !== 'credit_day') debits.push({ lotId: lot.id, amount });
    if (days.length > 0) covered.set(lot.id, [...(covered.get(lot.id) ?? []), ...days]);
  };
  for (const lot of lots) if (place > 0 && lot.unit === 'pass') cover(lot, 'credit_day', usePaid(lot, uncovered));
  for (const lot of lots) {
    if (place === 0) break;
    if (lot.unit === 'pass') cover(lot, 'credit_pass', usePasses(lot.left, uncovered));
    if (lot.unit === 'minute') cover(lot, 'credit_minute', useMinutes(lot.left, uncovered));
  }
  for (const lot of lots.filter((one) => one.unit === 'cent')) {
    const forPlace = Math.min(lot.left, place);
    const { paid, left } = payExtras(lot.left - forPlace, extras, mode);
    const amount = forPlace + paid;
    if (amount === 0) continue;
    lines.push({ code: 'credit_cent', name: lot.name, cents: 0 - amount });
    debits.push({ lotId: lot.id, amount });
    place -= forPlace;
    extras = left;
  }
  const cents = place + sum(extras.map((extra) => extra.cents));
  return { cents, lines: [...price.lines, ...lines], extras, debits, passes: passDays(booked, covered) };
}

/** In their order. Money that counts at prices with tax pays for no price without, nor the other way round. */
function payExtras(money: number, extras: readonly PricedExtra[], mode: PriceMode) {
  let unused = money;
  const left = extras.map((extra) => {
    const paid = extra.priceMode === mode ? Math.min(unused, extra.cents) : 0;
    unused -= paid;
    return { ...extra, cents: extra.cents - paid, chargeCents: extra.chargeCents - paid };
  });
  return { paid: money - unused, left };
}

/** What a lot takes of the time that is not covered yet. */
interface Cover {
  readonly amount: number;
  readonly left: readonly PlaceDay[];
  /** By passes: of one place each. */
  readonly days?: readonly PlaceDay[];
}

const byLength = (a: PlaceDay, b: PlaceDay): number => b.minutes - a.minutes;
const isOpen = ({ minutes }: PlaceDay): boolean => minutes > 0;

/** Places on days for which passes were used before. */
function usePaid({ paid = [] }: Lot, uncovered: readonly PlaceDay[]): Cover {
  const spare = new Map(paid.map(({ day, places }) => [day, places]));
  const days: PlaceDay[] = [];
  const left = uncovered.toSorted(byLength).filter((place) => {
    const places = spare.get(place.day) ?? 0;
    if (places === 0 || !isOpen(place)) return true;
    spare.set(place.day, places - 1);
    days.push(place);
    return false;
  });
  return { amount: days.length, left, days };
}

/** Each pass frees a whole place-day, the longest first. */
function usePasses(passes: number, uncovered: readonly PlaceDay[]): Cover {
  const longest = uncovered.filter(isOpen).toSorted(byLength);
  const amount = Math.min(passes, longest.length);
  return { amount, left: longest.slice(amount), days: longest.slice(0, amount) };
}

function useMinutes(minutes: number, uncovered: readonly PlaceDay[]): Cover {
  let unused = minutes;
  const left = uncovered.map(({ day, minutes: wanted }) => {
    const used = Math.min(unused, wanted);
    unused -= used;
    return { day, minutes: wanted - used };
  });
  return { amount: minutes - unused, left };
}

function passDays(booked: Booked, covered: ReadonlyMap<string, readonly PlaceDay[]>): PassDay[] {
  return [...covered].flatMap(([lotId, days]) =>
    localParts(booked).flatMap((part) => {
      const places = days.filter(({ day }) => day === part.day).length;
      return places === 0 ? [] : [{ lotId, ...part, places }];
    }),
  );
}
