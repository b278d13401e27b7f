import type { Buyer, DocumentKind, InvoiceSnapshot } from '#libs/domain';
import type { LegalProfile } from '#libs/spaces';
import { SELLERS, billable, consumer, professional, snapshot } from './invoices.js';

/** One buyer per kind that a document treats otherwise. */
export const BUYERS: Readonly<Record<string, Buyer>> = {
  consumer,
  'consumer without an address': { ...consumer, address: null },
  company: professional,
  'company without a number': { ...professional, registration: null, vatNumber: null },
  'public body': {
    ...professional,
    name: 'Service des finances',
    companyName: 'Ville de Lille',
    registration: '215903501',
    establishment: '21590350100017',
    vatNumber: null,
    electronicAddress: '0225:215903501_SERVICE',
  },
  'Belgian company': {
    ...professional,
    companyName: 'Atelier Wallon SRL',
    address: { street: 'Rue Haute 9', postcode: '1000', commune: 'Bruxelles', country: 'BE' },
    registration: '0417497106',
    vatNumber: 'BE0417497106',
  },
  'German company': {
    ...professional,
    companyName: 'Werkraum GmbH',
    address: { street: 'Hauptstraße 1', postcode: '10115', commune: 'Berlin', country: 'DE' },
    registration: 'HRB 12345',
    vatNumber: 'DE136695976',
  },
};

const rateOf = ({ country, vatRegime }: LegalProfile): readonly [number, number] =>
  vatRegime !== 'standard' ? [0, 0] : (({ BE: [2100, 600], CH: [810, 260] } as const)[country] ?? [2000, 550]);

/** Two rates, a quarter of an hour, something given back, a price that no rounded net reaches. */
export function invoiceOf(seller: LegalProfile, buyer: Buyer, company = false): InvoiceSnapshot {
  const { currency } = seller;
  const [high, low] = rateOf(seller);
  const forWhom = company ? { person: 'Karim Benali', costCentre: 'Études' } : {};
  const base = { currency, vatRateBp: high, ...forWhom };
  const made = snapshot(seller, buyer, [
    billable({ ...base, priceMode: 'gross', unitPriceCents: 999, amountCents: 999 }),
    billable({ ...base, priceMode: 'gross', label: 'Salle', quantity: '0.25', unitPriceCents: 1800, amountCents: 450 }),
    billable({ ...base, vatRateBp: low, label: 'Livre', unitPriceCents: 14917, amountCents: 14917 }),
    billable({ ...base, vatRateBp: low, label: 'Rendu', unitPriceCents: -500, amountCents: -500 }),
  ]);
  if (!company) return made;
  return { ...made, reference: { purchaseOrder: 'BC-2026-7', serviceCode: 'SERV1' } };
}

const original = { kind: 'invoice' as DocumentKind, number: 'F2026-000007', issuedOn: '2026-10-31' };
const deposit = {
  ...{ kind: 'deposit' as DocumentKind, number: 'D2026-000003', issuedOn: '2026-10-15', grossCents: 5000 },
  vat: [{ vatCategory: 'S' as const, vatRateBp: 2000, netCents: 4167, vatCents: 833 }],
};

/** What becomes of an invoice: the documents of every kind that a seller issues. */
export const KINDS: Readonly<Record<string, (invoice: InvoiceSnapshot) => InvoiceSnapshot>> = {
  invoice: (invoice) => invoice,
  'credit note': (invoice) => ({
    ...invoice,
    kind: 'credit_note',
    number: 'A2026-000001',
    corrects: original,
    reason: 'Salle fermée le 3 novembre',
  }),
  deposit: (invoice) => ({ ...invoice, kind: 'deposit', number: 'D2026-000004' }),
  'credit note of a deposit': (invoice) => ({
    ...invoice,
    kind: 'credit_note',
    number: 'A2026-000002',
    corrects: deposit,
  }),
  'final invoice': (invoice) => ({ ...invoice, deposits: [deposit], note: 'Merci de votre confiance.' }),
  'final invoice, all paid': (invoice) => ({
    ...invoice,
    deposits: [{ ...deposit, grossCents: invoice.grossCents }],
  }),
};

export interface Case {
  readonly name: string;
  readonly invoice: InvoiceSnapshot;
}

/** Each seller × each buyer × each kind of document; what a buyer abroad owes itself only where VAT is charged. */
export function everyCase(): Case[] {
  const sellers: Record<string, LegalProfile> = {
    ...SELLERS,
    'Belgian association': {
      ...SELLERS.belgian!,
      legalForm: 'be_asbl',
      vatRegime: 'exempt_association',
      vatNumber: null,
    },
    'Belgian small company': { ...SELLERS.belgian!, vatRegime: 'franchise' },
    'Swiss association': { ...SELLERS.swiss!, legalForm: 'ch_association', vatRegime: 'franchise', vatNumber: null },
    'seller without an account': { ...SELLERS.company!, iban: null, bic: null, locale: 'en' },
  };
  return Object.entries(sellers).flatMap(([sellerName, seller]) =>
    Object.entries(BUYERS).flatMap(([buyerName, buyer]) =>
      Object.entries(KINDS).flatMap(([kind, become]) => {
        const name = `${sellerName} to ${buyerName}: ${kind}`;
        const plain = { name, invoice: become(invoiceOf(seller, buyer, buyer.companyName !== null)) };
        const abroad = buyer.address && buyer.address.country !== seller.country && buyer.vatNumber;
        if (seller.vatRegime !== 'standard' || !abroad || seller.country === 'CH') return [plain];
        const owing = { ...buyer, reverseCharge: true };
        return [plain, { name: `${name}, reverse charge`, invoice: become(invoiceOf(seller, owing, true)) }];
      }),
    ),
  );
}
