import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '#libs/domain';
import type { ItemReason, ItemState, RunState, StoppedBy } from './runs.rules.js';

@Entity('billing_runs')
export class BillingRunRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('char', { length: 7 }) month: string;
  @Column('char', { length: 3 }) currency: Currency;
  @Column('text') state: RunState;
  @Column('text', { name: 'stopped_by', nullable: true }) stoppedBy: StoppedBy | null;
  @Column('boolean') confirmed: boolean;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('uuid', { name: 'started_by', nullable: true }) startedBy: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

@Entity('billing_run_items')
export class BillingRunItemRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'run_id' }) runId: string;
  @PrimaryColumn({ type: 'uuid', name: 'debtor_id', insert: false, update: false }) debtorId: string;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: string | null;
  @Column('uuid', { name: 'company_id', nullable: true }) companyId: string | null;
  @Column('int') position: number;
  @Column('bigint', { name: 'planned_cents' }) plannedCents: string;
  @Column('text') state: ItemState;
  @Column('text', { nullable: true }) reason: ItemReason | null;
  @Column('uuid', { name: 'invoice_id', nullable: true }) invoiceId: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}
