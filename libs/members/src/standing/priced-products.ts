import { Injectable } from '@nestjs/common';
import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type PricedProduct, PricedProducts } from '#libs/spaces';
import { productsOf } from './standing.store.js';

/** What members are sold by name: plans and packs. */
@Injectable()
export class MemberProducts extends PricedProducts {
  of(tx: Tx, siteId: SiteId): Promise<PricedProduct[]> {
    return productsOf(tx, siteId);
  }
}
