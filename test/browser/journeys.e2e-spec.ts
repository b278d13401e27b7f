import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { type Stage, type Visitor, openStage } from './visitor.js';

const PHONE = { viewport: { width: 390, height: 844 } };
/** The demonstration's clock stands at Tuesday 24 November 2026, 8:30. */
const NEXT_DAY = '2026-11-25';

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

/** What the API says of the coworker, past every screen. */
async function upcoming(): Promise<{ id: string; status: string; start: string; resource: { id: string } }[]> {
  const cookie = await stage.world.signIn('coworker');
  return (await stage.world.call('GET', '/api/me/reservations', { cookie })).json().upcoming;
}

/** Waits until a count is what it should become. */
async function becomes(count: () => Promise<number>, wanted: number): Promise<void> {
  const until = Date.now() + 60_000;
  while ((await count()) !== wanted && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await count()).toBe(wanted);
}

const heading = (page: Page) => page.locator('main h1').first().textContent();

describe('a coworker', () => {
  it('books a desk for tomorrow in two taps, finds the pass, and gives the place back', async () => {
    visitor = await stage.visit('coworker', PHONE);
    const { page, open } = visitor;
    const before = (await upcoming()).length;
    await open('/');
    expect(await page.locator('input[name=jour]:checked').inputValue()).toBe(NEXT_DAY);

    await page.locator('.site-card .btn-primary').first().click();
    await page.locator('dialog[open] .btn-primary[type=submit]').click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('C’est réservé');
    expect((await upcoming()).length).toBe(before + 1);

    await page.getByRole('link', { name: 'Voir mon pass' }).click();
    await page.getByRole('img', { name: 'Code QR de votre pass' }).waitFor();
    expect(await page.title()).toBe('Mes réservations — Maille');
    const cancels = page.getByRole('link', { name: /^Annuler :/ });
    const shown = await cancels.count();
    await cancels.first().click();
    await page.getByRole('button', { name: 'Oui, annuler' }).click();
    await page.getByText('La réservation est annulée, la place est rendue.').waitFor();
    await becomes(() => cancels.count(), shown - 1);
    await page.locator('h1:focus').waitFor();
    expect((await upcoming()).length).toBe(before);
  });

  it('books with the keyboard alone, in at most 15 presses', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    const before = (await upcoming()).length;
    await open('/');
    let presses = 0;
    const press = async (key: string) => {
      presses++;
      await page.keyboard.press(key);
    };
    const focused = () =>
      page.evaluate<string>(`document.activeElement?.matches('a, button') ? document.activeElement.textContent : ''`);
    const tabTo = async (text: string) => {
      while (!(await focused()).includes(text)) {
        expect(presses).toBeLessThan(15);
        await press('Tab');
      }
    };
    await tabTo('Aller au contenu');
    await press('Enter');
    await tabTo('Réserver');
    await press('Enter');
    await page.locator('dialog[open] .btn-primary[type=submit]', { hasText: '€' }).waitFor();
    await tabTo('Confirmer');
    await press('Enter');
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect(presses).toBeLessThanOrEqual(15);
    expect((await upcoming()).length).toBe(before + 1);
    // Escape closes the sheet and the reader is back where they were.
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'hidden' });
    expect(await focused()).toContain('Réserver');
  });

  it('signs in, books, cancels and changes language without JavaScript', async () => {
    visitor = await stage.visit(null, { ...PHONE, javaScriptEnabled: false });
    const { page, open } = visitor;
    await open(`/?jour=${NEXT_DAY}`);
    await page.locator('.site-card .btn-primary').first().click();
    expect(await heading(page)).toBe('Réserver un poste');
    await page.getByRole('radio', { name: /^Matin/ }).check();
    await page.getByRole('button', { name: 'Se connecter et réserver' }).click();

    // The choice waits behind the sign-in; a wrong password keeps the address that was typed.
    expect(await heading(page)).toBe('Se connecter');
    await page.getByText('Utiliser un mot de passe').click();
    const byPassword = page.locator('form', { has: page.locator('[name=motdepasse]') });
    await byPassword.locator('[name=email]').fill('camille@demo.example');
    await byPassword.locator('[name=motdepasse]').fill('pas-le-bon-mot-de-passe');
    await byPassword.getByRole('button').click();
    await page.getByRole('alert').getByText('Adresse e-mail ou mot de passe incorrect.').waitFor();
    expect(await byPassword.locator('[name=email]').inputValue()).toBe('camille@demo.example');
    await byPassword.locator('[name=motdepasse]').fill('maille-demonstration');
    await byPassword.getByRole('button').click();

    expect(await heading(page)).toBe('Réserver un poste');
    expect(await page.locator('[name=creneau]:checked').inputValue()).toBe('morning');
    const before = (await upcoming()).length;
    await page.getByRole('button', { name: /^Confirmer/ }).click();
    expect(await heading(page)).toBe('Mes réservations');
    await page.getByText('C’est réservé').waitFor();
    const booked = await upcoming();
    expect(booked.length).toBe(before + 1);
    const mornings = booked.filter(
      ({ start }) => start === `${NEXT_DAY}T07:00:00Z` || start === `${NEXT_DAY}T07:00:00.000Z`,
    );
    expect(mornings.length).toBeGreaterThan(0);

    // Pressing back and confirming again sends the same id: still one reservation.
    await page.goBack();
    await page.getByRole('button', { name: /^Confirmer/ }).click();
    expect(await heading(page)).toBe('Mes réservations');
    expect((await upcoming()).length).toBe(before + 1);

    await page
      .getByRole('link', { name: /^Annuler :/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Oui, annuler' }).click();
    await page.getByText('La réservation est annulée').waitFor();
    expect((await upcoming()).length).toBe(before);

    await page.getByRole('button', { name: 'English' }).click();
    expect(await heading(page)).toBe('My bookings');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'Français' }).click();
    expect(await heading(page)).toBe('Mes réservations');
  });

  it('who was too late keeps the sheet and books one of the nearest times', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    await open(`/lieu/la-grappe?jour=${NEXT_DAY}`);
    await page
      .getByRole('link', { name: /^Réserver : Salle/ })
      .first()
      .click();
    const submit = page.locator('dialog[open] .btn-primary[type=submit]');
    await submit.filter({ hasText: '€' }).waitFor();

    // Someone else takes exactly this slot in the meantime.
    const chosen = await page.evaluate<Record<string, string>>(
      `Object.fromEntries(new FormData(document.querySelector('dialog[open] form')))`,
    );
    const start = chosen['debut']!;
    const end = new Date(Date.parse(start) + Number(chosen['duree']) * 60_000).toISOString();
    const body = { id: uuidv7(), siteId: stage.world.sites[0]!.siteId, resourceId: chosen['ressource'], start, end };
    const cookie = await stage.world.signIn('manager');
    expect((await stage.world.call('POST', '/api/reservations', { cookie, body })).statusCode).toBe(201);

    const before = (await upcoming()).length;
    await submit.click();
    await page.getByRole('alert').getByText('Cette place vient d’être prise.').waitFor();
    const offers = page.getByRole('group', { name: 'Créneaux les plus proches' }).getByRole('radio');
    expect(await offers.count()).toBeGreaterThan(0);
    await offers.first().check();
    await submit.filter({ hasText: '€' }).click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect((await upcoming()).length).toBe(before + 1);
  });

  it('who loses the network after sending is not booked twice', async () => {
    visitor = await stage.visit('coworker', PHONE);
    const { page, open } = visitor;
    await open(`/lieu/la-grappe?jour=${NEXT_DAY}`);
    await page
      .getByRole('link', { name: /^Réserver : Après-midi/ })
      .first()
      .click();
    const submit = page.locator('dialog[open] .btn-primary[type=submit]');
    await submit.filter({ hasText: '€' }).waitFor();
    const before = (await upcoming()).length;
    // The order arrives and the answer is lost: the worst moment.
    let lost = 0;
    await page.route('**/api/reservations', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await submit.click();
    await page.getByRole('alert').getByText('La connexion est perdue.').waitFor();
    expect((await upcoming()).length).toBe(before + 1);
    await submit.click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
    expect((await upcoming()).length).toBe(before + 1);
  });
});

describe('a manager', () => {
  it('checks people in from the keyboard, one after the other', async () => {
    visitor = await stage.visit('manager');
    const { page, open } = visitor;
    await open('/gestion');
    const buttons = page.getByRole('button', { name: /^Pointer / });
    const expected = await buttons.count();
    expect(expected).toBeGreaterThan(2);
    const name = (await buttons.nth(1).getAttribute('aria-label'))!.replace('Pointer ', '');
    // A few letters without accents or capitals and Enter.
    await page.getByLabel('Chercher une personne').fill(name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(`${name} : venue pointée`).waitFor();
    await becomes(() => buttons.count(), expected - 1);
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('INPUT');
    // Arrow down to a button, Enter: the focus stays in the list, on who comes next.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await becomes(() => buttons.count(), expected - 2);
    await page.locator('[data-check-in]:focus').waitFor();
  });

  it('issues an invoice and downloads it', async () => {
    visitor = await stage.visit('manager');
    const { page, open, context } = visitor;
    await open('/gestion/facturation');
    const rows = page.getByRole('link', { name: /^Facturer / });
    const owing = await rows.count();
    expect(owing).toBeGreaterThan(0);
    const name = (await rows.first().getAttribute('aria-label'))!.replace('Facturer ', '');
    await rows.first().click();
    await page.getByRole('button', { name: 'Émettre la facture' }).click();
    await page.getByText(/^Facture .+ émise$/).waitFor();
    await becomes(() => rows.count(), owing - 1);
    await page.getByRole('row', { name }).locator('a:focus').waitFor();

    await page.getByRole('row', { name }).getByRole('link').first().click();
    await page
      .getByText(/^Facture .+/)
      .first()
      .waitFor();
    const href = await page.getByRole('link', { name: 'Télécharger le PDF' }).getAttribute('href');
    const file = await context.request.get(stage.origin + href!);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const machines = await page.getByRole('link', { name: 'Factur-X (XML)' }).getAttribute('href');
    expect(await (await context.request.get(stage.origin + machines!)).text()).toContain('<rsm:CrossIndustryInvoice ');
  });

  it('invites a colleague, who sees what the invitation is for', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/gestion/equipe');
    await page.getByLabel('Adresse e-mail').fill('pas une adresse');
    await page.evaluate(`document.querySelectorAll('form').forEach((form) => form.setAttribute('novalidate', ''))`);
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByText('Entrez une adresse comme nom@exemple.fr.').waitFor();
    await page.getByLabel('Adresse e-mail').fill('accueil@exemple.example');
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByRole('row', { name: /accueil@exemple\.example/ }).waitFor();
    await page.getByRole('button', { name: 'Retirer l’invitation de accueil@exemple.example' }).click();
    await page.getByText('Aucune invitation en attente.').waitFor();
  });
});

describe('a coordinator', () => {
  it('sees the week hour by hour, and takes the figures away', async () => {
    visitor = await stage.visit('coordinator');
    const { page, open, context } = visitor;
    await open('/reseau');
    const heat = page.getByRole('table', { name: /Occupation des postes par jour et par heure/ });
    expect(await heat.getByRole('row').count()).toBe(8);
    expect(await heat.getByRole('cell').count()).toBeGreaterThan(50);
    await page.getByText('Comment ces chiffres sont calculés').click();
    await page.getByText(/Minutes réservées × places/).waitFor();
    const csv = await context.request.get(
      stage.origin + (await page.getByRole('link', { name: 'Télécharger (CSV)' }).getAttribute('href'))!,
    );
    expect([csv.status(), csv.headers()['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
  });

  it('finds nothing of a site that is not theirs', async () => {
    visitor = await stage.visit('coordinator');
    const { page, open } = visitor;
    await open('/gestion');
    expect(await page.getByText('Cette page est réservée aux équipes des lieux').count()).toBe(1);
  });
});

describe('a stranger', () => {
  it('is asked to sign in, comes back to where they were going, and never to another site', async () => {
    visitor = await stage.visit(null);
    const { page, open } = visitor;
    await open('/moi');
    expect(new URL(page.url()).search).toBe('?retour=%2Fmoi');
    await page.getByLabel('Adresse e-mail').first().fill('nouvelle@exemple.example');
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await page.getByText('nouvelle@exemple.example').waitFor();
    expect(page.url()).not.toContain('exemple');
    await page.getByLabel('Code reçu').fill('000000');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('alert').getByText('Ce code n’est pas valable').waitFor();

    await open('/connexion?retour=//evil.example/');
    expect(await page.locator('input[name=retour]').first().inputValue()).toBe('/');
  });

  it('may not act through a form of another site', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    await open('/kit');
    const foreign = await fetch(`${stage.origin}/deconnexion`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
      redirect: 'manual',
    });
    expect(foreign.status).toBe(403);
    const lost = await page.goto(`${stage.origin}/nulle-part`);
    expect([lost!.status(), await heading(page)]).toEqual([404, 'Page introuvable']);
  });
});
