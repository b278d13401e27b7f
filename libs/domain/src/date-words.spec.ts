import { describe, expect, it } from '@jest/globals';
import { dateWords } from './date-words.js';

describe('a date in words', () => {
  it.each([
    ['fr', 'full', Date.UTC(2026, 10, 30, 23, 30), 'mardi 1er décembre 2026'],
    ['fr', 'long', Date.UTC(2026, 0, 1, 8), '1er janvier 2026'],
    ['fr', 'full', Date.UTC(2026, 10, 11, 8), 'mercredi 11 novembre 2026'],
    ['fr', 'long', Date.UTC(2026, 9, 21, 8), '21 octobre 2026'],
    ['en', 'long', Date.UTC(2026, 11, 1, 8), '1 December 2026'],
  ] as const)('%s, %s', (locale, style, at, expected) => {
    expect(dateWords(locale, style, 'Europe/Paris')(at)).toBe(expected);
  });
});
