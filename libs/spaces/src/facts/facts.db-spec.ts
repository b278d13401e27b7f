import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type World, createWorld } from '../../../../test/support/world.js';

type Json = Record<string, unknown>;

describe('what a site says of itself', () => {
  let world: World;
  let manager: string;
  let url: string;
  let facts: Json;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 });
    manager = await world.signIn('manager');
    url = `/api/manage/${world.sites[0]!.siteId}/facts`;
    const known = (await world.call('GET', url, { cookie: manager })).json<Json>();
    const { slug: _slug, country: _country, timeZone: _zone, currency: _currency, ...rest } = known;
    facts = rest;
  });
  afterAll(() => world.close());

  const put = async (more: Json) => {
    const answer = await world.call('PUT', url, { cookie: manager, body: { ...facts, ...more } });
    return { status: answer.statusCode, body: answer.json<Json>() };
  };
  const shown = async () => (await world.call('GET', '/api/sites/la-grappe')).json<Json>();

  it('is said by its manager and read by everybody', async () => {
    const said = {
      ...{ name: 'La Grappe rouge', phone: ' +33 3 53 01 01 01 ', email: '', horizonDays: 30 },
      ...{ services: ['fibre', 'Terrain de boules'], access: 'Sonnez deux fois.' },
      ...{ accessibility: { stepFree: true, lift: false, doorWidthCm: 92 } },
    };
    // An empty field is no e-mail address; null says that there is none.
    expect((await put(said)).body.code).toBe('invalid_request');
    expect((await put({ ...said, email: null })).status).toBe(200);
    expect(await shown()).toMatchObject({
      ...{ name: 'La Grappe rouge', phone: '+33 3 53 01 01 01', email: null, horizonDays: 30 },
      ...{ services: ['fibre', 'Terrain de boules'], access: 'Sonnez deux fois.' },
      ...{ accessibility: { stepFree: true, lift: false, doorWidthCm: 92 } },
    });
  });

  it('is refused field by field', async () => {
    const before = await shown();
    for (const [field, value] of [
      ['name', ' '],
      ['lat', 91],
      ['lon', 'x'],
      ['phone', 'call me'],
      ['email', 'nobody'],
      ['horizonDays', 0],
      ['horizonDays', 731],
      ['services', ['']],
      ['accessibility', { stepFree: 'yes' }],
      ['published', 'no'],
      ['slug', 'elsewhere'],
    ] as const) {
      const { status, body } = await put({ [field]: value });
      const fields = (body.errors as { field: string }[]).map((error) => error.field.split('.')[0]);
      expect([field, status, body.code, fields]).toEqual([field, 422, 'invalid_request', [field]]);
    }
    expect((await put({ lat: 0, lon: 0 })).body.code).toBe('invalid_request');
    expect(await shown()).toEqual(before);
  });
});
