import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mailTwin } from './mail-twin.js';

describe('a mail as text and HTML', () => {
  it('says the same twice', () => {
    const parts = [
      'Bonjour,\nencore',
      { facts: [['Total', '24,00 €']] as const },
      { label: 'Vos documents', href: 'https://a.example/?b=1&c=2' },
    ];
    const { text, html } = mailTwin('fr', 'Facture', parts);
    expect(text).toBe('Bonjour,\nencore\n\nTotal\u00a0: 24,00 €\n\nVos documents\nhttps://a.example/?b=1&c=2\n');
    expect(html).toContain('<p>Bonjour,<br>encore</p>');
    expect(html).toContain('<strong>24,00 €</strong>');
    expect(html).toContain('<a href="https://a.example/?b=1&amp;c=2">Vos documents</a>');
  });

  it('has no markup that somebody typed', () => {
    const tags = (html: string) => html.match(/<\/?[a-z!]+/g);
    const plain = tags(mailTwin('en', 'x', ['x', { facts: [['x', 'x']] }]).html);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' ')),
        (typed) => {
          expect(tags(mailTwin('en', typed, [typed, { facts: [[typed, typed]] }]).html)).toEqual(plain);
        },
      ),
    );
    expect(tags(mailTwin('en', `"><script>`, [`<b>'`, { facts: [['<i>', '&lt;']] }]).html)).toEqual(plain);
  });
});
