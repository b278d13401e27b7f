import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PageType, PaperState } from './papers.rules.js';

@Entity('paper_kinds')
export class PaperKindRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) explanation: string | null;
  @Column('int', { name: 'valid_months', nullable: true }) validMonths: number | null;
  @Column('boolean') active: boolean;
}

@Entity('paper_kind_groups')
export class PaperKindGroupRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'kind_id' }) kindId: string;
  @PrimaryColumn('uuid', { name: 'group_id' }) groupId: string;
}

@Entity('papers')
export class PaperRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'kind_id' }) kindId: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') state: PaperState;
  @Column('timestamptz', { name: 'sent_at' }) sentAt: Date;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('date', { name: 'last_day', nullable: true }) lastDay: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'reminded_at', nullable: true }) remindedAt: Date | null;
}

@Entity('paper_pages')
export class PaperPageRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'paper_id' }) paperId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('int') position: number;
  @Column('text') type: PageType;
  @Column('bytea') sha256: Buffer;
  @Column('bytea') bytes: Buffer;
}

export const papersEntities = [PaperKindRow, PaperKindGroupRow, PaperRow, PaperPageRow];
