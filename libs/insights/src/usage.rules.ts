import {
  type Day,
  type Interval,
  type LocalHour,
  type OpeningHours,
  type Zone,
  addDays,
  hoursOf,
  intersect,
  openingsOf,
} from '#libs/domain';

/** An open stretch inside one wall-clock hour; `cell` is the place of that hour in the list of hours, from 1. */
export interface OpenPiece extends Interval {
  readonly cell: number;
}

export interface Calendar {
  /** Every wall-clock hour of the days, in order. */
  readonly cells: readonly LocalHour[];
  /** The open ones, cut at the hours, in order: they never overlap. */
  readonly pieces: readonly OpenPiece[];
}

/**
 * The hours of some days and what of them is open, as instants: the database gets bounds and never reckons with
 * time zones itself.
 */
export function calendarOf(days: readonly Day[], hours: readonly OpeningHours[], zone: Zone): Calendar {
  const cells: LocalHour[] = [];
  const pieces: OpenPiece[] = [];
  for (const day of days) {
    const openings = openingsOf(hours, day, zone);
    for (const cell of hoursOf(day, zone)) {
      cells.push(cell);
      for (const opening of openings) {
        const open = intersect(opening, cell);
        if (open) pieces.push({ ...open, cell: cells.length });
      }
    }
  }
  return { cells, pieces };
}

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
