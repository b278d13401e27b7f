import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuidv7 } from 'uuid';
import type { SiteId } from '#libs/domain';
import { invoicingDoor, signedIn, staffToken } from '../../../../test/support/invoicing-door.js';
import { profile } from '../../../../test/support/invoices.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';

const NOW = Date.UTC(2026, 10, 21, 8);

describe('invoicing over HTTP', () => {
  let world: InvoicingWorld;
  let app: NestFastifyApplication;
  let site: SiteId;
  let member: Member;
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    world = await InvoicingWorld.start(NOW);
    app = await invoicingDoor(world.db.url, NOW);
    site = await world.site();
    member = await world.member(site);
    const foreign = await world.site();
    tokens.manager = await staffToken(world, site, 'manager');
    tokens.desk = await staffToken(world, site, 'desk');
    tokens.foreign = await staffToken(world, foreign, 'manager');
    tokens.coworker = await signedIn(world, member.personId);
  });
  afterAll(async () => {
    await app.close();
    await world.stop();
  });

  const call = (who: string, method: 'GET' | 'POST', path: string, payload?: object, at: string = site) =>
    app.inject({
      method,
      url: `/api/manage/${at}/${path}`,
      ...(payload && { payload }),
      ...(tokens[who] && { cookies: { maille_session: tokens[who] } }),
    });

  it('a manager sees the month, issues, reads and downloads', async () => {
    await world.charge(site, member, '2026-11-03');
    const billing = await call('manager', 'GET', 'billing?month=2026-11');
    expect(billing.json()).toMatchObject({
      month: '2026-11',
      currency: 'EUR',
      missing: [],
      members: [{ memberId: member.memberId, name: 'Inès Marchand', charges: 1, grossCents: 2400 }],
      issued: [],
      totals: { netCents: 2000, vatCents: 400, grossCents: 2400 },
    });
    const draft = await call('manager', 'GET', `drafts/pdf?month=2026-11&memberId=${member.memberId}`);
    expect(draft.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="brouillon.pdf"',
      'cache-control': 'no-store',
    });
    expect(draft.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const left = `select from invoices where site_id = $1 union all select from invoice_files where site_id = $1`;
    expect(await world.rows(left, [site])).toEqual([]);
    const order = { id: uuidv7(), memberId: member.memberId, month: '2026-11' };
    const issued = await call('manager', 'POST', 'invoices', order);
    expect([issued.statusCode, issued.json()]).toMatchObject([
      201,
      { id: order.id, number: 'F2026-000001', pdf: false },
    ]);
    expect((await call('manager', 'POST', 'invoices', order)).json()).toEqual(issued.json());

    const pdf = await call('manager', 'GET', `invoices/${order.id}/pdf`);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="F2026-000001.pdf"',
      'cache-control': 'private, no-cache',
    });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const again = await call('manager', 'GET', `invoices/${order.id}/pdf`);
    expect(again.rawPayload.equals(pdf.rawPayload)).toBe(true);
    // The browser keeps it and asks each time: it hears that it is the same, or, signed out, nothing.
    const kept = async (who: string) => {
      const { statusCode, payload } = await app.inject({
        url: `/api/manage/${site}/invoices/${order.id}/pdf`,
        headers: { 'if-none-match': String(pdf.headers.etag) },
        ...(tokens[who] && { cookies: { maille_session: tokens[who] } }),
      });
      return [statusCode, payload];
    };
    expect([await kept('manager'), (await kept('nobody'))[0], (await kept('desk'))[0]]).toEqual([[304, ''], 401, 403]);

    const xml = await call('manager', 'GET', `invoices/${order.id}/xml`);
    expect(xml.headers).toMatchObject({
      'content-type': 'application/xml',
      'content-disposition': 'attachment; filename="F2026-000001.xml"',
    });
    expect(xml.payload).toContain('<rsm:CrossIndustryInvoice ');

    const one = (await call('manager', 'GET', `invoices/${order.id}`)).json();
    expect(one).toMatchObject({ ...issued.json(), pdf: true, xml: 'cii', failed: null });
    expect(one.seller).toMatchObject({ name: 'La Filature Coworking', registration: '732829320' });
    const { invoices } = (await call('manager', 'GET', 'invoices?month=2026-11')).json();
    expect(invoices).toMatchObject([{ id: order.id, memberId: member.memberId, companyId: null, dueCents: 2400 }]);
    expect((await call('manager', 'GET', 'invoices?month=2026-10')).json().invoices).toEqual([]);
  });

  it('keeps others out: strangers learn nothing, the desk is told', async () => {
    const routes = [
      'billing?month=2026-11',
      'invoices?month=2026-11',
      `invoices/${uuidv7()}`,
      `invoices/${uuidv7()}/pdf`,
      `invoices/${uuidv7()}/xml`,
    ];
    for (const route of routes) {
      const codes = [];
      for (const who of ['nobody', 'coworker', 'foreign', 'desk'])
        codes.push((await call(who, 'GET', route)).statusCode);
      expect([route, ...codes]).toEqual([route, 401, 404, 404, 403]);
    }
    const order = { id: uuidv7(), memberId: member.memberId, month: '2026-11' };
    expect((await call('foreign', 'POST', 'invoices', order)).statusCode).toBe(404);
  });

  it('says what is wrong with a request', async () => {
    const statusAndCode = async (answer: ReturnType<typeof call>) => [
      (await answer).statusCode,
      (await answer).json().code,
    ];
    const order = { id: uuidv7(), memberId: member.memberId, month: '2026-11' };
    expect(await statusAndCode(call('manager', 'GET', 'billing'))).toEqual([422, 'invalid_request']);
    expect(await statusAndCode(call('manager', 'GET', 'billing?month=2026-13'))).toEqual([422, 'invalid_request']);
    expect(await statusAndCode(call('manager', 'POST', 'invoices', { ...order, more: 1 }))).toEqual([
      422,
      'invalid_request',
    ]);
    expect(await statusAndCode(call('manager', 'POST', 'invoices', { ...order, id: 'x' }))).toEqual([
      422,
      'invalid_request',
    ]);
    expect(await statusAndCode(call('manager', 'POST', 'invoices', { ...order, memberId: uuidv7() }))).toEqual([
      404,
      'not_found',
    ]);
    expect(await statusAndCode(call('manager', 'GET', 'invoices/x'))).toEqual([404, 'not_found']);
    expect(await statusAndCode(call('manager', 'GET', `invoices/${uuidv7()}/pdf`))).toEqual([404, 'not_found']);
    expect(await statusAndCode(call('manager', 'POST', 'invoices', order))).toEqual([409, 'nothing_to_invoice']);
  });

  it('invoices no month to come, by any way, and says which is the last', async () => {
    await world.charge(site, member, '2026-11-05');
    const who = { memberId: member.memberId };
    const [month, id] = ['2026-12', uuidv7()];
    const answers = [
      await call('manager', 'GET', `billing?month=${month}`),
      await call('manager', 'GET', `billing/preview?month=${month}`),
      await call('manager', 'GET', `drafts?month=${month}&memberId=${member.memberId}`),
      await call('manager', 'POST', 'invoices', { id, month, ...who }),
      await call('manager', 'POST', 'billing/runs', { id, month, leaveOut: [], confirmed: true }),
      await call('manager', 'GET', `settlements?month=${month}&memberId=${member.memberId}`),
    ];
    for (const answer of answers) {
      expect([answer.statusCode, answer.json()]).toMatchObject([
        422,
        { code: 'month_not_begun', latest: '2026-11', errors: [{ field: 'month', message: '2026-11 or earlier' }] },
      ]);
    }
    expect((await call('manager', 'GET', `invoices?month=${month}`)).json().invoices).toEqual([]);
  });

  it('names each field of the seller that is missing', async () => {
    const incomplete = await world.site(profile({ registry: null, vatNumber: null }));
    const { personId, memberId } = await world.member(incomplete);
    tokens.newcomer = await staffToken(world, incomplete, 'manager');
    await world.charge(incomplete, { personId, memberId }, '2026-11-03');
    const answer = await call('newcomer', 'POST', 'invoices', { id: uuidv7(), memberId, month: '2026-11' }, incomplete);
    const { status, code, errors } = answer.json();
    expect([status, code, errors.map((error: { field: string }) => error.field)]).toEqual([
      422,
      'legal_profile_incomplete',
      ['registry', 'vatNumber'],
    ]);
    const billing = await call('newcomer', 'GET', 'billing?month=2026-11', undefined, incomplete);
    expect(billing.json().missing).toEqual(['registry', 'vatNumber']);
  });
});
