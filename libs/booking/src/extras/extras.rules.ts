import { type PricedExtra, type WantedExtra, placeCents, share, sum } from '#libs/domain';

/** Whether what was taken is what is asked for again. */
export const sameExtras = (taken: readonly PricedExtra[], wanted: readonly WantedExtra[], places: number): boolean =>
  taken.length === wanted.length &&
  taken.every(({ id, per, quantity }) => {
    const again = wanted.find((one) => one.id === id);
    return again !== undefined && quantity === (again.quantity ?? (per === 'place' ? places : 1));
  });

/** What is priced, charged and given back as one: the place and each extra. */
export interface FeeParts {
  /** Of the price as it is told. */
  readonly toldCents: number;
  readonly parts: readonly { readonly part: string | null; readonly amountCents: number }[];
}

/**
 * A part of the price of a booking, of each thing in it for itself, so that each keeps its VAT. `parts` are in the price
 * mode of what they are a part of; those that come to nothing are left out.
 */
export function feeParts(
  { priceCents, extras }: { readonly priceCents: number; readonly extras: readonly PricedExtra[] },
  percent: number,
): FeeParts {
  const place = share(placeCents({ cents: priceCents, extras }), percent, 100);
  const told = extras.map(({ cents }) => share(cents, percent, 100));
  const parts = extras.map(({ id, chargeCents }) => ({ part: id, amountCents: share(chargeCents, percent, 100) }));
  return {
    toldCents: place + sum(told),
    parts: [{ part: null, amountCents: place }, ...parts].filter(({ amountCents }) => amountCents > 0),
  };
}
