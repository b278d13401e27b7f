import { Injectable } from '@nestjs/common';
import { type Day, type SiteId, conflict, invalid, invalidField, notFound, vatRatesOfSeller } from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { SpacesService } from '#libs/spaces';
import { uuidOf } from '../standing/allowance-lots.js';
import { type PlanFacts, checkPlan } from './plans.rules.js';
import { type Plan, type PlanOnOffer, type Subjects } from './plans.store.js';
import { lockPlan, plansOf, replaceParts, savePlan, sharedPlans, subjectsOf } from './plans.store.js';

export interface PlanBook extends Subjects {
  readonly plans: readonly Plan[];
  /** VAT rates of the country today, basis points. */
  readonly vatRates: readonly number[];
}

/** What everybody may know: plans that members of a site may take themselves. */
export interface PlansOnOffer {
  readonly siteId: SiteId;
  readonly currency: string;
  readonly today: Day;
  readonly plans: readonly PlanOnOffer[];
  /** Names of what rights are for, by id. */
  readonly resources: ReadonlyMap<string, string>;
}

@Injectable()
export class PlansService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly spaces: SpacesService,
  ) {}

  /** Of a published site. */
  onOffer(slug: string): Promise<PlansOnOffer> {
    return this.db.shared(async (tx) => {
      const { siteId, currency, timeZone } = await this.spaces.siteBySlug(tx, slug);
      const today = this.clock.today(timeZone);
      const plans = await sharedPlans(tx, siteId, today);
      const named = plans.length > 0 ? await this.spaces.resources(tx, siteId) : [];
      return { siteId, currency, today, plans, resources: new Map(named.map(({ id, name }) => [id, name])) };
    });
  }

  /** All of a site's plans, and what a plan can be about. */
  book(scope: Scope, siteId: SiteId): Promise<PlanBook> {
    return this.db.run(scope, (tx) => this.bookWithin(tx, siteId));
  }

  async bookWithin(tx: Tx, siteId: SiteId): Promise<PlanBook> {
    const subjects = await subjectsOf(tx, siteId);
    if (!subjects) throw notFound();
    const today = this.clock.today(subjects.timeZone);
    const plans = await plansOf(tx, siteId, today);
    return { ...subjects, plans, vatRates: vatRatesOfSeller(subjects.country, subjects.vatRegime, today) };
  }

  /** An id that the site has already is the same plan again, and stays as it is. */
  create(scope: Scope, siteId: SiteId, id: string, facts: PlanFacts): Promise<Plan> {
    return this.db.run(scope, async (tx) => {
      const book = await this.bookWithin(tx, siteId);
      return book.plans.find((plan) => plan.id === id) ?? this.save(tx, siteId, id, facts, book);
    });
  }

  /**
   * The plan as a whole, in the place of what it was. A new price counts from the next period that is billed (one with a
   * day, from the first period that begins on it or later), what it includes from the next cycle; what was billed and
   * granted stays.
   */
  replace(scope: Scope, siteId: SiteId, id: string, facts: PlanFacts): Promise<Plan> {
    return this.db.run(scope, async (tx) => {
      await lockPlan(tx, siteId, id);
      const book = await this.bookWithin(tx, siteId);
      const before = book.plans.find((plan) => plan.id === id);
      if (!before) throw notFound();
      if (before.used && before.cycle !== facts.cycle) throw conflict('plan_cycle_fixed');
      return this.save(tx, siteId, id, facts, book);
    });
  }

  private async save(tx: Tx, siteId: SiteId, id: string, facts: PlanFacts, book: PlanBook): Promise<Plan> {
    checkPlan(facts, book.resources, this.clock.today(book.timeZone));
    if (!book.vatRates.includes(facts.vatRateBp)) {
      const message = `must be one of ${book.vatRates.map((bp) => bp / 100).join(', ')} %`;
      throw invalid('vat_rate_unknown', { detail: message, errors: [{ field: 'vatRateBp', message }] });
    }
    await savePlan(tx, siteId, id, facts);
    // An id that follows from what it is for: what a cycle has granted is not granted again.
    const allowances = facts.allowances.map((one) => ({
      ...one,
      id: uuidOf(`${id} ${one.unit} ${one.kind} ${one.resourceId}`),
    }));
    const found = await replaceParts(tx, siteId, id, allowances, facts);
    if (found !== facts.rates.length) throw invalidField('rates', 'must name rates of the site');
    const [saved] = await plansOf(tx, siteId, this.clock.today(book.timeZone), id);
    return saved!;
  }
}
