import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
// The worker's part: this stage has none.
import { OffersService } from '../../libs/booking/src/waiting/offers.service.js';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor | null = null;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  const trouble = visitor?.trouble ?? [];
  await visitor?.context.close();
  visitor = null;
  expect(trouble).toEqual([]);
});

const call = async (method: string, path: string, account: 'coworker' | 'manager', body?: object) => {
  const cookie = await stage.world.signIn(account);
  const answer = await stage.world.call(method, path, { cookie, ...(body && { body }) });
  if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
  return answer.body === '' ? null : answer.json();
};

describe('a place that others have', () => {
  it.each([true, false])(
    'is waited for, kept when it is given back, and taken (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const { siteId, slug } = stage.world.sites[0]!;
      const { resources } = await call('GET', `/api/sites/${slug}`, 'coworker');
      const { id: resourceId } = resources.find(({ kind }: { kind: string }) => kind === 'room');
      const hour = javaScriptEnabled ? '10' : '13';
      const [start, end] = [`2026-12-11T${hour}:00:00Z`, `2026-12-11T${Number(hour) + 1}:00:00Z`];
      visitor = await stage.visit('coworker', { javaScriptEnabled });
      const { page, open } = visitor;
      const wish = new URLSearchParams({ quoi: 'salle', jour: '2026-12-11', ressource: resourceId, debut: start });
      await open(`/reserver/${slug}?${wish.toString()}&duree=60`);
      const id = uuidv7();
      await call('POST', '/api/reservations', 'manager', { id, siteId, resourceId, start, end });
      await page.locator('main form .btn-primary[type="submit"]').first().click();
      await page.getByRole('button', { name: 'M’inscrire sur la liste d’attente' }).click();
      await page.getByText('Vous êtes sur la liste d’attente.').waitFor();

      const shown = await call('GET', `/api/manage/${siteId}/waiting-list`, 'manager');
      expect(shown.waiting.length).toBe(1);
      const staff = await stage.visit('manager', { javaScriptEnabled });
      await staff.open('/gestion/planning?jour=2026-12-11&vue=liste');
      await staff.page.getByRole('row', { name: /En attente/ }).waitFor();
      if (javaScriptEnabled) {
        await staff.page.getByRole('group', { name: 'Liste d’attente' }).getByRole('link').press('Enter');
        await staff.page
          .getByRole('dialog')
          .getByText(/^Inscription/)
          .waitFor();
      }
      expect(staff.trouble).toEqual([]);
      await staff.context.close();
      await open('/moi');
      await page.getByText('Vous êtes en tête de la liste').waitFor();
      await call('POST', `/api/reservations/${id}/cancel`, 'manager');
      await stage.world.app.get(OffersService).offer(siteId);
      await open('/moi');
      await page.getByText('Place gardée jusqu’à 9 h 30').waitFor();
      expect(await page.getByRole('heading', { name: 'Sur liste d’attente' }).count()).toBe(0);
      await page.getByRole('button', { name: /^Confirmer :/ }).click();
      await page.getByText('C’est réservé').waitFor();
    },
  );

  it.each([true, false])('is waited for no longer (JavaScript: %s)', async (javaScriptEnabled) => {
    const { siteId, slug } = stage.world.sites[0]!;
    const { resources } = await call('GET', `/api/sites/${slug}`, 'coworker');
    const { id: resourceId } = resources.find(({ kind }: { kind: string }) => kind === 'room');
    const day = javaScriptEnabled ? '2026-12-14' : '2026-12-15';
    const slot = { siteId, resourceId, start: `${day}T10:00:00Z`, end: `${day}T11:00:00Z` };
    await call('POST', '/api/reservations', 'manager', { id: uuidv7(), ...slot });
    await call('POST', '/api/waiting-list', 'coworker', { id: uuidv7(), ...slot });
    visitor = await stage.visit('coworker', { javaScriptEnabled });
    const { page, open } = visitor;
    await open('/moi');
    await page.getByRole('button', { name: /^Quitter la liste :/ }).click();
    await page.getByText('Vous avez quitté la liste d’attente.').first().waitFor();
    expect(await call('GET', '/api/me/waiting-list', 'coworker')).toEqual({ waiting: [] });
  });

  it.each([true, false])(
    'is waited for from where it is shown full, by who signs in on the way (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const { siteId, slug } = stage.world.sites[0]!;
      const { resources } = await call('GET', `/api/sites/${slug}`, 'coworker');
      const { id: resourceId, name } = resources.find(({ kind }: { kind: string }) => kind === 'room');
      const day = javaScriptEnabled ? '2026-12-16' : '2026-12-17';
      const [start, end] = [`${day}T10:00:00Z`, `${day}T12:00:00Z`];
      await call('POST', '/api/reservations', 'manager', { id: uuidv7(), siteId, resourceId, start, end });
      visitor = await stage.visit(null, { javaScriptEnabled });
      const { page, open } = visitor;
      await open(`/lieu/${slug}?jour=${day}`);
      await page.getByRole('link', { name: `Liste d’attente : ${name}` }).click();
      await page.getByRole('heading', { level: 1, name: 'Liste d’attente' }).waitFor();
      // What others have stands there already, the half hour that the room is prepared in before it included.
      expect(await page.getByLabel('De', { exact: true }).inputValue()).toBe(`${day}T09:30:00Z`);
      await page.getByLabel('De', { exact: true }).selectOption(start);
      await page.getByLabel('À', { exact: true }).selectOption(end);
      await page.getByRole('button', { name: 'Se connecter et m’inscrire' }).click();
      await page.waitForURL('**/connexion?**');
      const back = new URL(page.url()).searchParams.get('retour')!;
      const [cookie = '', value = ''] = (await stage.world.signIn('coworker')).split('=');
      await visitor.context.addCookies([{ name: cookie, value, url: stage.origin }]);
      await open(back);
      expect(await page.getByLabel('À', { exact: true }).inputValue()).toBe(end);
      await page.getByRole('button', { name: 'M’inscrire sur la liste d’attente' }).click();
      await page.getByText('Vous êtes sur la liste d’attente.').waitFor();
      const { waiting } = await call('GET', '/api/me/waiting-list', 'coworker');
      expect(waiting.map((one: { start: string; end: string }) => [one.start, one.end])).toEqual([
        [`${day}T10:00:00.000Z`, `${day}T12:00:00.000Z`],
      ]);
      await call('DELETE', `/api/waiting-list/${waiting[0].id}`, 'coworker');
    },
  );
});
