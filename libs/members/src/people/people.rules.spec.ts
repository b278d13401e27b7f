import { describe, expect, it } from '@jest/globals';
import { nameFromEmail, normalEmail, normalName } from './people.rules.js';

describe('addresses', () => {
  it('have one spelling', () => {
    expect(normalEmail('  Lea.MARTIN@Example.ORG ')).toBe('lea.martin@example.org');
  });

  it.each(['lea+x@example.org', 'l@a.fr', 'd_u-p@sous.domaine.example.org', 'léa@example.org', "o'brien@example.org"])(
    'takes %s',
    (text) => expect(normalEmail(text)).toBe(text),
  );

  it.each([
    '',
    'lea',
    'lea@',
    '@example.org',
    'lea@example',
    'lea@example..org',
    'lea@-example.org',
    'a b@example.org',
    'lea@example.org\r\nBcc: x@example.org',
    'lea\0@example.org',
    '"lea"@example.org',
    'a\\b@example.org',
    'lea@example.org,max@example.org',
    `${'x'.repeat(65)}@example.org`,
  ])('refuses %j', (text) => {
    expect(() => normalEmail(text)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});

describe('names', () => {
  it('are one line without double spaces', () => {
    expect(normalName('  Léa \t\n Martin\u0000 ')).toBe('Léa Martin');
  });
  it.each(['', '   ', '\u200b', 'x'.repeat(121)])('refuses %j', (text) => {
    expect(() => normalName(text)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
  it.each([
    ['lea.martin+coworking@example.org', 'Lea Martin'],
    ['max@example.org', 'Max'],
    ['+@example.org', '+@example.org'],
  ])('%s is called %s until it says otherwise', (email, name) => {
    expect(nameFromEmail(email)).toBe(name);
  });
});
