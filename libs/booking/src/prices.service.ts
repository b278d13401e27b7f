import { Injectable } from '@nestjs/common';
import {
  type Booked,
  type Interval,
  type Lot,
  NO_STANDING,
  type Price,
  type Quote,
  type SiteId,
  bestPrice,
  conflict,
  coverPrice,
  localDay,
} from '#libs/domain';
import { CreditsService, type Holder, type MemberStanding, StandingService } from '#libs/members';
import type { Tx } from '#libs/platform';
import type { Offer } from '#libs/spaces';

/** Nobody in particular: what is shown before somebody is known, and what is only held. */
export const EVERYBODY: MemberStanding = { ...NO_STANDING, toGrant: [] };

/** Who used the credit; the reservation. */
const originOf = (reservationId: string) => ({ kind: 'reservation', id: reservationId }) as const;

/**
 * What a booking costs this person. The price is frozen when the booking is made; what prepaid rights take off it is
 * settled behind the lock of the place, so two bookings at once never use the same right.
 */
@Injectable()
export class PricesService {
  constructor(
    private readonly standings: StandingService,
    private readonly credits: CreditsService,
  ) {}

  standing(tx: Tx, siteId: SiteId, offer: Offer, holder: Holder, during: Interval): Promise<MemberStanding> {
    const { resource, rate, timeZone: zone } = offer;
    const day = localDay(during.start, zone);
    const used = {
      resourceId: resource.id,
      kind: resource.kind,
      rateId: resource.rateId,
      priceMode: rate.priceMode,
      day,
    };
    return this.standings.of(tx, siteId, holder, used, { ...during, zone });
  }

  /** Before prepaid rights. Throws not_for_sale when there is no price for so long a booking. */
  price(offer: Offer, during: Interval, quantity: number, { advantages }: MemberStanding): Price {
    const price = bestPrice(offer.rate, bookedOf(offer, during, quantity), advantages);
    if (!price) throw conflict('not_for_sale', { detail: 'there is no price for so long a booking' });
    return price;
  }

  /** What would be left to pay now; nothing is used up. */
  preview(offer: Offer, during: Interval, quantity: number, standing: MemberStanding): Quote {
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

  /** Gives back the rights that a booking used, less the part that is kept. */
  async restore(tx: Tx, siteId: SiteId, reservationId: string, keptPercent = 0): Promise<void> {
    await this.credits.restore(tx, siteId, originOf(reservationId), keptPercent);
  }
}

const bookedOf = ({ timeZone: zone }: Offer, during: Interval, quantity: number): Booked => ({
  ...during,
  quantity,
  zone,
});
