import { Injectable } from '@nestjs/common';
import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type RateUse, RateUses } from '#libs/spaces';
import { rateUses } from './standing.store.js';

/** Plans and groups that give their people another rate. */
@Injectable()
export class StandingRateUses extends RateUses {
  of(tx: Tx, siteId: SiteId): Promise<RateUse[]> {
    return rateUses(tx, siteId);
  }
}
