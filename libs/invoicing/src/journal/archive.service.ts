import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import {
  ARCHIVE_FILES,
  type ArchivePayload,
  type ArchivedFile,
  type KeyPayload,
  type Manifest,
  SOFTWARE,
  contentFileOf,
  documentPath,
} from '#libs/chain';
import { type Day, type InvoiceId, type SiteId, conflict, invalid } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { DocumentsService } from '../documents/documents.service.js';
import { readmeOf } from './archive.readme.js';
import { Journal, fileNameOf } from './journal.service.js';
import { documentsBetween, documentsWithFiles, entriesAfter } from './journal.store.js';

/** A zip holds 65,535 files, and an archive up to three of each document. */
const MOST_DOCUMENTS = 15_000;
const ENTRIES_AT_ONCE = 1_000;
const DOCUMENTS_AT_ONCE = 20;

export interface Archive {
  readonly filename: string;
  /** The zip, made while it is read. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What an archive holds, settled before its first byte. */
interface Contents extends ArchivePayload {
  readonly siteId: SiteId;
  readonly name: string;
  readonly at: number;
  readonly head: Manifest['head'];
  readonly ids: readonly InvoiceId[];
}

interface File {
  readonly name: string;
  /** Already compressed. */
  readonly packed: boolean;
  readonly parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The journal and the documents of some days in one file that can be checked without the product. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly db: Db,
    private readonly journal: Journal,
    private readonly documents: DocumentsService,
    private readonly profiles: LegalProfiles,
  ) {}

  /**
   * The whole journal up to the entry that says that this archive was made, and the documents dated from one day to another.
   * Throws archive_days_reversed, archive_too_long, legal_profile_incomplete.
   */
  async make(scope: Scope, siteId: SiteId, from: Day, to: Day): Promise<Archive> {
    if (to < from)
      throw invalid('archive_days_reversed', { detail: `the archive would end on ${to} and begin on ${from}` });
    for (;;) {
      const contents = await this.settle(scope, siteId, from, to);
      if ('missing' in contents) {
        // What the worker has not drawn yet is drawn here: an archive without its documents proves nothing.
        for (const id of contents.missing) await this.documents.pdf(scope, siteId, id);
      } else {
        const filename = `journal-${from}-${to}.zip`;
        return { filename, chunks: zipped(this.files(scope, contents), contents.at) };
      }
    }
  }

  /** Writes the entry of the archive, unless documents lack their files. */
  private settle(scope: Scope, siteId: SiteId, from: Day, to: Day): Promise<Contents | { missing: InvoiceId[] }> {
    return this.db.run(scope, async (tx) => {
      const profile = await this.profiles.byTx(tx, siteId);
      if (!profile) throw invalid('legal_profile_incomplete');
      const journal = await this.journal.open(tx, profile);
      const found = await documentsBetween(tx, siteId, from, to);
      if (found.length > MOST_DOCUMENTS) {
        const detail = `${found.length} documents, at most ${MOST_DOCUMENTS} fit: ask for fewer days`;
        throw conflict('archive_too_long', { detail, documents: found.length, most: MOST_DOCUMENTS });
      }
      const missing = found.filter(({ rendered }) => !rendered).map(({ id }) => id);
      if (missing.length > 0) {
        await journal.settle();
        return { missing };
      }
      const payload: ArchivePayload = { from, to, documents: found.length };
      const { seq, hash } = journal.append('ARCHIVE', payload);
      await journal.settle();
      const ids = found.map(({ id }) => id);
      return { ...payload, siteId, name: profile.name, at: journal.at, head: { seq, hash }, ids };
    });
  }

  /** The manifest comes last: it says what was in the others. */
  private async *files(scope: Scope, contents: Contents): AsyncGenerator<File> {
    const { siteId, name, at, head, ids, from, to, documents } = contents;
    const listed: ArchivedFile[] = [];
    const counted = (file: File): File => ({ ...file, parts: hashed(file, listed) });
    const keys: KeyPayload[] = [];
    yield counted({ name: ARCHIVE_FILES.readme, packed: false, parts: [Buffer.from(readmeOf({ name, from, to }))] });
    yield counted({ name: ARCHIVE_FILES.journal, packed: false, parts: this.lines(scope, contents, keys) });
    yield counted({ name: ARCHIVE_FILES.keys, packed: false, parts: [json({ keys })] });
    for (let next = 0; next < ids.length; next += DOCUMENTS_AT_ONCE) {
      const batch = ids.slice(next, next + DOCUMENTS_AT_ONCE);
      for (const document of await this.db.run(scope, (tx) => documentsWithFiles(tx, siteId, batch))) {
        const content = documentPath(contentFileOf(document.number));
        yield counted({ name: content, packed: false, parts: [Buffer.from(document.text)] });
        for (const { kind, bytes } of document.files) {
          yield counted({
            ...{ name: documentPath(fileNameOf(document.number, kind)), packed: kind === 'pdf', parts: [bytes] },
          });
        }
      }
    }
    const madeAt = new Date(at).toISOString();
    const said = { issuer: siteId, name, software: SOFTWARE, from, to, documents, madeAt, head, files: listed };
    yield { name: ARCHIVE_FILES.manifest, packed: false, parts: [json({ format: 'maille-archive-1', ...said })] };
  }

  /** One entry a line, up to the archive's own; the keys it announces are noted on the way. */
  private async *lines(scope: Scope, { siteId, head }: Contents, keys: KeyPayload[]): AsyncGenerator<Uint8Array> {
    for (let after = 0; after < head.seq;) {
      const limit = Math.min(ENTRIES_AT_ONCE, head.seq - after);
      const entries = await this.db.run(scope, (tx) => entriesAfter(tx, siteId, after, limit));
      if (entries.length === 0) return;
      for (const { kind, payload } of entries) {
        if (kind === 'KEY_ROTATION') keys.push(JSON.parse(payload) as KeyPayload);
      }
      after = entries.at(-1)!.seq;
      yield Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    }
  }
}

const json = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

/** Passes a file on, and lists it when it has gone by. */
async function* hashed({ name, parts }: File, listed: ArchivedFile[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of parts) {
    hash.update(part);
    bytes += part.length;
    yield part;
  }
  listed.push({ name, bytes, sha256: hash.digest('hex') });
}

/** Holds no more than a piece of one file at a time. */
async function* zipped(files: AsyncIterable<File>, at: number): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  function* taken(): Generator<Uint8Array> {
    if (failure) throw failure;
    const chunks = ready;
    ready = [];
    yield* chunks;
  }
  for await (const { name, packed, parts } of files) {
    const file = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = at;
    zip.add(file);
    for await (const part of parts) {
      file.push(part);
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
