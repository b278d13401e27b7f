import { createHash } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import { canonicalJson } from '#libs/domain';
import { ChainCheck, type Fault, type Trust } from './check.js';
import { ENTRY_KINDS, type Entry } from './entry.js';
import type { ArchivePayload, KeyPayload } from './payloads.js';
import { ArchiveError, type Files } from './zip.js';

/** The files of an archive beside its documents. */
export const ARCHIVE_FILES = {
  readme: 'LISEZMOI-README.txt',
  journal: 'journal.ndjson',
  keys: 'keys.json',
  manifest: 'manifest.json',
} as const;

/** Characters: many times what the closure of a year takes. */
const LONGEST_LINE = 2 ** 26;

/** Where a file of a document stands; numbers of old series may hold a slash. */
export const documentPath = (file: string): string => `documents/${file.replaceAll('/', '-')}`;

/** The frozen content of a document, whose hash is in its entry. */
export const contentFileOf = (number: string): string => `${number}.json`;

export interface ArchivedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is in an archive. It is not signed: what counts in it is also said by the journal, which is. */
export interface Manifest extends ArchivePayload {
  readonly format: 'maille-archive-1';
  readonly issuer: string;
  readonly name: string;
  readonly software: { readonly product: string; readonly version: string; readonly fiscal: number };
  readonly madeAt: string;
  /** The entry of this very archive: the last one in it. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly files: readonly ArchivedFile[];
}

export interface ArchiveReport {
  readonly manifest: Manifest;
  readonly entries: number;
  /** In the whole journal, and of them those of the days of the archive, whose files are in it. */
  readonly documents: number;
  readonly archived: number;
  readonly closures: number;
  readonly files: number;
  readonly head: string;
  readonly keyIds: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Checks an archive by itself: no database, no network, none of the code that wrote it but the arithmetic of a closure.
 * Throws ArchiveError for what is no archive at all.
 */
export async function checkArchive(files: Files, trust: Trust = {}): Promise<ArchiveReport> {
  const manifest = manifestOf(await files.read(ARCHIVE_FILES.manifest));
  const check = new ChainCheck(trust);
  const announced = await readJournal(files, check);
  checkEnd(check, manifest);
  const keys = await jsonOf(files, ARCHIVE_FILES.keys);
  const told = canonicalOf(keys);
  if (told === null || told !== canonicalOf({ keys: announced })) {
    check.fault('manifest_wrong', null, `${ARCHIVE_FILES.keys} does not hold the keys that the journal announces`);
  }
  await checkFiles(files, check, manifest);
  return {
    ...{ manifest, entries: check.entries, closures: check.closures, faults: check.faults },
    documents: check.documents.size,
    archived: [...check.documents.values()].filter(({ payload }) => isOf(manifest, payload)).length,
    files: files.names.length,
    head: check.last?.hash ?? '',
    keyIds: announced.map(({ keyId }) => keyId),
  };
}

async function jsonOf(files: Files, name: string): Promise<unknown> {
  const bytes = await files.read(name);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ArchiveError(`${name} is no JSON.`);
  }
}

/** Null for what has no canonical form. */
function canonicalOf(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
}

function manifestOf(bytes: Buffer): Manifest {
  let manifest: Partial<Manifest> | null = null;
  try {
    manifest = JSON.parse(bytes.toString('utf8')) as Partial<Manifest> | null;
  } catch {
    // said below
  }
  const whole =
    manifest?.format === 'maille-archive-1' &&
    Array.isArray(manifest.files) &&
    typeof manifest.head === 'object' &&
    typeof manifest.from === 'string' &&
    typeof manifest.to === 'string';
  if (!whole) throw new ArchiveError('The archive has no manifest of a kind this version knows.');
  return manifest as Manifest;
}

/** Each entry goes to the check; the keys that were announced come back. */
async function readJournal(files: Files, check: ChainCheck): Promise<KeyPayload[]> {
  const keys: KeyPayload[] = [];
  let lines = 0;
  for await (const line of linesOf(files.pieces(ARCHIVE_FILES.journal))) {
    lines += 1;
    if (line === '') continue;
    const entry = entryOf(line);
    if (!entry) {
      check.fault('payload_unreadable', null, `line ${lines} of the journal is no entry`);
      continue;
    }
    check.add(entry);
    if (entry.kind === 'KEY_ROTATION') keys.push(JSON.parse(entry.payload) as KeyPayload);
  }
  check.end();
  return keys;
}

/** A letter may lie across two pieces, and a line across many. */
async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.write(piece)).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE) throw new ArchiveError('The journal has a line that is too long for an entry.');
    yield* lines;
  }
  yield rest + decoder.end();
}

/** Null when the line is anything else: what is strange is named, it does not stop the check. */
function entryOf(line: string): Entry | null {
  try {
    const entry = JSON.parse(line) as Entry;
    const { v, issuer, seq, at, kind, payload, payloadHash, prev, hash, keyId, sig } = entry;
    const texts = [issuer, at, payload, payloadHash, prev, hash, keyId, sig].every((one) => typeof one === 'string');
    return v === 1 && Number.isSafeInteger(seq) && texts && ENTRY_KINDS.includes(kind) && isJson(payload)
      ? entry
      : null;
  } catch {
    return null;
  }
}

const isJson = (text: string): boolean => typeof JSON.parse(text) === 'object';

/** An archive ends with its own entry, which says what it is of. */
function checkEnd(check: ChainCheck, { head, from, to, documents }: Manifest): void {
  const { last } = check;
  const own = last?.kind === 'ARCHIVE' && last.payload === canonicalJson({ from, to, documents });
  if (own && last.hash === head.hash && last.seq === head.seq) return;
  const end = last === null ? 'is empty' : `ends with entry ${last.seq} (${last.kind})`;
  check.fault('tail_missing', last?.seq ?? null, `the journal ${end} and not with the entry of this archive`);
}

const isOf = ({ from, to }: Pick<Manifest, 'from' | 'to'>, { date }: { readonly date: string }): boolean =>
  date >= from && date <= to;

async function hashOfFile(files: Files, name: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of files.pieces(name)) hash.update(piece);
  return hash.digest('hex');
}

async function checkFiles(files: Files, check: ChainCheck, { from, to, files: listed }: Manifest): Promise<void> {
  const expected = new Map(listed.map((file) => [file.name, [file.sha256]]));
  for (const [number, { payload, files: rendered }] of check.documents) {
    if (!isOf({ from, to }, payload)) continue;
    const expect = (file: string, hash: string) => {
      const name = documentPath(file);
      expected.set(name, [...(expected.get(name) ?? []), hash]);
    };
    expect(contentFileOf(number), payload.snapshot);
    for (const { file, sha256: hash } of rendered.values()) expect(file, hash);
    if (rendered.size === 0) check.fault('file_missing', null, `${number} was never drawn`);
  }
  const present = new Set(files.names);
  for (const [name, hashes] of expected) {
    if (!present.has(name)) {
      check.fault('file_missing', null, `${name} is not in the archive`);
      continue;
    }
    const hash = await hashOfFile(files, name);
    if (hashes.some((one) => one !== hash))
      check.fault('file_replaced', null, `${name} is not the file that was archived`);
  }
  for (const name of present) {
    if (name !== ARCHIVE_FILES.manifest && !expected.has(name)) {
      check.fault('file_unknown', null, `${name} is in the archive, and nothing says why`);
    }
  }
}
