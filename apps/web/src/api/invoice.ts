import type { InvoiceSummary } from './types';

export interface Party {
  name: string;
  street: string;
  postcode: string;
  commune: string;
  country: string;
  legalId?: string | null;
  vatId?: string | null;
  email?: string | null;
}
export interface InvoiceLine {
  description: string;
  quantity: number;
  unit: string;
  unitCents: number;
  vatRateBp: number;
  cents: number;
}
export interface InvoiceVat {
  rateBp: number;
  baseCents: number;
  vatCents: number;
  reason?: string | null;
}

/** An issued invoice as it was frozen. */
export interface InvoiceView extends InvoiceSummary {
  seller: Party;
  buyer: Party;
  lines: InvoiceLine[];
  vat: InvoiceVat[];
  mentions: string[];
  sha256: string | null;
}
