import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Day, type InvoiceLine, type Product, type SiteId, isUuid } from '#libs/domain';
import { Clock, Db, Jobs, type Tx, jobScope } from '#libs/platform';
import { type Booked, auxiliaryOf, entryOf, fiscalYearOf } from './entry.rules.js';
import {
  type Books,
  type Posted,
  bookedDocuments,
  hasYear,
  insertEntry,
  isBehind,
  lastDayBefore,
  lockBooks,
  noLongerWaiting,
  openYear,
  productsOf,
  waiting,
} from './posting.store.js';

const JOB = 'accounting.behind';
const BATCH = 100;

/** Writes the entry of each document, once, in the order they were issued. */
@Injectable()
export class Posting implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.on(JOB, async ({ siteId }) => {
      if (!isUuid(siteId)) throw new TypeError(`${JOB} without a site`);
      const scope = jobScope(JOB, siteId as SiteId);
      while (await this.db.run(scope, (tx) => this.postWaiting(tx, siteId as SiteId)));
    });
  }

  /**
   * The books of the site while this transaction holds them, ready for entries of a day. What was issued before there was
   * accounting goes first.
   */
  async open(tx: Tx, siteId: SiteId, day: Day): Promise<Books> {
    const [books, isThere] = await Promise.all([lockBooks(tx, siteId), hasYear(tx, siteId, day)]);
    if (books.behind) await this.catchUp(tx, siteId);
    if (!isThere) await this.ensureYear(tx, siteId, books, day);
    return books;
  }

  /** In the transaction that issues, behind the numbers. */
  async record(tx: Tx, siteId: SiteId, books: Books, documents: readonly Posted[]): Promise<void> {
    await Promise.all(documents.map((document) => this.post(tx, siteId, books, document)));
  }

  /** Every document of the site has its entry when this returns. */
  async catchUp(tx: Tx, siteId: SiteId): Promise<void> {
    if (!(await isBehind(tx, siteId))) return;
    while (await this.postWaiting(tx, siteId));
  }

  /** Posts some of what waits; false when nothing is left. */
  private async postWaiting(tx: Tx, siteId: SiteId): Promise<boolean> {
    const books = await lockBooks(tx, siteId);
    const documents = books.behind ? await waiting(tx, siteId, BATCH) : [];
    for (const document of documents) {
      if (document.isBooked) continue;
      await this.ensureYear(tx, siteId, books, document.snapshot.issuedOn);
      await this.post(tx, siteId, books, document);
    }
    const ids = documents.map(({ id }) => id);
    if (ids.length > 0) await noLongerWaiting(tx, siteId, ids);
    return ids.length > 0;
  }

  private async post(tx: Tx, siteId: SiteId, books: Books, document: Posted): Promise<void> {
    const { id, debtorId, correctsId, snapshot } = document;
    const numbers = (snapshot.deposits ?? []).map(({ number }) => number);
    const related =
      correctsId === null && numbers.length === 0
        ? new Map<string, Booked>()
        : await bookedDocuments(tx, siteId, { id: correctsId, numbers });
    const entry = entryOf({
      snapshot,
      auxiliary: auxiliaryOf(debtorId),
      accounts: books.accounts,
      productOf: await this.productsFor(tx, siteId, document),
      original: snapshot.corrects ? (related.get(snapshot.corrects.number) ?? null) : null,
      deposits: related,
    });
    if (!entry) return;
    const { currency } = snapshot;
    await insertEntry(tx, siteId, { ...entry, id: uuidv7(), documentId: id, currency }, this.clock.now());
  }

  /** Lines say what they are for; those of old documents are found by the charges behind them. */
  private async productsFor(
    tx: Tx,
    siteId: SiteId,
    { id, correctsId, snapshot }: Posted,
  ): Promise<(line: InvoiceLine) => Product> {
    const known = snapshot.lines.every(({ product }) => product !== undefined);
    const products = known
      ? new Map<string, Product>()
      : await productsOf(tx, siteId, [id, ...(correctsId ? [correctsId] : [])]);
    return ({ label, suppliedOn }) => products.get(`${label}|${suppliedOn}`) ?? 'other';
  }

  private async ensureYear(tx: Tx, siteId: SiteId, { firstMonth }: Books, day: Day): Promise<void> {
    if (await hasYear(tx, siteId, day)) return;
    await openYear(tx, siteId, fiscalYearOf(day, firstMonth, await lastDayBefore(tx, siteId, day)));
  }
}
