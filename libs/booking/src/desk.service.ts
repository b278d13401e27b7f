import { Injectable } from '@nestjs/common';
import {
  type Day,
  type DayException,
  DomainError,
  type Interval,
  type MemberId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  addDays,
  conflict,
  dayBounds,
  exceptionsOf,
  hasOwnDay,
  localDay,
  notFound,
  openDay,
} from '#libs/domain';
import { MembersService, normalEmail, normalName } from '#libs/members';
import { Db, type Scope, type Tx } from '#libs/platform';
import { type SharedResource, SpacesService } from '#libs/spaces';
import { AvailabilityService } from './availability.service.js';
import { type Laid, laidOut } from './desk.rules.js';
import { type Blocked, type Planned, blockedTimes, planned } from './desk.store.js';
import {
  type Booker,
  MAY_BE_A_RETRY,
  type ReservationFacts,
  ReservationsService,
  type ReserveCommand,
} from './reservations.service.js';
import { type Reservation, lockReservation } from './reservations.store.js';
import { CancellationsService, type StaffCancellation } from './rules/cancellations.service.js';
import { type WaitingMember, waitingAt } from './waiting/waiting.store.js';

/** Of a week at the most; who comes after them is on the page of today. */
const WAITING_AT_MOST = 100;

export interface PlannedResource extends SharedResource {
  /** Null: open when the site is. */
  readonly openings: readonly Interval[] | null;
}

export interface Planning {
  readonly day: Day;
  readonly days: number;
  readonly timeZone: string;
  readonly now: number;
  readonly openings: readonly Interval[];
  /** Days of these on which something is closed. */
  readonly exceptions: readonly DayException[];
  readonly resources: readonly PlannedResource[];
  readonly reservations: readonly Laid<Planned>[];
  readonly blocks: readonly Blocked[];
  /** Whoever came first, first. */
  readonly waiting: readonly WaitingMember[];
}

/** What the front desk does with other people's bookings. Their scope is the site's. */
@Injectable()
export class DeskService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
    private readonly cancellations: CancellationsService,
    private readonly reservations: ReservationsService,
    private readonly availability: AvailabilityService,
  ) {}

  /** The site's resources and who has them, from a local day on (null: today). */
  planning(scope: Scope, siteId: SiteId, from: Day | null, days: number): Promise<Planning> {
    return this.db.run(scope, async (tx) => {
      const { timeZone } = await this.spaces.siteById(tx, siteId);
      const day = from ?? localDay(tx.now, timeZone);
      const shown = Array.from({ length: days }, (_, index) => addDays(day, index));
      const last = shown.at(-1)!;
      const window = { start: dayBounds(day, timeZone).start, end: dayBounds(last, timeZone).end };
      const [{ resources, plans }, rows, blocks, waiting] = await Promise.all([
        this.spaces.catalogue(tx, [siteId], { first: day, last }),
        planned(tx, siteId, window),
        blockedTimes(tx, siteId, window),
        waitingAt(tx, siteId, WAITING_AT_MOST, window),
      ]);
      const plan = plans.get(siteId)!;
      const openings = (resourceId: ResourceId | null) =>
        shown.flatMap((one) => openDay(plan, one, timeZone, resourceId).openings);
      const laid = [...Map.groupBy(rows, (row) => row.resourceId).values()].flatMap((own) => laidOut(own));
      return {
        ...{ day, days, timeZone, now: tx.now, openings: openings(null), reservations: laid, blocks, waiting },
        resources: resources.map((one) => ({ ...one, openings: hasOwnDay(plan, one.id) ? openings(one.id) : null })),
        exceptions: exceptionsOf(plan, day, last),
      };
    });
  }

  /** Books for a member of the site. The same id again answers the same reservation. */
  async bookFor(scope: Scope, memberId: MemberId, command: ReserveCommand, override: boolean) {
    const granted = (known: Reservation) => known.memberId === memberId;
    return this.orEarlier(scope, command, granted, (tx) =>
      this.reservations.place(tx, () => this.members.member(tx, command.siteId, memberId), command, { skip: override }),
    );
  }

  /** Books for whoever stands at the desk, known or not; who may sit down now has arrived. */
  async walkIn(scope: Scope, person: { email: string; name: string }, command: ReserveCommand, override: boolean) {
    const email = normalEmail(person.email);
    const name = normalName(person.name);
    let booker: Booker | null = null;
    const granted = (known: Reservation) => known.memberId === booker?.id;
    return this.orEarlier({ ...scope, email }, command, granted, async (tx) => {
      const welcomed = await this.members.welcome(tx, command.siteId, email, name);
      booker = welcomed;
      return this.reservations.place(tx, async () => welcomed, command, { skip: override, arrives: true });
    });
  }

  private async orEarlier(
    scope: Scope,
    command: ReserveCommand,
    granted: (known: Reservation) => boolean,
    book: (tx: Tx) => Promise<ReservationFacts>,
  ): Promise<{ created: boolean; facts: ReservationFacts }> {
    try {
      return { created: true, facts: await this.db.run(scope, book) };
    } catch (error) {
      if (!(error instanceof DomainError) || !MAY_BE_A_RETRY.has(error.code)) throw error;
      const earlier = await this.reservations.grantedEarlier(scope, command, granted);
      if (earlier) return { created: false, facts: earlier };
      if (error.code !== 'slot_taken') throw error;
      throw conflict('slot_taken', { alternatives: await this.availability.alternatives(command) });
    }
  }

  cancel(scope: Scope, siteId: SiteId, id: ReservationId, how: StaffCancellation): Promise<ReservationFacts> {
    return this.db.run(scope, async (tx) => {
      const cancelled = await this.giveBack(tx, siteId, id, how);
      return (await this.reservations.describe(tx, [cancelled]))[0]!;
    });
  }

  /**
   * Joins a transaction. Gives a place back for its member, also once it has begun. The charge becomes void, or stays
   * when staff say so; one that is on an invoice can only stay.
   */
  async giveBack(tx: Tx, siteId: SiteId, id: ReservationId, how: StaffCancellation): Promise<Reservation> {
    const reservation = await lockReservation(tx, siteId, id);
    if (reservation?.siteId !== siteId) throw notFound();
    const cancelled = await this.cancellations.byStaff(tx, reservation, how);
    if (cancelled !== reservation) {
      const { timeZone } = await this.spaces.siteById(tx, siteId);
      await this.reservations.changed(tx, siteId, localDay(reservation.start.getTime(), timeZone));
    }
    return cancelled;
  }
}
