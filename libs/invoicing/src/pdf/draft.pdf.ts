import type { InvoiceSnapshot } from '#libs/domain';
import { type Block, type Context, paragraphs } from './context.js';
import { drawPdf } from './invoice.pdf.js';
import { CONTENT, PAGE } from './sheet.js';
import { WORDS } from './words.js';

const SAID = {
  fr: {
    unnumbered: 'sans numéro',
    across: 'BROUILLON — sans numéro',
    nothing: 'Ceci est un brouillon : il n’y a rien à payer, et la facture peut encore changer.',
  },
  en: {
    unnumbered: 'without a number',
    across: 'DRAFT — without a number',
    nothing: 'This is a draft: nothing is to be paid, and the invoice may still change.',
  },
} as const;

/**
 * The invoice that would be issued, said across each page to be none. What only an issued one has is left out: its number,
 * how to pay, its XML, the closure of the journal.
 */
export function draftPdf(invoice: InvoiceSnapshot, logo: Buffer | null): Promise<Buffer> {
  const { paymentReference: _reference, lastClosure: _closure, ...rest } = invoice;
  const { unnumbered, across, nothing } = SAID[invoice.locale];
  const instead = ({ sheet, words }: Context): Block =>
    paragraphs(
      sheet,
      words.payment.toUpperCase(),
      [nothing],
      { x: PAGE.left, width: CONTENT, after: 18 },
      { size: 8.5, gap: 1.5 },
    );
  const words = { ...WORDS[invoice.locale], number: '' };
  return drawPdf({ ...rest, number: unnumbered }, { logo }, { words, settle: instead, across });
}
