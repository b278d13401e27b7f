import { addDays, addMonths } from '../time/day';
import type { Closure, RunningPeriod, Totals } from './paths';

export interface JournalMonth {
  month: string;
  totals: Totals;
  /** Null: the month runs. */
  closure: Closure | null;
  days: Closure[];
}

/** What a year's journal holds by month, the newest first. */
export function monthsOf(
  year: string,
  closures: readonly Closure[],
  running: readonly RunningPeriod[],
): JournalMonth[] {
  const days = closures.filter(({ kind }) => kind === 'CLOSURE_DAY');
  const daysOf = (month: string) => days.filter(({ period }) => period.startsWith(month));
  const open = running
    .filter(({ kind, period }) => kind === 'CLOSURE_MONTH' && period.startsWith(year))
    .map(({ period, totals }) => ({ month: period, totals, closure: null, days: daysOf(period) }));
  const closed = closures
    .filter(({ kind }) => kind === 'CLOSURE_MONTH')
    .map((closure) => ({ month: closure.period, totals: closure.totals, closure, days: daysOf(closure.period) }));
  return [...open, ...closed];
}

/** The first and the last day of "2026-11", or of "2026". */
export function spanOf(period: string): [first: string, last: string] {
  if (period.length === 4) return [`${period}-01-01`, `${period}-12-31`];
  return [`${period}-01`, addDays(`${addMonths(period, 1)}-01`, -1)];
}
