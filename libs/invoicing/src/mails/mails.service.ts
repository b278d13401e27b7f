import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  type Instant,
  type InvoiceId,
  type InvoiceSnapshot,
  type SiteId,
  conflict,
  invalidField,
  notFound,
} from '#libs/domain';
import { Db, Jobs, type Scope, type Tx } from '#libs/platform';
import { issuedById } from '../invoices/invoices.store.js';
import { Journal } from '../journal/journal.service.js';
import { quoteById } from '../quotes/quotes.store.js';
import { COPIES_AT_MOST, type Sending, isMailbox } from './mails.rules.js';
import * as store from './mails.store.js';

/** Something is to be sent at a site. */
export const SEND = 'documents.send';

export type MailOrder = store.Mailed & {
  /** Chosen by the client: the same order again is the same mail. */
  readonly id: string;
  readonly siteId: SiteId;
  /** Null: to the address on the document. */
  readonly to: string | null;
};

export interface JustIssued {
  readonly id: InvoiceId;
  readonly snapshot: InvoiceSnapshot;
}

/** The mails of a document, and where the next one would go. */
export interface MailsOfDocument {
  /** Empty: the document names no address. */
  readonly to: string;
  readonly mails: readonly store.DocumentMail[];
}

/** Orders documents to be sent: by themselves as the site has set it, or because somebody says so. */
@Injectable()
export class DocumentMails {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
  ) {}

  /** A site that has said nothing sends by hand. */
  sending(scope: Scope, siteId: SiteId): Promise<Sending> {
    return this.db.run(scope, async (tx) => (await store.sendingOf(tx, siteId)) ?? 'by_hand');
  }

  async setSending(scope: Scope, siteId: SiteId, sending: Sending): Promise<void> {
    await this.db.run(scope, (tx) => store.saveSending(tx, siteId, sending));
  }

  /** In the transaction that issues, behind the documents: one statement, and no more where nothing is wanted. */
  async issued(
    tx: Tx,
    siteId: SiteId,
    documents: readonly JustIssued[],
    { at, byRun }: { at: Instant; byRun: boolean },
  ): Promise<void> {
    const mails = documents
      .map(({ id: invoiceId, snapshot }) => ({ id: uuidv7(), invoiceId, recipient: snapshot.buyer.email }))
      .filter(({ recipient }) => isMailbox(recipient));
    if (mails.length === 0) return;
    const wanted = byRun ? (['with_run', 'at_issue'] as const) : (['at_issue'] as const);
    if (await store.queueBySetting(tx, siteId, wanted, mails, at)) await this.enqueue(tx, siteId);
  }

  ofDocument(scope: Scope, siteId: SiteId, of: store.Mailed): Promise<MailsOfDocument> {
    return this.db.run(scope, (tx) => this.within(tx, siteId, of));
  }

  /** In the transaction that gives a quote its number: to the address on it, where there is one. */
  async quoteSent(tx: Tx, siteId: SiteId, quoteId: string, recipient: string): Promise<void> {
    if (!isMailbox(recipient)) return;
    await store.insertMails(tx, siteId, [{ id: uuidv7(), quoteId, copy: 1, recipient }]);
    await this.enqueue(tx, siteId);
  }

  /**
   * Sends a document or a quote: for the first time, once more to whom it did not reach, or as a copy of what was sent, which
   * of a document the journal is told. Throws `mail_under_way` while the one before is with the mail server, and `too_many_copies`.
   */
  order(scope: Scope, { id, siteId, to, ...of }: MailOrder): Promise<MailsOfDocument> {
    return this.db.run(scope, async (tx) => {
      const { to: usual, mails } = await this.within(tx, siteId, of);
      if (mails.some((mail) => mail.id === id)) return { to: usual, mails };
      const recipient = to ?? usual;
      if (!isMailbox(recipient)) throw invalidField('email', 'an address that a mail can be sent to');
      const [last] = mails;
      if (last && last.state !== 'sent') {
        if (!(await store.requeue(tx, siteId, last.id, recipient))) throw conflict('mail_under_way');
      } else {
        const copy = (last?.copy ?? 0) + 1;
        if (copy > COPIES_AT_MOST) throw conflict('too_many_copies', { limit: COPIES_AT_MOST });
        await this.insert(tx, siteId, { id, ...of, copy, recipient });
      }
      await this.enqueue(tx, siteId);
      return this.within(tx, siteId, of);
    });
  }

  /** What nobody has sent of a month, or of a run: to each the mail it is waiting for. Those without an address stay. */
  async orderAll(scope: Scope, siteId: SiteId, among: store.Batch): Promise<void> {
    await this.db.run(scope, async (tx) => {
      const reachable = (await store.unsentOf(tx, siteId, among)).filter(({ email }) => isMailbox(email));
      const mails = reachable.map(({ invoiceId, email }) => ({ id: uuidv7(), invoiceId, copy: 1, recipient: email }));
      if (mails.length > 0 && (await store.insertMails(tx, siteId, mails)) > 0) await this.enqueue(tx, siteId);
    });
  }

  private async insert(tx: Tx, siteId: SiteId, mail: store.NewMail): Promise<void> {
    // Somebody else has just ordered the same: pressing twice is not two copies.
    if ((await store.insertMails(tx, siteId, [mail])) === 0) throw conflict('mail_under_way');
    // A quote is no fiscal document.
    if (mail.copy === 1 || mail.quoteId !== undefined) return;
    const { number } = (await issuedById(tx, siteId, mail.invoiceId))!;
    const journal = await this.journal.openOf(tx, siteId);
    journal.append('REPRINT', { number, copy: mail.copy }, mail.invoiceId);
    await journal.settle();
  }

  private async within(tx: Tx, siteId: SiteId, of: store.Mailed): Promise<MailsOfDocument> {
    const { invoiceId, quoteId } = of;
    const document = invoiceId ? await issuedById(tx, siteId, invoiceId) : await quoteById(tx, siteId, quoteId!);
    if (!document?.snapshot) throw notFound();
    const mails = await store.mailsOf(tx, siteId, of);
    return { to: mails[0]?.recipient ?? document.snapshot.buyer.email, mails };
  }

  private enqueue(tx: Tx, siteId: SiteId): Promise<void> {
    return this.jobs.enqueue(tx, SEND, { siteId }, siteId);
  }
}
