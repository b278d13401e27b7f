import { Injectable } from '@nestjs/common';
import { invalidField } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { type Published, WINDOWS } from './occupancy.rules.js';
import * as store from './occupancy.store.js';

export interface NetworkOccupancy {
  readonly weeks: number;
  readonly window: store.NetworkWindow;
  readonly figures: readonly Published[];
  readonly sites: readonly store.SiteRow[];
}

/** What a coordinator reads: published cells, never a row of a site. */
@Injectable()
export class OccupancyService {
  constructor(private readonly db: Db) {}

  /** Problem `invalid_request` for a number of weeks that is not one of the fixed windows. */
  async ofNetwork(scope: Scope, networkId: string, weeks: number): Promise<NetworkOccupancy> {
    return this.db.run(scope, async (tx) => {
      const window = await store.windowOf(tx, weeks);
      if (!window) throw invalidField('weeks', `must be one of ${WINDOWS.join(', ')}`);
      return {
        weeks,
        window,
        figures: await store.figures(tx, networkId, weeks),
        sites: await store.sites(tx, networkId, weeks),
      };
    });
  }
}
