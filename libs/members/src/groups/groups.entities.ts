import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('member_groups')
export class MemberGroupRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('int', { name: 'discount_bp' }) discountBp: number;
  @Column('int', { name: 'validity_months', nullable: true }) validityMonths: number | null;
  @Column('boolean') active: boolean;
}

@Entity('group_rates')
export class GroupRateRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'group_id' }) groupId: string;
  @PrimaryColumn('uuid', { name: 'rate_id' }) rateId: string;
  @Column('uuid', { name: 'instead_id' }) insteadId: string;
  @Column('text', { name: 'price_mode' }) priceMode: string;
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
}

@Entity('group_members')
export class GroupMemberRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'group_id' }) groupId: string;
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: string;
  @Column('daterange') during: string;
  @Column('uuid', { name: 'granted_by', nullable: true }) grantedBy: string | null;
  @Column('uuid', { name: 'paper_id', nullable: true }) paperId: string | null;
}
