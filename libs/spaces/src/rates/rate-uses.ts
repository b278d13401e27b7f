import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** A plan or a group whose people pay one rate instead of another. */
export interface RateUse {
  readonly rateIds: readonly string[];
  readonly kind: 'plan' | 'group';
  readonly id: string;
  readonly name: string;
}

/** Provided by the members library, which knows plans and groups. */
export abstract class RateUses {
  abstract of(tx: Tx, siteId: SiteId): Promise<RateUse[]>;
}
