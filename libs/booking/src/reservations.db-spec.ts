import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { type World, createWorld } from '../../../test/support/world.js';

/** Friday 27 March 2026, 09:10 in Lille: the clocks change on Sunday, and La Grappe is open on Sundays. */
const FRIDAY = Date.UTC(2026, 2, 27, 8, 10);
const LIVE = `('held', 'confirmed', 'checked_in')`;

interface Offer {
  id: string;
  name: string;
  kind: string;
  mode: string;
  free: { start: string; end: string; places: number }[];
  periods: { start: string; end: string; places: number; price: { cents: number } }[];
}

describe('reservations', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let siteId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, FRIDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 3);
    siteId = world.sites[0]!.siteId;
    // Who may use what is the matter of rules.db-spec.ts.
    await owner.query('delete from authorisation_needs');
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows;
  const offers = async (day: string): Promise<Offer[]> =>
    (await world.call('GET', `/api/sites/la-grappe/day?day=${day}`)).json().resources;
  const wish = (resourceId: string, { start, end }: { start: string; end: string }, more = {}) => ({
    ...{ id: uuidv7(), siteId, resourceId, start, end },
    ...more,
  });
  const book = (who: number, body: object) =>
    world.call('POST', '/api/reservations', { cookie: people[who]!.cookie, body });
  const cancel = (who: number, id: string) =>
    world.call('POST', `/api/reservations/${id}/cancel`, { cookie: people[who]!.cookie });
  /** The first free hours of a room, as a wish. */
  const room = async (day: string, hours = 1) => {
    const endOf = (start: string) => new Date(Date.parse(start) + hours * 3_600_000).toISOString();
    const isLongEnough = ({ start, end }: { start: string; end: string }) =>
      Date.parse(endOf(start)) <= Date.parse(end);
    const isRoom = ({ kind, free }: Offer) => kind === 'room' && free.some(isLongEnough);
    const { id, free } = (await offers(day)).find(isRoom)!;
    const { start } = free.find(isLongEnough)!;
    return wish(id, { start, end: endOf(start) });
  };

  it('accepts whatever the day offers, today and on the day of 23 hours', async () => {
    let booked = 0;
    for (const day of ['2026-03-27', '2026-03-29', '2026-04-02']) {
      for (const { id, mode, free, periods } of await offers(day)) {
        const wanted = periods
          .filter(({ places }) => places > 0)
          .map((period) => ({ period, price: period.price.cents }));
        for (const { period, price } of wanted) {
          const answer = await book(0, wish(id, period));
          expect([day, answer.statusCode, answer.json().price?.cents]).toEqual([day, 201, price]);
          await cancel(0, answer.json().id);
          booked++;
        }
        if (mode === 'pool') continue;
        for (const piece of free) {
          const last = { ...piece, start: new Date(Date.parse(piece.end) - 3_600_000).toISOString() };
          const answer = await book(0, wish(id, last));
          expect([day, answer.statusCode, answer.json().code]).toEqual([day, 201, undefined]);
          await cancel(0, answer.json().id);
        }
      }
    }
    expect(booked).toBeGreaterThan(20);
  });

  it('proposes to a loser what another request gets at once', async () => {
    const wanted = await room('2026-04-01', 2);
    expect((await book(0, wanted)).statusCode).toBe(201);
    const refused = await book(1, { ...wanted, id: uuidv7() });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'slot_taken']);
    const { alternatives } = refused.json();
    expect(alternatives.length).toBeGreaterThan(0);
    for (const { resourceId, start, end } of alternatives) {
      expect((await book(1, wish(resourceId, { start, end }))).statusCode).toBe(201);
    }
  });

  it('cancels the place and its charge together, or neither', async () => {
    const wanted = await room('2026-04-03');
    expect((await book(0, wanted)).statusCode).toBe(201);
    const state = () =>
      rows(
        `select r.status, c.status as charge from reservations r join charges c on c.origin_id = r.id where r.id = $1`,
        [wanted.id],
      );
    await rows(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`);
    await rows('create trigger refuse before update on charges for each row execute function refuse()');
    expect((await cancel(0, wanted.id)).statusCode).toBe(500);
    expect(await state()).toEqual([{ status: 'confirmed', charge: 'open' }]);
    await rows('drop trigger refuse on charges');

    expect((await cancel(0, wanted.id)).json()).toMatchObject({ status: 'cancelled', cancellable: false });
    expect(await state()).toEqual([{ status: 'cancelled', charge: 'void' }]);
    expect((await book(1, { ...wanted, id: uuidv7() })).statusCode).toBe(201);
  });

  it('charges nothing when the place is not given', async () => {
    const wanted = await room('2026-04-04');
    await rows('create trigger refuse before insert on charges for each row execute function refuse()');
    expect((await book(0, wanted)).statusCode).toBe(500);
    await rows('drop trigger refuse on charges');
    expect(await rows('select 1 from reservations where id = $1', [wanted.id])).toEqual([]);
    expect((await book(1, { ...wanted, id: uuidv7() })).statusCode).toBe(201);
    expect((await book(0, wanted)).json().code).toBe('slot_taken');
    expect(await rows('select 1 from charges where origin_id = $1', [wanted.id])).toEqual([]);
  });

  it('cancels once and checks in once, however often one asks', async () => {
    const wanted = await room('2026-03-28');
    await book(0, wanted);
    for (const _ of [1, 2]) expect((await cancel(0, wanted.id)).json().status).toBe('cancelled');
    expect((await book(0, wanted)).json()).toMatchObject({ id: wanted.id, status: 'cancelled' });

    const today = await room('2026-03-27');
    await book(0, today);
    const cookie = await world.signIn('manager');
    const path = `/api/manage/${siteId}/reservations`;
    for (const _ of [1, 2]) {
      const noted = await world.call('POST', `${path}/${today.id}/check-in`, { cookie });
      expect([noted.statusCode, noted.json().status]).toEqual([200, 'checked_in']);
    }
    const events = await rows(
      `select count(*)::int as n from events where topic = 'reservation.changed' and payload ->> 'siteId' = $1 and payload -> 'days' ? '2026-03-28'`,
      [siteId],
    );
    expect(events).toEqual([{ n: 2 }]); // booked and cancelled: the second cancel is no news
    expect((await cancel(0, today.id)).json().code).toBe('not_cancellable');
    expect((await world.call('POST', `${path}/${wanted.id}/check-in`, { cookie })).json().code).toBe('not_checkable');
  });

  it("does not know another person's reservation, and never gives its id away", async () => {
    const wanted = await room('2026-04-05');
    await book(0, wanted);
    const others = { cookie: people[1]!.cookie };
    expect((await world.call('GET', `/api/me/reservations/${wanted.id}`, others)).statusCode).toBe(404);
    expect((await cancel(1, wanted.id)).statusCode).toBe(404);
    expect((await world.call('GET', '/api/me/reservations', others)).body).not.toContain(wanted.id);
    const elsewhere = await room('2026-04-06');
    const reused = await book(1, { ...elsewhere, id: wanted.id });
    expect([reused.statusCode, reused.json().code]).toEqual([409, 'id_reused']);
    const foreign = `/api/manage/${world.sites[1]!.siteId}/reservations/${wanted.id}/check-in`;
    expect((await world.call('POST', foreign, { cookie: await world.signIn('manager') })).statusCode).toBe(404);
    expect((await cancel(0, wanted.id)).statusCode).toBe(200);
  });

  it('answers 404 for a place that is not at this site, is retired, or never was', async () => {
    const wanted = await room('2026-04-07');
    const nowhere = [{ siteId: world.sites[1]!.siteId }, { siteId: uuidv7() }, { resourceId: uuidv7() }];
    for (const change of nowhere) {
      expect((await book(0, { ...wanted, id: uuidv7(), ...change })).statusCode).toBe(404);
    }
    await rows('update resources set active = false where id = $1', [wanted.resourceId]);
    expect((await book(0, wanted)).statusCode).toBe(404);
    await rows('update resources set active = true where id = $1', [wanted.resourceId]);
  });

  describe('the guard in the database', () => {
    /** A row of its own, straight into the table, on a far day; every test takes another hour. */
    const insert = (changes: Record<string, string>) => {
      const columns: Record<string, string> = {
        site_id: `'${siteId}'`,
        id: `'${uuidv7()}'`,
        resource_id: `(select id from resources where site_id = '${siteId}' and kind = 'room' order by position limit 1)`,
        member_id: `(select id from members where site_id = '${siteId}' order by id limit 1)`,
        person_id: `(select person_id from members where site_id = '${siteId}' order by id limit 1)`,
        during: `tstzrange('2026-06-01 08:00Z', '2026-06-01 09:00Z')`,
        blocked: changes.during ?? `tstzrange('2026-06-01 08:00Z', '2026-06-01 09:00Z')`,
        status: `'confirmed'`,
        ...{ price_cents: '0', currency: `'EUR'`, price_lines: `'[]'`, created_at: 'now()' },
        ...changes,
      };
      return `insert into reservations (${Object.keys(columns).join(', ')}) values (${Object.values(columns).join(', ')})`;
    };

    /** Runs it and takes it back; returns the SQLSTATE with the constraint, or 'accepted'. */
    async function attempt(sql: string, { isolation = 'read committed', site = siteId, url = world.db.url } = {}) {
      const client = new pg.Client(url);
      await client.connect();
      try {
        await client.query(`begin isolation level ${isolation}; set local app.site_id = '${site}'`);
        await client.query(sql);
        return 'accepted';
      } catch (error) {
        const { code, constraint } = error as { code?: string; constraint?: string };
        return [code, constraint].filter(Boolean).join(' ');
      } finally {
        await client.end();
      }
    }

    it('works under READ COMMITTED only', async () => {
      expect(await attempt(insert({}))).toBe('accepted');
      expect(await attempt(insert({}), { isolation: 'repeatable read' })).toBe('25001');
      expect(await attempt(insert({}), { isolation: 'serializable' })).toBe('25001');
    });

    it("refuses another site's row, to the application's login and to a superuser", async () => {
      const site = world.sites[1]!.siteId;
      expect(await attempt(insert({}), { site })).toBe('42501');
      expect(await attempt(insert({}), { site, url: world.db.appUrl })).toMatch(/^(42501|23502)/);
      expect(await attempt(insert({}), { url: world.db.appUrl })).toBe('accepted');
    });

    it.each([
      [`'empty'::tstzrange`],
      [`tstzrange('2026-06-01 08:00Z', null)`],
      [`tstzrange(null, '2026-06-01 08:00Z')`],
      [`tstzrange('2026-06-01 08:00Z', 'infinity')`],
      [`tstzrange('-infinity', '2026-06-01 08:00Z')`],
      [`tstzrange('2026-06-01 08:00Z', '2026-06-01 08:00Z', '[]')`],
      [`tstzrange('2026-06-01 08:00Z', '2026-06-01 09:00Z', '[]')`],
      [`tstzrange('2026-06-01 08:00Z', '2026-06-01 09:00Z', '(]')`],
      [`tstzrange('2026-06-01 08:00Z', '2026-06-01 08:04Z')`],
      [`tstzrange('2026-06-01 08:00Z', '2026-07-03 08:00Z')`],
    ])('refuses the time %s', async (during) => {
      expect(await attempt(insert({ during }))).toMatch(/^23514 reservation_during_sane|^23502/);
    });

    it('refuses a range that ends before it begins, and one that is larger than what it blocks', async () => {
      expect(await attempt(insert({ during: `tstzrange('2026-06-01 09:00Z', '2026-06-01 08:00Z')` }))).toBe('22000');
      const blocked = `tstzrange('2026-06-01 08:00Z', '2026-06-01 08:30Z')`;
      expect(await attempt(insert({ blocked }))).toBe('23514 reservation_during_sane');
    });

    it('keeps preparation between neighbours', async () => {
      const prepared = insert({ blocked: `tstzrange('2026-06-01 08:00Z', '2026-06-01 09:15Z')` });
      const next = (minute: string) => insert({ during: `tstzrange('2026-06-01 09:${minute}Z', '2026-06-01 10:00Z')` });
      expect(await attempt(`${prepared}; ${next('15')}`)).toBe('accepted');
      expect(await attempt(`${prepared}; ${next('14')}`)).toBe('23P01 reservation_no_overlap');
    });

    it('releases a hold that ran out, and keeps one that has not', async () => {
      const held = (until: string) => insert({ status: `'held'`, hold_expires_at: until });
      const expired = `${held("now() - interval '1 second'")}; ${insert({})}`;
      expect(await attempt(expired)).toBe('accepted');
      expect(await attempt(`${held("now() + interval '1 minute'")}; ${insert({})}`)).toBe(
        '23P01 reservation_no_overlap',
      );
      expect(await attempt(insert({ status: `'held'` }))).toBe('23514 reservation_hold_has_expiry');
    });

    it('fills a pool to its capacity at every instant, and no further', async () => {
      const pool = `(select id from resources where site_id = '${siteId}' and mode = 'pool' limit 1)`;
      const [{ capacity }] = (await rows(`select capacity from resources where id = ${pool}`)) as [
        { capacity: number },
      ];
      const taken = (from: number, until: number, quantity: number) =>
        insert({
          resource_id: pool,
          quantity: String(quantity),
          during: `tstzrange('2026-06-01 0${from}:00Z', '2026-06-01 0${until}:00Z')`,
        });
      const full = `${taken(6, 8, capacity)}; ${taken(8, 9, capacity - 2)}`;
      expect(await attempt(`${full}; ${taken(8, 9, 2)}`)).toBe('accepted');
      expect(await attempt(`${full}; ${taken(8, 9, 3)}`)).toBe('23P01 reservation_pool_capacity');
      expect(await attempt(`${full}; ${taken(7, 9, 1)}`)).toBe('23P01 reservation_pool_capacity');
      expect(await attempt(taken(6, 8, capacity + 1))).toBe('23P01 reservation_pool_capacity');
    });

    it('also watches those who move or come back', async () => {
      const second = insert({ during: `tstzrange('2026-06-01 10:00Z', '2026-06-01 11:00Z')` });
      const move = `update reservations set during = tstzrange('2026-06-01 08:30Z', '2026-06-01 09:30Z'),
        blocked = tstzrange('2026-06-01 08:30Z', '2026-06-01 09:30Z') where lower(during) = '2026-06-01 10:00Z'`;
      expect(await attempt(`${insert({})}; ${second}; ${move}`)).toBe('23P01 reservation_no_overlap');
      const back = `${insert({ status: `'cancelled'` })}; ${insert({})};
        update reservations set status = 'confirmed' where lower(during) = '2026-06-01 08:00Z' and status = 'cancelled'`;
      expect(await attempt(back)).toBe('23P01 reservation_no_overlap');
    });
  });

  it('leaves no overlap behind', async () => {
    const pairs = await rows(`
      select 1 from reservations a join reservations b on b.resource_id = a.resource_id and b.id > a.id
        and a.blocked && b.blocked and a.mode = 'exclusive' and a.status in ${LIVE} and b.status in ${LIVE}`);
    expect(pairs).toEqual([]);
  });
});
