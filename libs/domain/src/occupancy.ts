import { type Day, addDays, daysBetween, weekdayOf } from './time.js';

/** Occupancy = booked open minutes ÷ bookable open minutes (design/network.md); null when nothing was open. */
export const occupancyPercent = (bookedMinutes: number, openMinutes: number): number | null =>
  openMinutes === 0 ? null : Math.round((100 * bookedMinutes) / openMinutes);

/** Monday of the day's ISO week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/** ISO 8601 week, `2026-W01`: the year is the one its Thursday lies in. */
export function isoWeekOf(day: Day): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
