import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Quota } from './personal.rules.js';
import type { Kind } from './terms.rules.js';

@Entity('site_rules')
export class SiteRulesRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @Column('int', { name: 'notice_to_book_minutes' }) noticeToBookMinutes: number;
  @Column('int', { name: 'notice_to_change_minutes' }) noticeToChangeMinutes: number;
  @Column('int', { name: 'notice_to_cancel_minutes' }) noticeToCancelMinutes: number;
  @Column('text', { name: 'one_place_kinds', array: true }) onePlaceKinds: Kind[];
  @Column('int', { name: 'approval_minutes' }) approvalMinutes: number;
  @Column('int', { name: 'waiting_minutes' }) waitingMinutes: number;
  @Column('int', { name: 'no_show_after_minutes', nullable: true }) noShowAfterMinutes: number | null;
  @Column('timestamptz', { name: 'no_show_since', nullable: true }) noShowSince: Date | null;
  @Column('int', { name: 'no_show_fee_percent' }) noShowFeePercent: number;
}

@Entity('resource_rules')
export class ResourceRulesRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('int', { name: 'notice_to_book_minutes', nullable: true }) noticeToBookMinutes: number | null;
  @Column('int', { name: 'notice_to_change_minutes', nullable: true }) noticeToChangeMinutes: number | null;
  @Column('int', { name: 'notice_to_cancel_minutes', nullable: true }) noticeToCancelMinutes: number | null;
  @Column('int', { name: 'horizon_days', nullable: true }) horizonDays: number | null;
  @Column('boolean', { name: 'one_place', nullable: true }) onePlace: boolean | null;
  @Column('boolean') approval: boolean;
}

@Entity('quotas')
export class QuotaRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') unit: Quota['unit'];
  @Column('text') per: Quota['per'];
  @Column('int', { name: 'at_most' }) atMost: number;
  @Column('text', { nullable: true }) kind: Kind | null;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
}

@Entity('cancellation_steps')
export class CancellationStepRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('int', { name: 'hours_before' }) hoursBefore: number;
  @Column('int', { name: 'fee_percent' }) feePercent: number;
}

@Entity('authorisations')
export class AuthorisationRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('int', { name: 'validity_months', nullable: true }) validityMonths: number | null;
}

@Entity('authorisation_needs')
export class AuthorisationNeedRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'authorisation_id' }) authorisationId: string;
  @PrimaryColumn('uuid', { name: 'resource_id' }) resourceId: string;
}

@Entity('authorisation_grants')
export class AuthorisationGrantRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'authorisation_id' }) authorisationId: string;
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: string;
  @Column('date', { name: 'granted_on' }) grantedOn: string;
  @Column('date', { name: 'expires_on', nullable: true }) expiresOn: string | null;
  @Column('uuid', { name: 'granted_by', nullable: true }) grantedBy: string | null;
}

export const rulesEntities = [
  SiteRulesRow,
  ResourceRulesRow,
  QuotaRow,
  CancellationStepRow,
  AuthorisationRow,
  AuthorisationNeedRow,
  AuthorisationGrantRow,
];
