import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DomainError, type ReservationId, type SiteId, conflict, invalid, notFound } from '#libs/domain';
import { Attempts, type Locale, MailedCodes, MembersService, normalEmail, normalName } from '#libs/members';
import { Config, Db, Jobs, Mailer, type Tx, jobScope, personScope, publicScope } from '#libs/platform';
import { AvailabilityService } from '../availability.service.js';
import { CalendarsService } from '../calendars/calendars.service.js';
import { HoldsService } from '../holds.service.js';
import { type ReservationFacts, ReservationsService, type ReserveCommand } from '../reservations.service.js';
import { type Reservation, lockInPlace, reservationById } from '../reservations.store.js';
import { linkPath, newLink } from './own-page.js';
import { guestBookedMail, guestCodeMail } from './guests.mails.js';
import { UNPROVEN, checkGuestQuantity, checkRoomForGuest, codeKeyOf, guestHoldEnd } from './guests.rules.js';
import { type Guest, giveHoldTo, guestOf, insertGuest, lockGuestsOf, openGuests } from './guests.store.js';

export interface AskingGuest {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

/** A booking of which there is something to say; held: for the staff's word. */
const STANDS: ReadonlySet<Reservation['status']> = new Set(['held', 'confirmed', 'checked_in']);

/** Its link is told once, here, and once by mail: what is kept is the hash of its secret. */
export interface GuestBooking {
  readonly facts: ReservationFacts;
  readonly token: string;
}

/**
 * Booking without an account: a place is held, a code goes to the mailbox, the code makes the booking. Neither asks nor
 * tells whether the address has an account, and opens no session: what is proven is worth this one booking. Until then the
 * place belongs to a member who is nobody (`UNPROVEN`), and a trigger forgets the address the moment the hold ends.
 */
@Injectable()
export class GuestsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly attempts: Attempts,
    private readonly codes: MailedCodes,
    private readonly members: MembersService,
    private readonly reservations: ReservationsService,
    private readonly holds: HoldsService,
    private readonly availability: AvailabilityService,
    private readonly calendars: CalendarsService,
  ) {}

  onModuleInit(): void {
    this.jobs.on('guest.asked', ({ requestId }) => this.codes.mail(String(requestId), guestCodeMail));
    this.jobs.on('guest.booked', ({ siteId, reservationId, locale }, jobId) =>
      this.mailLink(siteId as SiteId, reservationId as ReservationId, locale as Locale, jobId),
    );
  }

  /**
   * Holds the place and mails a code. The same request again mails another code. Throws as a member's booking does,
   * too_many_guests when the site has enough places held so, and too_many_attempts per address and network.
   */
  async ask(command: ReserveCommand, asking: AskingGuest, ip: string): Promise<ReservationFacts> {
    const guest = {
      ...{ reservationId: command.id, locale: asking.locale },
      ...{ email: normalEmail(asking.email), name: normalName(asking.name) },
    };
    checkGuestQuantity(command.quantity);
    await this.attempts.take('guest', guest.email, ip);
    await this.attempts.take('mail', guest.email, ip);
    try {
      return await this.db.run({ ...publicScope, siteId: command.siteId, email: UNPROVEN.email }, (tx) =>
        this.hold(tx, command, guest),
      );
    } catch (error) {
      if (!(error instanceof DomainError) || !['slot_taken', 'id_reused', 'too_many_guests'].includes(error.code)) {
        throw error;
      }
      const again = await this.askedBefore(command, guest);
      if (again) return again;
      if (error.code !== 'slot_taken') throw error;
      throw conflict('slot_taken', { alternatives: await this.availability.alternatives(command) });
    }
  }

  private async hold(tx: Tx, command: ReserveCommand, guest: Guest): Promise<ReservationFacts> {
    const { siteId } = command;
    await lockGuestsOf(tx, siteId);
    checkRoomForGuest(await openGuests(tx, siteId));
    // A visitor, whoever it turns out to be: what only members may book would tell who is one.
    const nobody = async () => ({
      ...(await this.members.welcome(tx, siteId, UNPROVEN.email, UNPROVEN.name)),
      ...{ isNew: true, isAnybody: true },
    });
    const hold = { for: 'guest', expiresAt: guestHoldEnd(tx.now) } as const;
    const facts = await this.reservations.place(tx, nobody, command, { hold });
    await insertGuest(tx, siteId, guest);
    await this.mailCode(tx, siteId, guest);
    return facts;
  }

  /** The place that this very guest holds already; their code goes out anew. */
  private async askedBefore(command: ReserveCommand, guest: Guest): Promise<ReservationFacts | null> {
    const { siteId, id } = command;
    const scope = { ...publicScope, siteId };
    const facts = await this.reservations.grantedEarlier(scope, command);
    if (!facts) return null;
    return this.db.run(scope, async (tx) => {
      const known = await guestOf(tx, siteId, id);
      if (known?.email !== guest.email) throw conflict('id_reused');
      if (facts.reservation.status !== 'held') throw conflict('hold_expired');
      await this.mailCode(tx, siteId, guest);
      return facts;
    });
  }

  private mailCode(tx: Tx, siteId: SiteId, { reservationId, email, locale }: Guest): Promise<void> {
    return this.codes.request(tx, {
      key: codeKeyOf(siteId, reservationId),
      ...{ mailTo: email, locale, topic: 'guest.asked' },
    });
  }

  /**
   * The code makes the booking, or the request where the staff have the last word: the guest is a member of the site,
   * charged like any other. Throws code_invalid, hold_expired with up to three alternatives, and what the site's rules say
   * of who has something there already.
   */
  async confirm(siteId: SiteId, id: ReservationId, typed: string, ip: string): Promise<GuestBooking> {
    const scope = { ...publicScope, siteId };
    const guest = await this.db.run(scope, (tx) => guestOf(tx, siteId, id));
    await this.attempts.take('code', guest?.email ?? id, ip);
    const code = await this.codes.guess(codeKeyOf(siteId, id), typed);
    if (!guest) throw await this.isOver(siteId, id);
    if (!code) throw invalid('code_invalid');
    try {
      return await this.db.run({ ...scope, email: guest.email }, async (tx) => {
        if (!(await this.codes.use(tx, code))) throw invalid('code_invalid');
        const member = await this.members.welcome(tx, siteId, guest.email, guest.name, guest.locale);
        await this.holds.admit(tx, siteId, id, member.id);
        // Behind the lock of the place: a hold that has just run out is let go of by whoever books there.
        await lockInPlace(tx, siteId, id);
        await giveHoldTo(tx, siteId, id, member);
        const booked = await this.holds.confirm(tx, siteId, id);
        const token = await newLink(tx, booked, uuidv7());
        await this.jobs.enqueue(tx, 'guest.booked', { siteId, reservationId: id, locale: guest.locale });
        for (const kind of ['code', 'mail', 'guest'] as const) await this.attempts.succeeded(tx, kind, guest.email, ip);
        return { facts: (await this.reservations.describe(tx, [booked]))[0]!, token };
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'hold_expired') throw error;
      throw await this.isOver(siteId, id);
    }
  }

  /** Why nobody can confirm it any more: its time is over, or it is no guest's. */
  private async isOver(siteId: SiteId, id: ReservationId): Promise<DomainError> {
    const known = await this.db.run({ ...publicScope, siteId }, async (tx) => {
      const held = await reservationById(tx, id);
      // What a member held, or has booked, is nobody else's business.
      const isGuests = held && (await this.members.member(tx, siteId, held.memberId)).email === UNPROVEN.email;
      return isGuests ? held : null;
    });
    if (known?.status !== 'expired' && known?.holdFor !== 'guest') return notFound();
    const { resourceId, quantity, start, end } = known;
    const during = { start: start.getTime(), end: end.getTime() };
    const alternatives = await this.availability.alternatives({ siteId, resourceId, quantity, during });
    return conflict('hold_expired', { alternatives });
  }

  /** In the worker: the mail has a link of its own, whose secret is born here. A mail that fails gets another one. */
  private async mailLink(siteId: SiteId, id: ReservationId, locale: Locale, jobId: string): Promise<void> {
    const booked = await this.db.run(jobScope('guest.booked', siteId), async (tx) => {
      const reservation = await reservationById(tx, id);
      if (!reservation || !STANDS.has(reservation.status)) return null;
      const { email, personId } = await this.members.member(tx, siteId, reservation.memberId);
      const token = await newLink(tx, reservation, jobId);
      return { email, personId, token, facts: (await this.reservations.describe(tx, [reservation]))[0]! };
    });
    if (!booked) return;
    const { text } = await this.calendars.ofReservation(personScope(booked.personId), id);
    const link = this.config.publicUrl + linkPath(booked.token);
    await this.mailer.send(guestBookedMail(locale, booked.email, booked.facts, link, text()));
  }
}
