import { type PersonId, invalidField } from '#libs/domain';

const NOTE_AT_MOST = 4000;

/** A note as it is kept: lines stay lines, other control characters go. Throws what is wrong with it. */
export function noteText(given: string): string {
  const text = given
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, ' ')
    .trim();
  if (text === '') throw invalidField('text', 'write something');
  if (text.length > NOTE_AT_MOST) throw invalidField('text', `must have at most ${NOTE_AT_MOST} characters`);
  return text;
}

/** Whoever wrote a note takes it back; a manager any note. */
export const mayRemoveNote = (writtenBy: PersonId | null, by: PersonId, isManager: boolean): boolean =>
  isManager || writtenBy === by;
