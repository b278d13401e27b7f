import { Column, Entity, PrimaryColumn } from 'typeorm';

export type WaitingStatus = 'waiting' | 'offered' | 'taken' | 'left' | 'over';

/** The range is written by the store's SQL. */
@Entity('waiting_entries')
export class WaitingEntryRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('tstzrange') during: string;
  @Column('int') quantity: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('text') status: WaitingStatus;
  @Column('uuid', { name: 'reservation_id', nullable: true }) reservationId: string | null;
}
