import type { WantedExtra } from '../api/types';

/** How many of each extra, by its id. */
export type Chosen = Readonly<Record<string, number>>;

const FIELD = /^avec-([0-9a-f-]{36})$/;
/** The field of one extra, in every form that offers some. */
export const extraField = (id: string): string => `avec-${id}`;

/** What a form or an address says of extras; a field that is empty, or no number, wants none of it. */
export function chosenIn(fields: Iterable<readonly [string, string]>): Chosen {
  const chosen: Record<string, number> = {};
  for (const [name, value] of fields) {
    const id = FIELD.exec(name)?.[1];
    const quantity = Number(value);
    if (id !== undefined && Number.isInteger(quantity) && quantity > 0) chosen[id] = quantity;
  }
  return chosen;
}

/** What a booking has. */
export const takenAlong = ({
  extras,
}: {
  readonly extras: readonly { readonly id: string; readonly quantity: number }[];
}): Chosen => Object.fromEntries(extras.map(({ id, quantity }) => [id, quantity]));

/** The same in the body of an order; nothing at all where nothing is wanted. */
export function wantedIn(chosen: Chosen): { extras?: WantedExtra[] } {
  const extras = Object.entries(chosen).map(([id, quantity]) => ({ id, quantity }));
  return extras.length > 0 ? { extras } : {};
}

/** The same in the address that a price is asked at. */
export const packExtras = (chosen: Chosen): string | undefined =>
  Object.entries(chosen)
    .map(([id, quantity]) => `${id}:${quantity}`)
    .join(',') || undefined;

/** The same as parts of an address of a page. */
export const extrasIn = (chosen: Chosen): Record<string, number> =>
  Object.fromEntries(Object.entries(chosen).map(([id, quantity]) => [extraField(id), quantity]));
