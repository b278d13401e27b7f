import { type Day, addDays, addMonths, daysBetween } from './time.js';
import { share } from './money.js';

export const CYCLES = ['month', 'quarter', 'year'] as const;
export type Cycle = (typeof CYCLES)[number];
export const CYCLE_MONTHS: Readonly<Record<Cycle, number>> = { month: 1, quarter: 3, year: 12 };

/** Days, half-open: `next` is the first one that is not part of it. */
export interface DaySpan {
  readonly first: Day;
  readonly next: Day;
}

/** What decides where the cycles of a membership lie. */
export interface Anchor {
  readonly startedOn: Day;
  /** 1..31, not later in its month than the start: 31 stands for the last day of shorter months. */
  readonly anchorDay: number;
}

/**
 * The cycle that a day lies in. Cycles are counted from the month of the start, so the anchor day is kept:
 *
 *   31 Jan |------- 28 Feb |------- 31 Mar |------- 30 Apr |---
 */
export function cycleOf(day: Day, anchor: Anchor, cycle: Cycle): DaySpan {
  const months = CYCLE_MONTHS[cycle];
  let index = Math.floor(monthsBetween(anchor.startedOn, day) / months);
  while (beginning(anchor, months * index) > day) index -= 1;
  while (beginning(anchor, months * (index + 1)) <= day) index += 1;
  return { first: beginning(anchor, months * index), next: beginning(anchor, months * (index + 1)) };
}

/** The anchor day, so many months after the month of the start. */
function beginning({ startedOn, anchorDay }: Anchor, months: number): Day {
  const first = addMonths(`${startedOn.slice(0, 7)}-01`, months);
  const last = addDays(addMonths(first, 1), -1);
  const anchored = addDays(first, anchorDay - 1);
  return anchored < last ? anchored : last;
}

const monthsBetween = (a: Day, b: Day): number =>
  12 * (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) + Number(b.slice(5, 7)) - Number(a.slice(5, 7));

/** The days that two spans have in common, or null. `next` null: it goes on. */
export function commonDays(a: DaySpan, b: { readonly first: Day; readonly next: Day | null }): DaySpan | null {
  const first = a.first > b.first ? a.first : b.first;
  const next = b.next === null || a.next < b.next ? a.next : b.next;
  return first < next ? { first, next } : null;
}

/**
 * What a part of a cycle is of an amount for all of it, by days. Reckoned from what the whole comes to by the end of the
 * part, so however a cycle is cut, its parts sum to the whole: no cent is lost or made.
 */
export function proratedOf(amount: number, cycle: DaySpan, part: DaySpan): number {
  const whole = daysBetween(cycle.first, cycle.next);
  const until = (day: Day) => share(amount, daysBetween(cycle.first, day), whole);
  return until(part.next) - until(part.first);
}
