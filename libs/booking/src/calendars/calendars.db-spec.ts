import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { HOUR, MINUTE, instantOf } from '#libs/domain';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { type Appointment, readCalendar } from '../../../../test/support/ical.js';
import { type World, createWorld } from '../../../../test/support/world.js';

/** A Thursday before any clock changes in 2027, noon in Lille. */
const THURSDAY = Date.UTC(2027, 1, 25, 11, 0);
const ZONES = ['Europe/Paris', 'America/New_York'] as const;
/** Eve, day and morrow of every change of 2027, and the longest and shortest hours around it. */
const DAYS: Readonly<Record<(typeof ZONES)[number], readonly string[]>> = {
  'Europe/Paris': ['2027-03-27', '2027-03-28', '2027-03-29', '2027-10-30', '2027-10-31', '2027-11-01'],
  'America/New_York': ['2027-03-13', '2027-03-14', '2027-03-15', '2027-11-06', '2027-11-07', '2027-11-08'],
};

/** Whatever this process writes, at the level that writes most. */
const logged: string[] = [];
const writers = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write.bind(stream) }));

interface Booked {
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

describe('calendars', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  const booked: Booked[] = [];
  beforeAll(async () => {
    for (const { stream } of writers) {
      stream.write = ((chunk: string | Uint8Array) => logged.push(String(chunk)) > 0) as typeof stream.write;
    }
    world = await createWorld({ sites: 2, weeks: 1 }, THURSDAY, { LOG_LEVEL: 'debug' });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 4);
    for (const [index, { siteId }] of world.sites.entries()) {
      await rows('update sites set time_zone = $2, horizon_days = 730 where site_id = $1', [siteId, ZONES[index]]);
      await rows('delete from opening_hours where site_id = $1', [siteId]);
      await rows('insert into opening_hours select $1, day, 0, 1440 from generate_series(1, 7) as day', [siteId]);
      await rows(
        `insert into resources (site_id, id, kind, mode, capacity, name, step_minutes, min_minutes, rate_id)
         select site_id, gen_random_uuid(), 'room', 'exclusive', 1, 'Salle des horloges', 30, 30, rate_id
         from resources where site_id = $1 and kind = 'room' limit 1`,
        [siteId],
      );
    }
    for (const [index, zone] of ZONES.entries()) {
      const { siteId } = world.sites[index]!;
      for (const day of DAYS[zone]) {
        for (const minute of [30, 90, 210, 540]) {
          const start = instantOf(day, minute, zone);
          booked.push(await book(0, siteId, start, start + HOUR));
        }
      }
    }
  });
  afterAll(async () => {
    for (const { stream, write } of writers) stream.write = write;
    await owner?.end();
    await world?.close();
  });

  const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows;
  const iso = (instant: number) => new Date(instant).toISOString();
  const room = async (siteId: string): Promise<string> => {
    const [first] = await rows(`select id from resources where site_id = $1 and name = 'Salle des horloges'`, [siteId]);
    return first.id;
  };
  async function book(who: number, siteId: string, start: number, end: number): Promise<Booked> {
    const body = { id: uuidv7(), siteId, resourceId: await room(siteId), start: iso(start), end: iso(end) };
    const answer = await world.call('POST', '/api/reservations', { cookie: people[who]!.cookie, body });
    expect([answer.statusCode, answer.json().code]).toEqual([201, undefined]);
    return { id: body.id, start: body.start, end: body.end };
  }
  const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    world.app.inject({ method: method as 'GET', url: new URL(url, 'http://x').pathname, headers });
  const make = async (cookie: string, url = '/api/me/calendars', more = {}) => {
    const answer = await world.call('POST', url, { cookie, body: { id: uuidv7(), ...more } });
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    return answer.json() as { calendar: { id: string; lastUsedAt: string | null }; url: string };
  };
  const mine = (who: number) => make(people[who]!.cookie);
  const shown = async (url: string): Promise<Appointment[]> => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    return readCalendar(answer.body).appointments;
  };
  const uidOf = ({ id }: Booked) => `${id}@${new URL(world.config.publicUrl).host}`;
  const times = (list: readonly { start: string; end: string }[]) =>
    list.map(({ start, end }) => `${start} ${end}`).toSorted();

  it('show another program the right instants, in two zones, around each change of the clocks', async () => {
    const { url } = await mine(0);
    const appointments = await shown(url);
    expect(times(appointments)).toEqual(times(booked));
    expect(appointments.map(({ uid }) => uid).toSorted()).toEqual(booked.map(uidOf).toSorted());
    expect(new Set(appointments.map(({ zone }) => zone))).toEqual(new Set([...ZONES, 'UTC']));
    expect(appointments.every(({ status, sequence }) => status === 'CONFIRMED' && sequence === 0)).toBe(true);
  });

  it('follow a cancellation and a move: the same UID, a higher SEQUENCE, the new instants', async () => {
    const { url } = await mine(0);
    for (const zone of ZONES) {
      const siteId = world.sites[ZONES.indexOf(zone)]!.siteId;
      for (const day of DAYS[zone]) {
        const taken = booked.find(({ start }) => start === iso(instantOf(day, 540, zone)))!;
        const cancel = `/api/reservations/${taken.id}/cancel`;
        const moved = booked.find(({ start }) => start === iso(instantOf(day, 210, zone)))!;
        expect((await world.call('POST', cancel, { cookie: people[0]!.cookie })).statusCode).toBe(200);
        const to = instantOf(day, 23 * 60, zone);
        await owner.query(`begin; set local app.site_id = '${siteId}'`);
        await rows('update reservations set during = tstzrange($2, $3), blocked = tstzrange($2, $3) where id = $1', [
          ...[moved.id, iso(to), iso(to + 90 * MINUTE)],
        ]);
        await owner.query('commit');
        const appointments = await shown(url);
        expect(appointments.find(({ uid }) => uid === uidOf(taken))).toMatchObject({
          ...{ start: taken.start, end: taken.end, status: 'CANCELLED', sequence: 1 },
        });
        expect(appointments.find(({ uid }) => uid === uidOf(moved))).toMatchObject({
          ...{ start: iso(to), end: iso(to + 90 * MINUTE), status: 'CONFIRMED', sequence: 1 },
        });
        expect(appointments).toHaveLength(booked.length);
      }
    }
  });

  it('count only changes that a calendar shows, and forget what was given back long ago', async () => {
    const { url } = await mine(0);
    const [one] = await rows(`select * from reservations where status = 'confirmed' and person_id = $1 limit 1`, [
      people[0]!.personId,
    ]);
    await owner.query(`begin; set local app.site_id = '${one.site_id}'`);
    await rows('update reservations set price_cents = 1 where id = $1', [one.id]);
    await rows('update reservations set during = during, status = status where id = $1', [one.id]);
    await owner.query('commit');
    const [after] = await rows('select sequence, changed_at from reservations where id = $1', [one.id]);
    expect(after).toEqual({ sequence: one.sequence, changed_at: one.changed_at });
    const before = await shown(url);
    const gone = before.filter(({ status }) => status === 'CANCELLED').length;
    expect(gone).toBeGreaterThan(0);
    world.clock.moveTo(THURSDAY + 31 * 24 * HOUR);
    // Demonstration data aside, only time has passed.
    expect((await shown(url)).length).toBeLessThanOrEqual(before.length - gone);
    world.clock.moveTo(THURSDAY);
  });

  it('follow a hold that ran out and was let go by the next who came', async () => {
    const { siteId } = world.sites[0]!;
    const start = THURSDAY + 120 * HOUR;
    const held = await book(2, siteId, start, start + HOUR);
    await owner.query(`begin; set local app.site_id = '${siteId}'; set local app.now = '${iso(THURSDAY)}'`);
    await rows(`update reservations set status = 'held', hold_expires_at = $2 where id = $1`, [
      held.id,
      iso(THURSDAY + MINUTE),
    ]);
    await owner.query('commit');
    const { calendar, url } = await mine(2);
    expect(await shown(url)).toMatchObject([{ uid: uidOf(held), status: 'TENTATIVE', sequence: 1 }]);
    world.clock.moveTo(THURSDAY + 2 * MINUTE);
    await book(1, siteId, start, start + HOUR);
    expect(await shown(url)).toMatchObject([{ uid: uidOf(held), status: 'CANCELLED', sequence: 2 }]);
    world.clock.moveTo(THURSDAY);
    await world.call('DELETE', `/api/me/calendars/${calendar.id}`, { cookie: people[2]!.cookie });
  });

  it('answer 304 to a program that has the same already, and HEAD like GET', async () => {
    const { url } = await mine(0);
    const { headers, body } = await get(url);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' });
    const etag = String(headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const answer = await get(url, { 'if-none-match': known });
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await get(url, { 'if-none-match': '"other"' })).body).toBe(body);
    const head = await get(url, {}, 'HEAD');
    expect([head.statusCode, head.headers.etag, head.body]).toEqual([200, etag, '']);
    const first = await book(3, world.sites[0]!.siteId, THURSDAY + 72 * HOUR, THURSDAY + 73 * HOUR);
    expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304);
    const theirs = await mine(3);
    const known = String((await get(theirs.url)).headers.etag);
    await world.call('POST', `/api/reservations/${first.id}/cancel`, { cookie: people[3]!.cookie });
    expect((await get(theirs.url, { 'if-none-match': known })).statusCode).toBe(200);
  });

  it('speak their owner’s language', async () => {
    await rows(`update persons set locale = 'en' where id = $1`, [people[0]!.personId]);
    const answer = readCalendar((await get((await mine(0)).url)).body);
    expect(answer.name).toBe('My bookings – Maille');
    expect(answer.appointments.some(({ summary }) => summary.startsWith('Cancelled – '))).toBe(true);
  });

  it('give one reservation as a file, to its owner only', async () => {
    const path = `/api/me/reservations/${booked[0]!.id}/calendar.ics`;
    const file = await world.call('GET', path, { cookie: people[0]!.cookie });
    expect([file.statusCode, file.headers['content-disposition']]).toEqual([200, 'attachment; filename="maille.ics"']);
    expect(readCalendar(file.body).appointments).toMatchObject([{ uid: uidOf(booked[0]!), start: booked[0]!.start }]);
    const stranger = await world.call('GET', path, { cookie: people[1]!.cookie });
    expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'not_found']);
    expect((await world.call('GET', path)).statusCode).toBe(401);
  });

  it('never show one person’s bookings to another', async () => {
    const other = await book(1, world.sites[0]!.siteId, THURSDAY + 48 * HOUR, THURSDAY + 49 * HOUR);
    const theirs = (await shown((await mine(1)).url)).map(({ uid }) => uid);
    expect(theirs).toContain(uidOf(other));
    expect(theirs.filter((uid) => booked.map(uidOf).includes(uid))).toEqual([]);
    expect((await shown((await mine(0)).url)).map(({ uid }) => uid)).not.toContain(uidOf(other));
  });

  it('end when they are revoked or renewed, and then look like any address that never was', async () => {
    const { cookie } = people[2]!;
    const first = await mine(2);
    const renewed = await make(cookie, '/api/me/calendars', { id: first.calendar.id });
    expect(renewed.calendar.id).toBe(first.calendar.id);
    expect((await get(renewed.url)).statusCode).toBe(200);
    const list = await world.call('GET', '/api/me/calendars', { cookie });
    expect(list.json().calendars.map(({ id }: { id: string }) => id)).toEqual([first.calendar.id]);
    expect(list.body).not.toContain('url');
    const revoke = `/api/me/calendars/${first.calendar.id}`;
    // Somebody else's link is nobody's.
    expect((await world.call('DELETE', revoke, { cookie: people[0]!.cookie })).statusCode).toBe(404);
    expect((await world.call('DELETE', revoke, { cookie })).statusCode).toBe(204);
    expect((await world.call('DELETE', revoke, { cookie })).statusCode).toBe(404);
    const never = `/calendars/${'x'.repeat(43)}.ics`;
    const dead = [first.url, renewed.url, never, '/calendars/x.ics', `/calendars/${'x'.repeat(43)}`];
    for (const url of dead) {
      const answer = await get(url);
      const { instance: _instance, ...problem } = answer.json();
      expect([url, answer.statusCode, problem, answer.headers.etag]).toEqual([
        ...[url, 404, { type: 'about:blank', title: 'not found', status: 404, code: 'not_found' }, undefined],
      ]);
    }
  });

  it('note their last use, at most once an hour, and are few', async () => {
    const { cookie } = people[2]!;
    const { calendar, url } = await make(cookie);
    const lastUse = async () =>
      (await world.call('GET', '/api/me/calendars', { cookie }))
        .json()
        .calendars.find(({ id }: { id: string }) => id === calendar.id).lastUsedAt;
    expect(await lastUse()).toBeNull();
    await get(url);
    expect(await lastUse()).toBe(iso(THURSDAY));
    world.clock.moveTo(THURSDAY + 59 * MINUTE);
    await get(url);
    expect(await lastUse()).toBe(iso(THURSDAY));
    world.clock.moveTo(THURSDAY + 61 * MINUTE);
    await get(url, {}, 'HEAD');
    expect(await lastUse()).toBe(iso(THURSDAY + 61 * MINUTE));
    world.clock.moveTo(THURSDAY);
    for (let count = 1; count < 10; count++) await make(cookie);
    const answer = await world.call('POST', '/api/me/calendars', { cookie, body: { id: uuidv7() } });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'too_many_calendars']);
    await make(cookie, '/api/me/calendars', { id: calendar.id });
  });

  it('show a site’s staff who comes, resource by resource, until their maker leaves the team', async () => {
    const { siteId } = world.sites[0]!;
    const manager = await world.signIn('manager');
    await rows(`insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'site', $2, 'desk')`, [
      people[3]!.personId,
      siteId,
    ]);
    const at = `/api/manage/${siteId}/calendars`;
    const whole = await make(people[3]!.cookie, at);
    const one = await make(people[3]!.cookie, at, { resourceId: await room(siteId) });
    const everything = await shown(whole.url);
    const inRoom = await shown(one.url);
    expect(inRoom.length).toBeGreaterThan(10);
    expect(inRoom.length).toBeLessThan(everything.length);
    expect(everything.map(({ uid }) => uid)).toEqual(expect.arrayContaining(inRoom.map(({ uid }) => uid)));
    expect(inRoom.filter(({ summary }) => summary.includes('Coureur 1')).length).toBeGreaterThan(5);
    const elsewhere = booked.slice(-1).map(uidOf);
    expect(everything.map(({ uid }) => uid)).not.toEqual(expect.arrayContaining(elsewhere));
    const list = async () => (await world.call('GET', at, { cookie: manager })).json().calendars;
    expect(await list()).toMatchObject([
      { madeBy: 'Coureur 4', resourceName: null },
      { madeBy: 'Coureur 4', resourceId: await room(siteId), lastUsedAt: iso(THURSDAY) },
    ]);

    // The role ends: so do the links, at once and without a difference. The team sees that they are dead.
    const removal = `/api/manage/${siteId}/team/${people[3]!.personId}`;
    expect((await world.call('DELETE', removal, { cookie: manager })).statusCode).toBe(204);
    for (const { url } of [whole, one]) expect((await get(url)).json()).toMatchObject({ status: 404 });
    expect((await list()).map(({ madeBy }: { madeBy: string | null }) => madeBy)).toEqual([null, null]);
    // Whoever renews a link answers for it.
    const renewed = await make(manager, at, { id: whole.calendar.id });
    expect((await get(renewed.url)).statusCode).toBe(200);
    expect((await get(whole.url)).statusCode).toBe(404);
    const reused = { id: whole.calendar.id, resourceId: await room(siteId) };
    expect((await world.call('POST', at, { cookie: manager, body: reused })).json().code).toBe('id_reused');
    for (const { calendar } of [whole, one]) {
      expect((await world.call('DELETE', `${at}/${calendar.id}`, { cookie: manager })).statusCode).toBe(204);
    }
    expect((await get(renewed.url)).statusCode).toBe(404);
    const foreign = { id: uuidv7(), resourceId: await room(world.sites[1]!.siteId) };
    expect((await world.call('POST', at, { cookie: manager, body: foreign })).json().code).toBe('not_found');
  });

  it('leave their secret in no log, not even when they fail, and in no table', async () => {
    const { url } = await mine(1);
    const token = new URL(url).pathname.slice('/calendars/'.length, -'.ics'.length);
    expect(token).toMatch(/^[\w-]{43}$/);
    await rows('alter table members rename to members_gone');
    await rows('alter table persons rename to persons_gone');
    expect((await get(url)).statusCode).toBe(500);
    await rows('alter table persons_gone rename to persons');
    await rows('alter table members_gone rename to members');
    expect((await get(url)).statusCode).toBe(200);
    const tables = await rows(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    for (const { name } of tables) {
      const [found] = await rows(`select count(*)::int as count from ${name} t where t::text like '%' || $1 || '%'`, [
        token,
      ]);
      expect([name, found.count]).toEqual([name, 0]);
    }
    const log = logged.join('');
    expect(log).toContain('GET /calendars/:file failed');
    expect(log).not.toContain(token);
    expect(log).not.toMatch(/calendars\/[\w-]{20,}/);
  });
});
