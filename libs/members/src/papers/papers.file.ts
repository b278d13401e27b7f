import { inflateSync } from 'node:zlib';
import { invalid } from '#libs/domain';
import { PHOTO_TYPE, drawOnce } from '#libs/spaces';
import { type PageType, checkInert } from './papers.rules.js';

export const PAGE_BYTES_AT_MOST = 10 * 1024 * 1024;
/** A sheet of paper in small print stays readable. */
const SIDE_AT_MOST = 2400;
/** What the compressed objects of a PDF may come to. */
const OBJECTS_AT_MOST = 16 * 1024 * 1024;

export interface SentPage {
  readonly type: PageType;
  readonly bytes: Buffer;
}

const unreadable = () => invalid('paper_unreadable', { detail: 'send a whole PDF, JPEG or PNG file' });

/**
 * A page as it is kept; what it is, its first bytes say, and no name or header. A picture is drawn anew: nothing of the
 * sender's file is kept. A PDF is kept as it is up to its end, when it holds no program. Throws `paper_unreadable`,
 * `paper_active`, and for pictures `photo_unreadable`, `photo_too_large`, `unavailable`.
 */
export async function checkedPage(sent: Buffer): Promise<SentPage> {
  if (sent.subarray(0, 5).toString('latin1') === '%PDF-') return { type: 'application/pdf', bytes: wholePdf(sent) };
  const isPicture = sent.subarray(0, 3).equals(JPEG) || sent.subarray(0, 8).equals(PNG);
  if (!isPicture) throw unreadable();
  const { bytes } = await drawOnce(sent, SIDE_AT_MOST);
  return { type: PHOTO_TYPE, bytes };
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function wholePdf(sent: Buffer): Buffer {
  const end = sent.lastIndexOf('%%EOF');
  // Readers look for the end in the last kilobyte; what stands behind it is another file.
  if (end < 0 || sent.length - end > 1024) throw unreadable();
  const bytes = sent.subarray(0, end + 5);
  for (const objects of objectsOf(bytes)) checkInert(objects);
  return bytes;
}

/** The text of the objects: what stands outside of streams, and the streams in which objects are packed. */
function* objectsOf(bytes: Buffer): Generator<string> {
  const text = bytes.toString('latin1');
  const start = /\bstream\r?\n/g;
  let from = 0;
  let left = OBJECTS_AT_MOST;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const begin = found.index + found[0].length;
    const objects = text.slice(from, begin);
    yield objects;
    const end = text.indexOf('endstream', begin);
    if (end < 0) throw unreadable();
    if (objects.slice(objects.lastIndexOf(' obj')).includes('/ObjStm')) {
      const packed = unpacked(bytes.subarray(begin, end), left);
      left -= packed.length;
      yield packed;
    }
    from = start.lastIndex = end;
  }
  yield text.slice(from);
}

/** Empty for what is encrypted or packed otherwise: whoever reads it needs a reader of their own, as for all of it. */
function unpacked(packed: Buffer, most: number): string {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) }).toString('latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return '';
    throw unreadable();
  }
}

/** The name under which a page is saved: of ours, for the sender's may name people. */
export const fileName = (position: number, type: PageType): string =>
  `justificatif-${position}.${type === 'application/pdf' ? 'pdf' : 'webp'}`;
