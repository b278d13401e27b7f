import {
  type Advantage,
  type Anchor,
  type CreditUnit,
  type Cycle,
  type Day,
  type DaySpan,
  type Interval,
  type Lot,
  type PaidDay,
  type Rate,
  type Zone,
  addDays,
  commonDays,
  contains,
  cycleOf,
  instantOf,
  localDay,
  proratedOf,
  weekdayOf,
} from '#libs/domain';

/** Hours of the week in which a plan counts, on the wall clock. */
export interface AccessHours {
  readonly weekday: number;
  readonly from: number;
  readonly until: number;
}

/** A plan that a member has on the day of use. */
export interface PlanHeld extends Anchor {
  readonly membershipId: string;
  readonly planId: string;
  readonly name: string;
  readonly cycle: Cycle;
  /** The days of this plan in the membership; `next` null: it goes on. */
  readonly term: { readonly first: Day; readonly next: Day | null };
  readonly discountBp: number;
  readonly rate: Rate | null;
  /** None: at all hours. */
  readonly access: readonly AccessHours[];
  readonly allowances: readonly Allowance[];
}

export interface Allowance {
  readonly id: string;
  readonly unit: CreditUnit;
  readonly amount: number;
  readonly kind: 'desk' | 'room' | 'machine' | null;
  readonly resourceId: string | null;
}

export interface KnownLot extends Lot {
  /** Of an allowance: the membership that includes it. */
  readonly membershipId: string | null;
  readonly paid: readonly PaidDay[];
  /** The first day on which it is of no use any more; null: for good. */
  readonly next: Day | null;
}

/** The soonest to end first; of two that end together, the one that was there before. */
export const bySoonestEnd = <Ends extends Pick<KnownLot, 'next'>>(lots: readonly Ends[]): Ends[] =>
  lots.toSorted((a, b) => {
    if (a.next === b.next) return 0;
    if (a.next === null || b.next === null) return a.next === null ? 1 : -1;
    return a.next < b.next ? -1 : 1;
  });

/** What is of use: something is left of it, or the day is paid with it already. */
export const isUsable = ({ left, paid }: KnownLot): boolean => left > 0 || paid.length > 0;

/** Whether a plan counts for the whole of a booking: every local day of it lies within the plan's hours of that day. */
export function isWithinAccess(access: readonly AccessHours[], during: Interval, zone: Zone): boolean {
  if (access.length === 0) return true;
  for (let day = localDay(during.start, zone); instantOf(day, 0, zone) < during.end; day = addDays(day, 1)) {
    const part = {
      start: Math.max(during.start, instantOf(day, 0, zone)),
      end: Math.min(during.end, instantOf(day, 1440, zone)),
    };
    const hours = access.filter(({ weekday }) => weekday === weekdayOf(day));
    if (!joined(hours).some(({ from, until }) => contains(windowOf(day, from, until, zone), part))) return false;
  }
  return true;
}

const windowOf = (day: Day, from: number, until: number, zone: Zone): Interval => ({
  start: instantOf(day, from, zone),
  end: instantOf(day, until, zone),
});

/** Hours that touch are one stretch. */
function joined(hours: readonly AccessHours[]): AccessHours[] {
  const stretches: AccessHours[] = [];
  for (const one of hours.toSorted((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last && one.from <= last.until)
      stretches[stretches.length - 1] = { ...last, until: Math.max(last.until, one.until) };
    else stretches.push(one);
  }
  return stretches;
}

/** The rights of one allowance in the cycle of a day: the part of it by days when the plan does not last all of it. */
export interface CycleAllowance {
  readonly allowance: Allowance;
  readonly cycle: DaySpan;
  readonly days: DaySpan;
  /** 0: so short a part includes nothing. */
  readonly amount: number;
}

export function allowancesOn(day: Day, plan: PlanHeld): CycleAllowance[] {
  const cycle = cycleOf(day, plan, plan.cycle);
  const days = commonDays(cycle, plan.term);
  if (!days) return [];
  return plan.allowances.map((allowance) => ({
    ...{ allowance, cycle, days },
    amount: proratedOf(allowance.amount, cycle, days),
  }));
}

export const advantageOf = ({ name, rate, discountBp }: Advantage): Advantage => ({ name, rate, discountBp });
