import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '#libs/domain';
import { invitationMail } from '../invitations/invitations.mails.js';
import { LOCALES } from '../people/people.rules.js';
import { codeMail } from './sign-in.mails.js';
import { isWorthMailing, plainCode } from './sign-in.rules.js';

describe('sign-in codes', () => {
  it.each(['042 317', '042-317', ' 042317\n', '０４２３１７'])('are read as people paste them: %j', (typed) => {
    expect(plainCode(typed)).toBe('042317');
  });

  it('are not mailed when nobody waits for them any more', () => {
    expect(isWorthMailing(0, 10 * MINUTE - 1)).toBe(true);
    expect(isWorthMailing(0, 10 * MINUTE)).toBe(false);
  });
});

describe('mails', () => {
  it.each(LOCALES)('in %s show the code, and the link, on a line of its own', (locale) => {
    const code = codeMail(locale, 'lea@example.org', '042317', 'https://reseau.example');
    expect(code.text.split('\n')).toContain('042317');
    expect(code.subject).not.toContain('042317');
    const link = 'https://reseau.example/invitation/abc';
    const as = { kind: 'site', role: 'manager' } as const;
    const invitation = invitationMail({ locale, to: 'lea@example.org', scopeName: 'La Grappe', ...as, link });
    expect(invitation.text.split('\n')).toContain(link);
    expect(invitation.text).toContain('La Grappe');
  });
});
