import type { InvoiceSnapshot } from '#libs/domain';
import { ciiOf } from './cii.js';
import { termsOf } from './terms.js';
import { routable, ublOf } from './ubl.js';

export interface Einvoice {
  readonly syntax: 'cii' | 'ubl';
  readonly xml: string;
  /** Our writer: grows whenever it writes otherwise. */
  readonly template: string;
  /** The official rules it was proven against; they change twice a year. */
  readonly rules: string;
}

const EN16931 = 'en16931-1.3.16';

/** The XML a PDF carries (Factur-X); null where EN 16931 has none for the snapshot. */
export function facturX(invoice: InvoiceSnapshot): Einvoice | null {
  const terms = termsOf(invoice);
  if (!terms) return null;
  const french = terms.seller.address.country === 'FR' ? ' br-fr-1.4.0' : '';
  return { syntax: 'cii', xml: ciiOf(terms), template: 'cii-2', rules: `${EN16931} factur-x-1.09${french}` };
}

/** Which XML a platform takes; null: none. */
export function syntaxOf(invoice: InvoiceSnapshot): Einvoice['syntax'] | null {
  if (!termsOf(invoice)) return null;
  return invoice.seller.address.country === 'BE' ? 'ubl' : 'cii';
}

/** The XML a platform takes: Peppol's in Belgium, the one inside the PDF elsewhere. */
export function einvoice(invoice: InvoiceSnapshot): Einvoice | null {
  if (syntaxOf(invoice) !== 'ubl') return facturX(invoice);
  const terms = termsOf(invoice);
  if (!terms) return null;
  const peppol = routable(terms) ? ' peppol-bis-3.0.19' : '';
  return { syntax: 'ubl', xml: ublOf(terms), template: 'ubl-2', rules: `${EN16931}${peppol}` };
}
