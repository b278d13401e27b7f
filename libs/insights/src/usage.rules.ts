import {
  type Day,
  type Interval,
  type LocalHour,
  type OpeningPlan,
  type Zone,
  addDays,
  hoursOf,
  intersect,
  openDay,
} from '#libs/domain';

/** An open stretch inside one wall-clock hour; `cell` is the place of that hour in the list of hours, from 1. */
export interface OpenPiece extends Interval {
  readonly cell: number;
}

/** The same of one resource that has hours or closures of its own. */
export interface OwnPiece extends OpenPiece {
  readonly resourceId: string;
}

export interface Calendar {
  /** Every wall-clock hour of the days, in order. */
  readonly cells: readonly LocalHour[];
  /** The open ones of the site, cut at the hours, in order: they never overlap. */
  readonly pieces: readonly OpenPiece[];
  /** Resources whose hours are not the site's, and theirs. */
  readonly ownResources: readonly string[];
  readonly ownPieces: readonly OwnPiece[];
}

/**
 * The hours of some days and what of them is open, as instants: the database gets bounds and never reckons with
 * time zones itself. What is closed is in no denominator.
 */
export function calendarOf(days: readonly Day[], plan: OpeningPlan, zone: Zone): Calendar {
  const ownResources = [
    ...new Set([...plan.ownHours.keys(), ...plan.closings.flatMap(({ resourceId }) => resourceId ?? [])]),
  ];
  const cells: LocalHour[] = [];
  const pieces: OpenPiece[] = [];
  const ownPieces: OwnPiece[] = [];
  for (const day of days) {
    const { openings } = openDay(plan, day, zone);
    const own = ownResources.map((resourceId) => ({ resourceId, ...openDay(plan, day, zone, resourceId) }));
    for (const cell of hoursOf(day, zone)) {
      cells.push(cell);
      pieces.push(...within(openings, cell, cells.length));
      for (const one of own) {
        const { resourceId } = one;
        ownPieces.push(...within(one.openings, cell, cells.length).map((piece) => ({ ...piece, resourceId })));
      }
    }
  }
  return { cells, pieces, ownResources, ownPieces };
}

const within = (openings: readonly Interval[], hour: LocalHour, cell: number): OpenPiece[] =>
  openings.flatMap((opening) => {
    const open = intersect(opening, hour);
    return open ? [{ ...open, cell }] : [];
  });

/** Both ends included. */
export function daysBetweenInclusive(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Lists of at most `size`, in order. */
export function inParts<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}

/** How many rows are in one list and not, exactly so, in the other: a changed row counts once. */
export function countDifferences<T>(before: readonly T[], after: readonly T[], keyOf: (row: T) => string): number {
  const left = new Map(before.map((row) => [keyOf(row), JSON.stringify(row)]));
  let different = 0;
  for (const row of after) {
    const key = keyOf(row);
    if (left.get(key) !== JSON.stringify(row)) different++;
    left.delete(key);
  }
  return different + left.size;
}
