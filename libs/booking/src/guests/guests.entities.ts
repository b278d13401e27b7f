import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#libs/members';

/** For whom a place is held while the address is not proven. */
@Entity('guest_bookings')
export class GuestBookingRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'reservation_id' }) reservationId: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') locale: Locale;
}

/** A secret link to one booking. */
@Entity('reservation_links')
export class ReservationLinkRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'reservation_id' }) reservationId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
