import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CompanyId, type ReservationId, type SiteId, isUuid, notFound } from '#libs/domain';
import { PayersService, PeopleService } from '#libs/members';
import { Config, Db, Jobs, Mailer, type Scope, actingPerson, jobScope, personScope } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { ReservationsService } from '../reservations.service.js';
import { reservationById } from '../reservations.store.js';
import { type Outlook, outlookOf } from '../rules/cancellation.rules.js';
import { RulesService } from '../rules/rules.service.js';
import { calledOffMail } from './bookings.mails.js';
import { type CompanyBooking, isPaidBy, upcomingOf } from './bookings.store.js';

/** More is on the calendar of a company than anybody reads; the next ones count. */
const SHOWN_AT_MOST = 200;
/** A company has called off somebody's booking: they are written to. Payload: siteId, reservationId. */
const TOLD = 'company.called_off';

/** A booking with the words a screen needs. */
export interface CompanyBookingFacts {
  readonly booking: CompanyBooking;
  readonly site: { slug: string; name: string; commune: string; timeZone: string };
  readonly resourceName: string;
  readonly outlook: Outlook;
}

/** The bookings that a company pays, at every site, for those who manage it. */
@Injectable()
export class CompanyBookingsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly people: PeopleService,
    private readonly payers: PayersService,
    private readonly rules: RulesService,
    private readonly reservations: ReservationsService,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.on(TOLD, ({ siteId, reservationId }) => this.tell(String(siteId), String(reservationId)));
  }

  /** What is to come, the next first. */
  upcoming(scope: Scope, companyId: CompanyId): Promise<CompanyBookingFacts[]> {
    return this.db.run(scope, async (tx) => {
      const bookings = await upcomingOf(tx, companyId, SHOWN_AT_MOST);
      const siteIds = [...new Set(bookings.map(({ siteId }) => siteId))];
      const [places, terms] = await Promise.all([this.spaces.names(tx, siteIds), this.rules.terms(tx, siteIds)]);
      return bookings.map((booking) => ({
        booking,
        site: places.sites.get(booking.siteId)!,
        resourceName: places.resources.get(booking.resourceId) ?? '',
        outlook: outlookOf(booking, terms.get(booking.siteId)!, tx.now),
      }));
    });
  }

  /**
   * Gives back a place that the company pays, by the rules that hold for whose it is: within the site's notice, the fee
   * the company's. They are told by mail. A second time changes nothing. Throws not_found for what others pay,
   * not_cancellable and too_late_to_cancel.
   */
  async cancel(scope: Scope, companyId: CompanyId, siteId: SiteId, id: ReservationId): Promise<void> {
    if (!(await this.db.run(scope, (tx) => isPaidBy(tx, companyId, siteId, id)))) throw notFound();
    await this.db.run(personScope(actingPerson(scope)!, siteId), async (tx) => {
      const { timeZone } = await this.spaces.siteById(tx, siteId);
      // Asked again behind the lock: the payer of what is only held can still change.
      const paid = (reservation: { companyId: CompanyId | null }) => reservation.companyId === companyId;
      const { before } = await this.reservations.giveBack(tx, { siteId, timeZone }, id, paid);
      if (before !== 'cancelled') await this.jobs.enqueue(tx, TOLD, { siteId, reservationId: id });
    });
  }

  private async tell(site: string, reservation: string): Promise<void> {
    if (!isUuid(site) || !isUuid(reservation)) return;
    const [siteId, id] = [site as SiteId, reservation as ReservationId];
    const scope = jobScope(TOLD, siteId);
    const { booked, place, resourceName, companyName } = await this.db.run(scope, async (tx) => {
      const { sites, resources } = await this.spaces.names(tx, [siteId]);
      const booked = await reservationById(tx, id);
      const names = await this.payers.names(tx, booked?.companyId ? [booked.companyId] : []);
      const companyName = (booked?.companyId && names.get(booked.companyId)) ?? '';
      const resourceName = (booked && resources.get(booked.resourceId)) ?? '';
      return { booked, place: sites.get(siteId), resourceName, companyName };
    });
    if (!booked || !place) return;
    const { personId, start, end } = booked;
    const { email: to, locale } = await this.db.run({ ...scope, personId }, (tx) => this.people.contact(tx, personId));
    await this.mailer.send(
      calledOffMail({
        ...{ locale, to, companyName, siteName: place.name, resourceName, zone: place.timeZone },
        during: { start: start.getTime(), end: end.getTime() },
        link: `${this.config.publicUrl}/moi`,
      }),
    );
  }
}
