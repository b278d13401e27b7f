import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Jobs } from '#libs/platform';
import { work } from '../support/work.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor;
let owner: pg.Client;
beforeAll(async () => {
  stage = await openStage();
  owner = new pg.Client(stage.world.db.url);
  await owner.connect();
});
afterEach(() => visitor.context.close());
afterAll(async () => {
  await owner.end();
  await stage.close();
});

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

  it('say themselves to whom they are billed; whether they owe the VAT is for a manager to decide', async () => {
    visitor = await stage.visit('coworker', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/moi/profil');
    const own = page.getByRole('region', { name: 'Identité de facturation' });
    const said = {
      ...{ 'Entreprise ou association': 'Vandamme GmbH', Adresse: 'Hauptstr. 1', 'Code postal': '10115' },
      ...{ Commune: 'Berlin', 'Pays (2 lettres': 'FR', 'Numéro de TVA': 'DE136695976' },
    };
    for (const [label, value] of Object.entries(said)) await own.getByLabel(label).fill(value);
    await own.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Ce numéro de TVA est d’un autre pays que l’adresse').waitFor();
    await own.getByLabel('Pays (2 lettres').fill('de');
    await own.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Votre identité de facturation est enregistrée').waitFor();

    const manager = await stage.visit('manager', { javaScriptEnabled: false });
    await manager.open('/gestion/membres?q=vandamme');
    await manager.page.getByRole('link', { name: 'Camille Vandamme' }).click();
    const billed = manager.page.getByRole('region', { name: 'Identité de facturation' });
    expect(await billed.getByLabel('Entreprise ou association').inputValue()).toBe('Vandamme GmbH');
    await billed.getByText('Autoliquidation de la TVA').click();
    await billed.getByRole('button', { name: 'Facturer sans TVA (autoliquidation)' }).click();
    await billed.getByText('Les prochaines factures de Vandamme GmbH sont sans TVA').waitFor();

    // The decision was about the other number.
    await own.getByLabel('Numéro de TVA').fill('DE129273398');
    await own.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Votre identité de facturation est enregistrée').waitFor();
    await manager.page.reload();
    await billed.getByText('L’autoliquidation décidée pour Vandamme GmbH ne s’applique plus').waitFor();
    await billed.getByRole('button', { name: 'Facturer de nouveau avec la TVA' }).click();
    await manager.page.getByText('L’identité de facturation est enregistrée.').waitFor();
    await manager.context.close();
  });

  it('come from a file: every line is judged first, then written, and the export has them', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/membres');
    await page.getByRole('link', { name: 'Importer des membres' }).click();
    const file = ['Nom;E-mail;Entreprise', 'Aïda Sow;aida@example.org;=Sow', 'Sans adresse;;', ''].join('\r\n');
    // As a computer with a spreadsheet calls it.
    const upload = { name: 'membres.csv', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from(file, 'latin1') };
    await page.getByLabel('Fichier CSV').setInputFiles(upload);
    await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
    await page.getByText(/^Vérification en cours : /).waitFor();
    await work(stage.world.app.get(Jobs), owner);
    await page.getByRole('link', { name: 'Actualiser' }).click();
    await page.getByRole('row', { name: /Ligne 2.*aida@example.org.*Créé/ }).waitFor();
    await page.getByRole('row', { name: /Ligne 3.*Adresse e-mail absente/ }).waitFor();
    await page.getByRole('button', { name: 'Importer 1 membre' }).click();
    await page.getByText(/^Import en cours : /).waitFor();
    await work(stage.world.app.get(Jobs), owner);
    await page.getByRole('link', { name: 'Actualiser' }).click();
    await page.getByText('Import terminé : 1 membre créé, 0 modifié.').waitFor();
    await page.getByRole('link', { name: 'Refusés (1)' }).click();
    await page.getByRole('row', { name: /Ligne 3/ }).waitFor();
    expect(await page.getByRole('row', { name: /Ligne 2/ }).count()).toBe(0);

    await open('/gestion/membres?q=aida');
    await page.getByRole('link', { name: 'Aïda Sow' }).waitFor();
    const { siteId } = stage.world.sites[0]!;
    const cookie = await stage.world.signIn('manager');
    const csv = await stage.world.call('GET', `/api/manage/${siteId}/members.csv`, { cookie });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.payload).toContain(`aida@example.org;Aïda Sow;'=Sow;`);
  });

  it('show a file while it is being checked without anybody asking again', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/membres/import');
    const upload = { name: 'membres.txt', mimeType: 'text/plain', buffer: Buffer.from('Nom\tVille\nZoé\tLille\n') };
    await page.getByLabel('Fichier CSV').setInputFiles(upload);
    await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
    await page.getByText(/^Vérification en cours : /).waitFor();
    await work(stage.world.app.get(Jobs), owner);
    await page.getByText('Aucune colonne n’est intitulée « E-mail »').waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it('are added by hand from where one is looked for, once, without JavaScript', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    const looked = '/gestion/facturation/lignes?q=Zo%C3%A9%20Lefebvre';
    await open(looked);
    await page.getByText('Aucun membre ne correspond').getByRole('link', { name: 'Ajouter un membre' }).click();
    expect(await page.getByLabel('Nom complet').inputValue()).toBe('Zoé Lefebvre');
    await page.getByLabel('Adresse e-mail').fill('zoe.lefebvre@example.org');
    await page.getByLabel('Téléphone').fill('03 20 00 00 12');
    await page.getByLabel('Adresse', { exact: true }).fill('1 rue Haute');
    const save = page.getByRole('button', { name: 'Enregistrer ce membre' });
    await save.click();
    // An address is whole or absent: what was typed stays.
    await page.getByRole('alert').getByRole('link').first().waitFor();
    expect(await page.getByLabel('Téléphone').inputValue()).toBe('03 20 00 00 12');
    await page.getByLabel('Adresse', { exact: true }).fill('');
    await save.click();
    await page.getByRole('heading', { name: /Zoé Lefebvre/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/gestion/facturation/lignes');

    await open('/gestion/membres?nouveau=1');
    await page.getByLabel('Nom complet').fill('Zoé L.');
    await page.getByLabel('Adresse e-mail').fill('ZOE.lefebvre@example.org');
    await save.click();
    await page.getByText('Un membre de ce lieu a déjà cette adresse.').waitFor();
    await page.getByRole('link', { name: 'Ouvrir sa fiche' }).click();
    await page.getByRole('link', { name: '03 20 00 00 12' }).waitFor();
    expect(await page.getByLabel('Téléphone').inputValue()).toBe('03 20 00 00 12');
  });

  it('are put into a group with a discount, and taken out again, without JavaScript', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/groupes');
    await page.getByLabel('Nom du groupe').fill('Étudiants');
    await page.getByLabel('Remise (%)').fill('12.5');
    await page.getByLabel('Durée (mois)').fill('12');
    await page.getByRole('button', { name: 'Ajouter le groupe' }).click();
    await page.getByText('Le groupe est enregistré.').waitFor();
    await page.getByRole('row', { name: /Étudiants.*−12,5 %/ }).waitFor();
    await page.getByLabel('Nom du groupe').fill('étudiants'.replace('é', 'É'));
    await page.getByRole('button', { name: 'Ajouter le groupe' }).click();
    await page.getByText('Donnez un nom qu’aucun autre groupe ne porte.').waitFor();

    await open('/gestion/membres?q=vandamme');
    await page.getByRole('link', { name: 'Camille Vandamme' }).click();
    const card = page.getByRole('region', { name: 'Groupes' });
    await card.getByLabel('Mettre dans le groupe').selectOption('Étudiants');
    await card.getByLabel('Jusqu’au (compris)').fill('2026-01-01');
    await card.getByRole('button', { name: 'Mettre dans ce groupe' }).click();
    await card.getByText('Ce jour ne peut pas être avant le premier.').waitFor();
    await card.getByLabel('Jusqu’au (compris)').fill('');
    await card.getByRole('button', { name: 'Mettre dans ce groupe' }).click();
    await card.getByText('Du 24/11/2026 au 23/11/2027').waitFor();
    await open('/gestion/membres?q=vandamme');
    await page.getByRole('row', { name: /Camille Vandamme.*Étudiants/ }).waitFor();
    await page.getByRole('link', { name: 'Camille Vandamme' }).click();
    await card.getByRole('button', { name: 'Retirer du groupe Étudiants' }).click();
    await card.getByText('Dans aucun groupe.').waitFor();
  });

  it('shows a sheet of nowhere as not found', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    await visitor.open('/gestion/membres/01890a5d-ac96-774b-bcce-b302099a8057');
    await visitor.page.getByText('Ce membre n’existe pas ici').waitFor();
  });
});
