import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

const HOUR = 3_600_000;
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');
/** 9:00 at Lille on a weekday, of weeks that nobody has booked. */
const at = (day: string, hour = 8) => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);

/** Whoever books or moves, and by whatever door: a closure is asked. */
describe('closures at the other doors', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let manager: string;
  let siteId: string;
  let rooms: string[];
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 3);
    manager = await world.signIn('manager');
    siteId = world.sites[0]!.siteId;
    const found = await owner.query<{ id: string }>(
      `select id from resources where site_id = $1 and kind = 'room' and active order by position`,
      [siteId],
    );
    rooms = found.rows.map(({ id }) => id);
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const manage = (method: 'GET' | 'POST', path: string, body?: object) =>
    world.call(method, `/api/manage/${siteId}${path}`, { cookie: manager, body });
  const close = (day: string, more: object = {}) =>
    manage('POST', '/closures', {
      ...{ id: uuidv7(), repeats: 'once', firstDay: day, scope: 'everyone', reason: 'Travaux', ...more },
    });
  const wish = (start: number, room = 0) => ({
    ...{ resourceId: rooms[room]!, start: iso(start), end: iso(start + HOUR) },
  });
  const book = (who: number, to: object, id = uuidv7()) =>
    world.call('POST', '/api/reservations', { cookie: people[who]!.cookie, body: { id, siteId, ...to } });
  const stored = async (id: string) =>
    (await owner.query('select lower(during) as start, overrides, hours_version from reservations where id = $1', [id]))
      .rows[0];

  it('is asked when a booking moves: coworkers are refused, staff may pass over it and that is noted', async () => {
    const [id, from, to] = [uuidv7(), at('2027-01-12'), at('2027-01-13')];
    expect((await book(0, wish(from), id)).statusCode).toBe(201);
    expect((await close('2027-01-13')).statusCode).toBe(201);
    const own = await world.call('POST', `/api/reservations/${id}/move`, {
      ...{ cookie: people[0]!.cookie, body: wish(to) },
    });
    expect([own.statusCode, own.json()]).toMatchObject([
      422,
      { code: 'closed', reason: { fr: 'Travaux' }, next: { start: '2027-01-14T07:00:00Z' } },
    ]);
    const atDesk = (more: object) => manage('POST', `/reservations/${id}/move`, { ...wish(to), ...more });
    expect((await atDesk({})).json().code).toBe('closed');
    expect((await stored(id)).start).toEqual(new Date(from));
    expect((await atDesk({ override: true })).statusCode).toBe(200);
    const version = (await owner.query('select hours_version from opening_calendars where site_id = $1', [siteId]))
      .rows;
    expect(await stored(id)).toEqual({ start: new Date(to), overrides: ['closed'], ...version[0] });
  });

  it('keeps its own word for hours: outside them is not closed', async () => {
    const id = uuidv7();
    const night = at('2027-01-14', 2);
    const body = { id, name: 'Ana Roux', email: 'ana.roux@example.org', ...wish(night) };
    expect((await manage('POST', '/walk-ins', body)).json().code).toBe('outside_opening_hours');
    expect((await manage('POST', '/walk-ins', { ...body, override: true })).statusCode).toBe(201);
    expect((await stored(id)).overrides).toEqual(['outside_opening_hours']);
  });

  it('for visitors is asked of who stands at the desk for the first time', async () => {
    const day = '2027-01-15';
    expect((await close(day, { scope: 'visitors' })).statusCode).toBe(201);
    const body = { id: uuidv7(), name: 'Jo Petit', email: 'jo.petit@example.org', ...wish(at(day)) };
    expect((await manage('POST', '/walk-ins', body)).json()).toMatchObject({ code: 'closed', scope: 'visitors' });
    expect((await manage('POST', '/walk-ins', { ...body, override: true })).statusCode).toBe(201);
    expect((await stored(body.id)).overrides).toEqual(['closed']);
    const again = { ...body, id: uuidv7(), ...wish(at(day, 10)) };
    expect((await manage('POST', '/walk-ins', again)).statusCode).toBe(201);
    expect((await stored(again.id)).overrides).toBeNull();
  });

  it('is on the planning: of the site, and of one resource', async () => {
    expect((await close('2027-01-19', { resourceId: rooms[1], from: '12:00', until: '14:00' })).statusCode).toBe(201);
    const planning = async (query: string) => (await manage('GET', `/planning?${query}`)).json();
    const one = await planning('day=2027-01-19');
    const openings = (id: string) => one.resources.find((resource: { id: string }) => resource.id === id).openings;
    expect(one.openings).toHaveLength(1);
    expect(openings(rooms[0]!)).toBeNull();
    expect(openings(rooms[1]!)).toMatchObject([
      { start: one.openings[0].start, end: '2027-01-19T11:00:00Z' },
      { start: '2027-01-19T13:00:00Z', end: one.openings[0].end },
    ]);
    const week = await planning('day=2027-01-13&days=7');
    const told = week.exceptions.map(({ day, closures }: { day: string; closures: { resourceId: string }[] }) => [
      ...[day, closures[0]!.resourceId],
    ]);
    expect(told).toEqual([
      ['2027-01-13', null],
      ['2027-01-15', null],
      ['2027-01-19', rooms[1]],
    ]);
    expect(week.openings.some(({ start }: { start: string }) => start.startsWith('2027-01-13'))).toBe(false);
  });

  it('and a move at the same moment never both win', async () => {
    for (let round = 0; round < 5; round++) {
      const [from, day] = [at('2027-01-26', 7 + 2 * round), `2027-02-${String(round + 8).padStart(2, '0')}`];
      if ((await manage('GET', `/planning?day=${day}`)).json().openings.length === 0) continue;
      const id = uuidv7();
      expect((await book(1, wish(from), id)).statusCode).toBe(201);
      const [closing, moving] = await Promise.all([
        close(day),
        world.call('POST', `/api/reservations/${id}/move`, { cookie: people[1]!.cookie, body: wish(at(day)) }),
      ]);
      expect([closing.statusCode, moving.statusCode].toSorted()).toEqual(
        closing.statusCode === 201 ? [201, 422] : [200, 409],
      );
    }
  });
});
