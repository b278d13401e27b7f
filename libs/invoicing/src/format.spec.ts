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

  it('writes decimals, and rounds a unit price to four of them', () => {
    expect(spaced(decimal('12345.678', 'fr'))).toBe('12_345,678');
    expect(unitPriceText('10.416667', 'fr')).toBe('10,4167');
    expect(unitPriceText('12.999999', 'en')).toBe('13.00');
    expect(unitPriceText('12.00', 'en')).toBe('12.00');
  });
});
