import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an invoice takes off a deposit; never changed, but for what went back since. */
@Entity('deposit_deductions')
export class DepositDeductionRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'deposit_id' }) depositId: string;
  @PrimaryColumn('uuid', { name: 'invoice_id' }) invoiceId: string;
  @Column('bigint', { name: 'gross_cents' }) grossCents: string;
  @Column('bigint', { name: 'returned_cents' }) returnedCents: string;
}

/** What a credit note gives back to a deposit; never changed. */
@Entity('deposit_returns')
export class DepositReturnRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'deposit_id' }) depositId: string;
  @Column('uuid', { name: 'invoice_id' }) invoiceId: string;
  @PrimaryColumn('uuid', { name: 'credit_note_id' }) creditNoteId: string;
  @Column('bigint', { name: 'gross_cents' }) grossCents: string;
}
