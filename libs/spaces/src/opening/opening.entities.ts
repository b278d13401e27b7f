import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosingRepeat, ClosingScope } from '#libs/domain';

@Entity('resource_hours')
export class ResourceHoursRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'resource_id' }) resourceId: string;
  @PrimaryColumn('int') weekday: number;
  @PrimaryColumn('int') opens: number;
  @Column('int') closes: number;
}

@Entity('closures')
export class ClosureRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
  @Column('text') repeats: ClosingRepeat;
  @Column('date', { name: 'first_day' }) firstDay: string;
  @Column('date', { name: 'last_day', nullable: true }) lastDay: string | null;
  @Column('int', { name: 'from_minute', nullable: true }) fromMinute: number | null;
  @Column('int', { name: 'until_minute', nullable: true }) untilMinute: number | null;
  @Column('text') scope: ClosingScope;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}

@Entity('kept_holidays')
export class KeptHolidayRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('text') rule: string;
}

@Entity('opening_calendars')
export class OpeningCalendarRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @Column('text', { name: 'holiday_region', nullable: true }) holidayRegion: string | null;
  @Column('int', { name: 'hours_version' }) hoursVersion: number;
}

@Entity('named_periods')
export class NamedPeriodRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
  @Column('int') position: number;
  @Column('int', { name: 'from_minute' }) fromMinute: number;
  @Column('int', { name: 'until_minute' }) untilMinute: number;
  @Column('text', { name: 'name_fr' }) nameFr: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
}

export const openingEntities = [ResourceHoursRow, ClosureRow, KeptHolidayRow, OpeningCalendarRow, NamedPeriodRow];
