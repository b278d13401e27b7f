import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an invoice takes off a deposit; never changed. */
@Entity('deposit_deductions')
export class DepositDeductionRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'deposit_id' }) depositId: string;
  @PrimaryColumn('uuid', { name: 'invoice_id' }) invoiceId: string;
  @Column('bigint', { name: 'gross_cents' }) grossCents: string;
}
