import { decimal, longDay, money, percent, shortDay, unitPriceText } from './format.js';

const spaced = (text: string) => text.replaceAll('\u00a0', '_');

describe('numbers and dates in words', () => {
  it.each([
    [0, '0,00_€', '€0.00'],
    [5, '0,05_€', '€0.05'],
    [123_456, '1_234,56_€', '€1,234.56'],
    [-123_456_789, '-1_234_567,89_€', '-€1,234,567.89'],
  ])('%i cents', (cents, fr, en) => {
    expect(spaced(money(cents, 'EUR', 'fr'))).toBe(fr);
    expect(spaced(money(cents, 'EUR', 'en'))).toBe(en);
  });

  it('names francs', () => {
    expect([money(1250, 'CHF', 'fr'), money(1250, 'CHF', 'en')].map(spaced)).toEqual(['12,50_CHF', 'CHF_12.50']);
  });

  it.each([
    [2000, '20_%', '20%'],
    [550, '5,5_%', '5.5%'],
    [210, '2,1_%', '2.1%'],
    [1000, '10_%', '10%'],
    [0, '0_%', '0%'],
  ])('%i basis points', (bp, fr, en) => {
    expect([percent(bp, 'fr'), percent(bp, 'en')].map(spaced)).toEqual([fr, en]);
  });

  it('writes days and months', () => {
    expect([shortDay('2026-11-01', 'fr'), shortDay('2026-11-01', 'en')]).toEqual(['01/11/2026', '1 Nov 2026']);
    expect([longDay('2026-11-01', 'fr'), longDay('2026-08-21', 'fr')]).toEqual(['1er novembre 2026', '21 août 2026']);
  });

  it('writes decimals', () => {
    expect(spaced(decimal('12345.678', 'fr'))).toBe('12_345,678');
  });

  it.each([
    ['149.166667', '1', 14917, '149,17'],
    ['149.166667', '3', 44750, '149,167'],
    ['149.166667', '0.25', 3729, '149,17'],
    ['0.001234', '1000', 123, '0,00123'],
    ['0.001234', '99999', 12340, '0,001234'],
    ['-1234.566667', '3', -370370, '-1_234,567'],
    ['12.999999', '1', 1300, '13,00'],
    ['12.00', '2', 2400, '12,00'],
    ['5.00', '1', 0, '5,00'],
  ])(
    'prints as much of a unit price of %s as %s of it need to come to %i cents',
    (unitNet, quantity, netCents, shown) => {
      expect(spaced(unitPriceText({ unitNet, quantity, netCents }, 'fr'))).toBe(shown);
    },
  );
});
