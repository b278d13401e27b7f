import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { FIRST, HOUR, type PayingCompany, iso, openPayingCompany } from '../../../test/support/paying-company.js';
import type { Person } from '../../../test/support/crowd.js';

/** A site gives a company credit: what the company pays for uses it up first. */
describe('the credit of a company', () => {
  let opened: PayingCompany;
  let base: string;
  beforeAll(async () => {
    opened = await openPayingCompany();
    base = `/api/manage/${opened.siteId}/companies/${opened.company}/credits`;
  });
  afterAll(() => opened.close());
  afterEach(async () => {
    await opened.owner.query('begin; set local session_replication_role = replica');
    await opened.owner.query('delete from credit_days; delete from credit_lines; delete from credit_lots; commit');
    await opened.clean();
  });

  const call = async (method: string, url: string, cookie: string, body?: object) => {
    const answer = await opened.world.call(method, url, { cookie, ...(body && { body }) });
    return { status: answer.statusCode, body: answer.json() };
  };
  const give = async (more: object = {}) => {
    const gift = {
      id: uuidv7(),
      name: 'Journées',
      unit: 'pass',
      amount: 2,
      kind: 'desk',
      reason: 'Convention',
      ...more,
    };
    const { status, body } = await call('POST', `${base}/gifts`, opened.staff, gift);
    expect([status, body.code]).toEqual([201, undefined]);
    return gift.id;
  };
  const left = async (id: string) => {
    const { body } = await call('GET', base, opened.staff);
    return body.lots.find((lot: { id: string }) => lot.id === id).remaining;
  };
  const cancel = (person: Person, id: string) => call('POST', `/api/reservations/${id}/cancel`, person.cookie);

  it('pays for what its people book for it, each their own day, and comes back', async () => {
    const { book, first, second, chargesOf, spent } = opened;
    const id = await give();
    const one = await book(first(), 0);
    const again = await book(first(), 2);
    expect([one.price.cents, again.price.cents, await left(id)]).toEqual([0, 0, 1]);
    const other = await book(second(), 4);
    expect([other.price.cents, await left(id)]).toEqual([0, 0]);
    expect([await chargesOf(one.id), await spent()]).toEqual([[], { whole: 0, people: 0 }]);
    const third = await book(opened.people[2]!, 4);
    expect(third.price.cents).toBe(1000);
    await cancel(first(), one.id);
    expect(await left(id)).toBe(0);
    await cancel(first(), again.id);
    expect(await left(id)).toBe(1);
  });

  it('is told in the price to those it pays for, and left alone by who pays themselves', async () => {
    const { first, slug, desk, company, book } = opened;
    const id = await give();
    const told = async (companyId: string | null) => {
      const [start, end] = [iso(FIRST), iso(FIRST + HOUR)];
      const query = new URLSearchParams({ resourceId: desk, start, end, ...(companyId && { companyId }) });
      return (await call('GET', `/api/me/sites/${slug}/price?${query.toString()}`, first().cookie)).body;
    };
    // Whoever has booked is known.
    await book(first(), 30, { payer: null });
    expect([(await told(company)).cents, (await told(null)).cents]).toEqual([0, 1000]);
    // Not a company that pays for this person: nothing of what it has is told.
    expect((await told(uuidv7())).cents).toBe(1000);
    const own = await book(first(), 0, { payer: null });
    expect([own.price.cents, await left(id)]).toEqual([1000, 2]);
  });

  it('follows a booking that moves, and is used once by many at once', async () => {
    const { book, first, people } = opened;
    const id = await give({ amount: 3 });
    const booked = await book(first(), 0);
    const [start, end] = [iso(FIRST + 26 * HOUR), iso(FIRST + 27 * HOUR)];
    const moved = await call('POST', `/api/reservations/${booked.id}/move`, first().cookie, { start, end });
    expect([moved.status, moved.body.price.cents, await left(id)]).toEqual([200, 0, 2]);
    const all = await Promise.all(people.slice(1, 9).map((person) => book(person, 0)));
    expect(all.filter(({ price }) => price.cents === 0)).toHaveLength(2);
    expect(await left(id)).toBe(0);
  });

  it('is seen by who manages it, by site, and by nobody else', async () => {
    const { company, manager, first, asManager } = opened;
    const id = await give({ lastDay: '2026-12-31' });
    const { sites } = await asManager('GET', '/credits', undefined, 200);
    expect(sites).toMatchObject([
      {
        site: { slug: opened.slug },
        lots: [{ id, name: 'Journées', remaining: 2, lastDay: '2026-12-31', unit: 'pass' }],
      },
    ]);
    expect((await call('GET', `/api/companies/${company}/credits`, first().cookie)).status).toBe(404);
    expect((await call('GET', base, manager)).status).toBe(404);
  });

  it('is given to companies that the site knows, taken back and ended with a reason', async () => {
    const { staff, siteId } = opened;
    const id = await give();
    const at = (path: string) => `${base}/${id}/${path}`;
    const order = { id: uuidv7(), amount: 3, reason: 'Erreur' };
    expect((await call('POST', at('take'), staff, order)).body).toMatchObject({
      code: 'credit_not_enough',
      remaining: 2,
    });
    for (const _ of [1, 2]) expect((await call('POST', at('take'), staff, { ...order, amount: 1 })).status).toBe(200);
    expect(await left(id)).toBe(1);
    expect((await call('POST', at('end'), staff, { reason: 'Fin' })).body.lots[0]).toMatchObject({ remaining: 0 });
    const unknown = `/api/manage/${siteId}/companies/${uuidv7()}/credits`;
    expect((await call('GET', unknown, staff)).status).toBe(404);
    const gift = { id: uuidv7(), name: 'Journées', unit: 'pass', amount: 2, kind: 'desk', reason: 'Convention' };
    expect((await call('POST', `${unknown}/gifts`, staff, gift)).status).toBe(404);
  });
});
