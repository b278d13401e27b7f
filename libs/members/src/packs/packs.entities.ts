import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('packs')
export class PackRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') unit: 'minute' | 'pass' | 'cent';
  @Column('int') amount: number;
  @Column('text', { nullable: true }) kind: 'desk' | 'room' | 'machine' | null;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
  @Column('text', { name: 'counts_at', nullable: true }) countsAt: 'net' | 'gross' | null;
  @Column('int', { name: 'price_cents' }) priceCents: number;
  @Column('text', { name: 'price_mode' }) priceMode: 'net' | 'gross';
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
  @Column('int', { name: 'validity_months', nullable: true }) validityMonths: number | null;
  @Column('int', { name: 'validity_days', nullable: true }) validityDays: number | null;
  @Column('boolean', { name: 'self_service' }) selfService: boolean;
  @Column('boolean') active: boolean;
}
