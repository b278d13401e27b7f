import type { ClosureKind, ClosurePayload } from '#libs/chain';
import type { Currency } from '#libs/domain';
import type { Mail } from '#libs/platform';
import { money } from '../format.js';

export interface ClosedPeriod {
  readonly locale: 'fr' | 'en';
  readonly to: string;
  readonly siteName: string;
  readonly currency: Currency;
  readonly kind: ClosureKind;
  readonly closure: ClosurePayload;
  readonly seq: number;
  readonly hash: string;
  /** Where the journal is shown. */
  readonly page: string;
}

/** The hash is worth keeping away from the product: the mailbox is where it cannot change it any more. */
export function closingMail({ locale, to, siteName, currency, closure, seq, hash, page }: ClosedPeriod): Mail {
  const words = WORDS[locale];
  const { period, totals } = closure;
  const amount = (cents: number) => money(cents, currency, locale);
  const parts = [
    words.hello,
    words.closed(siteName, period),
    words.totals(totals.documents, amount(totals.netCents), amount(totals.vatCents), amount(totals.grossCents)),
    `${words.keep}\n${seq}  ${hash}`,
    `${words.see}\n${page}`,
  ];
  return { to, subject: words.subject(siteName, period), text: `${parts.join('\n\n')}\n` };
}

const WORDS = {
  fr: {
    hello: 'Bonjour,',
    subject: (site: string, period: string) => `Clôture ${period} : ${site}`,
    closed: (site: string, period: string) =>
      `La période ${period} de ${site} est close dans le journal de facturation.`,
    totals: (documents: number, net: string, vat: string, gross: string) =>
      `${documents} document${documents > 1 ? 's' : ''} : ${net} HT, ${vat} de TVA, ${gross} TTC.`,
    keep:
      'Gardez ce message : avec l’empreinte ci-dessous, on peut prouver que rien de ce qui précède n’a été modifié ni ' +
      'retiré (vérification d’une archive avec --anchor).',
    see: 'Le journal et ses archives :',
  },
  en: {
    hello: 'Hello,',
    subject: (site: string, period: string) => `Closure ${period}: ${site}`,
    closed: (site: string, period: string) => `The period ${period} of ${site} is closed in the invoicing journal.`,
    totals: (documents: number, net: string, vat: string, gross: string) =>
      `${documents} document${documents > 1 ? 's' : ''}: ${net} net, ${vat} VAT, ${gross} in all.`,
    keep:
      'Keep this message: with the fingerprint below anyone can show that nothing before it was changed or taken away ' +
      '(checking an archive with --anchor).',
    see: 'The journal and its archives:',
  },
} as const;
