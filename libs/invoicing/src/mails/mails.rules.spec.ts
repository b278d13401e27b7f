import { describe, expect, it } from '@jest/globals';
import { MAIL_REASONS, isMailbox, nextTryAfter } from './mails.rules.js';

const MINUTE = 60_000;

describe('a mailbox', () => {
  it.each(['a@b.fr', 'ines.marchand+factures@atelier.example', 'compta@localhost', 'zoé@été.example', "o'neil@b.fr"])(
    'is one: %s',
    (text) => expect(isMailbox(text)).toBe(true),
  );

  it.each([
    ...['', 'a', 'a@', '@b.fr', 'a b@c.fr', 'a@b@c.fr', 'a@b.fr,c@d.fr', 'a@b.fr;c@d.fr', '"a"@b.fr', 'Inès <a@b.fr>'],
    ...[
      'a@b.fr\r\nBcc: c@d.fr',
      'a@b.fr\n',
      'a\u0000@b.fr',
      'a..b@c.fr',
      `${'a'.repeat(65)}@b.fr`,
      `a@${'b'.repeat(190)}`,
    ],
  ])('is none: %j', (text) => expect(isMailbox(text)).toBe(false));
});

describe('a mail that was not taken', () => {
  it('is due again after pauses that double, ten tries in all', () => {
    const pauses = Array.from({ length: 10 }, (_, index) => nextTryAfter(index + 1, 'deferred', 0));
    expect(pauses).toEqual(
      [1, 2, 4, 8, 16, 32, 64, 128, 256].map((minutes) => minutes * MINUTE).concat([null as never]),
    );
  });

  it('is not tried again where trying does not help', () => {
    const again = MAIL_REASONS.filter((reason) => nextTryAfter(1, reason, 0) !== null);
    expect(again).toEqual(['deferred', 'server_unavailable', 'rendering_failed']);
  });
});
