import {
  CLOSURES,
  type ClosureKind,
  type ClosurePayload,
  type Closing,
  type DocumentPayload,
  type Entry,
  type EntryKind,
  NO_PERPETUAL,
  type SigningKey,
  closureOf,
  entryOf,
  perpetualAfter,
  sumOf,
} from '#libs/chain';
import type { Day, Instant, InvoiceId, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type Head, insertEntry, lastOf, openParts } from './journal.store.js';

/**
 * A journal while this transaction holds its head: entries are signed one behind the other, and go to the database with
 * whatever is sent next. Nobody else adds to it until the transaction ends.
 */
export class OpenJournal {
  /** Closures that were made since it was opened. */
  readonly closed: Entry[] = [];
  private seq: number;
  private hash: string;
  private closureHash: string | null;
  private readonly running: Record<ClosureKind, string | null>;
  private sent: Promise<unknown>[] = [];

  constructor(
    private readonly tx: Tx,
    readonly siteId: SiteId,
    head: Head,
    /** The time of every entry of this transaction, and of the document it issues. */
    readonly at: Instant,
    private readonly key: SigningKey,
  ) {
    this.seq = head.seq;
    this.hash = head.hash;
    this.closureHash = head.closureHash;
    this.running = { CLOSURE_DAY: head.openDay, CLOSURE_MONTH: head.openMonth, CLOSURE_YEAR: head.openYear };
  }

  /** The beginning of the hash of the last closure, as documents print it; null before the first one. */
  get lastClosure(): string | null {
    return this.closureHash?.slice(0, 16) ?? null;
  }

  /** Not waited for: `settle` is. */
  append(kind: EntryKind, payload: object, documentId: InvoiceId | null = null): Entry {
    const { siteId: issuer, at, hash: prev } = this;
    const entry = entryOf({ issuer, seq: this.seq + 1, at, kind, payload, prev }, this.key);
    this.seq = entry.seq;
    this.hash = entry.hash;
    const sent = insertEntry(this.tx, this.siteId, entry, documentId);
    sent.catch(() => undefined); // whoever settles is told
    this.sent.push(sent);
    return entry;
  }

  document(id: InvoiceId, payload: DocumentPayload): void {
    this.append('DOCUMENT', payload, id);
    for (const { kind, digits } of CLOSURES) this.running[kind] = payload.date.slice(0, digits);
  }

  /** Resolves when the database has taken every entry; throws what it refused. */
  async settle(): Promise<void> {
    const { sent } = this;
    this.sent = [];
    await Promise.all(sent);
  }

  /** Closes what is over on that day: the day, then its month, then its year. */
  async closeBefore(day: Day): Promise<void> {
    for (const closing of CLOSURES) {
      const period = this.running[closing.kind];
      if (period === null) continue;
      if (period >= day.slice(0, closing.digits)) return;
      await this.close(closing, period);
    }
  }

  private async close(closing: Closing, period: string): Promise<void> {
    await this.settle();
    const { kind, of } = closing;
    const parts = await openParts(this.tx, this.siteId, closing);
    const last = await lastOf(this.tx, this.siteId, 'CLOSURE_DAY');
    const before = last === null ? NO_PERPETUAL : (JSON.parse(last.payload) as ClosurePayload).perpetual;
    const perpetual = of === 'DOCUMENT' ? perpetualAfter(before, sumOf(parts.map(({ totals }) => totals))) : before;
    const entry = this.append(kind, closureOf(period, parts, perpetual, this.hash));
    this.running[kind] = null;
    this.closureHash = entry.hash;
    this.closed.push(entry);
  }
}
