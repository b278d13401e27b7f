import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { DomainError } from '#libs/domain';
import { draw } from './photos.image.js';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0b5d57' } });
const code = async (bytes: Buffer): Promise<string> => {
  try {
    await draw(bytes);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'drawn';
};
/** Noise does not compress, so a cut falls into the picture and not behind it. */
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  });

describe('a photo', () => {
  it('is drawn in two sizes, never larger than it was', async () => {
    const { large, small } = await draw(await plain(4000, 3000).jpeg().toBuffer());
    expect([large.width, large.height, small.width, small.height]).toEqual([1600, 1200, 640, 480]);
    const tiny = await draw(await plain(300, 500).png().toBuffer());
    expect([tiny.large.width, tiny.large.height, tiny.small.width]).toEqual([300, 500, 300]);
    for (const { bytes } of [large, small, tiny.large]) expect((await sharp(bytes).metadata()).format).toBe('webp');
  });

  it('says nothing of where it was taken, and stands upright', async () => {
    const exif = { IFD0: { Copyright: 'canari' }, IFD3: { GPSLatitude: '50/1 38/1 0/1', GPSLatitudeRef: 'N' } };
    const taken = await plain(800, 600).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(taken).metadata()).exif?.includes('canari')).toBe(true);
    const { large, small } = await draw(taken);
    expect([large.width, large.height]).toEqual([600, 800]);
    for (const { bytes } of [large, small]) {
      const { exif: left, orientation, icc, xmp } = await sharp(bytes).metadata();
      expect([left, orientation, icc, xmp, bytes.includes('canari')]).toEqual([
        ...[undefined, undefined, undefined, undefined, false],
      ]);
    }
  });

  it('leaves behind what hides behind or inside it', async () => {
    const script = Buffer.from('<script>alert("canari")</script>PK\x03\x04');
    const polyglot = Buffer.concat([await plain(400, 300).jpeg().toBuffer(), script]);
    const { large } = await draw(polyglot);
    expect(large.bytes.includes('script')).toBe(false);
  });

  it('is refused when it is no still picture of the three kinds', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>');
    const gif = await plain(20, 20).gif().toBuffer();
    const tiff = await plain(20, 20).tiff().toBuffer();
    const html = Buffer.from('<!doctype html><title>not a picture</title>');
    for (const bytes of [svg, gif, tiff, html, Buffer.alloc(0), Buffer.alloc(5_000)]) {
      expect(await code(bytes)).toBe('photo_unreadable');
    }
  });

  it('is refused when it moves', async () => {
    const frames = [plain(20, 20), plain(20, 20).negate()].map((frame) => frame.png().toBuffer());
    const moving = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    expect(await code(moving)).toBe('photo_unreadable');
    const still = await plain(20, 20).png().toBuffer();
    const data = still.indexOf('IDAT') - 4;
    const chunk = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('acTL'), Buffer.alloc(12)]);
    expect(await code(Buffer.concat([still.subarray(0, data), chunk, still.subarray(data)]))).toBe('photo_unreadable');
  });

  it('is refused when it is cut off or only begins like one', async () => {
    for (const whole of [await noise(600, 400).jpeg().toBuffer(), await noise(600, 400).png().toBuffer()]) {
      expect(await code(whole.subarray(0, whole.length / 2))).toBe('photo_unreadable');
      expect(await code(Buffer.concat([whole.subarray(0, 64), Buffer.from('x'.repeat(9_000))]))).toBe(
        'photo_unreadable',
      );
    }
    const webp = await noise(600, 400).webp().toBuffer();
    expect(await code(webp.subarray(0, webp.length / 2))).toBe('photo_unreadable');
  });

  it('is refused, unopened, when a small file unpacks to a huge picture', async () => {
    const bomb = await sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: '#fff' } })
      .png({ palette: true, colours: 2 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await code(bomb)).toBe('photo_too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('waits for its turn, and is turned away when too many wait', async () => {
    const bytes = await noise(1500, 1000).jpeg().toBuffer();
    const codes = await Promise.all(Array.from({ length: 12 }, () => code(bytes)));
    expect(codes.filter((one) => one === 'drawn').length).toBe(9);
    expect(codes.filter((one) => one === 'unavailable').length).toBe(3);
    expect(await code(bytes)).toBe('drawn');
  });
});
