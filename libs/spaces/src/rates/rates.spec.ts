import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError, type RateStep } from '#libs/domain';
import {
  type OtherRate,
  type RateUsers,
  checkSteps,
  checkTermsFree,
  checkUnused,
  checkVatRate,
  checkWindows,
  rowsOf,
  windowsOf,
} from './rates.rules.js';

const EVENING: OtherRate = { id: 'soir', name: 'Soir', priceMode: 'gross', vatRateBp: 2000, active: true };
const WEEKEND: OtherRate = { ...EVENING, id: 'week-end', name: 'Week-end' };
const OTHERS = [EVENING, WEEKEND, { ...EVENING, id: 'net', name: 'Net', priceMode: 'net' as const }];
const TERMS = { priceMode: 'gross', vatRateBp: 2000 } as const;
const NOBODY: RateUsers = { resources: [], rates: [], plans: [], groups: [] };

const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.details };
    throw error;
  }
  throw new Error('it should have been refused');
};

describe('the steps of a rate', () => {
  const flat = (upToMinutes: number, priceCents = 100): RateStep => ({ kind: 'flat', upToMinutes, priceCents });
  const hourly: RateStep = { kind: 'hourly', priceCents: 500 };

  it('are put in order, the price per hour last', () => {
    expect(checkSteps([hourly, flat(480), flat(240)])).toEqual([flat(240), flat(480), hourly]);
  });

  it('are at least one, and one for each length', () => {
    expect(refusal(() => checkSteps([]))).toMatchObject({ code: 'rate_without_price' });
    expect(refusal(() => checkSteps([flat(240), hourly, flat(240, 7)]))).toMatchObject({
      ...{ code: 'rate_step_twice', upToMinutes: 240 },
    });
    expect(refusal(() => checkSteps([hourly, hourly]))).toMatchObject({ code: 'rate_step_twice', upToMinutes: null });
  });
});

describe('the parts of the week of a rate', () => {
  const window = (weekdays: number[], from: number, until: number, tableId = 'soir') => ({
    ...{ weekdays, from, until, tableId },
  });

  it('may touch and may not overlap, and it is said which do', () => {
    checkWindows(
      [window([1, 2], 1080, 1200), window([2], 1200, 1440), window([6, 7], 0, 1440, 'week-end')],
      TERMS,
      OTHERS,
    );
    const wrong = [window([5, 6], 1080, 1440), window([6, 7], 0, 1440, 'week-end')];
    expect(refusal(() => checkWindows(wrong, TERMS, OTHERS))).toMatchObject({
      code: 'rates_overlap',
      overlaps: [
        [
          { weekday: 6, from: '00:00', until: '24:00', name: 'Week-end' },
          { weekday: 6, from: '18:00', until: '24:00', name: 'Soir' },
        ],
      ],
    });
  });

  it('end after they begin, at another rate on offer', () => {
    expect(refusal(() => checkWindows([window([1], 1080, 1080)], TERMS, OTHERS))).toMatchObject({
      errors: [{ field: 'windows.0.until' }],
    });
    for (const others of [[], [{ ...EVENING, active: false }]]) {
      expect(refusal(() => checkWindows([window([1], 0, 60)], TERMS, others))).toMatchObject({
        errors: [{ field: 'windows.0.tableId' }],
      });
    }
  });

  it('have the price mode and the VAT of the rate', () => {
    expect(refusal(() => checkWindows([window([1], 0, 60, 'net')], TERMS, OTHERS))).toMatchObject({
      ...{ code: 'rate_terms_differ', rates: [{ id: 'net', name: 'Net', priceMode: 'net', vatRateBp: 2000 }] },
    });
  });

  it('are the same after being cut into days and put together', () => {
    const one = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 700 }),
      until: fc.integer({ min: 701, max: 1440 }),
      tableId: fc.constantFrom('soir', 'week-end'),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (windows) => {
        const rows = rowsOf(windows);
        const together = rowsOf(windowsOf(rows, ({ tableId }) => tableId));
        const texts = (all: typeof rows) =>
          all.map(({ weekday, from, until, tableId }) => `${weekday} ${from} ${until} ${tableId}`).toSorted();
        expect(texts(together)).toEqual(texts(rows));
      }),
    );
  });
});

describe('a rate', () => {
  it('carries a VAT rate that the seller may charge on the day', () => {
    checkVatRate(2000, { country: 'FR', vatRegime: 'standard' }, '2026-11-30');
    expect(refusal(() => checkVatRate(1960, { country: 'FR', vatRegime: 'standard' }, '2026-11-30'))).toMatchObject({
      ...{ code: 'vat_rate_unknown', rates: [2000, 1000, 850, 550, 210], errors: [{ field: 'vatRateBp' }] },
    });
    expect(refusal(() => checkVatRate(2000, { country: 'FR', vatRegime: 'franchise' }, '2026-11-30'))).toMatchObject({
      rates: [0],
    });
  });

  it('is not retired while something is sold at it', () => {
    checkUnused(NOBODY);
    const resources = [{ id: 'r', name: 'Salle Escaut' }];
    expect(refusal(() => checkUnused({ ...NOBODY, resources }))).toMatchObject({ code: 'rate_in_use', resources });
  });

  it('keeps the terms of what stands in for it', () => {
    const users = { ...NOBODY, rates: [{ id: 'soir', name: 'Soir' }] };
    checkTermsFree(WEEKEND, TERMS, users, OTHERS);
    checkTermsFree(WEEKEND, { ...TERMS, vatRateBp: 1000 }, NOBODY, OTHERS);
    expect(refusal(() => checkTermsFree(WEEKEND, { ...TERMS, vatRateBp: 1000 }, users, OTHERS))).toMatchObject({
      ...{ code: 'rate_terms_differ', rates: [{ id: 'soir' }] },
    });
  });
});
