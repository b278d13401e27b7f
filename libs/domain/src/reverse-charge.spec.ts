import { describe, expect, it } from '@jest/globals';
import { reverseChargeOf, reverseChargeRefusal } from './reverse-charge.js';
import { VAT_REGIMES } from './vat.js';

const seller = { country: 'FR', vatRegime: 'standard' } as const;
const german = { country: 'DE', vatNumber: 'DE136695976' };

describe('a buyer who owes the tax', () => {
  it('is a business of another country of the Union', () => {
    expect(reverseChargeRefusal(seller, german)).toBe(null);
    expect(reverseChargeRefusal(seller, { ...german, country: null })).toBe(null);
    expect(reverseChargeRefusal(seller, { country: 'BE', vatNumber: 'BE0403019261' })).toBe(null);
    expect(reverseChargeRefusal(seller, { country: 'GR', vatNumber: 'EL094259216' })).toBe(null);
    const belgian = { country: 'BE', vatRegime: 'standard' } as const;
    expect(reverseChargeRefusal(belgian, { country: 'FR', vatNumber: 'FR44732829320' })).toBe(null);
  });

  it.each([
    ['no number', { ...german, vatNumber: null }, 'reverse_charge_needs_vat_number'],
    ['no valid number', { ...german, vatNumber: 'DE12' }, 'reverse_charge_needs_vat_number'],
    ['a number of the seller’s country', { country: 'FR', vatNumber: 'FR44732829320' }, 'reverse_charge_at_home'],
    ['Monaco', { country: 'MC', vatNumber: 'FR44732829320' }, 'reverse_charge_at_home'],
    ['an address in the seller’s country', { ...german, country: 'FR' }, 'reverse_charge_at_home'],
    ['Switzerland', { country: 'CH', vatNumber: 'CHE116281710TVA' }, 'reverse_charge_outside_union'],
    ['Northern Ireland', { country: 'GB', vatNumber: 'XI123456789' }, 'reverse_charge_outside_union'],
  ])('is refused with %s', (_name, buyer, code) => {
    expect(reverseChargeRefusal(seller, buyer)).toBe(code);
  });

  it('is for sellers of the Union who charge VAT', () => {
    for (const vatRegime of [...VAT_REGIMES, null]) {
      const expected = vatRegime === 'standard' ? null : 'reverse_charge_not_by_seller';
      expect(reverseChargeRefusal({ country: 'FR', vatRegime }, german)).toBe(expected);
    }
    expect(reverseChargeRefusal({ country: 'CH', vatRegime: 'standard' }, german)).toBe('reverse_charge_not_by_seller');
  });

  it('is decided by the seller, for one number', () => {
    expect(reverseChargeOf(seller, german, null)).toEqual({ decided: false, applies: false, refusal: null });
    expect(reverseChargeOf(seller, german, 'DE136695976')).toEqual({ decided: true, applies: true, refusal: null });
    expect(reverseChargeOf(seller, german, 'DE129273398')).toEqual({
      ...{ decided: true, applies: false, refusal: 'reverse_charge_other_number' },
    });
    expect(reverseChargeOf(seller, { ...german, vatNumber: null }, 'DE136695976')).toMatchObject({
      ...{ decided: true, applies: false, refusal: 'reverse_charge_needs_vat_number' },
    });
  });
});
