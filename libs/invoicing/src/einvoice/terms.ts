import {
  type Currency,
  type Day,
  type InvoiceLine,
  type InvoiceSnapshot,
  type LineUnit,
  type VatCategory,
  priceTimes,
  restCentsOf,
  unitPrice,
} from '#libs/domain';
import { soldOn } from '../legal/index.js';
import { type Note, notesOf } from './notes.js';
import { type Party, buyerParty, sellerParty } from './parties.js';
import { optionalText, xmlText } from './xml.js';

/** What a document says in the words of EN 16931 (BT- and BG- numbers), whichever syntax writes it. Money in cents. */
export interface Terms {
  readonly number: string;
  /** BT-3, UNTDID 1001. */
  readonly type: '380' | '381' | '386' | '503';
  readonly issuedOn: Day;
  /** BT-9; null: nothing is to be paid. */
  readonly dueOn: Day | null;
  /** BT-20. */
  readonly paymentTerms?: string | undefined;
  /** BT-23 of France: goods, services or both, and whether deposits went before. */
  readonly frame: string;
  readonly currency: Currency;
  /** BT-6, BT-111: the seller's books are in euros; what the tax is there. */
  readonly inEuros: { readonly vatCents: number } | null;
  readonly notes: readonly Note[];
  readonly buyerReference?: string | undefined;
  readonly purchaseOrder?: string | undefined;
  /** BG-14: holds the period of every line. */
  readonly period: { readonly first: Day; readonly last: Day };
  /** BG-3: what is corrected, and deposits that were invoiced before. */
  readonly precedes: readonly { readonly number: string; readonly issuedOn: Day }[];
  readonly seller: Party;
  readonly buyer: Party;
  /** BG-16; null: nothing is to be paid. */
  readonly payment: Payment | null;
  readonly lines: readonly Line[];
  readonly vat: readonly TaxGroup[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly prepaidCents: number;
  readonly dueCents: number;
}

export interface Payment {
  /** BT-81: 58 SEPA transfer, 30 other transfer, 1 not said. */
  readonly code: '58' | '30' | '1';
  readonly means: string;
  readonly reference: string;
  readonly account: { readonly iban: string; readonly holder: string; readonly bic: string | null } | null;
}

export interface Tax {
  readonly category: VatCategory;
  readonly rateBp: number;
}

export interface TaxGroup extends Tax {
  readonly netCents: number;
  readonly vatCents: number;
  /** BT-120, BT-121. */
  readonly exemption: { readonly text: string; readonly code: string | null } | null;
  /** BT-8 as CII writes it: 5 at issue, 29 on delivery, 72 when paid. */
  readonly dueWhen: '5' | '29' | '72' | null;
}

export interface Line extends Tax {
  readonly name: string;
  /** BT-127: for whom. */
  readonly note?: string | undefined;
  /** BT-133: the buyer's cost centre. */
  readonly costCentre?: string | undefined;
  readonly suppliedOn: Day;
  /** Decimal text; below zero for what is given back, because a price never is (BR-27). */
  readonly quantity: string;
  readonly unit: string;
  /** BT-146: of one, or of `baseQuantity` (BT-149). */
  readonly unitNet: string;
  readonly baseQuantity?: string | undefined;
  readonly netCents: number;
}

const UNITS: Readonly<Record<LineUnit, string>> = { piece: 'C62', hour: 'HUR', day: 'DAY', month: 'MON' };

const WORDS = {
  fr: {
    transfer: 'Virement',
    desk: 'Règlement à l’accueil',
    credited: 'Avoir : à déduire des sommes dues ou à rembourser.',
    exempt: 'Exonération de TVA',
  },
  en: {
    transfer: 'Bank transfer',
    desk: 'At the front desk',
    credited: 'Credit note: to be deducted from what is owed, or refunded.',
    exempt: 'VAT exempt',
  },
} as const;

/**
 * Null where EN 16931 has no valid document for the snapshot: the seller has no number that it knows (BR-CO-26: a
 * Swiss association may have none), or the books need a tax in euros and no rate of exchange was frozen.
 */
export function termsOf(invoice: InvoiceSnapshot): Terms | null {
  const { kind, locale, currency, deposits = [], corrects } = invoice;
  const home = invoice.seller.address.country;
  const vat = invoice.vat.map((group) => taxGroup(invoice, group));
  const taxed = vat.every(({ category }) => category !== 'O');
  const seller = sellerParty(invoice.seller, taxed);
  const buyer = buyerParty(invoice.buyer, home, taxed);
  const foreign = currency !== 'EUR' && home !== 'CH';
  if (!seller.legal && !seller.vatId) return null;
  if (foreign && invoice.vatCents !== 0) return null;
  const credit = kind === 'credit_note';
  return {
    number: invoice.number,
    type: credit ? (corrects?.kind === 'deposit' ? '503' : '381') : kind === 'deposit' ? '386' : '380',
    issuedOn: invoice.issuedOn,
    dueOn: credit ? null : invoice.dueOn,
    paymentTerms: credit ? WORDS[locale].credited : undefined,
    frame: frameOf(invoice),
    currency,
    inEuros: foreign ? { vatCents: 0 } : null,
    notes: notesOf(invoice, seller, buyer),
    buyerReference: optionalText(invoice.reference?.serviceCode),
    purchaseOrder: optionalText(invoice.reference?.purchaseOrder),
    period: periodOf(invoice),
    precedes: [...(corrects ? [corrects] : []), ...deposits],
    seller,
    buyer,
    payment: credit ? null : paymentOf(invoice),
    lines: invoice.lines.map((line) => lineOf(invoice, line)),
    vat,
    netCents: invoice.netCents,
    vatCents: invoice.vatCents,
    grossCents: invoice.grossCents,
    prepaidCents: deposits.reduce((sum, deposit) => sum + deposit.grossCents, 0),
    // What a credit note leaves to the buyer: EN 16931 has the total less what was paid, here less what deposits get back.
    dueCents: restCentsOf(invoice),
  };
}

/** B goods, S services, M both; 1 ordinary, 4 what is left after deposits. */
function frameOf({ lines, deposits = [] }: InvoiceSnapshot): string {
  const letter = { services: 'S', goods: 'B', both: 'M' }[soldOn(lines)];
  return `${letter}${deposits.length > 0 ? 4 : 1}`;
}

/** The document's own, widened to every supply on it (Peppol R110, R111). */
function periodOf({ period, lines }: InvoiceSnapshot): Terms['period'] {
  const days = [period.first, period.last, ...lines.map(({ suppliedOn }) => suppliedOn)].toSorted();
  return { first: days[0]!, last: days.at(-1)! };
}

/** The law of a country may call outside the scope what the product's arithmetic calls exempt (CH). */
const categoryOf = ({ mentions }: InvoiceSnapshot, category: VatCategory): VatCategory =>
  category === 'E' && mentions.some(({ ref }) => ref === 'VATEX-EU-O') ? 'O' : category;

function taxGroup(invoice: InvoiceSnapshot, group: InvoiceSnapshot['vat'][number]): TaxGroup {
  const category = categoryOf(invoice, group.vatCategory);
  const said = invoice.mentions.find(({ code }) => code === (category === 'AE' ? 'reverse_charge' : 'exemption'));
  const exemption =
    category === 'S' ? null : { text: xmlText(said?.text ?? WORDS[invoice.locale].exempt), code: said?.ref ?? null };
  const { vatRateBp, netCents, vatCents } = group;
  return { category, rateBp: vatRateBp, netCents, vatCents, exemption, dueWhen: dueWhenOf(invoice, category) };
}

/** French tax on services is due when they are paid for, unless the seller chose otherwise; on goods, when delivered. */
function dueWhenOf({ seller, lines }: InvoiceSnapshot, category: VatCategory): TaxGroup['dueWhen'] {
  if (seller.address.country !== 'FR' || category !== 'S') return null;
  if (seller.vatOnDebits) return '5';
  return lines.every(({ nature }) => nature === 'goods') ? '29' : '72';
}

function paymentOf({ seller, currency, locale, number, paymentReference }: InvoiceSnapshot): Payment {
  const iban = seller.iban?.replace(/\s/g, '').toUpperCase();
  const reference = paymentReference ?? number;
  if (!iban) return { code: '1', means: WORDS[locale].desk, reference, account: null };
  const bic = seller.bic?.replace(/\s/g, '').toUpperCase() ?? '';
  const account = {
    iban,
    holder: xmlText(seller.name),
    bic: /^[A-Z0-9]{8}([A-Z0-9]{3})?$/.test(bic) ? bic : null,
  };
  return { code: currency === 'EUR' ? '58' : '30', means: WORDS[locale].transfer, reference, account };
}

/** Of tens of thousands the six decimals that a price may have do not always come to the amount; of a thousand they do. */
function priceOf({ unitNet, quantity, netCents }: InvoiceLine): Pick<Line, 'unitNet' | 'baseQuantity'> {
  const one = unitNet.replace('-', '');
  const cents = Math.abs(netCents);
  if (priceTimes(one, quantity) === cents) return { unitNet: one };
  return { unitNet: unitPrice(cents * 1000, quantity), baseQuantity: '1000' };
}

function lineOf(invoice: InvoiceSnapshot, line: InvoiceLine): Line {
  const back = line.unitNet.startsWith('-');
  const costCentre = optionalText(line.costCentre);
  return {
    name: xmlText(line.label) || '-',
    note: [optionalText(line.person), costCentre].filter(Boolean).join(' · ') || undefined,
    costCentre,
    suppliedOn: line.suppliedOn,
    quantity: back ? `-${line.quantity}` : line.quantity,
    unit: UNITS[line.unit ?? 'piece'],
    ...priceOf(line),
    netCents: line.netCents,
    category: categoryOf(invoice, line.vatCategory),
    rateBp: line.vatRateBp,
  };
}
