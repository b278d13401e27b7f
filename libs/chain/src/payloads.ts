import type { DocumentKind, VatCategory } from '#libs/domain';

/** What a document came to under one rate. Cents; those of a credit note are positive, as printed. */
export interface RateTotal {
  readonly category: VatCategory;
  /** Basis points. */
  readonly rateBp: number;
  readonly netCents: number;
  readonly vatCents: number;
}

/** An issued document. Who bought is there as a hash only: the journal outlives the right to keep a name. */
export interface DocumentPayload {
  readonly number: string;
  readonly kind: DocumentKind;
  /** The day printed on it, local to the seller. */
  readonly date: string;
  readonly currency: string;
  /** Of a credit note: the number of what it corrects. */
  readonly corrects: string | null;
  /** SHA-256 of the canonical JSON of the snapshot's seller and buyer. */
  readonly seller: string;
  readonly buyer: string;
  readonly vat: readonly RateTotal[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** SHA-256 of the frozen content. */
  readonly snapshot: string;
  /** Issued before there was a journal: the entry is younger than the document. */
  readonly imported: boolean;
}

/** A file of a document, made after it: from then on these bytes are the document. */
export interface RenderedPayload {
  readonly number: string;
  readonly file: string;
  readonly sha256: string;
  readonly template: string;
}

/** Sums of documents, credit notes taken off. */
export interface Totals {
  readonly documents: number;
  readonly byRate: readonly RateTotal[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** Credit notes added, not taken off. */
  readonly absoluteCents: number;
}

/** Since the first entry, never set back. */
export type Perpetual = Pick<Totals, 'documents' | 'grossCents' | 'absoluteCents'>;

export interface ClosurePayload {
  /** "2026-11-21", "2026-11" or "2026". */
  readonly period: string;
  /** Of the documents in it. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly totals: Totals;
  readonly perpetual: Perpetual;
  /** The hash of the entry before: whoever keeps it can show that nothing up to here was taken away or replaced. */
  readonly head: string;
}

/** Entries are signed with this key from this one on. The first entry of a journal is one. */
export interface KeyPayload {
  readonly keyId: string;
  /** SPKI, base64. */
  readonly publicKey: string;
}

/** An archive was made; this entry is the last one in it. */
export interface ArchivePayload {
  /** Files of documents dated from and to these days, both included. */
  readonly from: string;
  readonly to: string;
  readonly documents: number;
}
