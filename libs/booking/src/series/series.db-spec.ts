import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { INVARIANTS } from '../../../../apps/cli/src/verify/invariants.js';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { readCalendar } from '../../../../test/support/ical.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

const HOUR = 3_600_000;

interface DateView {
  day: string;
  start: string | null;
  state: string;
  code: string | null;
  price: { cents: number } | null;
  alternatives: unknown[];
}
interface Row {
  id: string;
  status: string;
  start: Date;
  end: Date;
  resource: string;
  price: number;
  charge: string;
  amount: number;
}

describe('a repeated booking', () => {
  let world: World;
  let owner: pg.Client;
  let manager: string;
  let people: Person[];
  let siteId: string;
  let rooms: string[];
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 4);
    siteId = world.sites[0]!.siteId;
    manager = await world.signIn('manager');
    // Open at all hours, so that what stands against a date is what the test put there.
    await rows('delete from opening_hours where site_id = $1', [siteId]);
    await rows('insert into opening_hours select $1, day, 0, 1440 from generate_series(1, 7) as day', [siteId]);
    await rows('update sites set horizon_days = 400 where site_id = $1', [siteId]);
    const found = await rows(
      `update resources set preparation_minutes = 0, max_minutes = 1440 where id in (
         select id from resources where site_id = $1 and kind = 'room' and active order by position limit 2)
       returning id`,
      [siteId],
    );
    rooms = found.map(({ id }) => String(id));
    await clear();
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  afterEach(() => clear());

  async function clear(): Promise<void> {
    world.clock.moveTo(TUESDAY);
    await owner.query(`begin; set local session_replication_role = replica`);
    const booked = `select id from reservations where site_id = '${siteId}' and resource_id in ('${rooms.join("','")}')`;
    await owner.query(`delete from charges where origin_id in (${booked})`);
    await owner.query(`delete from reservations where id in (${booked})`);
    await owner.query('delete from series');
    await owner.query('commit');
  }
  const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await owner.query(sql, values)).rows;
  /** Tuesdays at 10:00 in Lille, from 1 December 2026 on. */
  const order = (more = {}) => ({
    ...{ siteId, resourceId: rooms[0]!, rule: 'FREQ=WEEKLY;COUNT=6', firstDay: '2026-12-01' },
    ...{ startTime: '10:00', minutes: 120 },
    ...more,
  });
  const post = async (path: string, body: object, cookie = people[0]!.cookie) => {
    const answer = await world.call('POST', path, { cookie, body });
    return { status: answer.statusCode, body: answer.json() };
  };
  const create = (more = {}, who = 0) =>
    post('/api/series', { ...order(), id: uuidv7(), onConflict: 'refuse', ...more }, people[who]!.cookie);
  const created = async (more = {}, who = 0): Promise<string> => {
    const { status, body } = await create(more, who);
    expect([status, body.code]).toEqual([201, undefined]);
    return body.id;
  };
  const book = async (day: string, from = 10, who = 1, room = 0) => {
    const start = `${day}T${String(from - 1).padStart(2, '0')}:00:00Z`;
    const end = new Date(Date.parse(start) + HOUR).toISOString();
    const { status } = await post(
      '/api/reservations',
      { id: uuidv7(), siteId, resourceId: rooms[room]!, start, end },
      people[who]!.cookie,
    );
    expect(status).toBe(201);
  };
  const stored = async (id: string) =>
    (await rows(
      `select r.id, r.status, lower(r.during) as start, upper(r.during) as end, r.resource_id as resource,
         r.price_cents::int as price, c.status as charge, c.amount_cents::int as amount
       from reservations r left join charges c on c.origin_id = r.id where r.series_id = $1 order by lower(r.during)`,
      [id],
    )) as unknown as Row[];
  const counts = async () =>
    (
      await rows(
        `select (select count(*)::int from series) as series,
           (select count(*)::int from reservations where resource_id = any($1)) as booked,
           (select count(*)::int from charges where origin_id in
              (select id from reservations where resource_id = any($1)) and status = 'open') as charged`,
        [rooms],
      )
    )[0];
  const days = (list: readonly Row[]) => list.map(({ start }) => start.toISOString().slice(0, 10));
  const states = (body: { dates: DateView[] }) => body.dates.map(({ state, code }) => code ?? state);
  const clean = async () => {
    for (const { name, sql } of INVARIANTS.slice(0, 8)) expect([name, await rows(sql)]).toEqual([name, []]);
  };

  it('is shown date by date before, and is then what was shown; showing keeps nothing', async () => {
    const before = await counts();
    const shown = await post('/api/series/preview', order());
    expect([shown.status, shown.body.free, shown.body.refused]).toEqual([200, 6, 0]);
    expect(await counts()).toEqual(before);
    const id = await created();
    const list = await stored(id);
    expect(list.map(({ start }) => start.toISOString())).toEqual(
      shown.body.dates.map(({ start }: DateView) => new Date(start!).toISOString()),
    );
    expect(shown.body.total.cents).toBe(list.reduce((sum, { price }) => sum + price, 0));
    expect(list.every(({ charge, amount, price }) => charge === 'open' && amount === price)).toBe(true);
    const news = await rows(
      `select count(*)::int as days from events where topic = 'reservation.changed'
      and payload ->> 'days' = any($1)`,
      [days(list).map((day) => `["${day}"]`)],
    );
    expect(news[0]!.days).toBe(6);
  });

  it('keeps its hour on the wall when the clocks change', async () => {
    const list = await stored(await created({ rule: 'FREQ=MONTHLY;COUNT=6', firstDay: '2027-01-31' }));
    expect(list.map(({ start }) => start.toISOString())).toEqual(
      ['2027-01-31T09', '2027-03-31T08', '2027-05-31T08', '2027-07-31T08', '2027-08-31T08', '2027-10-31T09'].map(
        (text) => `${text}:00:00.000Z`,
      ),
    );
  });

  it('tells which dates are taken, with what is free instead, and which a rule refuses', async () => {
    await book('2026-12-08');
    await rows('update sites set horizon_days = 21 where site_id = $1', [siteId]);
    const shown = await post('/api/series/preview', order({ rule: 'FREQ=WEEKLY;COUNT=4' }));
    const gone = await post('/api/series/preview', order({ firstDay: '2026-11-17', rule: 'FREQ=WEEKLY;COUNT=2' }));
    await rows('update sites set horizon_days = 400 where site_id = $1', [siteId]);
    expect(states(shown.body)).toEqual(['free', 'slot_taken', 'free', 'too_far_ahead']);
    expect(shown.body.dates[1].alternatives.length).toBeGreaterThan(0);
    expect(shown.body.dates[3].alternatives).toEqual([]);
    expect(states(gone.body)).toEqual(['in_the_past', 'free']);
    const gap = order({ startTime: '02:30', firstDay: '2027-03-27', rule: 'FREQ=DAILY;COUNT=3' });
    const jumped = (await post('/api/series/preview', gap)).body;
    expect(states(jumped)).toEqual(['free', 'not_a_time', 'free']);
    expect(jumped.dates[1]).toMatchObject({ day: '2027-03-28', start: null, price: null });
  });

  it('books all dates or none, or skips what cannot be had, as it was told', async () => {
    await book('2026-12-08');
    const before = await counts();
    const refused = await create();
    expect([refused.status, refused.body.code]).toEqual([409, 'series_conflicts']);
    expect(refused.body.dates.map(({ code }: DateView) => code)).toEqual([null, 'slot_taken', null, null, null, null]);
    expect(await counts()).toEqual(before);

    const { status, body } = await create({ onConflict: 'skip' });
    expect([status, body.skipped]).toEqual([201, [{ day: '2026-12-08', code: 'slot_taken' }]]);
    expect(days(await stored(body.id))).toEqual(['2026-12-01', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05']);

    const nothing = await create({ onConflict: 'skip' }, 1);
    expect([nothing.status, nothing.body.code, (await counts())!.series]).toEqual([409, 'series_conflicts', 1]);
    await clean();
  });

  it('is granted once, however often its request arrives', async () => {
    const body = { ...order(), id: uuidv7(), onConflict: 'skip' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => post('/api/series', body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await counts())!.booked).toBe(6);
    for (const other of [{ minutes: 60 }, { startTime: '11:00' }, { rule: 'FREQ=WEEKLY;COUNT=5' }]) {
      const reused = await post('/api/series', { ...body, ...other });
      expect([reused.status, reused.body.code]).toEqual([409, 'id_reused']);
    }
    const theirs = await post('/api/series', body, people[1]!.cookie);
    expect([theirs.status, theirs.body.code]).toEqual([409, 'id_reused']);
  });

  it('gives back one date, those from one on, or all that are ahead; what has begun stays', async () => {
    const id = await created();
    const list = await stored(id);
    await post(`/api/reservations/${list[4]!.id}/cancel`, {});
    const some = await post(`/api/series/${id}/cancel`, { fromId: list[2]!.id });
    expect([some.status, some.body.free, some.body.refused]).toEqual([200, 3, 0]);
    const left = await stored(id);
    expect(left.map(({ status }) => status === 'confirmed')).toEqual([true, true, false, false, false, false]);
    expect(left.map(({ charge }) => charge)).toEqual(['open', 'open', 'void', 'void', 'void', 'void']);

    world.clock.moveTo(list[0]!.start.getTime() + HOUR);
    const rest = await post(`/api/series/${id}/cancel`, {});
    expect([rest.status, rest.body.free]).toEqual([200, 1]);
    expect((await stored(id)).map(({ status }) => status)[0]).toBe('confirmed');
    const again = await post(`/api/series/${id}/cancel`, {});
    expect([again.status, again.body.code]).toEqual([409, 'not_cancellable']);
    await clean();
  });

  it('moves from one date on or whole, priced anew, shown before; what has begun stays', async () => {
    const id = await created();
    const list = await stored(id);
    const to = { fromId: list[3]!.id, startTime: '15:00', minutes: 60, resourceId: rooms[1]! };
    const shown = await post(`/api/series/${id}/move/preview`, to);
    expect([shown.status, shown.body.free]).toEqual([200, 3]);
    expect(await stored(id)).toEqual(list);
    const moved = await post(`/api/series/${id}/move`, { ...to, onConflict: 'refuse' });
    expect([moved.status, moved.body.dates]).toEqual([200, shown.body.dates]);
    const after = await stored(id);
    expect(after.slice(0, 3)).toEqual(list.slice(0, 3));
    expect(after.slice(3).map(({ start, resource }) => [start.getUTCHours(), resource])).toEqual(
      Array(3).fill([14, rooms[1]]),
    );
    expect(after.every(({ charge, amount, price }) => charge === 'open' && amount === price)).toBe(true);
    expect(after[3]!.price).not.toBe(list[3]!.price);

    world.clock.moveTo(list[1]!.end.getTime());
    const whole = await post(`/api/series/${id}/move`, { startTime: '17:00', onConflict: 'refuse' });
    expect([whole.status, whole.body.free]).toEqual([200, 4]);
    expect((await stored(id)).map(({ start }) => start.getUTCHours())).toEqual([9, 9, 16, 16, 16, 16]);
    await clean();
  });

  it('moves past itself, keeps its place where another is, or does not move at all', async () => {
    const rule = { rule: 'FREQ=DAILY;COUNT=4' };
    const id = await created({ ...rule, startTime: '08:00', minutes: 14 * 60 });
    // Past midnight, which only staff may: each date comes to lie where the next one was.
    const night = { startTime: '20:00', onConflict: 'refuse', override: true };
    const past = await post(`/api/manage/${siteId}/series/${id}/move`, night, manager);
    expect([past.status, past.body.free]).toEqual([200, 4]);
    const back = await post(`/api/series/${id}/move`, { startTime: '10:00', minutes: 60, onConflict: 'refuse' });
    expect([back.status, back.body.free]).toEqual([200, 4]);
    await book('2026-12-02', 14);
    const before = await stored(id);
    const refused = await post(`/api/series/${id}/move`, { startTime: '14:00', onConflict: 'refuse' });
    expect([refused.status, refused.body.code]).toEqual([409, 'series_conflicts']);
    expect(await stored(id)).toEqual(before);
    const skipped = await post(`/api/series/${id}/move`, { startTime: '14:00', onConflict: 'skip' });
    expect(states(skipped.body)).toEqual(['free', 'slot_taken', 'free', 'free']);
    expect((await stored(id)).map(({ start }) => start.getUTCHours())).toEqual([13, 9, 13, 13]);
    await clean();
  });

  it('belongs to its person and its site', async () => {
    const id = await created();
    const { id: date } = (await stored(id))[0]!;
    const before = await stored(id);
    const moves = { startTime: '12:00', onConflict: 'skip' };
    const elsewhere = world.sites[1]!.siteId;
    for (const [cookie, base] of [
      [people[1]!.cookie, `/api/series/${id}`],
      [manager, `/api/series/${id}`],
      [people[1]!.cookie, `/api/manage/${siteId}/series/${id}`],
      [manager, `/api/manage/${elsewhere}/series/${id}`],
    ] as const) {
      expect((await world.call('GET', base, { cookie })).statusCode).toBe(404);
      for (const [path, body] of [
        ['cancel', {}],
        ['cancel', { fromId: date }],
        ['move', moves],
        ['move/preview', { startTime: '12:00' }],
      ] as const) {
        expect((await post(`${base}/${path}`, body, cookie)).status).toBe(404);
      }
    }
    expect(await stored(id)).toEqual(before);
    expect(
      (await world.call('GET', `/api/series/${id}`, { cookie: people[0]!.cookie })).json().reservations,
    ).toHaveLength(6);
  });

  it('is made, moved and given back by staff for a member, past rules when they say so', async () => {
    const base = `/api/manage/${siteId}/series`;
    await created({}, 2);
    const [member] = await rows('select id from members where person_id = $1', [people[2]!.personId]);
    await rows('update sites set horizon_days = 30 where site_id = $1', [siteId]);
    const { siteId: _, ...wish } = order({ startTime: '14:00', memberId: member!.id });
    const plain = await post(`${base}/preview`, wish, manager);
    expect(states(plain.body).filter((state) => state === 'too_far_ahead').length).toBeGreaterThan(0);
    const body = { ...wish, id: uuidv7(), onConflict: 'refuse', override: true };
    const made = await post(base, body, manager);
    expect([made.status, made.body.reservations?.length]).toEqual([201, 6]);
    expect((await post(base, body, manager)).status).toBe(200);
    const noted = await rows(
      'select person_id as person, overrides from reservations where series_id = $1 order by lower(during) desc limit 1',
      [body.id],
    );
    expect(noted[0]).toEqual({ person: people[2]!.personId, overrides: ['too_far_ahead'] });
    const late = { startTime: '16:00', onConflict: 'skip' };
    expect(states((await post(`${base}/${body.id}/move`, late, manager)).body)).toContain('too_far_ahead');
    const moved = await post(`${base}/${body.id}/move`, { ...late, startTime: '18:00', override: true }, manager);
    expect([moved.status, moved.body.refused]).toEqual([200, 0]);
    const kept = await post(`${base}/${body.id}/cancel`, { keepCharge: true }, manager);
    await rows('update sites set horizon_days = 400 where site_id = $1', [siteId]);
    expect([kept.status, kept.body.free]).toEqual([200, 6]);
    expect((await stored(body.id)).every(({ status, charge }) => status === 'cancelled' && charge === 'open')).toBe(
      true,
    );
  });

  it('is one appointment for each date in a calendar', async () => {
    await created({ rule: 'FREQ=DAILY;COUNT=3' }, 3);
    const { url } = (await post('/api/me/calendars', { id: uuidv7() }, people[3]!.cookie)).body;
    const { body } = await world.app.inject({ method: 'GET', url: new URL(url).pathname });
    const { appointments } = readCalendar(body);
    expect(appointments.map(({ start }) => start)).toEqual(
      ['2026-12-01', '2026-12-02', '2026-12-03'].map((day) => `${day}T09:00:00.000Z`),
    );
    expect(new Set(appointments.map(({ uid }) => uid)).size).toBe(3);
  });

  it('crosses others without a deadlock: two at once get each other’s leavings, and each is whole', async () => {
    const rules = ['FREQ=DAILY;COUNT=8', 'FREQ=DAILY;INTERVAL=2;COUNT=5', 'FREQ=WEEKLY;BYDAY=MO,TU,WE;COUNT=6'];
    const orders = Array.from({ length: 20 }, (_, index) => ({
      ...order({ rule: rules[index % 3], resourceId: rooms[index % 2]! }),
      ...{ id: uuidv7(), onConflict: index % 4 < 2 ? 'skip' : 'refuse' },
    }));
    const answers = await Promise.all(
      orders.map((body, index) => post('/api/series', body, people[index % 4]!.cookie)),
    );
    expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual([]);
    for (const [index, { status, body }] of answers.entries()) {
      const booked = await stored(orders[index]!.id);
      expect(booked.length === 0).toBe(status === 409);
      const wanted = { 0: 8, 1: 5, 2: 6 }[index % 3];
      if (status === 201) expect(booked.length + body.skipped.length).toBe(wanted);
    }
    const moves = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => body as { id: string; resourceId: string });
    const crossing = moves.map(({ id, resourceId }) => {
      const body = { resourceId: rooms.find((room) => room !== resourceId), startTime: '13:00', onConflict: 'skip' };
      const index = orders.findIndex((one) => one.id === id);
      return post(`/api/series/${id}/move`, body, people[index % 4]!.cookie);
    });
    expect((await Promise.all(crossing)).map(({ status }) => status).filter((s) => s !== 200 && s !== 409)).toEqual([]);
    await clean();
  });
});
