import { describe, expect, it } from '@jest/globals';
import { monthsOf, spanOf } from './months';
import type { Closure, RunningPeriod } from './paths';

const totals = { documents: 1, byRate: [], netCents: 1, vatCents: 0, grossCents: 1, absoluteCents: 1 };
const closure = (kind: Closure['kind'], period: string): Closure => ({
  ...{ seq: 1, kind, period, totals, hash: 'a', closedAt: '2026-12-01T00:00:00Z' },
  perpetual: { documents: 1, grossCents: 1, absoluteCents: 1 },
});

describe('the months of a journal', () => {
  it('are the closed ones and the one that runs, each with its closed days, the newest first', () => {
    const running: RunningPeriod[] = [
      { kind: 'CLOSURE_MONTH', period: '2026-12', totals },
      { kind: 'CLOSURE_YEAR', period: '2026', totals },
    ];
    const closures = [
      closure('CLOSURE_DAY', '2026-12-01'),
      closure('CLOSURE_MONTH', '2026-11'),
      closure('CLOSURE_DAY', '2026-11-20'),
      closure('CLOSURE_DAY', '2026-11-19'),
    ];
    expect(monthsOf('2026', closures, running)).toEqual([
      { month: '2026-12', totals, closure: null, days: [closures[0]] },
      { month: '2026-11', totals, closure: closures[1], days: [closures[2], closures[3]] },
    ]);
    expect(monthsOf('2025', [], running)).toEqual([]);
  });

  it('go from their first to their last day, as years do', () => {
    expect(spanOf('2026-02')).toEqual(['2026-02-01', '2026-02-28']);
    expect(spanOf('2028-02')).toEqual(['2028-02-01', '2028-02-29']);
    expect(spanOf('2026')).toEqual(['2026-01-01', '2026-12-31']);
  });
});
