import type { InvoiceSnapshot } from '#libs/domain';
import { BUYERS, type Case, KINDS, invoiceOf } from './einvoices.js';
import { SELLERS, billable, professional, profile, snapshot } from './invoices.js';

/** Markup, quotes, emoji, CJK, writing from right to left, control characters, half a surrogate pair. */
export const ODD = `L'Étable & Cie <test> "x" 🚀 👩‍💻 東京 شركة النسيج עברית a\u0000b\u0007\u202Ec\ud800`;

const words = (length: number): string =>
  'Grande salle avec vidéoprojecteur, café et jus, '.repeat(20).slice(0, length).trim();
const word = (length: number): string => 'Abcdefghij'.repeat(60).slice(0, length);

const named = (name: string, buyerName = name): InvoiceSnapshot => {
  const address = { street: name, postcode: '59000', commune: name.slice(0, 100), country: 'FR' };
  const made = snapshot(
    profile({ name, legalName: name, closing: name, registry: name.slice(0, 100) }),
    { ...professional, name: buyerName, companyName: name, address, email: `${word(120)}@exemple.example` },
    [billable({ label: name }), billable({ label: name, priceMode: 'gross', vatRateBp: 1000 })],
  );
  return { ...made, note: name.repeat(2), reference: { purchaseOrder: word(60), serviceCode: word(100) } };
};

/** Three rates, every seventh label as long as a label can be. */
const long = (count: number): InvoiceSnapshot =>
  snapshot(
    SELLERS.company!,
    professional,
    Array.from({ length: count }, (_, index) =>
      billable({
        label: `Poste ${index + 1} fin${index % 7 === 3 ? ` ${words(190)}` : ''}`,
        vatRateBp: [2000, 1000, 550][index % 3]!,
      }),
    ),
  );

const slip = (name: string): InvoiceSnapshot => ({
  ...snapshot(
    { ...SELLERS.swiss!, legalName: name, street: name, commune: name.slice(0, 60) },
    {
      ...professional,
      companyName: name,
      address: { street: name, postcode: '1204', commune: name.slice(0, 60), country: 'CH' },
    },
    [billable({ currency: 'CHF', vatRateBp: 810, unitPriceCents: 9_999_999_999, amountCents: 9_999_999_999 })],
  ),
  paymentReference: 'RF18539007547034',
});

/** What people write and what is as large as it can be, as documents. */
export function hostileCases(): Case[] {
  const company = invoiceOf(SELLERS.company!, BUYERS.company!, true);
  const back = billable({ unitPriceCents: -2000, amountCents: -2000 });
  const cases: Record<string, InvoiceSnapshot> = {
    'odd names': named(ODD),
    'long names': named(words(200)),
    'names of one word': named(word(200)),
    'Hebrew and Arabic only': named('שלום עולם', 'شركة النسيج للعمل المشترك'),
    'Chinese, Japanese and Korean': named(
      '株式会社東京デザイン 北京你好科技有限公司 '.repeat(4).trim(),
      '서울특별시 종로구 🚀'.repeat(9),
    ),
    '60 lines': long(60),
    '600 lines': long(600),
    'a total of zero': snapshot(SELLERS.company!, professional, [billable(), back]),
    'a million': snapshot(SELLERS.company!, professional, [
      billable({ unitPriceCents: 123_456_789, amountCents: 123_456_789 }),
    ]),
    'as much as there is': snapshot(SELLERS.company!, professional, [
      billable({ unitPriceCents: 99_999_999_999, amountCents: 99_999_999_999 }),
      billable({ vatRateBp: 550, quantity: '123456.7891', unitPriceCents: 1_000_000, amountCents: 123_456_789_999 }),
    ]),
    'as many francs as there are': snapshot(SELLERS.swiss!, professional, [
      billable({ currency: 'CHF', vatRateBp: 810, unitPriceCents: 99_999_999_999, amountCents: 99_999_999_999 }),
    ]),
    'names too wide for a Swiss slip': slip('WWWWWWWWWW MMMMMMMMM '.repeat(5)),
    'names of one word on a Swiss slip': slip(word(90)),
    'a hundred people': {
      ...company,
      subtotals: Array.from({ length: 100 }, (_, index) => ({
        of: index < 50 ? 'person' : 'cost_centre',
        name: index % 9 ? `Personne ${index}` : words(150),
        netCents: index * 1_234_567,
      })),
    },
    'sixty deposits': {
      ...company,
      deposits: Array.from({ length: 60 }, (_, index) => ({
        ...{ kind: 'deposit' as const, number: `D2026-${String(index).padStart(6, '0')}`, issuedOn: '2026-10-15' },
        ...{ grossCents: 100, vat: [{ vatCategory: 'S' as const, vatRateBp: 2000, netCents: 83, vatCents: 17 }] },
      })),
    },
    'a long reason': KINDS['credit note']!({ ...company, reason: words(500) }),
  };
  return Object.entries(cases).map(([name, invoice]) => ({ name, invoice }));
}
