import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency, PriceLine, ProblemCode } from '#libs/domain';
import type { ResourceKind, ResourceMode } from '#libs/spaces';
import { ResourceCodeRow } from './codes/codes.entities.js';
import { ReservationExtraRow } from './extras/extras.entities.js';
import { GuestBookingRow, ReservationLinkRow } from './guests/guests.entities.js';
import { rulesEntities } from './rules/rules.entities.js';
import { WaitingEntryRow } from './waiting/waiting.entities.js';
import { SeriesRow } from './series/series.entities.js';
import { PersonalCalendarRow, SiteCalendarRow } from './calendars/calendars.entities.js';
import { ExternalCalendarRow } from './external/external.entities.js';

export type ReservationStatus = 'held' | 'confirmed' | 'checked_in' | 'cancelled' | 'expired' | 'no_show';
/** Why a place is held: somebody confirms, proves an address, is offered what they waited for, awaits approval. */
export type HoldReason = 'checkout' | 'guest' | 'waiting_list' | 'approval';

/** Ranges and what the guard fills in are written by the store's SQL; bigint comes as text. */
@Entity('reservations')
export class ReservationRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') mode: ResourceMode;
  @Column('text') kind: ResourceKind;
  @Column('int') quantity: number;
  @Column('tstzrange') during: string;
  @Column('tstzrange') blocked: string;
  @Column({ type: 'timestamptz', name: 'blocked_from', insert: false, update: false }) blockedFrom: Date;
  @Column({ type: 'timestamptz', name: 'blocked_until', insert: false, update: false }) blockedUntil: Date;
  @Column('text') status: ReservationStatus;
  @Column('timestamptz', { name: 'hold_expires_at', nullable: true }) holdExpiresAt: Date | null;
  @Column('text', { name: 'hold_for', nullable: true }) holdFor: HoldReason | null;
  @Column('timestamptz', { name: 'checked_in_at', nullable: true }) checkedInAt: Date | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  @Column('bigint', { name: 'price_cents' }) priceCents: string;
  @Column('char', { length: 3 }) currency: Currency;
  @Column('jsonb', { name: 'price_lines' }) priceLines: PriceLine[];
  @Column('boolean', { name: 'has_extras' }) hasExtras: boolean;
  @Column('jsonb', { nullable: true }) overrides: ProblemCode[] | null;
  @Column('uuid', { name: 'overridden_by', nullable: true }) overriddenBy: string | null;
  @Column('boolean', { name: 'charge_kept' }) chargeKept: boolean;
  @Column('bigint', { name: 'cancellation_fee_cents' }) cancellationFeeCents: string;
  @Column('bigint', { name: 'no_show_fee_cents' }) noShowFeeCents: string;
  @Column('bigint', { name: 'fee_waived_cents' }) feeWaivedCents: string;
  @Column('uuid', { name: 'fee_waived_by', nullable: true }) feeWaivedBy: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('text', { name: 'refused_because', nullable: true }) refusedBecause: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  @Column('uuid', { name: 'series_id', nullable: true }) seriesId: string | null;
  @Column('uuid', { name: 'company_id', nullable: true }) companyId: string | null;
  @Column('uuid', { name: 'cost_centre_id', nullable: true }) costCentreId: string | null;
  /** Counted by a trigger: how often time, resource or status have changed, for calendar programs. */
  @Column({ type: 'int', insert: false, update: false }) sequence: number;
  @Column({ type: 'timestamptz', name: 'changed_at', nullable: true, insert: false, update: false })
  changedAt: Date | null;
  @Column('int', { name: 'hours_version', nullable: true }) hoursVersion: number | null;
}

/** The row whose lock queues those who want the same resource. */
@Entity('resource_locks')
export class ResourceLockRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('bigint') version: string;
}

/** Times at which something outside takes a resource. */
@Entity('resource_blocks')
export class ResourceBlockRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('uuid', { name: 'source_id' }) sourceId: string;
  @Column('tstzrange') during: string;
}

export const bookingEntities = [
  SeriesRow,
  WaitingEntryRow,
  ReservationRow,
  ReservationExtraRow,
  ResourceLockRow,
  ResourceBlockRow,
  PersonalCalendarRow,
  SiteCalendarRow,
  GuestBookingRow,
  ReservationLinkRow,
  ResourceCodeRow,
  ...rulesEntities,
  ExternalCalendarRow,
];
