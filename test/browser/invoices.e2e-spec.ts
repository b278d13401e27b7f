import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { creditedCent, debtorsOf, issuedInvoice } from '../support/documents.js';
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
    const ticks = page.locator('#avoir').getByRole('checkbox');
    expect(await ticks.count()).toBeGreaterThan(1);
    await page.getByRole('link', { name: 'Tout décocher' }).press('Enter');
    await page.getByRole('link', { name: 'Tout cocher' }).waitFor();
    const amounts = page.locator('#avoir').getByRole('textbox', { name: 'Montant rendu' });
    expect([await page.locator('#avoir :checked').count(), await amounts.count()]).toEqual([0, 0]);
    await ticks.first().press('Space');
    await amounts.first().fill('beaucoup');
    await page.getByLabel('Motif', { exact: true }).fill(`L'Étable & Cie <test> "x"`);
    const preview = page.getByRole('button', { name: 'Voir l’avoir' });
    await preview.press('Enter');
    await page.getByText('Un montant comme 12,50').waitFor();
    await page.locator('#avoir').getByRole('textbox').first().fill('99999');
    await preview.press('Enter');
    await page.getByText(/^C’est plus que ce qui reste : .*€ au plus\.$/).waitFor();
    await page.locator('#avoir').getByRole('textbox').first().fill('-5');
    await preview.press('Enter');
    await page.getByText('Un montant au-dessus de zéro').waitFor();
    await page.getByText('Le montant à rendre doit être au-dessus de zéro').waitFor();
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

describe.each([
  ['with', true],
  ['without', false],
])('a deposit, %s JavaScript', (_how, javaScriptEnabled) => {
  it('is asked for, shown first, postponed, and taken off the next invoice', async () => {
    const [{ name } = { name: '' }] = await debtorsOf(stage.world);
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/gestion/facturation?lieu=la-grappe');
    await page.getByRole('link', { name: 'Acomptes' }).press('Enter');
    await page.getByLabel('Chercher un membre').fill(name);
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('link', { name }).first().click();
    await page.getByLabel('Objet').fill(`L'Étable & Cie <test> "x"`);
    await page.getByLabel(/^Montant/).fill('rien');
    const preview = page.getByRole('button', { name: 'Voir l’acompte' });
    await preview.press('Enter');
    await page.getByText('Un montant comme 300,00').waitFor();
    await page.getByLabel(/^Montant/).fill('2,00');
    await page.getByLabel('Pourcentage demandé').fill('30');
    await preview.press('Enter');
    await page.getByText(/Acompte de 30.% : L'Étable & Cie <test> "x"/).waitFor();
    await page
      .getByText(/^0,60.€$/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Émettre la facture d’acompte' }).press('Enter');
    const said = page.getByText(/^La facture d’acompte D2026-\d+ est émise\.$/);
    const number = /D2026-\d+/.exec((await said.textContent())!)![0];
    if (javaScriptEnabled) {
      // Back is the page of deposits, not the browser's question whether to send the preview again.
      await page.goBack();
      await page.getByRole('link', { name: number, exact: true }).waitFor();
    }

    await open('/gestion/acomptes?lieu=la-grappe');
    const row = page.getByRole('row').filter({ hasText: number });
    const postpone = async (month: string) => {
      await row.getByText('Reporter').click();
      await row.getByLabel(`Déduire ${number} à partir de`).fill(month);
      await row.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByText('Le mois de déduction est enregistré.').waitFor();
    };
    await postpone('2027-03');
    await row.getByText(/0,60.€, à partir de mars 2027/).waitFor();
    await postpone('2026-11');
    const { id } = await issuedInvoice(stage.world, uuidv7(), name);
    await open(`/gestion/factures/${id}?lieu=la-grappe`);
    await page.getByText(new RegExp(`^Acompte ${number}`)).waitFor();
    await page.getByText('Reste à payer').waitFor();
    await open('/gestion/acomptes?lieu=la-grappe');
    await row.getByText('Déduit', { exact: true }).waitFor();
    // The invoice that took it off is the one to credit.
    await row.getByRole('link', { name: number }).first().click();
    await page.locator('#numero').filter({ hasText: number }).waitFor();
    await open(`${new URL(page.url()).pathname}?lieu=la-grappe&avoir=1`);
    const card = page.locator('#avoir');
    await card.getByText('Cet acompte a été déduit').waitFor();
    const taker = card.getByRole('link', { name: /^F2026-/ });
    expect(await taker.getAttribute('href')).toContain(id);
    // Credited whole, it gives the deposit back.
    await open(`/gestion/factures/${id}?lieu=la-grappe&avoir=1`);
    await card.getByLabel('Motif', { exact: true }).fill('Reprise');
    await card.getByRole('button', { name: 'Voir l’avoir' }).press('Enter');
    await card.getByText(new RegExp(`^0,60.€ retournent à l’acompte ${number}`)).waitFor();
    await card.getByRole('button', { name: /^Émettre/ }).press('Enter');
    await page.getByText(new RegExp(`^Rendu à l’acompte ${number}`)).waitFor();
    await page.getByText('Reste à rendre').waitFor();
    await open('/gestion/acomptes?lieu=la-grappe');
    await row.getByText(/0,60.€, à partir de novembre 2026/).waitFor();
  });
});

it('is credited whole to be billed again: its lines wait to be corrected, and a part of one may be given back', async () => {
  const { id, number } = await issuedInvoice(stage.world, uuidv7());
  visitor = await stage.visit('manager', { javaScriptEnabled: false });
  const { page, open } = visitor;
  await open(`/gestion/factures/${id}?lieu=la-grappe&avoir=1`);
  await page.getByLabel('Motif', { exact: true }).fill('Mauvais prix');
  await page.getByRole('button', { name: 'Voir l’avoir' }).press('Enter');
  await page.getByLabel(/^Refaire la facture/).check();
  await page.getByRole('button', { name: 'Émettre l’avoir' }).press('Enter');
  await page.getByText(/^L’avoir A2026-\d+ est émis\.$/).waitFor();
  await open('/gestion/facturation/lignes?lieu=la-grappe');
  const lines = await page.getByRole('link', { name: /^Modifier / }).count();
  expect(lines).toBeGreaterThan(0);

  // One of three, instead of an amount.
  await page
    .getByRole('link', { name: /^Modifier / })
    .first()
    .press('Enter');
  const heading = page.getByRole('heading', { name: /^Modifier une ligne de / });
  const name = (await heading.innerText()).replace('Modifier une ligne de ', '');
  await page.getByLabel('Quantité').fill('3');
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  await page.getByText('La ligne est modifiée.').waitFor();
  await page.getByRole('link', { name: 'Facturation' }).first().click();
  // Others may be called the same.
  const row = page.getByRole('row').filter({ hasText: number });
  await row.getByRole('link', { name: `Facturer ${name}`, exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Émettre la facture' }).press('Enter');
  await page.getByRole('link', { name: 'Faire un avoir' }).press('Enter');
  await page.getByLabel('Ou quantité rendue').first().fill('1');
  await page.getByLabel('Motif', { exact: true }).fill('Un de trop');
  await page.getByRole('button', { name: 'Voir l’avoir' }).press('Enter');
  await page.getByRole('button', { name: 'Émettre l’avoir' }).press('Enter');
  await page.getByText(/^L’avoir A2026-\d+ est émis\.$/).waitFor();

  // Of the two that are left no three are given back.
  await page.locator('#numero').waitFor();
  await page
    .getByRole('link', { name: /^F2026-/ })
    .first()
    .press('Enter');
  await page.getByRole('link', { name: 'Faire un avoir' }).press('Enter');
  const three = page.getByRole('group').filter({ hasText: 'Il reste 2 sur 3.' });
  await three.getByLabel('Ou quantité rendue').fill('3');
  await page.getByLabel('Motif', { exact: true }).fill('Encore');
  await page.getByRole('button', { name: 'Voir l’avoir' }).press('Enter');
  await three.getByText('C’est plus que ce qui reste : 2 au plus.').waitFor();
});

describe.each([
  ['with', true],
  ['without', false],
])('a quote, %s JavaScript', (_how, javaScriptEnabled) => {
  it('is written, sent, and accepted by its buyer, who is asked for the deposit', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open, context } = visitor;
    await open('/gestion/devis?lieu=la-grappe');
    await page.getByLabel('Chercher un membre').fill('camille');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('link', { name: 'Camille Vandamme' }).click();
    const title = `L'Étable & Cie <test> "x" ${javaScriptEnabled}`;
    await page.getByLabel('Objet').fill(title);
    await page.getByLabel('Acompte à l’acceptation').fill('30');
    const line = (number: number) => page.getByRole('group', { name: `Ligne ${number}` });
    await line(1).getByLabel('Désignation').fill('Salle');
    await line(1).getByLabel('Prix unitaire').fill('cent');
    const save = page.getByRole('button', { name: 'Enregistrer' });
    await save.press('Enter');
    await page.getByText(/^Un nombre comme 149,166667/).waitFor();
    const invalid = (label: string) => line(1).getByLabel(label).getAttribute('aria-invalid');
    expect([await invalid('Désignation'), await invalid('Prix unitaire')]).toEqual([null, 'true']);
    await line(1).getByLabel('Prix unitaire').fill('−50');
    await save.press('Enter');
    await page.getByText('Le total du devis doit être au-dessus de zéro').waitFor();
    await line(1).getByLabel('Prix unitaire').fill('149,166667');
    await line(1).getByLabel('Quantité').fill('0,5');
    await page.getByLabel('Prix', { exact: true }).selectOption('gross');
    await save.press('Enter');
    await page.getByText('Le devis est enregistré.').waitFor();
    await page.getByText(/^Total TTC : 74,58.€/).waitFor();
    await page.getByRole('button', { name: 'Envoyer au client' }).press('Enter');
    await page.getByText('Le devis est envoyé').waitFor();
    await page.getByRole('heading', { name: 'Envoi par e-mail' }).waitFor();
    const mail = page.getByRole('listitem').filter({ hasText: /^(En attente|Envoyé) À \S+@/ });
    await mail.waitFor();
    const number = /Q2026-\d+/.exec((await page.getByRole('heading', { name: /^Devis Q2026/ }).textContent())!)![0];
    await context.close();

    visitor = await stage.visit('coworker', { javaScriptEnabled });
    await visitor.open('/moi/factures');
    const item = visitor.page.getByRole('listitem').filter({ hasText: number });
    await item.getByText('Un acompte de').waitFor();
    const file = await visitor.context.request.get(
      stage.origin + (await item.getByRole('link', { name: `${number} en PDF` }).getAttribute('href'))!,
    );
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await item.getByText(/^Salle · 0,5 × 149,166667.€ TTC · TVA 20.%$/).waitFor();
    const accept = item.getByRole('button', { name: 'Accepter et commander' });
    expect(await accept.isVisible()).toBe(false);
    await item.getByText(`Accepter le devis ${number}`).press('Enter');
    await item.getByText(/^Vous commandez à .* pour 74,58.€ TTC/).waitFor();
    await item.getByText(/^Une facture d’acompte de 22,37.€ TTC est émise tout de suite/).waitFor();
    await accept.press('Enter');
    await visitor.page.locator('[role=status]:focus').getByText('Vous avez accepté le devis.').waitFor();
    await item.getByText('Accepté', { exact: true }).waitFor();
    await visitor.page.getByRole('row').filter({ hasText: '22,37' }).first().waitFor();
  });
});

it('is found by whom it was issued to, with its file, and by nobody else', async () => {
  const camille = await issuedInvoice(stage.world, uuidv7(), 'Camille Vandamme');
  const other = await issuedInvoice(stage.world, uuidv7());
  await creditedCent(stage.world, camille.id);
  visitor = await stage.visit('coworker', { javaScriptEnabled: false });
  const { page, open, context } = visitor;
  await open('/moi');
  await page.getByRole('link', { name: 'Mes factures' }).press('Enter');
  await page
    .getByRole('row')
    .filter({ hasText: `corrige ${camille.number}` })
    .filter({ hasText: '-0,01' })
    .waitFor();
  await page
    .getByText(/^reste .* à payer$/)
    .first()
    .waitFor();
  expect(await page.getByText(other.number, { exact: true }).count()).toBe(0);
  const href = await page.getByRole('link', { name: `${camille.number} en PDF` }).getAttribute('href');
  const file = await context.request.get(stage.origin + href!);
  expect([file.status(), (await file.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  const theirs = await context.request.get(stage.origin + href!.replace(camille.id, other.id));
  expect(theirs.status()).toBe(404);
});
