import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency, PriceMode } from '#libs/domain';

@Entity('charges')
export class ChargeRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'company_id', nullable: true }) companyId: string | null;
  @Column('uuid', { name: 'cost_centre_id', nullable: true }) costCentreId: string | null;
  @Column({ type: 'text', name: 'cost_centre_name', nullable: true, insert: false, update: false })
  costCentreName: string | null;
  @Column({ type: 'bigint', name: 'company_gross_cents', nullable: true, insert: false, update: false })
  companyGrossCents: string | null;
  @Column('text', { name: 'origin_kind' }) originKind: string;
  @Column('uuid', { name: 'origin_id' }) originId: string;
  @Column('uuid', { name: 'origin_part', nullable: true }) originPart: string | null;
  @Column('text') label: string;
  @Column('date', { name: 'supplied_on' }) suppliedOn: string;
  @Column('numeric', { precision: 12, scale: 4 }) quantity: string;
  @Column('bigint', { name: 'unit_price_cents' }) unitPriceCents: string;
  @Column('numeric', { precision: 16, scale: 6, name: 'exact_price', nullable: true }) exactPrice: string | null;
  @Column('bigint', { name: 'amount_cents' }) amountCents: string;
  @Column('char', { length: 3 }) currency: Currency;
  @Column('text', { name: 'price_mode' }) priceMode: PriceMode;
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
  @Column('text') status: 'open' | 'void' | 'invoiced';
  @Column('uuid', { name: 'invoice_id', nullable: true }) invoiceId: string | null;
  @Column('text', { nullable: true }) product: string | null;
  @Column('text', { nullable: true }) account: string | null;
  @Column('text', { nullable: true }) analytic: string | null;
  @Column({ type: 'boolean', name: 'charged_anew', insert: false, update: false }) chargedAnew: boolean;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy: string | null;
}
