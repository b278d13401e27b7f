import { describe, expect, it } from '@jest/globals';
import { centsOf, textOf } from './cents';

describe('an amount in a field', () => {
  it.each([
    ['150', 15_000],
    ['1 500,5', 150_050],
    ['0.05', 5],
    ['', null],
    [undefined, null],
    ['1,234', undefined],
    ['-3', undefined],
    ['dix', undefined],
  ])('%s is %s', (text, cents) => expect(centsOf(text)).toBe(cents));

  it('comes back as it was written', () => {
    for (const cents of [0, 5, 150, 15_000, 150_050]) {
      expect(centsOf(textOf(cents, 'fr'))).toBe(cents);
      expect(centsOf(textOf(cents, 'en'))).toBe(cents);
    }
    expect([textOf(null, 'fr'), textOf(150_050, 'fr'), textOf(15_000, 'en')]).toEqual(['', '1500,50', '150']);
  });
});
