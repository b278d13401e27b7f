import {
  type Day,
  DomainError,
  type Interval,
  MINUTE,
  type ReservationId,
  type SeriesId,
  type Zone,
  addDays,
  instantOf,
  mondayOf,
  openDay,
  priceReservation,
} from '#libs/domain';
import {
  type ClosuresService,
  type ImportService,
  type ReservationsService,
  type SeriesService,
  type SettingsService,
  type WaitingService,
  labelOf,
} from '#libs/booking';
import type { MembershipsService, PacksService, PlansService } from '#libs/members';
import type { ExtrasService } from '#libs/spaces';
import { type Clock, operatorScope, personScope } from '#libs/platform';
import type { LoadedDemo } from './load.js';
import { type PaperServices, socialTariff } from './papers.js';
import { Random } from './random.js';
import { SHARED_OFFICE, SMALL_ROOM, WORKSHOP } from './resources.js';
import type { DemoMember } from './weeks.js';

export interface StoryServices extends PaperServices {
  readonly clock: Clock;
  readonly imports: ImportService;
  readonly rules: SettingsService;
  readonly closures: ClosuresService;
  readonly reservations: ReservationsService;
  readonly series: SeriesService;
  readonly waiting: WaitingService;
  readonly packs: PacksService;
  readonly plans: PlansService;
  readonly memberships: MembershipsService;
  readonly extras: ExtrasService;
}

/** Whoever tries the demonstration looks a few weeks around today. */
const LOOK_AHEAD = 28;

/**
 * What a visitor finds going on at the first site, told around today: a repeated booking, somebody in line, packs on sale
 * and one that is being used, two plans and who has one, a reduced price for students, what may be had along with a
 * place, a request that waits for the manager's word, somebody who did not come, closures and public holidays. Apart from the network, so
 * that tests which load that do not meet it.
 */
export async function tellStories(services: StoryServices, site: LoadedDemo['first']): Promise<void> {
  const stories = new Stories(services, site, site.regular);
  // Before anything is closed: a closure that comes later keeps what it finds.
  await stories.repeatedBooking();
  await stories.waitingInLine();
  await stories.prepaid();
  await stories.requestToApprove();
  await stories.noShow();
  await stories.closures();
  // Last: what is booked above costs what it costs everybody.
  await stories.memberships();
  await stories.students();
  await stories.extras();
}

class Stories {
  /** Numbers of its own: what else is drawn for the network stays as it is. */
  private readonly random = new Random(7);
  private readonly today: Day;
  private readonly zone: Zone;

  constructor(
    private readonly services: StoryServices,
    private readonly site: LoadedDemo['first'],
    private readonly coworker: DemoMember,
  ) {
    this.zone = site.timeZone;
    this.today = services.clock.today(site.timeZone);
  }

  /** The coworker meets somebody every week in the small room: what others have taken there is left out. */
  async repeatedBooking(): Promise<void> {
    await this.services.series.create(
      personScope(this.coworker.personId),
      {
        id: this.random.uuid() as SeriesId,
        ...this.placeOf(SMALL_ROOM),
        rule: { freq: 'weekly', weekdays: null, interval: 1, end: { count: 8 } },
        firstDay: addDays(this.today, 2),
        ...{ startMinute: 9 * 60, minutes: 90, quantity: 1 },
      },
      'skip',
    );
  }

  /** A member has the room on the first day that is free for it, and the coworker would like to have it. */
  async waitingInLine(): Promise<void> {
    const wish = await this.onFirstFreeDay(SMALL_ROOM, this.other(0), 1, 14, 16);
    if (!wish) return;
    await this.services.waiting.join(personScope(this.coworker.personId), { ...wish, id: this.random.uuid() });
  }

  /** Packs of days and hours; the coworker has one of three days, and has booked one of them. */
  async prepaid(): Promise<void> {
    const { packs } = this.services;
    const { siteId, resources } = this.site;
    const scope = operatorScope(siteId);
    const openSpace = resources.find(({ mode }) => mode === 'pool')!;
    const { vatRateBp } = this.site.rates[openSpace.rate]!;
    const sold = { priceMode: 'gross', vatRateBp, selfService: true, active: true } as const;
    const terms = { ...sold, resourceId: null, countsAt: null, validityMonths: 6, validityDays: null };
    const days = { ...terms, unit: 'pass', kind: 'desk' } as const;
    const three = { ...days, id: this.random.uuid(), name: 'Carnet de 3 journées', amount: 3, priceCents: 4200 };
    const hours = { ...terms, unit: 'minute', kind: 'room', amount: 600, priceCents: 15_000 } as const;
    for (const pack of [
      three,
      { ...days, id: this.random.uuid(), name: 'Carnet de 10 journées', amount: 10, priceCents: 12_000 },
      { ...hours, id: this.random.uuid(), name: '10 heures de salle' },
    ]) {
      await packs.put(scope, siteId, pack);
    }
    const { personId } = this.coworker;
    await packs.buy(personId, siteId, { id: this.random.uuid(), packId: three.id }, three.priceCents);
    await this.onFirstFreeDay(openSpace.name, this.coworker, 3, 9, 17);
  }

  /** Two screens and a flip chart for the rooms, coffee for whoever meets, at the rate of drinks. */
  async extras(): Promise<void> {
    const { siteId } = this.site;
    const terms = { priceMode: 'gross', kinds: ['room'], resourceIds: [] } as const;
    const coffee = { ...terms, name: 'Café et viennoiseries', priceCents: 350, vatRateBp: 1000, per: 'place' } as const;
    const screen = { ...terms, name: 'Écran mobile', priceCents: 300, vatRateBp: 2000, per: 'hour' } as const;
    const chart = { ...terms, name: 'Paperboard', priceCents: 500, vatRateBp: 2000, per: 'booking' } as const;
    for (const [position, extra] of [
      { ...screen, stock: 2 },
      { ...chart, stock: 3 },
      { ...coffee, stock: null },
    ].entries()) {
      await this.services.extras.create(operatorScope(siteId), siteId, this.random.uuid(), { ...extra, position });
    }
  }

  /**
   * Two plans, one of which gets dearer next year; the coworker has the smaller one since the first of the month. Others
   * have one in use, at rest and about to end.
   */
  async memberships(): Promise<void> {
    const { plans, memberships } = this.services;
    const { siteId } = this.site;
    const scope = operatorScope(siteId);
    const terms = { priceMode: 'gross', vatRateBp: 2000, cycle: 'month', anchor: 'first', active: true } as const;
    const nothing = {
      access: [],
      rates: [],
      entryFeeCents: 0,
      selfPause: true,
      nextPriceCents: null,
      nextPriceFrom: null,
    };
    const small = this.random.uuid();
    await plans.create(scope, siteId, small, {
      ...{ ...terms, ...nothing, name: 'Nomade', priceCents: 4900, commitmentMonths: 0, noticeDays: 15 },
      ...{ description: 'Quatre heures de salle par mois, et 10 % sur les postes.', selfService: true },
      allowances: [{ unit: 'minute', amount: 240, kind: 'room', resourceId: null }],
      discounts: [{ kind: 'desk', discountBp: 1000 }],
    });
    const large = this.random.uuid();
    await plans.create(scope, siteId, large, {
      ...{ ...terms, ...nothing, name: 'Résident', priceCents: 18_000, commitmentMonths: 3, noticeDays: 30 },
      ...{ description: 'Un poste tous les jours et huit heures de salle par mois.', selfService: true },
      ...{ nextPriceCents: 19_000, nextPriceFrom: `${Number(this.today.slice(0, 4)) + 1}-01-01` },
      allowances: [
        { unit: 'pass', amount: 31, kind: 'desk', resourceId: null },
        { unit: 'minute', amount: 480, kind: 'room', resourceId: null },
      ],
      discounts: [{ kind: 'room', discountBp: 2000 }],
    });
    const startsOn = `${this.today.slice(0, 7)}-01`;
    const begin = async ({ memberId }: DemoMember, planId: string): Promise<string> => {
      const id = this.random.uuid();
      await memberships.start(scope, siteId, memberId, { id, planId, startsOn });
      return id;
    };
    await begin(this.coworker, small);
    await begin(this.other(0), large);
    const [resting, ending] = [await begin(this.other(1), small), await begin(this.other(2), small)];
    const asked = () => ({ id: this.random.uuid() });
    await memberships.change(scope, siteId, resting, { ...asked(), kind: 'pause' }, false);
    await memberships.change(scope, siteId, ending, { ...asked(), kind: 'end' }, false);
  }

  /** The whole shared office is nobody's without the manager's word, and somebody has asked for it. */
  async requestToApprove(): Promise<void> {
    const { siteId } = this.site;
    const { resourceId } = this.placeOf(SHARED_OFFICE);
    const asBefore = {
      ...{ noticeToBookMinutes: null, noticeToChangeMinutes: null, noticeToCancelMinutes: null },
      ...{ horizonDays: null, onePlace: null },
    };
    await this.services.rules.setResource(operatorScope(siteId), siteId, { resourceId, ...asBefore, approval: true });
    // Not for tomorrow: what nobody answers ends when the booking would begin.
    await this.onFirstFreeDay(SHARED_OFFICE, this.other(1), 4, 9, 12);
  }

  /** On the last day the site was open, somebody had a place in the open space and was not seen. */
  async noShow(): Promise<void> {
    const { plan, resources, rates, name, currency, siteId } = this.site;
    const resource = resources.find(({ mode }) => mode === 'pool')!;
    const day = this.daysFrom(-1, -7).find((past) => openDay(plan, past, this.zone).openings.length > 0);
    if (!day) return;
    const during = openDay(plan, day, this.zone).openings[0]!;
    const rate = rates[resource.rate]!;
    await this.services.imports.load(operatorScope(siteId), siteId, this.zone, [
      {
        ...{ id: this.random.uuid() as ReservationId, resourceId: resource.id, during, currency },
        ...this.other(2),
        ...{
          priceMode: rate.priceMode,
          vatRateBp: rate.vatRateBp,
          price: priceReservation(rate, during, 1, this.zone)!,
        },
        ...{ preparationMinutes: resource.preparationMinutes, label: labelOf(resource.name, name) },
        ...{ status: 'no_show', checkedInAt: null, cancelledAt: null, createdAt: during.start - 24 * 60 * MINUTE },
      },
    ]);
  }

  /** The holidays, machines looked after every Monday, and an afternoon without visitors. Who has booked keeps it. */
  async closures(): Promise<void> {
    const { closures } = this.services;
    const { siteId } = this.site;
    const scope = operatorScope(siteId);
    const keep = { each: [], others: 'keep' } as const;
    const { holidays } = await closures.holidays(scope, siteId);
    await closures.setHolidays(scope, siteId, { region: null, kept: holidays.map(({ rule }) => rule) }, keep);
    const maintenance = {
      ...{ resourceId: this.placeOf(WORKSHOP).resourceId, scope: 'everyone' as const, repeats: 'weekly' as const },
      ...{ firstDay: mondayOf(this.today), lastDay: null, from: 8 * 60, until: 10 * 60 },
      reason: 'Entretien des machines',
    };
    const assembly = {
      ...{ resourceId: null, scope: 'everyone' as const, repeats: 'once' as const },
      ...{ firstDay: addDays(this.today, LOOK_AHEAD), lastDay: null, from: 16 * 60, until: 20 * 60 },
      reason: 'Assemblée générale de l’association',
    };
    for (const closure of [maintenance, assembly]) {
      await closures.put(scope, siteId, this.random.uuid(), closure, keep);
    }
  }

  students(): Promise<void> {
    const { siteId, slug } = this.site;
    const [approved, waiting] = [this.other(4).personId, this.other(5).personId];
    return socialTariff(this.services, this.random, { siteId, slug, approved, waiting });
  }

  private placeOf(name: string) {
    const { siteId, resources } = this.site;
    return { siteId, resourceId: resources.find((one) => one.name === name)!.id };
  }

  private other(rank: number): DemoMember {
    const { memberId, personId } = this.site.members.filter((one) => one.personId !== this.coworker.personId)[rank]!;
    return { memberId, personId };
  }

  private daysFrom(first: number, last: number): Day[] {
    const step = first <= last ? 1 : -1;
    return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => addDays(this.today, first + step * index));
  }

  /**
   * Books between two hours of the wall clock as that member would, so many days on or later; null when no day of the
   * next weeks can be had.
   */
  private async onFirstFreeDay(name: string, { personId }: DemoMember, days: number, from: number, until: number) {
    for (const day of this.daysFrom(days, LOOK_AHEAD - 1)) {
      const [start, end] = [instantOf(day, from * 60, this.zone), instantOf(day, until * 60, this.zone)];
      const during: Interval = { start, end };
      const wish = { ...this.placeOf(name), during, quantity: 1 };
      try {
        await this.services.reservations.reserve(personScope(personId), {
          ...wish,
          id: this.random.uuid() as ReservationId,
        });
        return wish;
      } catch (error) {
        // Taken, closed, or too far ahead: the next day then.
        if (!(error instanceof DomainError)) throw error;
      }
    }
    return null;
  }
}
