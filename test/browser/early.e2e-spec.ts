import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { repeatedBooking } from '../support/series.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

const SERIES = '01940000-0000-7000-8000-0000000ea121';
const ROOM = '/reserver/la-grappe/repeter?quoi=salle&jour=2026-12-08&debut=2026-12-08T15:00:00Z&duree=60';

let stage: Stage;
let visitor: Visitor;
beforeAll(async () => {
  stage = await openStage();
  await repeatedBooking(stage.world, SERIES);
});
afterAll(() => stage.close());
afterEach(async () => {
  const { trouble } = visitor;
  await visitor.context.close();
  expect(trouble).toEqual([]);
});

/** Shows a page whose scripts wait for the word. */
async function withoutScripts(path: string): Promise<() => Promise<void>> {
  const { page } = visitor;
  let release = () => {};
  const word = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/*.js', async (route) => {
    await word;
    await route.continue();
  });
  await page.goto(stage.origin + path, { waitUntil: 'commit' });
  await page.locator('main form').first().waitFor();
  return async () => {
    release();
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
  };
}
const sent = async (page: Page, path: RegExp, press: () => Promise<void>): Promise<unknown> => {
  const [request] = await Promise.all([page.waitForRequest((each) => path.test(each.url())), press()]);
  return request.postDataJSON();
};
const dates = async (): Promise<number> => {
  const cookie = await stage.world.signIn('coworker');
  const { upcoming } = (await stage.world.call('GET', '/api/me/reservations', { cookie })).json();
  return upcoming.filter(({ seriesId }: { seriesId: string | null }) => seriesId === SERIES).length;
};

describe('what is given before the scripts come', () => {
  it('stays: texts, choices, boxes and lists, each heard by the form', async () => {
    visitor = await stage.visit('coworker');
    const { page } = visitor;
    const scripts = await withoutScripts(ROOM);
    await page.getByLabel('Tous les combien').fill('2');
    await page.getByLabel('jeudi').check();
    await page.getByLabel('mardi').uncheck();
    await page.getByLabel('Combien de fois').fill('3');
    await scripts();
    const looked = /series\/preview/;
    expect(await page.getByLabel('Combien de fois').inputValue()).toBe('3');
    const look = () => page.getByRole('button', { name: 'Voir les dates' }).click();
    expect(await sent(page, looked, look)).toMatchObject({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=3' });

    const again = await withoutScripts(ROOM);
    await page.getByLabel('Chaque mois').check();
    await page.locator('[name=dans]').selectOption('dernier');
    await again();
    expect(await page.getByLabel('Chaque mois').isChecked()).toBe(true);
    expect(await sent(page, looked, look)).toMatchObject({ rule: expect.stringContaining('FREQ=MONTHLY') });
    expect(await page.locator('[name=dans]').inputValue()).toBe('dernier');
  });

  it('stays in a long text, whose caret does not move', async () => {
    visitor = await stage.visit('manager');
    const { page } = visitor;
    const scripts = await withoutScripts('/gestion/lieu/fiche');
    const text = page.locator('main textarea').first();
    await text.fill('Écrit avant les scripts');
    await page.evaluate(`document.querySelector('main textarea').setSelectionRange(5, 5)`);
    await scripts();
    expect(await text.inputValue()).toBe('Écrit avant les scripts');
    expect(await page.evaluate(`document.querySelector('main textarea').selectionStart`)).toBe(5);
  });

  it('is what is cancelled', async () => {
    visitor = await stage.visit('coworker');
    const { page } = visitor;
    const cookie = await stage.world.signIn('coworker');
    const { upcoming } = (await stage.world.call('GET', '/api/me/reservations', { cookie })).json();
    const last = upcoming.filter(({ seriesId }: { seriesId: string | null }) => seriesId === SERIES).at(-1);
    const scripts = await withoutScripts(`/moi?annuler=${last.id}`);
    await page.getByLabel('Cette date et les suivantes').check();
    await scripts();
    const path = new RegExp(`series/${SERIES}/cancel`);
    const yes = () => page.getByRole('button', { name: 'Oui, annuler' }).click();
    const before = await dates();
    expect(await sent(page, path, yes)).toEqual({ fromId: last.id });
    await page.getByText(/La réservation est annulée/).waitFor();
    expect(await dates()).toBe(before - 1);
  });
});

describe('a button pressed right after a choice', () => {
  it('sends that choice, though no frame was drawn between the two', async () => {
    visitor = await stage.visit('coworker');
    const { page, open } = visitor;
    await open('/moi');
    await page
      .getByRole('link', { name: /^Annuler.*8 décembre/ })
      .first()
      .press('Enter');
    await page.getByLabel('Toutes les dates à venir').waitFor();
    expect(await dates()).toBeGreaterThan(1);
    await page.evaluate(`(async () => {
      document.querySelector('dialog [name=portee][value=toutes]').click();
      await null; await null; await null;
      document.querySelector('dialog [type=submit]').click();
    })()`);
    await page.getByText(/La réservation est annulée/).waitFor();
    expect(await dates()).toBe(0);
  });
});
