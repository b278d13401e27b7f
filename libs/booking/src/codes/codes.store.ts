import { DAY, type PersonId, type ReservationId, type ResourceId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { ResourceKind } from '#libs/spaces';
import type { ReservationStatus } from '../reservations.entities.js';

/** What a code stands at. */
export interface Door {
  readonly siteId: SiteId;
  readonly resourceId: ResourceId;
  /** The sheet has been replaced by another. */
  readonly ended: boolean;
}

/** Answered before any context exists; null for a code that never was. */
export async function placeDoor(tx: Tx, code: string): Promise<Door | null> {
  const [door] = await tx.sql<Door>`
    select site_id as "siteId", resource_id as "resourceId", ended from place_door(${code})`;
  return door ?? null;
}

export interface OwnHere {
  readonly id: ReservationId;
  readonly status: ReservationStatus;
  readonly start: Date;
  readonly end: Date;
}

/** What a person has of a resource, from now on and until tomorrow, the earliest first. */
export const ownHere = (tx: Tx, personId: PersonId, { siteId, resourceId }: Door) => tx.sql<OwnHere>`
  select id, status, lower(during) as start, upper(during) as end from reservations
  where person_id = ${personId} and site_id = ${siteId} and resource_id = ${resourceId}
    and status in ('confirmed', 'checked_in') and upper(during) > ${toIso(tx.now)}
    and blocked_from < ${toIso(tx.now + DAY)}
  order by blocked_from, id`;

/** A resource that is offered, with the code that its sheet carries. */
export interface Sheet {
  readonly resourceId: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly zone: string | null;
  readonly code: string;
}

export const sheets = (tx: Tx, siteId: SiteId) => tx.sql<Sheet>`
  select r.id as "resourceId", r.name, r.kind, r.zone, c.code
  from resource_codes c join resources r on r.site_id = c.site_id and r.id = c.resource_id
  where c.site_id = ${siteId} and c.ended_at is null and r.active order by r.position, r.name, r.id`;

/** False when that code was not in use: another one stands in its place already. */
export async function endCode(tx: Tx, siteId: SiteId, sheet: Pick<Sheet, 'resourceId' | 'code'>, by: PersonId) {
  const rows = await tx.sql`
    update resource_codes set ended_at = ${toIso(tx.now)}, ended_by = ${by}
    where site_id = ${siteId} and resource_id = ${sheet.resourceId} and code = ${sheet.code} and ended_at is null
    returning code`;
  return rows.length > 0;
}

export const makeCode = (tx: Tx, siteId: SiteId, resourceId: ResourceId) => tx.sql`
  insert into resource_codes (site_id, resource_id) values (${siteId}, ${resourceId})`;
