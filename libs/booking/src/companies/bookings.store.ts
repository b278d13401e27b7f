import {
  type CompanyId,
  type Currency,
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  toIso,
} from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { ResourceKind } from '#libs/spaces';
import type { HoldReason, ReservationStatus } from '../reservations.entities.js';

/** A booking that a company pays, as its managers see it. */
export interface CompanyBooking {
  readonly siteId: SiteId;
  readonly id: ReservationId;
  readonly resourceId: ResourceId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly costCentre: string | null;
  readonly kind: ResourceKind;
  readonly start: Date;
  readonly end: Date;
  readonly quantity: number;
  readonly status: ReservationStatus;
  readonly holdFor: HoldReason | null;
  /** With the extras. */
  readonly priceCents: number;
  readonly currency: Currency;
  /** Their cents are a part of the price. */
  readonly extras: readonly { readonly name: string; readonly quantity: number; readonly cents: number }[];
}

/**
 * Those not over yet, the next one first; what somebody only keeps while they make up their mind is nobody's business.
 * In the scope of whoever manages the company.
 */
export const upcomingOf = (tx: Tx, companyId: CompanyId, limit: number) => tx.sql<CompanyBooking>`
  select site_id as "siteId", id, resource_id as "resourceId", person_id as "personId", person_name as "personName",
         cost_centre as "costCentre", kind, starts as start, ends as end, quantity, status, hold_for as "holdFor",
         price_cents::int as "priceCents", currency, extras
  from company_bookings
  where company_id = ${companyId} and ends > ${toIso(tx.now)}
    and (status in ('confirmed', 'checked_in')
      or (status = 'held' and hold_for = 'approval' and hold_expires_at > ${toIso(tx.now)}))
  order by starts, site_id, id limit ${limit}`;

/** Whether the company pays for it. */
export async function isPaidBy(tx: Tx, companyId: CompanyId, siteId: SiteId, id: ReservationId): Promise<boolean> {
  const rows = await tx.sql`
    select from company_bookings where company_id = ${companyId} and site_id = ${siteId} and id = ${id}`;
  return rows.length > 0;
}
