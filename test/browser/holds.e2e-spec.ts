import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '#libs/platform';
import { Inbox, lineOf } from '../support/inbox.js';
import { work } from '../support/work.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

const PHONE = { viewport: { width: 390, height: 844 } };
const LEA = 'lea@invitee.example';

let stage: Stage;
let inbox: Inbox;
let owner: pg.Client;
let visitor: Visitor | null = null;
beforeAll(async () => {
  inbox = await Inbox.start();
  stage = await openStage({ SMTP_URL: inbox.smtpUrl });
  owner = new pg.Client(stage.world.db.url);
  await owner.connect();
  await owner.query('delete from events');
});
afterAll(async () => {
  await owner.end();
  await stage.close();
  await inbox.stop();
});
afterEach(async () => {
  const trouble = visitor?.trouble ?? [];
  await visitor?.context.close();
  visitor = null;
  expect(trouble).toEqual([]);
});

const get = async (path: string, cookie: string) => (await stage.world.call('GET', path, { cookie })).json();

/** A room for an hour on a Friday, kept for the coworker. */
async function hold(startHour: number): Promise<string> {
  const site = stage.world.sites[0]!;
  const cookie = await stage.world.signIn('coworker');
  const { resources } = await get(`/api/sites/${site.slug}`, cookie);
  const { id: resourceId } = resources.find(({ kind }: { kind: string }) => kind === 'room');
  const [start, end] = [startHour, startHour + 1].map((hour) => `2026-12-11T${String(hour).padStart(2, '0')}:00:00Z`);
  const body = { id: uuidv7(), siteId: site.siteId, resourceId, start, end, hold: true };
  expect((await stage.world.call('POST', '/api/reservations', { cookie, body })).statusCode).toBe(201);
  return body.id;
}
const statusOf = async (id: string): Promise<string> =>
  (await get(`/api/me/reservations/${id}`, await stage.world.signIn('coworker'))).status;

describe('a place that is kept', () => {
  it.each([true, false])(
    'says until when, and is taken with one button (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const id = await hold(javaScriptEnabled ? 8 : 11);
      visitor = await stage.visit('coworker', { javaScriptEnabled });
      const { page, open } = visitor;
      await open('/moi');
      await page.getByText('Place gardée jusqu’à 8 h 40').waitFor();
      await page.getByRole('button', { name: /^Confirmer :/ }).click();
      await page.getByText('C’est réservé').waitFor();
      expect(await statusOf(id)).toBe('confirmed');
      expect(await page.getByText('Place gardée').count()).toBe(0);
    },
  );
});

/** What the mail that has just been asked for says, alone on its line. */
async function mailed(pattern: RegExp): Promise<string> {
  await work(stage.world.app.get(Jobs), owner);
  return lineOf(inbox.take(LEA).text, pattern);
}
const heading = (page: Page) => page.locator('main h1').first().textContent();

describe('a guest', () => {
  it('books with the keyboard alone in at most 15 presses, a name, an address and a code', async () => {
    visitor = await stage.visit(null);
    const { page, open } = visitor;
    await open('/reserver/la-grappe?quoi=salle&jour=2026-12-14');
    let presses = 0;
    const press = async (key: string) => {
      presses++;
      await page.keyboard.press(key);
    };
    const tabTo = async (text: string) => {
      const focused = () => page.evaluate<string>(`document.activeElement?.textContent ?? ''`);
      while (!(await focused()).startsWith(text)) {
        expect(presses).toBeLessThan(15);
        await press('Tab');
      }
    };
    await page
      .locator('main')
      .focus()
      .catch(() => undefined);
    await tabTo('Aller au contenu');
    await press('Enter');
    await tabTo('Réserver sans compte');
    await press('Enter');
    await page.locator('#invite-nom:focus').waitFor();
    await page.keyboard.type('Léa Martin');
    await press('Tab');
    await page.keyboard.type(LEA);
    await press('Enter');
    await page.getByRole('heading', { name: 'Confirmer ma réservation' }).waitFor();
    await page.locator('#code:focus').waitFor();
    await page.keyboard.type(await mailed(/^\d{6}$/));
    await press('Enter');
    await page.getByText('C’est réservé').waitFor();
    expect(presses).toBeLessThanOrEqual(15);
    const link = await mailed(/^http.*\/r\//);
    expect(new URL(link).pathname).not.toBe(new URL(page.url()).pathname);
    // Not signed in by it.
    await open('/moi');
    expect(await heading(page)).toBe('Se connecter');
  });

  it('books, mistypes the code, moves, cancels and turns the link off, without JavaScript', async () => {
    visitor = await stage.visit(null, { ...PHONE, javaScriptEnabled: false });
    const { page, open } = visitor;
    await open('/reserver/la-grappe?quoi=salle&jour=2026-12-15');
    await page.getByRole('button', { name: 'Réserver sans compte' }).click();
    await page.getByLabel('Votre nom').fill('Léa Martin');
    await page.getByLabel('Adresse e-mail').fill('pas une adresse');
    await page.evaluate(`document.querySelectorAll('form').forEach((form) => form.setAttribute('novalidate', ''))`);
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await page.getByText('Entrez une adresse comme').waitFor();
    expect(await page.getByLabel('Votre nom').inputValue()).toBe('Léa Martin');
    await page.getByLabel('Adresse e-mail').fill(LEA);
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await page.getByText('Place gardée jusqu’à 8 h 45').waitFor();
    const code = await mailed(/^\d{6}$/);
    await page.getByLabel('Code reçu').fill(code === '000000' ? '111111' : '000000');
    await page.getByRole('button', { name: 'Confirmer la réservation' }).click();
    await page.getByRole('alert').getByText('Ce code n’est pas valable').waitFor();
    await page.getByLabel('Code reçu').fill(code);
    await page.getByRole('button', { name: 'Confirmer la réservation' }).click();
    await page.getByText('C’est réservé').waitFor();

    await open(new URL(await mailed(/^http.*\/r\//)).pathname);
    expect(await heading(page)).toBe('Votre réservation');
    await page.getByRole('link', { name: 'Déplacer' }).click();
    await page.getByLabel('Durée').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Déplacer' }).click();
    await page.getByText('La réservation est déplacée.').waitFor();
    await page.getByRole('link', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Oui, annuler' }).click();
    await page.getByText('La réservation est annulée').waitFor();
    await page.getByText('Désactiver ce lien').click();
    await page.getByRole('button', { name: 'Désactiver' }).click();
    await page.getByText('Ce lien est désactivé').waitFor();
  });

  it('cancels by the link with scripts too', async () => {
    visitor = await stage.visit(null);
    const { page, open } = visitor;
    await open('/reserver/la-grappe?quoi=salle&jour=2026-12-16&invite=1');
    await page.getByLabel('Votre nom').fill('Léa Martin');
    await page.getByLabel('Adresse e-mail').fill(LEA);
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await page.getByLabel('Code reçu').waitFor();
    await page.getByLabel('Code reçu').fill(await mailed(/^\d{6}$/));
    await page.getByRole('button', { name: 'Confirmer la réservation' }).click();
    await page.getByText('C’est réservé').waitFor();
    await mailed(/^http.*\/r\//);
    await page.getByRole('link', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Oui, annuler' }).click();
    await page.getByText('La réservation est annulée').waitFor();
    expect(await page.getByRole('link', { name: 'Annuler' }).count()).toBe(0);
  });
});
