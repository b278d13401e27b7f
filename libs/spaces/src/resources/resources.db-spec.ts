import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { type World, createWorld } from '../../../../test/support/world.js';

const HOUR = 3_600_000;
/** Thursday 3 December 2026: nothing is booked that far ahead in this world. */
const DAY = '2026-12-03';
const at = (hour: number) => new Date(Date.parse(`${DAY}T00:00:00+01:00`) + hour * HOUR).toISOString();

type Json = Record<string, unknown>;

describe('resources', () => {
  let world: World;
  let owner: pg.Client;
  let manager: string;
  let people: Person[];
  let siteId: string;
  let rateId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 12);
    siteId = world.sites[0]!.siteId;
    manager = await world.signIn('manager');
    rateId = String((await owner.query('select id from rates where site_id = $1 order by name', [siteId])).rows[0].id);
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const call = async (method: string, path: string, body?: object, cookie = manager) => {
    const answer = await world.call(method, `/api/manage/${siteId}/${path}`, { cookie, ...(body && { body }) });
    return { status: answer.statusCode, body: (answer.body === '' ? {} : answer.json()) as Json };
  };
  const facts = (name: string, more: Json = {}): Json => ({
    ...{ kind: 'machine', mode: 'exclusive', capacity: 1, name, preparationMinutes: 0, stepMinutes: 30 },
    ...{ minMinutes: 60, maxMinutes: 480, features: [], accessibility: {}, rateId, ...more },
  });
  const create = async (name: string, more: Json = {}): Promise<string> => {
    const id = uuidv7();
    const made = await call('POST', 'resources', { id, ...facts(name, more) });
    expect([name, made.status, made.body.code]).toEqual([name, 201, undefined]);
    return id;
  };
  const change = (id: string, name: string, more: Json = {}) => call('PUT', `resources/${id}`, facts(name, more));
  const book = (who: number, resourceId: string, from: number, to: number, quantity = 1) =>
    world.call('POST', '/api/reservations', {
      cookie: people[who]!.cookie,
      body: { id: uuidv7(), siteId, resourceId, start: at(from), end: at(to), quantity },
    });
  const cancel = (who: number, id: unknown) =>
    world.call('POST', `/api/reservations/${String(id)}/cancel`, { cookie: people[who]!.cookie });
  const listed = async (): Promise<Json[]> => (await call('GET', 'resources')).body.resources as Json[];
  const shown = async (): Promise<Json[]> =>
    (await world.call('GET', '/api/sites/la-grappe')).json<{ resources: Json[] }>().resources;

  it('are described once and shown as described', async () => {
    const id = uuidv7();
    const body = {
      id,
      ...facts('Salle Sambre', {
        ...{ kind: 'room', people: 10, zone: 'Premier étage', preparationMinutes: 15, features: ['video', 'screen'] },
        ...{ accessibility: { stepFree: true, doorWidthCm: 90, lift: null }, descriptionFr: ' Sous les toits. ' },
      }),
    };
    const made = await call('POST', 'resources', body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ people: 10, capacity: 1, features: ['screen', 'video'], active: true });
    expect(made.body.description).toEqual({ fr: 'Sous les toits.', en: null });
    // Sent again after a lost answer: the same resource, once.
    expect((await call('POST', 'resources', body)).body.id).toBe(id);
    expect((await listed()).filter((one) => one.name === 'Salle Sambre').length).toBe(1);
    const other = await call('POST', 'resources', { ...body, name: 'Autre salle' });
    expect([other.status, other.body.code]).toEqual([409, 'id_reused']);
    expect(await book(0, id, 9, 11)).toMatchObject({ statusCode: 201 });
    expect((await shown()).find((one) => one.id === id)).toMatchObject({
      ...{
        name: 'Salle Sambre',
        people: 10,
        zone: 'Premier étage',
        accessibility: { stepFree: true, doorWidthCm: 90 },
      },
      ...{ description: { fr: 'Sous les toits.', en: null }, parentId: null },
    });
  });

  it('are refused field by field, and nothing is written', async () => {
    const before = (await listed()).length;
    const room = { id: uuidv7(), ...facts('Salle Sambre') };
    expect((await call('POST', 'resources', room)).body.code).toBe('name_taken');
    for (const [field, more] of [
      ['features', { features: ['jacuzzi'] }],
      ['rateId', { rateId: uuidv7() }],
      ['parentId', { parentId: uuidv7() }],
      ['capacity', { capacity: 2 }],
      ['minMinutes', { minMinutes: 45 }],
      ['stepMinutes', { stepMinutes: 7 }],
      ['accessibility.doorWidthCm', { accessibility: { doorWidthCm: 9_000 } }],
      ['name', { name: '   ' }],
    ] as const) {
      const { status, body } = await call('POST', 'resources', { id: uuidv7(), ...facts('Tour', more) });
      const fields = (body.errors as { field: string }[]).map((error) => error.field);
      expect([field, status, body.code, fields]).toEqual([field, 422, 'invalid_request', [field]]);
    }
    expect((await listed()).length).toBe(before);
  });

  it('keep the order they are given', async () => {
    const ids = (await listed()).map(({ id }) => String(id));
    const wanted = ids.toReversed();
    expect((await call('PUT', 'resource-order', { ids: wanted })).status).toBe(204);
    expect((await listed()).map(({ id }) => id)).toEqual(wanted);
    expect((await call('PUT', 'resource-order', { ids: ids.slice(1) })).body.code).toBe('invalid_request');
    await call('PUT', 'resource-order', { ids });
  });

  it('are not retired under live bookings, and not booked once retired', async () => {
    const id = await create('Tour à bois');
    const booked = (await book(0, id, 9, 11)).json();
    const refused = await call('POST', `resources/${id}/retire`);
    expect([refused.status, refused.body.code, refused.body.total]).toEqual([409, 'resource_booked', 1]);
    const [told] = refused.body.reservations as Json[];
    expect(told).toMatchObject({ reservationId: booked.id, resourceName: 'Tour à bois', start: at(9) });
    expect(String(told!.memberName)).not.toBe('');
    await cancel(0, booked.id);
    expect((await call('POST', `resources/${id}/retire`)).body.active).toBe(false);
    expect((await shown()).some((one) => one.id === id)).toBe(false);
    expect((await book(0, id, 9, 11)).statusCode).toBe(404);
    expect((await call('POST', `resources/${id}/bring-back`)).body.active).toBe(true);
    expect((await book(0, id, 9, 11)).statusCode).toBe(201);
  });

  it('are either retired or booked, when both are asked for at once', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await create(`Presse ${round}`);
      const [retired, ...booked] = await Promise.all([
        call('POST', `resources/${id}/retire`),
        ...people.slice(0, 4).map((_, who) => book(who, id, 9, 11)),
      ]);
      const won = booked.filter(({ statusCode }) => statusCode === 201).length;
      expect([retired.status === 200, won]).toEqual(retired.status === 200 ? [true, 0] : [false, 1]);
      for (const { statusCode } of booked) expect([201, 404, 409]).toContain(statusCode);
    }
  });

  it('are never cut below what is booked, whoever comes first', async () => {
    const pool = { mode: 'pool', kind: 'desk', capacity: 6 };
    const id = await create('Établis', pool);
    expect((await book(0, id, 9, 12, 2)).statusCode).toBe(201);
    expect((await book(1, id, 10, 11, 2)).statusCode).toBe(201);
    const refused = await change(id, 'Établis', { ...pool, capacity: 3 });
    expect([refused.status, refused.body.code, refused.body.least]).toEqual([409, 'capacity_below_booked', 4]);
    expect(refused.body.times).toEqual([{ start: at(10), end: at(11), places: 4 }]);
    expect((await change(id, 'Établis', { ...pool, capacity: 4 })).body.capacity).toBe(4);
    expect((await book(2, id, 10, 11)).json().code).toBe('slot_taken');
    // Six want the two places that are left at nine while the manager takes one away.
    const [cut, ...booked] = await Promise.all([
      change(id, 'Établis', { ...pool, capacity: 3 }),
      ...people.slice(3, 9).map((_, index) => book(3 + index, id, 15, 16, 1)),
    ]);
    const taken = booked.filter(({ statusCode }) => statusCode === 201).length;
    expect([cut.body.code, taken]).toEqual(['capacity_below_booked', 4]);
  });

  it('do not become something else under a live booking', async () => {
    const id = await create('Scie');
    await book(0, id, 9, 11);
    for (const more of [{ kind: 'room' }, { mode: 'pool', capacity: 2 }]) {
      expect((await change(id, 'Scie', more)).body.code).toBe('resource_booked');
    }
    // What breaks no booking goes through beside it.
    expect((await change(id, 'Scie à ruban', { preparationMinutes: 30, stepMinutes: 60 })).status).toBe(200);
  });

  it('lie in one another, unless that would be a circle, a pool or a time taken twice', async () => {
    const workshop = await create('Atelier bois');
    const lathe = await create('Tour à bois 2', { parentId: workshop });
    expect((await shown()).find(({ id }) => id === lathe)?.parentId).toBe(workshop);
    expect((await book(0, lathe, 9, 11)).statusCode).toBe(201);
    expect((await book(1, workshop, 10, 12)).json().code).toBe('slot_taken');

    expect((await change(workshop, 'Atelier bois', { parentId: lathe })).body.code).toBe('parent_in_itself');
    expect((await change(workshop, 'Atelier bois', { parentId: workshop })).body.code).toBe('parent_in_itself');
    const pool = await create('Petits établis', { mode: 'pool', kind: 'desk', capacity: 4 });
    expect((await change(lathe, 'Tour à bois 2', { parentId: pool })).body.code).toBe('parent_not_whole');

    const hall = await create('Halle');
    const booked = (await book(1, hall, 10, 12)).json();
    const refused = await change(workshop, 'Atelier bois', { parentId: hall });
    expect([refused.status, refused.body.code, refused.body.total]).toEqual([409, 'parent_booked', 2]);
    expect((refused.body.reservations as Json[]).map(({ resourceName }) => resourceName)).toEqual([
      ...['Tour à bois 2', 'Halle'],
    ]);
    await cancel(1, booked.id);
    expect((await change(workshop, 'Atelier bois', { parentId: hall })).status).toBe(200);
    expect((await book(1, hall, 10, 12)).json().code).toBe('slot_taken');
    expect((await change(workshop, 'Atelier bois', { parentId: null })).status).toBe(200);
    expect((await book(1, hall, 10, 12)).statusCode).toBe(201);
  });

  it('may come to lie in what was booked beside them in the past', async () => {
    const [shop, drill] = [await create('Serrurerie'), await create('Perceuse')];
    for (const [who, id] of [shop, drill].entries()) expect((await book(who, id, 9, 11)).statusCode).toBe(201);
    expect((await change(drill, 'Perceuse', { parentId: shop })).body.code).toBe('parent_booked');
    world.clock.moveTo(Date.parse(at(12)));
    try {
      expect((await change(drill, 'Perceuse', { parentId: shop })).status).toBe(200);
    } finally {
      world.clock.moveTo(Date.UTC(2026, 10, 24, 7, 30));
    }
  });

  it('are read by the front desk and changed by managers alone', async () => {
    const desk = people[11]!;
    await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    const grant = 'insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, $2, $3, $4)';
    await owner.query(grant, [desk.personId, 'site', siteId, 'desk']);
    expect((await call('GET', 'resources', undefined, desk.cookie)).status).toBe(200);
    expect((await call('GET', 'facts', undefined, desk.cookie)).status).toBe(200);
    const order = { id: uuidv7(), ...facts('Interdit') };
    expect((await call('POST', 'resources', order, desk.cookie)).body.code).toBe('forbidden');
    expect((await call('GET', 'resources', undefined, people[0]!.cookie)).status).toBe(404);
  });
});
