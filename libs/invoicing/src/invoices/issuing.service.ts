import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DocumentKind, type InvoiceId, type SiteId, canonicalJson, conflict, localDay } from '#libs/domain';
import { Jobs, type Tx } from '#libs/platform';
import type { LegalProfile } from '#libs/spaces';
import { Posting } from '../accounting/posting.service.js';
import { Journal } from '../journal/journal.service.js';
import type { OpenJournal } from '../journal/open-journal.js';
import { DocumentMails } from '../mails/mails.service.js';
import { mentionsFor } from '../legal/index.js';
import { type Unnumbered, documentNumber, numbered } from './invoices.rules.js';
import {
  type Draft,
  type Invoice,
  type Issued,
  insertDrafts,
  issuedById,
  lockSeries,
  markIssued,
  owedOf,
  takeNumber,
} from './invoices.store.js';
import { transferReference } from './references.rules.js';

export interface IssuedHow {
  /** Among all those of a month. */
  readonly byRun?: boolean;
}

/** A draft with what is to be printed on it. */
export interface Composed {
  readonly id: InvoiceId;
  readonly document: Unnumbered;
}

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
  draft(tx: Tx, draft: Draft): Promise<void> {
    return this.drafts(tx, [draft]);
  }

  async drafts(tx: Tx, drafts: readonly Draft[]): Promise<void> {
    if (!(await insertDrafts(tx, drafts))) throw conflict('id_reused');
  }

  async issue(tx: Tx, profile: LegalProfile, id: InvoiceId, document: Unnumbered): Promise<Invoice> {
    await this.issueAll(tx, profile, [{ id, document }]);
    return (await issuedById(tx, profile.siteId, id))!;
  }

  /**
   * The end of the transaction that issues, all of the documents or none: everything slow or refusable comes before. The
   * numbers are taken last, so that their lock is held for a few statements and a refusal leaves no gap; nobody else issues
   * at this site between reading the clock behind the head of its journal and the end of the transaction.
   */
  async issueAll(
    tx: Tx,
    profile: LegalProfile,
    composed: readonly Composed[],
    { byRun = false }: IssuedHow = {},
  ): Promise<void> {
    const { siteId, timeZone } = profile;
    // Whoever waited here for others has the time of after the wait: no day, and no year, strikes in between.
    const journal = await this.journal.open(tx, profile);
    const issuedOn = localDay(journal.at, timeZone);
    const ids = composed.map(({ id }) => id);
    const [owed, next, books] = await Promise.all([
      owedOf(tx, siteId, ids),
      this.nextNumbers(tx, siteId, Number(issuedOn.slice(0, 4)), composed),
      this.posting.open(tx, siteId, issuedOn),
    ]);
    const owing = new Map(owed.map((one) => [one.id, one]));
    // Nothing is waited for in between: who holds the numbers of a site holds them for as long as the database takes.
    const sent: Promise<unknown>[] = [];
    const posted = composed.map(({ id, document }) => {
      const { kind } = document;
      const rank = next.get(kind)!;
      next.set(kind, rank + 1);
      const issued = issuedAs(profile, journal, rank, document);
      sent.push(takeNumber(tx, { siteId, kind, year: issued.year }, issuedOn), markIssued(tx, siteId, id, issued));
      this.journal.document(journal, id, issued.snapshot, issued.sha256.toString('hex'));
      const { memberId, companyId, correctsId } = owing.get(id)!;
      return { id, correctsId, debtorId: (companyId ?? memberId)!, snapshot: issued.snapshot };
    });
    const announced = ids.map((id) => this.jobs.enqueue(tx, 'invoice.issued', { siteId, invoiceId: id }, id));
    await Promise.all([
      ...[...sent, journal.settle(), this.posting.record(tx, siteId, books, posted), ...announced],
      this.mails.issued(tx, siteId, posted, { at: journal.at, byRun }),
    ]);
  }

  /** Of each kind there is. Whoever waits here for another one's number would already wait for the journal. */
  private async nextNumbers(
    tx: Tx,
    siteId: SiteId,
    year: number,
    composed: readonly Composed[],
  ): Promise<Map<DocumentKind, number>> {
    const kinds = [...new Set(composed.map(({ document }) => document.kind))];
    return new Map(
      await Promise.all(kinds.map(async (kind) => [kind, await lockSeries(tx, { siteId, kind, year })] as const)),
    );
  }
}

function issuedAs(profile: LegalProfile, journal: OpenJournal, rank: number, document: Unnumbered): Issued {
  const { kind, seller } = document;
  const issuedAt = journal.at;
  const issuedOn = localDay(issuedAt, profile.timeZone);
  const year = Number(issuedOn.slice(0, 4));
  const snapshot = numbered(document, {
    ...{ number: documentNumber(kind, year, rank), issuedOn, paymentDays: profile.paymentDays },
    mentions: mentionsFor(document, issuedOn),
    paymentReference: transferReference(seller, { kind, year, rank }),
    lastClosure: journal.lastClosure,
  });
  const text = canonicalJson(snapshot);
  return { year, rank, issuedAt, snapshot, text, sha256: createHash('sha256').update(text).digest() };
}
