import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { ArchiveError, ZipFile } from './zip.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`zip.spec seed ${seed} (repeat with SEED=${seed})`);

describe('a zip file', () => {
  let path: string;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'maille-zip-'));
    path = join(folder, 'a.zip');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function read(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
    writeFileSync(path, bytes);
    const zip = await ZipFile.open(path);
    try {
      const files: Record<string, Uint8Array> = {};
      for (const name of zip.names) files[name] = new Uint8Array(await zip.read(name));
      return files;
    } finally {
      await zip.close();
    }
  }

  it('gives back what another program packed', async () => {
    const name = fc.stringMatching(/^[a-zé]{1,8}\/[A-Z0-9-]{1,12}\.pdf$/);
    const files = fc.dictionary(name, fc.uint8Array({ maxLength: 5_000 }), { noNullPrototype: true, maxKeys: 8 });
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom(0, 6), async (wanted, level) => {
        expect(await read(zipSync(wanted, { level: level as 0 | 6 }))).toEqual(wanted);
      }),
      { seed, numRuns: 40 },
    );
  });

  /** Larger than what is read at once, with letters of several bytes at every place. */
  const long = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `${'x'.repeat(i % 7)}é€😀\n`).join(''));

  it.each([0, 6] as const)('gives a long file piece by piece, packed by %i', async (level) => {
    writeFileSync(path, zipSync({ 'long.txt': long }, { level }));
    const zip = await ZipFile.open(path);
    try {
      const pieces: Buffer[] = [];
      for await (const piece of zip.pieces('long.txt')) pieces.push(piece);
      expect(pieces.length).toBeGreaterThan(1);
      expect(Buffer.concat(pieces).equals(long)).toBe(true);
    } finally {
      await zip.close();
    }
  });

  it.each([
    ['cannot be unpacked', (bytes: Buffer) => bytes.fill(0xff, 60, 200)],
    [
      'is longer than it says',
      (bytes: Buffer) => bytes.writeUInt32LE(long.length - 1, bytes.indexOf('PK\x01\x02') + 24),
    ],
    [
      'is shorter than it says',
      (bytes: Buffer) => bytes.writeUInt32LE(long.length + 1, bytes.indexOf('PK\x01\x02') + 24),
    ],
  ])('refuses a long file that %s', async (_what, damage) => {
    const bytes = Buffer.from(zipSync({ 'long.txt': long }));
    damage(bytes);
    writeFileSync(path, bytes);
    const zip = await ZipFile.open(path);
    const all = async () => {
      for await (const _ of zip.pieces('long.txt'));
    };
    try {
      await expect(all()).rejects.toBeInstanceOf(ArchiveError);
    } finally {
      await zip.close();
    }
  });

  it('that was damaged anywhere gives an error of its own, or other bytes, and never hangs', async () => {
    const sound = zipSync({ 'a.txt': Buffer.from('a'.repeat(500)), 'b.txt': Buffer.from('b') });
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const damaged = Uint8Array.from(sound);
        damaged[at] = (damaged[at]! + by) % 256;
        try {
          await read(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(ArchiveError);
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});
