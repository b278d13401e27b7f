import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { checkInvariants } from '../../../../apps/cli/src/verify/verify.store.js';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Tuesday 8 December 2026, 9:00 in Lille. */
const FIRST = Date.UTC(2026, 11, 8, 8);
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

interface Sheet {
  resourceId: string;
  name: string;
  kind: string;
  code: string;
  url: string;
}

describe('the sheet at a place', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let manager: string;
  let siteId: string;
  let slug: string;
  let rooms: Sheet[];
  let openSpace: Sheet;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 3);
    ({ siteId, slug } = world.sites[0]!);
    manager = await world.signIn('manager');
    const { sheets } = (await manage('GET', 'place-codes')).body as { sheets: Sheet[] };
    rooms = sheets.filter(({ kind }) => kind === 'room');
    openSpace = sheets.find(({ name }) => name === 'Open space')!;
    await clear();
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  afterEach(async () => {
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows: offences }) => offences.length > 0)).toEqual([]);
    world.clock.moveTo(TUESDAY);
    await clear();
  });

  const clear = async () => {
    await owner.query('begin; set local session_replication_role = replica');
    const booked = `select id from reservations where lower(during) >= '${iso(FIRST - 9 * HOUR)}'`;
    await owner.query(`delete from charges where origin_id in (${booked})`);
    await owner.query(`delete from reservations where lower(during) >= '${iso(FIRST - 9 * HOUR)}'`);
    await owner.query('delete from resource_rules; delete from credit_lines; delete from credit_lots');
    await owner.query('commit');
  };
  const call = async (cookie: string | null, method: string, url: string, body?: unknown) => {
    const answer = await world.call(method, url, { cookie, body } as never);
    return { status: answer.statusCode, body: answer.json() };
  };
  const manage = (method: string, path: string, body?: unknown) =>
    call(manager, method, `/api/manage/${siteId}/${path}`, body);
  const scan = async ({ code }: Sheet) => (await call(null, 'GET', `/api/q/${code}`)).body;
  const mine = async (who: number, { code }: Sheet) =>
    (await call(people[who]!.cookie, 'GET', `/api/q/${code}/mine`)).body.reservation;
  const arrive = (who: number, { code }: Sheet) => call(people[who]!.cookie, 'POST', `/api/q/${code}/check-in`);
  const sit = (who: number, { code }: Sheet, end: number, id = uuidv7()) =>
    call(people[who]!.cookie, 'POST', `/api/q/${code}/sit`, { id, end: iso(end) });
  const book = async (who: number, { resourceId }: Sheet, start: number, end: number) => {
    const body = { id: uuidv7(), siteId, resourceId, start: iso(start), end: iso(end) };
    const answer = await call(people[who]!.cookie, 'POST', '/api/reservations', body);
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    return answer.body;
  };

  it('says to everybody that the place is free, until when, and what staying costs', async () => {
    world.clock.moveTo(FIRST + 10 * MINUTE);
    const [room] = rooms as [Sheet];
    // A quarter of an hour is left to prepare the room, which is booked by half hours.
    await book(0, room, FIRST + 3.5 * HOUR, FIRST + 4.5 * HOUR);
    const shown = await scan(room);
    expect(shown).toMatchObject({ state: 'free', name: room.name, code: room.code, site: { slug } });
    expect(shown.offered).toMatchObject({ free: 1, until: iso(FIRST + 3 * HOUR), from: null, nearby: [] });
    const ends = shown.offered.stays.map(({ end }: { end: string }) => end);
    expect(ends).toEqual([FIRST + HOUR, FIRST + 2 * HOUR, FIRST + 3 * HOUR].map(iso));
    const [first] = shown.offered.stays;
    const query = `resourceId=${room.resourceId}&start=${first.start}&end=${first.end}`;
    const told = (await call(null, 'GET', `/api/sites/${slug}/price?${query}`)).body;
    expect(first.price).toEqual({ cents: told.grossCents, currency: told.currency });
  });

  it('lets one sit down at the told price, arrived at once; the same request again is the same booking', async () => {
    world.clock.moveTo(FIRST + 10 * MINUTE);
    const [room] = rooms as [Sheet];
    const id = uuidv7();
    const [first, second] = await Promise.all([1, 2].map(() => sit(0, room, FIRST + HOUR, id)));
    expect([first!.status, second!.status].toSorted()).toEqual([200, 201]);
    expect(first!.body).toMatchObject({ id, status: 'checked_in', start: new Date(FIRST).toISOString() });
    // Sent again when another step has begun.
    world.clock.moveTo(FIRST + 40 * MINUTE);
    expect(await sit(0, room, FIRST + HOUR, id)).toMatchObject({ status: 200, body: { id, status: 'checked_in' } });
    expect((await sit(0, room, FIRST + 2 * HOUR, id)).body.code).toBe('id_reused');
    expect((await sit(1, room, FIRST + 2 * HOUR, id)).body.code).toBe('slot_taken');
    const { rows } = await owner.query('select status, amount_cents::int as cents from charges where origin_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ status: 'open', cents: first!.body.price.cents }]);
    expect(await mine(0, room)).toMatchObject({ id, status: 'checked_in' });
    expect(await mine(1, room)).toBe(null);
  });

  it('gives a place to one of those who sit down at the same moment', async () => {
    world.clock.moveTo(FIRST + 10 * MINUTE);
    const [room] = rooms as [Sheet];
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all([0, 1, 2].map((who) => sit(who, room, FIRST + HOUR)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
      for (const { status, body } of answers) if (status === 409) expect(body.code).toBe('slot_taken');
      await clear();
    }
  });

  it('says until when it is taken and what is free nearby, and nothing of who has it', async () => {
    world.clock.moveTo(FIRST + 10 * MINUTE);
    const [room, ...others] = rooms as [Sheet, ...Sheet[]];
    await book(0, room, FIRST, FIRST + 2 * HOUR);
    const shown = await scan(room);
    expect(shown).toMatchObject({ state: 'taken', offered: { free: 0, stays: [], until: null } });
    expect(shown.offered.from).toBe(iso(FIRST + 2.5 * HOUR));
    const near = shown.offered.nearby.map(({ resourceId }: { resourceId: string }) => resourceId);
    expect(near.length).toBeGreaterThan(0);
    expect(others.map(({ resourceId }) => resourceId)).toEqual(expect.arrayContaining(near));
    const named = await owner.query('select name, email from persons where id = $1', [people[0]!.personId]);
    for (const text of Object.values(named.rows[0])) expect(JSON.stringify(shown)).not.toContain(text);
    expect(JSON.stringify(shown)).not.toContain(people[0]!.personId);
    expect((await arrive(1, room)).body.code).toBe('nothing_booked_here');
    expect((await sit(1, room, FIRST + HOUR)).body.alternatives.length).toBeGreaterThan(0);
  });

  it('notes who has booked it as arrived with one tap, once, and from half an hour before', async () => {
    const [room] = rooms as [Sheet];
    world.clock.moveTo(FIRST - 40 * MINUTE);
    const { id } = await book(0, room, FIRST, FIRST + HOUR);
    expect((await arrive(0, room)).body).toMatchObject({ code: 'not_checkable', earliest: iso(FIRST - 30 * MINUTE) });
    world.clock.moveTo(FIRST - 10 * MINUTE);
    for (const each of await Promise.all([arrive(0, room), arrive(0, room)]))
      expect(each).toMatchObject({ status: 200, body: { id, status: 'checked_in' } });
    expect((await call(null, 'POST', `/api/q/${room.code}/check-in`)).status).toBe(401);
    expect((await call(null, 'POST', `/api/q/${room.code}/sit`, { id, end: iso(FIRST) })).status).toBe(401);
  });

  it('counts the places of a space that many share', async () => {
    world.clock.moveTo(FIRST + 10 * MINUTE);
    const before = await scan(openSpace);
    expect(before).toMatchObject({ state: 'free', offered: { mode: 'pool' } });
    expect(before.offered.free).toBe(before.offered.capacity);
    const stay = before.offered.stays[0];
    expect((await sit(0, openSpace, Date.parse(stay.end))).status).toBe(201);
    expect((await scan(openSpace)).offered.free).toBe(before.offered.capacity - 1);
  });

  it('tells who has credit what staying costs them, which is then what it costs, and others the price of everybody', async () => {
    const [room] = rooms as [Sheet];
    const told = async (who: number) => (await call(people[who]!.cookie, 'GET', `/api/q/${room.code}/mine`)).body.stays;
    expect(await told(2)).toBeNull();
    await book(2, room, FIRST + 24 * HOUR, FIRST + 25 * HOUR);
    world.clock.moveTo(FIRST + 10 * MINUTE);
    expect(await told(2)).toBeNull();
    const { rows } = await owner.query('select id from members where person_id = $1', [people[2]!.personId]);
    const gift = { id: uuidv7(), name: 'Heures', unit: 'minute', amount: 90, kind: 'room', reason: 'Essai' };
    expect((await manage('POST', `members/${rows[0].id}/credits/gifts`, gift)).status).toBe(201);
    const { stays } = (await scan(room)).offered;
    const own = await told(2);
    expect(own.map(({ end }: { end: string }) => end)).toEqual(stays.map(({ end }: { end: string }) => end));
    expect(own[0].price.cents).toBe(0);
    expect(own[1].price.cents).toBe(stays[1].price.cents / 4);
    expect(await told(0)).toBeNull();
    const sat = await sit(2, room, Date.parse(own[1].end));
    expect([sat.status, sat.body.price.cents]).toEqual([201, own[1].price.cents]);
  });

  it('keeps the rules of the site: notice, approval, opening hours', async () => {
    world.clock.moveTo(FIRST + 10 * MINUTE);
    const [room] = rooms as [Sheet];
    await manage('PUT', `rules/resources/${room.resourceId}`, { approval: true });
    expect(await scan(room)).toMatchObject({ state: 'ahead', offered: { stays: [] } });
    expect((await sit(0, room, FIRST + HOUR)).body.code).toBe('not_on_the_spot');
    await manage('PUT', `rules/resources/${room.resourceId}`, { approval: false, noticeToBookMinutes: 60 });
    expect((await scan(room)).state).toBe('ahead');
    expect((await sit(0, room, FIRST + HOUR)).body.code).toBe('too_late_to_book');
    await manage('PUT', `rules/resources/${room.resourceId}`, { approval: false });
    world.clock.moveTo(FIRST - 8 * HOUR);
    expect((await scan(room)).state).toBe('closed');
    expect((await sit(0, room, FIRST - 7 * HOUR)).body.code).toBe('outside_opening_hours');
  });

  it('holds no more once it is renewed, says so, and is renewed once', async () => {
    const [, room] = rooms as [Sheet, Sheet];
    const renew = (code: string) => manage('POST', `place-codes/${room.resourceId}/renew`, { placeCode: code });
    const desk = await call(await world.signIn('coworker'), 'GET', `/api/manage/${siteId}/place-codes`);
    expect(desk.status).toBe(404);
    const answers = await Promise.all([renew(room.code), renew(room.code)]);
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(1);
    const { code, url } = answers[0]!.body;
    expect(code).not.toBe(room.code);
    expect(url).toMatch(new RegExp(`/q/${code}$`));
    expect(await scan(room)).toMatchObject({ state: 'replaced', offered: null, site: { slug } });
    world.clock.moveTo(FIRST + 10 * MINUTE);
    expect((await sit(0, room, FIRST + HOUR)).body.code).toBe('code_replaced');
    expect((await arrive(0, room)).body.code).toBe('code_replaced');
    expect((await scan({ ...room, code })).state).toBe('free');
    const { rows } = await owner.query('select ended_by from resource_codes where code = $1', [room.code]);
    expect(rows[0].ended_by).toEqual(expect.any(String));
    room.code = code;
  });

  it('leads to the page of the site once the place is no longer offered, and a new place has a sheet at once', async () => {
    const [room] = rooms as [Sheet];
    await owner.query('update resources set active = false where id = $1', [room.resourceId]);
    expect(await scan(room)).toMatchObject({ state: 'retired', offered: null, name: room.name });
    expect((await sit(0, room, FIRST + HOUR)).status).toBe(404);
    await owner.query('update resources set active = true where id = $1', [room.resourceId]);
    const { rateId } = (await manage('GET', 'resources')).body.resources[0];
    const id = uuidv7();
    const times = { preparationMinutes: 0, stepMinutes: 30, minMinutes: 60, maxMinutes: 480 };
    const what = { kind: 'room', mode: 'exclusive', capacity: 1, features: [], accessibility: {}, rateId };
    expect((await manage('POST', 'resources', { id, name: 'Cabine', ...what, ...times })).status).toBe(201);
    const { sheets } = (await manage('GET', 'place-codes')).body as { sheets: Sheet[] };
    expect(sheets.find(({ resourceId }) => resourceId === id)!.code).toMatch(/^[0-9a-f]{12}$/);
  });

  it('is nothing for a code that never was, whatever it looks like', async () => {
    for (const code of [
      '000000000000',
      'A'.repeat(12),
      '%00',
      "'%20or%201=1--",
      '..%2f..%2fetc',
      'é'.repeat(6),
      'x'.repeat(9000),
    ]) {
      for (const [method, path] of [
        ['GET', ''],
        ['GET', '/mine'],
        ['POST', '/check-in'],
      ] as const) {
        const answer = await world.call(method, `/api/q/${encodeURI(code)}${path}`, { cookie: people[0]!.cookie });
        expect([404, 414]).toContain(answer.statusCode);
      }
    }
  });
});
