import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bookedDocuments } from '../support/booked.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor | null = null;
beforeAll(async () => {
  stage = await openStage();
  await bookedDocuments(stage.world);
});
afterAll(() => stage.close());
afterEach(async () => {
  const trouble = visitor?.trouble ?? [];
  await visitor?.context.close();
  visitor = null;
  expect(trouble).toEqual([]);
});

describe('accounting', () => {
  it('shows VAT by rate, totals and entries, from each of which one comes to the document', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/compta?periode=2026-11');
    await page.getByText('Mois en cours', { exact: true }).waitFor();
    const vat = page.getByRole('table', { name: 'TVA par taux' });
    await vat.getByRole('row', { name: /^20\s%/ }).waitFor();
    await page.getByText('Les comptes de TVA disent la même chose, au centime près').waitFor();
    const totals = page.getByRole('table', { name: 'Totaux par compte' });
    const [debit, credit] = await totals.locator('tfoot td.end').allInnerTexts();
    expect(debit).toBe(credit);
    const entry = page.getByRole('table', { name: 'Écritures' }).locator('tbody').first();
    const link = entry.getByRole('link');
    const number = await link.innerText();
    await link.click();
    await page.waitForURL(/\/gestion\/factures\//);
    await page.getByText(number).first().waitFor();
  });

  it('hands out the files: the lines as CSV, the FEC and what describes it', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/compta?periode=2026-12-31');
    for (const [name, file] of [
      ['Écritures en CSV', 'ecritures-2026-12-31.csv'],
      ['FEC de l’exercice 2026', /^\d{9}FEC20261231\.txt$/],
      ['Descriptif du FEC', /^\d{9}FEC20261231-descriptif\.txt$/],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      expect((await download).suggestedFilename()).toMatch(file);
    }
  });

  it.each([true, false])(
    'a month is closed once its box is ticked, for good (JavaScript: %s)',
    async (javaScriptEnabled) => {
      visitor = await stage.visit('manager', { javaScriptEnabled, viewport: { width: 390, height: 844 } });
      const { page, open } = visitor;
      const [month, name] = javaScriptEnabled ? ['2026-08', 'août 2026'] : ['2026-09', 'septembre 2026'];
      await open(`/gestion/compta?periode=${month}`);
      const button = page.getByRole('button', { name: `Clôturer ${name}` });
      // Without its box the browser does not send it; whoever does is told beside the box.
      await page.locator('form:has(#confirme)').evaluate((form: { noValidate: boolean }) => (form.noValidate = true));
      await button.click();
      await page.getByText('Cochez cette case pour clôturer le mois.').waitFor();
      await page.getByLabel(`Je veux clôturer définitivement ${name}`).check();
      await button.click();
      await page.getByText('Le mois est clôturé.').waitFor();
      await page.getByText('Mois clôturé', { exact: true }).waitFor();
      expect(await button.count()).toBe(0);
      await page
        .getByRole('link', { name: 'juillet 2026' })
        .or(page.getByRole('link', { name: 'août 2026' }))
        .first()
        .click();
      await page.getByText('Mois clôturé', { exact: true }).waitFor();
    },
  );

  it.each([true, false])(
    'accounts are changed, with what is wrong beside each field (JavaScript: %s)',
    async (javaScriptEnabled) => {
      visitor = await stage.visit('manager', { javaScriptEnabled });
      const { page, open } = visitor;
      await open('/gestion/compta');
      await page.getByRole('link', { name: 'Comptes et exercice' }).click();
      const desks = page.getByRole('group', { name: 'Postes de travail' });
      await desks.getByLabel('Compte', { exact: true }).fill('411000');
      await desks.getByLabel('Code analytique').fill('COW');
      await page.getByRole('button', { name: 'Enregistrer les comptes' }).click();
      await desks.getByText('Un numéro de compte de cette nature, comme 706100').waitFor();
      expect(await desks.getByLabel('Code analytique').inputValue()).toBe('COW');
      await desks.getByLabel('Compte', { exact: true }).fill('706150');
      await page.getByRole('button', { name: 'Enregistrer les comptes' }).click();
      await page.getByText('Les comptes sont enregistrés.').waitFor();
      expect(await desks.getByLabel('Compte', { exact: true }).inputValue()).toBe('706150');
      await desks.getByText('Compte habituel : 706100').waitFor();
      await page.getByRole('button', { name: 'Revenir aux comptes habituels' }).click();
      await page.getByText('Les comptes habituels sont de retour.').waitFor();
      expect(await desks.getByLabel('Compte', { exact: true }).inputValue()).toBe('706100');
    },
  );

  it('is worked by the keyboard alone: from a month to the one before, and to the year', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/compta?periode=2026-11');
    await page.getByRole('link', { name: 'octobre 2026' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Mois ouvert', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Exercice 2026', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/periode=2026-12-31/);
    await page
      .getByRole('link', { name: 'Exercice 2026', exact: true })
      .and(page.locator('[aria-current=page]'))
      .waitFor();
  });

  it('is the managers’: who keeps no site is told so', async () => {
    visitor = await stage.visit('coworker');
    await visitor.open('/gestion/compta');
    await visitor.page.getByText('Cette page est réservée aux équipes des lieux').waitFor();
  });

  it('says where to go when nothing is booked, in English too', async () => {
    visitor = await stage.visit('manager', { locale: 'en-GB' });
    const { page, open } = visitor;
    await open('/gestion/compta?periode=2020-01&lang=en');
    await page.getByRole('heading', { name: 'No entries: January 2020' }).waitFor();
    await page.getByRole('link', { name: 'Go to invoicing' }).waitFor();
  });
});
