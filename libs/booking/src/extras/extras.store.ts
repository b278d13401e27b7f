import type { PricedExtra, ReservationId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Sent behind its booking, in the order of the ids: whoever wants the same extras queues for them in that order. */
export function insertExtras(tx: Tx, siteId: SiteId, id: ReservationId, extras: readonly PricedExtra[]) {
  const column = <T>(of: (extra: PricedExtra) => T): T[] => extras.map(of);
  return tx.sql`
    insert into reservation_extras (site_id, reservation_id, extra_id, quantity, name, per, units, unit_cents,
      price_mode, vat_rate_bp, cents, charge_cents)
    select ${siteId}, ${id}, u.*
    from unnest(
      ${column((extra) => extra.id)}::uuid[], ${column((extra) => extra.quantity)}::int[],
      ${column((extra) => extra.name)}::text[], ${column((extra) => extra.per)}::text[],
      ${column((extra) => extra.units)}::int[], ${column((extra) => extra.unitCents)}::int[],
      ${column((extra) => extra.priceMode)}::text[], ${column((extra) => extra.vatRateBp)}::int[],
      ${column((extra) => extra.cents)}::bigint[], ${column((extra) => extra.chargeCents)}::bigint[]
    ) as u (id, quantity, name, per, units, unit_cents, price_mode, vat_rate_bp, cents, charge_cents)
    order by u.id`;
}

/** What those that it has come to now, after a move or once credit has paid for some of it. */
export const setExtras = (tx: Tx, siteId: SiteId, id: ReservationId, extras: readonly PricedExtra[]) => tx.sql`
  update reservation_extras x set units = u.units, cents = u.cents, charge_cents = u.charge_cents
  from unnest(
    ${extras.map((extra) => extra.id)}::uuid[], ${extras.map(({ units }) => units)}::int[],
    ${extras.map(({ cents }) => cents)}::bigint[], ${extras.map(({ chargeCents }) => chargeCents)}::bigint[]
  ) as u (id, units, cents, charge_cents)
  where x.site_id = ${siteId} and x.reservation_id = ${id} and x.extra_id = u.id`;

/**
 * Before several bookings, or one that moves, are changed one by one: the extras of which there are only so many, in
 * the order in which whoever books them waits for them.
 */
export const lockExtras = (tx: Tx, siteId: SiteId, reservationIds: readonly string[]) => tx.sql`
  select from extras
  where site_id = ${siteId} and stock is not null and id in (
    select extra_id from reservation_extras
    where site_id = ${siteId} and reservation_id = any(${reservationIds}::uuid[]))
  order by id for no key update`;
