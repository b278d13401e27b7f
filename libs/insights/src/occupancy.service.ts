import { Injectable } from '@nestjs/common';
import { invalidField } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { WINDOWS } from './occupancy.rules.js';
import * as store from './occupancy.store.js';

export interface NetworkOccupancy {
  readonly weeks: number;
  readonly window: store.NetworkWindow;
  readonly cells: readonly store.CellRow[];
  readonly totals: readonly store.TotalRow[];
  readonly previous: readonly store.TotalRow[];
  readonly weekly: readonly store.WeekRow[];
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
        cells: await store.cells(tx, networkId, weeks),
        totals: await store.totals(tx, networkId, weeks, false),
        previous: await store.totals(tx, networkId, weeks, true),
        weekly: await store.weekly(tx, networkId, weeks),
        sites: await store.sites(tx, networkId, weeks),
      };
    });
  }
}
