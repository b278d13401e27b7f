import { type Day, addDays, isoWeekOf, occupancyPercent } from '#libs/domain';

/** Whole ISO weeks up to last Sunday; the database knows no other window (network_window). */
export const WINDOWS = [4, 12, 24] as const;
export const KINDS = ['desk', 'room', 'machine'] as const;
export type Kind = (typeof KINDS)[number];

/** Names the sentence that says when a number is hidden; the reader's language has it. */
export const HIDDEN_RULE = 'heat.hidden';

export const FIGURES = [
  ['desk_occupancy', 'percent'],
  ['room_occupancy', 'percent'],
  ['reservations', 'count'],
  ['booked_hours', 'hours'],
  ['active_people', 'count'],
] as const;
export type FigureKey = (typeof FIGURES)[number][0];
export type FigureUnit = (typeof FIGURES)[number][1];

/**
 * A row of figures as the database publishes it: what is hidden is null. `cell`: kind, weekday and hour. `week`:
 * desks, or the reservations of all kinds that are shown. `total` and `previous` (the window before): one per kind,
 * and `all` for the kinds that are shown.
 */
export interface Published {
  readonly part: 'cell' | 'week' | 'total' | 'previous';
  readonly kind: Kind | 'all';
  /** Its Monday. */
  readonly week: Day | null;
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly sites: number;
  readonly open: number | null;
  readonly booked: number | null;
  readonly attended: number | null;
  readonly reservations: number | null;
  readonly people: number | null;
  readonly hidden: boolean;
}

export interface Figure {
  readonly key: FigureKey;
  readonly unit: FigureUnit;
  readonly value: number | null;
  readonly previous: number | null;
}

/** Percent of the open place-minutes; null when there were none or the number is hidden. */
export const percentOf = (part: number | null, open: number | null): number | null =>
  part === null || open === null ? null : occupancyPercent(part, open);

export const figuresOf = (rows: readonly Published[]): Figure[] =>
  FIGURES.map(([key, unit]) => ({
    key,
    unit,
    value: valueOf(key, rows, 'total'),
    previous: valueOf(key, rows, 'previous'),
  }));

type TotalPart = 'total' | 'previous';

function valueOf(key: FigureKey, rows: readonly Published[], part: TotalPart): number | null {
  const of = (kind: Kind | 'all') => rows.find((row) => row.part === part && row.kind === kind);
  const all = of('all');
  switch (key) {
    case 'desk_occupancy':
      return percentOf(of('desk')?.booked ?? null, of('desk')?.open ?? null);
    case 'room_occupancy':
      return percentOf(of('room')?.booked ?? null, of('room')?.open ?? null);
    case 'reservations':
      return all?.reservations ?? null;
    case 'booked_hours':
      return all?.booked == null ? null : Math.round(all.booked / 60);
    case 'active_people':
      return all?.people ?? null;
    default:
      return key satisfies never;
  }
}

/** Desk places whose people checked in, of the open ones: what `desk_occupancy` is when everyone comes. */
export function attendanceOf(rows: readonly Published[], part: TotalPart): number | null {
  const desk = rows.find((row) => row.part === part && row.kind === 'desk');
  return percentOf(desk?.attended ?? null, desk?.open ?? null);
}

export interface Cell {
  readonly weekday: number;
  readonly hour: number;
  readonly percent: number | null;
  readonly hidden: boolean;
  readonly open: boolean;
}

/** Seven days by the hours from the first to the last one that any site is open, for each kind that there is. */
export function heatmapOf(rows: readonly Published[]): { kind: Kind; cells: Cell[] }[] {
  return KINDS.map((kind) => {
    const own = rows.filter((row) => row.part === 'cell' && row.kind === kind);
    const known = new Map(own.map((row) => [`${row.weekday} ${row.hour}`, row]));
    const hours = own.map((row) => row.hour ?? 0);
    const cells: Cell[] = [];
    for (let weekday = 1; weekday <= 7 && hours.length > 0; weekday++) {
      for (let hour = Math.min(...hours); hour <= Math.max(...hours); hour++) {
        const cell = known.get(`${weekday} ${hour}`);
        const percent = cell ? percentOf(cell.booked, cell.open) : null;
        cells.push({ weekday, hour, percent, hidden: cell?.hidden ?? false, open: cell !== undefined });
      }
    }
    return { kind, cells };
  });
}

export interface TrendWeek {
  /** ISO 8601, `2026-W40`. */
  readonly week: string;
  readonly monday: Day;
  readonly reservations: number | null;
  readonly percent: number | null;
}

/** Every week of the window, also those without a number. */
export function trendOf(since: Day, until: Day, rows: readonly Published[]): TrendWeek[] {
  const trend: TrendWeek[] = [];
  for (let monday = since; monday < until; monday = addDays(monday, 7)) {
    const of = (kind: 'desk' | 'all') =>
      rows.find((row) => row.part === 'week' && row.week === monday && row.kind === kind);
    trend.push({
      week: isoWeekOf(monday),
      monday,
      reservations: of('all')?.reservations ?? null,
      percent: percentOf(of('desk')?.booked ?? null, of('desk')?.open ?? null),
    });
  }
  return trend;
}
