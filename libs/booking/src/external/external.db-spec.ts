import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { SiteId } from '#libs/domain';
import { Jobs } from '#libs/platform';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { externalRefresh, icsOf } from '../../../../test/support/external-calendars.js';
import { type LoopbackServer, listenOnLoopback } from '../../../../test/support/https-server.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';
import type { ExternalCalendarView, ExternalCalendarsView } from './external.controller.js';
import { type ExternalRefresh, REFRESH } from './external.refresh.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SECRET = 'private-0123456789abcdef';
/** Thursday 14 January 2027: nothing is booked that far ahead in this world. */
const THURSDAY = '2027-01-14';
const at = (hour: number) => new Date(Date.parse(`${THURSDAY}T00:00:00+01:00`) + hour * HOUR).toISOString();

/** Whatever this process writes, at the level that writes most. */
const logged: string[] = [];
const writers = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write.bind(stream) }));

describe('calendars of others', () => {
  let world: World;
  let owner: pg.Client;
  let server: LoopbackServer;
  let refresh: ExternalRefresh;
  let people: Person[];
  let manager: string;
  let siteId: SiteId;
  let now = TUESDAY;
  const ids: Record<string, string> = {};
  /** What the other side answers; each test says what. */
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    for (const { stream } of writers) {
      stream.write = ((chunk: string | Uint8Array) => logged.push(String(chunk)) > 0) as typeof stream.write;
    }
    world = await createWorld({ sites: 2, weeks: 1 }, now, { LOG_LEVEL: 'debug' });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    server = await listenOnLoopback((request, response) => answer(request, response));
    refresh = externalRefresh(world);
    people = await createCrowd(owner, ['http://unused'], 4);
    manager = await world.signIn('manager');
    siteId = world.sites[0]!.siteId;
    await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    ids.hall = await create('Salle des fêtes', null);
    ids.stage = await create('Scène', ids.hall);
  });
  afterAll(async () => {
    for (const { stream, write } of writers) stream.write = write;
    await server?.close();
    await owner?.end();
    await world?.close();
  });
  beforeEach(async () => {
    world.clock.moveTo((now = TUESDAY));
    await owner.query('delete from resource_blocks; delete from external_calendars; delete from events');
    await owner.query(`update reservations set status = 'cancelled' where resource_id = any($1)`, [
      [ids.hall, ids.stage],
    ]);
    answer = (_, response) => void response.end(icsOf([[at(9), at(11)]]));
  });

  async function create(name: string, parent: string | null): Promise<string> {
    const id = uuidv7();
    await owner.query(
      `insert into resources (site_id, id, kind, mode, capacity, name, rate_id, parent_id, step_minutes, min_minutes)
       select $1, $2, 'room', 'exclusive', 1, $3, id, $4, 30, 30 from rates where site_id = $1 order by name limit 1`,
      [siteId, id, name, parent],
    );
    return id;
  }
  const path = (more = '') => `/api/manage/${siteId}/external-calendars${more}`;
  const post = (body: object, cookie = manager) => world.call('POST', path(), { cookie, body });
  const wanted = (more: object = {}) => ({
    ...{ id: uuidv7(), resourceId: ids.hall, name: 'Mairie', url: `https://calendar.example/${SECRET}.ics`, ...more },
  });
  /** The product refuses this machine's addresses, so the test puts its own in afterwards. */
  async function subscribe(more: object = {}): Promise<string> {
    const body = wanted(more);
    const added = await post(body);
    expect([added.statusCode, added.body]).toEqual([201, expect.any(String)]);
    await owner.query('update external_calendars set url = $2 where id = $1', [body.id, `${server.origin}/${SECRET}`]);
    return body.id;
  }
  const listed = async (): Promise<ExternalCalendarsView> =>
    (await world.call('GET', path(), { cookie: manager })).json();
  const one = async (id: string): Promise<ExternalCalendarView> =>
    (await listed()).calendars.find((each) => each.id === id)!;
  /** Some time later, when its turn has come for sure. */
  async function laterRefreshed(id: string, pause = DAY + 3 * HOUR): Promise<ExternalCalendarView> {
    world.clock.moveTo((now += pause));
    await refresh.refresh(siteId, id);
    return one(id);
  }
  const book = (place: string, from: number, to: number, who = 0) =>
    world.call('POST', '/api/reservations', {
      cookie: people[who]!.cookie,
      body: { id: uuidv7(), siteId, resourceId: ids[place], start: at(from), end: at(to) },
    });
  const free = async (place: string): Promise<string[]> => {
    const { resources } = (await world.call('GET', `/api/sites/la-grappe/day?day=${THURSDAY}`)).json();
    const { free: pieces } = resources.find(({ id }: { id: string }) => id === ids[place]);
    return pieces.map(
      ({ start, end }: { start: string; end: string }) => `${start.slice(11, 16)}-${end.slice(11, 16)}`,
    );
  };
  const blocks = async () => {
    const { rows } = await owner.query(`select lower(during) as s, upper(during) as e from resource_blocks order by 1`);
    return rows.map(({ s, e }) => `${s.toISOString().slice(0, 16)}/${e.toISOString().slice(11, 16)}`);
  };

  it('block their resource, and what lies in it, on every screen and for everybody', async () => {
    const before = await free('hall');
    const id = await subscribe();
    expect(await one(id)).toMatchObject({
      state: 'waiting',
      blocks: 0,
      goodAt: null,
      triedAt: null,
      host: 'calendar.example',
    });
    await refresh.refresh(siteId, id);
    expect(await one(id)).toMatchObject({ state: 'read', blocks: 1, resourceName: 'Salle des fêtes', name: 'Mairie' });
    expect(await blocks()).toEqual(['2027-01-14T08:00/10:00']);
    expect(before).not.toEqual(await free('hall'));
    for (const pieces of [await free('hall'), await free('stage')]) {
      expect(pieces.slice(0, 2)).toEqual(['07:00-08:00', expect.stringMatching(/^10:00-/)]);
    }
    for (const place of ['hall', 'stage']) {
      const refused = await book(place, 10, 12);
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'slot_taken']);
    }
    expect((await book('hall', 11, 12)).statusCode).toBe(201);
    const planning = await world.call('GET', `/api/manage/${siteId}/planning?day=${THURSDAY}`, { cookie: manager });
    const block = { start: at(9), end: at(11), name: 'Mairie' };
    expect(planning.json().blocks).toEqual([
      ...[ids.hall, ids.stage].map((resourceId) => ({ ...block, resourceId })).toSorted(byResource),
    ]);
  });
  const byResource = (a: { resourceId: unknown }, b: { resourceId: unknown }) =>
    String(a.resourceId).localeCompare(String(b.resourceId));

  it('never tell their address, nor what happens: not to managers, not to the log', async () => {
    logged.length = 0;
    const id = await subscribe();
    const answers = [await one(id), (await world.call('POST', path(`/${id}/refresh`), { cookie: manager })).json()];
    await refresh.refresh(siteId, id);
    answer = (_, response) => void response.writeHead(500).end();
    answers.push(await laterRefreshed(id), (await post(wanted({ url: `http://x/${SECRET}` }))).json());
    await server.close();
    answers.push(await laterRefreshed(id));
    server = await listenOnLoopback((request, response) => answer(request, response));
    const { rows } = await owner.query('select row_to_json(b)::text as row from resource_blocks b');
    const { rows: events } = await owner.query('select payload::text as row from events');
    for (const told of [JSON.stringify(answers), ...logged, ...[...rows, ...events].map(({ row }) => row)]) {
      expect(told).not.toMatch(new RegExp(`${SECRET}|Docteur`));
    }
  });

  it('are asked whether there is something new, and once a day for all of it', async () => {
    const headers: (string | undefined)[] = [];
    answer = (request, response) => {
      headers.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.setHeader('etag', '"1"').end(icsOf([[at(9), at(11)]]));
    };
    const id = await subscribe();
    await laterRefreshed(id);
    const first = await one(id);
    expect(await laterRefreshed(id, HOUR)).toMatchObject({ state: 'read', blocks: 1 });
    expect(Date.parse((await one(id)).goodAt!) - Date.parse(first.goodAt!)).toBe(HOUR);
    await laterRefreshed(id, DAY);
    expect(headers).toEqual([undefined, '"1"', undefined]);
    // A manager who asks for it gets all of it, too; not twice in a minute.
    world.clock.moveTo((now += MINUTE));
    expect((await world.call('POST', path(`/${id}/refresh`), { cookie: manager })).statusCode).toBe(200);
    await refresh.refresh(siteId, id);
    expect(headers.at(-1)).toBeUndefined();
    const again = await world.call('POST', path(`/${id}/refresh`), { cookie: manager });
    expect([again.statusCode, again.json().code, again.headers['retry-after']]).toEqual([
      429,
      'too_many_attempts',
      '60',
    ]);
  });

  it('that cannot be read keep what they blocked, say why, and are asked less and less', async () => {
    const id = await subscribe();
    await laterRefreshed(id);
    const good = (await one(id)).goodAt;
    const redirect = (location: string) => (_: IncomingMessage, response: ServerResponse) =>
      void response.writeHead(302, { location }).end();
    const status = (code: number) => (_: IncomingMessage, response: ServerResponse) =>
      void response.writeHead(code).end();
    const text = (body: string | Buffer) => (_: IncomingMessage, response: ServerResponse) => void response.end(body);
    const event = (...lines: string[]) => icsOf([], 'BEGIN:VEVENT', 'UID:1', ...lines, 'DURATION:PT1H', 'END:VEVENT');
    const cases: [string, typeof answer][] = [
      ['access_refused', status(403)],
      ['gone', status(404)],
      ['gone', status(410)],
      ['answered_badly', status(500)],
      ['unreachable', ({ socket }) => void socket.destroy()],
      ['too_large', text(Buffer.alloc(6_000_000))],
      ['address_refused', redirect('https://169.254.169.254/latest/meta-data/')],
      ['address_refused', redirect('https://10.0.0.1/')],
      ['address_refused', redirect('https://[::1]/')],
      ['address_refused', redirect('https://[::ffff:7f00:1]/')],
      ['address_refused', redirect('https://[fd00::1]/')],
      ['redirect_refused', redirect('http://localhost/')],
      ['redirect_refused', redirect(`/${SECRET}`)],
      ['not_a_calendar', text('<html>Sign in</html>')],
      ['bad_encoding', text(Buffer.from(event('SUMMARY:Réunion'), 'latin1'))],
      ['unreadable', text('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n')],
      ['zone_unknown', text(event('DTSTART;TZID=Middle Earth:20270114T090000'))],
      ['rule_refused', text(event('DTSTART:20270114T090000Z', 'RRULE:FREQ=SECONDLY'))],
      ['rule_refused', text(event('DTSTART:20270114T090000Z', 'RRULE:FREQ=DAILY;COUNT=1000000000'))],
    ];
    const pauses: number[] = [];
    for (const [state, other] of cases) {
      answer = other;
      const seen = await laterRefreshed(id);
      expect([state, seen.state, seen.blocks, seen.goodAt]).toEqual([state, state, 1, good]);
      pauses.push((Date.parse(seen.nextTryAt) - now) / MINUTE);
    }
    expect(pauses.slice(0, 3).map((pause, index) => Math.round(pause / (30 * 2 ** index)))).toEqual([1, 1, 1]);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1.1 * 24 * 60);
    expect(await blocks()).toHaveLength(1);
    expect((await book('hall', 9, 10)).json().code).toBe('slot_taken');
    answer = text(icsOf([[at(14), at(15)]]));
    expect(await laterRefreshed(id)).toMatchObject({ state: 'read', blocks: 1 });
    expect(await blocks()).toEqual(['2027-01-14T13:00/14:00']);
    expect((await book('hall', 9, 10)).statusCode).toBe(201);
  });

  it('with a rule that finds no end are given up, while everything else goes on', async () => {
    answer = (_, response) =>
      void response.end(
        icsOf(
          [],
          ...['BEGIN:VEVENT', 'UID:1', 'DTSTART:20270114T090000Z', 'DURATION:PT1H'],
          ...['RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'END:VEVENT'],
        ),
      );
    const id = await subscribe();
    const reading = externalRefresh(world, { milliseconds: 1_000, megabytes: 256 }).refresh(siteId, id);
    const others = [await world.call('GET', '/health/live'), await world.call('GET', path(), { cookie: manager })];
    expect(others.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    await reading;
    expect(await one(id)).toMatchObject({ state: 'too_complex', blocks: 0, goodAt: null });
  });

  it('over a booking remove nothing: managers are shown both', async () => {
    const booked = await book('stage', 9, 10);
    expect(booked.statusCode).toBe(201);
    const id = await subscribe();
    await refresh.refresh(siteId, id);
    const conflict = {
      ...{
        reservationId: booked.json().id,
        resourceName: 'Scène',
        calendarName: 'Mairie',
        memberName: expect.any(String),
      },
      ...{ start: at(9), end: at(10) },
    };
    expect((await listed()).conflicts).toEqual([conflict]);
    expect(
      (await world.call('GET', `/api/me/reservations/${booked.json().id}`, { cookie: people[0]!.cookie })).json(),
    ).toMatchObject({
      status: 'confirmed',
    });
    await world.call('POST', `/api/reservations/${booked.json().id}/cancel`, { cookie: people[0]!.cookie });
    expect((await listed()).conflicts).toEqual([]);
  });

  it('read while the place is booked give it to one side, or show both', async () => {
    const outcomes = { booked: 0, refused: 0 };
    for (let round = 0; round < 10; round++) {
      await owner.query('delete from resource_blocks; delete from external_calendars');
      await owner.query(`update reservations set status = 'cancelled' where resource_id = any($1)`, [
        [ids.hall, ids.stage],
      ]);
      const id = await subscribe();
      const [, ...answers] = await Promise.all([
        refresh.refresh(siteId, id),
        ...[0, 1, 2, 3].map(async (who) => {
          await new Promise((later) => setTimeout(later, who * 15));
          return book(who % 2 === 0 ? 'hall' : 'stage', 9 + who / 2, 9.5 + who / 2, who);
        }),
      ]);
      const given = answers.filter(({ statusCode }) => statusCode === 201).map((each) => each.json().id);
      expect(answers.every(({ statusCode }) => statusCode === 201 || statusCode === 409)).toBe(true);
      expect(await blocks()).toHaveLength(1);
      const shown = (await listed()).conflicts.map(({ reservationId }) => reservationId);
      expect(shown.toSorted()).toEqual(given.toSorted());
      outcomes.booked += given.length;
      outcomes.refused += answers.length - given.length;
      expect((await book('hall', 9, 10)).json().code).toBe('slot_taken');
    }
    expect(outcomes.booked + outcomes.refused).toBe(40);
  });

  it('that are removed free the place at once, also while their answer is on the way', async () => {
    const id = await subscribe();
    await refresh.refresh(siteId, id);
    expect((await world.call('DELETE', path(`/${id}`), { cookie: manager })).statusCode).toBe(204);
    expect([await blocks(), (await listed()).calendars]).toEqual([[], []]);
    expect((await book('hall', 9, 10)).statusCode).toBe(201);
    expect((await world.call('DELETE', path(`/${id}`), { cookie: manager })).statusCode).toBe(404);
    const second = await subscribe();
    answer = (_, response) => {
      void world
        .call('DELETE', path(`/${second}`), { cookie: manager })
        .then(() => response.end(icsOf([[at(9), at(11)]])));
    };
    await refresh.refresh(siteId, second);
    expect([await blocks(), (await listed()).calendars]).toEqual([[], []]);
  });

  it('that are our own do not block themselves', async () => {
    const booked = await book('hall', 9, 10);
    const made = await world.call('POST', `/api/manage/${siteId}/calendars`, {
      ...{ cookie: manager, body: { id: uuidv7(), resourceId: ids.hall } },
    });
    const feed = await world.app.inject({ method: 'GET', url: new URL(made.json().url).pathname });
    expect(feed.body).toContain(booked.json().id);
    answer = (_, response) => void response.end(feed.body);
    const id = await subscribe();
    await refresh.refresh(siteId, id);
    expect(await one(id)).toMatchObject({ state: 'read', blocks: 0 });
  });

  it('are asked in their turn: one job each, when it is due, and nobody twice at once', async () => {
    const id = await subscribe();
    const asked = async () => (await owner.query('select payload from events where topic = $1', [REFRESH])).rows;
    expect(await asked()).toEqual([{ payload: { siteId, id } }]);
    await owner.query('delete from events');
    const before = server.asked.length;
    await Promise.all([refresh.refresh(siteId, id), refresh.refresh(siteId, id), refresh.refresh(siteId, id)]);
    expect(server.asked.length - before).toBe(1);
    await refresh.askForDue();
    expect(await asked()).toEqual([]);
    world.clock.moveTo((now += 17 * MINUTE));
    await refresh.askForDue();
    expect(await asked()).toEqual([{ payload: { siteId, id } }]);
    const { handler } = world.app.get(Jobs).subscriptions.find(({ topic }) => topic === REFRESH)!;
    await handler({ siteId, id: 'not an id' }, 'job');
    await handler({ siteId, id: uuidv7() }, 'job');
  });

  it('are taken for what they are once: same id, other address, too many', async () => {
    const body = wanted();
    expect([(await post(body)).statusCode, (await post(body)).statusCode]).toEqual([201, 201]);
    expect((await post({ ...body, url: 'https://calendar.example/other' })).json().code).toBe('id_reused');
    expect((await listed()).calendars).toHaveLength(1);
    for (let count = 1; count < 20; count++) expect((await post(wanted())).statusCode).toBe(201);
    const answers = [await post(wanted()), await post(body)];
    expect(answers.map((each) => [each.statusCode, each.json().code])).toEqual([
      [409, 'too_many_external_calendars'],
      [201, undefined],
    ]);
  });

  it.each([
    ['http://calendar.example/', 'calendar_address_invalid'],
    ['calendar.example', 'calendar_address_invalid'],
    ['https://user:secret@calendar.example/', 'calendar_address_invalid'],
    ['https://calendar.example/#x', 'calendar_address_invalid'],
    ['https://127.0.0.1/', 'calendar_address_private'],
    ['https://0x7f.1/', 'calendar_address_private'],
    ['https://localhost/', 'calendar_address_private'],
    ['https://[::1]/', 'calendar_address_private'],
    ['https://[::ffff:127.0.0.1]/', 'calendar_address_private'],
    ['https://[fd00::1]/', 'calendar_address_private'],
    ['https://169.254.169.254/', 'calendar_address_private'],
    ['webcal://10.0.0.1/', 'calendar_address_private'],
  ])('are refused at once when their address is %s', async (url, code) => {
    const refused = await post(wanted({ url }));
    expect([refused.statusCode, refused.json().code, refused.json().errors[0].field]).toEqual([422, code, 'url']);
    expect((await listed()).calendars).toEqual([]);
  });

  it('are for managers, of a resource of theirs, with a name', async () => {
    expect((await post(wanted(), people[0]!.cookie)).statusCode).toBe(404);
    const { rows } = await owner.query('select id from resources where site_id = $1 limit 1', [world.sites[1]!.siteId]);
    for (const resourceId of [rows[0].id, uuidv7()]) {
      expect((await post(wanted({ resourceId }))).json().code).toBe('not_found');
    }
    expect((await post(wanted({ name: ' ' }))).json().errors[0].field).toBe('name');
    expect((await world.call('POST', path(`/${uuidv7()}/refresh`), { cookie: manager })).statusCode).toBe(404);
  });
});
