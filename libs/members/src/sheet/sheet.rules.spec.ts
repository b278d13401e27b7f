import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '#libs/domain';
import { mayRemoveNote, noteText } from './sheet.rules.js';

const ANNE = 'a' as PersonId;
const LUC = 'l' as PersonId;

describe('a note', () => {
  it('keeps its lines and loses other control characters', () => {
    expect(noteText('  Préfère le fond\r\nde la salle\u0007. ')).toBe('Préfère le fond\nde la salle .');
  });

  it.each(['', '   ', '\n\n', 'x'.repeat(4001)])('is something and not a book: %j', (text) => {
    expect(() => noteText(text)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  it('is removed by whoever wrote it, and by managers', () => {
    expect(mayRemoveNote(ANNE, ANNE, false)).toBe(true);
    expect(mayRemoveNote(ANNE, LUC, false)).toBe(false);
    expect(mayRemoveNote(null, LUC, false)).toBe(false);
    expect(mayRemoveNote(null, LUC, true)).toBe(true);
  });
});
