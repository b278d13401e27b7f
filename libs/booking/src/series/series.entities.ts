import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Skipped } from './series.rules.js';

/** A repeated booking as it was ordered. */
@Entity('series')
export class SeriesRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('uuid', { name: 'member_id' }) memberId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') rule: string;
  @Column('date', { name: 'first_day' }) firstDay: string;
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('int', { name: 'start_minute' }) startMinute: number;
  @Column('int') minutes: number;
  @Column('int') quantity: number;
  @Column('jsonb') skipped: Skipped[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}
