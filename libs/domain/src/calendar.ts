import { type Interval, contains, intersect, overlaps } from './interval.js';
import { type Day, type Zone, addDays, clockText, instantOf, weekdayOf } from './time.js';

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

/** Words of ours, in both languages of the product. */
export interface LocalText {
  readonly fr: string;
  readonly en: string;
}

/** A part of the day that is offered by a name. */
export interface Period extends Interval {
  /** "day", "morning", "afternoon"; of one that a manager named, its times: "09:00-12:30". */
  readonly key: string;
  /** Null: the key is its name. */
  readonly name: LocalText | null;
}

/** A part of the day as a manager named it: minutes of the day on the wall clock, `until` up to 1440. */
export interface NamedPeriod {
  /** Null: of all resources of the site that have none of their own. */
  readonly resourceId: string | null;
  readonly from: number;
  readonly until: number;
  readonly name: LocalText;
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
  const whole: Period = { key: 'day', name: null, start: first.start, end: last.end };
  if (split <= first.start || split >= last.end) return [whole];
  const morningEnd = openings.filter((opening) => opening.start < split).at(-1);
  const afternoonStart = openings.find((opening) => opening.end > split);
  if (!morningEnd || !afternoonStart) return [whole];
  return [
    whole,
    { key: 'morning', name: null, start: first.start, end: Math.min(split, morningEnd.end) },
    { key: 'afternoon', name: null, start: Math.max(split, afternoonStart.start), end: last.end },
  ];
}

/** True when the interval lies between the first opening and the last closing of its day (lunch included). */
export const withinOpenings = (openings: readonly Interval[], wanted: Interval): boolean => {
  const first = openings[0];
  const last = openings.at(-1);
  return first !== undefined && last !== undefined && first.start <= wanted.start && wanted.end <= last.end;
};

/** Whom a closure keeps out: people with a record at the site (`members`), those without one (`visitors`), all. */
export const CLOSING_SCOPES = ['everyone', 'members', 'visitors'] as const;
export type ClosingScope = (typeof CLOSING_SCOPES)[number];
/** Who asks what is open; `anyone` is a page that does not know its reader. */
export type Audience = 'members' | 'visitors' | 'anyone';

export const CLOSING_REPEATS = ['once', 'yearly', 'weekly'] as const;
export type ClosingRepeat = (typeof CLOSING_REPEATS)[number];

/** When a site, or one resource of it, is closed although its hours say otherwise. Days are local to the site. */
export interface Closing {
  /** Null: the whole site. */
  readonly resourceId: string | null;
  readonly repeats: ClosingRepeat;
  /** The first day closed; it also says which day of the year or of the week comes back. */
  readonly firstDay: Day;
  /** The last day that may be closed, both ends included; null (never of a closure that does not repeat): no end. */
  readonly lastDay: Day | null;
  /** Minutes of the day on the wall clock, `until` up to 1440; both null: the whole day. */
  readonly from: number | null;
  readonly until: number | null;
  readonly scope: ClosingScope;
  readonly reason: LocalText;
  /** It is one of a place that this one lies in: people are told of that one. */
  readonly inherited?: true;
}

/** A place that lies in another. */
export interface Inside {
  readonly id: string;
  readonly parentId: string;
}

/** All that lies in a place, however deep. */
export const insideOf = (id: string, inside: readonly Inside[]): string[] =>
  inside.filter(({ parentId }) => parentId === id).flatMap((one) => [one.id, ...insideOf(one.id, inside)]);

/** Who closes a room closes the desks in it: closures of places, and of all that lies in them. */
export const closedInside = (closings: readonly Closing[], inside: readonly Inside[]): Closing[] =>
  closings.flatMap((closing) =>
    closing.resourceId === null
      ? [closing]
      : [
          closing,
          ...insideOf(closing.resourceId, inside).map((resourceId) => ({
            ...{ ...closing, resourceId, inherited: true as const },
          })),
        ],
  );

/** All that decides when a site is open. */
export interface OpeningPlan {
  readonly hours: readonly OpeningHours[];
  /** Weeks of resources that have one of their own. */
  readonly ownHours: ReadonlyMap<string, readonly OpeningHours[]>;
  readonly closings: readonly Closing[];
}

/** A closure of 29 February comes back in leap years. */
export function closesOn(closing: Closing, day: Day): boolean {
  if (day < closing.firstDay || (closing.lastDay !== null && day > closing.lastDay)) return false;
  switch (closing.repeats) {
    case 'once':
      return true;
    case 'yearly':
      return day.slice(5) === closing.firstDay.slice(5);
    case 'weekly':
      return weekdayOf(day) === weekdayOf(closing.firstDay);
    default:
      return closing.repeats satisfies never;
  }
}

/** What of a local day the closure takes; null when a clock change leaves nothing between its two minutes. */
export function closedPart(closing: Closing, day: Day, zone: Zone): Interval | null {
  const start = instantOf(day, closing.from ?? 0, zone);
  const end = instantOf(day, closing.until ?? 1440, zone);
  return start < end ? { start, end } : null;
}

const keepsOut = (scope: ClosingScope, audience: Audience): boolean => scope === 'everyone' || scope === audience;

export interface OpenDay {
  /** The opening hours, whatever is closed. */
  readonly usual: readonly Interval[];
  /** When the doors are open: the usual hours less the closures. */
  readonly openings: readonly Interval[];
  /** What one booking may span: from a first opening to a last closing, lunch included, but never over a closure. */
  readonly windows: readonly Interval[];
  /** The closures of this day, those of other audiences too. */
  readonly closings: readonly Closing[];
}

/**
 * The one place that decides what is open on a local day: the hours (the resource's own, if it has some), less the
 * closures of the site and of the resource. `resourceId` null asks for the site itself.
 *
 *   usual      |-------)   |----------------)
 *   closed                      |xxxx)
 *   openings   |-------)   |----)    |------)
 *   windows    |----------------)    |------)     a day's booking keeps its place over lunch, not over a closure
 */
export function openDay(
  plan: OpeningPlan,
  day: Day,
  zone: Zone,
  resourceId: string | null = null,
  audience: Audience = 'anyone',
): OpenDay {
  const own = resourceId === null ? undefined : plan.ownHours.get(resourceId);
  const usual = openingsOf(own ?? plan.hours, day, zone);
  const closings = plan.closings.filter(
    (closing) => (closing.resourceId === null || closing.resourceId === resourceId) && closesOn(closing, day),
  );
  const closed = closings
    .filter((closing) => keepsOut(closing.scope, audience))
    .map((closing) => closedPart(closing, day, zone))
    .filter((part) => part !== null);
  const whole = spanOf(usual);
  if (closed.length === 0) return { usual, openings: usual, windows: whole, closings };
  const openings = without(usual, closed);
  const windows = without(whole, closed).flatMap((window) =>
    // A window begins and ends with the doors open: what is left of lunch beside a closure is nothing to book.
    spanOf(openings.map((opening) => intersect(opening, window)).filter((part) => part !== null)),
  );
  return { usual, openings, windows, closings };
}

/** A day on which something of the site is closed, for whomever. */
export interface DayException {
  readonly day: Day;
  readonly closings: readonly Closing[];
}

/** The closures of a day that people are told of, each once. */
export const toldOn = (plan: OpeningPlan, day: Day): Closing[] =>
  plan.closings.filter((closing) => !closing.inherited && closesOn(closing, day));

/** Those of the days from `first` to `last` that are not as usual. */
export function exceptionsOf(plan: OpeningPlan, first: Day, last: Day): DayException[] {
  const exceptions: DayException[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const closings = toldOn(plan, day);
    if (closings.length > 0) exceptions.push({ day, closings });
  }
  return exceptions;
}

/** True when the resource's day is not simply its site's. */
export const hasOwnDay = (plan: OpeningPlan, resourceId: string): boolean =>
  plan.ownHours.has(resourceId) || plan.closings.some((closing) => closing.resourceId === resourceId);

/** From the first opening to the last closing, lunch break included: the place stays taken while its holder eats. */
export function spanOf(openings: readonly Interval[]): Interval[] {
  const first = openings[0];
  const last = openings.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

/** The resource's own, or else those of its site. */
export function periodsNamedFor(named: readonly NamedPeriod[], resourceId: string): NamedPeriod[] {
  const own = named.filter((period) => period.resourceId === resourceId);
  return own.length > 0 ? own : named.filter((period) => period.resourceId === null);
}

/**
 * The parts of the day that may be booked whole: those inside the hours that no closure interrupts. On a day that no
 * named one fits (a short Saturday), the usual ones are offered.
 */
export function openPeriodsOf(
  { openings, windows }: OpenDay,
  day: Day,
  zone: Zone,
  named: readonly NamedPeriod[] = [],
): Period[] {
  const isOpen = (period: Interval) => period.start < period.end && windows.some((window) => contains(window, period));
  const offered = named
    .map(({ from, until, name }) => ({
      ...{ key: `${clockText(from)}-${clockText(until)}`, name },
      ...{ start: instantOf(day, from, zone), end: instantOf(day, until, zone) },
    }))
    .filter(isOpen);
  return offered.length > 0 ? offered : periodsOf(openings, day, zone).filter(isOpen);
}

/** The pieces in order, less what the cuts take of them. */
function without(pieces: readonly Interval[], cuts: readonly Interval[]): Interval[] {
  let left = [...pieces];
  for (const cut of cuts) {
    left = left.flatMap((piece) =>
      overlaps(piece, cut)
        ? [
            { start: piece.start, end: cut.start },
            { start: cut.end, end: piece.end },
          ].filter((rest) => rest.start < rest.end)
        : [piece],
    );
  }
  return left;
}
