import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExtraUnit, PriceMode } from '#libs/domain';

@Entity('extras')
export class ExtraRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('int', { name: 'price_cents' }) priceCents: number;
  @Column('text', { name: 'price_mode' }) priceMode: PriceMode;
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
  @Column('text') per: ExtraUnit;
  @Column('text', { array: true }) kinds: ('desk' | 'room' | 'machine')[];
  @Column('int', { nullable: true }) stock: number | null;
  @Column('boolean') active: boolean;
  @Column('int') position: number;
}

@Entity('extra_resources')
export class ExtraResourceRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'extra_id' }) extraId: string;
  @PrimaryColumn('uuid', { name: 'resource_id' }) resourceId: string;
}
