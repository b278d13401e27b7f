import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { FIRST, HOUR, type PayingCompany, openPayingCompany } from '../../../test/support/paying-company.js';
import { TUESDAY } from '../../../test/support/world.js';

/** What a company is billed, and who sees what of it. */
describe('a company that has paid', () => {
  let opened: PayingCompany;
  let { world, people, siteId, manager, staff, company, centre, rows, asManager, order, book, spent, first, second } =
    {} as PayingCompany;
  beforeAll(async () => {
    opened = await openPayingCompany();
    ({ world, people, siteId, manager, staff, company, centre, rows, asManager, order, book, spent, first, second } =
      opened);
  });
  afterAll(() => opened.close());
  afterEach(() => opened.clean());

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
    const [{ seen }] = (await rows(
      `select count(*)::int as seen from invoices where company_id = $1 and person_id is not null`,
      [company],
    )) as [{ seen: number }];
    expect(seen).toBe(0);
    expect(await spent()).toEqual({ whole: 3600, people: 3600 });
    const body = { id: uuidv7(), reason: 'Salle fermée', lines: [{ line: 1, amountCents: 400 }] };
    const note = await world.call('POST', `${at}/invoices/${invoice.id}/credits`, { cookie: staff, body });
    expect([note.statusCode, note.json().grossCents]).toEqual([201, 480]);
    const listed = (await world.call('GET', `/api/companies/${company}/invoices`, { cookie: manager })).json().invoices;
    const link = (of: { id: string; number: string }) => ({ id: of.id, number: of.number });
    expect(
      listed.slice(0, 2).toSorted((a: { kind: string }, b: { kind: string }) => (a.kind < b.kind ? -1 : 1)),
    ).toEqual([
      expect.objectContaining({ kind: 'credit_note', corrects: link(invoice), notes: [], creditedCents: 0 }),
      expect.objectContaining({ kind: 'invoice', corrects: null, notes: [link(note.json())], creditedCents: 480 }),
    ]);
    const personal = await issue({ id: uuidv7(), month: '2026-12', memberId: member!.id });
    expect(personal.json()).toMatchObject({ netCents: 1000, subtotals: [], lines: [{ person: null }] });
    world.clock.moveTo(TUESDAY);
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
      const tables = [
        'companies',
        'company_people',
        'company_cost_centres',
        'company_team',
        'site_companies',
        'company_links',
      ];
      const seenBy = async (context: Record<string, string>) =>
        Promise.resolve(
          Object.fromEntries(await sequence(tables, async (table) => [table, await count(context, table)])),
        );
      expect(await seenBy({ person_id: people[20]!.personId })).toEqual({
        ...{
          companies: 1,
          company_people: 20,
          company_cost_centres: 1,
          company_team: 21,
          site_companies: 0,
          company_links: 0,
        },
      });
      const one = { companies: 0, company_people: 1, company_cost_centres: 0, company_team: 0, site_companies: 0 };
      expect(await seenBy({ person_id: first().personId })).toEqual({ ...one, company_links: 1 });
      const none = { ...one, company_people: 0 };
      const here = await seenBy({ site_id: siteId });
      // That of the demonstration too. Links of those people only who are members there.
      expect(here).toEqual({ ...none, site_companies: 2, company_links: expect.any(Number) });
      expect(here.company_links).toBeLessThanOrEqual(23);
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
      expect(seen.invitations).toMatchObject([
        { role: 'manager' },
        { email: 'nouvelle@benali.example', role: 'person' },
      ]);
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
async function sequence<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
