import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  type Interval,
  conflict,
  notFound,
} from '#libs/domain';
import { MembersService } from '#libs/members';
import { Db, Jobs, type Scope, type Tx, actingPerson, personScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { lockHoldsOf } from '../holds.store.js';
import { ReservationsService } from '../reservations.service.js';
import * as store from './waiting.store.js';
import type { WaitingEntry, WaitingMember } from './waiting.store.js';

/** A place may be free: those who wait at the site are asked in their order. Payload: siteId. */
export const OFFER = 'waiting.offer';

/** More than anybody can sit on; few enough that one person does not fill every queue. */
const WAITING_AT_MOST = 10;
const SHOWN_AT_MOST = 100;

export interface WaitCommand {
  /** Made by the client (UUIDv7): the same id again returns the same entry. */
  readonly id: string;
  readonly siteId: SiteId;
  readonly resourceId: ResourceId;
  readonly during: Interval;
  readonly quantity: number;
}

/** An entry with the words a screen needs. */
export interface WaitingFacts {
  readonly entry: WaitingEntry;
  readonly site: { slug: string; name: string; commune: string; timeZone: string };
  readonly resourceName: string;
  /** From 1 on; among those who wait for some of the same time of the same place. */
  readonly position: number;
}

/** Getting in line for a place that somebody else has, and getting out of it. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
    private readonly reservations: ReservationsService,
  ) {}

  /**
   * Puts the person of the scope in line. Throws place_is_free when it can be booked, whatever a booking throws for
   * another reason than being taken, already_waiting, and too_many_waiting.
   */
  async join(scope: Scope, command: WaitCommand): Promise<{ created: boolean; facts: WaitingFacts }> {
    const personId = actingPerson(scope)!;
    const { siteId, id } = command;
    return this.db.run(personScope(personId, siteId), async (tx) => {
      await lockHoldsOf(tx, personId);
      const known = await store.entryById(tx, id);
      if (known) return { created: false, facts: await this.again(tx, known, personId, command) };
      if ((await store.openEntries(tx, personId)).length >= WAITING_AT_MOST) {
        const detail = `at most ${WAITING_AT_MOST} at a time: leave one first`;
        throw conflict('too_many_waiting', { detail, most: WAITING_AT_MOST });
      }
      // A site that does not exist is a 404 before it could get a member.
      await this.spaces.offer(tx, siteId, command.resourceId);
      const member = await this.members.ensure(tx, siteId, personId);
      // The booking itself says whether there is something to wait for: all that stands against it must be the others.
      const wish = { ...command, id: uuidv7() as ReservationId };
      // Who pays is asked when a place is offered: what a company's cap says today is no word on the queue.
      const booked = await tx.attempt(() => this.reservations.place(tx, async () => member, wish, { payer: null }));
      if ('done' in booked) throw conflict('place_is_free', { detail: 'nobody has it: book it' });
      if (booked.refusal.code !== 'slot_taken') throw booked.refusal;
      await store.insertEntry(tx, { ...command, memberId: member.id, personId });
      // Somebody may have given it back at this very moment, before they could see who waits.
      await this.jobs.enqueue(tx, OFFER, { siteId }, siteId);
      const entry = await store.entryById(tx, id);
      return { created: true, facts: (await this.describe(tx, [entry!]))[0]! };
    });
  }

  private async again(tx: Tx, known: WaitingEntry, personId: PersonId, command: WaitCommand): Promise<WaitingFacts> {
    const same =
      known.personId === personId &&
      known.siteId === command.siteId &&
      known.resourceId === command.resourceId &&
      known.start.getTime() === command.during.start &&
      known.end.getTime() === command.during.end &&
      known.quantity === command.quantity;
    if (!same) throw conflict('id_reused', { detail: 'this id belongs to another entry' });
    return (await this.describe(tx, [known]))[0]!;
  }

  /** What the person of the scope waits for, at every site. What they are offered is among their reservations. */
  async mine(scope: Scope): Promise<WaitingFacts[]> {
    const personId = actingPerson(scope)!;
    return this.db.run(personScope(personId), async (tx) => {
      const open = await store.openEntries(tx, personId);
      return this.describe(
        tx,
        open.filter(({ status }) => status === 'waiting'),
      );
    });
  }

  /** Gets out of the line; a second time changes nothing. An offer is declined by giving its reservation back. */
  async leave(scope: Scope, id: string): Promise<void> {
    const personId = actingPerson(scope)!;
    const entry = await this.db.run(personScope(personId), (tx) => store.entryById(tx, id));
    if (!entry) throw notFound();
    await this.db.run(personScope(personId, entry.siteId), (tx) => store.setLeft(tx, entry.siteId, id, personId));
  }

  /** Who waits at a site, and for how many minutes a place is kept for the first of them. */
  at(scope: Scope, siteId: SiteId): Promise<{ timeZone: string; minutes: number; waiting: WaitingMember[] }> {
    return this.db.run(scope, async (tx) => {
      const [{ timeZone }, minutes, waiting] = await Promise.all([
        this.spaces.siteById(tx, siteId),
        store.waitingMinutes(tx, siteId),
        store.waitingAt(tx, siteId, SHOWN_AT_MOST),
      ]);
      return { timeZone, minutes, waiting };
    });
  }

  /** For offers from now on. */
  async setMinutes(scope: Scope, siteId: SiteId, minutes: number): Promise<void> {
    await this.db.run(scope, (tx) => store.setWaitingMinutes(tx, siteId, minutes));
  }

  private async describe(tx: Tx, entries: readonly WaitingEntry[]): Promise<WaitingFacts[]> {
    const siteIds = [...new Set(entries.map(({ siteId }) => siteId))];
    const [places, positions] = await Promise.all([
      this.spaces.names(tx, siteIds),
      store.positionsOf(
        tx,
        entries.map(({ id }) => id),
      ),
    ]);
    return entries.map((entry) => ({
      entry,
      site: places.sites.get(entry.siteId)!,
      resourceName: places.resources.get(entry.resourceId)!,
      position: positions.get(entry.id) ?? 1,
    }));
  }
}
