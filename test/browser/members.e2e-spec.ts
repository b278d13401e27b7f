import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterEach(() => visitor.context.close());
afterAll(() => stage.close());

describe('the members of a site', () => {
  it('are found whatever the accents and the case, and their sheet says what there is of them', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion');
    await page.getByRole('link', { name: 'Membres', exact: true }).click();
    await page.getByRole('heading', { name: 'Membres', level: 1 }).waitFor();
    await page.getByLabel('Nom, e-mail ou entreprise').fill('CÀMILLE VANDAMME');
    await page.keyboard.press('Enter');
    await page.getByText('1 membre', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Camille Vandamme' }).click();
    await page.getByRole('heading', { name: 'Camille Vandamme' }).waitFor();
    for (const title of ['Réservations', 'Compte', 'Identité de facturation', 'Notes de l’équipe', 'Accords'])
      await page.getByRole('region', { name: title }).waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it('say so when nobody matches, with the way back to all', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    await visitor.open('/gestion/membres?q=personne-ainsi');
    await visitor.page.getByText('Personne ne correspond').waitFor();
    await visitor.page.getByRole('link', { name: 'Tous les membres' }).click();
    await visitor.page.getByRole('table', { name: 'Membres' }).waitFor();
  });

  it('have notes and a billing identity, kept without JavaScript; what is wrong stands beside its field', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/membres?q=vandamme');
    await page.getByRole('link', { name: 'Camille Vandamme' }).click();
    await page.getByLabel('Nouvelle note').fill('Préfère le fond de la salle.');
    await page.getByRole('button', { name: 'Ajouter la note' }).click();
    await page.getByText('La note est enregistrée.').waitFor();
    await page.getByText('Préfère le fond de la salle.').waitFor();
    await page.getByRole('button', { name: /^Supprimer la note du/ }).click();
    await page.getByText('La note est supprimée.').waitFor();

    await page.getByLabel('Entreprise ou association').fill('Vandamme SAS');
    await page.getByLabel(/^SIREN/).fill('123');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Ce numéro n’est pas valable dans ce pays.').waitFor();
    expect(await page.getByLabel('Entreprise ou association').inputValue()).toBe('Vandamme SAS');
    await page.getByLabel(/^SIREN/).fill('');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('L’identité de facturation est enregistrée.').waitFor();
  });

  it('say themselves what they agree to, and the staff see it with its day', async () => {
    visitor = await stage.visit('coworker', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/moi/profil');
    const consents = page.getByRole('region', { name: 'Mes accords' });
    const here = consents.locator('form').filter({ hasText: 'La Grappe' });
    await here.getByLabel('Recevoir les nouvelles du lieu par e-mail').check();
    await here.getByRole('button', { name: 'Enregistrer mes accords pour La Grappe' }).click();
    await page.getByText('Vos accords sont enregistrés.').waitFor();
    expect(await here.getByLabel('Recevoir les nouvelles du lieu par e-mail').isChecked()).toBe(true);

    const manager = await stage.visit('manager', { javaScriptEnabled: false });
    await manager.open('/gestion/membres?q=vandamme');
    await manager.page.getByRole('link', { name: 'Camille Vandamme' }).click();
    const told = manager.page.getByRole('region', { name: 'Accords' });
    await told.getByText('Oui, le 24/11/2026').waitFor();
    await told.getByText('Non, le 24/11/2026').waitFor();
    await manager.context.close();
  });

  it('shows a sheet of nowhere as not found', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    await visitor.open('/gestion/membres/01890a5d-ac96-774b-bcce-b302099a8057');
    await visitor.page.getByText('Ce membre n’existe pas ici').waitFor();
  });
});
