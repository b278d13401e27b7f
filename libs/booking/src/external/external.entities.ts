import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ICS_FAULTS } from '../ics/ics.fault.js';

/** What came of the last try to read a calendar: not tried yet, read, no answer worth reading, a text that is not. */
export const CALENDAR_STATES = [
  'waiting',
  'read',
  'address_refused',
  'redirect_refused',
  'unreachable',
  'certificate_refused',
  'too_slow',
  'too_large',
  'access_refused',
  'gone',
  'answered_badly',
  ...ICS_FAULTS,
] as const;
export type CalendarState = (typeof CALENDAR_STATES)[number];

/** A calendar kept elsewhere that blocks a resource. `url` is a secret: it goes to the one who answers there, and nowhere else. */
@Entity('external_calendars')
export class ExternalCalendarRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('text') name: string;
  @Column('text') url: string;
  @Column('text') host: string;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('text') state: CalendarState;
  @Column('timestamptz', { name: 'tried_at', nullable: true }) triedAt: Date | null;
  @Column('timestamptz', { name: 'good_at', nullable: true }) goodAt: Date | null;
  @Column('timestamptz', { name: 'worked_out_at', nullable: true }) workedOutAt: Date | null;
  @Column('int') failures: number;
  @Column('timestamptz', { name: 'next_try_at' }) nextTryAt: Date;
  @Column('text', { nullable: true }) etag: string | null;
  @Column('text', { name: 'last_modified', nullable: true }) lastModified: string | null;
}
