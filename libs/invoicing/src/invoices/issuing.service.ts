import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type InvoiceId, canonicalJson, conflict, localDay } from '#libs/domain';
import { Jobs, type Tx } from '#libs/platform';
import type { LegalProfile } from '#libs/spaces';
import { Posting } from '../accounting/posting.service.js';
import { Journal } from '../journal/journal.service.js';
import { DocumentMails } from '../mails/mails.service.js';
import { mentionsFor } from '../legal/index.js';
import { type Unnumbered, documentNumber, numbered } from './invoices.rules.js';
import { type Draft, type Invoice, insertDraft, issuedById, markIssued, takeNumber } from './invoices.store.js';
import { transferReference } from './references.rules.js';

/**
 * The one way from a composed document to an issued one, whatever its kind: a draft first, to which the caller ties what it
 * counts, then the number, which freezes it.
 */
@Injectable()
export class Issuing {
  constructor(
    private readonly jobs: Jobs,
    private readonly journal: Journal,
    private readonly posting: Posting,
    private readonly mails: DocumentMails,
  ) {}

  /** The row that charges, deposits and the like are tied to. Throws id_reused when the site has a document of this id. */
  async draft(tx: Tx, draft: Draft): Promise<void> {
    if (!(await insertDraft(tx, draft))) throw conflict('id_reused');
  }

  /**
   * The end of the transaction that issues: everything slow or refusable comes before. The number is taken last, so that its
   * lock is held for a few statements and a refusal leaves no gap; nobody else issues at this site between reading the clock
   * behind the head of its journal and the end of the transaction. `byRun`: among all those of a month.
   */
  async issue(
    tx: Tx,
    profile: LegalProfile,
    id: InvoiceId,
    document: Unnumbered,
    { byRun = false }: { byRun?: boolean } = {},
  ): Promise<Invoice> {
    const { siteId, timeZone, paymentDays } = profile;
    const { kind } = document;
    await this.jobs.enqueue(tx, 'invoice.issued', { siteId, invoiceId: id }, id);
    // Whoever waited here for others has the time of after the wait: no day, and no year, strikes in between.
    const journal = await this.journal.open(tx, profile);
    const issuedAt = journal.at;
    const issuedOn = localDay(issuedAt, timeZone);
    const year = Number(issuedOn.slice(0, 4));
    const rank = await takeNumber(tx, { siteId, kind, year }, issuedOn);
    const mentions = mentionsFor(document.seller, document.buyer, issuedOn, document.locale);
    const number = documentNumber(kind, year, rank);
    const { lastClosure } = journal;
    const paymentReference = transferReference(document.seller, { kind, year, rank });
    const facts = { number, issuedOn, paymentDays, mentions, paymentReference, lastClosure };
    const snapshot = numbered(document, facts);
    const text = canonicalJson(snapshot);
    const sha256 = createHash('sha256').update(text).digest();
    // Sent together: the entry is behind the document.
    await Promise.all([
      markIssued(tx, siteId, id, { year, rank, issuedAt, snapshot, text, sha256 }),
      this.journal.document(journal, id, snapshot, sha256.toString('hex')),
      this.mails.issued(tx, siteId, id, { snapshot, at: issuedAt, byRun }),
    ]);
    const invoice = (await issuedById(tx, siteId, id))!;
    await this.posting.record(tx, siteId, invoice);
    return invoice;
  }
}
