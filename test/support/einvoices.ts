import type { Buyer, DocumentKind, InvoiceSnapshot } from '#libs/domain';
import type { LegalProfile } from '#libs/spaces';
import { composeDeposit, deduct } from '../../libs/invoicing/src/deposits/deposits.rules.js';
import { type Billable, numbered } from '../../libs/invoicing/src/invoices/invoices.rules.js';
import { mentionsFor } from '../../libs/invoicing/src/legal/index.js';
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

const rateOf = ({ country, vatRegime }: LegalProfile): readonly [number, number, number] => {
  if (vatRegime !== 'standard') return [0, 0, 0];
  return ({ BE: [2100, 600, 1200], CH: [810, 260, 380] } as const)[country] ?? [2000, 550, 1000];
};

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

/** What a manager may write on a document, beyond what is sold by itself. */
const LINES: Readonly<Record<string, (rates: readonly [number, number, number]) => Partial<Billable>[]>> = {
  'one-off lines': ([high]) => [
    { label: 'Heure de conseil', exactPrice: '149.166667', unitPriceCents: 14917, quantity: '0.25', amountCents: 3729 },
    { label: 'Conseil', exactPrice: '149.166667', unitPriceCents: 14917, quantity: '3', amountCents: 44750 },
    { label: 'Remise', unitPriceCents: -1000, amountCents: -1000, product: 'other' },
    { label: 'Copie', exactPrice: '0.001234', unitPriceCents: 0, quantity: '1000', amountCents: 123, vatRateBp: high },
  ],
  'prices with tax': () => [
    { label: 'Café', priceMode: 'gross', unitPriceCents: 999, amountCents: 999 },
    { label: 'Cafés', priceMode: 'gross', unitPriceCents: 999, quantity: '7', amountCents: 6993 },
    { label: 'Offert', priceMode: 'gross', unitPriceCents: -999, amountCents: -999 },
  ],
  'fifty thousand copies': () => [
    { label: 'Copies', priceMode: 'gross', unitPriceCents: 5, quantity: '50000', amountCents: 250_000 },
    { label: 'Copies', priceMode: 'gross', unitPriceCents: 7, quantity: '12345.6789', amountCents: 86_420 },
  ],
  'three rates, goods and services': ([high, low, middle]) => [
    { vatRateBp: high, product: 'desk' },
    { vatRateBp: low, product: 'goods', label: 'Livre' },
    { vatRateBp: middle, product: 'extra', label: 'Plateau-repas', quantity: '2', amountCents: 4000 },
  ],
  'goods alone': () => [{ product: 'goods', label: 'Casque' }],
  'a total of zero': () => [{}, { label: 'Rendu', unitPriceCents: -2000, amountCents: -2000 }],
};

function written(): Case[] {
  const belgian = BUYERS['Belgian company']!;
  const buyers: Record<string, Buyer> = {
    consumer,
    'company with SIRET and address': {
      ...professional,
      establishment: '55210055400013',
      electronicAddress: '0225:552100554_55210055400013',
    },
    'Belgian company with an address': { ...belgian, electronicAddress: '0208:0417497106' },
    'German company that owes': { ...BUYERS['German company']!, reverseCharge: true },
    'British company': {
      ...professional,
      companyName: 'Loom Works Ltd',
      address: { street: '1 Mill Lane', postcode: 'M1 1AA', commune: 'Manchester', country: 'GB' },
      registration: '01234567',
      vatNumber: 'GB980780684',
    },
  };
  const kinds = ['invoice', 'credit note', 'final invoice'] as const;
  return ['company', 'companyOnDebits', 'franchise', 'commune', 'belgian', 'swiss'].flatMap((sellerName, at) => {
    const seller = SELLERS[sellerName]!;
    const { currency, vatRegime, country } = seller;
    const [high] = rateOf(seller);
    return Object.entries(buyers).flatMap(([buyerName, buyer], nth) => {
      if (buyer.reverseCharge && (vatRegime !== 'standard' || country === 'CH')) return [];
      return Object.entries(LINES).map(([what, of], index) => {
        const kind = kinds[what.includes('zero') ? 0 : (at + nth + index) % kinds.length]!;
        const charges = of(rateOf(seller)).map((line) => billable({ currency, vatRateBp: high, ...line }));
        return {
          name: `${sellerName} to ${buyerName}, ${what}: ${kind}`,
          invoice: KINDS[kind]!(snapshot(seller, buyer, charges)),
        };
      });
    });
  });
}

/** A deposit of a third on an invoice, as it is composed, and the invoice that takes it off. */
function withDeposit(seller: LegalProfile, made: InvoiceSnapshot): [deposit: InvoiceSnapshot, final: InvoiceSnapshot] {
  const { locale, currency, paymentDays } = seller;
  const facts = { locale, month: '2026-10', currency, seller: made.seller, buyer: made.buyer, paymentDays };
  const parts = made.lines.map(({ priceMode, amountCents, vatRateBp }) => ({ priceMode, amountCents, vatRateBp }));
  const terms = { label: 'Acompte de 33,33 % : salle', percentBp: 3333, parts };
  const document = composeDeposit({ ...facts, today: '2026-10-15' }, terms);
  const mentions = mentionsFor(document, '2026-10-15');
  const asked = numbered(document, { number: 'D2026-000009', issuedOn: '2026-10-15', paymentDays, mentions });
  return [asked, { ...made, deposits: deduct([{ snapshot: asked, takings: [] }], made.grossCents) }];
}

function deposited(): Case[] {
  return Object.entries(SELLERS).flatMap(([sellerName, seller]) =>
    ['consumer', 'company', 'German company'].flatMap((buyerName) => {
      const [asked, final] = withDeposit(seller, invoiceOf(seller, BUYERS[buyerName]!));
      const name = `${sellerName} to ${buyerName}`;
      return [
        { name: `${name}: deposit as composed`, invoice: asked },
        { name: `${name}: invoice after the deposit`, invoice: final },
        { name: `${name}: credit note that gives the deposit back`, invoice: KINDS['credit note']!(final) },
      ];
    }),
  );
}

/** Each seller × each buyer × each kind of document; what a buyer abroad owes itself only where VAT is charged. */
function ofEveryKind(): Case[] {
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

/** Then what a manager writes, and deposits as the product composes them. */
export const everyCase = (): Case[] => [...ofEveryKind(), ...written(), ...deposited()];
