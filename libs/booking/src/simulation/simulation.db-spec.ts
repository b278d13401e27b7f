import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

/** What is looked at of a price, and of a booking. */
interface Body {
  code?: string;
  cents: number;
  netCents: number;
  vatCents: number;
  grossCents: number;
  price: { cents: number };
}

/** Tuesday 8 December 2026, 9:00 to 13:00 in Lille. */
const START = '2026-12-08T08:00:00Z';
const END = '2026-12-08T12:00:00Z';

/** "What will Camille pay on Tuesday from 9 to 13?" */
describe('the simulation of a price', () => {
  let world: World;
  let owner: pg.Client;
  let manager: string;
  let siteId: string;
  let room: { id: string; rate_id: string };
  let person: Person;
  let memberId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    manager = await world.signIn('manager');
    ({ siteId } = world.sites[0]!);
    room = (
      await owner.query(`select id, rate_id from resources where site_id = $1 and name = 'Salle Escaut'`, [siteId])
    ).rows[0] as typeof room;
    [person] = (await createCrowd(owner, ['http://unused'], 1)) as [Person];
    await book('2026-12-09T08:00:00Z', '2026-12-09T09:00:00Z');
    memberId = String((await owner.query('select id from members where person_id = $1', [person.personId])).rows[0].id);
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const book = async (start: string, end: string): Promise<Body> => {
    const body = { id: uuidv7(), siteId, resourceId: room.id, start, end };
    const answer = await world.call('POST', '/api/reservations', { cookie: person.cookie, body });
    expect(answer.statusCode).toBe(201);
    return answer.json<Body>();
  };
  const simulate = async (more: Record<string, string> = {}, cookie = manager) => {
    const query = new URLSearchParams({ resourceId: room.id, start: START, end: END, ...more });
    const path = `/api/manage/${siteId}/price-simulation?${query.toString()}`;
    const answer = await world.call('GET', path, { cookie });
    return { status: answer.statusCode, body: answer.json<Body>() };
  };
  const inSite = async (sql: string, values: unknown[]) => {
    await owner.query('begin');
    await owner.query(`select set_config('app.site_id', $1, true)`, [siteId]);
    await owner.query(sql, values);
    await owner.query('commit');
  };
  const written = async (): Promise<unknown[]> =>
    (await owner.query('select count(*) from credit_lines union all select count(*) from reservations')).rows;

  it('is the price that is then asked, for somebody and for anybody', async () => {
    const anybody = await simulate();
    expect(anybody.body).toMatchObject({ memberName: null, credit: [], currency: 'EUR' });
    expect(anybody.body.netCents + anybody.body.vatCents).toBe(anybody.body.grossCents);
    const known = await simulate({ memberId });
    expect(known.body).toMatchObject({ cents: anybody.body.cents, memberName: expect.any(String) });
    await inSite(
      `insert into credit_lots (site_id, id, member_id, person_id, unit, kind, valid, name, source_kind, granted, created_at)
       values ($1, $2, $3, $4, 'minute', 'room', '[2026-12-01, 2027-01-01)', 'Carnet', 'site', 60, now())`,
      [siteId, uuidv7(), memberId, person.personId],
    );
    const before = await written();
    const told = await simulate({ memberId });
    expect(told.body).toMatchObject({ credit: [{ name: 'Carnet', unit: 'minute', amount: 60 }] });
    expect(told.body.cents).toBe(Math.round((anybody.body.cents * 3) / 4));
    expect(await written()).toEqual(before);
    expect((await book(START, END)).price.cents).toBe(told.body.cents);
  });

  it('tries a plan or a group on top', async () => {
    const [plan, group] = [uuidv7(), uuidv7()];
    await inSite(
      `insert into plans (site_id, id, name, price_cents, price_mode, vat_rate_bp, cycle, anchor)
       values ($1, $2, 'Nomade', 9000, 'gross', 2000, 'month', 'start')`,
      [siteId, plan],
    );
    await inSite(
      `insert into plan_allowances (site_id, id, plan_id, unit, amount, kind) values ($1, $2, $3, 'minute', 120, 'room')`,
      [siteId, uuidv7(), plan],
    );
    // Tuesdays from 8 to 20.
    await inSite('insert into plan_access values ($1, $2, 2, 480, 1200)', [siteId, plan]);
    await inSite(`insert into member_groups (site_id, id, name, discount_bp) values ($1, $2, 'Étudiants', 2000)`, [
      ...[siteId, group],
    ]);
    const choices = await world.call('GET', `/api/manage/${siteId}/price-simulation/choices`, { cookie: manager });
    expect(choices.json()).toEqual({
      ...{ plans: [{ id: plan, name: 'Nomade' }], groups: [{ id: group, name: 'Étudiants' }] },
    });
    const full = (await simulate()).body.cents;
    expect((await simulate({ groupId: group })).body).toMatchObject({ cents: (full * 4) / 5, credit: [] });
    expect((await simulate({ planId: plan })).body).toMatchObject({
      ...{ cents: full / 2, credit: [{ name: 'Nomade', unit: 'minute', amount: 120 }] },
    });
    const wednesday = { start: '2026-12-16T08:00:00Z', end: '2026-12-16T12:00:00Z' };
    expect((await simulate({ planId: plan, ...wednesday })).body).toMatchObject({ cents: full, credit: [] });
  });

  it('refuses what is not the site’s, and what is no time', async () => {
    expect((await simulate({ memberId: uuidv7() })).status).toBe(404);
    expect((await simulate({ planId: uuidv7() })).status).toBe(404);
    expect((await simulate({ resourceId: uuidv7() })).status).toBe(404);
    const foreign = (await owner.query('select id from members where site_id <> $1 limit 1', [siteId])).rows[0].id;
    expect((await simulate({ memberId: String(foreign) })).status).toBe(404);
    expect((await simulate({ end: START })).body.code).toBe('invalid_request');
    expect((await simulate({ end: '2027-12-08T08:00:00Z' })).status).toBeLessThan(500);
    expect((await simulate({}, await world.signIn('coworker'))).status).toBe(404);
  });
});
