import { type Interval, MINUTE, intersect, minutesOf } from './interval.js';
import { allocate, ratio } from './money.js';
import { type Zone, addDays, instantOf, localDay, weekdayOf } from './time.js';

/** Prices are stored net of tax or tax included, never mixed inside one VAT group. */
export type PriceMode = 'net' | 'gross';

/**
 * One row of a rate table, tried from the shortest to the longest: up to `upToMinutes` the price is flat;
 * the row without an upper bound is a price per hour, counted by the minute.
 */
export type RateStep =
  | { readonly kind: 'flat'; readonly upToMinutes: number; readonly priceCents: number }
  | { readonly kind: 'hourly'; readonly priceCents: number };

export interface RateTable {
  readonly steps: readonly RateStep[];
  /** The most that one calendar-long booking can cost, per started 24 hours; null: no cap. */
  readonly dailyCapCents: number | null;
}

/** A part of the week, on the wall clock of the site, with a table of its own: the evening, the weekend. */
export interface RateWindow {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** Minutes of the day, 0..1440; `until` is later than `from`. Windows of a rate do not overlap. */
  readonly from: number;
  readonly until: number;
  readonly name: string;
  readonly table: RateTable;
}

export interface Rate extends RateTable {
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  readonly windows: readonly RateWindow[];
}

export const PRICE_LINE_CODES = [
  'flat_up_to',
  'hourly',
  'daily_cap',
  'no_less',
  'quantity',
  'discount',
  'extra',
  'credit_minute',
  'credit_pass',
  'credit_day',
  'credit_cent',
] as const;

/** How an extra is counted: once per booking, per person, or per started hour. */
export const EXTRA_UNITS = ['booking', 'place', 'hour'] as const;
export type ExtraUnit = (typeof EXTRA_UNITS)[number];

/** Why the price is what it is; the screens put it into words. */
export interface PriceLine {
  readonly code: (typeof PRICE_LINE_CODES)[number];
  readonly cents: number;
  /** What it is called: the part of the week, the plan, the extra, the pass. */
  readonly name?: string;
  readonly minutes?: number;
  /** How much of the booking lies in this part of the week, where it lies in several. */
  readonly partMinutes?: number;
  readonly unitCents?: number;
  readonly quantity?: number;
  readonly percentBp?: number;
  /** Of an extra, which is priced and taxed in its own way. */
  readonly per?: ExtraUnit;
  readonly vatRateBp?: number;
}

/** An extra as a part of a price: as it was called and priced when it was taken. */
export interface PricedExtra {
  readonly id: string;
  readonly name: string;
  /** How many were taken: of these there are perhaps only so many. */
  readonly quantity: number;
  readonly per: ExtraUnit;
  /** How often its price is paid: each one, and where it is per hour each started hour. */
  readonly units: number;
  readonly unitCents: number;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  /** Its part of the price, in the mode of the price. */
  readonly cents: number;
  /** The same in its own mode: what is charged for it. */
  readonly chargeCents: number;
}

export interface Price {
  /** In the rate's own mode: net or tax included. With the extras. */
  readonly cents: number;
  /** Their cents sum to the price. */
  readonly lines: readonly PriceLine[];
  /** What is had along with the place; the rest of the price is the place's. */
  readonly extras: readonly PricedExtra[];
}

const DAY_MINUTES = 1440;

/**
 * The price of `quantity` places over an interval, with the lines that explain it. Null when a table that it needs has
 * no row for so long a booking: such a booking is not for sale.
 *
 * A booking that lies in several parts of the week costs, of each part's table, the price for its *whole* length in
 * proportion to the time in that part. So hours are counted each at their own price, and a half day that ends in the
 * evening is part of a half day and part of an evening.
 *
 *   table       |---- day 10 €/h ----|-- evening 15 €/h --|
 *   booking              |--- 2 h ---|- 1 h -|                 2 × 10 + 1 × 15
 *
 * A longer booking from the same start never costs less than a shorter one.
 */
export function priceReservation(rate: Rate, interval: Interval, quantity: number, zone: Zone): Price | null {
  const stretches = stretchesOf(rate, interval, zone);
  const parts = partsOf(stretches);
  const cost = costOf(parts);
  if (!cost) return null;
  const lines = linesOf(parts, cost);
  const least = parts.length === 1 ? null : dearestPrefix(stretches, cost.minutes);
  let { cents } = cost;
  if (least && least.cents > cents) {
    lines.push({ code: 'no_less', minutes: least.minutes, unitCents: least.cents, cents: least.cents - cents });
    ({ cents } = least);
  }
  if (quantity > 1) {
    lines.push({ code: 'quantity', quantity, unitCents: cents, cents: cents * (quantity - 1) });
    cents *= quantity;
  }
  return { cents, lines, extras: [] };
}

/** Time on one table; `name` null: the rate's own. */
interface Stretch {
  readonly name: string | null;
  readonly table: RateTable;
  readonly minutes: number;
}

/** The interval cut where the table changes, in order; a change of the clocks is counted as it is lived. */
function stretchesOf(rate: Rate, interval: Interval, zone: Zone): Stretch[] {
  if (rate.windows.length === 0) return [{ name: null, table: rate, minutes: minutesOf(interval) }];
  const stretches: Stretch[] = [];
  const add = (name: string | null, table: RateTable, start: number, end: number) => {
    const minutes = (end - start) / MINUTE;
    const last = stretches.at(-1);
    if (minutes <= 0) return;
    if (last && last.name === name) stretches[stretches.length - 1] = { ...last, minutes: last.minutes + minutes };
    else stretches.push({ name, table, minutes });
  };
  let from = interval.start;
  for (let day = localDay(interval.start, zone); from < interval.end; day = addDays(day, 1)) {
    const midnight = Math.min(instantOf(day, DAY_MINUTES, zone), interval.end);
    const weekday = weekdayOf(day);
    for (const window of rate.windows.filter((one) => one.weekday === weekday).toSorted((a, b) => a.from - b.from)) {
      const lived = { start: instantOf(day, window.from, zone), end: instantOf(day, window.until, zone) };
      const inside = intersect(lived, { start: from, end: interval.end });
      if (!inside) continue;
      add(null, rate, from, inside.start);
      add(window.name, window.table, inside.start, inside.end);
      from = inside.end;
    }
    add(null, rate, from, midnight);
    from = Math.max(from, midnight);
  }
  return stretches;
}

/** The time of each table, in the order in which they are met. */
function partsOf(stretches: readonly Stretch[]): Stretch[] {
  const byName = Map.groupBy(stretches, ({ name }) => name);
  return [...byName.values()].map((same) => ({
    ...same[0]!,
    minutes: same.reduce((sum, { minutes }) => sum + minutes, 0),
  }));
}

interface TablePrice {
  readonly line: PriceLine;
  /** For the whole length, in sixtieths of a cent, so that hours counted by the minute stay whole numbers. */
  readonly raw: number;
  readonly capped: number;
}

/** What a table asks for a length; never less than for a shorter one. Null: it has no row for it. */
function priceOfTable({ steps, dailyCapCents }: RateTable, minutes: number): TablePrice | null {
  const flats = steps.filter((step) => step.kind === 'flat').toSorted((a, b) => a.upToMinutes - b.upToMinutes);
  const fits = flats.findIndex((step) => minutes <= step.upToMinutes);
  const hourly = steps.find((step) => step.kind === 'hourly');
  const shorter = flats.slice(0, fits === -1 ? flats.length : fits);
  const floor = shorter.toSorted((a, b) => b.priceCents - a.priceCents)[0];
  const flatLine = ({ upToMinutes, priceCents }: { upToMinutes: number; priceCents: number }) => ({
    line: { code: 'flat_up_to' as const, minutes: upToMinutes, unitCents: priceCents, cents: 0 },
    raw: priceCents * 60,
  });
  const own =
    fits >= 0
      ? flatLine(flats[fits]!)
      : hourly && {
          line: { code: 'hourly' as const, minutes, unitCents: hourly.priceCents, cents: 0 },
          raw: hourly.priceCents * minutes,
        };
  if (!own) return null;
  const asked = floor && floor.priceCents * 60 > own.raw ? flatLine(floor) : own;
  const cap = dailyCapCents === null ? Infinity : 60 * dailyCapCents * Math.ceil(minutes / DAY_MINUTES);
  return { ...asked, capped: Math.min(asked.raw, cap) };
}

interface Cost {
  readonly minutes: number;
  readonly cents: number;
  readonly prices: readonly TablePrice[];
}

function costOf(parts: readonly Stretch[]): Cost | null {
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  const prices: TablePrice[] = [];
  for (const { table } of parts) {
    const price = priceOfTable(table, minutes);
    if (!price) return null;
    prices.push(price);
  }
  const weighted = parts.reduce((sum, part, index) => sum + BigInt(prices[index]!.capped) * BigInt(part.minutes), 0n);
  return { minutes, cents: ratio(weighted, 60n * BigInt(minutes)), prices };
}

function linesOf(parts: readonly Stretch[], { minutes, cents, prices }: Cost): PriceLine[] {
  const weights = parts.map((part, index) => BigInt(prices[index]!.capped) * BigInt(part.minutes));
  const capped = cents === 0 ? parts.map(() => 0) : allocate(cents, weights);
  return parts.flatMap((part, index) => {
    const { line, raw, capped: least } = prices[index]!;
    const named = {
      ...line,
      ...(part.name === null ? {} : { name: part.name }),
      ...(parts.length === 1 ? {} : { partMinutes: part.minutes }),
    };
    if (raw === least) return [{ ...named, cents: capped[index]! }];
    const before = ratio(BigInt(raw) * BigInt(part.minutes), 60n * BigInt(minutes));
    const cap = { code: 'daily_cap' as const, unitCents: part.table.dailyCapCents!, cents: capped[index]! - before };
    return [{ ...named, cents: before }, cap];
  });
}

/**
 * What the dearest shorter booking from the same start costs. Between two moments at which a table changes its row, its
 * cap or its turn the price has the form `a / length + b * length + c` with `b >= 0`, whose greatest value lies at one
 * of the ends: only those moments are looked at.
 */
function dearestPrefix(stretches: readonly Stretch[], whole: number): Cost | null {
  const tables = [...new Set(stretches.map(({ table }) => table))];
  const turns = stretches.map((_, index) => stretches.slice(0, index).reduce((sum, one) => sum + one.minutes, 0));
  const lengths = new Set([...turns, ...tables.flatMap((table) => bendsOf(table, whole))]);
  const costs = [...lengths]
    .filter((length) => length > 0 && length < whole)
    .map((length) => costOf(partsOf(firstOf(stretches, length))));
  return costs.reduce((dearest, cost) => (cost && cost.cents > (dearest?.cents ?? -1) ? cost : dearest), null);
}

/** Lengths at which the price of a table changes its form, each with the minute after it. */
function bendsOf({ steps, dailyCapCents }: RateTable, whole: number): number[] {
  const days = Array.from({ length: Math.ceil(whole / DAY_MINUTES) }, (_, index) => index + 1);
  const flats = steps.filter((step) => step.kind === 'flat');
  const hourly = steps.find((step) => step.kind === 'hourly')?.priceCents ?? 0;
  const limits = [
    ...flats.map(({ priceCents }) => priceCents),
    ...(dailyCapCents === null ? [] : days.map((day) => day * dailyCapCents)),
  ];
  const reached = hourly === 0 ? [] : limits.map((cents) => Math.floor((60 * cents) / hourly));
  const bends = [...flats.map(({ upToMinutes }) => upToMinutes), ...days.map((day) => day * DAY_MINUTES), ...reached];
  return bends.flatMap((bend) => [bend, bend + 1]);
}

function firstOf(stretches: readonly Stretch[], length: number): Stretch[] {
  let left = length;
  const first: Stretch[] = [];
  for (const stretch of stretches) {
    if (left <= 0) break;
    first.push({ ...stretch, minutes: Math.min(left, stretch.minutes) });
    left -= stretch.minutes;
  }
  return first;
}
