import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import type { InvoiceSnapshot } from '#libs/domain';
import { SELLERS, billable, consumer, professional, profile, snapshot } from '../../../../test/support/invoices.js';
import { printable } from './fonts.js';
import { invoicePdf } from './invoice.pdf.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`invoice.pdf.spec seed ${seed} (repeat with SEED=${seed})`);

/** Text of each page, spaces made plain, as a reader or a search finds it. */
async function pagesOf(invoice: InvoiceSnapshot): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(await invoicePdf(invoice)));
  const { text } = await extractText(document);
  return text.map((page) => page.replace(/\s+/g, ' '));
}
const textOf = async (invoice: InvoiceSnapshot): Promise<string> => (await pagesOf(invoice)).join(' ');
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const three = [
  billable(),
  billable({ label: 'Salle Jacquard, 2 h 30', quantity: '2.5', unitPriceCents: 1800, amountCents: 4500 }),
  billable({
    label: 'Plateau-repas',
    quantity: '3',
    unitPriceCents: 330,
    amountCents: 990,
    priceMode: 'gross',
    vatRateBp: 1000,
  }),
];
const company = snapshot(SELLERS.company!, professional, three);

describe('the invoice as printed', () => {
  it('says who, to whom, what, when and how much', async () => {
    const text = await textOf(company);
    const expected = [
      'Facture N° F2026-000042',
      '30 novembre 2026',
      '30 décembre 2026',
      '01/11/2026 – 30/11/2026',
      'La Filature Coworking SAS au capital de 10 000 € 12 rue des Tisserands 59100 Roubaix France',
      'SIREN 732 829 320 SIRET 732 829 320 00074 RCS Lille Métropole N° TVA FR44732829320',
      'Atelier Benali SARL À l’attention de Karim Benali 8 quai du Wault 59000 Lille SIREN 552 100 554 N° TVA FR96552100554',
      '03/11/2026 Bureau partagé, journée 1 20,00 20 % 20,00 €',
      'Salle Jacquard, 2 h 30 2,5 18,00 20 % 45,00 €',
      'Plateau-repas 3 3,00 10 % 9,00 €',
      '20 % 65,00 € 13,00 € 10 % 9,00 € 0,90 €',
      'Total HT 74,00 €',
      'Total TVA 13,90 €',
      '87,90 €',
      'IBAN FR76 3000 6000 0112 3456 7890 189',
      'Page 1 / 1',
    ];
    for (const part of expected) expect(text).toContain(part);
  });

  it('takes off what is given back', async () => {
    const label = 'Rendu, 15–30 novembre 2026 : Formule Nomade, novembre 2026';
    const back = billable({ label, unitPriceCents: -1000, amountCents: -1000 });
    const text = await textOf(snapshot(SELLERS.company!, professional, [billable(), back]));
    for (const part of ['novembre 2026 1 -10,00 20 % -10,00 €', 'Total HT 10,00 €', '12,00 €'])
      expect(text).toContain(part);
  });

  it('speaks English where the site does', async () => {
    const text = await textOf(snapshot({ ...SELLERS.company!, locale: 'en' }, consumer, three));
    for (const part of [
      'Invoice No. F2026-000042',
      'Billed to'.toUpperCase(),
      '€87.90',
      'By 30 December 2026',
      'Page 1 / 1',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('has no VAT column, rate or "HT" where no VAT is charged', async () => {
    const text = await textOf(snapshot(SELLERS.franchise!, consumer, three));
    expect(text).toContain('Total à payer');
    expect(text).not.toMatch(/\bHT\b|\bTTC\b|20 %|Montant TVA/);
  });

  it.each(Object.keys(SELLERS))('prints every sentence of the law: %s', async (kind) => {
    const seller = SELLERS[kind]!;
    const charges = three.map((charge) => ({ ...charge, currency: seller.currency }));
    for (const buyer of [consumer, professional]) {
      const invoice = snapshot(seller, buyer, charges);
      const text = await textOf(invoice);
      for (const mention of invoice.mentions) expect(text).toContain(mention.text.replace(/\s+/g, ' '));
      expect(text).toContain(invoice.seller.status.replace(/\s/g, ' '));
    }
  });

  it('repeats the titles of the columns on each page, and never leaves the sums without a line', async () => {
    for (let count = 15; count < 60; count += 4) {
      const charges = Array.from({ length: count }, (_, index) => billable({ label: `Poste ${index + 1} fin` }));
      const pages = await pagesOf(snapshot(SELLERS.company!, professional, charges));
      pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} / ${pages.length}`));
      const withLines = pages.filter((page) => page.includes(' fin '));
      for (const page of withLines) expect(page).toContain('Date Désignation Qté');
      expect(pages.find((page) => page.includes('Total HT'))).toContain(`Poste ${count} fin`);
      expect(pages.join(' ').match(/Poste \d+ fin/g)).toHaveLength(count);
    }
  });
});

describe('same snapshot, same bytes', () => {
  it('does not depend on what was rendered before, nor on what else is being rendered', async () => {
    const first = hash(await invoicePdf(company));
    await invoicePdf(snapshot(profile({ locale: 'en', name: 'Łódź — Ελλάδα ﬁ ﬂ' }), consumer, three));
    expect(hash(await invoicePdf(company))).toBe(first);
    await invoicePdf(snapshot(profile({ name: '東京' }), { ...consumer, name: '김철수 🚀' }, three));
    expect(hash(await invoicePdf(company))).toBe(first);
    const together = await Promise.all(Array.from({ length: 5 }, () => invoicePdf(company)));
    expect(new Set(together.map(hash))).toEqual(new Set([first]));
  });

  it('depends on the snapshot', async () => {
    expect(hash(await invoicePdf({ ...company, number: 'F2026-000043' }))).not.toBe(hash(await invoicePdf(company)));
  });
});

describe('names that break documents', () => {
  it('prints markup, quotes and accents as they are and escapes them in the metadata', async () => {
    const name = `L'Etable & Cie <test> "x"`;
    const invoice = snapshot(profile({ name, legalName: name }), consumer, three);
    expect(await textOf(invoice)).toContain(name);
    const bytes = (await invoicePdf(invoice)).toString('latin1');
    const packet = /<\?xpacket begin[\s\S]*<\?xpacket end/.exec(bytes)![0];
    expect(packet).toContain('L&apos;Etable &amp; Cie &lt;test&gt; &quot;x&quot;');
    expect(packet).not.toContain('Cie <test>');
    expect(packet).toContain('<pdfaid:part>3</pdfaid:part>');
  });

  it.each([
    ['Studio 🚀 Nord', 'Studio 🚀 Nord'],
    ['Atelier de sérigraphie 🎨 😀', 'Atelier de sérigraphie 🎨 😀'],
    ['👩‍💻 👍🏽 ☎️', '👩💻 👍 ☎'],
    ['🏽', '🏽'],
    ['🇫🇷 Lille', '🇫🇷 Lille'],
    ['東京 Lille', '東京 Lille'],
    ['葛\u{e0100}城', '葛城'],
    ['नमस्ते Lille', '□□□ Lille'],
    ['Žižek Łódź Ελλάδα Київ', 'Žižek Łódź Ελλάδα Київ'],
    ['e\u0301t\u00e9\u200b', 'été'],
    ['a\nb\u0000c', 'a b c'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('prints the name of the buyer in Chinese, Japanese and Korean for a reader to find, with the same bytes each time', async () => {
    const name = '北京你好科技有限公司 東京デザイン 서울상사';
    const label = '会議室 🚀'.repeat(12);
    const invoice = snapshot(profile({}), { ...professional, companyName: name }, [billable({ label })]);
    const pdf = await invoicePdf(invoice);
    expect(await textOf(invoice)).toContain(name);
    expect((await textOf(invoice)).replace(/ /g, '')).toContain(label.replace(/ /g, ''));
    expect(pdf.toString('latin1').match(/\/FontFile2 /g)).toHaveLength(2);
    expect(hash(await invoicePdf(invoice))).toBe(hash(pdf));
    // No more than its own characters.
    expect(pdf.length).toBeLessThan((await invoicePdf(company)).length + 15_000);
  });

  it('embeds its fonts and uses no other', async () => {
    const bytes = (await invoicePdf(company)).toString('latin1');
    expect(bytes.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(bytes).not.toContain('Helvetica');
  });

  it('renders whatever people write', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, async (name, company, label) => {
        const buyer = { ...professional, name: name || 'x', companyName: company };
        const bytes = await invoicePdf(
          snapshot(profile({ legalName: name || 'x' }), buyer, [billable({ label: label || 'x' })]),
        );
        expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      }),
      { seed, numRuns: 60 },
    );
  });
});
