import { type Interval, minutesOf } from './interval.js';
import { share } from './money.js';

/** Prices are stored net of tax or tax included, never mixed inside one VAT group. */
export type PriceMode = 'net' | 'gross';

/**
 * One row of a rate table, tried from the shortest to the longest: up to `upToMinutes` the price is flat;
 * the row without an upper bound is a price per hour, counted by the minute.
 */
export type RateStep =
  | { readonly kind: 'flat'; readonly upToMinutes: number; readonly priceCents: number }
  | { readonly kind: 'hourly'; readonly priceCents: number };

export interface Rate {
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  readonly steps: readonly RateStep[];
  /** The most that one calendar-long booking can cost, per started 24 hours; null: no cap. */
  readonly dailyCapCents: number | null;
}

/** Why the price is what it is; the screens put it into words. */
export interface PriceLine {
  readonly code: 'flat_up_to' | 'hourly' | 'daily_cap' | 'quantity';
  readonly cents: number;
  readonly minutes?: number;
  readonly unitCents?: number;
  readonly quantity?: number;
}

export interface Price {
  /** In the rate's own mode: net or tax included. */
  readonly cents: number;
  readonly lines: readonly PriceLine[];
}

const DAY_MINUTES = 1440;

/**
 * The price of `quantity` places over an interval, with the lines that explain it: their cents sum to the
 * price. Null when the table has no row for so long a booking: such a booking is not for sale.
 */
export function priceReservation(rate: Rate, interval: Interval, quantity: number): Price | null {
  const minutes = minutesOf(interval);
  const flat = rate.steps
    .filter((step) => step.kind === 'flat')
    .toSorted((a, b) => a.upToMinutes - b.upToMinutes)
    .find((step) => minutes <= step.upToMinutes);
  const hourly = rate.steps.find((step) => step.kind === 'hourly');
  const lines: PriceLine[] = [];
  if (flat) {
    lines.push({ code: 'flat_up_to', minutes: flat.upToMinutes, unitCents: flat.priceCents, cents: flat.priceCents });
  } else if (hourly) {
    const cents = share(hourly.priceCents, minutes, 60);
    lines.push({ code: 'hourly', minutes, unitCents: hourly.priceCents, cents });
  } else {
    return null;
  }
  let cents = lines[0]!.cents;
  const cap = rate.dailyCapCents === null ? null : rate.dailyCapCents * Math.ceil(minutes / DAY_MINUTES);
  if (cap !== null && cents > cap) {
    lines.push({ code: 'daily_cap', unitCents: rate.dailyCapCents!, cents: cap - cents });
    cents = cap;
  }
  if (quantity > 1) {
    lines.push({ code: 'quantity', quantity, unitCents: cents, cents: cents * (quantity - 1) });
    cents *= quantity;
  }
  return { cents, lines };
}
