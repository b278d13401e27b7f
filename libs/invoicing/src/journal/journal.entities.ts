import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntryKind } from '#libs/chain';
import type { Day } from '#libs/domain';

@Entity('journal_entries')
export class JournalEntryRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('int') seq: number;
  @Column('smallint') v: number;
  @Column('timestamptz') at: Date;
  @Column('text') kind: EntryKind;
  @Column('text') payload: string;
  @Column('bytea', { name: 'payload_hash' }) payloadHash: Buffer;
  @Column('bytea') prev: Buffer;
  @Column('bytea') hash: Buffer;
  @Column('text', { name: 'key_id' }) keyId: string;
  @Column('bytea') sig: Buffer;
  @Column('uuid', { name: 'document_id', nullable: true }) documentId: string | null;
}

/** Where a journal ends; follows its entries by triggers. */
@Entity('journal_heads')
export class JournalHeadRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @Column('int') seq: number;
  @Column('bytea') hash: Buffer;
  @Column('timestamptz') at: Date;
  @Column('text', { name: 'key_id', nullable: true }) keyId: string | null;
  @Column('bytea', { name: 'setting_hash', nullable: true }) settingHash: Buffer | null;
  @Column('bytea', { name: 'software_hash', nullable: true }) softwareHash: Buffer | null;
  @Column('bytea', { name: 'closure_hash', nullable: true }) closureHash: Buffer | null;
  @Column('date', { name: 'open_day', nullable: true }) openDay: Day | null;
  @Column('text', { name: 'open_month', nullable: true }) openMonth: string | null;
  @Column('text', { name: 'open_year', nullable: true }) openYear: string | null;
  @Column('date', { name: 'closed_day', nullable: true }) closedDay: Day | null;
}
