import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InvoiceSnapshot } from '#libs/domain';
import { BUYERS, KINDS, everyCase, invoiceOf } from '../../../../test/support/einvoices.js';
import { SELLERS, billable, professional, profile, snapshot } from '../../../../test/support/invoices.js';
import { schemaErrors, valuesAt } from '../../../../test/support/xsd.js';
import { einvoice, facturX, syntaxOf } from './einvoice.js';
import { hundredths, xmlText } from './xml.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`einvoice.spec seed ${seed} (repeat with SEED=${seed})`);

const cii = (invoice: InvoiceSnapshot): string => facturX(invoice)!.xml;
const ubl = (invoice: InvoiceSnapshot): string => einvoice(invoice)!.xml;
const note = (xml: string, code: string) => valuesAt(xml, `//ram:IncludedNote[ram:SubjectCode='${code}']/ram:Content`);
const of = (seller: string, buyer: string, kind = 'invoice') =>
  KINDS[kind]!(invoiceOf(SELLERS[seller]!, BUYERS[buyer]!, BUYERS[buyer]!.companyName !== null));

it('every document of every seller is valid by its schema', () => {
  const wrong = everyCase().flatMap(({ name, invoice }) =>
    [facturX(invoice), einvoice(invoice)].flatMap((made) =>
      schemaErrors(made!.xml).map((error) => `${name}: ${error}`),
    ),
  );
  expect(wrong).toEqual([]);
});

describe('the schemas', () => {
  it('notice an element out of place, one too many and one that is empty', () => {
    const xml = ubl(of('belgian', 'Belgian company'));
    const swapped = xml.replace(/(<cbc:IssueDate>.*?<\/cbc:IssueDate>)\s*(<cbc:DueDate>.*?<\/cbc:DueDate>)/s, '$2$1');
    const empty = xml.replace(/<cbc:BuyerReference>.*?<\/cbc:BuyerReference>/, '<cbc:BuyerReference/>');
    for (const wrong of [swapped, empty]) {
      expect(wrong).not.toBe(xml);
      expect(schemaErrors(wrong)).not.toEqual([]);
    }
    const french = cii(of('company', 'company'));
    const without = french.replace('<ram:ApplicableHeaderTradeDelivery/>', '');
    expect(schemaErrors(without)).not.toEqual([]);
  });
});

describe('who sells to whom', () => {
  it('names the seller by SIREN and SIRET, each in its register', () => {
    const xml = cii(of('company', 'company'));
    const seller = '//ram:SellerTradeParty';
    expect(valuesAt(xml, `${seller}/ram:GlobalID[@schemeID='0009']`)).toEqual(['73282932000074']);
    expect(valuesAt(xml, `${seller}/ram:SpecifiedLegalOrganization/ram:ID[@schemeID='0002']`)).toEqual(['732829320']);
    expect(valuesAt(xml, `${seller}//ram:URIID[@schemeID='0225']`)).toEqual(['732829320']);
    expect(valuesAt(xml, `${seller}/ram:Description`)).toEqual(['SAS au capital de 10 000 €']);
    expect(valuesAt(xml, `${seller}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']`)).toEqual(['FR44732829320']);
  });

  it.each(['franchise', 'association'])('gives a seller without VAT number its SIREN for one (BT-32): %s', (kind) => {
    const xml = cii(of(kind, 'company'));
    expect(valuesAt(xml, `//ram:SellerTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='FC']`)).toHaveLength(1);
    expect(valuesAt(xml, '//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode')).toEqual([
      'E',
    ]);
  });

  it('tells no VAT number and no rate outside the scope', () => {
    const xml = cii(of('commune', 'company'));
    expect(valuesAt(xml, '//ram:SpecifiedTaxRegistration')).toEqual([]);
    expect(valuesAt(xml, '//ram:RateApplicablePercent')).toEqual([]);
    expect(
      valuesAt(cii(invoiceOf({ ...SELLERS.swiss!, vatRegime: 'franchise' }, professional)), '//ram:CategoryCode'),
    ).toEqual(expect.not.arrayContaining(['E', 'S']));
  });

  it('sends to the French directory what begins with the SIREN, and nothing else', () => {
    const endpoint = (buyer: Partial<typeof professional>) =>
      valuesAt(cii(invoiceOf(profile(), { ...professional, ...buyer })), '//ram:BuyerTradeParty//ram:URIID[@schemeID]');
    expect(endpoint({ electronicAddress: '0225:552100554_ACHATS' })).toEqual(['552100554_ACHATS']);
    expect(endpoint({ electronicAddress: '0225:111111111' })).toEqual(['552100554']);
    expect(endpoint({ electronicAddress: '0225:552100554/x' })).toEqual(['552100554']);
    expect(endpoint({ registration: '55210055400013', vatNumber: null })).toEqual(['552100554']);
    expect(endpoint({ registration: '123', vatNumber: null })).toEqual(['compta@benali.example']);
  });

  it.each([
    ['company', 'B2B'],
    ['public body', 'B2B'],
    ['consumer', 'B2C'],
    ['German company', 'B2BINT'],
  ])('says how the platform treats it: %s is %s', (buyer, bar) => {
    expect(note(cii(of('company', buyer)), 'BAR')).toEqual([bar]);
    expect(note(cii(of('commune', buyer)), 'BAR')).toEqual(['OUTOFSCOPE']);
  });

  it('claims nothing of a business whose SIREN nobody said', () => {
    expect(note(cii(of('company', 'company without a number')), 'BAR')).toEqual([]);
  });

  it('finds a Belgian company on Peppol, and claims no Peppol for a consumer', () => {
    const business = ubl(of('belgian', 'Belgian company'));
    expect(valuesAt(business, `//cbc:EndpointID[@schemeID='0208']`)).toEqual(['0403019261', '0417497106']);
    expect(valuesAt(business, '//cbc:ProfileID')).toEqual(['urn:fdc:peppol.eu:2017:poacc:billing:01:1.0']);
    expect(valuesAt(ubl(of('belgian', 'consumer')), '//cbc:CustomizationID')).toEqual(['urn:cen.eu:en16931:2017']);
  });

  it('leaves out what EN 16931 cannot say: a seller without any number, a tax without a rate of exchange', () => {
    const association = { ...SELLERS.swiss!, legalForm: 'ch_association', vatRegime: 'franchise' } as const;
    const nameless = invoiceOf({ ...association, registration: null, vatNumber: null }, professional);
    const foreign = invoiceOf({ ...SELLERS.company!, currency: 'CHF' }, professional);
    for (const invoice of [nameless, foreign]) {
      expect([facturX(invoice), einvoice(invoice), syntaxOf(invoice)]).toEqual([null, null, null]);
    }
    const exempt = cii(invoiceOf({ ...SELLERS.franchise!, currency: 'CHF' }, professional));
    expect(valuesAt(exempt, `//ram:TaxTotalAmount[@currencyID='EUR']`)).toEqual(['0.00']);
  });
});

describe('what French rules want', () => {
  it.each(['company', 'consumer'])('has penalties, recovery and discount once each: %s', (buyer) => {
    const xml = cii(of('company', buyer));
    for (const code of ['PMD', 'PMT', 'AAB', 'REG', 'ABL']) expect(note(xml, code)).toHaveLength(1);
    expect(note(xml, 'PMT')[0]!.includes('40 €')).toBe(buyer === 'company');
  });

  it('says what is sold, and whether deposits went before', () => {
    const frame = (invoice: InvoiceSnapshot) =>
      valuesAt(cii(invoice), '//ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID')[0];
    const invoice = of('company', 'company');
    const goods = invoice.lines.map((line) => ({ ...line, nature: 'goods' as const }));
    expect(frame(invoice)).toBe('S1');
    expect(frame({ ...invoice, lines: goods })).toBe('B1');
    expect(frame({ ...invoice, lines: [goods[0]!, ...invoice.lines.slice(1)] })).toBe('M1');
    expect(frame(KINDS['final invoice']!(invoice))).toBe('S4');
  });

  it('says when the tax is due', () => {
    const due = (invoice: InvoiceSnapshot) => new Set(valuesAt(cii(invoice), '//ram:DueDateTypeCode'));
    const invoice = of('company', 'company');
    expect(due(invoice)).toEqual(new Set(['72']));
    expect(due(of('companyOnDebits', 'company'))).toEqual(new Set(['5']));
    const goods = invoice.lines.map((line) => ({ ...line, nature: 'goods' as const }));
    expect(due({ ...invoice, lines: goods })).toEqual(new Set(['29']));
    expect(due(of('franchise', 'company'))).toEqual(new Set());
    expect(due(of('swiss', 'company'))).toEqual(new Set());
  });

  it('routes what a public body receives', () => {
    const xml = cii(of('company', 'public body'));
    expect(valuesAt(xml, '//ram:BuyerReference')).toEqual(['SERV1']);
    expect(valuesAt(xml, '//ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID')).toEqual(['BC-2026-7']);
    expect(valuesAt(xml, `//ram:BuyerTradeParty/ram:GlobalID[@schemeID='0009']`)).toEqual(['21590350100017']);
  });
});

describe('kinds of documents', () => {
  it.each([
    ['invoice', '380', '166.59', []],
    ['credit note', '381', '166.59', ['F2026-000007']],
    ['deposit', '386', '166.59', []],
    ['credit note of a deposit', '503', '166.59', ['D2026-000003']],
    ['final invoice', '380', '116.59', ['D2026-000003']],
    ['final invoice, all paid', '380', '0.00', ['D2026-000003']],
  ])('%s is %s', (kind, code, due, before) => {
    const xml = cii(of('company', 'company', kind));
    expect(valuesAt(xml, '//rsm:ExchangedDocument/ram:TypeCode')).toEqual([code]);
    expect(valuesAt(xml, '//ram:DuePayableAmount')).toEqual([due]);
    expect(valuesAt(xml, '//ram:InvoiceReferencedDocument/ram:IssuerAssignedID')).toEqual(before);
  });

  it('writes a Belgian credit note as one, without due date and account', () => {
    const xml = ubl(of('belgian', 'Belgian company', 'credit note of a deposit'));
    expect(xml).toContain('<CreditNote xmlns=');
    expect(valuesAt(xml, '//cbc:CreditNoteTypeCode')).toEqual(['381']);
    expect(valuesAt(xml, '//cac:PaymentMeans | //cbc:DueDate')).toEqual([]);
  });

  it('charges nothing where the buyer owes the tax', () => {
    const buyer = { ...BUYERS['German company']!, reverseCharge: true };
    const xml = cii(invoiceOf(SELLERS.company!, buyer));
    const tax = '//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax';
    expect(valuesAt(xml, `${tax}/ram:CategoryCode`)).toEqual(['AE']);
    expect(valuesAt(xml, `${tax}/ram:ExemptionReasonCode`)).toEqual(['VATEX-EU-AE']);
    expect(valuesAt(xml, `${tax}/ram:ExemptionReason`)[0]).toMatch(/^Autoliquidation/);
    expect(valuesAt(xml, '//ram:TaxTotalAmount')).toEqual(['0.00']);
  });

  it('gives back by a quantity below zero: a price never is', () => {
    const xml = cii(of('company', 'company'));
    expect(valuesAt(xml, '//ram:BilledQuantity')).toEqual(['1', '0.25', '1', '-1']);
    expect(valuesAt(xml, '//ram:ChargeAmount').at(-1)).toBe('5.00');
  });

  it('says for whom a line is, and on which cost centre', () => {
    const french = cii(of('company', 'company'));
    expect(valuesAt(french, '//ram:AssociatedDocumentLineDocument//ram:Content')[0]).toBe('Karim Benali · Études');
    expect(valuesAt(french, '//ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID')[0]).toBe('Études');
    expect(valuesAt(ubl(of('belgian', 'company')), '//cac:InvoiceLine/cbc:AccountingCost')[0]).toBe('Études');
  });
});

describe('texts and numbers', () => {
  it.each([
    [`L'Étable & Cie <test> "x"`, `L'Étable & Cie <test> "x"`],
    ['AT&amp;T &lt;', 'AT&amp;T &lt;'],
    ['Studio 🚀 東京', 'Studio 🚀 東京'],
    ['a\u0000b\u0008c\ud800d\uffff', 'a b c d'],
    [' a\n\tb\u2028c ', 'a b c'],
  ])('a reader finds %j as %j', (name, read) => {
    const xml = cii(invoiceOf(profile({ legalName: name }), professional));
    expect(schemaErrors(xml)).toEqual([]);
    expect(valuesAt(xml, '//ram:SellerTradeParty/ram:Name')).toEqual([read]);
    expect(xmlText(name)).toBe(read);
  });

  it('writes cents as they are', () => {
    expect([0, 5, -5, 100, 123456, -99].map(hundredths)).toEqual(['0.00', '0.05', '-0.05', '1.00', '1234.56', '-0.99']);
    expect(() => hundredths(0.5)).toThrow(TypeError);
  });

  it('says what the snapshot says, whatever is on it, in both syntaxes', () => {
    const cents = (xml: string, path: string) => valuesAt(xml, path).map((text) => Number(text.replace('.', '')));
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
    const line = fc.record({
      label: fc.string({ unit: 'binary', maxLength: 40 }),
      priceMode: fc.constantFrom('net' as const, 'gross' as const),
      amountCents: fc.integer({ min: 0, max: 5_000_000 }),
      quantity: fc.constantFrom('1', '0.25', '2.5', '3', '0.3333'),
      vatRateBp: fc.constantFrom(2100, 600),
    });
    const seller = fc.constantFrom('company', 'franchise', 'commune', 'belgian', 'swiss');
    fc.assert(
      fc.property(
        seller,
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.string({ unit: 'binary' }),
        (kind, lines, name) => {
          const from = SELLERS[kind]!;
          const charges = lines.map((one) =>
            billable({ ...one, currency: from.currency, unitPriceCents: one.amountCents }),
          );
          const invoice = snapshot(from, { ...professional, name, companyName: name }, charges);
          for (const { xml, syntax } of [facturX(invoice)!, einvoice(invoice)!]) {
            expect(schemaErrors(xml)).toEqual([]);
            const [total, lineTotals, groups, taxes] =
              syntax === 'cii'
                ? [
                    '//ram:GrandTotalAmount',
                    '//ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount',
                    '//ram:BasisAmount',
                    '//ram:CalculatedAmount',
                  ]
                : [
                    '//cbc:TaxInclusiveAmount',
                    '//cac:InvoiceLine/cbc:LineExtensionAmount',
                    '//cbc:TaxableAmount',
                    '//cac:TaxSubtotal/cbc:TaxAmount',
                  ];
            expect(cents(xml, total!)).toEqual([invoice.grossCents]);
            expect(cents(xml, lineTotals!)).toEqual(invoice.lines.map(({ netCents }) => netCents));
            expect(sum(cents(xml, groups!))).toBe(invoice.netCents);
            expect(sum(cents(xml, taxes!))).toBe(invoice.vatCents);
          }
        },
      ),
      { seed, numRuns: 60 },
    );
  });
});
