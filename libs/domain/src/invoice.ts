import { type Currency } from './money.js';
import { type PriceMode } from './pricing.js';
import { type Day } from './time.js';
import { type VatCategory, type VatGroup, type VatRegime } from './vat.js';

export const LEGAL_FORMS = [
  'association',
  'sole_trader',
  'sarl',
  'sas',
  'scic',
  'scop',
  'epic',
  'sem',
  'commune',
  'epci',
  'syndicat_mixte',
  'be_srl',
  'be_asbl',
  'ch_sarl',
  'ch_association',
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
}

export interface Buyer {
  readonly name: string;
  /** A company name makes it a professional buyer (B2B mentions); null: a private person. */
  readonly companyName: string | null;
  readonly address: PostalAddress | null;
  readonly registration: string | null;
  readonly vatNumber: string | null;
  readonly email: string;
}

/** What a company's invoice says beside: its own reference, and the service a public buyer's invoices are routed to. */
export interface BuyerReference {
  readonly purchaseOrder: string | null;
  readonly serviceCode: string | null;
}

/** A part of the total before VAT. */
export interface Subtotal {
  readonly of: 'person' | 'cost_centre';
  /** Null: what is on no cost centre. */
  readonly name: string | null;
  readonly netCents: number;
}

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
}

export const MENTION_CODES = ['exemption', 'vat_on_debits', 'operation', 'penalty', 'recovery', 'discount'] as const;
export type MentionCode = (typeof MENTION_CODES)[number];

/** A sentence the law wants on the document, with the code EN 16931 knows it by (VATEX-…, PMD, …) if any. */
export interface Mention {
  readonly code: MentionCode;
  readonly ref: string | null;
  readonly text: string;
}

/**
 * Everything a document prints, frozen at issue. The PDF is a pure function of this value: canonical JSON text of
 * it is stored, hashed, and never changes. `v` grows when the shape does; old versions stay renderable.
 */
export interface InvoiceSnapshot {
  readonly v: 1;
  readonly kind: 'invoice';
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
}

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
