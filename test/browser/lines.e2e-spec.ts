import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  const { trouble } = visitor;
  await visitor.context.close();
  expect(trouble).toEqual([]);
});

describe.each([
  ['with', true, 'Rallonge'],
  ['without', false, `L'Étable & Cie <test> "x"`],
])('one-off lines, %s JavaScript', (_how, javaScriptEnabled, label) => {
  it('are written on a member’s sheet, changed, taken back, and what stays is invoiced', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/gestion/facturation?lieu=la-grappe');
    await page.getByRole('link', { name: 'Lignes ponctuelles' }).press('Enter');
    await page.getByLabel('Chercher un membre').fill('camille');
    await page.getByRole('button', { name: 'Chercher' }).press('Enter');
    await page.getByRole('link', { name: 'Camille Vandamme' }).first().press('Enter');
    await page.getByLabel('Libellé').fill(label);
    await page.getByLabel('Quantité').fill('0');
    await page.getByLabel('Prix unitaire').fill('149,1666667');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).press('Enter');
    await page.getByText('Un nombre au-dessus de zéro et de moins d’un million').waitFor();
    await page.getByText(/^Un nombre comme 149,166667/).waitFor();
    await page.getByLabel('Quantité').fill('0,25');
    await page.getByLabel('Prix unitaire').fill('149,166667');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).press('Enter');
    await page.getByText('La ligne sera sur la prochaine facture.').waitFor();
    const row = page.getByRole('row').filter({ hasText: label });
    await row
      .filter({ hasText: '0,25 × 149,166667' })
      .filter({ hasText: /37,29.€ HT/ })
      .waitFor();

    await page.getByRole('link', { name: `Modifier ${label}` }).press('Enter');
    await page.getByLabel('Prix unitaire').fill('9,99');
    await page.getByLabel('Quantité').fill('1');
    await page.getByLabel('Prix HT ou TTC').selectOption('gross');
    await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await page.getByText('La ligne est modifiée.').waitFor();
    await row.filter({ hasText: /9,99.€ TTC/ }).waitFor();

    await page.getByLabel('Libellé').fill('De trop');
    await page.getByLabel('Prix unitaire').fill('−10');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).press('Enter');
    await page
      .getByRole('row')
      .filter({ hasText: /-10,00.€ HT/ })
      .waitFor();
    await page.getByRole('button', { name: 'Retirer De trop' }).press('Enter');
    await page.getByText('La ligne est retirée.').waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'De trop' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Facturation' }).first().click();
    await page.getByRole('link', { name: 'Facturer Camille Vandamme' }).press('Enter');
    await page.getByRole('link', { name: 'Voir le brouillon' }).press('Enter');
    await page.getByText('Brouillon de facture, sans numéro').waitFor();
    const draft = await page.getByRole('link', { name: 'PDF du brouillon' }).getAttribute('href');
    const pdf = await page.request.get(new URL(draft!, page.url()).toString());
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await page.getByRole('row').filter({ hasText: label }).waitFor();
    await page.getByRole('link', { name: 'Facturation' }).first().click();
    await page.getByRole('link', { name: 'Facturer Camille Vandamme' }).press('Enter');
    await page.getByRole('button', { name: 'Émettre la facture' }).press('Enter');
    await page
      .getByText(/F2026-\d+/)
      .first()
      .waitFor();
    await open('/gestion/facturation/lignes?lieu=la-grappe');
    await page.getByText('Aucune ligne n’attend une facture.').waitFor();

    // More is given back than is owed: a credit note on what was invoiced.
    await page.getByLabel('Chercher un membre').fill('camille');
    await page.getByRole('button', { name: 'Chercher' }).press('Enter');
    await page.getByRole('link', { name: 'Camille Vandamme' }).first().press('Enter');
    await page.getByLabel('Libellé').fill('Geste commercial');
    await page.getByLabel('Prix unitaire').fill('-5');
    await page.getByRole('button', { name: 'Ajouter la ligne' }).press('Enter');
    await page.getByText('La ligne sera sur la prochaine facture.').waitFor();
    await page.getByRole('link', { name: 'Facturation' }).first().click();
    await page.getByRole('link', { name: 'Solder par un avoir ce qui est dû à Camille Vandamme' }).press('Enter');
    await page.getByText(/^Avoir de 6,00.€ TTC sur la facture F2026-\d+/).waitFor();
    await page.getByRole('button', { name: 'Émettre l’avoir' }).press('Enter');
    await page.getByText(/^L’avoir A2026-\d+ est émis\.$/).waitFor();
  });
});
