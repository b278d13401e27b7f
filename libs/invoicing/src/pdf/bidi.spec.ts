import { describe, expect, it } from '@jest/globals';
import { drawnOrder, hasRightToLeft } from './bidi.js';

const points = (text: string) => Array.from(text, (sign) => sign.codePointAt(0)!.toString(16)).join(' ');

describe('right to left', () => {
  it('joins the letters of a word and draws the last one first', () => {
    // ش initial, ر final, ك initial, ة final
    expect(points(drawnOrder('شركة'))).toBe('fe94 fedb feae feb7');
    expect(points(drawnOrder('ببب'))).toBe('fe90 fe92 fe91');
    expect(points(drawnOrder('دار'))).toBe('fead fe8d fea9');
  });

  it('makes one sign of lam and alef, joined to what is before', () => {
    expect(points(drawnOrder('لا'))).toBe('fefb');
    expect(points(drawnOrder('سلا'))).toBe('fefc feb3');
  });

  it('keeps marks on their letter, and forms over them', () => {
    expect(points(drawnOrder('بَب'))).toBe('fe90 fe91 64e');
  });

  it.each([
    ['Café 12 (Lille)', 'Café 12 (Lille)'],
    ['שלום עולם', 'םלוע םולש'],
    ['Studio שלום Lille', 'Studio םולש Lille'],
    ['שלום (12) עולם', 'םלוע (12) םולש'],
    ['שלום 12.50', '12.50 םולש'],
    ['a שלום, b', 'a םולש, b'],
  ])('%s is drawn %s', (text, expected) => {
    expect(drawnOrder(text)).toBe(expected);
  });

  it('is seen where it is', () => {
    expect(['Łódź', 'Київ', '東京', 'שלום', 'شركة'].map(hasRightToLeft)).toEqual([false, false, false, true, true]);
  });
});
