import {
  type Interval,
  MINUTE,
  type PersonId,
  type PriceLine,
  type ProblemCode,
  type ReservationId,
  type ResourceId,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';

/**
 * The rows a rush queues on, for both places of a move and all that hangs together with them, in the order of their
 * ids: two moves that cross wait for each other's end instead of for each other's bookings.
 */
export const lockPlaces = (tx: Tx, siteId: SiteId, resourceIds: readonly ResourceId[]) =>
  tx.sql`select lock_places(${siteId}, ${resourceIds}::uuid[])`;

export interface NewPlace {
  readonly resourceId: ResourceId;
  readonly during: Interval;
  readonly preparationMinutes: number;
  /** Null: as it was agreed. */
  readonly price: { readonly cents: number; readonly lines: readonly PriceLine[] } | null;
  readonly overrides: readonly ProblemCode[] | null;
  readonly overriddenBy: PersonId | null;
  /** Of the opening hours and closures that the rules saw. */
  readonly hoursVersion: number;
}

/** The guard decides, as for a new booking; then `reservation_hours`, whether it was judged by what is open now. */
export const setPlace = (tx: Tx, siteId: SiteId, id: ReservationId, to: NewPlace) => tx.sql`
  update reservations set resource_id = ${to.resourceId},
    during = tstzrange(${toIso(to.during.start)}, ${toIso(to.during.end)}),
    blocked = tstzrange(${toIso(to.during.start)}, ${toIso(to.during.end + to.preparationMinutes * MINUTE)}),
    price_cents = coalesce(${to.price && to.price.cents}, price_cents),
    price_lines = coalesce(${to.price && JSON.stringify(to.price.lines)}::jsonb, price_lines),
    overrides = ${to.overrides && JSON.stringify(to.overrides)}, overridden_by = ${to.overriddenBy},
    hours_version = ${to.hoursVersion}
  where site_id = ${siteId} and id = ${id}`;
