import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

type Facts = Record<string, unknown>;
interface Step {
  upToMinutes: number | null;
  priceCents: number;
}
/** What the routes of this file answer, as far as it is looked at. */
interface Body {
  id: string;
  name: string;
  code?: string;
  active: boolean;
  rateId: string;
  description: { fr: string | null; en: string | null } | null;
  steps: Step[];
  usedBy: object;
  price: object;
  errors: object[];
  rates: Body[];
  groups: Body[];
  resources: Body[];
  windows: object[];
}

/** Rates as their managers change them, over HTTP. */
describe('rates', () => {
  let world: World;
  let owner: pg.Client;
  let manager: string;
  let siteId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    manager = await world.signIn('manager');
    ({ siteId } = world.sites[0]!);
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const call = async (method: string, path: string, body?: object, cookie = manager) => {
    const answer = await world.call(method, `/api/manage/${siteId}/${path}`, { cookie, ...(body && { body }) });
    return { status: answer.statusCode, body: (answer.body === '' ? {} : answer.json()) as Body };
  };
  const rates = async (): Promise<Body[]> => (await call('GET', 'rates')).body.rates;
  const rateOf = async (name: string): Promise<Body> => (await rates()).find((rate) => rate.name === name)!;
  const facts = (name: string, more: Facts = {}): Facts => ({
    ...{ name, priceMode: 'gross', vatRateBp: 2000, dailyCapCents: 3000 },
    steps: [
      { upToMinutes: null, priceCents: 500 },
      { upToMinutes: 240, priceCents: 1200 },
    ],
    ...{ windows: [], ...more },
  });
  const create = async (name: string, more: Facts = {}): Promise<string> => {
    const id = uuidv7();
    const made = await call('POST', 'rates', { id, ...facts(name, more) });
    expect([name, made.status, made.body.code]).toEqual([name, 201, undefined]);
    return id;
  };
  const rowsOf = async (id: string) =>
    (await owner.query('select up_to_minutes, price_cents from rate_steps where rate_id = $1 order by 1', [id])).rows;

  it('are made once, changed whole, and seen by everybody', async () => {
    const [evening, weekend] = [await create('Le soir'), await create('Le week-end')];
    const id = uuidv7();
    const windows = [
      { weekdays: [1, 2, 3, 4, 5], from: '18:00', until: '24:00', tableId: evening },
      { weekdays: [6, 7], from: '00:00', until: '24:00', tableId: weekend },
    ];
    const body = { id, ...facts('La semaine', { windows }) };
    const made = await call('POST', 'rates', body);
    expect(made.body).toMatchObject({ id, active: true, windows, dailyCapCents: 3000 });
    expect(made.body.steps).toEqual([
      { upToMinutes: 240, priceCents: 1200 },
      { upToMinutes: null, priceCents: 500 },
    ]);
    expect((await call('POST', 'rates', body)).body).toEqual(made.body);
    expect((await call('POST', 'rates', { ...body, name: 'Autre' })).body.code).toBe('id_reused');
    expect((await call('POST', 'rates', { ...body, id: uuidv7() })).body.code).toBe('name_taken');

    const room = (await call('GET', 'resources')).body.resources.find((one) => one.name === 'Salle Escaut')!;
    const { active: _active, description, id: roomId, ...given } = room;
    const sold = { ...given, rateId: id, descriptionFr: description?.fr, descriptionEn: description?.en };
    expect((await call('PUT', `resources/${roomId}`, sold)).status).toBe(200);
    const shown = (await world.call('GET', '/api/sites/la-grappe')).json<Body>();
    expect(shown.resources.find((one) => one.id === roomId)!.windows).toMatchObject([
      { name: 'Le soir', weekdays: [1, 2, 3, 4, 5], from: '18:00', until: '24:00', dailyCapCents: 3000 },
      { name: 'Le week-end', weekdays: [6, 7], rates: [{ label: 'upTo' }, { label: 'perHour', priceCents: 500 }] },
    ]);
    const less = facts('La semaine', { dailyCapCents: null, steps: [{ upToMinutes: null, priceCents: 100 }] });
    const changed = await call('PUT', `rates/${id}`, less);
    expect(changed.body).toMatchObject({ windows: [], dailyCapCents: null, usedBy: { resources: [{ id: roomId }] } });
    expect(await rowsOf(id)).toEqual([{ up_to_minutes: 0, price_cents: 100 }]);

    const retired = await call('POST', `rates/${id}/retire`);
    expect([retired.status, retired.body.code]).toEqual([409, 'rate_in_use']);
    expect(retired.body.resources).toEqual([{ id: roomId, name: 'Salle Escaut' }]);
    expect((await call('PUT', `resources/${roomId}`, { ...sold, rateId: room.rateId })).status).toBe(200);
    expect((await call('POST', `rates/${id}/retire`)).body.active).toBe(false);
    expect((await call('PUT', `resources/${roomId}`, sold)).body.errors).toMatchObject([{ field: 'rateId' }]);
    expect((await call('POST', `rates/${id}/bring-back`)).body.active).toBe(true);
  });

  it('refuse what they cannot be, and keep what they were', async () => {
    const net = await create('Hors taxe', { priceMode: 'net' });
    const soir = await create('Soirée');
    const id = await create('Constant');
    const before = await rateOf('Constant');
    const window = { weekdays: [5], from: '18:00', until: '22:00', tableId: soir };
    const refused: [Facts, number, string][] = [
      [{ steps: [] }, 422, 'rate_without_price'],
      [{ steps: [1, 2].map((priceCents) => ({ upToMinutes: 60, priceCents })) }, 422, 'rate_step_twice'],
      [{ steps: [{ upToMinutes: 60, priceCents: -1 }] }, 422, 'invalid_request'],
      [{ dailyCapCents: -1 }, 422, 'invalid_request'],
      [{ vatRateBp: 1960 }, 422, 'vat_rate_unknown'],
      [{ windows: [window, { ...window, from: '21:00', until: '24:00' }] }, 409, 'rates_overlap'],
      [{ windows: [{ ...window, tableId: net }] }, 409, 'rate_terms_differ'],
      [{ windows: [{ ...window, tableId: id }] }, 422, 'invalid_request'],
      [{ windows: [{ ...window, until: '17:00' }] }, 422, 'invalid_request'],
      [{ windows: [{ ...window, weekdays: [] }] }, 422, 'invalid_request'],
      [{ name: 'Soirée' }, 409, 'name_taken'],
    ];
    for (const [more, status, code] of refused) {
      const answer = await call('PUT', `rates/${id}`, facts('Constant', more));
      expect([more, answer.status, answer.body.code]).toEqual([more, status, code]);
    }
    expect(await rateOf('Constant')).toEqual(before);
    expect((await call('PUT', `rates/${uuidv7()}`, facts('Nulle part'))).status).toBe(404);
    const foreign = (await owner.query('select id from rates where site_id <> $1 limit 1', [siteId])).rows[0].id;
    expect((await call('PUT', `rates/${String(foreign)}`, facts('Chez l’autre'))).status).toBe(404);
  });

  it('keep their terms while a part of a week, a plan or a group is at them', async () => {
    const [evening, day, student] = [await create('Nuit'), uuidv7(), await create('Étudiants')];
    const window = { weekdays: [1], from: '20:00', until: '24:00', tableId: evening };
    await call('POST', 'rates', { id: day, ...facts('Jour', { windows: [window] }) });
    const group = uuidv7();
    await owner.query(`insert into member_groups (site_id, id, name) values ($1, $2, 'Étudiants')`, [siteId, group]);
    await owner.query('insert into group_rates values ($1, $2, $3, $4, $5, $6)', [
      ...[siteId, group, day, student, 'gross', 2000],
    ]);
    const dearer = await call('PUT', `rates/${evening}`, facts('Nuit', { vatRateBp: 1000 }));
    expect(dearer.body).toMatchObject({ code: 'rate_terms_differ', rates: [{ id: day, name: 'Jour' }] });
    const other = await call('PUT', `rates/${student}`, facts('Étudiants', { priceMode: 'net' }));
    expect(other.body).toMatchObject({ code: 'rate_terms_differ', groups: [{ id: group, name: 'Étudiants' }] });
    for (const [id, who] of [
      [evening, 'rates'],
      [student, 'groups'],
    ] as const) {
      const retired = await call('POST', `rates/${id}/retire`);
      expect([retired.body.code, retired.body[who].length]).toEqual(['rate_in_use', 1]);
    }
    await owner.query('delete from group_rates where group_id = $1', [group]);
    expect((await call('POST', `rates/${day}/retire`)).body.active).toBe(false);
    expect((await call('POST', `rates/${evening}/retire`)).body.active).toBe(false);
    // One of its parts of the week is at what is retired.
    expect((await call('POST', `rates/${day}/bring-back`)).body.code).toBe('rate_retired');
  });

  it('are let go or taken, whoever is first', async () => {
    const room = (await call('GET', 'resources')).body.resources.find((one) => one.name === 'Salle Escaut')!;
    const { active: _active, description: _description, id: _room, ...given } = room;
    for (let round = 0; round < 8; round++) {
      const id = await create(`À prendre ${round}`);
      const resource = { ...given, id: uuidv7(), name: `Salle ${round}`, rateId: id };
      const [retired, offered] = await Promise.all([
        call('POST', `rates/${id}/retire`),
        call('POST', 'resources', resource),
      ]);
      const wins = [retired.status === 200, offered.status === 201];
      expect([round, ...wins]).toEqual([round, !wins[1], wins[1]]);
    }
    const wrong = await owner.query(
      'select from resources p join rates r on r.site_id = p.site_id and r.id = p.rate_id where p.active and not r.active',
    );
    expect(wrong.rowCount).toBe(0);
  });

  it('change no price of a booking that was made before', async () => {
    const { resources } = (await call('GET', 'resources')).body;
    const room = resources.find((one) => one.name === 'Salle Escaut')!;
    const rate = (await rates()).find(({ id }) => id === room.rateId)!;
    const cookie = await world.signIn('coworker');
    const body = {
      id: uuidv7(),
      siteId,
      resourceId: room.id,
      start: '2026-12-03T09:00:00Z',
      end: '2026-12-03T11:00:00Z',
    };
    const booked = (await world.call('POST', '/api/reservations', { cookie, body })).json<Body>();
    const { id, active: _active, usedBy: _usedBy, ...known } = rate;
    const dearer = known.steps.map((step) => ({ ...step, priceCents: step.priceCents * 2 }));
    expect((await call('PUT', `rates/${id}`, { ...known, steps: dearer })).status).toBe(200);
    const after = (await world.call('GET', `/api/me/reservations/${body.id}`, { cookie })).json<Body>();
    expect(after.price).toEqual(booked.price);
    expect((await call('PUT', `rates/${id}`, known)).status).toBe(200);
  });

  it('are the manager’s alone', async () => {
    for (const who of ['coworker', 'coordinator'] as const) {
      expect((await call('GET', 'rates', undefined, await world.signIn(who))).status).toBe(404);
    }
  });
});
