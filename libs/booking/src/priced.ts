import {
  type Booked,
  type Currency,
  type Day,
  type Interval,
  type Price,
  type PriceMode,
  type PricedExtra,
  type VatResult,
  computeVat,
  localDay,
  oneModePerGroup,
  placeCents,
  share,
} from '#libs/domain';
import type { NewCharge } from '#libs/invoicing';
import type { Used } from '#libs/members';
import type { Offer } from '#libs/spaces';
import { labelOf } from './reservations.rules.js';
import type { NewReservation } from './reservations.store.js';

export interface ToldPrice extends Price {
  readonly currency: Currency;
  readonly priceMode: PriceMode;
  /** Of the place; an extra has its own. */
  readonly vatRateBp: number;
  readonly vat: VatResult;
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

export const bookedOf = ({ timeZone: zone }: Offer, during: Interval, quantity: number): Booked => ({
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
