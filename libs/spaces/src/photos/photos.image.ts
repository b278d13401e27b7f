import sharp, { type Sharp } from 'sharp';
import { DomainError, invalid } from '#libs/domain';

/** Twenty times what a phone's photo has would only serve to fill the memory. */
const PIXELS_AT_MOST = 50_000_000;
const SIDE = { small: 640, large: 1600 } as const;
/** Encoding takes a whole core and up to 200 MB: one at a time, so that bookings go on beside it. */
const AT_ONCE = 1;
const WAITING_AT_MOST = 8;

export type PhotoSize = keyof typeof SIDE;
export const PHOTO_SIZES = Object.keys(SIDE) as PhotoSize[];
/** What photos are served as. */
export const PHOTO_TYPE = 'image/webp';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}
export type Pictures = Readonly<Record<PhotoSize, Picture>>;

// Nothing is opened twice, and the threads are Node's own pool, which others need too.
sharp.cache(false);
sharp.concurrency(1);

/** The still formats that cameras and screens make, by what their files begin with; the name of a file says nothing. */
function isStill(bytes: Buffer): boolean {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes.readUIntBE(0, 3) === 0xffd8ff) return true;
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return !bytes.subarray(0, bytes.indexOf('IDAT')).includes('acTL');
  return ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP';
}

const unreadable = () =>
  invalid('photo_unreadable', { detail: 'send a whole JPEG, PNG or WebP picture that does not move' });

/**
 * Draws a picture anew in two sizes, upright and in the colours of the web. What else the file held (where it was
 * taken, thumbnails, a second file behind the first) is not in the result. Throws `photo_unreadable` for whatever is
 * no whole still picture, `photo_too_large` for more pixels than anybody's camera makes, `unavailable` when too many wait.
 */
export const draw = (bytes: Buffer): Promise<Pictures> =>
  decoded(bytes, async (source) => {
    const large = await picture(source, SIDE.large);
    return { large, small: await picture(sharp(large.bytes), SIDE.small) };
  });

/** The same in one size of at most `side` pixels: for what is no photo of a place. Throws what `draw` throws. */
export const drawOnce = (bytes: Buffer, side: number): Promise<Picture> =>
  decoded(bytes, (source) => picture(source, side));

/**
 * The same for the head of a document: a PNG of at most 800 × 320 pixels on the white of paper, in three channels of
 * sRGB, which every archive of PDFs accepts. Throws what `draw` throws.
 */
export const drawLogo = (bytes: Buffer): Promise<Buffer> =>
  decoded(bytes, (source) =>
    source
      .resize({ width: 800, height: 320, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );

/** `work` gets the picture upright, in its turn. */
async function decoded<T>(bytes: Buffer, work: (source: Sharp) => Promise<T>): Promise<T> {
  if (bytes.length < 16 || !isStill(bytes)) throw unreadable();
  return inTurn(async () => {
    try {
      const source = sharp(bytes, { limitInputPixels: PIXELS_AT_MOST, failOn: 'error', sequentialRead: true });
      const { pages = 1 } = await source.metadata();
      if (pages > 1) throw unreadable();
      return await work(source.autoOrient());
    } catch (error) {
      if (error instanceof DomainError) throw error;
      // The one thing that the decoder can refuse other than bytes it cannot read.
      if (/pixel limit/i.test(String(error))) {
        throw invalid('photo_too_large', { detail: `at most ${PIXELS_AT_MOST} pixels`, most: PIXELS_AT_MOST });
      }
      throw unreadable();
    }
  });
}

async function picture(source: Sharp, side: number): Promise<Picture> {
  const { data, info } = await source
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality: 78 })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}

let working = 0;
const queue: (() => void)[] = [];

/** Runs `work` when those before it are done. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= AT_ONCE) {
    if (queue.length >= WAITING_AT_MOST) throw new DomainError('unavailable', 'unavailable', { retryAfterSeconds: 5 });
    // Whoever finishes hands over its turn, so `working` stays as it is.
    await new Promise<void>((resolve) => queue.push(resolve));
  } else {
    working++;
  }
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else working--;
  }
}
