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

  it('are for sellers who charge VAT', () => {
    expect(vatRatesOfSeller('BE', 'standard', DAY)).toEqual([2100, 1200, 600]);
    expect(vatRatesOfSeller('BE', 'franchise', DAY)).toEqual([0]);
    expect(vatRatesOfSeller('BE', null, DAY)).toEqual([2100, 1200, 600, 0]);
  });
});
