/** A booking drawn in one of a resource's rows. */
export interface Laid<T> {
  readonly item: T;
  /** 0 is the first row. */
  readonly lane: number;
}

/**
 * Bookings of one resource in rows. Those for which nobody came have the last ones: their place is free, and whoever
 * books it again stands where they stood. `items` in order of their start.
 */
export function laidOut<T extends { readonly start: Date; readonly end: Date; readonly status: string }>(
  items: readonly T[],
): Laid<T>[] {
  const isGone = ({ status }: T) => status === 'no_show';
  const living = lanes(items.filter((item) => !isGone(item)));
  // The first row stays free to book in, also when it is empty.
  const below = Math.max(0, ...living.map(({ lane }) => lane)) + 1;
  const gone = lanes(items.filter(isGone)).map(({ item, lane }) => ({ item, lane: lane + below }));
  return [...living, ...gone];
}

/**
 * Bookings of one resource in rows, so that no two of a row are at the same time: each takes the first row that is
 * free. An exclusive resource needs one row, a pool as many as are there at its fullest moment.
 *
 *   lane 0  |=====|   |====|
 *   lane 1     |====|
 *
 * `items` in order of their start.
 */
export function lanes<T extends { readonly start: Date; readonly end: Date }>(items: readonly T[]): Laid<T>[] {
  const ends: number[] = [];
  return items.map((item) => {
    const free = ends.findIndex((end) => end <= item.start.getTime());
    const lane = free < 0 ? ends.length : free;
    ends[lane] = item.end.getTime();
    return { item, lane };
  });
}
