import { Injectable } from '@nestjs/common';
import {
  type Booked,
  type CompanyId,
  type Interval,
  type Lot,
  type MemberId,
  NO_STANDING,
  type PersonId,
  type Price,
  type Quote,
  type ReservationId,
  type ResourceId,
  type SiteId,
  type Standing,
  type TakenExtra,
  type WantedExtra,
  type Zone,
  bestPrice,
  conflict,
  coverPrice,
  localDay,
  localParts,
  notFound,
  takenBefore,
  withExtras,
} from '#libs/domain';
import {
  type AskedPayer,
  type CompanyLink,
  CreditsService,
  type Holder,
  type MemberStanding,
  MembersService,
  PayersService,
  StandingService,
} from '#libs/members';
import { Db, type Tx, personScope } from '#libs/platform';
import { ExtrasService, type Offer, type OfferedExtra, SpacesService, takenOf } from '#libs/spaces';
import { lockExtras } from './extras/extras.store.js';
import { type ToldPrice, bookedOf, tellPrice, usedOf } from './priced.js';
import { checkTimes } from './reservations.rules.js';
import { reservationById } from './reservations.store.js';

/** Nobody in particular: what is shown before somebody is known, and what is only held. */
export const EVERYBODY: MemberStanding = { ...NO_STANDING, toGrant: [] };

/** Who asks for what. */
interface Asked {
  readonly siteId: SiteId;
  readonly offer: Offer;
  readonly member: Holder;
  readonly during: Interval;
}

/** Who books what, and who then pays. */
export interface Usual extends Omit<Asked, 'during'> {
  readonly companyId: CompanyId | null;
}

const originOf = (reservationId: string) => ({ kind: 'reservation', id: reservationId }) as const;

/** A booking that rights are used for. */
interface Covered {
  readonly siteId: SiteId;
  readonly id: string;
  readonly memberId: MemberId;
  readonly during: Interval;
  readonly quantity: number;
}

/** With what may be had along with the place. */
export interface OfferedPrice extends ToldPrice {
  readonly offered: readonly OfferedExtra[];
}

/** What a price is asked for. */
export interface AskedPrice {
  readonly resourceId: ResourceId;
  readonly during: Interval;
  readonly quantity: number;
  readonly extras: readonly WantedExtra[];
}

/**
 * What a booking costs this person. The price is frozen when the booking is made; what prepaid rights take off it is
 * settled behind the lock of the place, so two bookings at once never use the same right.
 */
@Injectable()
export class PricesService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly extras: ExtrasService,
    private readonly members: MembersService,
    private readonly standings: StandingService,
    private readonly credits: CreditsService,
    private readonly payers: PayersService,
  ) {}

  /**
   * What a booking would cost this person, with VAT told apart and the lines that explain it, and what may be had along
   * with it; null: somebody who is not known yet. `companyId`: who pays, which changes what it comes to, not whether
   * they do. Nothing is used up.
   */
  async told(
    slug: string,
    asked: AskedPrice,
    personId: PersonId | null,
    companyId: CompanyId | null = null,
  ): Promise<OfferedPrice> {
    const { resourceId, during, quantity } = asked;
    checkTimes(during);
    const { siteId, offer, offered } = await this.db.shared(async (tx) => {
      const { siteId: id } = await this.spaces.siteBySlug(tx, slug);
      const [what, extras] = await Promise.all([
        this.spaces.offer(tx, id, resourceId),
        this.extras.offered(tx, id, resourceId, during),
      ]);
      return { siteId: id, offer: what, offered: extras };
    });
    const taken = takenOf(offered, asked.extras, quantity);
    const standing = await this.standingOf(siteId, offer, during, personId, companyId);
    return { ...tellPrice(offer, this.preview(offer, during, quantity, standing, taken)), offered };
  }

  /**
   * What one's own booking would come to elsewhere or at another time: for as many, for the same payer, and with what
   * was taken along at what it cost then.
   */
  async toldMoved(
    slug: string,
    id: ReservationId,
    { resourceId, during }: Pick<AskedPrice, 'resourceId' | 'during'>,
    personId: PersonId,
  ): Promise<OfferedPrice> {
    checkTimes(during);
    const known = await this.db.run(personScope(personId), (tx) => reservationById(tx, id));
    if (known?.personId !== personId) throw notFound();
    const { siteId, quantity, companyId, extras } = known;
    const offer = await this.db.shared(async (tx) => {
      const site = await this.spaces.siteBySlug(tx, slug);
      if (site.siteId !== siteId) throw notFound();
      return this.spaces.offer(tx, siteId, resourceId);
    });
    const standing = await this.standingOf(siteId, offer, during, personId, companyId);
    const quote = this.preview(offer, during, quantity, standing, extras.map(takenBefore));
    return { ...tellPrice(offer, quote), offered: [] };
  }

  private async standingOf(
    siteId: SiteId,
    offer: Offer,
    during: Interval,
    personId: PersonId | null,
    companyId: CompanyId | null,
  ): Promise<MemberStanding> {
    if (!personId) return EVERYBODY;
    return this.db.run(personScope(personId, siteId), async (tx) => {
      const member = await this.members.known(tx, siteId, personId);
      if (!member) return EVERYBODY;
      const own = await this.standing(tx, siteId, offer, member, during);
      // What a company has is told to those for whom it pays.
      const pays = companyId !== null && (await this.payers.pays(tx, siteId, personId, companyId));
      return pays || companyId === null
        ? this.paying(tx, { siteId, offer, member, during }, own, companyId)
        : { ...own, lots: [], toGrant: [] };
    });
  }

  /** What may be had along with a place, for an order that wants some of it: who wants nothing costs no statement. */
  async offered(
    tx: Tx,
    siteId: SiteId,
    { resourceId, during, extras = [] }: Pick<AskedPrice, 'resourceId' | 'during'> & Partial<AskedPrice>,
  ): Promise<OfferedExtra[]> {
    return extras.length === 0 ? [] : this.extras.offered(tx, siteId, resourceId, during);
  }

  /**
   * Who books a place, and who pays (as usual when nobody is asked for), when that may cost another price than
   * everybody's; null: it does not. Joins a transaction of the person's scope at the site. Throws company_not_paying.
   */
  async usually(
    tx: Tx,
    siteId: SiteId,
    resourceId: ResourceId,
    personId: PersonId,
    asked: AskedPayer,
  ): Promise<Usual | null> {
    const member = await this.members.known(tx, siteId, personId);
    if (!member) return null;
    const offer = await this.spaces.offer(tx, siteId, resourceId);
    const payer = await this.payers.of(tx, siteId, personId, offer.resource.kind, asked);
    return member.hasRights || payer ? { siteId, offer, member, companyId: payer?.companyId ?? null } : null;
  }

  /** What it costs them, tax included, in minor units of the site's currency. Throws not_for_sale. */
  async usualPrice(tx: Tx, { companyId, ...usual }: Usual, during: Interval): Promise<number> {
    const { siteId, offer, member } = usual;
    const own = await this.standing(tx, siteId, offer, member, during);
    const standing = await this.paying(tx, { ...usual, during }, own, companyId);
    return tellPrice(offer, this.preview(offer, during, 1, standing)).vat.grossCents;
  }

  /** The companies that may pay for what a person books there, by name. */
  async payersOf(slug: string, personId: PersonId): Promise<CompanyLink[]> {
    const { siteId } = await this.db.shared((tx) => this.spaces.siteBySlug(tx, slug));
    return this.payers.own(personScope(personId), siteId);
  }

  standing(tx: Tx, siteId: SiteId, offer: Offer, holder: Holder, during: Interval): Promise<MemberStanding> {
    return this.standings.of(tx, siteId, holder, usedOf(offer, during), { ...during, zone: offer.timeZone });
  }

  /** What counts once it is known who pays: the company's credit, and none of the member's own, where a company does. */
  async paying(
    tx: Tx,
    { siteId, offer, member, during }: Asked,
    own: MemberStanding,
    companyId: CompanyId | null,
  ): Promise<MemberStanding> {
    if (companyId === null) return own;
    const used = usedOf(offer, during);
    return this.standings.paidBy(tx, siteId, companyId, member, own, used, { ...during, zone: offer.timeZone });
  }

  /** Before prepaid rights. Throws not_for_sale when there is no price for so long a booking. */
  price(
    offer: Offer,
    during: Interval,
    quantity: number,
    { advantages }: Standing,
    extras: readonly TakenExtra[] = [],
  ): Price {
    const price = bestPrice(offer.rate, bookedOf(offer, during, quantity), advantages);
    if (!price) throw conflict('not_for_sale', { detail: 'there is no price for so long a booking' });
    return withExtras(price, extras, during, offer.rate.priceMode);
  }

  /** What would be left to pay now; nothing is used up. */
  preview(
    offer: Offer,
    during: Interval,
    quantity: number,
    standing: Standing,
    extras: readonly TakenExtra[] = [],
  ): Quote {
    const price = this.price(offer, during, quantity, standing, extras);
    return coverPrice(price, bookedOf(offer, during, quantity), standing.lots, offer.rate.priceMode);
  }

  /** Uses up the rights that cover a booking, which has its place by now, and says what is left to pay. */
  async cover(tx: Tx, booked: Covered, price: Price, offer: Offer, standing: MemberStanding): Promise<Quote> {
    const { siteId, id, memberId, during, quantity } = booked;
    if (price.cents === 0 || standing.lots.length === 0) return { ...price, debits: [], passes: [] };
    const place = bookedOf(offer, during, quantity);
    await this.credits.grant(tx, siteId, standing.toGrant);
    const lots = await this.lockedLots(tx, siteId, memberId, standing, place);
    const quote = coverPrice(price, place, lots, offer.rate.priceMode);
    const units = new Map(standing.lots.map((lot) => [lot.id, lot.unit]));
    const debits = quote.debits.filter(({ lotId }) => units.get(lotId) !== 'pass');
    await this.credits.debit(tx, siteId, debits, originOf(id), localDay(during.start, offer.timeZone));
    await this.credits.useDays(tx, siteId, memberId, quote.passes, originOf(id));
    return quote;
  }

  /** As they are once nobody else uses them. */
  private async lockedLots(
    tx: Tx,
    siteId: SiteId,
    memberId: MemberId,
    { lots }: MemberStanding,
    place: Booked,
  ): Promise<Lot[]> {
    const idsOf = (held: readonly Lot[]) => held.map(({ id }) => id);
    const left = await this.credits.lock(tx, siteId, idsOf(lots));
    const passes = idsOf(lots.filter(({ unit }) => unit === 'pass'));
    const paid = await this.credits.paidDays(tx, siteId, memberId, passes, localParts(place));
    return lots.map((lot) => ({ ...lot, left: left.get(lot.id) ?? 0, paid: paid.get(lot.id) ?? [] }));
  }

  /**
   * Before several bookings, or one that moves, are changed one by one: what they have of which there is only so much,
   * then the rights that they give back and use. Behind the locks of their rows.
   */
  async queue(
    tx: Tx,
    siteId: SiteId,
    bookings: readonly { id: string; memberId: MemberId; companyId: CompanyId | null }[],
  ): Promise<void> {
    const [ids, members] = [bookings.map(({ id }) => id), bookings.map(({ memberId }) => memberId)];
    const companies = bookings.flatMap(({ companyId }) => companyId ?? []);
    await lockExtras(tx, siteId, ids);
    await this.credits.lockFor(tx, siteId, 'reservation', ids, { members, companies });
  }

  /** The site moves a booking at the price that was agreed: the days that passes pay for are those it has now. */
  async carry(tx: Tx, siteId: SiteId, id: string, during: Interval, zone: Zone): Promise<void> {
    await this.credits.carryDays(tx, siteId, originOf(id), localParts({ ...during, zone }));
  }

  /** Gives back the rights that a booking used, less the part that is kept. */
  async restore(tx: Tx, siteId: SiteId, reservationId: string, keptPercent = 0): Promise<void> {
    await this.credits.restore(tx, siteId, originOf(reservationId), keptPercent);
  }
}
