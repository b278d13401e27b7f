import { describe, expect, it } from '@jest/globals';
import { doneOf } from './done';

describe('what was just done', () => {
  it('is a word of the page, whatever somebody types into the address', () => {
    const words = { ajoute: 'Added' };
    expect(doneOf(words, new URLSearchParams('fait=ajoute'))).toBe('Added');
    for (const typed of ['', 'fait=', 'fait=constructor', 'fait=__proto__', 'fait=toString']) {
      expect(doneOf(words, new URLSearchParams(typed))).toBeUndefined();
    }
  });
});
