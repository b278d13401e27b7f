import { type Day, addDays, weekdayOf } from './time.js';

/** One hour of one site's roll-up: minutes are place-minutes (places × minutes). */
export interface UsageHour {
  readonly siteId: string;
  readonly day: Day;
  readonly hour: number;
  readonly openMinutes: number;
  readonly bookedMinutes: number;
  readonly people: number;
}

/** Occupancy = booked open minutes ÷ bookable open minutes (design/network.md); null when nothing was open. */
export const occupancyPercent = (bookedMinutes: number, openMinutes: number): number | null =>
  openMinutes === 0 ? null : Math.round((100 * bookedMinutes) / openMinutes);

/** Monday of the day's ISO week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

export interface PooledCell {
  readonly sites: number;
  readonly people: number;
  readonly openMinutes: number;
  readonly bookedMinutes: number;
  /** The largest part one site has in the booked minutes, 0..1. */
  readonly largestShare: number;
}

/** Pooled cells are published from 3 sites and 5 people on, when no site makes more than 80 % of the sum. */
export const isPublishable = (cell: PooledCell): boolean =>
  cell.sites >= 3 && cell.people >= 5 && cell.largestShare <= 0.8;
