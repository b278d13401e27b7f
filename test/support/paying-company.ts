import { expect } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { checkInvariants } from '../../apps/cli/src/verify/verify.store.js';
import { type Person, createCrowd } from './crowd.js';
import { TUESDAY, createWorld } from './world.js';

export const HOUR = 3_600_000;
/** Tuesday 8 December 2026, 9:00 in Lille. */
export const FIRST = Date.UTC(2026, 11, 8, 8);
export const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** A company at a site that is always open, where an hour costs ten euros and VAT; twenty people, and who manages it. */
export async function openPayingCompany() {
  const [company, centre] = [uuidv7(), uuidv7()];
  const world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
  const owner = new pg.Client(world.db.url);
  await owner.connect();
  const people = await createCrowd(owner, ['http://unused'], 21);
  const { siteId, slug } = world.sites[0]!;
  const staff = await world.signIn('manager');
  /** All that was booked, and what was invoiced of it in December: the numbers begin anew where they stood before. */
  async function forget() {
    await owner.query('begin; set local session_replication_role = replica');
    await owner.query(
      `delete from charges where invoice_id in (select id from invoices where month = '2026-12');
       delete from invoice_files f using invoices i
         where i.site_id = f.site_id and i.id = f.invoice_id and i.month = '2026-12';
       delete from events where topic = 'invoice.issued'; delete from invoices where month = '2026-12';
       delete from invoice_balances b where not exists (select from invoices i where i.id = b.invoice_id);
       update number_series s set next_number = 1 + (select count(*) from invoices i where i.site_id = s.site_id)`,
    );
    await owner.query('delete from charges where company_id is not null; delete from company_spending');
    await owner.query(
      `delete from charges where origin_id in (select id from reservations where lower(during) >= '${iso(FIRST)}')`,
    );
    await owner.query(`delete from reservations where lower(during) >= '${iso(FIRST)}'; delete from series`);
    await owner.query('commit');
  }
  async function rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await owner.query(sql, values)).rows as Row[];
  }
  async function flatRate() {
    await owner.query('begin; set local session_replication_role = replica');
    await rows('delete from rate_steps where site_id = $1', [siteId]);
    await rows(
      `insert into rate_steps (site_id, rate_id, kind, up_to_minutes, price_cents)
     select site_id, id, 'hourly', 0, 1000 from rates where site_id = $1`,
      [siteId],
    );
    await rows(`update rates set price_mode = 'net', vat_rate_bp = 2000, daily_cap_cents = null where site_id = $1`, [
      siteId,
    ]);
    await owner.query('commit');
  }
  const asManager = async (method: string, path: string, body: object | undefined, status: number) => {
    const answer = await world.call(method, `/api/companies/${company}${path}`, {
      cookie: manager,
      ...(body && { body }),
    });
    expect([answer.statusCode, answer.body]).toEqual([status, expect.any(String)]);
    return answer.statusCode === 204 ? {} : answer.json();
  };
  const order = (person: Person, hour: number, more: object = {}) => {
    const [start, end] = [iso(FIRST + hour * HOUR), iso(FIRST + (hour + 1) * HOUR)];
    const body = { id: uuidv7(), siteId, resourceId: desk, start, end, ...more };
    return world.call('POST', '/api/reservations', { cookie: person.cookie, body });
  };
  const book = async (person: Person, hour: number, more: object = {}) => {
    const answer = await order(person, hour, more);
    expect([answer.statusCode, answer.json()]).toMatchObject([201, { id: expect.any(String) }]);
    return answer.json();
  };
  const chargesOf = (id: string) =>
    rows<object>(
      `select company_id as company, cost_centre_name as centre, company_gross_cents::int as gross, status, origin_kind as kind
     from charges where origin_id = $1 order by origin_kind`,
      [id],
    );
  const spent = async (month = '2026-12-01') =>
    (
      await rows<{ whole: number; people: number }>(
        `select coalesce(sum(spent_cents) filter (where person_id is null), 0)::int as whole,
         coalesce(sum(spent_cents) filter (where person_id is not null), 0)::int as people
       from company_spending where company_id = $1 and month = $2`,
        [company, month],
      )
    )[0]!;
  const [first, second] = [() => people[0]!, () => people[1]!];
  await rows('delete from opening_hours where site_id = $1', [siteId]);
  await rows('insert into opening_hours select $1, day, 0, 1440 from generate_series(1, 7) as day', [siteId]);
  const [pool] = await rows<{ id: string }>(
    `select id from resources where site_id = $1 and kind = 'desk' and mode = 'pool' and active limit 1`,
    [siteId],
  );
  const [whole] = await rows<{ id: string }>(
    `select id from resources where site_id = $1 and kind = 'room' and mode = 'exclusive' and active
       and not exists (select from resource_families f where f.resource_id = resources.id)
     order by position limit 1`,
    [siteId],
  );
  const [desk, room] = [pool!.id, whole!.id];
  await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
  const made = await rows<{ id: string }>(
    `insert into resources (site_id, id, kind, mode, capacity, name, rate_id)
     select site_id, gen_random_uuid(), 'room', 'exclusive', 1, 'Cabine ' || n, rate_id
     from resources, generate_series(1, 20) as n where site_id = $1 and id = $2 returning id`,
    [siteId, desk],
  );
  const places = made.map(({ id }) => id);
  // Ten euros an hour, VAT on top: twelve of a company's cap.
  await flatRate();
  const opened = await world.call('POST', `/api/manage/${siteId}/companies`, {
    cookie: staff,
    body: {
      ...{ id: company, name: 'Ateliers Benali', email: 'Compta@Benali.example', street: '3 rue du Four' },
      ...{ postcode: '59000', commune: 'Lille', country: 'FR', registration: '552 100 554' },
      managerEmail: 'gerante@benali.example',
    },
  });
  expect([opened.statusCode, opened.json()]).toMatchObject([
    201,
    { managed: false, invited: 'gerante@benali.example' },
  ]);
  await rows(`insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'company', $2, 'manager')`, [
    ...[people[20]!.personId, company],
  ]);
  const manager = people[20]!.cookie;
  await asManager('POST', '/cost-centres', { id: centre, name: 'Atelier' }, 201);
  for (const { personId } of people.slice(0, 20)) {
    await rows(`insert into company_people (company_id, person_id, joined_at) values ($1, $2, now())`, [
      ...[company, personId],
    ]);
  }
  const close = async () => {
    await owner.end();
    await world.close();
  };
  /** After each test: nothing is out of order, and nothing is left. */
  const clean = async () => {
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows: offences }) => offences.length > 0)).toEqual([]);
    await asManager('PATCH', '', { monthlyCapCents: null, personCapCents: null, paidKinds: ['desk', 'room'] }, 200);
    await forget();
  };
  return {
    ...{ world, owner, people, siteId, slug, desk, room, places, manager, staff, company, centre },
    ...{ rows, forget, asManager, order, book, chargesOf, spent, first, second, close, clean },
  };
}
export type PayingCompany = Awaited<ReturnType<typeof openPayingCompany>>;
