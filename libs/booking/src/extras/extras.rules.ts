import { type Parted, type PricedExtra, type WantedExtra, placeCents, share, sum } from '#libs/domain';

/** Whether what was taken is what is asked for again. */
export const sameExtras = (taken: readonly PricedExtra[], wanted: readonly WantedExtra[], places: number): boolean =>
  taken.length === wanted.length &&
  taken.every(({ id, per, quantity }) => {
    const again = wanted.find((one) => one.id === id);
    return again !== undefined && quantity === (again.quantity ?? (per === 'place' ? places : 1));
  });

/** What a part of a booking's price costs, of the place and of each extra for itself: rounded as it is charged. */
export const toldFee = (
  { priceCents, extras }: { readonly priceCents: number; readonly extras: Parted['extras'] },
  percent: number,
): number =>
  share(placeCents({ cents: priceCents, extras }), percent, 100) +
  sum(extras.map(({ cents }) => share(cents, percent, 100)));

/** The same as it is charged: each in the price mode and with the VAT of what it is a part of; what comes to nothing is left out. */
export function feeParts(
  { priceCents, extras }: { readonly priceCents: number; readonly extras: readonly PricedExtra[] },
  percent: number,
): { readonly part: string | null; readonly amountCents: number }[] {
  const place = { part: null, amountCents: share(placeCents({ cents: priceCents, extras }), percent, 100) };
  const parts = extras.map(({ id, chargeCents }) => ({ part: id, amountCents: share(chargeCents, percent, 100) }));
  return [place, ...parts].filter(({ amountCents }) => amountCents > 0);
}
