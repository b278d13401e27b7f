import { describe, expect, it } from '@jest/globals';
import { makeI18n } from './i18n';

describe('days in words', () => {
  const [fr, en] = [makeI18n('fr', {}), makeI18n('en', {})];

  it('have the ordinal that French has for the first of a month, and for no other day', () => {
    expect(fr.dayLong('2026-12-01')).toBe('mardi 1er décembre');
    expect(fr.dayFull('2027-01-01')).toBe('1er janvier 2027');
    expect(fr.dayOfYear('2026-11-01')).toBe('1er novembre');
    expect([fr.dayFull('2026-11-11'), fr.dayFull('2026-11-21')]).toEqual(['11 novembre 2026', '21 novembre 2026']);
    expect([fr.dayNumeric('2026-12-01'), fr.monthLong('2026-12')]).toEqual(['01/12/2026', 'décembre 2026']);
    expect(en.dayFull('2026-12-01')).toBe('1 December 2026');
  });
});
