import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { InvoiceSnapshot } from '#libs/domain';
import { BUYERS, KINDS, invoiceOf } from '../../../../test/support/einvoices.js';
import { SELLERS } from '../../../../test/support/invoices.js';
import { attachmentsOf, packetOf, pagesOf, qrIn } from '../../../../test/support/pdf-reader.js';
import { facturX } from '../einvoice/einvoice.js';
import { invoicePdf } from './invoice.pdf.js';

const ours = invoiceOf(SELLERS.company!, BUYERS.company!, true);
const textOf = async (invoice: InvoiceSnapshot) => (await pagesOf(await invoicePdf(invoice))).join(' ');
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const swiss: InvoiceSnapshot = { ...invoiceOf(SELLERS.swiss!, BUYERS.company!), paymentReference: 'RF18539007547034' };

describe('documents of every kind', () => {
  it('calls a credit note by its name, and says what it corrects and why; nothing is to be paid', async () => {
    const text = await textOf(KINDS['credit note']!(ours));
    expect(text).toContain('Avoir N° A2026-000001');
    expect(text).toContain('Cet avoir corrige la facture F2026-000007 du 31 octobre 2026.');
    expect(text).toContain('Motif : Salle fermée le 3 novembre');
    expect(text).toContain('Total TTC de l’avoir');
    expect(text).not.toMatch(/Échéance|IBAN|Avant le/);
    const english = await textOf({ ...KINDS['credit note of a deposit']!(ours), locale: 'en' });
    expect(english).toContain('This credit note corrects deposit invoice D2026-000003 of 15 October 2026.');
  });

  it('takes deposits off what is to be paid', async () => {
    expect(await textOf(KINDS.deposit!(ours))).toContain('Facture d’acompte N° D2026-000004');
    const text = await textOf(KINDS['final invoice']!(ours));
    for (const part of [
      'Acompte D2026-000003',
      'du 15 octobre 2026',
      '-50,00 €',
      'Reste à payer',
      'Merci de votre confiance.',
    ])
      expect(text).toContain(part);
    const paid = await textOf(KINDS['final invoice, all paid']!(ours));
    expect(paid).toContain('Rien à payer : les acomptes couvrent le total.');
    expect(paid).not.toContain('Avant le');
  });

  it('says on the lines of a company for whom and on which cost centre', async () => {
    expect(await textOf(ours)).toContain('Salle – Karim Benali · Études');
  });

  it('prints the words of the seller at the end', async () => {
    const closing = 'La Filature, un lieu ouvert à tous.';
    const text = await textOf({ ...ours, seller: { ...ours.seller, closing } });
    expect(text.indexOf(closing)).toBeGreaterThan(text.indexOf('Pas d’escompte'));
  });
});

describe('several pages', () => {
  it.each(['company', 'swiss'])('leave neither sums nor mentions without a line: %s', async (kind) => {
    const base = kind === 'swiss' ? swiss : ours;
    for (let count = 1; count <= 60; count += 1 + (count % 3)) {
      const lines = Array.from({ length: count }, (_, index) => ({
        ...base.lines[0]!,
        label: `Poste ${index + 1} fin`,
      }));
      const pages = await pagesOf(await invoicePdf({ ...base, lines }));
      const said = base.mentions.at(-1)!.text.slice(0, 30).replace(/\s+/g, ' ');
      expect(pages.find((page) => page.includes('Total HT'))).toContain(`Poste ${count} fin`);
      expect(pages.find((page) => page.includes(said))).toContain('IBAN');
      const credit = await pagesOf(await invoicePdf(KINDS['credit note']!({ ...base, lines })));
      expect(credit.find((page) => page.includes(said))).toContain(`Poste ${count} fin`);
      expect(pages.join(' ').match(/Poste \d+ fin/g)).toHaveLength(count);
    }
  });
});

describe('what a phone reads', () => {
  it('is a transfer that the bank fills in: whom, how much, what for', async () => {
    const payload = qrIn(await invoicePdf(ours));
    expect(payload?.split('\n')).toEqual([
      ...['BCD', '002', '1', 'SCT', 'AGRIFRPP', 'La Filature Coworking', 'FR7630006000011234567890189'],
      ...['EUR166.59', '', '', 'F2026-000042'],
    ]);
  });

  it('asks for the rest after deposits, in letters that every reader knows', async () => {
    const invoice = KINDS['final invoice']!(ours);
    const payload = qrIn(
      await invoicePdf({ ...invoice, seller: { ...invoice.seller, name: `L'Étable & Cie — “x” 東京` } }),
    );
    expect(payload).toContain('EUR116.59');
    expect(payload?.split('\n')[5]).toBe(`L'Etable & Cie - x`);
  });

  it.each([
    ['a credit note', KINDS['credit note']!(ours)],
    ['what is paid', KINDS['final invoice, all paid']!(ours)],
    ['a seller without an account', { ...ours, seller: { ...ours.seller, iban: null } }],
  ])('is not there on %s', async (_what, invoice) => {
    expect(qrIn(await invoicePdf(invoice))).toBeNull();
  });

  it('is the Belgian reference on a Belgian invoice', async () => {
    const belgian = { ...invoiceOf(SELLERS.belgian!, BUYERS.consumer!), paymentReference: '+++126/0000/04215+++' };
    const pdf = await invoicePdf(belgian);
    expect(qrIn(pdf)?.split('\n').at(-1)).toBe('+++126/0000/04215+++');
    expect((await pagesOf(pdf)).join(' ')).toContain('avec la référence +++126/0000/04215+++');
  });
});

describe('a Swiss invoice', () => {
  it('carries the QR-bill of SIX, with its own font embedded', async () => {
    const pdf = await invoicePdf(swiss);
    const payload = qrIn(pdf)!.split(/\r?\n/);
    expect(payload.slice(0, 5)).toEqual(['SPC', '0200', '1', 'CH9300762011623852957', 'S']);
    expect(payload).toEqual(expect.arrayContaining(['La Filature Sàrl', '162.41', 'CHF', 'SCOR', 'RF18539007547034']));
    const bytes = pdf.toString('latin1');
    expect(bytes.match(/\/FontFile2 /g)).toHaveLength(4);
    expect(bytes).not.toContain('Helvetica');
    expect((await pagesOf(pdf)).at(-1)).toMatch(/Récépissé.*Section paiement/);
  });

  it('lets whoever has no address write it in, and has none without something to pay', async () => {
    const { buyer } = invoiceOf(SELLERS.swiss!, BUYERS['consumer without an address']!);
    expect(qrIn(await invoicePdf({ ...swiss, buyer }))).toContain('SPC');
    expect(qrIn(await invoicePdf(KINDS['credit note']!(swiss)))).toBeNull();
    const names = { ...swiss.seller, name: `L'Étable <test> "x" 🚀 東京` };
    expect(qrIn(await invoicePdf({ ...swiss, seller: names }))).toContain(`L'Étable <test> "x"`);
  });
});

describe('inside the file', () => {
  it('is the XML, named and declared as Factur-X wants', async () => {
    const { xml } = facturX(ours)!;
    const pdf = await invoicePdf(ours, { xml });
    expect(await attachmentsOf(pdf)).toEqual({ names: ['factur-x.xml'], xml: [xml] });
    expect(pdf.toString('latin1')).toContain('/AFRelationship /Alternative');
    const packet = packetOf(pdf);
    expect(packet).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>');
    expect(packet).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(packet.match(/pdfaExtension:schemas>/g)).toHaveLength(2); // one bag: opened and closed
    expect(await attachmentsOf(await invoicePdf(ours))).toEqual({ names: [], xml: [] });
  });

  it('has the same bytes each time, whatever else is being rendered', async () => {
    const shape = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90"><circle cx="45" cy="45" r="40" fill="red"/></svg>`;
    const logo = await sharp(Buffer.from(shape)).png().toBuffer();
    const inside = { logo, xml: facturX(ours)!.xml };
    const [first, ...others] = await Promise.all(Array.from({ length: 4 }, () => invoicePdf(ours, inside)));
    await invoicePdf(swiss);
    for (const other of [...others, await invoicePdf(ours, inside)]) expect(hash(other)).toBe(hash(first!));
    expect(hash(await invoicePdf(swiss))).toBe(hash(await invoicePdf(swiss)));
    expect(hash(await invoicePdf(ours, { ...inside, logo: null }))).not.toBe(hash(first!));
  });
});
