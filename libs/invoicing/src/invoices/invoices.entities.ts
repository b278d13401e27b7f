import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency, Day, DocumentKind, Month } from '#libs/domain';

@Entity('invoices')
export class InvoiceRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: DocumentKind;
  @Column('text') status: 'draft' | 'issued';
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'company_id', nullable: true }) companyId: string | null;
  @Column('char', { length: 7 }) month: Month;
  @Column('char', { length: 3 }) currency: Currency;
  @Column('int', { name: 'number_year', nullable: true }) numberYear: number | null;
  @Column('int', { name: 'number_rank', nullable: true }) numberRank: number | null;
  @Column('text', { nullable: true }) number: string | null;
  @Column('timestamptz', { name: 'issued_at', nullable: true }) issuedAt: Date | null;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn: Day | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: Day | null;
  @Column('text', { name: 'buyer_name', nullable: true }) buyerName: string | null;
  @Column('bigint', { name: 'net_cents' }) netCents: string;
  @Column('bigint', { name: 'vat_cents' }) vatCents: string;
  @Column('bigint', { name: 'gross_cents' }) grossCents: string;
  @Column('text', { nullable: true }) snapshot: string | null;
  @Column('bytea', { name: 'snapshot_sha256', nullable: true }) snapshotSha256: Buffer | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
  /** The document that a credit note corrects. */
  @Column('uuid', { name: 'corrects_id', nullable: true }) correctsId: string | null;
}

/** What is left of an issued document; kept by triggers. */
@Entity('invoice_balances')
export class InvoiceBalanceRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'invoice_id' }) invoiceId: string;
  @Column('bigint', { name: 'gross_cents' }) grossCents: string;
  @Column('bigint', { name: 'credited_cents' }) creditedCents: string;
  /** These two of a deposit. */
  @Column('bigint', { name: 'deducted_cents' }) deductedCents: string;
  @Column('char', { name: 'deduct_from', length: 7, nullable: true }) deductFrom: Month | null;
}

@Entity('number_series')
export class NumberSeriesRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('text') kind: DocumentKind;
  @PrimaryColumn('int') year: number;
  @Column('int', { name: 'next_number' }) nextNumber: number;
  @Column('date', { name: 'last_issued_on', nullable: true }) lastIssuedOn: Day | null;
}
