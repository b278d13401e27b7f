import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';
import { HoldsService } from '../holds.service.js';
import { OffersService } from './offers.service.js';

const HOUR = 3_600_000;
/** Tuesday 8 December 2026, 9:00 in Lille. */
const FIRST = Date.UTC(2026, 11, 8, 8);
const iso = (instant: number) => new Date(instant).toISOString();

describe('waiting for a place over HTTP', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let siteId: string;
  let roomId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 41);
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
    await owner.query('delete from waiting_entries');
    await owner.query(
      `delete from charges where origin_id in (select id from reservations where lower(during) >= $1)`,
      [iso(FIRST)],
    );
    await owner.query(`delete from reservations where lower(during) >= $1`, [iso(FIRST)]);
    await owner.query('commit');
    world.clock.moveTo(TUESDAY);
  });

  const call = async (who: number, method: string, url: string, body?: unknown) => {
    const answer = await world.call(method, url, { cookie: people[who]!.cookie, body });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };
  const slot = (hour: number, id = uuidv7()) => ({
    ...{ id, siteId, resourceId: roomId },
    ...{ start: iso(FIRST + hour * HOUR), end: iso(FIRST + (hour + 1) * HOUR) },
  });
  const book = (who: number, hour = 0) => call(who, 'POST', '/api/reservations', slot(hour));
  const wait = (who: number, hour = 0, id = uuidv7()) => call(who, 'POST', '/api/waiting-list', slot(hour, id));
  const giveBack = (who: number, id: string) => call(who, 'POST', `/api/reservations/${id}/cancel`);
  const offer = () => world.app.get(OffersService).offer(siteId);
  const upcoming = async (who: number) => (await call(who, 'GET', '/api/me/reservations')).body.upcoming;
  const offered = async (who: number) =>
    (await upcoming(who)).find((one: { holdFor: string }) => one.holdFor === 'waiting_list') ?? null;
  const line = async (who: number) =>
    (await call(who, 'GET', '/api/me/waiting-list')).body.waiting.map((one: { position: number }) => one.position);
  const statuses = async () =>
    (await owner.query('select status from waiting_entries order by created_at, id')).rows.map(({ status }) => status);

  it('is for what is taken, once, and ten places at most', async () => {
    expect((await wait(1)).body.code).toBe('place_is_free');
    await book(0);
    const id = uuidv7();
    expect([(await wait(1, 0, id)).status, (await wait(1, 0, id)).status]).toEqual([201, 200]);
    expect((await wait(2, 0, id)).body.code).toBe('id_reused');
    expect((await wait(1)).body.code).toBe('already_waiting');
    await owner.query(
      `insert into waiting_entries (site_id, id, member_id, person_id, resource_id, during, quantity, created_at)
       select site_id, gen_random_uuid(), member_id, person_id, resource_id,
         tstzrange(lower(during) + make_interval(days => n), upper(during) + make_interval(days => n)), 1, created_at
       from waiting_entries, generate_series(1, 9) as n`,
    );
    const tenth = await wait(1, 0);
    expect([tenth.status, tenth.body.code, tenth.body.most]).toEqual([409, 'too_many_waiting', 10]);
    // A rule that stands against a booking stands against waiting for it.
    const past = { ...slot(0), start: '2026-11-20T09:00:00Z', end: '2026-11-20T10:00:00Z' };
    expect((await call(2, 'POST', '/api/waiting-list', past)).body.code).toBe('in_the_past');
  });

  it('serves the first in line, keeps the place an hour, then serves the next', async () => {
    const taken = (await book(0)).body.id;
    for (const who of [1, 2]) expect((await wait(who)).status).toBe(201);
    expect([await line(1), await line(2)]).toEqual([[1], [2]]);
    await giveBack(0, taken);
    // Before anybody is told: the place is promised.
    expect((await book(3)).body.code).toBe('slot_taken');
    await offer();
    const first = await offered(1);
    expect([Date.parse(first.holdExpiresAt), await offered(2), await line(2)]).toEqual([TUESDAY + HOUR, null, [1]]);
    const { rows } = await owner.query(`select payload from events where topic = 'waiting.offered'`);
    expect(rows).toEqual([{ payload: { siteId, reservationId: first.id } }]);

    world.clock.moveTo(TUESDAY + HOUR);
    expect((await book(3)).body.code).toBe('slot_taken');
    await world.app.get(HoldsService).expireOverdue();
    await offer();
    const second = await offered(2);
    const confirm = await call(2, 'POST', `/api/reservations/${second.id}/confirm`);
    expect([confirm.status, confirm.body.status]).toEqual([200, 'confirmed']);
    await offer();
    expect(await statuses()).toEqual(['over', 'taken']);
  });

  it('passes over who declines and who has left, and who waits for a time that has begun', async () => {
    const taken = (await book(0)).body.id;
    const left = (await wait(1)).body.id;
    for (const who of [2, 3]) await wait(who);
    // Of another person nothing is known.
    expect((await call(2, 'DELETE', `/api/waiting-list/${left}`)).status).toBe(404);
    for (const _again of [1, 2]) expect((await call(1, 'DELETE', `/api/waiting-list/${left}`)).status).toBe(204);
    await giveBack(0, taken);
    await offer();
    await giveBack(2, (await offered(2)).id);
    await offer();
    expect((await offered(3)).start).toBe(iso(FIRST));
    expect(await statuses()).toEqual(['left', 'left', 'offered']);
    world.clock.moveTo(FIRST);
    await offer();
    expect(await statuses()).toEqual(['left', 'left', 'over']);
  });

  it('hears of time that an external calendar gives back: shorter, or gone with the calendar', async () => {
    const news = async () => {
      await owner.query(`update events set done_at = clock_timestamp() where done_at is null`);
      return (await owner.query(`delete from events where topic = 'waiting.offer' returning id`)).rows.length;
    };
    const block = (hours: number) =>
      owner.query(
        `with calendar as (
           insert into external_calendars (site_id, id, resource_id, name, url, host, added_by, created_at, next_try_at)
           select $1, $2, $3, 'Ailleurs', 'https://agenda.example/a', 'agenda.example', id, $4, $4 from persons limit 1
           on conflict (site_id, id) do nothing)
         insert into resource_blocks (site_id, id, resource_id, source_id, during)
         values ($1, gen_random_uuid(), $3, $2, tstzrange($5, $6))`,
        [siteId, calendarId, roomId, iso(TUESDAY), iso(FIRST), iso(FIRST + hours * HOUR)],
      );
    const calendarId = uuidv7();
    await block(2);
    await news();
    // Nobody waits yet: nobody is told.
    await owner.query('delete from resource_blocks where source_id = $1', [calendarId]);
    expect(await news()).toBe(0);
    await block(2);
    expect((await wait(1, 1)).status).toBe(201);
    expect((await wait(2, 1)).status).toBe(201);
    await news();
    await owner.query(`update resource_blocks set during = tstzrange($2, $3) where source_id = $1`, [
      ...[calendarId, iso(FIRST), iso(FIRST + HOUR)],
    ]);
    expect(await news()).toBe(1);
    await offer();
    expect((await offered(1)).start).toBe(iso(FIRST + HOUR));
    const cookie = await world.signIn('manager');
    const url = `/api/manage/${siteId}/external-calendars/${calendarId}`;
    await news();
    expect((await world.call('DELETE', url, { cookie })).statusCode).toBe(204);
    expect(await news()).toBe(1);
  });

  it('lets the site see who waits and say for how long a place is kept; nobody else', async () => {
    await book(0);
    await wait(1);
    const cookie = await world.signIn('manager');
    const put = (minutes: number, as: string) =>
      world.call('PUT', `/api/manage/${siteId}/rules/waiting-list`, { cookie: as, body: { minutes } });
    expect((await put(15, cookie)).statusCode).toBe(204);
    expect((await put(4, cookie)).statusCode).toBe(422);
    expect((await put(15, people[1]!.cookie)).statusCode).toBe(404);
    const list = (await world.call('GET', `/api/manage/${siteId}/waiting-list`, { cookie })).json();
    expect([list.minutes, list.waiting.length, list.waiting[0].memberName]).toEqual([15, 1, 'Coureur 2']);
    const waitingOn = async (day: string) =>
      (await world.call('GET', `/api/manage/${siteId}/planning?day=${day}`, { cookie }))
        .json()
        .waiting.map((one: { memberName: string; resourceId: string }) => [one.memberName, one.resourceId]);
    expect([await waitingOn('2026-12-08'), await waitingOn('2026-12-09')]).toEqual([[['Coureur 2', roomId]], []]);
    await put(60, cookie);
  });

  it('gives one place to the first of twenty while twenty others try to book it', async () => {
    const taken = (await book(0)).body.id;
    const line = Array.from({ length: 20 }, (_, index) => index + 1);
    for (const who of line) expect((await wait(who)).status).toBe(201);
    const passers = Array.from({ length: 20 }, (_, index) => index + 21);
    const answers = await Promise.all([
      giveBack(0, taken),
      ...passers.map((who) => book(who)),
      offer(),
      ...passers.map((who) => book(who)),
      offer(),
    ]);
    await offer();
    const booked = answers.filter((answer) => answer && answer.status === 201);
    expect(booked).toEqual([]);
    expect((await offered(1)).status).toBe('held');
    const { rows } = await owner.query(
      `select count(*)::int as count from reservations
       where resource_id = $1 and lower(during) = $2 and status in ('held', 'confirmed')`,
      [roomId, iso(FIRST)],
    );
    expect(rows[0].count).toBe(1);
  });

  it('is jumped by whoever passes by when the database does not keep the promise', async () => {
    await owner.query('alter table reservations disable trigger reservation_promised');
    try {
      const taken = (await book(0)).body.id;
      await wait(1);
      await giveBack(0, taken);
      expect((await book(3)).status).toBe(201);
    } finally {
      await owner.query('alter table reservations enable trigger reservation_promised');
    }
  });
});
