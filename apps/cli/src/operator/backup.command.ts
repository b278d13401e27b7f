import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { PassThrough } from 'node:stream';
import { type TableCount, backUp, migrate, restore } from '#libs/platform';

const total = (counts: readonly TableCount[]): number => counts.reduce((sum, { rows }) => sum + rows, 0);

/** One compressed file. It takes its name when it is whole, so a backup cut short is never taken for one. */
export async function backUpTo(url: string, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  const lines = new PassThrough();
  const written = pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
  try {
    const counts = await backUp(url, async (line) => {
      if (!lines.write(`${line}\n`)) await new Promise((resolve) => lines.once('drain', resolve));
    });
    lines.end();
    await written;
    await rename(unfinished, file);
    console.log(`${total(counts)} rows of ${counts.length} tables saved to ${file}.`);
  } catch (error) {
    lines.destroy();
    await written.catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

export async function restoreFrom(url: string, file: string): Promise<void> {
  await migrate(url);
  const lines = new PassThrough();
  const read = pipeline(createReadStream(file), createGunzip(), lines);
  const [counts] = await Promise.all([restore(url, lines), read]);
  console.log(`${total(counts)} rows of ${counts.length} tables restored.`);
}
