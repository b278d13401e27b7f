import { Injectable } from '@nestjs/common';
import {
  type Booked,
  type CompanyId,
  type Currency,
  type Day,
  type Interval,
  type Lot,
  type MemberId,
  NO_STANDING,
  type PersonId,
  type Price,
  type PriceMode,
  type Quote,
  type ResourceId,
  type SiteId,
  type Standing,
  type VatResult,
  type Zone,
  bestPrice,
  computeVat,
  conflict,
  coverPrice,
  localDay,
  localParts,
} from '#libs/domain';
import type { NewCharge } from '#libs/invoicing';
import {
  type AskedPayer,
  type CompanyLink,
  CreditsService,
  type Holder,
  type MemberStanding,
  MembersService,
  PayersService,
  StandingService,
  type Used,
} from '#libs/members';
import { Db, type Tx, personScope } from '#libs/platform';
import { type Offer, SpacesService } from '#libs/spaces';
import { checkTimes, labelOf } from './reservations.rules.js';
import type { NewReservation } from './reservations.store.js';

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

export interface ToldPrice extends Price {
  readonly currency: Currency;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  readonly vat: Pick<VatResult, 'netCents' | 'vatCents' | 'grossCents'>;
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
    private readonly members: MembersService,
    private readonly standings: StandingService,
    private readonly credits: CreditsService,
    private readonly payers: PayersService,
  ) {}

  /**
   * What a booking would cost this person, with VAT told apart and the lines that explain it; null: somebody who is not
   * known yet. `companyId`: who pays, which changes what it comes to, not whether they do. Nothing is used up.
   */
  async told(
    slug: string,
    resourceId: ResourceId,
    during: Interval,
    quantity: number,
    personId: PersonId | null,
    companyId: CompanyId | null = null,
  ): Promise<ToldPrice> {
    checkTimes(during);
    const { siteId, offer } = await this.db.shared(async (tx) => {
      const site = await this.spaces.siteBySlug(tx, slug);
      return { siteId: site.siteId, offer: await this.spaces.offer(tx, site.siteId, resourceId) };
    });
    const standing = personId
      ? await this.db.run(personScope(personId, siteId), async (tx) => {
          const member = await this.members.known(tx, siteId, personId);
          if (!member) return EVERYBODY;
          const asked = { siteId, offer, member, during };
          const own = await this.standing(tx, siteId, offer, member, during);
          // What a company has is told to those for whom it pays.
          const pays = companyId !== null && (await this.payers.pays(tx, siteId, personId, companyId));
          return pays || companyId === null
            ? this.paying(tx, asked, own, companyId)
            : { ...own, lots: [], toGrant: [] };
        })
      : EVERYBODY;
    return tellPrice(offer, this.preview(offer, during, quantity, standing));
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
  price(offer: Offer, during: Interval, quantity: number, { advantages }: Standing): Price {
    const price = bestPrice(offer.rate, bookedOf(offer, during, quantity), advantages);
    if (!price) throw conflict('not_for_sale', { detail: 'there is no price for so long a booking' });
    return price;
  }

  /** What would be left to pay now; nothing is used up. */
  preview(offer: Offer, during: Interval, quantity: number, standing: Standing): Quote {
    const price = this.price(offer, during, quantity, standing);
    return coverPrice(price, bookedOf(offer, during, quantity), standing.lots);
  }

  /** Uses up the rights that cover a booking, which has its place by now, and says what is left to pay. */
  async cover(tx: Tx, booked: Covered, price: Price, offer: Offer, standing: MemberStanding): Promise<Quote> {
    const { siteId, id, memberId, during, quantity } = booked;
    if (price.cents === 0 || standing.lots.length === 0) return { ...price, debits: [], passes: [] };
    const place = bookedOf(offer, during, quantity);
    await this.credits.grant(tx, siteId, standing.toGrant);
    const quote = coverPrice(price, place, await this.lockedLots(tx, siteId, memberId, standing, place));
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

  /** Before several bookings, or one that moves, give back and use rights: behind the locks of their rows. */
  async queue(
    tx: Tx,
    siteId: SiteId,
    bookings: readonly { id: string; memberId: MemberId; companyId: CompanyId | null }[],
  ): Promise<void> {
    const [ids, members] = [bookings.map(({ id }) => id), bookings.map(({ memberId }) => memberId)];
    const companies = bookings.flatMap(({ companyId }) => companyId ?? []);
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

/** What a booking of it is of, as far as rights go. */
export const usedOf = ({ resource, rate, timeZone }: Offer, during: Interval): Used => ({
  resourceId: resource.id,
  kind: resource.kind,
  rateId: resource.rateId,
  priceMode: rate.priceMode,
  day: localDay(during.start, timeZone),
});

/** As a site sells it; VAT is that of the rate. */
export const tellPrice = ({ rate: { priceMode, vatRateBp }, currency }: Offer, price: Price): ToldPrice => ({
  ...{ cents: price.cents, lines: price.lines, currency, priceMode, vatRateBp },
  vat: computeVat([{ amountCents: price.cents, priceMode, vatCategory: 'S', vatRateBp }]),
});

const bookedOf = ({ timeZone: zone }: Offer, during: Interval, quantity: number): Booked => ({
  ...during,
  quantity,
  zone,
});

export const chargeFor = (
  reservation: Pick<
    NewReservation,
    'id' | 'memberId' | 'personId' | 'quantity' | 'priceCents' | 'currency' | 'companyId' | 'costCentreId'
  >,
  { resource, site, rate }: Offer,
  day: Day,
): NewCharge => ({
  memberId: reservation.memberId,
  personId: reservation.personId,
  companyId: reservation.companyId,
  costCentreId: reservation.costCentreId,
  originKind: 'reservation',
  originId: reservation.id,
  label: labelOf(resource.name, site.name),
  suppliedOn: day,
  quantity: reservation.quantity,
  unitPriceCents: reservation.priceCents / reservation.quantity,
  amountCents: reservation.priceCents,
  currency: reservation.currency,
  priceMode: rate.priceMode,
  vatRateBp: rate.vatRateBp,
});
