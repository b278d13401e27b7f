import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type InvoiceId, type SiteId, canonicalJson } from '#libs/domain';
import { Db, personScope } from '#libs/platform';
import { profile } from '../../../../test/support/invoices.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { DocumentsService } from '../documents/documents.service.js';

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');

describe('invoices', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0);
  });
  afterAll(() => world.stop());

  let site: SiteId;
  let member: Member;
  beforeEach(async () => {
    world.moveTo('2026-11-21');
    site = await world.site();
    member = await world.member(site);
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });

  describe('issuing', () => {
    it('waits with what is owed to the member, which makes the next invoice smaller', async () => {
      await world.charge(site, member, '2026-11-03', { amountCents: -2000, unitPriceCents: -2000 });
      await world.charge(site, member, '2026-11-04', { amountCents: 5000, unitPriceCents: 5000, vatRateBp: 1000 });
      // 29 € are owed in all; of the VAT at 20 %, money is owed back.
      await expect(world.issue(site, member)).rejects.toEqual(code('invoice_negative'));
      expect(await world.rows('select number from invoices where site_id = $1', [site])).toEqual([]);
      await world.charge(site, member, '2026-12-02', { amountCents: 3000, unitPriceCents: 3000 });
      world.moveTo('2026-12-05');
      const invoice = await world.issue(site, member, '2026-12');
      expect(invoice).toMatchObject({ netCents: 6000, vatCents: 700, grossCents: 6700 });
      expect(invoice.snapshot.lines.map(({ netCents }) => netCents)).toEqual([-2000, 5000, 3000]);
    });

    it('numbers, freezes and announces what a member owes', async () => {
      await world.charge(site, member, '2026-11-03');
      await world.charge(site, member, '2026-11-10', {
        amountCents: 999,
        unitPriceCents: 999,
        priceMode: 'gross',
        vatRateBp: 1000,
      });
      const invoice = await world.issue(site, member);
      expect(invoice).toMatchObject({
        number: 'F2026-000001',
        issuedOn: '2026-11-21',
        dueOn: '2026-12-21',
        pdf: false,
      });
      expect(invoice).toMatchObject({ netCents: 2908, vatCents: 491, grossCents: 3399, buyerName: 'Inès Marchand' });
      expect(canonicalJson(invoice.snapshot)).toBe(invoice.text);
      expect(sha256(invoice.text)).toBe(invoice.sha256);
      const events = await world.rows('select topic, payload, singleton_key from events where payload->>$1 = $2', [
        'invoiceId',
        invoice.id,
      ]);
      expect(events).toEqual([
        { topic: 'invoice.issued', payload: { siteId: site, invoiceId: invoice.id }, singleton_key: invoice.id },
      ]);
      const charges = await world.rows('select distinct status, invoice_id from charges where site_id = $1', [site]);
      expect(charges).toEqual([{ status: 'invoiced', invoice_id: invoice.id }]);
    });

    it('takes earlier charges that were forgotten, and nothing of tomorrow, void or invoiced', async () => {
      await world.charge(site, member, '2026-09-15', { label: 'septembre' });
      await world.charge(site, member, '2026-11-21', { label: 'aujourd’hui' });
      await world.charge(site, member, '2026-11-22', { label: 'demain' });
      await world.charge(site, await world.member(site), '2026-11-03', { label: 'autrui' });
      const october = await world.issue(site, member, '2026-10');
      expect(october.snapshot.lines.map((line) => line.label)).toEqual(['septembre']);
      const november = await world.issue(site, member, '2026-11');
      expect(november.snapshot.lines.map((line) => line.label)).toEqual(['aujourd’hui']);
      await expect(world.issue(site, member)).rejects.toEqual(code('nothing_to_invoice'));
    });

    it('is the same invoice when ordered again, also at the same time', async () => {
      await world.charge(site, member, '2026-11-03');
      const id = uuidv7();
      const all = await Promise.all(Array.from({ length: 6 }, () => world.issue(site, member, '2026-11', id)));
      expect(new Set(all.map((invoice) => invoice.text)).size).toBe(1);
      expect(await world.issue(site, member, '2026-11', id)).toEqual(all[0]);
      expect(await world.rows('select next_number from number_series where site_id = $1', [site])).toEqual([
        { next_number: 2 },
      ]);
    });

    it('refuses an id that stands for another order', async () => {
      await world.charge(site, member, '2026-11-03');
      const { id } = await world.issue(site, member);
      const other = await world.member(site);
      await world.charge(site, other, '2026-11-03');
      await expect(world.issue(site, other, '2026-11', id)).rejects.toEqual(code('id_reused'));
      await expect(world.issue(site, member, '2026-10', id)).rejects.toEqual(code('id_reused'));
    });

    it('issues what is owed once, when two people order it at the same time', async () => {
      for (let round = 0; round < 5; round++) {
        const someone = await world.member(site);
        await world.charge(site, someone, '2026-11-03');
        const orders = await Promise.allSettled([world.issue(site, someone), world.issue(site, someone)]);
        const refused = orders.filter((order) => order.status === 'rejected');
        expect(refused.map((order) => order.reason.code)).toEqual(['nothing_to_invoice']);
      }
    });

    it('says everything the seller still has to say, and keeps the charges open', async () => {
      const incomplete = await world.site(profile({ registration: null, capitalCents: null }));
      const owing = await world.member(incomplete);
      await world.charge(incomplete, owing, '2026-11-03');
      const problem = await world.issue(incomplete, owing).catch((error: unknown) => error);
      expect(problem).toMatchObject({ kind: 'invalid', code: 'legal_profile_incomplete' });
      const { errors } = (problem as { details: { errors: { field: string }[] } }).details;
      expect(errors.map((error) => error.field)).toEqual(['capitalCents', 'registration']);
      expect(await world.rows('select status from charges where site_id = $1', [incomplete])).toEqual([
        { status: 'open' },
      ]);
      expect(await world.rows('select 1 from invoices where site_id = $1', [incomplete])).toEqual([]);
    });

    it('refuses a VAT rate the country does not have', async () => {
      await world.charge(site, member, '2026-11-03', { vatRateBp: 1900 });
      await expect(world.issue(site, member)).rejects.toEqual(code('vat_rate_unknown'));
    });

    it('prints a company with its numbers, and then the sentences for professionals', async () => {
      const company = await world.member(site, {
        company_name: 'Atelier Benali',
        registration: '552100554',
        street: '8 quai du Wault',
        postcode: '59000',
        commune: 'Lille',
        country: 'FR',
      });
      await world.charge(site, company, '2026-11-03');
      const { snapshot, buyerName } = await world.issue(site, company);
      expect([buyerName, snapshot.buyer.registration]).toEqual(['Atelier Benali', '552100554']);
      expect(snapshot.mentions.map((mention) => mention.code)).toContain('recovery');
    });
  });

  describe('dates and numbers', () => {
    const issued = async () => {
      const someone = await world.member(site);
      await world.charge(site, someone, '2026-10-01');
      return world.issue(site, someone, '2026-10');
    };

    it('dates by the site’s own day, and begins again at 1 with its new year', async () => {
      world.moveTo('2026-12-31', 1439);
      expect(await issued()).toMatchObject({ number: 'F2026-000001', issuedOn: '2026-12-31' });
      world.clock.moveTo(Date.UTC(2026, 11, 31, 23, 0)); // midnight in Roubaix, still 2026 in UTC
      expect(await issued()).toMatchObject({ number: 'F2027-000001', issuedOn: '2027-01-01' });
    });

    it('refuses a day before the last one of the series', async () => {
      await issued();
      world.moveTo('2026-11-20');
      await expect(issued()).rejects.toEqual(code('clock_went_back'));
      world.moveTo('2026-11-21');
      expect(await issued()).toMatchObject({ number: 'F2026-000002' });
    });

    it('gives the number back when the transaction does not commit', async () => {
      const someone = await world.member(site);
      await world.charge(site, someone, '2026-11-03');
      const order = { id: uuidv7() as InvoiceId, siteId: site, memberId: someone.memberId, month: '2026-11' };
      const lost = world.get(Db).run(world.scope(site), async (tx) => {
        expect((await world.invoices.issueWithin(tx, order)).number).toBe('F2026-000001');
        throw new Error('the power failed');
      });
      await expect(lost).rejects.toThrow('the power failed');
      expect((await world.invoices.issue(world.scope(site), order)).number).toBe('F2026-000001');
    });
  });

  describe('what is issued', () => {
    let id: InvoiceId;
    beforeEach(async () => {
      await world.charge(site, member, '2026-11-03');
      ({ id } = await world.issue(site, member));
      await world.get(DocumentsService).pdf(world.scope(site), site, id);
    });

    /** As the superuser, who passes by every policy and right. */
    const attempt = (sql: string, values: unknown[]) =>
      world.rows(sql, values).catch((error: { constraint: string }) => error.constraint);

    it.each([
      ['a changed amount', 'update invoices set net_cents = 1, gross_cents = vat_cents + 1 where id = $1'],
      ['a changed text', `update invoices set snapshot = '{}' where id = $1`],
      ['another number', `update invoices set number = 'F2026-000009' where id = $1`],
      ['a draft again', `update invoices set status = 'draft' where id = $1`],
      ['a deletion', 'delete from invoices where id = $1'],
      ['another charge', 'update charges set amount_cents = 1 where invoice_id = $1'],
      ['a released charge', `update charges set status = 'open', invoice_id = null where invoice_id = $1`],
      ['a charge deleted', 'delete from charges where invoice_id = $1'],
      ['other bytes', `update invoice_files set bytes = '' where invoice_id = $1`],
      ['no bytes', 'delete from invoice_files where invoice_id = $1'],
    ])('stays: %s is refused to the owner of the database', async (_, sql) => {
      expect(await attempt(sql, [id])).toBe('invoice_frozen');
    });

    it.each(['invoices', 'charges', 'invoice_files', 'number_series'])('stays: %s cannot be emptied', async (table) => {
      expect(await attempt(`truncate ${table} cascade`, [])).toBe('invoice_frozen');
    });

    it.each([
      ['skip a number', 'update number_series set next_number = next_number + 2 where site_id = $1'],
      ['move on without a document', 'update number_series set next_number = next_number + 1 where site_id = $1'],
      ['take one back', 'update number_series set next_number = next_number - 1 where site_id = $1'],
      ['become another year', 'update number_series set year = 2025, next_number = next_number + 1 where site_id = $1'],
      ['vanish', 'delete from number_series where site_id = $1'],
      [
        'begin in the middle',
        `insert into number_series (site_id, kind, year, next_number) values ($1, 'invoice', 2031, 50)`,
      ],
    ])('a series cannot %s', async (_, sql) => {
      expect(await attempt(sql, [site])).toBe('number_series_gapless');
    });

    it('cannot be born issued, nor get a number that was not taken', async () => {
      const insert = `insert into invoices (site_id, id, kind, status, member_id, person_id, month, currency, created_at)
        values ($1, $2, 'invoice', $3, $4, $5, '2026-11', 'EUR', now())`;
      const draft = uuidv7();
      expect(await attempt(insert, [site, draft, 'issued', member.memberId, member.personId])).toBe('invoice_frozen');
      expect(await attempt(insert, [site, draft, 'draft', member.memberId, member.personId])).toEqual([]);
      const number = `update invoices set status = 'issued', number_year = 2026, number_rank = 7, number = 'F2026-000007',
        issued_at = now(), issued_on = '2026-11-21', due_on = '2026-11-21', buyer_name = 'x', snapshot = '{}', snapshot_sha256 = ''
        where id = $1`;
      expect(await attempt(number, [draft])).toBe('invoice_numbered');
    });

    it('is not there for another site: its ids are unknown, not forbidden', async () => {
      const other = await world.site();
      const stranger = await world.member(other);
      await world.charge(other, stranger, '2026-11-03');
      const unknown = code('not_found');
      await expect(world.invoices.byId(world.scope(other), other, id)).rejects.toEqual(unknown);
      await expect(world.get(DocumentsService).pdf(world.scope(other), other, id)).rejects.toEqual(unknown);
      await expect(world.issue(other, member)).rejects.toEqual(unknown);
      // The scope of one site with the id of another: row-level security leaves nothing to find.
      await expect(world.invoices.byId(world.scope(other), site, id)).rejects.toEqual(unknown);
      expect(await world.invoices.list(world.scope(other), other, '2026-11')).toEqual([]);
      // A buyer who manages another site does not find there what was bought here.
      const buyer = personScope(member.personId, other);
      await expect(world.invoices.byId(buyer, other, id)).rejects.toEqual(unknown);
    });
  });

  describe('the month', () => {
    it('shows what is open and issued, to the cent of the invoice to come', async () => {
      await world.charge(site, member, '2026-11-03', { priceMode: 'gross', amountCents: 999 });
      await world.charge(site, member, '2026-11-04', { amountCents: 1001 });
      await world.charge(site, member, '2026-11-25');
      const before = await world.invoices.billing(world.scope(site), site, '2026-11');
      expect(before).toMatchObject({ month: '2026-11', currency: 'EUR', gaps: [], issued: [] });
      expect(before.members).toHaveLength(1);
      expect(before.members[0]).toMatchObject({ charges: 2, buyer: { name: 'Inès Marchand' } });
      const invoice = await world.issue(site, member);
      const { netCents, vatCents, grossCents } = invoice;
      expect(before.members[0]!.totals).toMatchObject({ netCents, vatCents, grossCents });
      const after = await world.invoices.billing(world.scope(site), site, '2026-11');
      expect(after.members[0]).toMatchObject({ charges: 0, totals: { grossCents: 0 } });
      expect(after.issued.map((head) => head.id)).toEqual([invoice.id]);
    });

    it('works for a site that has not said who it is, and says what is missing', async () => {
      const silent = await world.site(null);
      await world.charge(silent, await world.member(silent), '2026-11-03');
      const { gaps, members, currency } = await world.invoices.billing(world.scope(silent), silent, '2026-11');
      expect(gaps.map((gap) => gap.field)).toContain('registration');
      expect([members.length, members[0]!.totals.grossCents, currency]).toEqual([1, 2400, 'EUR']);
    });
  });
});
