import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { PricedProduct } from './seller.rules.js';

/** Provided by the members library: plans and packs on offer, with their VAT. */
export abstract class PricedProducts {
  abstract of(tx: Tx, siteId: SiteId): Promise<PricedProduct[]>;
}
