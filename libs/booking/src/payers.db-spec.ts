import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { FIRST, HOUR, type PayingCompany, iso, openPayingCompany } from '../../../test/support/paying-company.js';
import type { Person } from '../../../test/support/crowd.js';
import { isQueued } from '../../../test/support/queued.js';

/** A company pays for what its people book, up to its caps. */
describe('a company that pays', () => {
  let opened: PayingCompany;
  let {
    world,
    owner,
    people,
    siteId,
    slug,
    desk,
    room,
    places,
    staff,
    company,
    centre,
    rows,
    asManager,
    order,
    book,
    chargesOf,
    spent,
    first,
    second,
  } = {} as PayingCompany;
  beforeAll(async () => {
    opened = await openPayingCompany();
    ({
      world,
      owner,
      people,
      siteId,
      slug,
      desk,
      room,
      places,
      staff,
      company,
      centre,
      rows,
      asManager,
      order,
      book,
      chargesOf,
      spent,
      first,
      second,
    } = opened);
  });
  afterAll(() => opened.close());
  afterEach(() => opened.clean());

  it('pays as usual, when it is asked, and not when one pays oneself; the cost centre is frozen by name', async () => {
    const usual = await book(first(), 0);
    expect(usual.payer).toEqual({ companyId: company, name: 'Ateliers Benali', costCentreId: null });
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
    await rows(
      `insert into cancellation_steps (site_id, hours_before, fee_percent) values ($1, 8760, 50)
      on conflict do nothing`,
      [siteId],
    );
    const moved = await book(first(), 4);
    const [start, end] = [iso(FIRST + 5 * HOUR), iso(FIRST + 7 * HOUR)];
    const answer = await world.call('POST', `/api/reservations/${moved.id}/move`, {
      cookie: first().cookie,
      body: { start, end },
    });
    expect([answer.statusCode, answer.json().payer]).toEqual([200, moved.payer]);
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
    const [{ fee }] = (await rows(
      `select company_gross_cents::int as fee from charges where origin_kind = 'cancellation'
      and origin_id = $1`,
      [held.id],
    )) as [{ fee: number }];
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
    const wish = (onConflict: string) => ({
      ...{ id: uuidv7(), siteId, resourceId: desk, rule: 'FREQ=DAILY;COUNT=4', firstDay: '2026-12-08' },
      ...{ startTime: '18:00', minutes: 60, onConflict },
    });
    const series = (onConflict: string) =>
      world.call('POST', '/api/series', { cookie: first().cookie, body: wish(onConflict) });
    const { onConflict: _how, id: _id, ...previewed } = wish('refuse');
    const preview = await world.call('POST', '/api/series/preview', { cookie: first().cookie, body: previewed });
    expect(preview.json().dates.map(({ remaining }: { remaining: object | null }) => remaining)).toEqual([
      ...[null, null, { cents: 0, currency: 'EUR' }, { cents: 0, currency: 'EUR' }],
    ]);
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
    const clients = [new pg.Client(world.db.url), new pg.Client(world.db.url)] as const;
    const charge = (client: pg.Client) =>
      client
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
    for (const client of clients) {
      await client.connect();
      await client.query('begin');
      await client.query(`select set_config('app.site_id', $1, true)`, [siteId]);
    }
    const one = await charge(clients[0]);
    const second = charge(clients[1]);
    // The second has asked by now, whether or not it waits.
    await isQueued(owner, clients[1], second);
    await clients[0].query('commit');
    const other = await second;
    await clients[1].query('commit');
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
});
