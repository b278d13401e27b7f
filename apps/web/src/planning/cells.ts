import type { PlannedBlock, PlannedReservation, PlannedResource, PlanningView } from '../api/types';
import { addDays, instantAt } from '../time/day';

const MINUTE = 60_000;
const HOUR = 60;
/** Hours shown on a day when the site is closed and nobody comes. */
const USUAL = { from: 8 * HOUR, to: 19 * HOUR };
const COARSE = 30;
const FINE = 15;

/** The hours a grid shows. Positions are minutes since `start`. */
export interface Scale {
  readonly start: number;
  readonly minutes: number;
  /** What an arrow key goes on by. */
  readonly slot: number;
}

/** A stretch of the grid. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

export interface Item extends Piece {
  readonly reservation: PlannedReservation;
}

/** What a calendar kept elsewhere takes; its name is the site's own word for it. */
export interface Blocked extends Piece {
  readonly name: string | null;
}

/** A line of the grid: a resource, or one of the places taken in a pool. */
export interface Row {
  readonly key: string;
  readonly resource: PlannedResource;
  readonly lane: number;
  /** The heading above it, where a new zone begins. */
  readonly heading: string | null;
  readonly items: readonly Item[];
  /** When its doors are shut: staff may book there all the same. */
  readonly closed: readonly Piece[];
  /** When something outside has it: nobody books there. */
  readonly blocked: readonly Blocked[];
}

/** What the cursor stands on: a booking, or a free piece no longer than a slot. */
export interface Cell extends Piece {
  readonly item: Item | null;
}

/** Nobody came: the place is free again, and what is left to do is to say that they came after all. */
export const isGone = ({ status }: Pick<PlannedReservation, 'status'>): boolean => status === 'no_show';

/** In the order they came. */
export function reservationsByResource(reservations: readonly PlannedReservation[]): Map<string, PlannedReservation[]> {
  const found = new Map<string, PlannedReservation[]>();
  for (const reservation of reservations) {
    const own = found.get(reservation.resourceId);
    if (own) own.push(reservation);
    else found.set(reservation.resourceId, [reservation]);
  }
  return found;
}

export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** From the first to the last hour at which something is open or somebody is there. */
export function scaleOf({ day, timeZone, openings, reservations, resources }: PlanningView): Scale {
  const midnight = instantAt(day, 0, timeZone);
  const next = instantAt(addDays(day, 1), 0, timeZone);
  const open = [...openings, ...resources.flatMap((resource) => resource.openings ?? [])];
  const busy = [...open, ...reservations].map(({ start, end }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
  }));
  const usual = { start: instantAt(day, USUAL.from, timeZone), end: instantAt(day, USUAL.to, timeZone) };
  const spans = open.length > 0 ? busy : [...busy, usual];
  const first = clamp(Math.min(...spans.map(({ start }) => start)), midnight, next);
  const last = clamp(Math.max(...spans.map(({ end }) => end)), midnight, next);
  const start = midnight + Math.floor((first - midnight) / MINUTE / HOUR) * HOUR * MINUTE;
  const minutes = Math.ceil((last - start) / MINUTE / HOUR) * HOUR;
  const slot = resources.some((resource) => resource.stepMinutes % COARSE !== 0) ? FINE : COARSE;
  return { start, minutes: Math.min(minutes, (next - start) / MINUTE), slot };
}

export const instantOn = (scale: Scale, at: number): number => scale.start + at * MINUTE;

/** Resources in their order, a pool with a line for each place taken and one that is free. */
export function rowsOf({ resources, reservations, openings, blocks }: PlanningView, scale: Scale): Row[] {
  const siteClosed = closedIn(openings, scale);
  const byResource = reservationsByResource(reservations);
  const rows: Row[] = [];
  for (const resource of resources) {
    const own = byResource.get(resource.id) ?? [];
    const closed = resource.openings ? closedIn(resource.openings, scale) : siteClosed;
    const blocked = blocks.flatMap((block) => (block.resourceId === resource.id ? blockedOf(block, scale) : []));
    const used = own.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
    const lanes = resource.mode === 'pool' ? Math.min(used + 1, resource.capacity) : 1;
    for (let lane = 0; lane < Math.max(lanes, used, 1); lane++) {
      const zone = resource.zone ?? '';
      const heading = zone !== '' && (rows.at(-1)?.resource.zone ?? '') !== zone ? zone : null;
      const items = own.flatMap((reservation) => (reservation.lane === lane ? itemOf(reservation, scale) : []));
      rows.push({ key: `${resource.id}/${lane}`, resource, lane, heading, items, closed, blocked });
    }
  }
  return rows;
}

const minuteOn = (scale: Scale, instant: string): number =>
  clamp((Date.parse(instant) - scale.start) / MINUTE, 0, scale.minutes);

function itemOf(reservation: PlannedReservation, scale: Scale): Item[] {
  const [from, to] = [minuteOn(scale, reservation.start), minuteOn(scale, reservation.end)];
  return from < to ? [{ reservation, from, to }] : [];
}

function blockedOf(block: PlannedBlock, scale: Scale): Blocked[] {
  const [from, to] = [minuteOn(scale, block.start), minuteOn(scale, block.end)];
  return from < to ? [{ name: block.name, from, to }] : [];
}

/** What the openings, which are in order, leave of the hours shown. */
function closedIn(openings: PlanningView['openings'], scale: Scale): Piece[] {
  const ends = [0, ...openings.map(({ end }) => minuteOn(scale, end))];
  const starts = [...openings.map(({ start }) => minuteOn(scale, start)), scale.minutes];
  return ends.map((from, index) => ({ from, to: starts[index]! })).filter(({ from, to }) => from < to);
}

const meets =
  ({ from, to }: Piece) =>
  (piece: Piece): boolean =>
    piece.from < to && from < piece.to;
export const isClosed = ({ closed }: Row, piece: Piece): boolean => closed.some(meets(piece));
export const blockOf = ({ blocked }: Row, piece: Piece): Blocked | undefined => blocked.find(meets(piece));

/**
 * The cell at a minute.
 *
 *   slots     |    |    |    |
 *   bookings      |===|
 *   cells     |   |===||  |    |
 */
export function cellAt({ items }: Row, at: number, { slot, minutes }: Scale): Cell {
  const item = items.find((each) => each.from <= at && at < each.to);
  if (item) return { ...item, item };
  const begin = Math.floor(at / slot) * slot;
  const before = Math.max(0, ...items.filter(({ to }) => to <= at).map(({ to }) => to));
  const after = Math.min(minutes, ...items.filter(({ from }) => from > at).map(({ from }) => from));
  return { from: Math.max(begin, before), to: Math.min(begin + slot, after), item: null };
}

export interface Cursor {
  readonly row: number;
  /** A minute inside its cell. */
  readonly at: number;
}

const PAGE = 10;

/** Where a key leads; null for keys that do not move the cursor. */
export function go(key: string, cursor: Cursor, rows: readonly Row[], scale: Scale): Cursor | null {
  const last = scale.minutes - 1;
  const down = (count: number): Cursor => ({ ...cursor, row: clamp(cursor.row + count, 0, rows.length - 1) });
  const cell = cellAt(rows[cursor.row]!, cursor.at, scale);
  switch (key) {
    case 'ArrowUp':
      return down(-1);
    case 'ArrowDown':
      return down(1);
    case 'PageUp':
      return down(-PAGE);
    case 'PageDown':
      return down(PAGE);
    case 'ArrowLeft':
      return { ...cursor, at: cellAt(rows[cursor.row]!, Math.max(0, cell.from - 1), scale).from };
    case 'ArrowRight':
      return { ...cursor, at: Math.min(cell.to, last) };
    case 'Home':
      return { ...cursor, at: 0 };
    case 'End':
      return { ...cursor, at: last };
    default:
      return null;
  }
}

/** A booking that is being carried to another place. */
export interface Carried {
  readonly item: Item;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Arrows carry it on; with Shift, left and right move its end. */
export function carry(key: string, shift: boolean, held: Carried, rowCount: number, scale: Scale): Carried | null {
  const by = key === 'ArrowLeft' ? -scale.slot : key === 'ArrowRight' ? scale.slot : 0;
  if (by !== 0 && shift) return { ...held, to: clamp(held.to + by, held.from + scale.slot, scale.minutes) };
  if (by !== 0) return shifted(held, by, scale);
  const down = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  return down === 0 ? null : { ...held, row: clamp(held.row + down, 0, rowCount - 1) };
}

/** The same length later or earlier, inside the hours shown. */
export function shifted(held: Carried, by: number, scale: Scale): Carried {
  const length = held.to - held.from;
  const from = clamp(held.from + by, 0, Math.max(0, scale.minutes - length));
  return { ...held, from, to: from + length };
}
