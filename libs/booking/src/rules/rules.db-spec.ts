import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { checkInvariants } from '../../../../apps/cli/src/verify/verify.store.js';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Tuesday 8 December 2026, 9:00 in Lille. */
const FIRST = Date.UTC(2026, 11, 8, 8);
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** A site's rules, kept by every door: what a coworker may not, staff may when they say so. */
describe('the rules of a site', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let manager: string;
  let siteId: string;
  let rooms: string[];
  let pool: string;
  let memberIds: string[];
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 3);
    siteId = world.sites[0]!.siteId;
    manager = await world.signIn('manager');
    const found = await rows(`select id, kind, mode from resources where site_id = $1 and active order by position`, [
      siteId,
    ]);
    rooms = found.filter(({ kind }) => kind === 'room').map(({ id }) => String(id));
    pool = String(found.find(({ mode }) => mode === 'pool')!.id);
    await clear();
    // A first booking makes a member.
    for (const who of people.keys()) expect((await book(who, slot(2 * who))).status).toBe(201);
    const known = await rows('select id, person_id from members where site_id = $1', [siteId]);
    memberIds = people.map(({ personId }) => String(known.find((one) => one.person_id === personId)!.id));
    await clear();
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  afterEach(async () => {
    world.clock.moveTo(TUESDAY);
    await clear();
  });
  const clear = async () => {
    await owner.query('begin; set local session_replication_role = replica');
    const booked = `select id from reservations where lower(during) >= '${iso(FIRST - DAY)}'`;
    await owner.query(`delete from charges where origin_id in (${booked})`);
    await owner.query(`delete from reservations where lower(during) >= '${iso(FIRST - DAY)}'`);
    await owner.query(`delete from quotas; delete from cancellation_steps; delete from resource_rules;
      delete from authorisation_grants; delete from authorisation_needs; delete from authorisations;
      update site_rules set notice_to_book_minutes = 0, notice_to_change_minutes = 0, notice_to_cancel_minutes = 0,
        one_place_kinds = '{}', approval_minutes = 2880`);
    await owner.query('commit');
  };

  const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await owner.query(sql, values)).rows;
  const slot = (hour: number, hours = 1, resourceId = rooms[0]!) => ({
    resourceId,
    start: iso(FIRST + hour * HOUR),
    end: iso(FIRST + (hour + hours) * HOUR),
  });
  const post = async (cookie: string, url: string, body?: unknown) => {
    const answer = await world.call('POST', url, { cookie, body });
    return { status: answer.statusCode, body: answer.json() };
  };
  const book = (who: number, to: object, id = uuidv7()) =>
    post(people[who]!.cookie, '/api/reservations', { id, siteId, ...to });
  const move = (who: number, id: string, to: object) => post(people[who]!.cookie, `/api/reservations/${id}/move`, to);
  const cancel = (who: number, id: string) => post(people[who]!.cookie, `/api/reservations/${id}/cancel`);
  const manage = async (method: string, path: string, body?: unknown) => {
    const answer = await world.call(method, `/api/manage/${siteId}/${path}`, { cookie: manager, body });
    expect([path, answer.statusCode < 300 ? 'done' : answer.body]).toEqual([path, 'done']);
    return answer.statusCode === 204 ? {} : answer.json();
  };
  const RULES = {
    ...{ noticeToBookMinutes: 0, noticeToChangeMinutes: 0, noticeToCancelMinutes: 0, horizonDays: 90 },
    ...{ onePlaceKinds: [] as string[], approvalMinutes: 2880 },
  };
  const ofSite = (rules: object) => manage('PUT', 'rules', { ...RULES, ...rules });
  const ofRoom = (rules: object, resourceId = rooms[0]!) =>
    manage('PUT', `rules/resources/${resourceId}`, { approval: false, ...rules });
  const quota = (body: object) => manage('POST', 'quotas', { id: uuidv7(), ...body });
  const desk = async (who: number, to: object, override: boolean) =>
    post(manager, `/api/manage/${siteId}/reservations`, { id: uuidv7(), memberId: memberIds[who], override, ...to });
  const stored = async (id: string) => (await rows('select * from reservations where id = $1', [id]))[0]!;

  it('ask for notice to book, and offer nothing sooner', async () => {
    await ofSite({ noticeToBookMinutes: 120 });
    world.clock.moveTo(FIRST);
    const refused = await book(0, slot(1));
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'too_late_to_book', earliest: iso(FIRST + 2 * HOUR) },
    ]);
    const day = (await world.call('GET', '/api/sites/la-grappe/day?day=2026-12-08')).json();
    const starts = day.resources.flatMap(({ free }: { free: { start: string }[] }) => free.map(({ start }) => start));
    expect(starts.length).toBeGreaterThan(0);
    for (const start of starts) expect(Date.parse(start)).toBeGreaterThanOrEqual(FIRST + 2 * HOUR);
    // One resource has its own, and the desk is let past.
    await ofRoom({ noticeToBookMinutes: 0 });
    expect((await book(0, slot(1))).status).toBe(201);
    const skipped = await desk(0, slot(0.5, 1, rooms[1]!), true);
    expect(skipped.status).toBe(201);
    expect((await stored(skipped.body.id)).overrides).toEqual(['too_late_to_book']);
    expect((await desk(0, slot(0.5, 1, pool), false)).body.code).toBe('too_late_to_book');
  });

  it('measure a resource by its own horizon', async () => {
    await ofRoom({ horizonDays: 10 });
    expect((await book(0, slot(0))).body).toMatchObject({ code: 'too_far_ahead', latest: '2026-12-04T23:00:00Z' });
    expect((await book(0, slot(0, 1, rooms[1]!))).status).toBe(201);
    const day = (await world.call('GET', '/api/sites/la-grappe/day?day=2026-12-08')).json();
    expect(day.resources.find(({ id }: { id: string }) => id === rooms[0]).free).toEqual([]);
  });

  it('keep late owners from moving and cancelling, and say until when it was possible', async () => {
    const { id } = (await book(0, slot(4))).body;
    await ofSite({ noticeToChangeMinutes: 180, noticeToCancelMinutes: 240 });
    world.clock.moveTo(FIRST + HOUR);
    expect((await move(0, id, slot(5))).status).toBe(200);
    expect((await cancel(0, id)).status).toBe(200);
    const other = (await book(0, slot(4))).body;
    expect([other.movable, other.cancellable]).toEqual([true, false]);
    world.clock.moveTo(FIRST + 1.5 * HOUR);
    expect((await move(0, other.id, slot(6))).body).toMatchObject({
      code: 'too_late_to_change',
      latest: iso(FIRST + HOUR),
    });
    expect((await cancel(0, other.id)).body).toMatchObject({ code: 'too_late_to_cancel', latest: iso(FIRST) });
    expect((await post(manager, `/api/manage/${siteId}/reservations/${other.id}/cancel`, {})).status).toBe(200);
  });

  it('limit what a person books, by places or minutes, and say what remains and when it renews', async () => {
    await quota({ unit: 'places', per: 'day', atMost: 2, kind: 'room' });
    await quota({ unit: 'minutes', per: 'week', atMost: 300 });
    expect((await book(0, slot(0, 2))).status).toBe(201);
    const second = await book(0, slot(3));
    expect(second.status).toBe(201);
    expect((await book(0, slot(5))).body).toMatchObject({
      code: 'quota_reached',
      quota: {
        unit: 'places',
        per: 'day',
        atMost: 2,
        kind: 'room',
        used: 2,
        remaining: 0,
        renewsAt: '2026-12-08T23:00:00Z',
      },
    });
    expect((await book(0, slot(24, 3))).body).toMatchObject({
      code: 'quota_reached',
      quota: { unit: 'minutes', per: 'week', used: 180, remaining: 120, renewsAt: '2026-12-13T23:00:00Z' },
    });
    // A booking is not in its own way, a cancelled one in nobody's, another week and another person are free.
    expect((await move(0, second.body.id, slot(5))).status).toBe(200);
    expect((await move(0, second.body.id, slot(5, 4))).body.code).toBe('quota_reached');
    expect((await book(0, slot(5), second.body.id)).status).toBe(200);
    expect((await book(0, slot(7 * 24))).status).toBe(201);
    expect((await book(1, slot(8))).status).toBe(201);
    await cancel(0, second.body.id);
    expect((await book(0, slot(6))).status).toBe(201);
  });

  it('give one person one place at a time, among the kinds ticked', async () => {
    await ofSite({ onePlaceKinds: ['desk'] });
    const mine = (await book(0, slot(0, 10, pool))).body;
    expect((await book(0, slot(2, 4, pool))).body).toMatchObject({
      code: 'one_place_at_a_time',
      reservation: { id: mine.id, start: iso(FIRST), end: iso(FIRST + 10 * HOUR) },
    });
    expect((await move(0, mine.id, slot(2, 8, pool))).status).toBe(200);
    // A room beside one's desk is fine, until it is of the same sort.
    const room = await book(0, slot(2));
    expect(room.status).toBe(201);
    await cancel(0, room.body.id);
    await ofRoom({ onePlace: true });
    expect((await book(0, slot(2))).body.code).toBe('one_place_at_a_time');
    const skipped = await desk(0, slot(2), true);
    expect((await stored(skipped.body.id)).overrides).toEqual(['one_place_at_a_time']);
  });

  it('ask for a training that holds on the day of use, and say whom to ask', async () => {
    const training = { id: uuidv7(), name: 'Formation découpe laser', validityMonths: 1, resourceIds: [rooms[0]] };
    await manage('POST', 'authorisations', training);
    const memberId = memberIds[1];
    const missing = await book(1, slot(0));
    expect(missing.body).toMatchObject({ code: 'authorisation_missing', authorisation: { name: training.name } });
    expect(missing.body.contact.email).toContain('@');
    const path = `authorisations/${training.id}/members/${memberId}`;
    await manage('PUT', path, { grantedOn: '2026-11-08' });
    // Holds until 7 December: today, not on the day of use.
    expect((await book(1, slot(0))).body).toMatchObject({ code: 'authorisation_expired', expiresOn: '2026-12-07' });
    await manage('PUT', path, { grantedOn: '2026-12-09' });
    expect((await book(1, slot(0))).body).toMatchObject({ code: 'authorisation_missing', from: '2026-12-09' });
    await manage('PUT', path, {});
    const granted = await manage('GET', 'rules');
    expect(granted.authorisations[0].grants).toMatchObject([
      { memberId, grantedOn: '2026-11-24', expiresOn: '2026-12-23', grantedByName: expect.any(String) },
    ]);
    const booked = await book(1, slot(0));
    expect(booked.status).toBe(201);
    expect((await move(1, booked.body.id, slot(20 * 24))).body.code).toBe('authorisation_expired');
    await manage('DELETE', path);
    expect((await book(1, slot(3))).body.code).toBe('authorisation_missing');
    const skipped = await desk(1, slot(3), true);
    expect((await stored(skipped.body.id)).overrides).toEqual(['authorisation_missing']);
    const second = await world.call('POST', `/api/manage/${siteId}/authorisations`, {
      cookie: manager,
      body: { ...training, id: uuidv7() },
    });
    expect([second.statusCode, second.json().code]).toEqual([409, 'authorisation_exists']);
  });

  it('can be read by everybody before they book, without who has which training', async () => {
    await ofSite({ noticeToBookMinutes: 60, onePlaceKinds: ['desk'] });
    await ofRoom({ approval: true });
    await manage('POST', 'authorisations', { id: uuidv7(), name: 'Formation', resourceIds: [rooms[0]] });
    await manage('PUT', 'rules/cancellation', {
      steps: [
        { hoursBefore: 2, feePercent: 100 },
        { hoursBefore: 24, feePercent: 50 },
      ],
    });
    await quota({ unit: 'places', per: 'week', atMost: 3, kind: 'desk' });
    expect((await world.call('GET', '/api/sites/la-grappe/terms')).json()).toMatchObject({
      ...{ noticeToBookMinutes: 60, onePlaceKinds: ['desk'], horizonDays: 90 },
      resources: [{ resourceId: rooms[0], approval: true, horizonDays: null }],
      cancellation: [
        { hoursBefore: 24, feePercent: 50 },
        { hoursBefore: 2, feePercent: 100 },
      ],
      quotas: [{ unit: 'places', per: 'week', atMost: 3, kind: 'desk', resourceId: null }],
      authorisations: [{ name: 'Formation', resourceId: rooms[0] }],
    });
  });

  it('are refused when they make no sense, field by field', async () => {
    const put = async (path: string, body: unknown, method = 'PUT') =>
      (await world.call(method, `/api/manage/${siteId}/${path}`, { cookie: manager, body })).json();
    const cheaper = [
      { hoursBefore: 24, feePercent: 50 },
      { hoursBefore: 2, feePercent: 10 },
    ];
    expect((await put('rules/cancellation', { steps: cheaper })).errors[0].field).toBe('steps');
    const twice = [
      { hoursBefore: 24, feePercent: 50 },
      { hoursBefore: 24, feePercent: 60 },
    ];
    expect((await put('rules/cancellation', { steps: twice })).errors[0].field).toBe('steps');
    expect((await put('rules', { ...RULES, noticeToBookMinutes: -1 })).errors[0].field).toBe('noticeToBookMinutes');
    expect((await put('authorisations', { id: uuidv7(), name: ' ', resourceIds: [] }, 'POST')).errors[0].field).toBe(
      'name',
    );
    const foreign = world.sites[1]!.siteId;
    const [{ id }] = (await rows('select id from resources where site_id = $1 limit 1', [foreign])) as [{ id: string }];
    expect((await put(`rules/resources/${id}`, { approval: true })).code).toBe('not_found');
    const other = await world.call('GET', `/api/manage/${foreign}/rules`, { cookie: people[0]!.cookie });
    expect(other.statusCode).toBe(404);
  });

  const ROUNDS = 6;
  /** One person, twenty tabs, one moment: half of them at a desk, half over a quota of rooms. */
  async function tabs(): Promise<string[]> {
    await ofSite({ onePlaceKinds: ['desk'] });
    await quota({ unit: 'places', per: 'day', atMost: 3, kind: 'room' });
    const problems: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const at = round * 24;
      const wanted = Array.from({ length: 20 }, (_, tab) =>
        tab % 2 ? slot(at, 10, pool) : slot(at + 2 * Math.floor(tab / 4)),
      );
      const answers = await Promise.all(wanted.map((to) => book(2, to)));
      const won = (id: string) =>
        answers.filter(({ status }, tab) => status === 201 && wanted[tab]!.resourceId === id).length;
      if (won(pool) !== 1) problems.push(`${won(pool)} desks at once`);
      if (won(rooms[0]!) !== 3) problems.push(`${won(rooms[0]!)} rooms of 3`);
      if (answers.some(({ status }) => status >= 500)) problems.push('an answer of 500');
    }
    return problems;
  }

  it('hold for one person in twenty tabs', async () => {
    expect(await tabs()).toEqual([]);
  });

  it('do not without the lock on the member (saboteur)', async () => {
    const query = Reflect.get(pg.Client.prototype, 'query') as (...all: unknown[]) => unknown;
    const blind = function (this: pg.Client, config: unknown, ...rest: unknown[]) {
      const { text, name } = (config ?? {}) as { text?: string; name?: string };
      const seen = text?.includes(' for no key update')
        ? { ...(config as object), text: text.replace(' for no key update', ''), name: `${name}-blind` }
        : config;
      return query.call(this, seen, ...rest);
    };
    pg.Client.prototype.query = blind as never;
    try {
      expect((await tabs()).length).toBeGreaterThan(0);
    } finally {
      pg.Client.prototype.query = query as never;
    }
  });

  it('leave the books in order', async () => {
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows: offences }) => offences.length > 0)).toEqual([]);
  });
});
