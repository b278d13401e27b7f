import { type Mail, mailTwin } from '#libs/platform';
import { type Locale, longDay, money } from '../format.js';
import type { QuoteSnapshot } from '../quotes/quotes.rules.js';

export interface MailedQuote {
  /** The reader's language; the quote keeps its own. */
  readonly locale: Locale;
  readonly to: string;
  readonly snapshot: QuoteSnapshot;
  /** From 1 on. */
  readonly copy: number;
  /** Where the reader accepts or refuses it. */
  readonly page: string;
  /** The seller's address; null: it has none. */
  readonly replyTo: string | null;
}

/** What is offered, until when, and where to answer. The file is attached by whoever sends. */
export function quoteMail({ locale, to, snapshot, copy, page, replyTo }: MailedQuote): Mail {
  const words = WORDS[locale];
  const { number, title, grossCents, currency, validUntil, deposit, seller } = snapshot;
  const sellerName = seller.tradeName || seller.name;
  const subject = words.subject(number, sellerName, copy);
  const facts: [string, string][] = [
    [words.number, number],
    [words.title, title],
    [words.total, money(grossCents, currency, locale)],
    ...(deposit ? [[words.deposit, money(deposit.grossCents, currency, locale)] as [string, string]] : []),
    [words.validUntil, longDay(validUntil, locale)],
  ];
  return {
    ...{ to, subject, fromName: sellerName },
    ...mailTwin(locale, subject, [
      words.hello,
      words.attached(number),
      { facts },
      ...(copy > 1 ? [words.copy(copy)] : []),
      { label: words.page, href: page },
      ...(replyTo ? [words.answer(sellerName)] : []),
    ]),
    ...(replyTo && { replyTo }),
  };
}

const WORDS = {
  fr: {
    hello: 'Bonjour,',
    subject: (number: string, seller: string, copy: number) =>
      `Devis ${number}${copy > 1 ? ` (copie ${copy})` : ''} – ${seller}`,
    attached: (number: string) => `Vous trouverez ci-joint le devis ${number}. Rien n’est à payer avant votre accord.`,
    copy: (copy: number) => `Ce devis vous a déjà été envoyé. Ceci en est la copie n° ${copy}.`,
    ...{ number: 'Numéro', title: 'Objet', total: 'Total', validUntil: 'Valable jusqu’au' },
    deposit: 'Acompte demandé à l’acceptation',
    page: 'Lire le devis et répondre en ligne',
    answer: (seller: string) => `Une question ? Répondez à ce message : il arrivera à ${seller}.`,
  },
  en: {
    hello: 'Hello,',
    subject: (number: string, seller: string, copy: number) =>
      `Quote ${number}${copy > 1 ? ` (copy ${copy})` : ''} – ${seller}`,
    attached: (number: string) => `The quote ${number} is attached. Nothing is to be paid before you agree.`,
    copy: (copy: number) => `This quote was sent to you before. This is copy ${copy} of it.`,
    ...{ number: 'Number', title: 'Subject', total: 'Total', validUntil: 'Valid until' },
    deposit: 'Deposit asked for on acceptance',
    page: 'Read the quote and answer online',
    answer: (seller: string) => `A question? Answer this message: it reaches ${seller}.`,
  },
} as const;
