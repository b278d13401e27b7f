import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type World, createWorld } from '../../../../test/support/world.js';

interface Place {
  resourceId: string;
  floor: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

describe('the plan of a site', () => {
  let world: World;
  let cookie: string;
  let siteId: string;
  let resources: { id: string; name: string }[];
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 });
    cookie = await world.signIn('manager');
    siteId = world.sites[0]!.siteId;
    resources = (await world.call('GET', `/api/manage/${siteId}/plan`, { cookie })).json().resources;
  });
  afterAll(() => world.close());

  const put = (places: unknown, at = siteId) =>
    world.call('PUT', `/api/manage/${at}/plan`, { cookie, body: { places } });
  const shown = async (): Promise<Place[]> => (await world.call('GET', '/api/sites/la-grappe/plan')).json().places;
  const place = (index: number, more: object = {}) => ({
    ...{ resourceId: resources[index]!.id, floor: 'Étage 1', x: 2 * index, y: 0, width: 2, height: 2 },
    ...more,
  });

  it('is what its manager saved last, larger places first, and suggests room for the others', async () => {
    const saved = await put([place(0), place(1, { width: 6, height: 4, y: 4 })]);
    expect(saved.statusCode).toBe(200);
    expect((await shown()).map(({ resourceId }) => resourceId)).toEqual([resources[1]!.id, resources[0]!.id]);
    const { suggested } = saved.json() as { suggested: Place[] };
    expect(suggested).toHaveLength(resources.length - 2);
    expect(new Set(suggested.map(({ floor }) => floor))).toEqual(new Set(['Étage 1']));
    expect((await put([...saved.json().places, ...suggested])).statusCode).toBe(200);
    expect(await shown()).toHaveLength(resources.length);
    await put([place(0)]);
    expect(await shown()).toEqual([place(0)]);
  });

  it('refuses what is not the site’s, there twice, outside of the grid or no plan, and keeps the one it has', async () => {
    await put([place(0)]);
    const elsewhere = (await world.call('GET', `/api/sites/${world.sites[1]!.slug}`)).json().resources[0].id;
    for (const [places, status] of [
      [[place(0, { resourceId: elsewhere })], 404],
      [[place(0, { resourceId: uuidv7() })], 404],
      [[place(0), place(0, { x: 8 })], 422],
      [[place(0, { x: 59 })], 422],
      [[place(0, { x: 1.5 })], 422],
      [[place(0, { floor: ' ' })], 422],
      [[place(0, { floor: 'a\u0000b' })], 422],
      [[place(0, { colour: 'red' })], 422],
      ['none', 422],
    ] as const) {
      const answer = await put(places);
      expect([places, answer.statusCode, typeof answer.json().code]).toEqual([places, status, 'string']);
    }
    expect(await shown()).toEqual([place(0)]);
  });

  it('saved by two at once is one of the two plans, never a mixture', async () => {
    const one = resources.slice(0, 4).map((_, index) => place(index, { floor: 'Un' }));
    const other = resources.slice(2, 6).map((_, index) => place(index + 2, { floor: 'Deux' }));
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all([put(one), put(other), put(one), put(other)]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
      const floors = new Set((await shown()).map(({ floor }) => floor));
      expect([floors.size, (await shown()).length]).toEqual([1, 4]);
    }
  });
});
