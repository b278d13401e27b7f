import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { FIRST, HOUR, type PayingCompany, iso, openPayingCompany } from '../../../test/support/paying-company.js';
import type { Person } from '../../../test/support/crowd.js';
import { isQueued } from '../../../test/support/queued.js';
import { TUESDAY } from '../../../test/support/world.js';
import { OffersService } from './waiting/offers.service.js';

/** Wherever a booking begins, who pays is asked; and a company pays for nobody but its people, whatever runs at once. */
describe('who pays, at every door', () => {
  let opened: PayingCompany;
  let { world, owner, siteId, desk, places, staff, company, centre, rows, asManager, order, book } =
    {} as PayingCompany;
  let { chargesOf, spent, first, second } = {} as PayingCompany;
  beforeAll(async () => {
    opened = await openPayingCompany();
    ({ world, owner, siteId, desk, places, staff, company, centre, rows, asManager, order, book } = opened);
    ({ chargesOf, spent, first, second } = opened);
  });
  afterAll(() => opened.close());
  afterEach(async () => {
    await rows('delete from waiting_entries');
    world.clock.moveTo(TUESDAY);
    await opened.clean();
  });

  const confirm = (person: Person, id: string, body?: object) =>
    world.call('POST', `/api/reservations/${id}/confirm`, { cookie: person.cookie, ...(body && { body }) });
  const join = (personId: string) =>
    rows(
      `insert into company_people (company_id, person_id, joined_at) values ($1, $2, now())
       on conflict (company_id, person_id) do nothing`,
      [company, personId],
    );

  it('a walk-in whose company pays by default, or who pays themselves', async () => {
    await book(first(), 12);
    const [person] = await rows<{ email: string; name: string }>('select email, name from persons where id = $1', [
      first().personId,
    ]);
    const walkIn = (hour: number, more: object) =>
      world.call('POST', `/api/manage/${siteId}/walk-ins`, {
        cookie: staff,
        body: {
          ...{ id: uuidv7(), resourceId: desk, ...person, ...more },
          ...{ start: iso(FIRST + hour * HOUR), end: iso(FIRST + (hour + 1) * HOUR) },
        },
      });
    const usual = await walkIn(0, {});
    expect([usual.statusCode, usual.json().payer?.companyId]).toEqual([201, company]);
    const asked = await walkIn(1, { payer: { companyId: company, costCentreId: centre } });
    expect(asked.json().payer).toMatchObject({ costCentreId: centre });
    const own = await walkIn(2, { payer: null });
    expect([own.statusCode, own.json().payer]).toEqual([201, null]);
    const foreign = await walkIn(3, { payer: { companyId: uuidv7() } });
    expect([foreign.statusCode, foreign.json().code]).toEqual([409, 'company_not_paying']);
    const stranger = await world.call('POST', `/api/manage/${siteId}/walk-ins`, {
      cookie: staff,
      body: {
        ...{ id: uuidv7(), resourceId: desk, name: 'Passante', email: 'passante@exemple.fr' },
        ...{ start: iso(FIRST), end: iso(FIRST + HOUR), payer: { companyId: company } },
      },
    });
    expect([stranger.statusCode, stranger.json().reason]).toEqual([409, 'link']);
  });

  it('whoever sits down by the code of a place', async () => {
    const [sheet] = await rows<{ code: string }>(
      'select code from resource_codes where resource_id = $1 and ended_at is null',
      [places[0]],
    );
    world.clock.moveTo(FIRST);
    const sit = (person: Person, more: object) =>
      world.call('POST', `/api/q/${sheet!.code}/sit`, {
        cookie: person.cookie,
        body: { id: uuidv7(), end: iso(FIRST + HOUR), ...more },
      });
    await asManager('PATCH', '', { personCapCents: 100 }, 200);
    const capped = await sit(first(), {});
    expect([capped.statusCode, capped.json()]).toMatchObject([
      409,
      { code: 'company_cap_reached', remainingCents: 100 },
    ]);
    const own = await sit(first(), { payer: null });
    expect([own.statusCode, own.json()]).toMatchObject([201, { status: 'checked_in', payer: null }]);
    await world.call('POST', `/api/manage/${siteId}/reservations/${own.json().id}/cancel`, { cookie: staff, body: {} });
    await asManager('PATCH', '', { personCapCents: null }, 200);
    const paid = await sit(first(), { payer: { companyId: company, costCentreId: centre } });
    expect([paid.statusCode, paid.json().payer?.costCentreId]).toEqual([201, centre]);
    expect(await chargesOf(paid.json().id)).toMatchObject([{ company, centre: 'Atelier' }]);
  });

  it('whoever takes a place that was held: the payer can change until it is booked', async () => {
    const held = await book(first(), 0, { hold: true });
    expect(held.payer?.companyId).toBe(company);
    const own = await confirm(first(), held.id, { payer: null });
    expect([own.statusCode, own.json().payer, await spent()]).toEqual([200, null, { whole: 0, people: 0 }]);
    expect(await chargesOf(held.id)).toMatchObject([{ company: null }]);
    // Booked by now: the payer stays, as everything else does.
    const again = await confirm(first(), held.id, { payer: { companyId: company } });
    expect([again.statusCode, again.json().payer]).toEqual([200, null]);
    const other = await book(first(), 1, { hold: true, payer: null });
    const paid = await confirm(first(), other.id, { payer: { companyId: company, costCentreId: centre } });
    expect(paid.json().payer).toEqual({ companyId: company, name: 'Ateliers Benali', costCentreId: centre });
    expect(await spent()).toEqual({ whole: 1200, people: 1200 });
    const foreign = await book(first(), 2, { hold: true });
    const refused = await confirm(first(), foreign.id, { payer: { companyId: uuidv7() } });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'company_not_paying']);
  });

  it('the first in line for a place: what a cap says comes when it is offered, and one pays oneself', async () => {
    const [start, end] = [iso(FIRST), iso(FIRST + HOUR)];
    const taken = await book(second(), 0, { resourceId: places[0], payer: null });
    await asManager('PATCH', '', { monthlyCapCents: 0 }, 200);
    const wish = { id: uuidv7(), siteId, resourceId: places[0], start, end };
    const waits = await world.call('POST', '/api/waiting-list', { cookie: first().cookie, body: wish });
    expect(waits.statusCode).toBe(201);
    await world.call('POST', `/api/reservations/${taken.id}/cancel`, { cookie: second().cookie });
    await world.app.get(OffersService).offer(siteId);
    const mine = await world.call('GET', '/api/me/reservations', { cookie: first().cookie });
    const [offered] = mine.json().upcoming;
    expect(offered).toMatchObject({ holdFor: 'waiting_list', payer: { companyId: company } });
    const capped = await confirm(first(), offered.id);
    expect([capped.statusCode, capped.json()]).toMatchObject([409, { code: 'company_cap_reached', remainingCents: 0 }]);
    const own = await confirm(first(), offered.id, { payer: null });
    expect([own.statusCode, own.json()]).toMatchObject([200, { status: 'confirmed', payer: null }]);
  });

  it('pays for nobody who has been taken out meanwhile; what is booked stays, what is held asks again', async () => {
    const booked = await book(first(), 0);
    const held = await book(first(), 1, { hold: true });
    await asManager('DELETE', `/people/${first().personId}`, undefined, 204);
    const refused = await confirm(first(), held.id);
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'company_not_paying', reason: 'link' }]);
    expect((await confirm(first(), held.id, { payer: null })).json().payer).toBeNull();
    const moved = await world.call('POST', `/api/reservations/${booked.id}/move`, {
      cookie: first().cookie,
      body: { start: iso(FIRST + 5 * HOUR), end: iso(FIRST + 6 * HOUR) },
    });
    expect([moved.statusCode, moved.json().payer?.companyId]).toEqual([200, company]);
    await join(first().personId);
    const kept = await book(first(), 2, { hold: true });
    await asManager('PATCH', '', { paidKinds: [] }, 200);
    const closed = await confirm(first(), kept.id);
    expect([closed.statusCode, closed.json()]).toMatchObject([409, { code: 'company_not_paying', reason: 'kind' }]);
    // A company that pays for nothing any more: everybody pays themselves, without being asked.
    expect((await book(first(), 3)).payer).toBeNull();
  });

  it('taking somebody out waits for the booking that they are making, and a booking for whoever takes them out', async () => {
    const clients = await Promise.all([connect(), connect()]);
    const [booker, manager] = clients as [pg.Client, pg.Client];
    const model = await book(first(), 0);
    const [gone, alike] = [
      `delete from company_people where company_id = $1 and person_id = $2`,
      [company, first().personId],
    ];
    await booker.query('begin');
    await bookAgain(booker, model.id, 5);
    const removed = manager.query(gone, alike);
    expect(await isQueued(owner, manager, removed)).toBe(true);
    await booker.query('commit');
    await removed;
    await join(first().personId);
    await manager.query('begin');
    await manager.query(gone, alike);
    await booker.query('begin');
    const late = bookAgain(booker, model.id, 6).catch((error: pg.DatabaseError) => error.constraint);
    expect(await isQueued(owner, booker, late)).toBe(true);
    await manager.query('commit');
    expect(await late).toBe('company_pays');
    await booker.query('rollback');
    await join(first().personId);
    // Without the lock it would be paid for somebody who is gone: this test can see it.
    const restore = await withoutLock();
    await manager.query('begin');
    await manager.query(gone, alike);
    await booker.query('begin');
    expect(await isQueued(owner, booker, bookAgain(booker, model.id, 7))).toBe(false);
    await booker.query('rollback');
    await manager.query('rollback');
    await restore();
    await Promise.all(clients.map((client) => client.end()));
  });

  it('a cap below what is spent takes nothing back and lets nothing new through; what is given back counts', async () => {
    const [one, two] = [await book(first(), 0), await book(first(), 1)];
    await asManager('PATCH', '', { monthlyCapCents: 1200 }, 200);
    const capped = await order(first(), 2);
    expect([capped.statusCode, capped.json()]).toMatchObject([409, { code: 'company_cap_reached', remainingCents: 0 }]);
    // As long, at another time: nothing more is spent.
    const moved = await world.call('POST', `/api/reservations/${one.id}/move`, {
      cookie: first().cookie,
      body: { start: iso(FIRST + 3 * HOUR), end: iso(FIRST + 4 * HOUR) },
    });
    expect(moved.statusCode).toBe(200);
    const longer = await world.call('POST', `/api/reservations/${two.id}/move`, {
      cookie: first().cookie,
      body: { start: iso(FIRST + HOUR), end: iso(FIRST + 3 * HOUR) },
    });
    expect([longer.statusCode, longer.json().code]).toEqual([409, 'company_cap_reached']);
    await world.call('POST', `/api/reservations/${one.id}/cancel`, { cookie: first().cookie });
    expect((await order(first(), 5)).statusCode).toBe(409);
    await world.call('POST', `/api/reservations/${two.id}/cancel`, { cookie: first().cookie });
    expect((await book(first(), 5)).payer?.companyId).toBe(company);
  });

  it('counts by the month where the site is, not by that of anybody else', async () => {
    await rows(`update sites set time_zone = 'Indian/Reunion' where site_id = $1`, [siteId]);
    // Four hours ahead of UTC: the first of these hours ends in November, the second begins in December.
    const at = (utc: number) => ({
      resourceId: places[0],
      start: iso(Date.UTC(2026, 10, 30, utc)),
      end: iso(Date.UTC(2026, 10, 30, utc + 1)),
    });
    await asManager('PATCH', '', { monthlyCapCents: 1200 }, 200);
    await book(first(), 0, at(19));
    const same = await order(first(), 0, at(18));
    expect(same.json()).toMatchObject({ code: 'company_cap_reached', month: '2026-11' });
    await book(first(), 0, at(20));
    expect([await spent('2026-11-01'), await spent()]).toEqual([
      { whole: 1200, people: 1200 },
      { whole: 1200, people: 1200 },
    ]);
    world.clock.moveTo(Date.UTC(2026, 10, 30, 20, 30));
    const { sellers } = await asManager('GET', '/month', undefined, 200);
    const own = sellers.find(({ sellerId }: { sellerId: string }) => sellerId === siteId);
    // Begun where the site is; what November left open is on the next invoice, too.
    expect(own).toMatchObject({ month: '2026-12', grossCents: 2400 });
    await rows(`update sites set time_zone = 'Europe/Paris' where site_id = $1`, [siteId]);
    await rows('begin; set local session_replication_role = replica');
    await rows(
      `delete from charges where supplied_on between '2026-11-30' and '2026-12-01' and company_id = '${company}'`,
    );
    await rows(`delete from company_spending where company_id = '${company}'`);
    await rows(`delete from reservations where lower(during) >= '2026-11-30T19:00Z' and company_id = '${company}'`);
    await rows('commit');
  });

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client(world.db.url);
    await client.connect();
    await client.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    return client;
  }

  /** The same once more, so many hours later. */
  const bookAgain = (client: pg.Client, id: string, hours: number) =>
    client.query(
      `insert into reservations (site_id, id, resource_id, member_id, person_id, quantity, during, blocked, status,
         price_cents, currency, price_lines, created_at, company_id)
       select site_id, gen_random_uuid(), resource_id, member_id, person_id, quantity,
         tstzrange(lower(during) + $2 * interval '1 hour', upper(during) + $2 * interval '1 hour'),
         tstzrange(lower(blocked) + $2 * interval '1 hour', upper(blocked) + $2 * interval '1 hour'), status,
         0, currency, '[]', created_at, company_id from reservations where id = $1`,
      [id, hours],
    );

  async function withoutLock(): Promise<() => Promise<void>> {
    const [{ source }] = (await rows(`select pg_get_functiondef('company_pays()'::regprocedure) as source`)) as [
      { source: string },
    ];
    expect(source).toContain('for share');
    await rows(source.replaceAll('for share', ''));
    return async () => void (await rows(source));
  }
});
