import { type Currency } from './money.js';
import { type PriceMode } from './pricing.js';
import { type Day } from './time.js';
import { type VatCategory, type VatGroup, type VatRegime } from './vat.js';

/** As they are offered for choice, country by country; `other` is said in words. */
export const LEGAL_FORMS = [
  ...['association', 'foundation', 'sole_trader', 'sarl', 'eurl', 'sas', 'sasu', 'sa', 'snc', 'sci'],
  ...['scop', 'scic', 'gie', 'sem', 'epic', 'commune', 'epci', 'syndicat_mixte', 'collectivity'],
  ...['be_srl', 'be_sa', 'be_sc', 'be_snc', 'be_asbl', 'be_aisbl', 'be_private_foundation', 'be_public_foundation'],
  'be_sole_trader',
  ...['ch_sarl', 'ch_sa', 'ch_cooperative', 'ch_snc', 'ch_association', 'ch_foundation', 'ch_sole_trader'],
  'other',
] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

export interface PostalAddress {
  readonly street: string;
  readonly postcode: string;
  readonly commune: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** The seller as printed: copied into the snapshot, so a later change never reaches an issued document. */
export interface Seller {
  readonly name: string;
  readonly tradeName: string;
  readonly legalForm: LegalForm;
  /** Legal form and capital in words, as printed: "SARL au capital de 10 000 €". */
  readonly status: string;
  readonly vatRegime: VatRegime;
  readonly address: PostalAddress;
  /** FR: SIREN (9 digits) and SIRET (14); BE: enterprise number; CH: IDE. */
  readonly registration: string;
  readonly establishment: string | null;
  /** "RCS Lille Métropole", "RNA W59…"; null when not registered. */
  readonly registry: string | null;
  readonly capitalCents: number | null;
  readonly vatNumber: string | null;
  /** French option to owe VAT when invoicing instead of when paid: printed, and BT-8 of the e-invoice. */
  readonly vatOnDebits: boolean;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** SHA-256 of the picture at the head of the document, hexadecimal; the bytes are kept under it for good. */
  readonly logo?: string | null;
  /** The seller's own words at the end of each document. */
  readonly closing?: string | null;
  /** Where e-invoices are sent from (BT-34): "0225:732829320", "0208:0403019261". */
  readonly electronicAddress?: string | null;
}

export interface Buyer {
  readonly name: string;
  /** A company name makes it a professional buyer (B2B mentions); null: a private person. */
  readonly companyName: string | null;
  readonly address: PostalAddress | null;
  readonly registration: string | null;
  readonly vatNumber: string | null;
  readonly email: string;
  /** FR: SIRET, which public buyers are known by. */
  readonly establishment?: string | null;
  /** Where e-invoices are sent to (BT-49). */
  readonly electronicAddress?: string | null;
  /**
   * A business in another country of the Union that owes the tax itself (directive 2006/112/EC, art. 44 and 196). False: the
   * seller had decided so, of what the buyer was then; left out: never.
   */
  readonly reverseCharge?: boolean;
}

/** What a company's invoice says beside: its own reference, and the service a public buyer's invoices are routed to. */
export interface BuyerReference {
  readonly purchaseOrder: string | null;
  readonly serviceCode: string | null;
}

/** A part of the total before VAT. */
export interface Subtotal {
  readonly of: 'person' | 'cost_centre';
  /** Null: what is nobody's in particular, or on no cost centre. */
  readonly name: string | null;
  readonly netCents: number;
}

/** What kind of thing was sold: what its line is booked to. */
export const PRODUCTS = ['desk', 'room', 'machine', 'membership', 'pack', 'extra', 'fee', 'goods', 'other'] as const;
export type Product = (typeof PRODUCTS)[number];

/** What a quantity counts; left out: pieces. UN/ECE codes: C62, HUR, DAY, MON. */
export type LineUnit = 'piece' | 'hour' | 'day' | 'month';

export interface InvoiceLine {
  readonly label: string;
  /** Day of the supply, local to the site. */
  readonly suppliedOn: Day;
  /** Decimal text, at most 4 decimals. */
  readonly quantity: string;
  /** How the price was told to the person; the amount is in this mode. */
  readonly priceMode: PriceMode;
  readonly amountCents: number;
  /** Net unit price as decimal text in major units, at most 6 decimals: times the quantity it is `netCents`. */
  readonly unitNet: string;
  readonly netCents: number;
  readonly vatCategory: VatCategory;
  readonly vatRateBp: number;
  /** On a company's invoice: for whom it was supplied, and on which cost centre. */
  readonly person?: string;
  readonly costCentre?: string | null;
  readonly unit?: LineUnit;
  /** Left out: a service. */
  readonly nature?: 'service' | 'goods';
  /** On a credit note: which line of the document it corrects this is of, from 1. */
  readonly correctsLine?: number;
  /** Not printed; left out: nobody said. */
  readonly product?: Product;
  /** Not printed: where it is booked instead of to the account, and under the analytic code, of its product. */
  readonly account?: string;
  readonly analytic?: string;
}

export const MENTION_CODES = [
  'exemption',
  'reverse_charge',
  'vat_on_debits',
  'operation',
  'penalty',
  'recovery',
  'discount',
] as const;
export type MentionCode = (typeof MENTION_CODES)[number];

/** A sentence the law wants on the document, with the code EN 16931 knows it by (VATEX-…, PMD, …) if any. */
export interface Mention {
  readonly code: MentionCode;
  readonly ref: string | null;
  readonly text: string;
}

/** EN 16931 knows them as 380, 381 and 386. Each has its own series of numbers. */
export const DOCUMENT_KINDS = ['invoice', 'credit_note', 'deposit'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Another document, by what is printed on it. */
export interface DocumentReference {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedOn: Day;
}

/** What an invoice takes off a deposit that was invoiced before, or a credit note gives back to one. */
export interface DeductedDeposit extends DocumentReference {
  /** Tax included. */
  readonly grossCents: number;
  /** What of each group of the deposit it is. */
  readonly vat: readonly VatGroup[];
}

/**
 * Everything a document prints, frozen at issue. The PDF is a pure function of this value: canonical JSON text of
 * it is stored, hashed, and never changes. `v` grows when the shape does; old versions stay renderable. Since 2:
 * credit notes and deposits, and everything that may be left out. Amounts of a credit note are positive.
 */
export interface InvoiceSnapshot {
  readonly v: 1 | 2;
  readonly kind: DocumentKind;
  readonly locale: 'fr' | 'en';
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly period: { readonly first: Day; readonly last: Day };
  readonly currency: Currency;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly lines: readonly InvoiceLine[];
  readonly vat: readonly VatGroup[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly mentions: readonly Mention[];
  /** These two on a company's invoice only. */
  readonly reference?: BuyerReference;
  readonly subtotals?: readonly Subtotal[];
  /** Of a credit note: the document it corrects, and why. */
  readonly corrects?: DocumentReference;
  readonly reason?: string;
  /** Of an invoice: deposits taken off what is to be paid. Of a credit note: what of it goes back to deposits. */
  readonly deposits?: readonly DeductedDeposit[];
  /** Words for this buyer. */
  readonly note?: string;
  /** What a transfer quotes, where the country has a form of its own (BE: +++ddd/dddd/ddddd+++); otherwise the number. */
  readonly paymentReference?: string;
  /**
   * 16 hexadecimal digits, the beginning of the hash of the last closure of the seller's journal. Printed, it is a copy that
   * the seller does not hold: a journal without that closure is not the one the document was issued by.
   */
  readonly lastClosure?: string;
}

/** What is left of a document besides its deposits: to be paid of an invoice, to be given back of a credit note. */
export const restCentsOf = ({ grossCents, deposits = [] }: Pick<InvoiceSnapshot, 'grossCents' | 'deposits'>): number =>
  deposits.reduce((left, deposit) => left - deposit.grossCents, grossCents);

/** What is left to pay when a document is issued: nothing of a credit note, the rest after the deposits of an invoice. */
export const dueCentsOf = (document: InvoiceSnapshot): number =>
  document.kind === 'credit_note' ? 0 : restCentsOf(document);

/**
 * JSON with sorted keys and NFC text: the same value is always the same bytes (RFC 8785 for strings, booleans,
 * null and safe integers; anything else is refused, because money never is a float).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a safe integer: ${value}`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  throw new TypeError(`cannot be part of a document: ${typeof value}`);
}
