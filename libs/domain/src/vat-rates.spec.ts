import { describe, expect, it } from '@jest/globals';
import { vatRatesOfSeller, vatRatesOn } from './vat-rates.js';

const DAY = '2026-11-30';

describe('rates of VAT', () => {
  it('are those the country has on the day', () => {
    expect(vatRatesOn('FR', DAY)).toEqual([2000, 1000, 850, 550, 210]);
    expect(vatRatesOn('BE', DAY)).toEqual([2100, 1200, 600]);
    expect(vatRatesOn('CH', '2023-12-31')).toEqual([770, 370, 250]);
    expect(vatRatesOn('CH', '2024-01-01')).toEqual([810, 380, 260]);
    expect(vatRatesOn('XX', DAY)).toEqual([]);
  });

  it('change on their day: the day before has the old ones, none twice, and neither country is without', () => {
    const DAYS = ['2014-01-01', '2023-12-31', '2024-01-01', '2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01'];
    expect(DAYS.map((day) => vatRatesOn('FR', day))).toEqual(DAYS.map(() => [2000, 1000, 850, 550, 210]));
    // Meals and lodging moved from 6 % to 12 % on 1 March 2026; no rate came or went.
    expect(DAYS.map((day) => vatRatesOn('BE', day))).toEqual(DAYS.map(() => [2100, 1200, 600]));
    expect(vatRatesOn('CH', '2017-12-31')).toEqual([]);
    for (const day of DAYS.slice(1)) expect(vatRatesOn('CH', day)).toHaveLength(3);
  });

  it('are in France among those that its platforms take (BR-FR-16)', () => {
    const taken = [0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1000, 1300, 1960, 2000, 2060];
    expect(vatRatesOn('FR', DAY).filter((rate) => !taken.includes(rate))).toEqual([]);
  });

  it('are for sellers who charge VAT', () => {
    expect(vatRatesOfSeller('BE', 'standard', DAY)).toEqual([2100, 1200, 600]);
    expect(vatRatesOfSeller('BE', 'franchise', DAY)).toEqual([0]);
    expect(vatRatesOfSeller('BE', null, DAY)).toEqual([2100, 1200, 600, 0]);
  });
});
