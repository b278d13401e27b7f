import { Injectable } from '@nestjs/common';
import { type SiteId, conflict, invalid, invalidField, notFound } from '#libs/domain';
import { vatRatesOn } from '#libs/invoicing';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { uuidOf } from '../standing/allowance-lots.js';
import { type PlanFacts, checkPlan } from './plans.rules.js';
import { type Plan, type Subjects, lockPlan, plansOf, replaceParts, savePlan, subjectsOf } from './plans.store.js';

export interface PlanBook extends Subjects {
  readonly plans: readonly Plan[];
  /** VAT rates of the country today, basis points. */
  readonly vatRates: readonly number[];
}

@Injectable()
export class PlansService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** All of a site's plans, and what a plan can be about. */
  book(scope: Scope, siteId: SiteId): Promise<PlanBook> {
    return this.db.run(scope, (tx) => this.bookWithin(tx, siteId));
  }

  async bookWithin(tx: Tx, siteId: SiteId): Promise<PlanBook> {
    const subjects = await subjectsOf(tx, siteId);
    if (!subjects) throw notFound();
    const today = this.clock.today(subjects.timeZone);
    const plans = await plansOf(tx, siteId, today);
    return { ...subjects, plans, vatRates: vatRatesOn(subjects.country, today) };
  }

  /**
   * The plan of this id, made or replaced as a whole. A new price counts from the next period that is billed, what it
   * includes from the next cycle; what was billed and granted stays.
   */
  save(scope: Scope, siteId: SiteId, id: string, facts: PlanFacts): Promise<Plan> {
    return this.db.run(scope, async (tx) => {
      await lockPlan(tx, siteId, id);
      const { plans, resources, vatRates, timeZone } = await this.bookWithin(tx, siteId);
      checkPlan(facts, resources);
      if (!vatRates.includes(facts.vatRateBp)) {
        const message = `must be one of ${vatRates.map((bp) => bp / 100).join(', ')} %`;
        throw invalid('vat_rate_unknown', { detail: message, errors: [{ field: 'vatRateBp', message }] });
      }
      const before = plans.find((plan) => plan.id === id);
      if (before?.used && before.cycle !== facts.cycle) throw conflict('plan_cycle_fixed');
      await savePlan(tx, siteId, id, facts);
      // An id that follows from what it is for: what a cycle has granted is not granted again.
      const allowances = facts.allowances.map((one) => ({
        ...one,
        id: uuidOf(`${id} ${one.unit} ${one.kind} ${one.resourceId}`),
      }));
      const found = await replaceParts(tx, siteId, id, allowances, facts);
      if (found !== facts.rates.length) throw invalidField('rates', 'must name rates of the site');
      const [saved] = await plansOf(tx, siteId, this.clock.today(timeZone), id);
      return saved!;
    });
  }
}
