import { Injectable } from '@nestjs/common';
import { notFound } from '#libs/domain';
import { hashOf, looksLikeSecret } from '#libs/members';
import { Db, personScope, publicScope } from '#libs/platform';
import { ArrivalsService } from '../arrivals/arrivals.service.js';
import { type CalendarFile, CalendarsService } from '../calendars/calendars.service.js';
import { type MoveCommand, MovesService } from '../moves.service.js';
import { type ReservationFacts, ReservationsService } from '../reservations.service.js';
import { type LinkDoor, deleteLink, linkDoor } from './guests.store.js';

/**
 * One booking by its secret link: its owner's own doors, for this booking alone. An unknown and a revoked link are not
 * found, without a difference.
 */
@Injectable()
export class LinksService {
  constructor(
    private readonly db: Db,
    private readonly reservations: ReservationsService,
    private readonly moves: MovesService,
    private readonly calendars: CalendarsService,
    private readonly arrivals: ArrivalsService,
  ) {}

  async show(token: string): Promise<ReservationFacts> {
    const { personId, reservationId } = await this.open(token);
    return this.reservations.own(personScope(personId), reservationId);
  }

  async cancel(token: string): Promise<ReservationFacts> {
    const { personId, reservationId } = await this.open(token);
    return this.reservations.cancel(personScope(personId), reservationId);
  }

  async move(token: string, to: Omit<MoveCommand, 'id'>): Promise<ReservationFacts> {
    const { personId, reservationId } = await this.open(token);
    return this.moves.moveOwn(personScope(personId), { ...to, id: reservationId });
  }

  async checkIn(token: string): Promise<ReservationFacts> {
    const { personId, reservationId } = await this.open(token);
    return this.arrivals.checkInOwn(personScope(personId), reservationId);
  }

  async calendar(token: string): Promise<CalendarFile> {
    const { personId, reservationId } = await this.open(token);
    return this.calendars.ofReservation(personScope(personId), reservationId);
  }

  /** The link opens nothing any more; the booking stays. */
  async revoke(token: string): Promise<void> {
    const { siteId } = await this.open(token);
    await this.db.run({ ...publicScope, siteId }, (tx) => deleteLink(tx, siteId, hashOf(token)));
  }

  private async open(token: string): Promise<LinkDoor> {
    if (!looksLikeSecret(token)) throw notFound();
    const door = await this.db.run(publicScope, (tx) => linkDoor(tx, hashOf(token)));
    if (!door) throw notFound();
    return door;
  }
}
