import type { InvoiceSummary } from './types';

export interface PostalAddress {
  street: string;
  postcode: string;
  commune: string;
  country: string;
}

export interface Seller {
  name: string;
  tradeName: string;
  /** Legal form and capital, as printed. */
  status: string;
  address: PostalAddress;
  registration: string;
  establishment: string | null;
  registry: string | null;
  vatNumber: string | null;
  iban: string | null;
  bic: string | null;
  email: string | null;
  phone: string | null;
}

export interface Buyer {
  name: string;
  companyName: string | null;
  address: PostalAddress | null;
  registration: string | null;
  vatNumber: string | null;
  email: string;
}

export interface InvoiceLine {
  label: string;
  suppliedOn: string;
  /** Decimal text. */
  quantity: string;
  priceMode: 'net' | 'gross';
  amountCents: number;
  /** Net unit price, decimal text in major units. */
  unitNet: string;
  netCents: number;
  vatCategory: string;
  vatRateBp: number;
}

export interface VatGroup {
  vatCategory: string;
  vatRateBp: number;
  netCents: number;
  vatCents: number;
}

/** An issued invoice as it was frozen. */
export interface InvoiceView extends InvoiceSummary {
  seller: Seller;
  buyer: Buyer;
  lines: InvoiceLine[];
  vat: VatGroup[];
  mentions: { code: string; ref: string | null; text: string }[];
  sha256: string;
}
