import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CYCLES, type Cycle, type Day, DomainError, addDays } from '#libs/domain';
import {
  type Billed,
  type Order,
  type PlanTerms,
  type Story,
  begun,
  cutsOf,
  decide,
  piecesDue,
} from './memberships.rules.js';
import { daysText, givenBackLabel, periodLabel } from './memberships.words.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`memberships.rules.spec seed ${seed} (repeat with SEED=${seed})`);

const plan = (id: string, cycle: Cycle, priceCents: number): PlanTerms => ({
  ...{ id, name: id, cycle, priceCents, priceMode: 'gross', vatRateBp: 2000, entryFeeCents: 0, commitmentMonths: 0 },
  ...{ noticeDays: 0, active: true, selfPause: false, nextPriceCents: null, nextPriceFrom: null },
});

/** Exact fractions of a cent, written without any code of the product. */
const DAY = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const monthsOf: Record<Cycle, number> = { month: 1, quarter: 3, year: 12 };

/** The days of the cycle that a day lies in, found by trying one beginning after the other. */
function naiveCycle(day: Day, startedOn: Day, anchorDay: number, cycle: Cycle): { first: number; days: number } {
  const [year, month] = startedOn.split('-').map(Number) as [number, number];
  const begins = (index: number) => {
    const months = month - 1 + index * monthsOf[cycle];
    const lastDay = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
    return Date.UTC(year, months, Math.min(anchorDay, lastDay));
  };
  for (let index = -1; ; index++) {
    if (begins(index) <= at(day) && at(day) < begins(index + 1)) {
      return { first: begins(index), days: (begins(index + 1) - begins(index)) / DAY };
    }
  }
}

/** One membership, its days told one by one, and what was billed kept beside it as the service keeps it. */
class Told {
  story: Story;
  billed: Billed[] = [];
  /** What each day is of, as it will have been: null when it is of no plan. */
  readonly days = new Map<Day, string | null>();

  constructor(
    private readonly plans: ReadonlyMap<string, PlanTerms>,
    first: PlanTerms & { anchor: 'start' | 'first' },
    readonly startedOn: Day,
  ) {
    this.story = begun(first, startedOn, startedOn);
  }

  order(order: Order, today: Day): void {
    const joints = new Set(this.billed.map(({ days }) => days.next));
    try {
      this.story = decide(this.story, order, {
        ...{ today, noticeDays: 0, exception: false, joints },
        ...{ plans: this.plans, by: 'staff' as const },
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    for (const { period, kept, cents } of cutsOf(this.story.terms, this.billed)) {
      const index = this.billed.indexOf(period);
      if (kept) this.billed[index] = { ...period, days: kept, cents };
      else this.billed.splice(index, 1);
    }
  }

  bill(today: Day): void {
    const due = piecesDue(
      this.story,
      this.plans,
      this.billed.map(({ days }) => days),
      today,
    );
    this.billed.push(...due.map((piece, index) => ({ ...piece, id: `${today} ${index}` })));
    const term = this.story.terms.find(({ first, next }) => first <= today && (next === null || today < next));
    this.days.set(today, term?.state === 'active' ? term.planId : null);
  }
}

describe('what is due', () => {
  const orders = fc.record({
    on: fc.nat(120),
    kind: fc.constantFrom('plan', 'pause', 'resume', 'end', 'keep'),
    ahead: fc.nat(40),
    length: fc.integer({ min: 1, max: 50 }),
    plan: fc.constantFrom('a', 'b', 'c'),
  });

  it('is each day of a plan once, at the price of its cycle, whatever is changed when', () => {
    const property = fc.property(
      fc.nat(400),
      fc.constantFrom('start', 'first'),
      fc.tuple(...(['a', 'b', 'c'] as const).map(() => fc.tuple(fc.constantFrom(...CYCLES), fc.nat(50_000)))),
      fc.array(orders, { maxLength: 8 }),
      (shift, anchor, terms, wanted) => {
        const plans = new Map(['a', 'b', 'c'].map((id, i) => [id, plan(id, ...terms[i]!)]));
        const startedOn = addDays('2027-06-01', shift);
        const told = new Told(plans, { ...plans.get('a')!, anchor }, startedOn);
        told.bill(startedOn);
        for (let day = 0; day <= 130; day++) {
          const today = addDays(startedOn, day);
          for (const { kind, ahead, length, plan: id } of wanted.filter(({ on }) => on === day)) {
            const from = addDays(today, ahead);
            if (kind === 'plan') told.order({ kind, from, plan: plans.get(id)! }, today);
            if (kind === 'pause') told.order({ kind, from, until: addDays(from, length) }, today);
            if (kind === 'resume') told.order({ kind, from }, today);
            if (kind === 'end') told.order({ kind, next: addDays(from, 1) }, today);
            if (kind === 'keep') told.order({ kind }, today);
          }
          told.bill(today);
        }
        expectExact(told, plans);
      },
    );
    fc.assert(property, { seed, numRuns: 300 });
  });

  function expectExact({ billed, days, story, startedOn }: Told, plans: ReadonlyMap<string, PlanTerms>): void {
    for (const [day, planId] of days) {
      const covering = billed.filter((period) => period.days.first <= day && day < period.days.next);
      expect([day, covering.map((period) => period.planId)]).toEqual([day, planId === null ? [] : [planId]]);
    }
    for (const { planId, days: span, cents } of billed) {
      const { cycle, priceCents } = plans.get(planId)!;
      const { first, days: whole } = naiveCycle(span.first, startedOn, story.anchorDay, cycle);
      // Half up of price × days ÷ days of the cycle, at the end of the part less at its beginning.
      const until = (day: Day) =>
        (2n * BigInt(priceCents) * BigInt((at(day) - first) / DAY) + BigInt(whole)) / (2n * BigInt(whole));
      expect(BigInt(cents)).toBe(until(span.next) - until(span.first));
    }
  }

  it('is nothing twice: what was billed is taken out, however the terms lie by now', () => {
    const plans = new Map([['a', plan('a', 'month', 3100)]]);
    const story = begun({ ...plans.get('a')!, anchor: 'first' }, '2027-03-01', '2027-03-01');
    const taken = [{ first: '2027-03-05', next: '2027-03-10' }];
    expect(
      piecesDue(story, plans, taken, '2027-03-31').map(({ days, cents }) => [days.first, days.next, cents]),
    ).toEqual([
      ['2027-03-01', '2027-03-05', 400],
      ['2027-03-10', '2027-04-01', 2200],
    ]);
  });
});

describe('the words on an invoice', () => {
  it('say the days as short as they can be said', () => {
    const text = (first: Day, next: Day) => [daysText({ first, next }, 'fr'), daysText({ first, next }, 'en')];
    expect(text('2027-03-01', '2027-04-01')).toEqual(['1er–31 mars 2027', '1–31 March 2027']);
    expect(text('2027-03-17', '2027-04-17')).toEqual(['17 mars – 16 avril 2027', '17 March – 16 April 2027']);
    expect(text('2027-12-15', '2028-01-15')).toEqual([
      '15 décembre 2027 – 14 janvier 2028',
      '15 December 2027 – 14 January 2028',
    ]);
    expect(text('2027-03-01', '2027-03-02')).toEqual(['1er mars 2027', '1 March 2027']);
    const days = { first: '2027-03-11', next: '2027-04-01' };
    expect([givenBackLabel(days, 'en'), periodLabel('Nomade', days, 'en')]).toEqual([
      'Given back, 11–31 March 2027: ',
      'Nomade plan, 11–31 March 2027',
    ]);
  });
});
