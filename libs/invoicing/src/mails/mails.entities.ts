import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MailReason, MailState, Sending } from './mails.rules.js';

@Entity('document_mail_settings')
export class DocumentMailSettingRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @Column('text') sending: Sending;
}

@Entity('document_mails')
export class DocumentMailRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  /** One of the two. */
  @Column('uuid', { name: 'invoice_id', nullable: true }) invoiceId: string | null;
  @Column('uuid', { name: 'quote_id', nullable: true }) quoteId: string | null;
  @Column('int') copy: number;
  @Column('text') recipient: string;
  @Column('text') state: MailState;
  @Column('text', { nullable: true }) reason: MailReason | null;
  @Column('int') attempts: number;
  @Column('timestamptz', { name: 'ordered_at' }) orderedAt: Date;
  @Column('uuid', { name: 'ordered_by', nullable: true }) orderedBy: string | null;
  @Column('timestamptz', { name: 'next_try_at' }) nextTryAt: Date;
  @Column('timestamptz', { name: 'claimed_until', nullable: true }) claimedUntil: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('bytea', { name: 'file_sha256', nullable: true }) fileSha256: Buffer | null;
}
