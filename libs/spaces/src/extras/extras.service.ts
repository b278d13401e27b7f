import { Injectable } from '@nestjs/common';
import {
  type Currency,
  type Interval,
  type ResourceId,
  type SiteId,
  conflict,
  localDay,
  notFound,
  vatRatesOfSeller,
} from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { checkVatRate } from '../rates/rates.rules.js';
import { sellerTerms } from '../rates/rates.store.js';
import { type ExtraFacts, type OfferedExtra, checkOffered } from './extras.rules.js';
import {
  type ManagedExtra,
  insertExtra,
  managedExtras,
  offeredExtras,
  setExtraActive,
  setExtraResources,
  updateExtra,
} from './extras.store.js';

export interface ExtraBook {
  readonly currency: Currency;
  /** Basis points, the highest first: what an extra may carry today. */
  readonly vatRates: readonly number[];
  readonly extras: readonly ManagedExtra[];
}

/**
 * What may be had along with a place: a screen, coffee. A booking keeps the name, the price and the VAT of the day it
 * was made: no change here touches one.
 */
@Injectable()
export class ExtrasService {
  constructor(private readonly db: Db) {}

  /** What may be had with a place, and how much of it is left at that time. Joins a transaction, of any scope. */
  offered(tx: Tx, siteId: SiteId, resourceId: ResourceId, during: Interval): Promise<OfferedExtra[]> {
    return offeredExtras(tx, siteId, resourceId, during);
  }

  book(scope: Scope, siteId: SiteId): Promise<ExtraBook> {
    return this.db.run(scope, async (tx) => {
      const [seller, extras] = await Promise.all([sellerTerms(tx, siteId), managedExtras(tx, siteId)]);
      if (!seller) throw notFound();
      const { country, vatRegime, currency, timeZone } = seller;
      return { currency, vatRates: vatRatesOfSeller(country, vatRegime, localDay(tx.now, timeZone)), extras };
    });
  }

  /** The same order sent again answers what the first has made. */
  create(scope: Scope, siteId: SiteId, id: string, facts: ExtraFacts): Promise<ManagedExtra> {
    return this.db.run(scope, async (tx) => {
      const known = (await managedExtras(tx, siteId)).find((extra) => extra.id === id);
      if (known && known.name !== facts.name) throw conflict('id_reused');
      if (known) return known;
      await this.check(tx, siteId, facts);
      await insertExtra(tx, siteId, id, facts);
      await setExtraResources(tx, siteId, id, facts.resourceIds);
      return this.one(tx, siteId, id);
    });
  }

  /** Whole. Throws `extra_stock_booked` for fewer than are promised at some time from now on. */
  change(scope: Scope, siteId: SiteId, id: string, facts: ExtraFacts): Promise<ManagedExtra> {
    return this.db.run(scope, async (tx) => {
      await this.one(tx, siteId, id);
      await this.check(tx, siteId, facts);
      await updateExtra(tx, siteId, id, facts);
      await setExtraResources(tx, siteId, id, facts.resourceIds);
      return this.one(tx, siteId, id);
    });
  }

  /** Withdrawn, or on offer again: bookings that have it keep it. */
  offer(scope: Scope, siteId: SiteId, id: string, offered: boolean): Promise<ManagedExtra> {
    return this.db.run(scope, async (tx) => {
      await this.one(tx, siteId, id);
      await setExtraActive(tx, siteId, id, offered);
      return this.one(tx, siteId, id);
    });
  }

  private async check(tx: Tx, siteId: SiteId, facts: ExtraFacts): Promise<void> {
    const seller = await sellerTerms(tx, siteId);
    if (!seller) throw notFound();
    checkOffered(facts);
    checkVatRate(facts.vatRateBp, seller, localDay(tx.now, seller.timeZone));
  }

  private async one(tx: Tx, siteId: SiteId, id: string): Promise<ManagedExtra> {
    const extra = (await managedExtras(tx, siteId)).find((one) => one.id === id);
    if (!extra) throw notFound();
    return extra;
  }
}
