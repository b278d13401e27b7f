import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ZipFile, checkArchive } from '#libs/chain';
import { pastSales } from '../support/past-sales.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor | null = null;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  const trouble = visitor?.trouble ?? [];
  await visitor?.context.close();
  visitor = null;
  expect(trouble).toEqual([]);
});

describe('the journal', () => {
  it('says that there is nothing in it yet, and where the first document comes from', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/journal');
    await page.getByRole('heading', { name: 'Rien n’est encore inscrit' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Facturation' }).last().click();
    await page.getByRole('link', { name: 'Journal', exact: true }).click();
    await page.getByRole('heading', { name: 'Journal de facturation' }).waitFor();
    await pastSales(stage.world);
  });

  it.each([true, false])('shows what runs and what is closed, and is checked (JavaScript: %s)', async (scripted) => {
    visitor = await stage.visit('manager', { javaScriptEnabled: scripted });
    const { page, open } = visitor;
    await open('/gestion/journal');
    await page.getByText('En cours').waitFor();
    await page.getByRole('row', { name: /20\/11\/2026.*2 documents/ }).waitFor();
    await page.getByText('octobre 2026').first().click();
    await page.getByText('Clos le 18/11/2026').waitFor();
    await page.getByRole('row', { name: /31\/10\/2026.*2 documents/ }).waitFor();
    await page.getByRole('link', { name: 'Vérifier le journal' }).click();
    await page.getByText('Le journal est tel qu’il a été écrit.').waitFor();
    await page.getByText(/6 documents, 4 clôtures\.$/).waitFor();
  });

  it('is taken away as an archive that can be checked by itself', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/journal');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Archive de 2026' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('journal-2026-01-01-2026-12-31.zip');
    const folder = mkdtempSync(join(tmpdir(), 'maille-archive-'));
    try {
      const path = join(folder, 'archive.zip');
      await download.saveAs(path);
      const zip = await ZipFile.open(path);
      const { faults, documents } = await checkArchive(zip);
      await zip.close();
      expect([faults, documents]).toEqual([[], 6]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
