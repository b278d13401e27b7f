import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { everyCase } from '../../../../test/support/einvoices.js';
import { hostileCases } from '../../../../test/support/hostile-invoices.js';
import { facturX } from '../einvoice/einvoice.js';
import { invoicePdf } from './invoice.pdf.js';

const validator = process.env.VERAPDF;
const run = promisify(execFile);

/** "PASS" or "FAIL" and what failed, for each file. veraPDF leaves with 1 when one of them failed. */
async function judged(files: readonly string[]): Promise<string> {
  const told = await run(validator!, ['--flavour', '3b', '--format', 'text', '-v', ...files], {
    maxBuffer: 2 ** 28,
  }).catch((error: { stdout?: string }) => {
    if (!error.stdout) throw error;
    return { stdout: error.stdout };
  });
  return told.stdout;
}

/** veraPDF is no part of the product: it runs where VERAPDF says that its command is. */
describe('PDF/A-3b', () => {
  const cases = [...everyCase(), ...hostileCases()];

  it('has documents of every kind to look at', () => expect(cases.length).toBeGreaterThan(500));

  if (!validator) return;

  it('is what veraPDF finds every document to be, and what is damaged not to be', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'maille-verapdf-'));
    const picture = { width: 300, height: 90, channels: 4, background: '#0b5d5780' } as const;
    const logo = await sharp({ create: picture }).png().toBuffer();
    try {
      const wrong: string[] = [];
      for (let start = 0; start < cases.length; start += 100) {
        const part = cases.slice(start, start + 100);
        const files: string[] = [];
        for (const [index, { invoice }] of part.entries()) {
          files.push(join(folder, `${index}.pdf`));
          const pdf = await invoicePdf(invoice, { xml: facturX(invoice)?.xml ?? null, logo: index % 9 ? null : logo });
          await writeFile(files.at(-1)!, pdf);
        }
        const said = await judged(files);
        const passed = files.map((file) => said.includes(`PASS ${file}`));
        wrong.push(...part.filter((_, index) => !passed[index]).map(({ name }) => name));
        if (passed.includes(false)) console.log(said);
      }
      expect(wrong).toEqual([]);
      const pdf = (await invoicePdf(cases[0]!.invoice)).toString('latin1');
      const damaged = join(folder, 'damaged.pdf');
      await writeFile(damaged, Buffer.from(pdf.replace('/FontFile2', '/FontFilex'), 'latin1'));
      expect(await judged([damaged])).toContain(`FAIL ${damaged}`);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 1_200_000);
});
