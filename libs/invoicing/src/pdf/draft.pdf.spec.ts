import { expect, it } from '@jest/globals';
import { invoiceOf } from '../../../../test/support/einvoices.js';
import { SELLERS, professional } from '../../../../test/support/invoices.js';
import { pagesOf } from '../../../../test/support/pdf-reader.js';
import { archivalFaults } from '../../../../test/support/pdfa.js';
import { draftPdf } from './draft.pdf.js';

it.each(['company', 'belgian', 'swiss'])(
  'a draft says so on each page, and nothing by which it could be paid: %s',
  async (seller) => {
    const one = { ...invoiceOf(SELLERS[seller]!, professional), lastClosure: '0123456789abcdef' };
    const long = { ...one, lines: Array.from({ length: 60 }, () => one.lines[0]!) };
    const pdf = await draftPdf(long, null);
    const pages = await pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('BROUILLON — sans numéro');
    const text = pages.join(' ');
    expect(text).toContain('il n’y a rien à payer');
    expect(text).not.toMatch(/IBAN|Section paiement|0123456789abcdef/);
    for (const absent of [one.number, one.paymentReference ?? one.number]) expect(text).not.toContain(absent);
    expect(pdf.includes('factur-x.xml')).toBe(false);
    expect(archivalFaults(pdf)).toEqual([]);
    expect((await pagesOf(await draftPdf({ ...one, locale: 'en' }, null)))[0]).toContain('DRAFT — without a number');
  },
);
