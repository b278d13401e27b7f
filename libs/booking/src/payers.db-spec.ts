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

/** A company that pays for what its people book, up to its caps. */
describe('a company that pays', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let siteId: string;
  let slug: string;
  let desk: string;
  let room: string;
  /** Twenty of them: who books one waits for nobody at another. */
  let places: string[];
  let manager: string;
  let staff: string;
  const company = uuidv7();
  const centre = uuidv7();

  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 21);
    ({ siteId, slug } = world.sites[0]!);
    staff = await world.signIn('manager');
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
    [desk, room] = [pool!.id, whole!.id];
    await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    const made = await rows<{ id: string }>(
      `insert into resources (site_id, id, kind, mode, capacity, name, rate_id)
       select site_id, gen_random_uuid(), 'room', 'exclusive', 1, 'Cabine ' || n, rate_id
       from resources, generate_series(1, 20) as n where site_id = $1 and id = $2 returning id`,
      [siteId, desk],
    );
    places = made.map(({ id }) => id);
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
    expect([opened.statusCode, opened.json()]).toMatchObject([201, { managed: false, invited: 'gerante@benali.example' }]);
    await rows(`insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'company', $2, 'manager')`, [
      ...[people[20]!.personId, company],
    ]);
    manager = people[20]!.cookie;
    await asManager('POST', '/cost-centres', { id: centre, name: 'Atelier' }, 201);
    for (const { personId } of people.slice(0, 20)) {
      await rows(`insert into company_people (company_id, person_id, joined_at) values ($1, $2, now())`, [
        ...[company, personId],
      ]);
    }
  }, 60_000);
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  afterEach(async () => {
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows: offences }) => offences.length > 0)).toEqual([]);
    await asManager('PATCH', '', { monthlyCapCents: null, personCapCents: null, paidKinds: ['desk', 'room'] }, 200);
    await forget();
  });

  /** All that was booked. */
  async function forget() {
    await owner.query('begin; set local session_replication_role = replica');
    await owner.query('delete from charges where company_id is not null; delete from company_spending');
    await owner.query(`delete from charges where origin_id in (select id from reservations where lower(during) >= '${iso(FIRST)}')`);
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
    const answer = await world.call(method, `/api/companies/${company}${path}`, { cookie: manager, ...(body && { body }) });
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

  it('pays as usual, when it is asked, and not when one pays oneself; the cost centre is frozen by name', async () => {
    const usual = await book(first(), 0);
    expect(usual.payer).toEqual({ companyId: company, name: 'Ateliers Benali' });
    expect(await chargesOf(usual.id)).toEqual([
      { company, centre: null, gross: 1200, status: 'open', kind: 'reservation' },
    ]);
    const own = await book(first(), 1, { payer: null });
    expect([own.payer, await chargesOf(own.id)]).toMatchObject([null, [{ company: null, gross: null }]]);
    const centred = await book(first(), 2, { payer: { companyId: company, costCentreId: centre } });
    await asManager('PATCH', `/cost-centres/${centre}`, { name: 'Autre nom' }, 200);
    expect(await chargesOf(centred.id)).toMatchObject([{ company, centre: 'Atelier' }]);
    await asManager('PATCH', `/cost-centres/${centre}`, { name: 'Atelier' }, 200);
    expect(await spent()).toEqual({ whole: 2400, people: 2400 });
    const mine = await world.call('GET', '/api/me/reservations', { cookie: first().cookie });
    const payers = mine.json().upcoming.map((one: { payer: { name: string } | null }) => one.payer?.name ?? null);
    expect(payers).toEqual(['Ateliers Benali', null, 'Ateliers Benali']);
  });

  it('tells a person which companies pay for them, and nobody else’s', async () => {
    const told = await world.call('GET', `/api/me/sites/${slug}/payers`, { cookie: first().cookie });
    expect(told.json().companies).toMatchObject([
      { companyId: company, name: 'Ateliers Benali', paysByDefault: true, costCentres: [{ name: 'Atelier' }] },
    ]);
    expect(told.body).not.toContain('compta@');
    const none = await world.call('GET', `/api/me/sites/${slug}/payers`, { cookie: staff });
    expect(none.json()).toEqual({ companies: [] });
  });

  it('is refused for others’ companies, kinds it does not pay for and foreign cost centres, with the reason', async () => {
    const reason = async (person: Person, payer: object, more: object = {}) => {
      const answer = await order(person, 3, { payer, ...more });
      return [answer.statusCode, answer.json().code, answer.json().reason];
    };
    expect(await reason(people[20]!, { companyId: company })).toEqual([409, 'company_not_paying', 'link']);
    expect(await reason(first(), { companyId: uuidv7() })).toEqual([409, 'company_not_paying', 'link']);
    const foreign = { companyId: company, costCentreId: uuidv7() };
    expect(await reason(first(), foreign)).toEqual([409, 'company_not_paying', 'cost_centre']);
    await asManager('PATCH', '', { paidKinds: ['room'] }, 200);
    expect(await reason(first(), { companyId: company })).toEqual([409, 'company_not_paying', 'kind']);
    // As usual it pays for what it pays for, and the person for the rest.
    expect((await book(first(), 3)).payer).toBeNull();
  });

  it('keeps its payer when it is moved, held and confirmed; the fee of a cancellation is the company’s too', async () => {
    await rows(`insert into cancellation_steps (site_id, hours_before, fee_percent) values ($1, 8760, 50)
      on conflict do nothing`, [siteId]);
    const moved = await book(first(), 4);
    const [start, end] = [iso(FIRST + 5 * HOUR), iso(FIRST + 7 * HOUR)];
    const answer = await world.call('POST', `/api/reservations/${moved.id}/move`, {
      cookie: first().cookie,
      body: { start, end },
    });
    expect([answer.statusCode, answer.json().payer]).toEqual([200, { companyId: company, name: 'Ateliers Benali' }]);
    expect(await spent()).toEqual({ whole: 2400, people: 2400 });
    const held = await book(second(), 4, { hold: true, payer: { companyId: company, costCentreId: centre } });
    expect(await spent()).toEqual({ whole: 2400, people: 2400 });
    await world.call('POST', `/api/reservations/${held.id}/confirm`, { cookie: second().cookie });
    expect(await chargesOf(held.id)).toMatchObject([{ company, centre: 'Atelier', gross: 1200 }]);
    await asManager('PATCH', '', { monthlyCapCents: 0 }, 200);
    await world.call('POST', `/api/reservations/${held.id}/cancel`, { cookie: second().cookie });
    expect(await chargesOf(held.id)).toMatchObject([
      { kind: 'cancellation', company, centre: 'Atelier', status: 'open' },
      { kind: 'reservation', status: 'void' },
    ]);
    const [{ fee }] = (await rows(`select company_gross_cents::int as fee from charges where origin_kind = 'cancellation'
      and origin_id = $1`, [held.id])) as [{ fee: number }];
    expect(await spent()).toEqual({ whole: 2400, people: 2400 });
    // Owed today, in November.
    expect(await spent('2026-11-01')).toEqual({ whole: fee, people: fee });
    await rows('delete from cancellation_steps where site_id = $1 and hours_before = 8760', [siteId]);
  });

  it('refuses what is above a cap and says what remains; one may pay oneself', async () => {
    await asManager('PATCH', '', { personCapCents: 3000, monthlyCapCents: 4000 }, 200);
    await book(first(), 8);
    await book(first(), 9);
    const capped = await order(first(), 10);
    expect([capped.statusCode, capped.json()]).toMatchObject([
      409,
      { code: 'company_cap_reached', of: 'person', month: '2026-12', currency: 'EUR', remainingCents: 600 },
    ]);
    const again = await order(second(), 10, { payer: { companyId: company } });
    expect(again.statusCode).toBe(201);
    const whole = await order(second(), 11);
    expect(whole.json()).toMatchObject({ code: 'company_cap_reached', of: 'company', remainingCents: 400 });
    expect((await book(first(), 10, { payer: null })).payer).toBeNull();
    await asManager('PATCH', `/people/${first().personId}`, { capCents: 3600 }, 204);
    await asManager('PATCH', '', { monthlyCapCents: null }, 200);
    await book(first(), 11);
    await asManager('PATCH', `/people/${first().personId}`, { capCents: null }, 204);
  });

  it('in the middle of a series: the dates above the cap are skipped, or nothing is booked', async () => {
    await asManager('PATCH', '', { monthlyCapCents: 2400 }, 200);
    const series = (onConflict: string) =>
      world.call('POST', '/api/series', {
        cookie: first().cookie,
        body: {
          ...{ id: uuidv7(), siteId, resourceId: desk, rule: 'FREQ=DAILY;COUNT=4', firstDay: '2026-12-08' },
          ...{ startTime: '18:00', minutes: 60, onConflict },
        },
      });
    const refused = await series('refuse');
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'series_conflicts']);
    expect(refused.json().dates.map(({ code }: { code: string | null }) => code)).toEqual([
      ...[null, null, 'company_cap_reached', 'company_cap_reached'],
    ]);
    expect(await spent()).toEqual({ whole: 0, people: 0 });
    const skipped = await series('skip');
    expect([skipped.statusCode, skipped.json().reservations.length]).toEqual([201, 2]);
    expect(await spent()).toEqual({ whole: 2400, people: 2400 });
  });

  it('lets staff choose the payer at the desk, among the companies of this member', async () => {
    await book(first(), 12);
    const [member] = await rows<{ id: string }>('select id from members where person_id = $1', [first().personId]);
    const at = (payer: object | null) =>
      world.call('POST', `/api/manage/${siteId}/reservations`, {
        cookie: staff,
        body: {
          ...{ id: uuidv7(), memberId: member!.id, resourceId: room, payer },
          ...{ start: iso(FIRST + 14 * HOUR), end: iso(FIRST + 15 * HOUR), override: true },
        },
      });
    const foreign = await at({ companyId: uuidv7() });
    expect(foreign.json().code).toBe('company_not_paying');
    const booked = await at({ companyId: company, costCentreId: centre });
    expect([booked.statusCode, booked.json().payer?.name]).toEqual([201, 'Ateliers Benali']);
  });

  it('the cap holds for twenty people at once: as many are booked as it allows', async () => {
    await asManager('PATCH', '', { monthlyCapCents: 2400 }, 200);
    const answers = await Promise.all(
      people.slice(0, 20).map((person, index) => order(person, 0, { resourceId: places[index]! })),
    );
    const booked = answers.filter(({ statusCode }) => statusCode === 201).length;
    const codes = new Set(answers.filter(({ statusCode }) => statusCode !== 201).map((answer) => answer.json().code));
    expect([booked, [...codes], await spent()]).toEqual([2, ['company_cap_reached'], { whole: 2400, people: 2400 }]);
  });

  it('the cap queues two who spend at once; without the counter both would get through, so this test can see it', async () => {
    await asManager('PATCH', '', { monthlyCapCents: 2400 }, 200);
    const { id } = await book(first(), 0);
    expect(await twoCharges(id)).toEqual(['committed', 'company_cap']);
    await forgetCharges(id);
    const restore = await withoutLock();
    const outcome = await twoCharges(id);
    await restore();
    await forgetCharges(id);
    expect(outcome).toEqual(['committed', 'committed']);
  });

  const forgetCharges = async (like: string) => {
    await owner.query('begin; set local session_replication_role = replica');
    await owner.query(`delete from charges where company_id = $1 and origin_id <> $2`, [company, like]);
    await owner.query(`update company_spending set spent_cents = 1200`);
    await owner.query('commit');
  };

  /** Two transactions, each with one more charge like that of a booking, both open before either ends. */
  async function twoCharges(like: string): Promise<string[]> {
    const clients = [new pg.Client(world.db.url), new pg.Client(world.db.url)];
    const charged = clients.map(async (client, index) => {
      await client.connect();
      await new Promise((later) => setTimeout(later, index * 50));
      await client.query('begin');
      await client.query(`select set_config('app.site_id', $1, true)`, [siteId]);
      return client
        .query(
          `insert into charges (site_id, id, member_id, person_id, company_id, origin_kind, origin_id, label,
             supplied_on, quantity, unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at)
           select site_id, gen_random_uuid(), member_id, person_id, company_id, origin_kind, gen_random_uuid(), label,
             supplied_on, quantity, unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at
           from charges where origin_id = $1`,
          [like],
        )
        .then(
          () => 'committed',
          (error: pg.DatabaseError) => error.constraint!,
        );
    });
    const one = await charged[0]!;
    // The second has asked by now, whether or not it waits.
    await new Promise((later) => setTimeout(later, 400));
    await clients[0]!.query('commit');
    const other = await charged[1]!;
    await clients[1]!.query('commit');
    for (const client of clients) await client.end();
    return [one, other];
  }

  /** As one would at first write it: the sum of the charges is looked at, and nobody waits for anybody. */
  async function withoutLock(): Promise<() => Promise<void>> {
    const [{ source }] = (await rows(`select pg_get_functiondef('company_counts()'::regprocedure) as source`)) as [
      { source: string },
    ];
    await rows(`create or replace function company_counts() returns trigger language plpgsql security definer
      set search_path = public, pg_temp as $$ begin
        if (select sum(company_gross_cents) from charges where company_id = new.company_id and status <> 'void') > 2400 then
          raise exception 'the cap' using errcode = '23514', constraint = 'company_cap';
        end if;
        return null;
      end $$; grant select on charges to maille_guard;`);
    return async () => {
      await rows(`${source}; revoke select on charges from maille_guard`);
    };
  }

  it('gets one invoice of a seller and month, told apart by person and cost centre; its people get none of it', async () => {
    await asManager('PATCH', '', { purchaseOrder: 'BC-2026-17', serviceCode: 'ATELIER' }, 200);
    world.clock.moveTo(TUESDAY);
    await book(first(), 0, { payer: { companyId: company, costCentreId: centre } });
    await book(first(), 1);
    await book(second(), 2);
    await book(second(), 3, { payer: null });
    world.clock.moveTo(FIRST + 20 * HOUR);
    const at = `/api/manage/${siteId}`;
    const billing = (await world.call('GET', `${at}/billing?month=2026-12`, { cookie: staff })).json();
    const mine = billing.companies.find(({ companyId }: { companyId: string }) => companyId === company);
    expect(mine).toMatchObject({ name: 'Ateliers Benali', charges: 3, netCents: 3000, grossCents: 3600 });
    const [member] = await rows<{ id: string }>('select id from members where person_id = $1', [second().personId]);
    const own = billing.members.find(({ memberId }: { memberId: string }) => memberId === member!.id);
    expect(own).toMatchObject({ charges: 1, grossCents: 1200 });
    const issue = (body: object) => world.call('POST', `${at}/invoices`, { cookie: staff, body });
    const both = await issue({ id: uuidv7(), month: '2026-12', companyId: company, memberId: member!.id });
    expect([both.statusCode, both.json().code]).toEqual([422, 'invalid_request']);
    const foreign = await issue({ id: uuidv7(), month: '2026-12', companyId: uuidv7() });
    expect(foreign.statusCode).toBe(404);
    const order = { id: uuidv7(), month: '2026-12', companyId: company };
    const [issued, again] = await Promise.all([issue(order), issue(order)]);
    expect([issued!.statusCode, again!.json().number]).toEqual([201, issued!.json().number]);
    const invoice = issued!.json();
    expect(invoice).toMatchObject({
      ...{ buyerName: 'Ateliers Benali', netCents: 3000, purchaseOrder: 'BC-2026-17', serviceCode: 'ATELIER' },
      buyer: { registration: '552100554', address: { commune: 'Lille' } },
    });
    const people = await rows<{ name: string }>('select name from members where site_id = $1 and person_id = any($2)', [
      ...[siteId, [first().personId, second().personId]],
    ]);
    const sums = (of: string) => invoice.subtotals.filter((row: { of: string }) => row.of === of);
    expect(sums('cost_centre')).toEqual([
      { of: 'cost_centre', name: 'Atelier', netCents: 1000 },
      { of: 'cost_centre', name: null, netCents: 2000 },
    ]);
    const byPerson = sums('person').reduce((sum: number, { netCents }: { netCents: number }) => sum + netCents, 0);
    expect(byPerson).toBe(3000);
    for (const { name } of people) expect(sums('person').map((row: { name: string }) => row.name)).toContain(name);
    const pdf = await world.call('GET', `${at}/invoices/${invoice.id}/pdf`, { cookie: staff });
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const [{ seen }] = (await rows(`select count(*)::int as seen from invoices where company_id = $1 and person_id is not null`, [
      company,
    ])) as [{ seen: number }];
    expect(seen).toBe(0);
    expect(await spent()).toEqual({ whole: 3600, people: 3600 });
    const personal = await issue({ id: uuidv7(), month: '2026-12', memberId: member!.id });
    expect(personal.json()).toMatchObject({ netCents: 1000, subtotals: [], lines: [{ person: null }] });
    world.clock.moveTo(TUESDAY);
    await owner.query('begin; set local session_replication_role = replica');
    await owner.query(`delete from invoice_files; delete from charges where invoice_id in (select id from invoices where month = '2026-12')`);
    await owner.query(`delete from events where topic = 'invoice.issued'; delete from invoices where month = '2026-12'`);
    await owner.query(`update number_series set next_number = 1 + (select count(*) from invoices i where i.site_id = number_series.site_id)`);
    await owner.query('commit');
    await forget();
  });

  describe('is its managers’ to see', () => {
    it('with its people, what they spent and nothing of what they paid themselves', async () => {
      await book(first(), 0);
      await book(first(), 1, { payer: null });
      const { json } = await world.call('GET', `/api/companies/${company}`, { cookie: manager }).then((answer) => ({
        json: answer.json(),
      }));
      expect(json).toMatchObject({ name: 'Ateliers Benali', registration: '552100554', month: '2026-11' });
      expect(json.people).toHaveLength(20);
      expect(json.managers).toMatchObject([{ personId: people[20]!.personId }]);
      world.clock.moveTo(FIRST - HOUR);
      const later = await world.call('GET', `/api/companies/${company}`, { cookie: manager });
      const me = later.json().people.find(({ personId }: { personId: string }) => personId === first().personId);
      expect([later.json().spentCents, me.spentCents]).toEqual([1200, 1200]);
      world.clock.moveTo(TUESDAY);
      for (const cookie of [first().cookie, staff]) {
        expect((await world.call('GET', `/api/companies/${company}`, { cookie })).statusCode).toBe(404);
      }
    });

    it('and row by row: to its managers, its people and its sites, each what is theirs', async () => {
      const app = new pg.Client({ connectionString: world.db.appUrl, options: '-c role=maille_app' });
      await app.connect();
      const count = async (context: Record<string, string>, table: string) => {
        await app.query('begin');
        for (const [key, value] of Object.entries(context)) await app.query(`set local app.${key} = '${value}'`);
        const { rows: found } = await app.query<{ count: number }>(`select count(*)::int as count from ${table}`);
        await app.query('rollback');
        return found[0]!.count;
      };
      const tables = ['companies', 'company_people', 'company_cost_centres', 'company_team', 'site_companies', 'company_links'];
      const seenBy = async (context: Record<string, string>) =>
        Promise.resolve(Object.fromEntries(await sequence(tables, async (table) => [table, await count(context, table)])));
      expect(await seenBy({ person_id: people[20]!.personId })).toEqual({
        ...{ companies: 1, company_people: 20, company_cost_centres: 1, company_team: 21, site_companies: 0, company_links: 0 },
      });
      const one = { companies: 0, company_people: 1, company_cost_centres: 0, company_team: 0, site_companies: 0 };
      expect(await seenBy({ person_id: first().personId })).toEqual({ ...one, company_links: 1 });
      const none = { ...one, company_people: 0 };
      const here = await seenBy({ site_id: siteId });
      // Links of those people only who are members there.
      expect(here).toEqual({ ...none, site_companies: 1, company_links: expect.any(Number) });
      expect(here.company_links).toBeLessThanOrEqual(20);
      const elsewhere = { ...none, company_links: 0 };
      expect(await seenBy({ site_id: world.sites[1]!.siteId })).toEqual(elsewhere);
      expect(await seenBy({})).toEqual(elsewhere);
      await app.query('begin');
      await app.query(`set local app.person_id = '${people[20]!.personId}'`);
      const joining = app.query(`insert into company_people (company_id, person_id, joined_at) values ('${uuidv7()}',
        '${people[20]!.personId}', now())`);
      await expect(joining).rejects.toThrow(/row-level security/);
      await app.query('rollback');
      await app.end();
    });

    it('invites: the person joins by the mail, a manager manages; the last manager stays', async () => {
      await asManager('POST', '/invitations', { email: 'nouvelle@benali.example', role: 'person' }, 201);
      const seen = await asManager('GET', '', undefined, 200);
      expect(seen.invitations).toMatchObject([{ role: 'manager' }, { email: 'nouvelle@benali.example', role: 'person' }]);
      await asManager('DELETE', `/invitations/${seen.invitations[1].id}`, undefined, 204);
      const last = await asManager('DELETE', `/managers/${people[20]!.personId}`, undefined, 409);
      expect(last.code).toBe('last_manager');
      const again = await world.call('POST', `/api/manage/${siteId}/companies/${company}/manager`, {
        cookie: staff,
        body: { email: 'autre@benali.example' },
      });
      expect(again.statusCode).toBe(404);
      await asManager('DELETE', `/people/${people[19]!.personId}`, undefined, 204);
      const gone = await order(people[19]!, 3, { payer: { companyId: company } });
      expect(gone.json().code).toBe('company_not_paying');
    });
  });
});

/** One after the other: they share a connection. */
async function sequence<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
