import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExtraUnit, PriceMode } from '#libs/domain';

/** What a booking has along with its place. */
@Entity('reservation_extras')
export class ReservationExtraRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'reservation_id' }) reservationId: string;
  @PrimaryColumn('uuid', { name: 'extra_id' }) extraId: string;
  @Column({ type: 'tstzrange', insert: false, update: false }) during: string;
  @Column('int') quantity: number;
  @Column('text') name: string;
  @Column('text') per: ExtraUnit;
  @Column('int') units: number;
  @Column('int', { name: 'unit_cents' }) unitCents: number;
  @Column('text', { name: 'price_mode' }) priceMode: PriceMode;
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
  @Column('bigint') cents: string;
  @Column('bigint', { name: 'charge_cents' }) chargeCents: string;
}
