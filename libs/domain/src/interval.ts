/**
 * Instants are epoch milliseconds (UTC). Intervals are half-open, `[start, end)`: the end is the first instant
 * that is not part of it, so two intervals that touch do not overlap:
 *
 *   a  |-----)
 *   b        |-----)      touches(a, b), not overlaps(a, b)
 *   c     |-----)         overlaps(a, c)
 */
export type Instant = number;

export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** 24 hours; a local day may be shorter or longer (time.ts). */
export const DAY = 24 * HOUR;

export const minutesOf = (interval: Interval): number => (interval.end - interval.start) / MINUTE;
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;
export const contains = (outer: Interval, inner: Interval): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** The part of `a` inside `b`, or null when they only touch or are apart. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** A claim of `quantity` places over an interval. */
export interface Claim extends Interval {
  readonly quantity: number;
}

export interface FreeInterval extends Interval {
  readonly places: number;
}

/**
 * The pieces of `windows` with the places left of `capacity` once `claims` are taken away; pieces without a
 * place are left out, and neighbours with the same number of places are one piece.
 *
 *   window   |-----------------)      capacity 2
 *   claims       |----)  |--)
 *                  |--)
 *   free     |2--|1|  |2-|1-|2-)      (0 places are not offered)
 */
export function freeIntervals(
  windows: readonly Interval[],
  claims: readonly Claim[],
  capacity: number,
): FreeInterval[] {
  const free: FreeInterval[] = [];
  for (const window of windows) {
    const inside = claims.filter((claim) => overlaps(claim, window));
    const steps = inside.flatMap((claim) => [
      { at: Math.max(claim.start, window.start), change: claim.quantity },
      { at: Math.min(claim.end, window.end), change: -claim.quantity },
    ]);
    steps.push({ at: window.end, change: 0 });
    steps.sort((a, b) => a.at - b.at);
    let from = window.start;
    let taken = 0;
    for (const step of steps) {
      if (step.at > from) {
        append(free, { start: from, end: step.at, places: Math.max(0, capacity - taken) });
        from = step.at;
      }
      taken += step.change;
    }
  }
  return free.filter((piece) => piece.places > 0);
}

function append(pieces: FreeInterval[], piece: FreeInterval): void {
  const last = pieces.at(-1);
  if (last && last.end === piece.start && last.places === piece.places) {
    pieces[pieces.length - 1] = { ...last, end: piece.end };
  } else {
    pieces.push(piece);
  }
}

/** Places free during the whole of `wanted`: the fewest over its pieces, 0 where any part is not covered. */
export function placesThroughout(free: readonly FreeInterval[], wanted: Interval): number {
  let covered = wanted.start;
  let fewest = Number.POSITIVE_INFINITY;
  for (const piece of free) {
    if (piece.end <= covered || piece.start >= wanted.end) continue;
    if (piece.start > covered) return 0;
    fewest = Math.min(fewest, piece.places);
    covered = piece.end;
    if (covered >= wanted.end) return fewest;
  }
  return 0;
}
