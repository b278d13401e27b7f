import { Injectable } from '@nestjs/common';
import { type Currency, type SiteId, conflict, localDay, notFound, vatRatesOfSeller } from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { type RateUse, RateUses } from './rate-uses.js';
import {
  type RateFacts,
  type RateUsers,
  checkSteps,
  checkTermsFree,
  checkUnused,
  checkVatRate,
  checkWindows,
} from './rates.rules.js';
import {
  type ManagedRate,
  clearTable,
  fillTable,
  insertRate,
  lockRates,
  managedRates,
  sellerTerms,
  setRateActive,
  updateRate,
} from './rates.store.js';

export interface UsedRate extends Omit<ManagedRate, 'resources'> {
  readonly usedBy: RateUsers;
}

export interface RateBook {
  readonly currency: Currency;
  /** Basis points, the highest first: what a rate may carry today. */
  readonly vatRates: readonly number[];
  /** Those on offer first, by name. */
  readonly rates: readonly UsedRate[];
}

/** What a site sells at. Prices of bookings are frozen when they are made: no change here touches one. */
@Injectable()
export class RatesService {
  constructor(
    private readonly db: Db,
    private readonly uses: RateUses,
  ) {}

  book(scope: Scope, siteId: SiteId): Promise<RateBook> {
    return this.db.run(scope, async (tx) => {
      const [seller, rates] = await Promise.all([sellerTerms(tx, siteId), this.rates(tx, siteId)]);
      if (!seller) throw notFound();
      const { country, vatRegime, currency, timeZone } = seller;
      return { currency, vatRates: vatRatesOfSeller(country, vatRegime, localDay(tx.now, timeZone)), rates };
    });
  }

  /** The same order sent again answers what the first has made. */
  create(scope: Scope, siteId: SiteId, id: string, given: RateFacts): Promise<UsedRate> {
    return this.db.run(scope, async (tx) => {
      await lockRates(tx, siteId);
      const rates = await this.rates(tx, siteId);
      const known = rates.find((rate) => rate.id === id);
      if (known && known.name !== given.name) throw conflict('id_reused');
      if (known) return known;
      const facts = await this.checked(tx, siteId, given, rates);
      if (rates.some(({ name }) => name === facts.name)) throw conflict('name_taken');
      await insertRate(tx, siteId, id, facts);
      await fillTable(tx, siteId, id, facts);
      return this.rate(tx, siteId, id);
    });
  }

  /** Whole and at once: its steps and its parts of the week are replaced by those given. */
  change(scope: Scope, siteId: SiteId, id: string, given: RateFacts): Promise<UsedRate> {
    return this.db.run(scope, async (tx) => {
      await lockRates(tx, siteId);
      const rates = await this.rates(tx, siteId);
      const before = rates.find((rate) => rate.id === id);
      if (!before) throw notFound();
      const others = rates.filter((rate) => rate !== before);
      const facts = await this.checked(tx, siteId, given, others);
      if (others.some(({ name }) => name === facts.name)) throw conflict('name_taken');
      checkTermsFree(before, facts, before.usedBy, others);
      await clearTable(tx, siteId, id);
      await updateRate(tx, siteId, id, facts);
      await fillTable(tx, siteId, id, facts);
      return this.rate(tx, siteId, id);
    });
  }

  /** No longer chosen for anything, or chosen again. Throws `rate_in_use` with what is sold at it. */
  offer(scope: Scope, siteId: SiteId, id: string, offered: boolean): Promise<UsedRate> {
    return this.db.run(scope, async (tx) => {
      await lockRates(tx, siteId);
      const { usedBy } = await this.rate(tx, siteId, id);
      if (!offered) checkUnused(usedBy);
      await setRateActive(tx, siteId, id, offered);
      return this.rate(tx, siteId, id);
    });
  }

  private async checked(tx: Tx, siteId: SiteId, given: RateFacts, others: readonly UsedRate[]): Promise<RateFacts> {
    const seller = await sellerTerms(tx, siteId);
    if (!seller) throw notFound();
    const steps = checkSteps(given.steps);
    checkVatRate(given.vatRateBp, seller, localDay(tx.now, seller.timeZone));
    checkWindows(given.windows, given, others);
    return { ...given, steps };
  }

  private async rate(tx: Tx, siteId: SiteId, id: string): Promise<UsedRate> {
    const rate = (await this.rates(tx, siteId)).find((one) => one.id === id);
    if (!rate) throw notFound();
    return rate;
  }

  private async rates(tx: Tx, siteId: SiteId): Promise<UsedRate[]> {
    const [rates, uses] = await Promise.all([managedRates(tx, siteId), this.uses.of(tx, siteId)]);
    return rates.map(({ resources, ...rate }) => ({ ...rate, usedBy: usersOf(rate.id, resources, rates, uses) }));
  }
}

function usersOf(
  id: string,
  resources: RateUsers['resources'],
  rates: readonly ManagedRate[],
  uses: readonly RateUse[],
): RateUsers {
  const of = (kind: RateUse['kind']) =>
    uses.filter((use) => use.kind === kind && use.rateIds.includes(id)).map((use) => ({ id: use.id, name: use.name }));
  const parts = rates.filter((rate) => rate.active && rate.windows.some(({ tableId }) => tableId === id));
  return {
    resources,
    rates: parts.map((rate) => ({ id: rate.id, name: rate.name })),
    plans: of('plan'),
    groups: of('group'),
  };
}
