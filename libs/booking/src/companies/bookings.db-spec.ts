import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Jobs, Mailer } from '#libs/platform';
import { FIRST, HOUR, type PayingCompany, iso, openPayingCompany } from '../../../../test/support/paying-company.js';
import { TUESDAY } from '../../../../test/support/world.js';
import { work } from '../../../../test/support/work.js';

/** What the managers of a company see and do of what its people have booked and what sites bill. */
describe('the screen of a company', () => {
  let opened: PayingCompany;
  let { world, owner, people, siteId, staff, company, centre, rows, asManager, book } = {} as PayingCompany;
  let { chargesOf, spent, first, second } = {} as PayingCompany;
  beforeAll(async () => {
    opened = await openPayingCompany();
    ({ world, owner, people, siteId, staff, company, centre, rows, asManager, book } = opened);
    ({ chargesOf, spent, first, second } = opened);
  });
  afterAll(() => opened.close());
  afterEach(async () => {
    await rows('delete from cancellation_steps where site_id = $1 and hours_before = 8760', [siteId]);
    world.clock.moveTo(TUESDAY);
    await opened.clean();
  });

  const seller = async () => {
    const { sellers } = await asManager('GET', '/month', undefined, 200);
    return sellers.find(({ sellerId }: { sellerId: string }) => sellerId === siteId);
  };
  const issue = (id = uuidv7()) =>
    world.call('POST', `/api/manage/${siteId}/invoices`, {
      cookie: staff,
      body: { id, month: '2026-12', companyId: company },
    });

  it('shows what the invoice of the month will say, and then that invoice with its document', async () => {
    world.clock.moveTo(FIRST);
    await book(first(), 1, { payer: { companyId: company, costCentreId: centre } });
    await book(first(), 2);
    await book(second(), 3);
    await book(second(), 4, { payer: null });
    const before = await seller();
    expect(before).toMatchObject({ month: '2026-12', netCents: 3000, vatCents: 600, grossCents: 3600, invoiced: [] });
    const parts = before.parts.map(({ costCentre, charges, netCents }: Record<string, unknown>) => [
      ...[costCentre, charges, netCents],
    ]);
    expect(parts.toSorted()).toEqual([
      [null, 1, 1000],
      [null, 1, 1000],
      ['Atelier', 1, 1000],
    ]);
    // Next month's are none of this month's.
    await book(first(), 24 * 30);
    expect(await seller()).toEqual(before);
    world.clock.moveTo(FIRST + 12 * HOUR);
    const issued = (await issue()).json();
    const lines = issued.lines.map(({ label, netCents, person }: Record<string, unknown>) => [label, netCents, person]);
    expect(lines).toEqual(
      before.lines.map(({ label, netCents, person }: Record<string, unknown>) => [label, netCents, person]),
    );
    const after = await seller();
    expect(after).toMatchObject({ parts: [], grossCents: 0, invoiced: [{ number: issued.number, grossCents: 3600 }] });
    const { invoices, total, pages } = await asManager('GET', '/invoices', undefined, 200);
    expect([total, pages, invoices]).toMatchObject([
      1,
      1,
      [{ sellerId: siteId, id: issued.id, kind: 'invoice', grossCents: 3600 }],
    ]);
    expect((await asManager('GET', '/invoices?page=2', undefined, 200)).invoices).toEqual([]);
    const pdfOf = (cookie: string, of = company, id: string = issued.id, at: string = siteId) =>
      world.call('GET', `/api/companies/${of}/sellers/${at}/invoices/${id}/pdf`, { cookie });
    const mine = await pdfOf(people[20]!.cookie);
    const theirs = await world.call('GET', `/api/manage/${siteId}/invoices/${issued.id}/pdf`, { cookie: staff });
    expect([mine.statusCode, mine.rawPayload.equals(theirs.rawPayload)]).toEqual([200, true]);
    expect((await pdfOf(first().cookie)).statusCode).toBe(404);
    expect((await pdfOf(staff)).statusCode).toBe(404);
    // One of the site's that is not the company's.
    const [member] = await rows<{ id: string }>('select id from members where person_id = $1', [second().personId]);
    const body = { id: uuidv7(), month: '2026-12', memberId: member!.id };
    const own = await world.call('POST', `/api/manage/${siteId}/invoices`, { cookie: staff, body });
    expect(own.statusCode).toBe(201);
    expect((await pdfOf(people[20]!.cookie, company, own.json().id)).statusCode).toBe(404);
    expect((await pdfOf(people[20]!.cookie, company, issued.id, world.sites[1]!.siteId)).statusCode).toBe(404);
    expect((await asManager('GET', '/invoices?page=0', undefined, 422)).code).toBe('invalid_request');
  });

  it('shows who is where and when, and nothing of what people pay themselves or only keep', async () => {
    const paid = await book(first(), 1, { payer: { companyId: company, costCentreId: centre } });
    await book(first(), 2, { payer: null });
    await book(second(), 3, { hold: true });
    const { reservations } = await asManager('GET', '/reservations', undefined, 200);
    expect(reservations).toMatchObject([
      { id: paid.id, status: 'confirmed', costCentre: 'Atelier', price: { cents: 1000 }, site: { id: siteId } },
    ]);
    expect(reservations[0].start).toBe(iso(FIRST + HOUR).replace('Z', '.000Z'));
    world.clock.moveTo(FIRST + 3 * HOUR);
    expect((await asManager('GET', '/reservations', undefined, 200)).reservations).toEqual([]);
  });

  it('gives back what the company pays, by the rules of the site; the fee is the company’s, the person is told', async () => {
    await rows('insert into cancellation_steps (site_id, hours_before, fee_percent) values ($1, 8760, 50)', [siteId]);
    const paid = await book(first(), 1);
    const { reservations } = await asManager('GET', '/reservations', undefined, 200);
    expect(reservations[0].cancellation).toMatchObject({ feeCents: 500, currency: 'EUR' });
    await work(world.app.get(Jobs), owner);
    const path = `/sellers/${siteId}/reservations/${paid.id}/cancel`;
    await asManager('POST', path, undefined, 204);
    await asManager('POST', path, undefined, 204);
    expect(await chargesOf(paid.id)).toMatchObject([
      { kind: 'cancellation', company, gross: 600, status: 'open' },
      { kind: 'reservation', status: 'void' },
    ]);
    expect([await spent('2026-11-01'), await spent()]).toEqual([
      { whole: 600, people: 600 },
      { whole: 0, people: 0 },
    ]);
    const sent: { to: string; text: string }[] = [];
    const mailer = world.app.get(Mailer);
    const real = mailer.send.bind(mailer);
    mailer.send = async (mail) => void sent.push(mail as (typeof sent)[number]);
    const topics = await work(world.app.get(Jobs), owner);
    mailer.send = real;
    expect(topics.filter((topic) => topic === 'company.called_off')).toHaveLength(1);
    const [person] = await rows<{ email: string }>('select email from persons where id = $1', [first().personId]);
    expect(sent.filter(({ text }) => text.includes('Ateliers Benali'))).toMatchObject([{ to: person!.email }]);
  });

  it('gives back nothing that others pay, and nothing once the site’s notice is over', async () => {
    const own = await book(first(), 1, { payer: null });
    const at = (id: string, site: string = siteId) => `/sellers/${site}/reservations/${id}/cancel`;
    expect((await asManager('POST', at(own.id), undefined, 404)).code).toBe('not_found');
    expect((await asManager('POST', at(uuidv7()), undefined, 404)).code).toBe('not_found');
    const paid = await book(first(), 2);
    await asManager('POST', at(paid.id, world.sites[1]!.siteId), undefined, 404);
    const stranger = await world.call('POST', `/api/companies/${company}${at(paid.id)}`, { cookie: first().cookie });
    expect(stranger.statusCode).toBe(404);
    world.clock.moveTo(FIRST + 2.5 * HOUR);
    expect((await asManager('POST', at(paid.id), undefined, 409)).code).toBe('not_cancellable');
    expect(await chargesOf(paid.id)).toMatchObject([{ status: 'open' }]);
  });

  it('is the managers’ alone: neither the people nor the staff of the site read it', async () => {
    for (const path of ['', '/month', '/reservations', '/invoices']) {
      for (const cookie of [first().cookie, staff]) {
        expect((await world.call('GET', `/api/companies/${company}${path}`, { cookie })).statusCode).toBe(404);
      }
      expect((await world.call('GET', `/api/companies/${company}${path}`)).statusCode).toBe(401);
    }
  });

  it('stands apart on the sheet of the member, for the site', async () => {
    world.clock.moveTo(FIRST);
    await book(first(), 1);
    await book(first(), 2, { payer: null });
    const [member] = await rows<{ id: string }>('select id from members where person_id = $1 and site_id = $2', [
      ...[first().personId, siteId],
    ]);
    const at = (id: string) => world.call('GET', `/api/manage/${siteId}/members/${id}/account`, { cookie: staff });
    const { charges, month } = (await at(member!.id)).json();
    expect([month, charges.map(({ paidBy }: { paidBy: string | null }) => paidBy).toSorted()]).toEqual([
      ...['2026-12', ['Ateliers Benali', null]],
    ]);
    expect((await at(uuidv7())).statusCode).toBe(404);
  });
});
