import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProblemCode } from '#libs/domain';
import type { Encoding, ImportColumn, Outcome, Reason } from './import.rules.js';

/** `checked`: every line is judged, nothing is changed yet. */
export type ImportState = 'checking' | 'checked' | 'running' | 'done' | 'refused';

@Entity('member_imports')
export class MemberImportRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: ImportState;
  @Column('text', { name: 'refused_because', nullable: true }) refusedBecause: ProblemCode | null;
  @Column('bytea', { nullable: true }) bytes: Buffer | null;
  @Column('text', { nullable: true }) encoding: Encoding | null;
  @Column('jsonb', { nullable: true }) columns: readonly ImportColumn[] | null;
  @Column('int', { name: 'last_line', nullable: true }) lastLine: number | null;
  @Column('int', { name: 'done_line' }) doneLine: number;
  @Column('timestamptz', { name: 'sent_at' }) sentAt: Date;
  @Column('uuid', { name: 'sent_by', nullable: true }) sentBy: string | null;
}

@Entity('member_import_lines')
export class MemberImportLineRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'import_id' }) importId: string;
  @PrimaryColumn('int') line: number;
  @Column('text') outcome: Outcome;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) reason: Reason | null;
  @Column('int', { name: 'same_as', nullable: true }) sameAs: number | null;
}

export const importEntities = [MemberImportRow, MemberImportLineRow];
