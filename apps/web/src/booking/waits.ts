import type { Period } from '../api/types';
import type { BookChoice } from '../app/links';
import { minuteOfDay } from '../time/day';
import { offeredPeriods, soldByPeriod, type Bookable, type Hours } from './choice';

const MS_PER_MINUTE = 60_000;
const USUAL_MINUTES = 60;
/** Every time zone and every step is a multiple of five minutes. */
const GRID_MS = 5 * MS_PER_MINUTE;

interface Span {
  start: number;
  end: number;
}
const spanOf = ({ start, end }: { start: string; end: string }): Span => ({
  start: Date.parse(start),
  end: Date.parse(end),
});

/** What of one resource can be waited for on the day shown: what has not begun, is for sale, and is others'. */
export interface Waits {
  periods: Period[];
  /** A start and an end of one's own, for what is not sold by period alone. */
  hours: Span[];
}

/**
 * What is for sale and not free, from now on:
 *
 *   for sale  |=================|
 *   free      |====|       |====|
 *   others'        |=======|
 */
function othersOf({ resource, day }: Bookable, now: number, places: number): Span[] {
  const free = day.free.filter((piece) => piece.places >= places).map(spanOf);
  const others: Span[] = [];
  for (const { start, end } of day.forSale.map(spanOf)) {
    let from = Math.max(start, now);
    for (const piece of free.filter((each) => each.end > from && each.start < end)) {
      others.push({ start: from, end: piece.start });
      from = piece.end;
    }
    others.push({ start: from, end });
  }
  // What is shorter than a step is nobody's: no booking begins there.
  return others.filter(({ start, end }) => end - start >= resource.stepMinutes * MS_PER_MINUTE);
}

export function waitsOf(one: Bookable, now: number, places = 1): Waits {
  const { day } = one;
  const isForSale = ({ start, end }: Span) =>
    day.forSale.map(spanOf).some((piece) => piece.start <= start && end <= piece.end);
  const periods = offeredPeriods(day).filter((period) => {
    const span = spanOf(period);
    return period.places < places && span.start > now && isForSale(span);
  });
  return { periods, hours: soldByPeriod(day) ? [] : othersOf(one, now, places) };
}

export const hasWaits = ({ periods, hours }: Waits): boolean => periods.length + hours.length > 0;

/** The steps of the local clock from the next one on, the last end included: each may be a start or an end. */
export function stepsOf({ resource, day }: Bookable, timeZone: string, now: number): number[] {
  const steps = day.forSale.map(spanOf).flatMap(({ start, end }) => {
    const first = Math.ceil(Math.max(start, now + 1) / GRID_MS) * GRID_MS;
    const count = Math.max(0, Math.floor((end - first) / GRID_MS) + 1);
    return Array.from({ length: count }, (_, index) => first + index * GRID_MS);
  });
  return steps.filter((at) => minuteOfDay(at, timeZone) % resource.stepMinutes === 0);
}

/** What the visitor would wait for right now. */
export interface WaitChoice {
  one: Bookable;
  waits: Waits;
  places: number;
  /** Null: hours of one's own. */
  period: Period | null;
  hours: Hours;
}

/** The hours wished for; else the first that others have, for an hour or as long as the shortest booking. */
function hoursOf({ one, waits }: Pick<WaitChoice, 'one' | 'waits'>, wish: BookChoice, steps: readonly number[]): Hours {
  const { minMinutes, maxMinutes } = one.resource;
  const wished = Date.parse(wish.start ?? '');
  const first = steps.find((at) => waits.hours.some(({ start, end }) => start <= at && at < end));
  const start = steps.includes(wished) ? wished : (first ?? steps[0] ?? 0);
  const usual = Math.min(Math.max(USUAL_MINUTES, minMinutes), maxMinutes);
  return { start, minutes: start === wished && wish.minutes ? wish.minutes : usual };
}

/** Turns a wish into what can be waited for: the wished resource if it is others', else the first that is. */
export function settleWait(
  wish: BookChoice,
  bookables: readonly Bookable[],
  timeZone: string,
  now: number,
): WaitChoice | null {
  const wanted = bookables.map((one) => {
    const places = one.resource.mode === 'pool' ? (wish.places ?? 1) : 1;
    return { one, places, waits: waitsOf(one, now, places) };
  });
  const some = wanted.filter(({ waits }) => hasWaits(waits));
  const found = some.find(({ one }) => one.resource.id === wish.resourceId) ?? some[0];
  if (!found) return null;
  const { periods, hours: others } = found.waits;
  const named = periods.find(({ key }) => key === wish.period);
  const period = named ?? (others.length > 0 ? null : periods[0]!);
  if (!period) return { ...found, period: null, hours: hoursOf(found, wish, stepsOf(found.one, timeZone, now)) };
  const { start, end } = spanOf(period);
  return { ...found, period, hours: { start, minutes: (end - start) / MS_PER_MINUTE } };
}
