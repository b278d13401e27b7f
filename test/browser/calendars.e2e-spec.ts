import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readCalendar } from '../support/ical.js';
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

/** What a calendar program gets from an address that a page has shown. */
const feed = (address: string) => stage.world.call('GET', new URL(address).pathname);
const shownAddress = (page: Page) => page.getByLabel('Adresse à copier').inputValue();

describe('a coworker', () => {
  it('makes, renews and revokes the link to their calendar without JavaScript', async () => {
    visitor = await stage.visit('coworker', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/moi');
    await page.getByText('Aucun lien pour l’instant.').waitFor();
    await page.getByRole('button', { name: 'Créer un lien' }).click();
    await page.getByText('Votre lien est prêt').waitFor();
    const first = await shownAddress(page);
    expect(page.url()).not.toContain(new URL(first).pathname);
    const open_ = page.getByRole('link', { name: 'Ouvrir dans mon agenda' });
    expect(await open_.getAttribute('href')).toBe(first.replace('http:', 'webcal:'));
    const answer = await feed(first);
    expect(answer.statusCode).toBe(200);
    const { name, appointments } = readCalendar(answer.body);
    expect([name, appointments.length > 0]).toEqual(['Mes réservations – Maille', true]);

    // Shown once: the page says that there is a link and when it was used, and not which.
    await open('/moi');
    await page.getByText('dernière utilisation le 24/11/2026').waitFor();
    expect(await page.content()).not.toContain(new URL(first).pathname.slice('/calendars/'.length, -4));

    await page.getByRole('button', { name: 'Renouveler : Lien 1' }).click();
    const second = await shownAddress(page);
    expect([(await feed(first)).statusCode, (await feed(second)).statusCode]).toEqual([404, 200]);

    await page.getByRole('button', { name: 'Retirer : Lien 1' }).click();
    await page.getByText('Le lien est retiré').waitFor();
    await page.getByText('Aucun lien pour l’instant.').waitFor();
    expect((await feed(second)).statusCode).toBe(404);

    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Subscribe to my calendar' }).waitFor();
  });

  it('makes it with the keyboard alone; it is gone once they have gone elsewhere', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    await open('/moi');
    await page.getByRole('button', { name: 'Créer un lien' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    await page.locator('[role=status]:focus').waitFor();
    await page.keyboard.press('Tab');
    // The whole address is chosen, ready to be copied.
    expect(await page.evaluate('document.activeElement?.id')).toBe('adresse');
    expect(await page.evaluate('getSelection().toString()')).toBe(await shownAddress(page));
    await page.getByRole('link', { name: 'Trouver', exact: true }).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'S’abonner à mon agenda' }).waitFor();
    await page.getByText('Lien 1').waitFor();
    expect(await page.getByLabel('Adresse à copier').count()).toBe(0);
    await page.getByRole('button', { name: 'Retirer : Lien 1' }).click();
    await page.getByText('Le lien est retiré').waitFor();
  });

  it('takes one booking to their calendar, when it is made and later', async () => {
    visitor = await stage.visit('coworker');
    const { page, open, context } = visitor;
    await open('/');
    await page.locator('.site-card .btn-primary').first().click();
    await page.locator('dialog[open] button[type=submit]').filter({ hasText: '€' }).click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    const later = page.getByRole('link', { name: /^Ajouter à mon agenda/ });
    const href = (await later.getAttribute('href'))!;
    const file = await context.request.get(stage.origin + href);
    expect([file.status(), file.headers()['content-disposition']]).toEqual([200, 'attachment; filename="maille.ics"']);
    const [appointment] = readCalendar(await file.text()).appointments;
    expect(appointment).toMatchObject({ status: 'CONFIRMED', uid: expect.stringContaining(href.split('/')[4]!) });
    await open('/moi');
    const hrefs = await later.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs).toContain(href);
  });
});

describe('a manager', () => {
  it('gives the team a link to one resource, sees who made it, and takes it back', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion');
    await page.getByRole('link', { name: 'Lieu', exact: true }).click();
    await page.getByRole('link', { name: 'Agendas' }).click();
    await page.getByText('Aucun lien pour l’instant', { exact: false }).waitFor();
    const resources = page.getByLabel('Agenda', { exact: true });
    const [, first] = await resources.locator('option').allTextContents();
    await resources.selectOption({ label: first! });
    await page.getByRole('button', { name: 'Créer un lien' }).click();
    const address = await shownAddress(page);
    const answer = await feed(address);
    expect(answer.statusCode).toBe(200);
    expect(readCalendar(answer.body).name).toContain(first);
    const row = page.getByRole('row', { name: new RegExp(`^${first}`) });
    expect(await row.count()).toBe(1);
    expect(await row.innerText()).toContain('24/11/2026');
    await row.getByRole('button', { name: /^Retirer/ }).click();
    await page.getByText('Le lien est retiré').waitFor();
    expect((await feed(address)).statusCode).toBe(404);
  });

  it('is told, and keeps the page, when there are too many links', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/moi');
    for (let count = 0; count < 10; count++) await page.getByRole('button', { name: 'Créer un lien' }).click();
    await page.getByText('Lien 10').waitFor();
    await page.getByRole('button', { name: 'Créer un lien' }).click();
    await page.getByRole('alert').getByText('Il y a déjà beaucoup de liens').waitFor();
    expect(await page.getByLabel('Adresse à copier').count()).toBe(0);
  });
});
