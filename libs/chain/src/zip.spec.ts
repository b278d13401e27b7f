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
