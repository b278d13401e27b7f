import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('credit_lots')
export class CreditLotRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'company_id', nullable: true }) companyId: string | null;
  @Column('text') unit: 'minute' | 'pass' | 'cent';
  @Column('text', { nullable: true }) kind: 'desk' | 'room' | 'machine' | null;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
  @Column('text', { name: 'price_mode', nullable: true }) priceMode: 'net' | 'gross' | null;
  @Column('daterange') valid: string;
  @Column('text') name: string;
  @Column('text', { name: 'source_kind' }) sourceKind: 'pack' | 'allowance' | 'site';
  @Column('uuid', { name: 'membership_id', nullable: true }) membershipId: string | null;
  @Column('uuid', { name: 'plan_id', nullable: true }) planId: string | null;
  @Column('daterange', { nullable: true }) cycle: string | null;
  @Column('int', { name: 'cycle_amount', nullable: true }) cycleAmount: number | null;
  @Column('uuid', { name: 'pack_id', nullable: true }) packId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('int') granted: number;
  @Column('int') remaining: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}

@Entity('credit_lines')
export class CreditLineRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'lot_id' }) lotId: string;
  @Column('text') kind: 'grant' | 'debit' | 'restore' | 'expire' | 'withdraw';
  @Column('int') amount: number;
  @Column('text', { name: 'origin_kind', nullable: true }) originKind: string | null;
  @Column('uuid', { name: 'origin_id', nullable: true }) originId: string | null;
  @Column('date', { name: 'used_on', nullable: true }) usedOn: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
}

@Entity('credit_days')
export class CreditDayRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'lot_id' }) lotId: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('text', { name: 'origin_kind' }) originKind: string;
  @PrimaryColumn('uuid', { name: 'origin_id' }) originId: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @Column('tstzrange') during: string;
  @Column('int') places: number;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
}

@Entity('credit_notices')
export class CreditNoticeRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'lot_id' }) lotId: string;
  @PrimaryColumn('int', { name: 'days_before' }) daysBefore: number;
  @Column('timestamptz', { name: 'told_at' }) toldAt: Date;
}
