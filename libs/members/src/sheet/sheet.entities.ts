import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a member is asked whether they agree to. */
export const PURPOSES = ['newsletter', 'photo'] as const;
export type Purpose = (typeof PURPOSES)[number];

@Entity('member_notes')
export class MemberNoteRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @Column('text') text: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
  @Column('uuid', { name: 'written_by', nullable: true }) writtenBy: string | null;
}

@Entity('member_consents')
export class MemberConsentRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') purpose: Purpose;
  @Column('boolean') given: boolean;
  @Column('timestamptz', { name: 'said_at' }) saidAt: Date;
}

export const sheetEntities = [MemberNoteRow, MemberConsentRow];
