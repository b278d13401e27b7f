import {
  type Anchor,
  CYCLE_MONTHS,
  type Cycle,
  type Day,
  type DaySpan,
  type PriceMode,
  addDays,
  addMonths,
  commonDays,
  conflict,
  cycleOf,
  daysBetween,
  invalid,
  grossOfNet,
  proratedOf,
} from '#libs/domain';

/** A stretch of a membership: one plan, in use or resting. `next` null: it goes on. */
export interface Term {
  readonly first: Day;
  readonly next: Day | null;
  readonly planId: string;
  readonly state: 'active' | 'paused';
}

export interface Story extends Anchor {
  /** The first day on which it may be over. */
  readonly committedUntil: Day;
  /** The first day that is not part of it any more; null: it goes on. */
  readonly endsOn: Day | null;
  /** In the order of their days, without a common one. */
  readonly terms: readonly Term[];
}

/** A price, and the one that periods cost which begin on a day or later; both null: no change is planned. */
export interface Priced {
  readonly priceCents: number;
  readonly nextPriceCents: number | null;
  readonly nextPriceFrom: Day | null;
}

/** What a period costs that begins on a day. */
export const priceOn = ({ priceCents, nextPriceCents, nextPriceFrom }: Priced, day: Day): number =>
  nextPriceCents !== null && nextPriceFrom !== null && nextPriceFrom <= day ? nextPriceCents : priceCents;

export interface PlanTerms extends Priced {
  readonly id: string;
  readonly name: string;
  readonly cycle: Cycle;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  readonly entryFeeCents: number;
  readonly commitmentMonths: number;
  readonly noticeDays: number;
  readonly active: boolean;
  /** Members let it rest themselves. */
  readonly selfPause: boolean;
}

/** Days of one cycle that are billed together: `cents` of the `priceCents` that the whole cycle costs. */
export interface Piece {
  readonly planId: string;
  readonly days: DaySpan;
  readonly cycle: DaySpan;
  readonly priceCents: number;
  readonly priceMode: PriceMode;
  readonly cents: number;
}

export interface Billed extends Piece {
  readonly id: string;
}

/** A billed period that ends sooner; `kept` null: all of it is given back. */
export interface Cut {
  readonly period: Billed;
  readonly kept: DaySpan | null;
  /** What the days that are kept cost. */
  readonly cents: number;
}

type Plans = ReadonlyMap<string, PlanTerms>;

/** What is to be billed of days that have begun by `until`, at the prices of their days, less the days that were billed. */
export function piecesDue(story: Story, plans: Plans, billed: readonly DaySpan[], until: Day): Piece[] {
  return story.terms.flatMap((term) => {
    const plan = plans.get(term.planId);
    if (!plan || term.state !== 'active') return [];
    const pieces: Piece[] = [];
    for (let day = term.first; day <= until && (term.next === null || day < term.next);) {
      const cycle = cycleOf(day, story, plan.cycle);
      for (const days of without(commonDays(cycle, term), billed)) {
        if (days.first > until) continue;
        const priceCents = priceOn(plan, days.first);
        const { id: planId, priceMode } = plan;
        pieces.push({ planId, days, cycle, priceCents, priceMode, cents: proratedOf(priceCents, cycle, days) });
      }
      day = cycle.next;
    }
    return pieces;
  });
}

/** What is left of some days once others are taken out. */
function without(days: DaySpan | null, taken: readonly DaySpan[]): DaySpan[] {
  let left = days ? [days] : [];
  for (const out of taken) {
    left = left.flatMap((span) => {
      const common = commonDays(span, out);
      if (!common) return [span];
      const parts = [
        { first: span.first, next: common.first },
        { first: common.next, next: span.next },
      ];
      return parts.filter(({ first, next }) => first < next);
    });
  }
  return left;
}

/** The days that are still the plan's own, of days that began in one of its terms; null: none is. */
export function keptOf(terms: readonly Term[], planId: string, days: DaySpan): DaySpan | null {
  const term = terms.find(
    ({ first, next, ...of }) =>
      of.planId === planId && of.state === 'active' && first <= days.first && (next === null || days.first < next),
  );
  return term ? commonDays(days, term) : null;
}

/** The billed periods of which days are not the plan's own any more. */
export function cutsOf(terms: readonly Term[], billed: readonly Billed[]): Cut[] {
  return billed.flatMap((period) => {
    const kept = keptOf(terms, period.planId, period.days);
    if (kept?.next === period.days.next) return [];
    return [{ period, kept, cents: kept ? proratedOf(period.priceCents, period.cycle, kept) : 0 }];
  });
}

/** What somebody wants of a membership that exists. Days are local to the site. */
export type Order =
  | { readonly kind: 'plan'; readonly from: Day; readonly plan: PlanTerms }
  | { readonly kind: 'pause'; readonly from: Day; readonly until: Day | null }
  | { readonly kind: 'resume'; readonly from: Day }
  /** `next`: the first day that is not part of it; null: as soon as notice and commitment allow. */
  | { readonly kind: 'end'; readonly next: Day | null }
  | { readonly kind: 'keep' };

export interface Circumstances {
  readonly today: Day;
  /** Notice of the plan that counts today. */
  readonly noticeDays: number;
  /** Plans that terms are of, as they are on offer now. */
  readonly plans: ReadonlyMap<string, PlanTerms>;
  /** A member changes what is theirs within what their plan lets them; the staff whatever they like. */
  readonly by: 'staff' | 'member';
  /** Notice and commitment are set aside. */
  readonly exception: boolean;
  /** Days at which something that was billed or granted ends: terms that meet there are not made one. */
  readonly joints: ReadonlySet<Day>;
}

/** The story after the order; throws what is wrong with it. */
export function decide(story: Story, order: Order, circumstances: Circumstances): Story {
  const { terms } = story;
  switch (order.kind) {
    case 'plan': {
      const { from, plan } = order;
      assertWithin(story, from, circumstances.today);
      if (!plan.active) throw conflict('plan_retired', on('planId', 'must be on offer'));
      const current = planOn(story, from, circumstances.plans);
      if (current && costsLess(plan, current, from)) assertMayGiveUp(story, from, circumstances);
      const after = changed(terms, { first: from, next: null }, { planId: plan.id });
      if (same(after, terms)) throw conflict('plan_unchanged', on('planId', 'must be another plan'));
      const committed = addMonths(from, plan.commitmentMonths);
      const committedUntil = committed > story.committedUntil ? committed : story.committedUntil;
      return { ...story, committedUntil, terms: joined(after, circumstances.joints) };
    }
    case 'pause': {
      const { from, until } = order;
      if (until !== null && until <= from) {
        throw invalid('end_before_start', { earliest: from, ...on('lastDay', `must not be before ${from}`) });
      }
      assertWithin(story, from, circumstances.today);
      assertRestsAlone(story, from, circumstances);
      assertMayGiveUp(story, from, circumstances);
      const after = changed(terms, { first: from, next: until }, { state: 'paused' });
      if (same(after, terms)) throw conflict('already_paused', on('from', 'must be a day on which it does not rest'));
      return { ...story, terms: joined(after, circumstances.joints) };
    }
    case 'resume': {
      assertWithin(story, order.from, circumstances.today);
      assertRestsAlone(story, order.from, circumstances);
      const after = changed(terms, { first: order.from, next: null }, { state: 'active' });
      if (same(after, terms)) throw conflict('not_paused', on('from', 'must be a day on which it rests'));
      return { ...story, terms: joined(after, circumstances.joints) };
    }
    case 'end':
      return ended(story, order.next, circumstances);
    case 'keep':
      return kept(story, circumstances);
    default:
      return order satisfies never;
  }
}

function assertWithin({ startedOn, endsOn }: Story, from: Day, today: Day): void {
  if (from < today) throw invalid('in_the_past', { earliest: today, ...on('from', `must not be before ${today}`) });
  if (from < startedOn) {
    throw invalid('end_before_start', { earliest: startedOn, ...on('from', `must not be before ${startedOn}`) });
  }
  if (endsOn !== null && from >= endsOn) {
    const lastDay = addDays(endsOn, -1);
    throw conflict('membership_over', { lastDay, ...on('from', `must not be after ${lastDay}`) });
  }
}

/** A member lets it rest, and takes it up again, where the plan says so. */
function assertRestsAlone(story: Story, from: Day, { by, plans }: Circumstances): void {
  if (by === 'member' && planOn(story, from, plans)?.selfPause !== true) throw conflict('pause_not_offered');
}

/**
 * Days for which included rights are used stay days of their plan, or what was used would be given back in money. The
 * staff may do it all the same.
 */
export function assertUsesStay(
  before: readonly Term[],
  after: readonly Term[],
  uses: readonly { readonly planId: string; readonly day: Day }[],
  kind: Order['kind'],
): void {
  const holds = (terms: readonly Term[], { planId, day }: (typeof uses)[number]) =>
    terms.some(
      ({ first, next, ...of }) =>
        of.planId === planId && of.state === 'active' && first <= day && (next === null || day < next),
    );
  const lost = uses.filter((use) => holds(before, use) && !holds(after, use)).map(({ day }) => day);
  const usedOn = lost.toSorted().at(-1);
  if (usedOn === undefined) return;
  const field = kind === 'end' ? 'lastDay' : 'from';
  throw conflict('rights_used_later', { usedOn, ...on(field, `must leave ${usedOn}, on which a right is used`) });
}

/** What a member gives up alone needs notice and commitment, as an end does. */
function assertMayGiveUp(story: Story, from: Day, circumstances: Circumstances): void {
  const earliest = earliestEnd(story, circumstances);
  if (circumstances.by === 'staff' || from >= earliest) return;
  throw conflict('too_early_to_change', { earliest, ...on('from', `must not be before ${earliest}`) });
}

function planOn({ terms }: Story, day: Day, plans: Plans): PlanTerms | null {
  const term = termOn(terms, day);
  return (term && plans.get(term.planId)) ?? null;
}

/** By the month, with tax, at the prices of the day. */
function costsLess(a: PlanTerms, b: PlanTerms, day: Day): boolean {
  const grossOf = (plan: PlanTerms) => {
    const cents = priceOn(plan, day);
    return plan.priceMode === 'gross' ? cents : grossOfNet(cents, plan.vatRateBp);
  };
  return grossOf(a) * CYCLE_MONTHS[b.cycle] < grossOf(b) * CYCLE_MONTHS[a.cycle];
}

/** Which field of the order is refused, and what would be accepted. */
const on = (field: 'from' | 'lastDay' | 'planId' | 'startsOn', message: string) => ({
  detail: `${field}: ${message}`,
  errors: [{ field, message }],
});

/** The first day that need not be part of it any more. */
export function earliestEnd(story: Story, { today, noticeDays }: Pick<Circumstances, 'today' | 'noticeDays'>): Day {
  const notice = addDays(today, Math.max(1, noticeDays));
  return [notice, story.committedUntil, story.startedOn].reduce((a, b) => (a > b ? a : b));
}

function ended(story: Story, wanted: Day | null, circumstances: Circumstances): Story {
  const earliest = earliestEnd(story, circumstances);
  const next = wanted ?? earliest;
  const { startedOn, endsOn } = story;
  if (next < startedOn) throw invalid('end_before_start', notBefore(addDays(startedOn, -1)));
  if (endsOn !== null && next >= endsOn) {
    const lastDay = addDays(endsOn, -1);
    throw conflict('already_ending', { lastDay, ...on('lastDay', `must be before ${lastDay}`) });
  }
  // What has not begun before today is given up as a whole; otherwise today is part of it.
  const { today } = circumstances;
  if (next <= today && !(next === startedOn && startedOn >= today)) throw invalid('in_the_past', notBefore(today));
  if (next < earliest && !circumstances.exception) throw conflict('too_early_to_end', notBefore(addDays(earliest, -1)));
  const terms = story.terms
    .filter(({ first }) => first < next)
    .map((term) => ({ ...term, next: term.next === null || term.next > next ? next : term.next }));
  return { ...story, endsOn: next, terms };
}

const notBefore = (earliest: Day) => ({ earliest, ...on('lastDay', `must not be before ${earliest}`) });

/** What was to end goes on after all, as it was. */
function kept(story: Story, { today, joints }: Circumstances): Story {
  const { endsOn } = story;
  const last = story.terms.at(-1);
  if (endsOn === null) throw conflict('not_ending');
  if (endsOn <= today || !last) throw conflict('membership_over', { lastDay: addDays(endsOn, -1) });
  return { ...story, endsOn: null, terms: joined([...story.terms, { ...last, first: endsOn, next: null }], joints) };
}

/** The terms with something changed on certain days. */
function changed(
  terms: readonly Term[],
  days: { readonly first: Day; readonly next: Day | null },
  change: Partial<Pick<Term, 'planId' | 'state'>>,
): Term[] {
  return terms.flatMap((term) => {
    const first = term.first > days.first ? term.first : days.first;
    const next = term.next === null || (days.next !== null && days.next < term.next) ? days.next : term.next;
    if (next !== null && first >= next) return [term];
    if (term.next !== null && first >= term.next) return [term];
    const parts: Term[] = [{ ...term, ...change, first, next }];
    if (term.first < first) parts.unshift({ ...term, next: first });
    if (next !== null && next !== term.next) parts.push({ ...term, first: next });
    return parts;
  });
}

/** Neighbours that are alike are one, unless something ends between them. */
function joined(terms: readonly Term[], joints: ReadonlySet<Day>): Term[] {
  const after: Term[] = [];
  for (const term of terms) {
    const last = after.at(-1);
    if (last && alike(last, term) && last.next === term.first && !joints.has(term.first)) {
      after[after.length - 1] = { ...last, next: term.next };
    } else after.push(term);
  }
  return after;
}

const alike = (a: Term, b: Term): boolean => a.planId === b.planId && a.state === b.state;

/** The same on every day, however it is cut. */
function same(a: readonly Term[], b: readonly Term[]): boolean {
  const [left, right] = [joined(a, new Set()), joined(b, new Set())];
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The first story of a membership; throws what is wrong with its beginning. */
export function begun(plan: PlanTerms & { readonly anchor: 'start' | 'first' }, startedOn: Day, today: Day): Story {
  if (!plan.active) throw conflict('plan_retired', on('planId', 'must be on offer'));
  const earliest = `${today.slice(0, 7)}-01`;
  if (startedOn < earliest) {
    throw invalid('starts_too_early', { earliest, ...on('startsOn', `must not be before ${earliest}`) });
  }
  const latest = addMonths(today, 12);
  if (startedOn > latest) throw invalid('too_far_ahead', { latest, ...on('startsOn', `must not be after ${latest}`) });
  return {
    startedOn,
    anchorDay: plan.anchor === 'first' ? 1 : Number(startedOn.slice(8)),
    committedUntil: addMonths(startedOn, plan.commitmentMonths),
    endsOn: null,
    terms: [{ first: startedOn, next: null, planId: plan.id, state: 'active' }],
  };
}

/** The term that counts on a day: before the first one, the first; after the last one, none. */
export const termOn = (terms: readonly Term[], day: Day): Term | null =>
  terms.find(({ next }) => next === null || day < next) ?? null;

/** One step of the reckoning, for the person to read: `cents` = `priceCents` × days ÷ days of the cycle. */
export interface Effect {
  readonly kind: 'charge' | 'credit' | 'entry_fee';
  readonly planName: string;
  readonly days: DaySpan;
  readonly dayCount: number;
  readonly cycleDays: number;
  /** What the whole cycle, or the fee, costs. */
  readonly priceCents: number;
  readonly priceMode: PriceMode;
  /** Negative: given back. */
  readonly cents: number;
}

export const countOf = (days: DaySpan, cycle: DaySpan): Pick<Effect, 'days' | 'dayCount' | 'cycleDays'> => ({
  days,
  dayCount: daysBetween(days.first, days.next),
  cycleDays: daysBetween(cycle.first, cycle.next),
});
