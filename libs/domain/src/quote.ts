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
import { type Zone, addDays, instantOf, localDay } from './time.js';

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

/** A price with what prepaid rights take off it. */
export interface Quote extends Price {
  readonly debits: readonly Debit[];
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

/** The minutes of each place on each local day. */
function placeDays({ start, end, quantity, zone }: Booked): number[] {
  const days: number[] = [];
  let from = start;
  for (let day = localDay(from, zone); from < end; day = addDays(day, 1)) {
    const until = Math.min(instantOf(day, DAY_MINUTES, zone), end);
    if (until > from) days.push((until - from) / MINUTE);
    from = Math.max(from, until);
  }
  return days.flatMap((minutes) => Array.from({ length: quantity }, () => minutes));
}

/**
 * What is left of a price once prepaid rights are used, in their order. A pass covers one place on one local day,
 * minutes cover minutes of places, and both take their part of the time off the price of the place; money comes off
 * what is left of it, then off the extras that are priced as it counts (`mode`: that of the price). Nothing is used up
 * for what costs nothing.
 */
export function coverPrice(price: Price, booked: Booked, lots: readonly Lot[], mode: PriceMode): Quote {
  const wanted = placeDays(booked);
  const whole = sum(wanted);
  const full = placeCents(price);
  let uncovered: readonly number[] = wanted;
  let place = full;
  let extras = price.extras;
  const lines: PriceLine[] = [];
  const debits: Debit[] = [];
  for (const lot of lots.filter((one) => one.unit !== 'cent')) {
    if (place === 0) break;
    const { amount, left } = (lot.unit === 'pass' ? usePasses : useMinutes)(lot.left, uncovered);
    if (amount === 0) continue;
    uncovered = left;
    const remaining = share(full, sum(left), whole);
    lines.push({ code: `credit_${lot.unit}`, name: lot.name, quantity: amount, cents: remaining - place });
    debits.push({ lotId: lot.id, amount });
    place = remaining;
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
  return { cents, lines: [...price.lines, ...lines], extras, debits };
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

/** Each pass frees a whole place-day, the longest first. */
function usePasses(passes: number, uncovered: readonly number[]): { amount: number; left: number[] } {
  const longest = uncovered.filter((minutes) => minutes > 0).toSorted((a, b) => b - a);
  const amount = Math.min(passes, longest.length);
  return { amount, left: longest.slice(amount) };
}

function useMinutes(minutes: number, uncovered: readonly number[]): { amount: number; left: number[] } {
  let unused = minutes;
  const left = uncovered.map((wanted) => {
    const used = Math.min(unused, wanted);
    unused -= used;
    return wanted - used;
  });
  return { amount: minutes - unused, left };
}
