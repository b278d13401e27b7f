import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { SiteId } from '#libs/domain';
import { operatorScope } from '#libs/platform';
import { ArchiveService } from '../../libs/invoicing/src/journal/archive.service.js';
import { peakMegabytes } from './spent.js';

const seconds = (since: number): number => (performance.now() - since) / 1000;

/** The journal and all documents of a site, packed, and checked by the program that needs no database. */
export async function benchArchive(context: INestApplicationContext, siteId: SiteId, documents: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'maille-bench-archive-'));
  try {
    const path = join(folder, 'archive.zip');
    const packing = performance.now();
    const archives = context.get(ArchiveService, { strict: false });
    const { chunks } = await archives.make(operatorScope(siteId), siteId, '2000-01-01', '2199-12-31');
    await pipeline(Readable.from(chunks), createWriteStream(path));
    const packed = seconds(packing);
    const verifying = performance.now();
    const { said, peak } = await verified(path);
    const checked = seconds(verifying);
    const megabytes = (statSync(path).size / 2 ** 20).toFixed(0);
    const times = `packed in ${packed.toFixed(1)} s, verified in ${checked.toFixed(1)} s`;
    console.log(
      `archive of a site, ${documents} documents  ${megabytes} MB, ${times}, ${peak?.toFixed(0) ?? '?'} MB of memory`,
    );
    console.log(`  ${said}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What it counted, and how large it became. */
async function verified(path: string): Promise<{ said: string; peak: number | null }> {
  const child = spawn(process.execPath, ['dist/apps/cli/src/archive/main.js', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  let peak: number | null = null;
  const watch = setInterval(() => (peak = peakMegabytes(child.pid!) ?? peak), 20);
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
  clearInterval(watch);
  if (!text.includes('The archive is as it was written.')) throw new Error(text);
  return { said: text.split('\n')[1]!, peak };
}
