import type { InvoiceSnapshot } from '#libs/domain';
import { money, percent } from '../format.js';
import type { QuoteSnapshot } from '../quotes/quotes.rules.js';
import { type Block, type Context, paragraphs } from './context.js';
import { drawPdf } from './invoice.pdf.js';
import { CONTENT, PAGE } from './sheet.js';
import { WORDS, type Words } from './words.js';

const SAID = {
  fr: {
    title: 'Devis',
    validUntil: 'Valable jusqu’au',
    buyer: 'Adressé à',
    period: 'Prestation',
    agreement: 'Bon pour accord',
    online:
      'Acceptez ce devis en ligne, dans votre espace, ou renvoyez-le daté et signé avec la mention « bon pour accord ».',
    deposit: (part: string, amount: string) => `À l’acceptation, un acompte de ${part} est demandé, soit ${amount}.`,
  },
  en: {
    title: 'Quote',
    validUntil: 'Valid until',
    buyer: 'To',
    period: 'Service',
    agreement: 'Agreement',
    online: 'Accept this quote online, in your account, or send it back dated and signed.',
    deposit: (part: string, amount: string) => `On acceptance a deposit of ${part} is asked for: ${amount}.`,
  },
} as const;

/** A quote is drawn as the invoice that it would become, with its own words and nothing to pay. The same bytes each time. */
export function quotePdf(quote: QuoteSnapshot, logo: Buffer | null): Promise<Buffer> {
  const { v: _v, validUntil, title, note, deposit, ...facts } = quote;
  const { locale, currency } = quote;
  const said = SAID[locale];
  const printed: InvoiceSnapshot = {
    ...{ ...facts, v: 2, kind: 'invoice', dueOn: validUntil },
    note: [title, note].filter(Boolean).join('\n'),
  };
  const asked =
    deposit && said.deposit(percent(deposit.percentBp, locale), money(deposit.grossCents, currency, locale));
  const agreement = ({ sheet }: Context): Block =>
    paragraphs(
      sheet,
      said.agreement.toUpperCase(),
      [asked ?? '', said.online],
      { x: PAGE.left, width: CONTENT, after: 60 },
      { size: 8.5, gap: 1.5 },
    );
  return drawPdf(printed, { logo }, { words: wordsOf(locale), settle: agreement });
}

function wordsOf(locale: 'fr' | 'en'): Words {
  const { title, validUntil, buyer, period } = SAID[locale];
  const words = WORDS[locale];
  return {
    ...words,
    ...{ titles: { ...words.titles, invoice: title }, dueOn: validUntil, before: validUntil, buyer, period },
    ...{ toPay: words.total, toPayWithVat: words.totalWithVat },
  };
}
