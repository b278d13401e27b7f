import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../test/support/world.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Tuesday 8 December 2026, 9:00 in Lille. */
const FIRST = Date.UTC(2026, 11, 8, 8);
const iso = (instant: number) => new Date(instant).toISOString();

describe('a place held over HTTP', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let siteId: string;
  let roomId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 3);
    siteId = world.sites[0]!.siteId;
    const { rows } = await owner.query(
      `select id from resources where site_id = $1 and kind = 'room' and active order by position limit 1`,
      [siteId],
    );
    roomId = rows[0].id;
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  afterEach(async () => {
    await owner.query(`begin; set local session_replication_role = replica`);
    await owner.query(
      `delete from charges where origin_id in (select id from reservations where lower(during) >= $1)`,
      [iso(FIRST)],
    );
    await owner.query(`delete from reservations where lower(during) >= $1`, [iso(FIRST)]);
    await owner.query('commit');
    world.clock.moveTo(TUESDAY);
  });

  const post = async (who: number, url: string, body?: unknown) => {
    const answer = await world.call('POST', url, { cookie: people[who]!.cookie, body });
    return { status: answer.statusCode, body: answer.json() };
  };
  const hold = (who: number, hour: number, id = uuidv7(), more: object = { hold: true }) => {
    const start = iso(FIRST + hour * HOUR);
    const end = iso(FIRST + (hour + 1) * HOUR);
    return post(who, '/api/reservations', { id, siteId, resourceId: roomId, start, end, ...more });
  };
  const charges = async (id: string) =>
    (await owner.query(`select status from charges where origin_id = $1`, [id])).rows.map(({ status }) => status);
  const mine = async (who: number) =>
    (await world.call('GET', '/api/me/reservations', { cookie: people[who]!.cookie })).json();

  it('is kept for ten minutes without a charge, then confirmed once and charged once', async () => {
    const held = await hold(0, 0);
    expect([held.status, held.body.status, held.body.holdFor]).toEqual([201, 'held', 'checkout']);
    expect(Date.parse(held.body.holdExpiresAt)).toBe(TUESDAY + 10 * MINUTE);
    expect(await charges(held.body.id)).toEqual([]);
    expect((await hold(1, 0)).body.code).toBe('slot_taken');
    // The same request again is the same hold.
    expect((await hold(0, 0, held.body.id)).status).toBe(200);

    const url = `/api/reservations/${held.body.id}/confirm`;
    expect((await post(1, url)).status).toBe(404);
    const both = await Promise.all([post(0, url), post(0, url)]);
    expect(both.map(({ status, body }) => [status, body.status, body.holdExpiresAt])).toEqual([
      [200, 'confirmed', null],
      [200, 'confirmed', null],
    ]);
    expect(await charges(held.body.id)).toEqual(['open']);
  });

  it('is nobody’s once its time is over, and who comes late hears of others', async () => {
    const held = await hold(0, 0);
    world.clock.moveTo(TUESDAY + 10 * MINUTE);
    expect((await mine(0)).past[0]).toMatchObject({ id: held.body.id, status: 'expired', cancellable: false });
    const late = await post(0, `/api/reservations/${held.body.id}/confirm`);
    expect([late.status, late.body.code, late.body.alternatives[0].start]).toEqual([
      409,
      'hold_expired',
      '2026-12-08T08:00:00Z',
    ]);
    expect((await hold(1, 0)).status).toBe(201);
  });

  it('is given back without a charge', async () => {
    const held = await hold(0, 0);
    const cancelled = await post(0, `/api/reservations/${held.body.id}/cancel`);
    expect([cancelled.status, cancelled.body.status, await charges(held.body.id)]).toEqual([200, 'cancelled', []]);
    expect((await hold(1, 0)).status).toBe(201);
  });

  it('is one of three at most, however many are asked for at once', async () => {
    const answers = await Promise.all([0, 2, 4, 6, 8].map((hour) => hold(0, hour)));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ status, body }) => [status, body.code, body.most])).toEqual([
      [409, 'too_many_holds', 3],
      [409, 'too_many_holds', 3],
    ]);
    const kept = answers.find(({ status }) => status === 201)!.body;
    expect((await hold(0, 24, uuidv7(), {})).status).toBe(201);
    await post(0, `/api/reservations/${kept.id}/confirm`);
    expect((await hold(0, 26)).status).toBe(201);
  });

  it('that awaits the site’s word is not for its owner to confirm', async () => {
    const { id } = (await hold(0, 0)).body;
    await owner.query(`update reservations set hold_for = 'approval' where id = $1`, [id]);
    const answer = await post(0, `/api/reservations/${id}/confirm`);
    expect([answer.status, answer.body.code]).toEqual([409, 'awaits_approval']);
  });
});
