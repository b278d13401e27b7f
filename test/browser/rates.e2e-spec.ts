import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => visitor.context.close());
afterAll(() => stage.close());

const RATES = '/gestion/tarifs';
const rateNamed = (page: Page, name: string) =>
  page.locator('.rate-list > li', { has: page.getByRole('heading', { name, exact: true }) });
const part = (page: Page, nr: number) => page.getByRole('group', { name: `Moment ${nr}` });

describe('the rates of a place', () => {
  it('are written with evenings, read back as visitors will, and are what rooms are then sold at', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open(RATES);
    await page.getByRole('link', { name: 'Ajouter un tarif' }).click();
    await page.getByLabel('Nom').fill('Réunions');
    await page.getByLabel('Forfait 1, jusqu’à', { exact: true }).fill('4');
    await page.getByLabel('Prix du forfait 1').fill('12.50');
    await page.getByLabel('Prix de l’heure').fill('5');
    await page.getByLabel('Maximum par jour').fill('30');
    const said = page.locator('.rate-said');
    await said.getByText('12,50 € jusqu’à 4 h · puis 5 € l’heure · 30 € maximum par jour TTC').waitFor();
    await page.getByText('Soirs, week-ends et autres moments de la semaine').click();
    for (const day of ['samedi', 'dimanche']) await part(page, 1).getByLabel(day).check();
    await part(page, 1).getByLabel('Tarif appliqué').selectOption('Machines');
    await said.getByText(/^Machines \(samedi et dimanche\) : \d/).waitFor();
    await page.getByRole('button', { name: 'Ajouter un tarif' }).click();
    await page.getByText('C’est ajouté : le tarif peut être choisi.').waitFor();
    await rateNamed(page, 'Réunions').getByText('Rien n’est vendu à ce tarif.').waitFor();

    await open('/gestion/lieu/places');
    await page.getByRole('link', { name: 'Salle Escaut', exact: true }).click();
    await page.getByLabel('Tarif').selectOption('Réunions');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('C’est enregistré.').waitFor();
    await open('/lieu/la-grappe');
    const room = page.locator('li.resource', { has: page.getByRole('heading', { name: /^Salle Escaut/ }) });
    await room.getByText('12,50 € jusqu’à 4 h · puis 5 € l’heure').waitFor();
    await room.getByText(/^Machines \(samedi et dimanche\)/).waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it('say what is wrong where it is wrong, and what stands against retiring one, without JavaScript', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open(RATES);
    await page.getByRole('button', { name: 'Retirer le tarif « Machines »' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('Ce tarif est utilisé.').waitFor();
    await alert.getByRole('link', { name: 'Découpe laser' }).waitFor();

    await page.getByRole('link', { name: 'Ajouter un tarif' }).click();
    await page.getByLabel('Nom').fill('Machines');
    await page.getByLabel('Forfait 1, jusqu’à', { exact: true }).fill('2');
    await page.getByLabel('Prix du forfait 1').fill('8');
    await page.getByLabel('Forfait 2, jusqu’à', { exact: true }).fill('2');
    await page.getByLabel('Prix du forfait 2').fill('9');
    const send = page.getByRole('button', { name: 'Ajouter un tarif' });
    await send.click();
    await alert.getByText('Deux lignes ont la même durée').waitFor();
    await page.getByLabel('Forfait 2, jusqu’à', { exact: true }).fill('4');
    await send.click();
    await page.getByText('Donnez un nom que n’a aucun autre tarif de votre lieu.').waitFor();
    await page.getByLabel('Nom').fill('Ateliers libres');
    await page.getByText('Soirs, week-ends et autres moments de la semaine').click();
    await part(page, 1).getByLabel('samedi').check();
    await part(page, 1).getByLabel('De', { exact: true }).fill('18:00');
    await part(page, 1).getByLabel('Tarif appliqué').selectOption('Machines');
    await send.click();
    await page.getByText('C’est ajouté : le tarif peut être choisi.').waitFor();
    await page.getByRole('link', { name: 'Ateliers libres' }).click();
    await part(page, 2).getByLabel('samedi').check();
    await part(page, 2).getByLabel('De', { exact: true }).fill('20:00');
    await part(page, 2).getByLabel('Tarif appliqué').selectOption('Machines');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await alert.getByText('samedi : Machines 18 h–24 h et Machines 20 h–24 h').waitFor();
    expect(await part(page, 2).getByLabel('samedi').isChecked()).toBe(true);
    await part(page, 2).getByLabel('samedi').uncheck();
    await part(page, 2).getByLabel('lundi').check();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('C’est enregistré.').waitFor();
    await page.getByRole('button', { name: 'Retirer le tarif « Ateliers libres »' }).click();
    await page.getByText('Ce tarif ne peut plus être choisi.').waitFor();
    await page.getByRole('button', { name: 'Remettre le tarif « Ateliers libres »' }).click();
    await page.getByText('Ce tarif peut de nouveau être choisi.').waitFor();
  });

  it('are asked from the sheet of a member for that member', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/membres?q=camille@demo');
    await page.getByRole('link', { name: /^Camille/ }).click();
    await page.getByRole('link', { name: 'Simuler un prix' }).click();
    const camille = page.getByRole('radio', { name: /^Camille/ });
    await camille.waitFor();
    expect(await camille.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Calculer' }).click();
    await page
      .locator('.simulated')
      .getByText(/^Camille/)
      .waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it.each([
    ['by the keyboard', true],
    ['without JavaScript', false],
  ])('tell what somebody will pay, %s', async (_how, javaScriptEnabled) => {
    visitor = await stage.visit('manager', { javaScriptEnabled });
    const { page, open } = visitor;
    await open(RATES);
    await page.getByLabel('Place', { exact: true }).selectOption('Open space');
    await page.getByLabel('Jour').fill('2026-12-08');
    await page.getByLabel('Début').fill('09:00');
    await page.getByLabel('Fin').fill('13:00');
    await page.getByLabel('Nombre de places').fill('2');
    await page.getByLabel('Chercher un membre').fill('Camille');
    await page.keyboard.press('Enter');
    await page.getByText('Choisissez de qui il s’agit').waitFor();
    await page
      .getByRole('radio', { name: /^Camille/ })
      .first()
      .focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Calculer' }).focus();
    await page.keyboard.press('Enter');
    const told = page.locator('.simulated');
    await told.getByText('2 places', { exact: true }).waitFor();
    await told.getByText(/^Camille .+, 2 places$/).waitFor();
    await told.getByRole('row', { name: /^Total TTC \d/ }).waitFor();
    await page.getByText('Aucun crédit ne serait utilisé.').waitFor();
    expect(visitor.trouble).toEqual([]);
  });
});
