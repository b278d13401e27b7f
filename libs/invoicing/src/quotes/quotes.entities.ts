import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency, Day } from '#libs/domain';
import type { QuoteTerms } from './quotes.rules.js';

@Entity('quotes')
export class QuoteRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: 'draft' | 'sent' | 'accepted' | 'refused';
  @Column('uuid', { name: 'member_id', nullable: true }) memberId: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'company_id', nullable: true }) companyId: string | null;
  @Column('char', { length: 3 }) currency: Currency;
  @Column('text') title: string;
  @Column('jsonb') terms: QuoteTerms;
  @Column('bigint', { name: 'gross_cents' }) grossCents: string;
  @Column('date', { name: 'valid_until' }) validUntil: Day;
  @Column('int', { name: 'number_year', nullable: true }) numberYear: number | null;
  @Column('int', { name: 'number_rank', nullable: true }) numberRank: number | null;
  @Column('text', { nullable: true }) number: string | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('text', { nullable: true }) snapshot: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('text', { name: 'decided_name', nullable: true }) decidedName: string | null;
  @Column('text', { name: 'decided_as', nullable: true }) decidedAs: 'buyer' | 'seller' | null;
  @Column('uuid', { name: 'deposit_id', nullable: true }) depositId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}

@Entity('quote_series')
export class QuoteSeriesRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('int') year: number;
  @Column('int', { name: 'next_number' }) nextNumber: number;
}
