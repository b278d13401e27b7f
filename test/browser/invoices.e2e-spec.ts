import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { issuedInvoice } from '../support/documents.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());
afterEach(async () => {
  const { trouble } = visitor;
  await visitor.context.close();
  expect(trouble).toEqual([]);
});

describe.each([
  ['with', true],
  ['without', false],
])('what was invoiced, %s JavaScript', (_how, javaScriptEnabled) => {
  it('is given back in part and then whole, by credit notes that are shown first', async () => {
    const { id, number } = await issuedInvoice(stage.world, uuidv7());
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open(`/gestion/factures/${id}?lieu=la-grappe`);
    await page.getByRole('link', { name: 'Faire un avoir' }).press('Enter');
    await page.getByLabel('Motif', { exact: true }).waitFor();
    const amounts = page.locator('#avoir').getByRole('textbox', { name: /^(?!Motif)/ });
    const all = await amounts.count();
    for (let at = 1; at < all; at++) await amounts.nth(at).fill('');
    await amounts.first().fill('beaucoup');
    await page.getByLabel('Motif', { exact: true }).fill(`L'Étable & Cie <test> "x"`);
    const preview = page.getByRole('button', { name: 'Voir l’avoir' });
    await preview.press('Enter');
    await page.getByText('Un montant comme 12,50').waitFor();
    await page.locator('#avoir').getByRole('textbox').first().fill('99999');
    await preview.press('Enter');
    await page.getByText('C’est plus que ce qui reste de la ligne.').waitFor();
    await page.locator('#avoir').getByRole('textbox').first().fill('1,20');
    await preview.press('Enter');
    await page.getByText(/1,20.€ (TTC|HT)$/).waitFor();
    await page.getByText(`Motif : L'Étable & Cie <test> "x"`).waitFor();
    await page.getByRole('button', { name: 'Émettre l’avoir' }).press('Enter');
    await page.getByText(/^L’avoir A2026-\d+ est émis\.$/).waitFor();
    await page.getByText(`Motif : L'Étable & Cie <test> "x"`).waitFor();
    expect(await page.getByRole('link', { name: 'Faire un avoir' }).count()).toBe(0);

    await page.getByRole('link', { name: number, exact: true }).click();
    await page.getByText('Créditée en partie').waitFor();
    await page.getByRole('heading', { name: 'Avoirs' }).waitFor();
    await page.getByRole('link', { name: 'Faire un avoir' }).click();
    await page.getByLabel('Motif', { exact: true }).fill('Salle fermée');
    await page.getByRole('button', { name: 'Voir l’avoir' }).click();
    await page.getByRole('button', { name: 'Émettre l’avoir' }).click();
    await page.getByText(/^L’avoir A2026-\d+ est émis\.$/).waitFor();
    await page.getByRole('link', { name: number, exact: true }).click();
    await page.getByText('Créditée', { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Faire un avoir' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Facturation' }).first().click();
    const row = page.getByRole('row').filter({ hasText: `corrige ${number}` });
    await row.nth(1).waitFor();
    expect(await row.count()).toBe(2);
    await row.filter({ hasText: /-1,(20|44).€/ }).waitFor();
  });
});
