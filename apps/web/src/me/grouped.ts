import type { ReservationView } from '../api/types';

/** A booking, and the further dates of its series. */
export interface Group {
  readonly first: ReservationView;
  readonly others: readonly ReservationView[];
}

/** Dates of one series stand `together` under the first of them; the order of those is kept. */
export function grouped(reservations: readonly ReservationView[], together = false): Group[] {
  if (!together) return reservations.map((first) => ({ first, others: [] }));
  const groups: { first: ReservationView; others: ReservationView[] }[] = [];
  const bySeries = new Map<string, (typeof groups)[number]>();
  for (const reservation of reservations) {
    const known = reservation.seriesId === null ? undefined : bySeries.get(reservation.seriesId);
    if (known) {
      known.others.push(reservation);
      continue;
    }
    const group = { first: reservation, others: [] };
    groups.push(group);
    if (reservation.seriesId !== null) bySeries.set(reservation.seriesId, group);
  }
  return groups;
}
