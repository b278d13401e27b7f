import { Injectable } from '@nestjs/common';
import {
  type Booked,
  type Currency,
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
  bestPrice,
  computeVat,
  conflict,
  coverPrice,
  localDay,
} from '#libs/domain';
import {
  CreditsService,
  type Holder,
  type MemberStanding,
  MembersService,
  StandingService,
  type Used,
} from '#libs/members';
import { Db, type Tx, personScope } from '#libs/platform';
import { type Offer, SpacesService } from '#libs/spaces';
import { checkTimes } from './reservations.rules.js';

/** Nobody in particular: what is shown before somebody is known, and what is only held. */
export const EVERYBODY: MemberStanding = { ...NO_STANDING, toGrant: [] };

const originOf = (reservationId: string) => ({ kind: 'reservation', id: reservationId }) as const;

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
  ) {}

  /**
   * What a booking would cost this person, with VAT told apart and the lines that explain it; null: somebody who is not
   * known yet. Nothing is used up.
   */
  async told(
    slug: string,
    resourceId: ResourceId,
    during: Interval,
    quantity: number,
    personId: PersonId | null,
  ): Promise<ToldPrice> {
    checkTimes(during);
    const { siteId, offer } = await this.db.shared(async (tx) => {
      const site = await this.spaces.siteBySlug(tx, slug);
      return { siteId: site.siteId, offer: await this.spaces.offer(tx, site.siteId, resourceId) };
    });
    const standing = personId
      ? await this.db.run(personScope(personId, siteId), async (tx) => {
          const member = await this.members.known(tx, siteId, personId);
          return member ? this.standing(tx, siteId, offer, member, during) : EVERYBODY;
        })
      : EVERYBODY;
    return tellPrice(offer, this.preview(offer, during, quantity, standing));
  }

  standing(tx: Tx, siteId: SiteId, offer: Offer, holder: Holder, during: Interval): Promise<MemberStanding> {
    return this.standings.of(tx, siteId, holder, usedOf(offer, during), { ...during, zone: offer.timeZone });
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
  async cover(
    tx: Tx,
    booked: { readonly siteId: SiteId; readonly id: string; readonly during: Interval; readonly quantity: number },
    price: Price,
    offer: Offer,
    standing: MemberStanding,
  ): Promise<Quote> {
    const { siteId, id, during, quantity } = booked;
    if (price.cents === 0 || standing.lots.length === 0) return { ...price, debits: [] };
    const place = bookedOf(offer, during, quantity);
    await this.credits.grant(tx, siteId, standing.toGrant);
    const left = await this.credits.lock(
      tx,
      siteId,
      standing.lots.map((lot) => lot.id),
    );
    const lots = standing.lots.map((lot): Lot => ({ ...lot, left: left.get(lot.id) ?? 0 }));
    const quote = coverPrice(price, place, lots);
    await this.credits.debit(tx, siteId, quote.debits, originOf(id), localDay(during.start, offer.timeZone));
    return quote;
  }

  /** Before several bookings, or one that moves, give back and use rights: behind the locks of their rows. */
  async queue(tx: Tx, siteId: SiteId, bookings: readonly { id: string; memberId: MemberId }[]): Promise<void> {
    const [ids, members] = [bookings.map(({ id }) => id), bookings.map(({ memberId }) => memberId)];
    await this.credits.lockFor(tx, siteId, 'reservation', ids, members);
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
