import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { PricedProduct } from './seller.rules.js';

/** Rates and extras on offer. */
export const pricedPlaces = (tx: Tx, siteId: SiteId) => tx.sql<PricedProduct>`
  select 'rate' as kind, id, name, vat_rate_bp as "vatRateBp" from rates where site_id = ${siteId} and active
  union all
  select 'extra', id, name, vat_rate_bp from extras where site_id = ${siteId} and active
  order by 1 desc, 3, 2`;
