import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '#libs/domain';

/** bigint comes as text. */
@Entity('companies')
export class CompanyRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'network_id' }) networkId: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text', { nullable: true }) street: string | null;
  @Column('text', { nullable: true }) postcode: string | null;
  @Column('text', { nullable: true }) commune: string | null;
  @Column('char', { length: 2, nullable: true }) country: string | null;
  @Column('text', { nullable: true }) registration: string | null;
  @Column('text', { name: 'vat_number', nullable: true }) vatNumber: string | null;
  @Column('text', { nullable: true }) establishment: string | null;
  @Column('text', { name: 'electronic_address', nullable: true }) electronicAddress: string | null;
  @Column('text', { name: 'purchase_order', nullable: true }) purchaseOrder: string | null;
  @Column('text', { name: 'service_code', nullable: true }) serviceCode: string | null;
  @Column('char', { length: 3 }) currency: Currency;
  @Column('text', { name: 'paid_kinds', array: true }) paidKinds: string[];
  @Column('bigint', { name: 'monthly_cap_cents', nullable: true }) monthlyCapCents: string | null;
  @Column('bigint', { name: 'person_cap_cents', nullable: true }) personCapCents: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false }) createdAt: Date;
}

@Entity('company_accounts')
export class CompanyAccountRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'company_id' }) companyId: string;
  @Column({ type: 'timestamptz', name: 'opened_at', insert: false }) openedAt: Date;
  @Column('text', { name: 'reverse_charge_for', nullable: true }) reverseChargeFor: string | null;
}

@Entity('company_cost_centres')
export class CompanyCostCentreRow {
  @PrimaryColumn('uuid', { name: 'company_id' }) companyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
}

@Entity('company_people')
export class CompanyPersonRow {
  @PrimaryColumn('uuid', { name: 'company_id' }) companyId: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @Column('bigint', { name: 'cap_cents', nullable: true }) capCents: string | null;
  @Column('boolean', { name: 'pays_by_default' }) paysByDefault: boolean;
  @Column('uuid', { name: 'cost_centre_id', nullable: true }) costCentreId: string | null;
  @Column('timestamptz', { name: 'joined_at' }) joinedAt: Date;
}
