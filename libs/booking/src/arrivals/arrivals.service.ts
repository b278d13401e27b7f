import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ReservationId, type SiteId, conflict, isUuid, localDay, notFound, toIso } from '#libs/domain';
import { PeopleService } from '#libs/members';
import { Config, Db, Jobs, Mailer, type Scope, actingPerson, jobScope, personScope, publicScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { ownPage } from '../guests/own-page.js';
import { type ReservationFacts, ReservationsService } from '../reservations.service.js';
import { lockInPlace, reservationById, setCheckedIn } from '../reservations.store.js';
import { CancellationsService } from '../rules/cancellations.service.js';
import { noShowMail } from './arrivals.mails.js';
import { ownCheckIn } from './arrivals.rules.js';
import { sitesThatRelease, unattended } from './arrivals.store.js';

const RELEASE = 'no_shows.release';
/** Nobody came: the member is written to. */
const TOLD = 'reservation.no_show';

/**
 * Who comes says so themselves; and what becomes of a booking that nobody comes for. The wait is counted from the start or
 * the last change, and holds for what begins after it was switched on. Staff take it back by checking in, that day, if the
 * guard agrees.
 */
@Injectable()
export class ArrivalsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly people: PeopleService,
    private readonly reservations: ReservationsService,
    private readonly cancellations: CancellationsService,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.every('* * * * *', RELEASE, () => this.releaseUnattended());
    this.jobs.on(TOLD, ({ siteId, reservationId }, jobId) => this.tell(String(siteId), String(reservationId), jobId));
  }

  /**
   * The person of the scope is there. A second time changes nothing. Throws not_checkable, which says from when and
   * until when it can be noted, where it still can.
   */
  async checkInOwn(scope: Scope, id: ReservationId): Promise<ReservationFacts> {
    const personId = actingPerson(scope)!;
    const { reservation, site } = await this.reservations.own(scope, id);
    const { siteId } = reservation;
    return this.db.run(personScope(personId, siteId), async (tx) => {
      const booked = await lockInPlace(tx, siteId, id);
      // The site's scope opens every member's rows: this one must be the person's own.
      if (booked?.personId !== personId) throw notFound();
      if (booked.status !== 'checked_in') {
        const window = ownCheckIn(booked, site.timeZone);
        if (!window) throw conflict('not_checkable', { detail: 'only what is booked' });
        if (tx.now < window.start || tx.now >= window.end) {
          const [earliest, latest] = [toIso(window.start), toIso(window.end)];
          throw conflict('not_checkable', { detail: `from ${earliest} until ${latest}`, earliest, latest });
        }
        await setCheckedIn(tx, siteId, id);
        await this.reservations.changed(tx, siteId, localDay(booked.start.getTime(), site.timeZone));
      }
      return (await this.reservations.describe(tx, [(await reservationById(tx, id))!]))[0]!;
    });
  }

  /** Gives up what nobody has come for, at the sites that want it so. Each in a transaction of its own. */
  async releaseUnattended(): Promise<void> {
    const sites = await this.db.run(publicScope, (tx) => sitesThatRelease(tx));
    for (const siteId of sites) {
      const found = await this.db.run(jobScope(RELEASE, siteId), (tx) => unattended(tx, siteId));
      for (const { id } of found) await this.release(siteId, id);
    }
  }

  /** The place first, then the row, then the look: whoever has checked in before that wins. */
  private release(siteId: SiteId, id: ReservationId): Promise<void> {
    return this.db.run(jobScope(RELEASE, siteId), async (tx) => {
      const booked = await lockInPlace(tx, siteId, id);
      const [still] = await unattended(tx, siteId, id);
      if (!booked || !still) return;
      const { timeZone } = await this.spaces.siteById(tx, siteId);
      await this.cancellations.ofNoShow(tx, booked);
      await this.reservations.changed(tx, siteId, localDay(still.start.getTime(), timeZone));
      await this.jobs.enqueue(tx, TOLD, { siteId, reservationId: id });
    });
  }

  private async tell(site: string, reservation: string, jobId: string): Promise<void> {
    if (!isUuid(site) || !isUuid(reservation)) return;
    const [siteId, id] = [site as SiteId, reservation as ReservationId];
    const scope = jobScope(TOLD, siteId);
    const { booked, place, resources, page } = await this.db.run(scope, async (tx) => {
      const { sites, resources } = await this.spaces.names(tx, [siteId]);
      const booked = await reservationById(tx, id);
      const page = booked && (await ownPage(tx, booked, jobId));
      return { booked, place: sites.get(siteId), resources, page };
    });
    // They may have come after all: then there is nothing to tell.
    if (booked?.status !== 'no_show' || !place) return;
    const { personId } = booked;
    const { email: to, locale } = await this.db.run({ ...scope, personId }, (tx) => this.people.contact(tx, personId));
    await this.mailer.send(
      noShowMail({
        ...{ locale, to, siteName: place.name, resourceName: resources.get(booked.resourceId) ?? '' },
        during: { start: booked.start.getTime(), end: booked.end.getTime() },
        fee: booked.noShowFeeCents > 0 ? { cents: booked.noShowFeeCents, currency: booked.currency } : null,
        ...{ zone: place.timeZone, link: `${this.config.publicUrl}${page}` },
      }),
    );
  }
}
