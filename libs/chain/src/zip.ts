import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw, inflateRawSync } from 'node:zlib';

/** The file is no zip archive that can be read; the message is for whoever gave it. */
export class ArchiveError extends Error {}

/** Files by name, read one at a time. */
export interface Files {
  readonly names: readonly string[];
  /** Throws ArchiveError when there is no such file, or it cannot be unpacked. */
  read(name: string): Promise<Buffer>;
  /** The same, piece by piece: a journal of many years is longer than a text can be. */
  pieces(name: string): AsyncIterable<Buffer>;
}

interface Place {
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of a zip: 22 bytes, and a comment of at most 65,535. */
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
/** More than any document; an archive that claims more is not one of ours. */
const LARGEST = 2 ** 30;
/** What is not larger is read whole. */
const PIECE = 2 ** 20;

/**
 * A zip file by its own directory, through Node alone: whoever checks an archive should not have to trust the library that
 * packed it. No zip64: an archive of ours has fewer than 65,535 files and 4 GB.
 */
export class ZipFile implements Files {
  private constructor(
    private readonly file: FileHandle,
    private readonly places: ReadonlyMap<string, Place>,
  ) {}

  static async open(path: string): Promise<ZipFile> {
    const file = await open(path, 'r');
    try {
      return new ZipFile(file, await directoryOf(file));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get names(): string[] {
    return [...this.places.keys()];
  }

  async read(name: string): Promise<Buffer> {
    const { place, start } = await this.found(name);
    const bytes = unpacked(name, await bytesAt(this.file, start, place.packed), place);
    if (bytes.length !== place.bytes) throw new ArchiveError(`${name} is not as long as the archive says.`);
    return bytes;
  }

  async *pieces(name: string): AsyncGenerator<Buffer> {
    const { place, start } = await this.found(name);
    if (Math.max(place.bytes, place.packed) <= PIECE) {
      yield await this.read(name);
      return;
    }
    let left = place.bytes;
    for await (const piece of unpacking(name, packedPieces(this.file, start, place.packed), place)) {
      left -= piece.length;
      if (left < 0) break;
      yield piece;
    }
    if (left !== 0) throw new ArchiveError(`${name} is not as long as the archive says.`);
  }

  private async found(name: string): Promise<{ place: Place; start: number }> {
    const place = this.places.get(name);
    if (!place) throw new ArchiveError(`There is no ${name} in the archive.`);
    const head = await bytesAt(this.file, place.offset, 30);
    if (head.readUInt32LE(0) !== LOCAL) throw new ArchiveError(`${name} does not begin where the archive says.`);
    return { place, start: place.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28) };
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

function unpacked(name: string, packed: Buffer, { method, bytes }: Place): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new ArchiveError(`${name} is packed in an unknown way.`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch {
    throw new ArchiveError(`${name} cannot be unpacked.`);
  }
}

async function* packedPieces(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += PIECE) yield await bytesAt(file, start + at, Math.min(PIECE, length - at));
}

async function* unpacking(name: string, packed: AsyncIterable<Buffer>, { method }: Place): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield* packed;
    return;
  }
  if (method !== DEFLATED) throw new ArchiveError(`${name} is packed in an unknown way.`);
  const inflating = createInflateRaw();
  // What goes wrong with it is met below, where it is read.
  pipeline(Readable.from(packed), inflating).catch(() => undefined);
  try {
    yield* inflating as AsyncIterable<Buffer>;
  } catch (error) {
    throw error instanceof ArchiveError ? error : new ArchiveError(`${name} cannot be unpacked.`);
  }
}

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  if (length > LARGEST) throw new ArchiveError('The archive holds a file that is too large.');
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead !== length) throw new ArchiveError('The archive is cut short.');
  return buffer;
}

async function directoryOf(file: FileHandle): Promise<Map<string, Place>> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - END_BYTES - 0xffff), Math.min(size, END_BYTES + 0xffff));
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new ArchiveError('The file is no zip archive.');
  const count = tail.readUInt16LE(end + 10);
  const directory = await bytesAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const places = new Map<string, Place>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) {
      throw new ArchiveError('The directory of the archive cannot be read.');
    }
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, nameEnd);
    if (places.has(name)) throw new ArchiveError(`${name} is in the archive twice.`);
    places.set(name, {
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return places;
}
