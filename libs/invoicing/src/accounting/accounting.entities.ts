import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency, Day, Product } from '#libs/domain';
import type { Role } from './entry.rules.js';

@Entity('accounting_books')
export class AccountingBookRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @Column('int', { name: 'first_month' }) firstMonth: number;
}

@Entity('accounting_accounts')
export class AccountingAccountRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('text') use: string;
  @Column('text') account: string;
  @Column('text') label: string;
  @Column('text', { nullable: true }) analytic: string | null;
}

@Entity('accounting_years')
export class AccountingYearRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('date', { name: 'first_day' }) firstDay: Day;
  @Column('date', { name: 'last_day' }) lastDay: Day;
  @Column('int', { name: 'next_number' }) nextNumber: number;
  @Column('timestamptz', { name: 'last_validated_at', nullable: true }) lastValidatedAt: Date | null;
}

@Entity('accounting_entries')
export class AccountingEntryRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('date', { name: 'year_first_day' }) yearFirstDay: Day;
  @Column('int') number: number;
  @Column('text') journal: string;
  @Column('text', { name: 'journal_label' }) journalLabel: string;
  @Column('date', { name: 'entry_date' }) entryDate: Day;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('text', { name: 'piece_ref' }) pieceRef: string;
  @Column('text') label: string;
  @Column('char', { length: 3 }) currency: Currency;
  @Column('bigint', { name: 'total_cents' }) totalCents: string;
  @Column('int', { name: 'line_count' }) lineCount: number;
  @Column('timestamptz', { name: 'validated_at' }) validatedAt: Date;
}

@Entity('accounting_lines')
export class AccountingLineRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId: string;
  @PrimaryColumn('int') position: number;
  @Column('text') role: Role;
  @Column('text', { nullable: true }) product: Product | null;
  @Column('int', { name: 'vat_rate_bp', nullable: true }) vatRateBp: number | null;
  @Column('text') account: string;
  @Column('text', { name: 'account_label' }) accountLabel: string;
  @Column('text', { nullable: true }) auxiliary: string | null;
  @Column('text', { name: 'auxiliary_label', nullable: true }) auxiliaryLabel: string | null;
  @Column('text', { nullable: true }) analytic: string | null;
  @Column('bigint', { name: 'debit_cents' }) debitCents: string;
  @Column('bigint', { name: 'credit_cents' }) creditCents: string;
}

@Entity('accounting_closings')
export class AccountingClosingRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('date', { name: 'last_day' }) lastDay: Day;
  @Column('timestamptz', { name: 'closed_at' }) closedAt: Date;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy: string | null;
}

/** Documents from before there was accounting. */
@Entity('accounting_backlog')
export class AccountingBacklogRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId: string;
}
