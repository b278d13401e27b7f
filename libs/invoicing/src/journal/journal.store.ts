import { type Closing, type ClosureKind, type Entry, type EntryKind, type Part, genesisOf, partOf } from '#libs/chain';
import type { Day, InvoiceId, InvoiceSnapshot, SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';

/** Where a journal ends. Hashes are hexadecimal. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly keyId: string | null;
  readonly settingHash: string | null;
  readonly softwareHash: string | null;
  /** Of the last closure. */
  readonly closureHash: string | null;
  /** Periods with documents that are not closed yet. */
  readonly openDay: Day | null;
  readonly openMonth: string | null;
  readonly openYear: string | null;
  readonly closedDay: Day | null;
}

type HeadRecord = Omit<Head, 'at'> & { readonly at: Date };
const headOf = (row: HeadRecord | undefined): Head | null => (row ? { ...row, at: row.at.getTime() } : null);

/** Queues behind whoever adds to this journal, until their transaction ends; an empty one begins. */
export async function lockHead(tx: Tx, siteId: SiteId): Promise<Head> {
  const select = () => tx.sql<HeadRecord>`
    select seq, encode(hash, 'hex') as hash, at, key_id as "keyId", encode(setting_hash, 'hex') as "settingHash",
           encode(software_hash, 'hex') as "softwareHash", encode(closure_hash, 'hex') as "closureHash", open_day::text as "openDay", open_month as "openMonth",
           open_year as "openYear", closed_day::text as "closedDay"
    from journal_heads where site_id = ${siteId} for update`;
  const [row] = await select();
  if (row) return headOf(row)!;
  await tx.sql`
    insert into journal_heads (site_id, seq, hash, at)
    values (${siteId}, 0, ${Buffer.from(genesisOf(siteId), 'hex')}, 'epoch') on conflict do nothing`;
  return headOf((await select())[0])!;
}

/** As it stands; null: nothing was ever recorded. */
export async function readHead(tx: Tx, siteId: SiteId): Promise<Head | null> {
  const [row] = await tx.sql<HeadRecord>`
    select seq, encode(hash, 'hex') as hash, at, key_id as "keyId", encode(setting_hash, 'hex') as "settingHash",
           encode(software_hash, 'hex') as "softwareHash", encode(closure_hash, 'hex') as "closureHash", open_day::text as "openDay", open_month as "openMonth",
           open_year as "openYear", closed_day::text as "closedDay"
    from journal_heads where site_id = ${siteId}`;
  return headOf(row);
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** The database checks that it follows on the last one, that its hash is right, and that it fits its document. */
export const insertEntry = (tx: Tx, siteId: SiteId, entry: Entry, documentId: InvoiceId | null) => tx.sql`
  insert into journal_entries (site_id, seq, v, at, kind, payload, payload_hash, prev, hash, key_id, sig, document_id)
  values (${siteId}, ${entry.seq}, ${entry.v}, ${entry.at}, ${entry.kind}, ${entry.payload}, ${bytes(entry.payloadHash)},
    ${bytes(entry.prev)}, ${bytes(entry.hash)}, ${entry.keyId}, ${Buffer.from(entry.sig, 'base64')}, ${documentId})`;

type EntryRecord = Omit<Entry, 'issuer' | 'at' | 'sig'> & { readonly at: Date; readonly sig: Buffer };

/** Up to `limit` entries behind `after`, in order. */
export async function entriesAfter(tx: Tx, siteId: SiteId, after: number, limit: number): Promise<Entry[]> {
  const rows = await tx.sql<EntryRecord>`
    select v, seq, at, kind, payload, encode(payload_hash, 'hex') as "payloadHash", encode(prev, 'hex') as prev,
           encode(hash, 'hex') as hash, key_id as "keyId", sig
    from journal_entries where site_id = ${siteId} and seq > ${after} order by seq limit ${limit}`;
  return rows.map(({ at, sig, ...row }) => ({
    ...{ ...row, issuer: siteId },
    ...{ at: at.toISOString(), sig: sig.toString('base64') },
  }));
}

/** What the next closure of this kind is made of: what came behind the last one. */
export async function openParts(tx: Tx, siteId: SiteId, closing: Closing): Promise<Part[]> {
  const rows = await tx.sql<{ seq: number; payload: string }>`
    select seq, payload from journal_entries
    where site_id = ${siteId} and kind = ${closing.of} and seq > coalesce((
      select max(seq) from journal_entries where site_id = ${siteId} and kind = ${closing.kind}), 0)
    order by seq`;
  return rows.map(({ seq, payload }) => partOf(closing, seq, payload));
}

/** The last entry of a kind. */
export async function lastOf(
  tx: Tx,
  siteId: SiteId,
  kind: EntryKind,
): Promise<{ hash: string; payload: string } | null> {
  const [row] = await tx.sql<{ hash: string; payload: string }>`
    select encode(hash, 'hex') as hash, payload from journal_entries
    where site_id = ${siteId} and kind = ${kind} order by seq desc limit 1`;
  return row ?? null;
}

export interface ClosureRecord {
  readonly seq: number;
  readonly at: Date;
  readonly kind: ClosureKind;
  readonly payload: string;
  readonly hash: string;
}

/** Closures of the periods that begin with the text, the newest first. */
export const closuresOf = (tx: Tx, siteId: SiteId, year: string) => tx.sql<ClosureRecord>`
  select seq, at, kind, payload, encode(hash, 'hex') as hash from journal_entries
  where site_id = ${siteId} and kind in ('CLOSURE_DAY', 'CLOSURE_MONTH', 'CLOSURE_YEAR')
    and payload::jsonb ->> 'period' like ${`${year}%`}
  order by seq desc`;

export const closureAt = async (tx: Tx, siteId: SiteId, seq: number): Promise<ClosureRecord | null> => {
  const [row] = await tx.sql<ClosureRecord>`
    select seq, at, kind, payload, encode(hash, 'hex') as hash from journal_entries
    where site_id = ${siteId} and seq = ${seq} and kind like 'CLOSURE%'`;
  return row ?? null;
};

/** Years with documents, the newest first. */
export async function yearsOf(tx: Tx, siteId: SiteId): Promise<string[]> {
  const rows = await tx.sql<{ year: string }>`
    select distinct number_year::text as year from invoices
    where site_id = ${siteId} and status = 'issued' order by year desc`;
  return rows.map(({ year }) => year);
}

/** An issued document as the journal and the archive need it. */
export interface IssuedDocument {
  readonly id: InvoiceId;
  readonly snapshot: InvoiceSnapshot;
  readonly text: string;
  readonly sha256: string;
}

type IssuedRecord = Omit<IssuedDocument, 'snapshot'>;
const issuedOf = ({ text, ...row }: IssuedRecord): IssuedDocument => ({
  ...{ ...row, text },
  snapshot: JSON.parse(text) as InvoiceSnapshot,
});

/** Issued documents that no entry tells of, in the order they were issued. */
export async function unrecorded(tx: Tx, siteId: SiteId): Promise<IssuedDocument[]> {
  const rows = await tx.sql<IssuedRecord>`
    select i.id, i.snapshot as text, encode(i.snapshot_sha256, 'hex') as sha256 from invoices i
    where i.site_id = ${siteId} and i.status = 'issued' and not exists (
      select from journal_entries e where e.site_id = i.site_id and e.document_id = i.id and e.kind = 'DOCUMENT')
    order by i.issued_on, i.issued_at, i.kind, i.number_year, i.number_rank`;
  return rows.map(issuedOf);
}

/** Documents of these days, in the order of their numbers. */
export const documentsBetween = (tx: Tx, siteId: SiteId, from: Day, to: Day) => tx.sql<{
  id: InvoiceId;
  number: string;
  rendered: boolean;
}>`
  select i.id, i.number, exists (
      select from invoice_files f where f.site_id = i.site_id and f.invoice_id = i.id) as rendered
  from invoices i
  where i.site_id = ${siteId} and i.status = 'issued' and i.issued_on between ${from} and ${to}
  order by i.issued_on, i.kind, i.number_rank`;

/** Sites that have ever issued anything. */
export async function sitesThatSell(tx: Tx): Promise<SiteId[]> {
  const rows = await tx.sql<{ siteId: SiteId }>`select site_id as "siteId" from shared_journal_sites order by site_id`;
  return rows.map(({ siteId }) => siteId);
}

/** Stored files that no entry tells of: of one document, or of all. */
export const unrecordedFiles = (tx: Tx, siteId: SiteId, id: InvoiceId | null) => tx.sql<{
  id: InvoiceId;
  number: string;
  kind: string;
  template: string;
  sha256: string;
}>`
  select f.invoice_id as id, i.number, f.kind, f.template, encode(f.sha256, 'hex') as sha256
  from invoice_files f join invoices i on i.site_id = f.site_id and i.id = f.invoice_id
  where f.site_id = ${siteId} and (${id}::uuid is null or f.invoice_id = ${id}) and not exists (
    select from journal_entries e where e.site_id = f.site_id and e.document_id = f.invoice_id and e.kind = 'RENDERED'
      and e.payload::jsonb ->> 'sha256' = encode(f.sha256, 'hex'))
  order by f.kind`;

export interface DocumentWithFiles {
  readonly number: string;
  /** The frozen content, as hashed. */
  readonly text: string;
  readonly files: readonly { readonly kind: string; readonly bytes: Buffer }[];
}

/** In the order of the ids. */
export async function documentsWithFiles(
  tx: Tx,
  siteId: SiteId,
  ids: readonly InvoiceId[],
): Promise<DocumentWithFiles[]> {
  const [documents, files] = await Promise.all([
    tx.sql<{ id: InvoiceId; number: string; text: string }>`
      select id, number, snapshot as text from invoices where site_id = ${siteId} and id = any(${ids}::uuid[])`,
    tx.sql<{ id: InvoiceId; kind: string; bytes: Buffer }>`
      select invoice_id as id, kind, bytes from invoice_files
      where site_id = ${siteId} and invoice_id = any(${ids}::uuid[]) order by kind`,
  ]);
  const byId = new Map(documents.map((document) => [document.id, document]));
  return ids.map((id) => ({ ...byId.get(id)!, files: files.filter((file) => file.id === id) }));
}
