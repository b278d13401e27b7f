import { describe, expect, it } from '@jest/globals';
import { checkPassword, normalPassword } from './passwords.rules.js';

const EMAIL = 'lea.martin@example.org';

describe('passwords', () => {
  it.each(['correct cheval', 'dix lettre', 'motdepasse-été', '0123456789', '🐝🌻🍯🐻🌳🐝🌻🍯🐻🌳'])(
    'takes %s',
    (password) => {
      expect(() => checkPassword(password, EMAIL)).not.toThrow();
    },
  );

  it.each([
    ['too short', 'neuf-caract'.slice(0, 9)],
    ['too short in characters, though long in bytes', '🐝🌻🍯🐻🌳🐝🌻🍯🐻'],
    ['too few characters', 'abababababab'],
    ['too long', 'abcdefghij'.repeat(21)],
    ['the address', 'Lea.Martin@example.org'],
    ['the local part of the address', 'lea.martin'],
  ])('refuses what is %s', (_, password) => {
    expect(() => checkPassword(password, EMAIL)).toThrow(expect.objectContaining({ code: 'password_too_weak' }));
  });

  it('are the same text on every keyboard', () => {
    expect(normalPassword('e\u0301te\u0301')).toBe(normalPassword('été'));
  });
});
