import { type Interval } from './interval.js';
import { type Day, type Zone, instantOf, weekdayOf } from './time.js';

/** Opening of one weekday on the wall clock: minutes of the day, `closes` up to 1440 (midnight). */
export interface OpeningHours {
  readonly weekday: number;
  readonly opens: number;
  readonly closes: number;
}

/** The open intervals of a local day, in order; touching ones are joined. */
export function openingsOf(hours: readonly OpeningHours[], day: Day, zone: Zone): Interval[] {
  const weekday = weekdayOf(day);
  const openings: Interval[] = [];
  const today = hours.filter((row) => row.weekday === weekday).toSorted((a, b) => a.opens - b.opens);
  for (const { opens, closes } of today) {
    const opening = { start: instantOf(day, opens, zone), end: instantOf(day, closes, zone) };
    if (opening.start >= opening.end) continue; // the whole opening falls into the gap of a clock change
    const last = openings.at(-1);
    if (last && opening.start <= last.end) openings[openings.length - 1] = { ...last, end: opening.end };
    else openings.push(opening);
  }
  return openings;
}

export type PeriodKey = 'day' | 'morning' | 'afternoon';
export interface Period extends Interval {
  readonly key: PeriodKey;
}

/** The wall-clock minute that parts morning from afternoon. */
const NOON_SPLIT = 13 * 60;

/**
 * What a coworker is offered for an anonymous place: the whole opening, and its halves when the split falls
 * inside it. A lunch break stays inside the whole day: one sits at one's desk, the place stays taken.
 */
export function periodsOf(openings: readonly Interval[], day: Day, zone: Zone): Period[] {
  const first = openings[0];
  const last = openings.at(-1);
  if (!first || !last) return [];
  const split = instantOf(day, NOON_SPLIT, zone);
  const whole: Period = { key: 'day', start: first.start, end: last.end };
  if (split <= first.start || split >= last.end) return [whole];
  const morningEnd = openings.filter((opening) => opening.start < split).at(-1);
  const afternoonStart = openings.find((opening) => opening.end > split);
  if (!morningEnd || !afternoonStart) return [whole];
  return [
    whole,
    { key: 'morning', start: first.start, end: Math.min(split, morningEnd.end) },
    { key: 'afternoon', start: Math.max(split, afternoonStart.start), end: last.end },
  ];
}

/** True when the interval lies between the first opening and the last closing of its day (lunch included). */
export const withinOpenings = (openings: readonly Interval[], wanted: Interval): boolean => {
  const first = openings[0];
  const last = openings.at(-1);
  return first !== undefined && last !== undefined && first.start <= wanted.start && wanted.end <= last.end;
};
