import { CREDIT_UNITS, type Cycle, type Day, type PriceMode, invalid, invalidField, isDay } from '#libs/domain';
import type { Allowance } from '../standing/standing.rules.js';

type Kind = 'desk' | 'room' | 'machine';

/** A plan as a whole: what it costs, what it asks for and what it gives. Minutes of the day in `access`. */
export interface PlanFacts {
  readonly name: string;
  readonly description: string | null;
  readonly priceCents: number;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  readonly cycle: Cycle;
  readonly anchor: 'start' | 'first';
  readonly commitmentMonths: number;
  readonly noticeDays: number;
  readonly entryFeeCents: number;
  readonly selfService: boolean;
  /** Members let it rest themselves, within its notice and commitment. */
  readonly selfPause: boolean;
  /** What periods cost that begin on `nextPriceFrom` or later; both null: no change is planned. */
  readonly nextPriceCents: number | null;
  readonly nextPriceFrom: Day | null;
  readonly active: boolean;
  readonly allowances: readonly Omit<Allowance, 'id'>[];
  readonly discounts: readonly { readonly kind: Kind; readonly discountBp: number }[];
  readonly access: readonly { readonly weekday: number; readonly from: number; readonly until: number }[];
  readonly rates: readonly { readonly rateId: string; readonly insteadId: string }[];
}

/** What rights can be for. */
export interface Place {
  readonly id: string;
  readonly kind: Kind;
  readonly mode: 'exclusive' | 'pool';
}

/** Throws what is wrong with a plan in itself; what it has in common with others is for the database to say. */
export function checkPlan(plan: PlanFacts, places: readonly Place[], today: Day): void {
  checkNextPrice(plan, today);
  const targets = new Set<string>();
  plan.allowances.forEach((allowance, index) => {
    checkUnit(allowance, places, `allowances.${index}.unit`);
    const target = `${allowance.unit} ${allowance.kind} ${allowance.resourceId}`;
    if (targets.has(target)) throw invalidField(`allowances.${index}`, 'is there twice: one amount for each use');
    targets.add(target);
  });
  if (new Set(plan.discounts.map(({ kind }) => kind)).size < plan.discounts.length) {
    throw invalidField('discounts', 'must have one discount for each kind');
  }
  plan.access.forEach(({ from, until }, index) => {
    if (until <= from) throw invalidField(`access.${index}.until`, 'must be later than the beginning');
  });
  if (new Set(plan.rates.map(({ rateId }) => rateId)).size < plan.rates.length) {
    throw invalidField('rates', 'must replace each rate once');
  }
  if (plan.rates.some(({ rateId, insteadId }) => rateId === insteadId)) {
    throw invalidField('rates', 'must replace a rate by another one');
  }
}

/** A price to come has an amount and a day; what counts today is the price itself. */
function checkNextPrice({ nextPriceCents, nextPriceFrom }: PlanFacts, today: Day): void {
  if (nextPriceCents === null && nextPriceFrom === null) return;
  if (nextPriceCents === null) throw invalidField('nextPriceCents', 'must say what it will cost from that day on');
  if (nextPriceFrom === null || !isDay(nextPriceFrom) || nextPriceFrom <= today) {
    throw invalidField('nextPriceFrom', `must be a day after ${today}`);
  }
}

/** A pass is one place for one day: it says nothing where a whole thing is booked by the hour. */
function checkUnit({ unit, kind, resourceId }: Omit<Allowance, 'id'>, places: readonly Place[], field: string): void {
  if (kind !== null && resourceId !== null) throw invalidField(field, 'must be for a kind or for a resource, not both');
  const place = places.find(({ id }) => id === resourceId);
  if (resourceId !== null && !place) throw invalidField(field, 'must be for a resource of the site');
  if (unit !== 'pass') return;
  const byThePlace = kind === 'desk' || place?.kind === 'desk' || place?.mode === 'pool';
  if (!byThePlace) {
    const message = 'passes are for desks or for what is booked by the place; elsewhere minutes or money count';
    const accepted = CREDIT_UNITS.filter((other) => other !== 'pass');
    throw invalid('allowance_unit_wrong', { detail: message, errors: [{ field, message }], accepted });
  }
}
