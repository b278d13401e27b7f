import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { type Stage, type Visitor, openStage } from './visitor.js';

interface SiteBody {
  id: string;
  resources: { id: string; name: string }[];
}

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage();
  await stage.freeRooms();
});
afterEach(() => visitor.context.close());
afterAll(() => stage.close());

const RATES = '/gestion/tarifs';
const extraNamed = (page: Page, name: string) =>
  page.locator('.rate-list > li', { has: page.getByRole('heading', { name, exact: true }) });
/** The small room, on a Thursday. */
const book = (hour: string, minutes: number) =>
  `/reserver/la-grappe?quoi=salle&jour=2026-11-26&debut=2026-11-26T${hour}:00Z&duree=${minutes}`;
const price = (page: Page) => page.locator('.price-box .price');
const centsOf = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

describe('what may be had along with a place', () => {
  it('is written by the manager without JavaScript, told what is wrong, withdrawn and offered again', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open(RATES);
    await page.getByText('Aucune option pour l’instant').waitFor();
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Ajouter l’option' }) });
    await form.getByLabel('Nom').fill('Écran mobile');
    await form.getByLabel('Prix (EUR)').fill('3.50');
    await form.getByLabel('Compté').selectOption('Par heure commencée');
    await form.getByLabel('Combien y en a-t-il ?').fill('1');
    await form.getByLabel('les salles').uncheck();
    await form.getByRole('button', { name: 'Ajouter l’option' }).click();
    await form.getByText('Cochez au moins un genre de lieu, ou un lieu.').waitFor();
    expect(await form.getByLabel('Nom').inputValue()).toBe('Écran mobile');
    await form.getByLabel('les salles').check();
    await form.getByRole('button', { name: 'Ajouter l’option' }).click();
    await page.getByText('C’est ajouté : l’option est proposée dès maintenant.').waitFor();
    await extraNamed(page, 'Écran mobile').getByText('3,50 € l’heure').waitFor();

    await page.getByText('Ajouter une option').click();
    await form.getByLabel('Nom').fill('Écran mobile');
    await form.getByLabel('Prix (EUR)').fill('2');
    await form.getByLabel('Compté').selectOption('Par personne');
    await form.getByLabel('TVA').selectOption({ label: '10 %' });
    await form.getByRole('button', { name: 'Ajouter l’option' }).click();
    await form.locator('.field-error', { hasText: 'Ce nom est déjà pris dans votre lieu.' }).waitFor();
    await form.getByLabel('Nom').fill('Café');
    await form.getByRole('button', { name: 'Ajouter l’option' }).click();
    await extraNamed(page, 'Café').getByText('2 € par personne').waitFor();

    await page.getByRole('link', { name: 'Café', exact: true }).click();
    const change = page.locator('form', { has: page.getByRole('button', { name: 'Enregistrer l’option' }) });
    await change.getByLabel('Prix (EUR)').fill('2.50');
    await change.getByRole('button', { name: 'Enregistrer l’option' }).click();
    await extraNamed(page, 'Café').getByText('2,50 € par personne').waitFor();
    await page.getByRole('button', { name: 'Retirer l’option « Café »' }).click();
    await page.getByText('Cette option n’est plus proposée.').waitFor();
    await page.getByRole('button', { name: 'Remettre l’option « Café »' }).click();
    await page.getByText('Cette option est de nouveau proposée.').waitFor();
  });

  it('is ticked by the keyboard, priced by the server and shown wherever the booking is', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    await open(book('09:00', 120));
    const plain = centsOf(await price(page).textContent());
    const screen = page.getByRole('checkbox', { name: /^Écran mobile/ });
    await screen.focus();
    await page.keyboard.press('Space');
    await page.getByText('Écran mobile : 2 h à 3,50 €').waitFor();
    await page.getByLabel(/^Café/).fill('4');
    await page.getByText('Café : 4 × 2,50 €').waitFor();
    await expect(price(page).textContent().then(centsOf)).resolves.toBe(plain + 700 + 1000);
    await page.getByText(/TVA 20.% : .*10.% : /).waitFor();
    await page.getByRole('button', { name: /^Confirmer/ }).press('Enter');
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    await open('/moi');
    await page.getByText('Avec : Café × 4, Écran mobile').first().waitFor();
    expect(visitor.trouble).toEqual([]);
  });

  it('is refused without JavaScript with how many are left, and nothing typed is lost', async () => {
    visitor = await stage.visit('coworker', { javaScriptEnabled: false });
    const { page, open } = visitor;
    const site = (await stage.world.call('GET', '/api/sites/la-grappe')).json<SiteBody>();
    const named = (name: string) => site.resources.find((one) => one.name === name)!.id;
    // In another room the only screen is taken until 11:00, and there afterwards.
    await open(`${book('09:30', 60)}&ressource=${named('Salle Lys')}`);
    await page.getByText('plus disponible à cette heure').waitFor();
    expect(await page.getByRole('checkbox', { name: /^Écran mobile/ }).isDisabled()).toBe(true);
    await open(`${book('13:00', 60)}&ressource=${named('Salle Lys')}`);
    await page.getByRole('checkbox', { name: /^Écran mobile/ }).check();
    await page.getByLabel(/^Café/).fill('2');
    const faster = { resourceId: named('Salle Escaut'), start: '2026-11-26T13:00:00Z', end: '2026-11-26T14:00:00Z' };
    const extras = [{ id: (await page.getByRole('checkbox').getAttribute('name'))!.slice('avec-'.length) }];
    const cookie = await stage.world.signIn('manager');
    const body = { id: uuidv7(), siteId: site.id, ...faster, extras };
    expect((await stage.world.call('POST', '/api/reservations', { cookie, body })).statusCode).toBe(201);
    await page.getByRole('button', { name: /^Confirmer/ }).click();
    await page.getByRole('alert').getByText('Une option n’est plus disponible').waitFor();
    await page.locator('.field-error', { hasText: 'Il n’y en a plus à ce moment-là.' }).waitFor();
    expect(await page.getByLabel(/^Café/).inputValue()).toBe('2');
    await page.getByRole('checkbox', { name: /^Écran mobile/ }).uncheck();
    await page.getByRole('button', { name: /^Confirmer/ }).click();
    await page.getByText('Avec : Café × 2').first().waitFor();
  });

  it('is asked for in the simulator and at the desk, where it is also to be made ready', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open(RATES);
    await page.getByLabel('Place', { exact: true }).selectOption('Salle Escaut');
    await page.locator('.simulator').getByText('Options', { exact: true }).click();
    await page.locator('.simulator').getByLabel('Café').fill('3');
    await page.getByRole('button', { name: 'Calculer' }).click();
    await page.locator('.simulated').getByText('Café : 3 × 2,50 €').waitFor();

    await open('/gestion/planning?jour=2026-11-26&vue=liste');
    await page.getByText('Avec : Café × 4, Écran mobile').first().waitFor();
    expect(visitor.trouble).toEqual([]);
  });
});
