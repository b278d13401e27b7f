import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '#libs/domain';
import {
  type Closing,
  NO_PERPETUAL,
  type Part,
  closingOf,
  closureOf,
  partOfDocument,
  perpetualAfter,
} from './closures.js';
import { type Entry, genesisOf, hashOf, isSignedBy, keyIdOf, publicKeyOf, sha256 } from './entry.js';
import type { DocumentPayload, KeyPayload, RenderedPayload } from './payloads.js';

export const FAULT_CODES = [
  'sequence_gap',
  'foreign_issuer',
  'payload_altered',
  'payload_unreadable',
  'link_broken',
  'hash_wrong',
  'key_unknown',
  'key_untrusted',
  'signature_wrong',
  'time_went_back',
  'number_gap',
  'number_date_went_back',
  'document_twice',
  'document_in_closed_period',
  'period_left_open',
  'closure_wrong',
  'anchor_missing',
  'tail_missing',
  'manifest_wrong',
  'file_missing',
  'file_replaced',
  'file_unknown',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export interface Fault {
  readonly code: FaultCode;
  /** Of the entry; null: of the whole, or of a file. */
  readonly seq: number | null;
  readonly detail: string;
}

export interface Trust {
  /** Hashes that were kept elsewhere: each must be the hash of an entry, or begin it (16 digits or more). */
  readonly anchors?: readonly string[];
  /** Ids of the only keys that may sign; left out: those that the journal itself announces. */
  readonly keyIds?: readonly string[];
}

interface Known {
  readonly seq: number;
  readonly payload: DocumentPayload;
  readonly files: Map<string, RenderedPayload>;
}

/**
 * Reads a journal entry by entry, from the first one on, and names whatever is not as it was written. It reckons everything
 * anew and shares only the arithmetic of a closure with what writes one.
 */
export class ChainCheck {
  readonly faults: Fault[] = [];
  /** By number. */
  readonly documents = new Map<string, Known>();
  last: Entry | null = null;
  entries = 0;
  closures = 0;
  private issuer: string | null = null;
  private readonly keys = new Map<string, KeyObject>();
  private readonly series = new Map<string, { rank: number; date: string }>();
  private readonly anchors: Set<string>;
  /** Documents of the periods that run, by the kind of closure that ends them. */
  private readonly running = new Map<string, { period: string; parts: Part[] }>();
  private perpetual = NO_PERPETUAL;
  private closedDay = '';

  constructor(private readonly trust: Trust = {}) {
    this.anchors = new Set(trust.anchors);
  }

  add(entry: Entry): void {
    this.entries += 1;
    this.issuer ??= entry.issuer;
    const payload = this.readPayload(entry);
    this.checkLink(entry);
    if (entry.kind === 'KEY_ROTATION') this.learnKey(entry, payload as KeyPayload | null);
    this.checkSignature(entry);
    if (payload !== null) this.checkContent(entry, payload);
    for (const anchor of this.anchors) if (entry.hash.startsWith(anchor)) this.anchors.delete(anchor);
    this.last = entry;
  }

  /** Behind the last entry. */
  end(): void {
    for (const anchor of this.anchors) {
      this.fault(
        'anchor_missing',
        null,
        `no entry has the hash ${anchor}: the end was cut off, or all was written anew`,
      );
    }
  }

  fault(code: FaultCode, seq: number | null, detail: string): void {
    this.faults.push({ code, seq, detail });
  }

  private readPayload(entry: Entry): object | null {
    if (sha256(entry.payload) !== entry.payloadHash) {
      this.fault('payload_altered', entry.seq, `the content of ${entry.kind} is not what was hashed`);
    }
    try {
      const payload = JSON.parse(entry.payload) as object;
      if (canonicalJson(payload) === entry.payload) return payload;
    } catch {
      // said below
    }
    this.fault('payload_unreadable', entry.seq, 'the content is no canonical JSON');
    return null;
  }

  private checkLink(entry: Entry): void {
    const { seq } = entry;
    const expected = (this.last?.seq ?? 0) + 1;
    if (seq !== expected) this.fault('sequence_gap', seq, `entry ${seq} stands where ${expected} belongs`);
    if (entry.issuer !== this.issuer) this.fault('foreign_issuer', seq, `the entry is of ${entry.issuer}`);
    if (entry.prev !== (this.last?.hash ?? genesisOf(entry.issuer))) {
      this.fault('link_broken', seq, 'it does not follow on the entry before');
    }
    if (hashOf(entry) !== entry.hash) this.fault('hash_wrong', seq, 'its hash is not the hash of its content');
    if (this.last !== null && entry.at < this.last.at) {
      this.fault('time_went_back', seq, `${entry.at} comes after ${this.last.at}`);
    }
  }

  private learnKey(entry: Entry, payload: KeyPayload | null): void {
    const key = payload === null ? null : publicKeyOf(payload.publicKey);
    if (payload === null || key === null || keyIdOf(payload.publicKey) !== payload.keyId) {
      this.fault('key_unknown', entry.seq, 'the entry announces no usable key');
      return;
    }
    this.keys.set(payload.keyId, key);
  }

  private checkSignature(entry: Entry): void {
    const { seq, keyId } = entry;
    const key = this.keys.get(keyId);
    if (!key) {
      this.fault('key_unknown', seq, `no entry before announces the key ${keyId}`);
      return;
    }
    if (this.trust.keyIds && !this.trust.keyIds.includes(keyId)) {
      this.fault('key_untrusted', seq, `signed with ${keyId}, which is none of the keys that were named`);
    }
    if (!isSignedBy(entry, key)) this.fault('signature_wrong', seq, `not signed with the key ${keyId}`);
  }

  private checkContent(entry: Entry, payload: object): void {
    const closing = closingOf(entry.kind);
    try {
      if (closing) this.checkClosure(entry, closing);
      if (entry.kind === 'DOCUMENT') this.checkDocument(entry, payload as DocumentPayload);
      if (entry.kind === 'RENDERED') this.checkRendered(entry, payload as RenderedPayload);
    } catch (error) {
      // A forged entry may lack anything: that is named, and the check goes on.
      if (!(error instanceof TypeError)) throw error;
      this.fault('payload_unreadable', entry.seq, `it does not have the shape of ${entry.kind}`);
    }
  }

  private checkDocument(entry: Entry, payload: DocumentPayload): void {
    const { seq } = entry;
    const { number, date } = payload;
    if (this.documents.has(number)) this.fault('document_twice', seq, `${number} is there already`);
    this.documents.set(number, { seq, payload, files: new Map() });
    this.checkNumber(seq, payload);
    if (date <= this.closedDay) {
      this.fault('document_in_closed_period', seq, `${number} is dated ${date}, and ${this.closedDay} is closed`);
    }
    const part = partOfDocument(seq, payload);
    for (const kind of ['CLOSURE_DAY', 'CLOSURE_MONTH', 'CLOSURE_YEAR']) {
      const period = date.slice(0, closingOf(kind)!.digits);
      const running = this.running.get(kind) ?? { period, parts: [] };
      if (running.period !== period) {
        this.fault('period_left_open', seq, `${number} is of ${period}, and ${running.period} was not closed`);
      }
      running.parts.push(part);
      this.running.set(kind, running);
    }
    this.perpetual = perpetualAfter(this.perpetual, part.totals);
  }

  private checkNumber(seq: number, { number, date }: DocumentPayload): void {
    const [, series = '', digits = ''] = /^(.*?)(\d+)$/.exec(number) ?? [];
    const rank = Number(digits);
    const before = this.series.get(series);
    const expected = (before?.rank ?? 0) + 1;
    if (rank !== expected) this.fault('number_gap', seq, `${number} stands where number ${expected} belongs`);
    if (before && date < before.date) {
      this.fault('number_date_went_back', seq, `${number} is dated ${date}, the number before it ${before.date}`);
    }
    this.series.set(series, { rank, date });
  }

  private checkRendered(entry: Entry, payload: RenderedPayload): void {
    const document = this.documents.get(payload.number);
    if (!document) this.fault('file_unknown', entry.seq, `a file of ${payload.number}, which is no document`);
    else document.files.set(payload.file, payload);
  }

  private checkClosure(entry: Entry, { kind }: Closing): void {
    this.closures += 1;
    const running = this.running.get(kind);
    this.running.delete(kind);
    if (!running) {
      this.fault('closure_wrong', entry.seq, 'it closes a period in which there is nothing');
      return;
    }
    const expected = closureOf(running.period, running.parts, this.perpetual, entry.prev);
    if (canonicalJson(expected) !== entry.payload) {
      this.fault('closure_wrong', entry.seq, `the closure of ${running.period} is not what its documents come to`);
    }
    if (kind === 'CLOSURE_DAY') this.closedDay = running.period;
  }
}
