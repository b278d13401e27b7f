import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { everyCase, invoiceOf } from '../../../../test/support/einvoices.js';
import { hostileCases } from '../../../../test/support/hostile-invoices.js';
import { SELLERS, professional } from '../../../../test/support/invoices.js';
import { archivalFaults } from '../../../../test/support/pdfa.js';
import { facturX } from '../einvoice/einvoice.js';
import { invoicePdf } from './invoice.pdf.js';
import { Sheet } from './sheet.js';

/** All of them by night: EINVOICE_CASES=all. */
const step = process.env.EINVOICE_CASES === 'all' ? 1 : 29;
const cases = [...everyCase().filter((_, index) => index % step === 0), ...hostileCases()];

it('documents may be kept for good, with a logo and the XML inside', async () => {
  const picture = { width: 300, height: 90, channels: 4, background: '#0b5d5780' } as const;
  const logo = await sharp({ create: picture }).png().toBuffer();
  for (const [index, { name, invoice }] of cases.entries()) {
    const pdf = await invoicePdf(invoice, { xml: facturX(invoice)!.xml, logo: index % 3 ? null : logo });
    expect([name, archivalFaults(pdf)]).toEqual([name, []]);
  }
});

describe('the check', () => {
  const invoice = invoiceOf(SELLERS.company!, professional);
  const whole = invoicePdf(invoice, { xml: facturX(invoice)!.xml });

  it.each([
    ['a font left out', '/FontFile2', '/FontFilex', 'font that is not inside'],
    ['a font of the reader’s', '/Subtype /Type0', '/Subtype /Type1', 'font that is not inside'],
    ['another width', /(\/W \[0 \[[\d.]+ )\d(\d\d)/, '$19$2', 'width of'],
    ['the colours left out', '/OutputIntents', '/OutputIntentz', 'no RGB output intent'],
    ['another part of the norm', '<pdfaid:part>3', '<pdfaid:part>2', 'not said to be PDF/A-3b'],
    [
      'a property that is not declared',
      'pdfaProperty:name>Version',
      'pdfaProperty:name>Versiom',
      'not declared: Version',
    ],
    ['markup in the metadata', '<dc:title>', '<dc:titl&>', 'no XML'],
    ['a file without relation', '/AFRelationship /', '/AFRelationshiq /', 'not described'],
    ['a file that belongs to nothing', '/AF [', '/AX [', 'not described'],
    ['a script', '/ViewerPreferences 5', '/OpenAction        5', '/OpenAction'],
    ['no identifier', '/ID [', '/IX [', 'no file identifier'],
  ])('sees %s', async (_what, pattern, replacement, expected) => {
    const text = (await whole).toString('latin1');
    const damaged = text.replaceAll(pattern instanceof RegExp ? new RegExp(pattern, 'g') : pattern, replacement);
    expect(damaged).not.toBe(text);
    expect(archivalFaults(Buffer.from(damaged, 'latin1')).join()).toContain(expected);
  });

  it('sees a character that the font lacks', async () => {
    const about = { title: 'x', author: 'x', language: 'fr', date: new Date('2026-11-30T12:00:00Z'), xml: null };
    const [good, bad] = await Promise.all(
      ['Lille 東京', 'Lille नम'].map((text) => {
        const sheet = new Sheet(about);
        sheet.doc.text(text, 50, 50);
        return sheet.finish(() => undefined);
      }),
    );
    expect(archivalFaults(good!)).toEqual([]);
    expect(archivalFaults(bad!).join()).toContain('a character that the font lacks');
  });
});
