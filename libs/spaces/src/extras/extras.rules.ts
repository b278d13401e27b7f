import {
  type Extra,
  type ExtraUnit,
  type PriceMode,
  type TakenExtra,
  type WantedExtra,
  conflict,
  invalidField,
} from '#libs/domain';

/** What a manager says of an extra. */
export interface ExtraFacts {
  readonly name: string;
  readonly priceCents: number;
  readonly priceMode: PriceMode;
  /** Basis points: 2000 = 20 %. */
  readonly vatRateBp: number;
  readonly per: ExtraUnit;
  /** Offered with every place of these kinds. */
  readonly kinds: readonly ('desk' | 'room' | 'machine')[];
  /** And with these places. */
  readonly resourceIds: readonly string[];
  /** How many there are at one time; null: as many as are wanted. */
  readonly stock: number | null;
  /** The lower ones are shown first. */
  readonly position: number;
}

/** An extra that may be had with a place. */
export interface OfferedExtra extends Extra {
  /** How many of it can still be had at the time in question; null: as many as are wanted. */
  readonly left: number | null;
}

/** Each is wanted once, and something of it. */
export function checkWanted(wanted: readonly WantedExtra[]): void {
  wanted.forEach(({ id }, index) => {
    if (wanted.findIndex((one) => one.id === id) < index) {
      throw invalidField(`extras.${index}.id`, 'each extra once, with its quantity');
    }
  });
}

/**
 * What is taken of what is offered with a place, in the order in which it is offered. Throws `extra_not_offered`, which
 * names what is. How many are left is for the database to say, at the moment of the booking.
 */
export function takenOf(
  offered: readonly OfferedExtra[],
  wanted: readonly WantedExtra[],
  places: number,
): TakenExtra[] {
  checkWanted(wanted);
  const unknown = wanted.find(({ id }) => !offered.some((extra) => extra.id === id));
  if (unknown) {
    throw conflict('extra_not_offered', {
      detail: 'this is not on offer with this place',
      extraId: unknown.id,
      offered: offered.map(({ id, name }) => ({ id, name })),
    });
  }
  return offered.flatMap(({ left: _left, ...extra }) => {
    const one = wanted.find(({ id }) => id === extra.id);
    return one ? [{ ...extra, quantity: one.quantity ?? (extra.per === 'place' ? places : 1) }] : [];
  });
}

/** It is offered with something. */
export function checkOffered({ kinds, resourceIds }: Pick<ExtraFacts, 'kinds' | 'resourceIds'>): void {
  if (kinds.length + resourceIds.length === 0) {
    throw invalidField('kinds', 'choose at least one kind of place, or a place');
  }
}
