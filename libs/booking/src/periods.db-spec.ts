import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../test/support/world.js';

const DAY = '2027-01-12';
const EVENING = { name: { fr: 'Soirée', en: 'Evening' }, from: '18:00', until: '20:00' };
const MORNING = { name: { fr: 'Matinée', en: 'Early' }, from: '09:00', until: '12:30' };

interface Offered {
  readonly key: string;
  readonly name?: object;
  readonly start: string;
  readonly end: string;
  readonly price: { readonly cents: number };
}

describe('periods that a manager names', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let manager: string;
  let siteId: string;
  let room: string;
  let pool: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 2);
    manager = await world.signIn('manager');
    siteId = world.sites[0]!.siteId;
    const { resources } = (await world.call('GET', '/api/sites/la-grappe')).json();
    room = resources.find(({ kind }: { kind: string }) => kind === 'room').id;
    pool = resources.find(({ mode }: { mode: string }) => mode === 'pool').id;
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const path = () => `/api/manage/${siteId}/periods`;
  const put = (periods: object[], resourceId?: string) =>
    world.call('PUT', path(), { cookie: manager, body: { periods, ...(resourceId && { resourceId }) } });
  const offered = async (id: string): Promise<Offered[]> => {
    const { resources } = (await world.call('GET', `/api/sites/la-grappe/day?day=${DAY}`)).json();
    return resources.find((one: { id: string }) => one.id === id).periods;
  };
  const keys = async (id: string) => (await offered(id)).map(({ key }) => key);

  it('are offered instead of the usual ones, by the site and by a resource, and those again without them', async () => {
    expect(await keys(pool)).toEqual(['day', 'morning', 'afternoon']);
    expect((await put([MORNING])).statusCode).toBe(204);
    expect((await put([EVENING, MORNING], room)).statusCode).toBe(204);
    expect(await offered(pool)).toMatchObject([{ key: '09:00-12:30', name: MORNING.name, start: `${DAY}T08:00:00Z` }]);
    expect(await keys(room)).toEqual(['18:00-20:00', '09:00-12:30']);
    const told = (await world.call('GET', path(), { cookie: manager })).json();
    expect(told.periods).toEqual([MORNING]);
    expect(told.resources.find((one: { resourceId: string }) => one.resourceId === room).periods).toEqual([
      EVENING,
      MORNING,
    ]);
    expect((await put([], room)).statusCode).toBe(204);
    expect(await keys(room)).toEqual(['09:00-12:30']);
    expect((await put([])).statusCode).toBe(204);
    expect(await keys(pool)).toEqual(['day', 'morning', 'afternoon']);
    expect((await offered(pool))[0]!.name).toBeUndefined();
  });

  it('are booked as they are offered, for the price that was shown', async () => {
    expect((await put([MORNING, EVENING], room)).statusCode).toBe(204);
    for (const { start, end, price } of await offered(room)) {
      const body = { id: uuidv7(), siteId, resourceId: room, start, end };
      const answer = await world.call('POST', '/api/reservations', { cookie: people[0]!.cookie, body });
      expect([answer.statusCode, answer.json().price]).toEqual([201, { ...price }]);
    }
    expect((await offered(room)).map((period) => 'places' in period && period.places)).toEqual([0, 0]);
  });

  it('are refused when nobody could book them', async () => {
    const refused = async (periods: object[], resourceId?: string) => {
      const answer = await put(periods, resourceId);
      return [answer.statusCode, answer.json().errors?.[0]?.field];
    };
    expect(await refused([{ ...MORNING, from: '09:07' }], room)).toEqual([422, 'periods']);
    expect(await refused([{ ...MORNING, until: '08:00' }])).toEqual([422, 'periods']);
    expect(await refused([{ ...MORNING, until: '25:00' }])).toEqual([422, 'periods']);
    expect(await refused([MORNING, { ...EVENING, from: '09:00', until: '12:30' }])).toEqual([422, 'periods']);
    expect(await refused([{ from: '09:00', until: '12:00' }])).toEqual([422, 'periods.0.name']);
    expect((await put([MORNING], uuidv7())).statusCode).toBe(404);
  });
});
