import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('events')
export class EventRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') topic: string;
  @Column('jsonb') payload: object;
  @Column('text', { name: 'singleton_key', nullable: true }) singletonKey: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'lease_until', nullable: true }) leaseUntil: Date | null;
  @Column('int') attempts: number;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
}
