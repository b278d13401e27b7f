import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('plans')
export class PlanRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('int', { name: 'price_cents' }) priceCents: number;
  @Column('text', { name: 'price_mode' }) priceMode: 'net' | 'gross';
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
  @Column('text') cycle: 'month' | 'quarter' | 'year';
  @Column('text') anchor: 'start' | 'first';
  @Column('int', { name: 'commitment_months' }) commitmentMonths: number;
  @Column('int', { name: 'notice_days' }) noticeDays: number;
  @Column('int', { name: 'entry_fee_cents' }) entryFeeCents: number;
  @Column('boolean', { name: 'self_service' }) selfService: boolean;
  @Column('boolean') active: boolean;
  @Column('int') position: number;
  @Column('int', { name: 'next_price_cents', nullable: true }) nextPriceCents: number | null;
  @Column('date', { name: 'next_price_from', nullable: true }) nextPriceFrom: string | null;
  @Column('boolean', { name: 'self_pause' }) selfPause: boolean;
}

@Entity('plan_allowances')
export class PlanAllowanceRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'plan_id' }) planId: string;
  @Column('text') unit: 'minute' | 'pass' | 'cent';
  @Column('int') amount: number;
  @Column('text', { nullable: true }) kind: 'desk' | 'room' | 'machine' | null;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
}

@Entity('plan_discounts')
export class PlanDiscountRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'plan_id' }) planId: string;
  @PrimaryColumn('text') kind: 'desk' | 'room' | 'machine';
  @Column('int', { name: 'discount_bp' }) discountBp: number;
}

@Entity('plan_access')
export class PlanAccessRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'plan_id' }) planId: string;
  @PrimaryColumn('int') weekday: number;
  @PrimaryColumn('int', { name: 'from_minute' }) fromMinute: number;
  @Column('int', { name: 'until_minute' }) untilMinute: number;
}

@Entity('plan_rates')
export class PlanRateRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'plan_id' }) planId: string;
  @PrimaryColumn('uuid', { name: 'rate_id' }) rateId: string;
  @Column('uuid', { name: 'instead_id' }) insteadId: string;
  @Column('text', { name: 'price_mode' }) priceMode: string;
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
}

@Entity('memberships')
export class MembershipRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('date', { name: 'started_on' }) startedOn: string;
  @Column('int', { name: 'anchor_day' }) anchorDay: number;
  @Column('date', { name: 'committed_until' }) committedUntil: string;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}

@Entity('membership_terms')
export class MembershipTermRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'membership_id' }) membershipId: string;
  @Column('daterange') during: string;
  @Column('uuid', { name: 'plan_id' }) planId: string;
  @Column('text') state: 'active' | 'paused';
  @Column('uuid', { name: 'member_id' }) memberId: string;
}

@Entity('membership_periods')
export class MembershipPeriodRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'membership_id' }) membershipId: string;
  @Column('uuid', { name: 'plan_id' }) planId: string;
  @Column('daterange') during: string;
  @Column('daterange') cycle: string;
  @Column('bigint', { name: 'amount_cents' }) amountCents: string;
  @Column('timestamptz', { name: 'billed_at' }) billedAt: Date;
  @Column('bigint', { name: 'price_cents' }) priceCents: string;
  @Column('text', { name: 'price_mode' }) priceMode: 'net' | 'gross';
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
}

@Entity('membership_changes')
export class MembershipChangeRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'membership_id' }) membershipId: string;
  @Column('text') kind: 'start' | 'plan' | 'pause' | 'resume' | 'end' | 'keep';
  @Column('date', { name: 'first_day' }) firstDay: string;
  @Column('date', { name: 'next_day', nullable: true }) nextDay: string | null;
  @Column('uuid', { name: 'plan_id', nullable: true }) planId: string | null;
  @Column('boolean') exception: boolean;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
}
