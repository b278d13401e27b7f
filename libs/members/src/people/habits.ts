import type { PersonId } from '#libs/domain';
import type { ResourceKind } from '#libs/spaces';

/** The place and resource a person used most in the last 90 days. */
export interface Usual {
  readonly slug: string;
  readonly name: string;
  readonly commune: string;
  readonly resourceId: string;
  readonly kind: ResourceKind;
}

/** Provided by the booking library, which knows reservations; opens a transaction of its own. */
export abstract class Habits {
  abstract usualOf(personId: PersonId): Promise<Usual | null>;
}
