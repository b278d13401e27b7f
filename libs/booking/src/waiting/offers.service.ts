import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { MINUTE, type ReservationId, type SiteId, isUuid } from '#libs/domain';
import { PeopleService } from '#libs/members';
import { Config, Db, Jobs, Mailer, type Tx, jobScope, publicScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { ReservationsService } from '../reservations.service.js';
import { reservationById } from '../reservations.store.js';
import { offeredMail } from './waiting.mails.js';
import { OFFER } from './waiting.service.js';
import * as store from './waiting.store.js';

/** Somebody is offered the place they waited for: they are written to. */
const TOLD = 'waiting.offered';

/**
 * Places that have become free, for those who wait for them: first in, first out, each kept for a while, until
 * min(start, now + waiting_minutes), and confirmed like any other hold. Who declines or is too late is out, and the next
 * is asked. Whoever waits for longer than is free is passed over: somebody behind them may get a part of it.
 *
 * Nobody slips in between a cancellation and this job, whatever the door, staff and moves too: the trigger
 * `reservation_promised`, behind the guard's lock, refuses a place that is free and that somebody else waits for, and lets
 * only holds for the waiting list pass. `waiting_is_told` enqueues the job in the transaction that gives a place back,
 * `waiting_is_told_of_blocks` in the one in which an external calendar does. While no worker runs, such places stay unbooked.
 */
@Injectable()
export class OffersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly people: PeopleService,
    private readonly reservations: ReservationsService,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on(OFFER, ({ siteId }) => this.offer(String(siteId)));
    // What no booking gives back: a closure taken away, a calendar of others, a time that has come.
    this.jobs.every('* * * * *', 'waiting.turn', () => this.offerEverywhere());
    this.jobs.on(TOLD, ({ siteId, reservationId }) => this.tell(String(siteId), String(reservationId)));
  }

  async offerEverywhere(): Promise<void> {
    for (const siteId of await this.db.run(publicScope, (tx) => store.sitesWhereSomebodyWaits(tx))) {
      await this.offer(siteId);
    }
  }

  /** Asks whose place is free, one by one from the first on, each in a transaction of its own. */
  async offer(site: string): Promise<void> {
    if (!isUuid(site)) return;
    const siteId = site as SiteId;
    const asked: string[] = [];
    for (;;) {
      const next = await this.db.run(jobScope(OFFER, siteId), (tx) => this.next(tx, siteId, asked));
      if (next === null) return;
      asked.push(next);
    }
  }

  /** The id of who was asked; null: nobody is left. The guard decides, as for everybody. */
  private async next(tx: Tx, siteId: SiteId, asked: readonly string[]): Promise<string | null> {
    await store.lockQueue(tx, siteId);
    await store.settle(tx, siteId);
    const entry = await store.firstInLine(tx, siteId, asked);
    if (!entry) return null;
    const { id, memberId, personId, resourceId, quantity } = entry;
    const during = { start: entry.start.getTime(), end: entry.end.getTime() };
    const reservationId = uuidv7() as ReservationId;
    const expiresAt = Math.min(during.start, tx.now + (await store.waitingMinutes(tx, siteId)) * MINUTE);
    const held = await tx.attempt(() =>
      this.reservations.place(
        tx,
        // Only held: what they have is weighed when they take it.
        async () => ({ id: memberId, personId, hasRights: true }),
        { id: reservationId, siteId, resourceId, during, quantity },
        { hold: { for: 'waiting_list', expiresAt } },
      ),
    );
    if ('done' in held) {
      await store.setOffered(tx, siteId, id, reservationId);
      await this.jobs.enqueue(tx, TOLD, { siteId, reservationId });
    } else if (held.refusal.code !== 'slot_taken') {
      // A rule of the site stands against it by now: to keep the place for them would keep it from all others.
      await store.setOver(tx, siteId, id);
    }
    return id;
  }

  private async tell(site: string, reservation: string): Promise<void> {
    if (!isUuid(site) || !isUuid(reservation)) return;
    const [siteId, id] = [site as SiteId, reservation as ReservationId];
    const scope = jobScope(TOLD, siteId);
    const { held, place, resources } = await this.db.run(scope, async (tx) => {
      const { sites, resources } = await this.spaces.names(tx, [siteId]);
      return { held: await reservationById(tx, id), place: sites.get(siteId), resources };
    });
    // Taken, declined or run out meanwhile: there is nothing to hurry for.
    if (held?.status !== 'held' || !held.holdExpiresAt || !place) return;
    const { personId } = held;
    const { email: to, locale } = await this.db.run({ ...scope, personId }, (tx) => this.people.contact(tx, personId));
    await this.mailer.send(
      offeredMail({
        ...{ locale, to, siteName: place.name, resourceName: resources.get(held.resourceId) ?? '' },
        during: { start: held.start.getTime(), end: held.end.getTime() },
        ...{ until: held.holdExpiresAt.getTime(), zone: place.timeZone, link: `${this.config.publicUrl}/moi` },
      }),
    );
  }
}
