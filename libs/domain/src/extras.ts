import { HOUR, type Interval } from './interval.js';
import { sum } from './money.js';
import type { ExtraUnit, Price, PriceLine, PriceMode, PricedExtra } from './pricing.js';
import { grossOfNet, netOfGross } from './vat.js';

/** Something that may be had with a place: a screen, coffee. It has a price and a VAT of its own. */
export interface Extra {
  readonly id: string;
  readonly name: string;
  /** Of one, per booking, per person or per started hour; in `priceMode`. */
  readonly priceCents: number;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  readonly per: ExtraUnit;
}

/** An extra and how many of it: screens, or people who have coffee. */
export interface TakenExtra extends Extra {
  readonly quantity: number;
}

/** What somebody wants along with a place. */
export interface WantedExtra {
  readonly id: string;
  /** Left out: one, or one per place where it is counted by people. */
  readonly quantity?: number;
}

/** What is paid for: an extra per hour is counted by the hours that have begun. */
const unitsOf = ({ per, quantity }: TakenExtra, { start, end }: Interval): number =>
  per === 'hour' ? quantity * Math.ceil((end - start) / HOUR) : quantity;

/** An amount as it reads in a price of the other mode; VAT is counted from the amount itself, never from this. */
function inMode(cents: number, from: PriceMode, to: PriceMode, vatRateBp: number): number {
  if (from === to) return cents;
  return to === 'gross' ? grossOfNet(cents, vatRateBp) : netOfGross(cents, vatRateBp);
}

/** What an extra costs over an interval, as a part of a price in `mode`. Never negative. */
export function priceExtra(taken: TakenExtra, during: Interval, mode: PriceMode): PricedExtra {
  const { id, name, quantity, per, priceCents, priceMode, vatRateBp } = taken;
  const units = unitsOf(taken, during);
  const chargeCents = units * priceCents;
  return {
    ...{ id, name, quantity, per, units, unitCents: priceCents, priceMode, vatRateBp, chargeCents },
    cents: inMode(chargeCents, priceMode, mode, vatRateBp),
  };
}

const lineOf = ({ name, per, units, unitCents, vatRateBp, cents }: PricedExtra): PriceLine => ({
  code: 'extra',
  ...{ name, per, quantity: units, unitCents, vatRateBp, cents },
});

/** What was taken before, to be priced again at what it cost then. */
export const takenBefore = ({ id, name, quantity, per, unitCents, priceMode, vatRateBp }: PricedExtra): TakenExtra => ({
  ...{ id, name, quantity, per, priceMode, vatRateBp },
  priceCents: unitCents,
});

/** A price of a place, with what is had along with it; what plans and groups took off the place stays as it is. */
export function withExtras(place: Price, taken: readonly TakenExtra[], during: Interval, mode: PriceMode): Price {
  if (taken.length === 0) return place;
  const extras = taken.map((extra) => priceExtra(extra, during, mode));
  return {
    cents: place.cents + sum(extras.map(({ cents }) => cents)),
    lines: [...place.lines, ...extras.map(lineOf)],
    extras,
  };
}

/** The part of a price that is the place's. */
export const placeCents = ({ cents, extras }: Parted): number => cents - sum(extras.map((extra) => extra.cents));

/** A price with the parts of it that are not the place's. */
export interface Parted {
  readonly cents: number;
  readonly extras: readonly { readonly cents: number }[];
}
