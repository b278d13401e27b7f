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
  type PricedExtra,
  type Quote,
  type ReservationId,
  type ResourceId,
  type SiteId,
  type Standing,
  type TakenExtra,
  type VatResult,
  type WantedExtra,
  bestPrice,
  computeVat,
  conflict,
  coverPrice,
  localDay,
  notFound,
  oneModePerGroup,
  placeCents,
  share,
  takenBefore,
  withExtras,
} from '#libs/domain';
import type { NewCharge } from '#libs/invoicing';
import {
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
import { ExtrasService, type Offer, type OfferedExtra, SpacesService, takenOf } from '#libs/spaces';
import { lockExtras } from './extras/extras.store.js';
import { checkTimes, labelOf } from './reservations.rules.js';
import { type NewReservation, reservationById } from './reservations.store.js';

/** Nobody in particular: what is shown before somebody is known, and what is only held. */
export const EVERYBODY: MemberStanding = { ...NO_STANDING, toGrant: [] };

/** What a company pays uses none of the rights that the member has prepaid; what plans and groups take off counts. */
export const rightsFor = (standing: MemberStanding, companyId: CompanyId | null): MemberStanding =>
  companyId === null ? standing : { ...standing, lots: [], toGrant: [] };

const originOf = (reservationId: string) => ({ kind: 'reservation', id: reservationId }) as const;

export interface ToldPrice extends Price {
  readonly currency: Currency;
  readonly priceMode: PriceMode;
  /** Of the place; an extra has its own. */
  readonly vatRateBp: number;
  readonly vat: VatResult;
}

/** With what may be had along with the place. */
export interface OfferedPrice extends ToldPrice {
  readonly offered: readonly OfferedExtra[];
}

/** What a price is asked for. */
export interface Asked {
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
    asked: Asked,
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
    const standing = await this.standingOf(siteId, offer, during, personId);
    const quote = this.preview(offer, during, quantity, rightsFor(standing, companyId), taken);
    return { ...tellPrice(offer, quote), offered };
  }

  /**
   * What one's own booking would come to elsewhere or at another time: for as many, for the same payer, and with what
   * was taken along at what it cost then.
   */
  async toldMoved(
    slug: string,
    id: ReservationId,
    to: Pick<Asked, 'resourceId' | 'during'>,
    personId: PersonId,
  ): Promise<OfferedPrice> {
    checkTimes(to.during);
    const known = await this.db.run(personScope(personId), (tx) => reservationById(tx, id));
    const offer = await this.db.shared(async (tx) => {
      const { siteId } = await this.spaces.siteBySlug(tx, slug);
      if (known?.siteId !== siteId || known.personId !== personId) throw notFound();
      return this.spaces.offer(tx, siteId, to.resourceId);
    });
    const { siteId, quantity, companyId, extras } = known!;
    const standing = rightsFor(await this.standingOf(siteId, offer, to.during, personId), companyId);
    const quote = this.preview(offer, to.during, quantity, standing, extras.map(takenBefore));
    return { ...tellPrice(offer, quote), offered: [] };
  }

  private async standingOf(siteId: SiteId, offer: Offer, during: Interval, personId: PersonId | null) {
    if (!personId) return EVERYBODY;
    return this.db.run(personScope(personId, siteId), async (tx) => {
      const member = await this.members.known(tx, siteId, personId);
      return member ? this.standing(tx, siteId, offer, member, during) : EVERYBODY;
    });
  }

  /** What may be had along with a place, for an order that asks for it: who wants nothing costs no statement. */
  async offered(
    tx: Tx,
    siteId: SiteId,
    { resourceId, during, extras = [] }: Partial<Asked> & Pick<Asked, 'resourceId' | 'during'>,
  ) {
    return extras.length === 0 ? [] : this.extras.offered(tx, siteId, resourceId, during);
  }

  /** The companies that may pay for what a person books there, by name. */
  async payersOf(slug: string, personId: PersonId): Promise<CompanyLink[]> {
    const { siteId } = await this.db.shared((tx) => this.spaces.siteBySlug(tx, slug));
    return this.payers.own(personScope(personId), siteId);
  }

  standing(tx: Tx, siteId: SiteId, offer: Offer, holder: Holder, during: Interval): Promise<MemberStanding> {
    return this.standings.of(tx, siteId, holder, usedOf(offer, during), { ...during, zone: offer.timeZone });
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
    const quote = coverPrice(price, place, lots, offer.rate.priceMode);
    await this.credits.debit(tx, siteId, quote.debits, originOf(id), localDay(during.start, offer.timeZone));
    return quote;
  }

  /**
   * Before several bookings, or one that moves, are changed one by one: what they have of which there is only so much,
   * then the rights that they give back and use. Behind the locks of their rows.
   */
  async queue(tx: Tx, siteId: SiteId, bookings: readonly { id: string; memberId: MemberId }[]): Promise<void> {
    const [ids, members] = [bookings.map(({ id }) => id), bookings.map(({ memberId }) => memberId)];
    await lockExtras(tx, siteId, ids);
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

/** As a site sells it: VAT is counted from what is charged, for the place and for each extra at its own rate. */
export const tellPrice = ({ rate: { priceMode, vatRateBp }, currency }: Offer, price: Price): ToldPrice => ({
  ...{ cents: price.cents, lines: price.lines, extras: price.extras, currency, priceMode, vatRateBp },
  vat: computeVat(
    oneModePerGroup(
      [{ amountCents: placeCents(price), priceMode, vatRateBp }, ...price.extras.map(taxable)].map((line) => ({
        ...line,
        vatCategory: 'S' as const,
      })),
    ),
  ),
});
const taxable = ({ chargeCents, priceMode, vatRateBp }: PricedExtra) => ({
  ...{ amountCents: chargeCents, priceMode, vatRateBp },
});

const bookedOf = ({ timeZone: zone }: Offer, during: Interval, quantity: number): Booked => ({
  ...during,
  quantity,
  zone,
});

/** What is charged for a booking, part by part: the place, then each extra with its own VAT. A part may be nothing. */
export function chargesFor(
  reservation: Pick<
    NewReservation,
    'id' | 'memberId' | 'personId' | 'quantity' | 'priceCents' | 'currency' | 'companyId' | 'costCentreId' | 'extras'
  >,
  { resource, site, rate }: Offer,
  day: Day,
): NewCharge[] {
  const { id, memberId, personId, companyId, costCentreId, currency, quantity, priceCents, extras } = reservation;
  const owed = { memberId, personId, companyId, costCentreId, currency, suppliedOn: day };
  const origin = { originKind: 'reservation', originId: id };
  const amountCents = placeCents({ cents: priceCents, extras });
  const place = {
    ...{ ...owed, ...origin, quantity, amountCents, label: labelOf(resource.name, site.name) },
    ...{ unitPriceCents: share(amountCents, 1, quantity), priceMode: rate.priceMode, vatRateBp: rate.vatRateBp },
  };
  const others = extras.map((extra) => ({
    ...{ ...owed, ...origin, originPart: extra.id, quantity: extra.units, amountCents: extra.chargeCents },
    ...{ label: labelOf(extra.name, site.name), unitPriceCents: extra.unitCents },
    ...{ priceMode: extra.priceMode, vatRateBp: extra.vatRateBp },
  }));
  return [place, ...others];
}

/** Those of them that come to something. */
export const owedFor = (...booking: Parameters<typeof chargesFor>): NewCharge[] =>
  chargesFor(...booking).filter(({ amountCents }) => amountCents > 0);
