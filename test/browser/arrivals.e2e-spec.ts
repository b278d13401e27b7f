import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { hashOf } from '#libs/members';
import { Jobs } from '#libs/platform';
import { TUESDAY } from '../support/world.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

const MINUTE = 60_000;
/** Half an hour after the stage's now: its owner can say from now on that they are there. */
const START = TUESDAY + 30 * MINUTE;

let stage: Stage;
let visitor: Visitor | null = null;
let rooms: { id: string; name: string }[];
beforeAll(async () => {
  stage = await openStage();
  const { resources } = (await stage.world.call('GET', `/api/sites/${stage.world.sites[0]!.slug}`)).json();
  rooms = resources.filter(({ kind }: { kind: string }) => kind === 'room');
  await stage.freeRooms();
});
afterAll(() => stage.close());
afterEach(async () => {
  const trouble = visitor?.trouble ?? [];
  await visitor?.context.close();
  visitor = null;
  stage.world.clock.moveTo(TUESDAY);
  expect(trouble).toEqual([]);
});

/** The first room that takes a booking at once. */
async function book(): Promise<string> {
  const cookie = await stage.world.signIn('coworker');
  const [start, end] = [START, START + 60 * MINUTE].map((instant) => new Date(instant).toISOString());
  for (const { id: resourceId } of rooms) {
    const body = { id: uuidv7(), siteId: stage.world.sites[0]!.siteId, resourceId, start, end };
    const answer = await stage.world.call('POST', '/api/reservations', { cookie, body });
    if (answer.statusCode === 201) return body.id;
  }
  throw new Error('no room is free');
}
const statusOf = async (id: string): Promise<string> => {
  const cookie = await stage.world.signIn('coworker');
  return (await stage.world.call('GET', `/api/me/reservations/${id}`, { cookie })).json().status;
};
const giveBack = async (id: string) => {
  const cookie = await stage.world.signIn('manager');
  const url = `/api/manage/${stage.world.sites[0]!.siteId}/reservations/${id}/cancel`;
  expect((await stage.world.call('POST', url, { cookie, body: {} })).statusCode).toBe(200);
};

describe('arriving', () => {
  it.each([true, false])('is said with one button by who has booked (JavaScript: %s)', async (javaScriptEnabled) => {
    const id = await book();
    visitor = await stage.visit('coworker', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/moi');
    const button = page.getByRole('button', { name: /^Je suis là :/ });
    await button.first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('C’est noté : vous êtes là.').waitFor();
    expect(await statusOf(id)).toBe('checked_in');
    await giveBack(id);
  });

  it.each([true, false])('is said by the link of a guest (JavaScript: %s)', async (javaScriptEnabled) => {
    const id = await book();
    const token = randomBytes(32).toString('base64url');
    const owner = new pg.Client(stage.world.db.url);
    await owner.connect();
    await owner.query(
      `insert into reservation_links (site_id, id, reservation_id, person_id, token_hash, created_at)
       select site_id, $2, id, person_id, $3, now() from reservations where id = $1`,
      [id, uuidv7(), hashOf(token)],
    );
    await owner.end();
    visitor = await stage.visit(null, { javaScriptEnabled });
    const { page, open } = visitor;
    await open(`/r/${token}`);
    await page.getByRole('button', { name: /^Je suis là :/ }).click();
    await page.getByText('C’est noté : vous êtes là.').waitFor();
    expect(await statusOf(id)).toBe('checked_in');
    await giveBack(id);
  });

  it('is waited for as long as the manager says; the desk gives the place back to who comes after all', async () => {
    visitor = await stage.visit('manager', { javaScriptEnabled: false });
    const { page, open } = visitor;
    const field = page.getByLabel('Libérer une place si personne ne vient (minutes)');
    await open('/gestion/lieu/regles');
    await field.fill('15');
    await page.getByLabel('Frais d’absence (% du prix)').fill('50');
    await page.getByRole('region', { name: 'Règles du lieu' }).getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Les règles sont enregistrées').waitFor();
    expect(await field.inputValue()).toBe('15');
    expect(await page.getByLabel('Frais d’absence (% du prix)').inputValue()).toBe('50');

    const id = await book();
    const coworker = await stage.visit('coworker');
    await coworker.open('/moi');
    await coworker.page
      .getByText(/^Sans arrivée notée 15 min après le début/)
      .first()
      .waitFor();
    expect(coworker.trouble).toEqual([]);
    await coworker.context.close();

    stage.world.clock.moveTo(START + 15 * MINUTE);
    const { handler } = stage.world.app.get(Jobs).subscriptions.find(({ topic }) => topic === 'no_shows.release')!;
    await handler({}, 'job');
    expect(await statusOf(id)).toBe('no_show');
    await open('/gestion');
    const row = page.getByRole('row', { name: /Non venu/ }).filter({ has: page.locator(`input[value="${id}"]`) });
    const mine = await stage.visit('coworker', { javaScriptEnabled: false });
    await mine.open('/moi');
    await mine.page.getByText(/^Frais d’absence : /).waitFor();
    await mine.open(`/lieu/${stage.world.sites[0]!.slug}`);
    await mine.page.getByText(/^Place libérée faute d’arrivée : 50\s% du prix en plus/).waitFor();
    await mine.context.close();
    await row.getByRole('button', { name: /est là : rendre la place$/ }).click();
    await page.waitForURL(/gestion/);
    expect(await statusOf(id)).toBe('checked_in');
    await giveBack(id);
  });

  it.each([true, false])(
    'is said on the planning of who was given up: struck, with its word (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const id = await book();
      stage.world.clock.moveTo(START + 15 * MINUTE);
      const { handler } = stage.world.app.get(Jobs).subscriptions.find(({ topic }) => topic === 'no_shows.release')!;
      await handler({}, 'job');
      visitor = await stage.visit('manager', { javaScriptEnabled });
      const { page, open } = visitor;
      if (javaScriptEnabled) {
        await open('/gestion/planning?vue=grille');
        await page.locator(`[data-booking="${id}"]`).press('Enter');
        const dialog = page.getByRole('dialog');
        await dialog.getByText('Non venu').waitFor();
        expect(await dialog.getByRole('button', { name: 'Déplacer' }).count()).toBe(0);
        await dialog.getByRole('button', { name: 'Est venu·e' }).click();
        await page.locator(`[data-booking="${id}"].planned-gone`).waitFor({ state: 'detached' });
      } else {
        await open('/gestion/planning?vue=liste');
        const row = page.getByRole('row', { name: /Non venu/ }).filter({ has: page.locator(`a[href*="${id}"] s`) });
        await row.getByRole('link').click();
        await page.getByRole('button', { name: 'Est venu·e' }).click();
        await page.waitForURL(/fait=pointage/);
      }
      expect(await statusOf(id)).toBe('checked_in');
      await giveBack(id);
    },
  );
});
