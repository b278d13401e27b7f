import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { type Stage, type Visitor, openStage } from './visitor.js';

const SELLER = '/gestion/lieu/societe';

let stage: Stage;
let visitor: Visitor;
let owner: pg.Client;
beforeAll(async () => {
  stage = await openStage();
  owner = new pg.Client(stage.world.db.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await stage.close();
});
beforeEach(async () => {
  // As a site is on its first day: nobody has said who sells there.
  await owner.query('delete from legal_profiles where site_id = $1', [stage.world.sites[0]!.siteId]);
});
afterEach(async () => {
  await visitor.context.close();
});

async function fill(page: Page, lines: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(lines)) await page.getByLabel(label, { exact: true }).fill(text);
}
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();

const NAMED = {
  ...{ 'Raison sociale': 'La Grappe', 'Rue et numéro': '12 rue des Tisserands', 'Code postal': '59100' },
  ...{ Commune: 'Roubaix', SIREN: '732 829 320', 'SIRET de l’établissement': '732 829 320 00074' },
};

describe('who sells at a site', () => {
  it('leads a new site from what is missing to its first invoice', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion/facturation?mois=2026-11');
    expect(await page.getByRole('link', { name: /^Facturer / }).count()).toBe(0);
    await page.getByRole('link', { name: 'Forme juridique' }).click();
    await page.waitForURL(/lieu\/societe\?.*#legalForm$/);
    await page.waitForSelector('html[data-ready]', { state: 'attached' });

    await fill(page, NAMED);
    const form = page.getByRole('combobox', { name: 'Forme juridique' });
    const inWords = page.getByLabel('Forme juridique, telle qu’elle s’imprime');
    const capital = page.getByLabel('Capital social, en euros');
    // A form that has no capital is not asked for one; any other form can be said in words.
    await form.selectOption('Fondation');
    expect([await capital.isVisible(), await inWords.isVisible()]).toEqual([false, false]);
    await form.selectOption('Autre');
    expect([await capital.isVisible(), await inWords.isVisible()]).toEqual([true, true]);
    await form.selectOption('SAS');
    expect(await inWords.isVisible()).toBe(false);
    await page.getByLabel('Régime de TVA').selectOption('Assujetti : la TVA est facturée');
    await page.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 188');
    await save(page);
    await page.getByText('Cet IBAN n’est pas juste').waitFor();
    expect(await page.getByLabel('Raison sociale').inputValue()).toBe('La Grappe');
    await page.getByRole('alert').getByRole('link', { name: 'IBAN' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('iban');
    await page.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 189');
    await save(page);
    // What is wrong was refused; what is not known yet may follow.
    await page.getByText('il manque 3 informations').waitFor();
    await fill(page, {
      'Capital social, en euros': '10 000',
      'Registre et ville': 'RCS Lille Métropole',
      'Numéro de TVA': 'FR44 732829320',
      'Vos mots en fin de document': 'Merci, et à bientôt.',
    });
    await save(page);
    await page.getByText('Rien ne manque : vous pouvez émettre des factures.').waitFor();
    expect(await page.getByLabel('Capital social, en euros').inputValue()).toBe('10000');
    await page.getByText('Laissez vide pour 0225:732829320.').waitFor();

    await page.getByRole('link', { name: 'Aller à la facturation' }).click();
    await page
      .getByRole('link', { name: /^Facturer / })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Émettre la facture' }).click();
    const number = page.getByRole('link', { name: /^F2026-/ }).first();
    await number.waitFor();
    await number.click();
    await page.getByText('SAS au capital de 10 000 €').waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it('is said without JavaScript, in Belgium too, with a logo', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open(SELLER);
    await page.getByRole('link', { name: 'Belgique' }).click();
    await fill(page, {
      ...{ 'Raison sociale': 'La Grappe SRL', 'Rue et numéro': 'Rue Haute 4', 'Code postal': '4000', Commune: 'Liège' },
      ...{ 'Numéro d’entreprise (BCE)': '0403019261', 'Registre des personnes morales': 'RPM Liège' },
      ...{ 'Numéro de TVA': 'BE 0403 019 261' },
    });
    await page.getByRole('combobox', { name: 'Forme juridique' }).selectOption('SRL (BV)');
    await page.getByLabel('Régime de TVA').selectOption('Assujetti : la TVA est facturée');
    await save(page);
    // The prices of a French site carry French VAT.
    await page.getByText('ces prix n’ont plus de taux valable').waitFor();
    await page.getByRole('alert').getByText('TVA 20 %').first().waitFor();
    // They open beside what is typed; the box that lets one go on stands with them.
    const alert = page.getByRole('alert');
    expect(await alert.getByRole('link').first().getAttribute('target')).toBe('_blank');
    await alert.getByLabel('J’ai vu ces prix ; enregistrer quand même').check();
    expect(await page.getByLabel('Raison sociale').inputValue()).toBe('La Grappe SRL');
    await save(page);
    // Nothing is missing, yet these prices are still to be corrected: the page goes on saying so, and so do the rates.
    const warning = page.getByText('Ces prix portent une TVA que votre régime n’a pas').locator('..');
    expect(await page.getByText('Rien ne manque').count()).toBe(0);
    await warning
      .getByRole('link', { name: /^Tarif / })
      .first()
      .waitFor();
    await page.getByText('Laissez vide pour 0208:0403019261.').waitFor();

    const picture = sharp({ create: { width: 600, height: 200, channels: 3, background: '#0b5d57' } });
    const file = { name: 'logo.png', mimeType: 'image/png', buffer: await picture.png().toBuffer() };
    await page.getByLabel('Image PNG ou JPEG').setInputFiles({ ...file, buffer: Buffer.from('<svg/>') });
    await page.getByRole('button', { name: 'Ajouter ce logo' }).click();
    await page.getByRole('alert').getByText('Ce fichier n’est pas une photo lisible').waitFor();
    await page.getByLabel('Image PNG ou JPEG').setInputFiles(file);
    await page.getByRole('button', { name: 'Ajouter ce logo' }).click();
    await page.getByText('Le logo est enregistré.').waitFor();
    const logo = page.getByRole('img', { name: 'Logo de La Grappe SRL' });
    expect(await logo.evaluate((img) => (img as { naturalWidth?: number }).naturalWidth)).toBe(600);
    await page.getByRole('button', { name: 'Ôter le logo' }).click();
    await page.getByText('Le logo est ôté.').waitFor();
    await open('/gestion/tarifs');
    await page.getByText('Votre régime de TVA n’a pas ce taux').first().waitFor();
  });
});
