import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { checkInvariants } from '../../../apps/cli/src/verify/verify.store.js';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../test/support/world.js';

const HOUR = 3_600_000;
/** Tuesday 8 December 2026, 9:00 in Lille. */
const FIRST = Date.UTC(2026, 11, 8, 8);
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** What plans, groups and prepaid rights do to the price of a booking, behind the guard. */
describe('what a member pays', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let siteId: string;
  let rooms: { id: string; rate: string }[];
  let desk: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 3);
    siteId = world.sites[0]!.siteId;
    rooms = await rows(
      `select id, rate_id as rate from resources where site_id = $1 and kind = 'room' and active
      order by position`,
      [siteId],
    );
    [{ id: desk }] = (await rows(`select id from resources where site_id = $1 and kind = 'desk' and mode = 'pool'`, [
      siteId,
    ])) as [{ id: string }];
    await free();
    for (const person of people) await book(person, 8, desk);
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  afterEach(async () => {
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows: offences }) => offences.length > 0)).toEqual([]);
    await free();
  });

  async function rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await owner.query(sql, values)).rows as Row[];
  }
  /** The time of the test is free of what the demonstration booked, and of what nobody has any more. */
  const free = async () => {
    await owner.query('begin; set local session_replication_role = replica');
    const booked = `select id from reservations where lower(during) >= '${iso(FIRST)}'`;
    await owner.query(`delete from charges where origin_id in (${booked})`);
    await owner.query(`delete from reservations where lower(during) >= '${iso(FIRST)}'`);
    await owner.query(
      'delete from credit_days; delete from credit_lines; delete from credit_lots; delete from membership_terms',
    );
    await owner.query('delete from memberships; delete from group_members; delete from group_rates');
    await owner.query('commit');
  };
  const book = async (person: Person, hour: number, resourceId: string, more: object = {}) => {
    const [start, end] = [iso(FIRST + hour * HOUR), iso(FIRST + (hour + 1) * HOUR)];
    const body = { id: uuidv7(), siteId, resourceId, start, end, ...more };
    const answer = await world.call('POST', '/api/reservations', { cookie: person.cookie, body });
    expect([answer.statusCode, answer.json().code]).toEqual([201, undefined]);
    return answer.json();
  };
  const memberOf = async (person: Person) =>
    (
      await rows<{ id: string; person_id: string }>('select id, person_id from members where person_id = $1', [
        person.personId,
      ])
    )[0]!;
  const lot = async (person: Person, unit: string, granted: number, kind: string | null = null) => {
    const member = await memberOf(person);
    const id = uuidv7();
    await owner.query('begin');
    await owner.query(`select set_config('app.site_id', $1, true)`, [siteId]);
    await owner.query(
      `insert into credit_lots (site_id, id, member_id, person_id, unit, kind, valid, name, source_kind, granted, created_at)
       values ($1, $2, $3, $4, $5, $6, '[2026-12-01, 2027-01-01)', 'Carnet', 'site', $7, now())`,
      [siteId, id, member.id, member.person_id, unit, kind, granted],
    );
    await owner.query('commit');
    return id;
  };
  const left = async (id: string) =>
    (
      await rows<{ remaining: number; lines: number }>(
        `select remaining, (select sum(amount)::int from credit_lines where lot_id = l.id) as lines
       from credit_lots l where id = $1`,
        [id],
      )
    )[0];
  const charged = async (id: string) =>
    await rows<{ status: string; amount_cents: string }>(
      'select status, amount_cents from charges where origin_id = $1',
      [id],
    );

  it('draws on prepaid minutes, charges the rest, and gives both back', async () => {
    const id = await lot(people[0]!, 'minute', 90, 'room');
    const full = (await book(people[1]!, 1, rooms[0]!.id)).price.cents;
    const first = await book(people[0]!, 3, rooms[0]!.id);
    expect(first.price.cents).toBe(0);
    expect([await charged(first.id), await left(id)]).toEqual([[], { remaining: 30, lines: 30 }]);
    const second = await book(people[0]!, 5, rooms[0]!.id);
    expect(second.price.cents).toBe(full / 2);
    expect(await left(id)).toEqual({ remaining: 0, lines: 0 });
    for (const { id: booked } of [first, second]) {
      const answer = await world.call('POST', `/api/reservations/${booked}/cancel`, { cookie: people[0]!.cookie });
      expect(answer.statusCode).toBe(200);
    }
    expect(await left(id)).toEqual({ remaining: 90, lines: 90 });
    expect(await charged(second.id)).toMatchObject([{ status: 'void' }]);
  });

  it('settles anew what moves', async () => {
    const id = await lot(people[0]!, 'minute', 90, 'room');
    const booked = await book(people[0]!, 2, rooms[0]!.id);
    const body = { start: iso(FIRST + 2 * HOUR), end: iso(FIRST + 4 * HOUR) };
    const moved = await world.call('POST', `/api/reservations/${booked.id}/move`, { cookie: people[0]!.cookie, body });
    expect(moved.statusCode).toBe(200);
    const { cents } = moved.json().price;
    expect(cents).toBeGreaterThan(0);
    expect(await left(id)).toEqual({ remaining: 0, lines: 0 });
    expect(await charged(booked.id)).toEqual([{ status: 'open', amount_cents: String(cents) }]);
  });

  it('covers four bookings at once with one pass, as they are of one day and come one after the other', async () => {
    const id = await lot(people[0]!, 'pass', 3, 'desk');
    const all = await Promise.all([1, 2, 3, 4].map((hour) => book(people[0]!, hour, desk)));
    expect(all.map(({ price }) => price.cents)).toEqual([0, 0, 0, 0]);
    expect(await left(id)).toEqual({ remaining: 2, lines: 2 });
  });

  it('covers one of four places at once with the last pass', async () => {
    const id = await lot(people[0]!, 'pass', 1, 'desk');
    const all = await Promise.all([1, 2, 3, 4].map(() => book(people[0]!, 1, desk)));
    expect(all.filter(({ price }) => price.cents === 0)).toHaveLength(1);
    expect(await left(id)).toEqual({ remaining: 0, lines: 0 });
  });

  it('draws on the allowance of the cycle in which the booking lies, granted once', async () => {
    const member = await memberOf(people[2]!);
    const [planId, membershipId] = [uuidv7(), uuidv7()];
    await owner.query(
      `insert into plans (site_id, id, name, price_cents, price_mode, vat_rate_bp, cycle, anchor)
       values ('${siteId}', '${planId}', 'Nomade', 9000, 'gross', 2000, 'month', 'start')`,
    );
    await owner.query(
      `insert into plan_allowances (site_id, id, plan_id, unit, amount, kind)
       values ('${siteId}', '${uuidv7()}', '${planId}', 'minute', 90, 'room')`,
    );
    await owner.query(
      `insert into memberships (site_id, id, member_id, person_id, started_on, anchor_day, committed_until, created_at)
       values ('${siteId}', '${membershipId}', '${member.id}', '${member.person_id}', '2026-11-20', 20, '2026-11-20', now())`,
    );
    await owner.query(
      `insert into membership_terms (site_id, id, membership_id, during, plan_id, state)
       values ('${siteId}', '${uuidv7()}', '${membershipId}', '[2026-11-20,)', '${planId}', 'active')`,
    );
    const [one, two] = await Promise.all([1, 3].map((hour) => book(people[2]!, hour, rooms[0]!.id)));
    expect([one!.price.cents, two!.price.cents].toSorted((a, b) => a - b)[0]).toBe(0);
    // Another cycle has its own.
    expect((await book(people[2]!, 24 * 14 + 1, rooms[0]!.id)).price.cents).toBe(0);
    expect(await rows('select granted, remaining, valid::text from credit_lots order by valid')).toEqual([
      { granted: 90, remaining: 0, valid: '[2026-11-20,2026-12-20)' },
      { granted: 90, remaining: 30, valid: '[2026-12-20,2027-01-20)' },
    ]);
  });
});
