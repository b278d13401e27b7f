import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** A booking that credit was used for. */
export interface CreditUse {
  readonly resourceName: string;
  readonly start: Date;
  readonly end: Date;
}

/** Provided by the booking library, which knows reservations; joins a transaction of the site's scope. */
export abstract class CreditUses {
  /** By the id of the reservation. */
  abstract of(tx: Tx, siteId: SiteId, reservationIds: readonly string[]): Promise<Map<string, CreditUse>>;
}
