import { type DocumentKind, type InvoiceSnapshot, dueCentsOf, restCentsOf } from '#libs/domain';
import { type Mail, type MailPart, mailTwin } from '#libs/platform';
import { type Locale, longDay, money } from '../format.js';

export interface MailedDocument {
  /** The reader's language; the document keeps its own. */
  readonly locale: Locale;
  readonly to: string;
  readonly snapshot: InvoiceSnapshot;
  /** From 1 on. */
  readonly copy: number;
  /** Where the reader finds their documents. */
  readonly page: string;
  /** The seller's address; null: it has none. */
  readonly replyTo: string | null;
}

/** The words around a document: what it is, what is to be paid and how, who to ask. The file is attached by whoever sends. */
export function documentMail({ locale, to, snapshot, copy, page, replyTo }: MailedDocument): Mail {
  const words = WORDS[locale];
  const { kind, number, seller } = snapshot;
  const sellerName = seller.tradeName || seller.name;
  const subject = words.subject(words.names[kind], number, sellerName, copy);
  const parts: MailPart[] = [
    words.hello,
    words.attached[kind](number),
    { facts: factsOf(snapshot, locale) },
    ...(copy > 1 ? [words.copy(copy)] : []),
    ...paymentOf(snapshot, locale),
    { label: words.page, href: page },
    ...(replyTo ? [words.answer(sellerName)] : []),
    signatureOf(snapshot),
  ];
  return {
    ...{ to, subject, fromName: sellerName, ...mailTwin(locale, subject, parts) },
    ...(replyTo && { replyTo }),
  };
}

function factsOf(snapshot: InvoiceSnapshot, locale: Locale): [string, string][] {
  const words = WORDS[locale].facts;
  const { kind, number, issuedOn, dueOn, grossCents, currency, corrects, reason, deposits = [] } = snapshot;
  const dueCents = dueCentsOf(snapshot);
  const facts: [string, string][] = [
    [words.number, number],
    [words.issuedOn, longDay(issuedOn, locale)],
    [words.total, money(grossCents, currency, locale)],
  ];
  if (corrects) facts.push([words.corrects, corrects.number]);
  if (reason) facts.push([words.reason, reason]);
  for (const deposit of deposits) {
    const name = kind === 'credit_note' ? words.returned : words.deposit;
    facts.push([`${name} ${deposit.number}`, money(-deposit.grossCents, currency, locale)]);
  }
  if (kind === 'credit_note' && deposits.length > 0) {
    facts.push([words.toGiveBack, money(restCentsOf(snapshot), currency, locale)]);
  }
  if (kind !== 'credit_note') {
    facts.push([words.toPay, money(dueCents, currency, locale)]);
    if (dueCents > 0) facts.push([words.dueOn, longDay(dueOn, locale)]);
  }
  return facts;
}

/** How to pay what is to be paid, where the document says it. */
function paymentOf(snapshot: InvoiceSnapshot, locale: Locale): MailPart[] {
  const { seller, number, paymentReference = number } = snapshot;
  if (dueCentsOf(snapshot) <= 0 || !seller.iban) return [];
  const words = WORDS[locale].payment;
  const iban = seller.iban.replace(/(.{4})(?=.)/g, '$1 ');
  return [
    words.how,
    {
      facts: [
        [words.to, seller.name],
        ['IBAN', iban],
        [words.reference, paymentReference],
      ],
    },
  ];
}

function signatureOf({ seller }: InvoiceSnapshot): string {
  const { name, tradeName, address, email, phone } = seller;
  const { street, postcode, commune } = address;
  const lines = [tradeName, name === tradeName ? null : name, `${street}, ${postcode} ${commune}`, email, phone];
  return lines.filter(Boolean).join('\n');
}

type Names = Readonly<Record<DocumentKind, string>>;

const WORDS = {
  fr: {
    hello: 'Bonjour,',
    names: { invoice: 'Facture', credit_note: 'Avoir', deposit: 'Facture d’acompte' } satisfies Names,
    subject: (name: string, number: string, seller: string, copy: number) =>
      `${name} ${number}${copy > 1 ? ` (copie ${copy})` : ''} – ${seller}`,
    attached: {
      invoice: (number: string) => `Vous trouverez ci-joint votre facture ${number}.`,
      credit_note: (number: string) =>
        `Vous trouverez ci-joint l’avoir ${number} : son montant est déduit de ce que vous devez.`,
      deposit: (number: string) => `Vous trouverez ci-joint votre facture d’acompte ${number}.`,
    },
    copy: (copy: number) =>
      `Ce document vous a déjà été envoyé. Ceci en est la copie n° ${copy} : il n’y a rien de plus à payer.`,
    facts: {
      ...{ number: 'Numéro', issuedOn: 'Émis le', total: 'Total', corrects: 'Corrige', reason: 'Motif' },
      ...{ returned: 'Rendu à l’acompte', toGiveBack: 'Reste à rendre' },
      ...{ deposit: 'Acompte déjà facturé', toPay: 'À payer', dueOn: 'Au plus tard le' },
    },
    payment: { how: 'Pour payer par virement :', to: 'Bénéficiaire', reference: 'Référence à indiquer' },
    page: 'Tous vos documents',
    answer: (seller: string) => `Une question ? Répondez à ce message : il arrivera à ${seller}.`,
  },
  en: {
    hello: 'Hello,',
    names: { invoice: 'Invoice', credit_note: 'Credit note', deposit: 'Deposit invoice' } satisfies Names,
    subject: (name: string, number: string, seller: string, copy: number) =>
      `${name} ${number}${copy > 1 ? ` (copy ${copy})` : ''} – ${seller}`,
    attached: {
      invoice: (number: string) => `Your invoice ${number} is attached.`,
      credit_note: (number: string) => `The credit note ${number} is attached: its amount is taken off what you owe.`,
      deposit: (number: string) => `Your deposit invoice ${number} is attached.`,
    },
    copy: (copy: number) =>
      `This document was sent to you before. This is copy ${copy} of it: nothing more is to be paid.`,
    facts: {
      ...{ number: 'Number', issuedOn: 'Issued on', total: 'Total', corrects: 'Corrects', reason: 'Reason' },
      ...{ returned: 'Back to deposit', toGiveBack: 'Left to give back' },
      ...{ deposit: 'Deposit invoiced before', toPay: 'To pay', dueOn: 'No later than' },
    },
    payment: { how: 'To pay by transfer:', to: 'To', reference: 'Reference to quote' },
    page: 'All your documents',
    answer: (seller: string) => `A question? Answer this message: it reaches ${seller}.`,
  },
} as const;
