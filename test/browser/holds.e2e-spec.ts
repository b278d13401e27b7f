import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type Stage, type Visitor, openStage } from './visitor.js';

let stage: Stage;
let visitor: Visitor | null = null;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());
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
