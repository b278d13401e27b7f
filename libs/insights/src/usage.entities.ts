import { Column, Entity, PrimaryColumn } from 'typeorm';

export type UsageKind = 'desk' | 'room' | 'machine';

/** One wall-clock hour of one kind at one site; minutes are place-minutes (places × minutes). */
@Entity('usage_hours')
export class UsageHourRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('text') kind: UsageKind;
  @PrimaryColumn('int') hour: number;
  @Column('int', { name: 'open_minutes' }) openMinutes: number;
  @Column('int', { name: 'booked_minutes' }) bookedMinutes: number;
  @Column('int', { name: 'attended_minutes' }) attendedMinutes: number;
  @Column('int') reservations: number;
  @Column('int') people: number;
}

@Entity('usage_people')
export class UsagePersonRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
}

/** Sums over the sites of a network, kept apart for those that show their occupancy by name and those that do not. */
@Entity('network_hours')
export class NetworkHourRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('text') kind: UsageKind;
  @PrimaryColumn('int') hour: number;
  @PrimaryColumn('boolean') named: boolean;
  @Column('int') sites: number;
  @Column('int', { name: 'open_minutes' }) openMinutes: number;
  @Column('int', { name: 'booked_minutes' }) bookedMinutes: number;
  @Column('int', { name: 'attended_minutes' }) attendedMinutes: number;
  @Column('int') reservations: number;
  @Column('int') people: number;
  @Column('int', { name: 'largest_open' }) largestOpen: number;
  @Column('int', { name: 'largest_booked' }) largestBooked: number;
}

/** A week of a site that shows its occupancy by name. */
@Entity('network_sites')
export class NetworkSiteRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId: string;
  @PrimaryColumn('date') week: string;
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('text') kind: UsageKind;
  @Column('int', { name: 'open_minutes' }) openMinutes: number;
  @Column('int', { name: 'booked_minutes' }) bookedMinutes: number;
  @Column('int', { name: 'attended_minutes' }) attendedMinutes: number;
}

/** Different people in the `weeks` ISO weeks that end with `week`. */
@Entity('network_people')
export class NetworkPeopleRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId: string;
  @PrimaryColumn('date') week: string;
  @PrimaryColumn('int') weeks: number;
  @Column('int') sites: number;
  @Column('int') people: number;
}
