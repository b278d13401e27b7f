import { describe, expect, it } from '@jest/globals';
import { KINDS, everyCase, invoiceOf } from '../../../../test/support/einvoices.js';
import { ODD, hostileCases } from '../../../../test/support/hostile-invoices.js';
import { SELLERS, professional } from '../../../../test/support/invoices.js';
import { misplaced, pagesOf } from '../../../../test/support/pdf-reader.js';
import { archivalFaults } from '../../../../test/support/pdfa.js';
import { facturX } from '../einvoice/einvoice.js';
import { invoicePdf } from './invoice.pdf.js';
import { quotePdf } from './quote.pdf.js';

const cases = hostileCases();
const one = (name: string) => cases.find((each) => each.name === name)!.invoice;
const pagesOfCase = async (name: string) => pagesOf(await invoicePdf(one(name)));

it.each(cases)('no text stands on another or beside the paper: $name', async ({ invoice }) => {
  expect(await misplaced(await invoicePdf(invoice, { xml: facturX(invoice)!.xml }))).toEqual([]);
});

it('nor on a quote, which may be kept for good too', async () => {
  for (const { name, invoice } of cases.filter(({ name: what }) => what !== '600 lines')) {
    const { kind: _kind, dueOn, deposits: _deposits, corrects: _corrects, reason: _reason, ...facts } = invoice;
    const said = { v: 1 as const, title: invoice.lines[0]!.label, note: `Première ligne\n\n${ODD}`, validUntil: dueOn };
    const deposit = { percentBp: 3333, grossCents: 99_999_999_999 };
    const pdf = await quotePdf({ ...facts, ...said, number: 'Q2026-000001', deposit }, null);
    expect([name, await misplaced(pdf), archivalFaults(pdf)]).toEqual([name, [], []]);
    const text = (await pagesOf(pdf)).join(' ');
    for (const part of ['Devis N° Q2026-000001', 'Valable jusqu’au', 'Bon pour accord'.toUpperCase(), 'Première ligne'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/IBAN|à payer/);
  }
});

it('nor on a document of any kind and seller', async () => {
  const few = everyCase().filter((_, index) => index % 17 === 0);
  for (const { name, invoice } of few) expect([name, await misplaced(await invoicePdf(invoice))]).toEqual([name, []]);
});

describe('the check', () => {
  it('sees a text on another, and one beside the paper', async () => {
    const invoice = invoiceOf(SELLERS.company!, professional);
    const pdf = await invoicePdf(invoice);
    expect(await misplaced(pdf)).toEqual([]);
    const late = await invoicePdf({ ...invoice, number: 'F'.repeat(400) });
    expect(await misplaced(late)).not.toEqual([]);
  });
});

describe('what is long', () => {
  it('never leaves the titles of the columns without a line', async () => {
    for (const name of ['long names', 'names of one word', '60 lines']) {
      for (const page of await pagesOfCase(name)) {
        if (page.includes('Désignation')) expect(page).toMatch(/Montant HT \d\d\/\d\d\/\d{4}/);
      }
    }
  });

  it('prints each of 600 lines once', async () => {
    const pages = await pagesOfCase('600 lines');
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.join(' ').match(/Poste \d+ fin/g)).toHaveLength(600);
  });
});

it('takes off more deposits than a page holds, each once', async () => {
  const pages = await pagesOfCase('sixty deposits');
  expect(pages.join(' ').match(/Acompte D2026-\d{6} -1,00 €/g)).toHaveLength(60);
  expect(pages.find((page) => page.includes('Reste à payer'))).toContain('Acompte D2026-000059');
});

describe('what is large', () => {
  it('is printed in one piece', async () => {
    const million = (await pagesOfCase('a million')).join(' ');
    for (const part of ['1 1 234 567,89 20 % 1 234 567,89 €', '1 481 481,47 €']) expect(million).toContain(part);
    const most = (await pagesOfCase('as much as there is')).join(' ');
    for (const part of ['123 456,7891', '999 999 999,99 €', '2 502 469 134,48 €']) expect(most).toContain(part);
    expect((await pagesOfCase('as many francs as there are')).join(' ')).toContain('1 080 999 999,99 CHF');
  });
});

it('says of a total of zero that nothing is to be paid, and speaks of no deposit', async () => {
  const text = (await pagesOfCase('a total of zero')).join(' ');
  expect(text).toContain('Rien à payer.');
  expect(text).not.toMatch(/acompte|IBAN|Avant le/);
  const credit = (await pagesOf(await invoicePdf(KINDS['credit note']!(one('a total of zero'))))).join(' ');
  expect(credit).toContain('À déduire');
});

it('lets a reader find Arabic and Hebrew as they were written', async () => {
  const text = (await pagesOfCase('Hebrew and Arabic only')).join(' ');
  expect(text).toContain('שלום עולם');
  expect(text).toContain('شركة النسيج للعمل المشترك');
});
