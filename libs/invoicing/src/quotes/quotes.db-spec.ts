import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { CompanyId, InvoiceId, SiteId } from '#libs/domain';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { pagesOf } from '../../../../test/support/pdf-reader.js';
import { CreditNotesService } from '../credits/credits.service.js';
import type { QuoteTerms } from './quotes.rules.js';
import { QuotesService } from './quotes.service.js';

const TERMS: QuoteTerms = {
  ...{ title: 'Séminaire du 12 janvier', note: null, priceMode: 'net', depositBp: 3000 },
  ...{ suppliedOn: '2027-01-12', validUntil: '2026-12-20' },
  lines: [
    { label: 'Grande salle', quantity: '1.5', unitPrice: '200', vatRateBp: 2000 },
    { label: 'Petit-déjeuner', quantity: '12', unitPrice: '4.166667', vatRateBp: 1000 },
    { label: 'Remise', quantity: '1', unitPrice: '-50', vatRateBp: 2000 },
  ],
};

describe('quotes', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0, 8);
  });
  afterAll(() => world.stop());

  let site: SiteId;
  let member: Member;
  beforeEach(async () => {
    world.moveTo('2026-11-21');
    site = await world.site();
    member = await world.member(site);
  });

  const quotes = () => world.get(QuotesService);
  const code = (problem: string) => expect.objectContaining({ code: problem });
  const write = (changes: Partial<QuoteTerms> = {}, id = uuidv7()) =>
    quotes().write(world.scope(site), site, { id, memberId: member.memberId, terms: { ...TERMS, ...changes } });
  const send = async (changes: Partial<QuoteTerms> = {}) =>
    quotes().send(world.scope(site), site, (await write(changes)).id);
  const mine = async (of = member) => (await quotes().listMine(of.personId, 1)).quotes;
  const accept = (id: string, of = member) => quotes().decideMine(of.personId, id, 'accepted');

  it('is a draft that nobody else sees, until it is sent with its number; then it stays as it is', async () => {
    const draft = await write();
    expect(draft).toMatchObject({ state: 'draft', number: null, snapshot: null, grossCents: 35_500 });
    expect(await mine()).toEqual([]);
    await quotes().rewrite(world.scope(site), site, draft.id, { ...TERMS, depositBp: null });
    const sent = await quotes().send(world.scope(site), site, draft.id);
    expect(sent).toMatchObject({ state: 'sent', number: 'Q2026-000001', grossCents: 35_500 });
    expect(sent.snapshot).toMatchObject({ netCents: 30_000, vatCents: 5_500, deposit: null, title: TERMS.title });
    // The day of the offer, and not the month around it.
    expect(sent.snapshot!.period).toEqual({ first: '2027-01-12', last: '2027-01-12' });
    const { bytes } = await quotes().pdf(world.scope(site), site, draft.id);
    expect((await pagesOf(bytes)).join(' ')).toMatch(/Prestation\s+12\/01\/2027(?! –)/);
    expect(await quotes().send(world.scope(site), site, draft.id)).toEqual(sent);
    await expect(quotes().rewrite(world.scope(site), site, draft.id, TERMS)).rejects.toEqual(code('quote_sent'));
    await expect(quotes().remove(world.scope(site), site, draft.id)).rejects.toEqual(code('quote_sent'));
    expect((await mine()).map(({ id, siteName }) => [id, siteName])).toEqual([[draft.id, 'La Filature']]);
    const other = await write();
    await quotes().remove(world.scope(site), site, other.id);
    await expect(quotes().byId(world.scope(site), site, other.id)).rejects.toEqual(code('not_found'));
    expect((await send()).number).toBe('Q2026-000002');
  });

  it('is the same one when it is written again, as long as it says the same', async () => {
    const { id } = await write();
    expect((await write({}, id)).id).toBe(id);
    const others: Partial<QuoteTerms>[] = [{ depositBp: null }, { lines: TERMS.lines.slice(0, 2) }, { note: 'Autre' }];
    for (const change of others) await expect(write(change, id)).rejects.toEqual(code('id_reused'));
    expect((await quotes().byId(world.scope(site), site, id)).terms).toEqual(TERMS);
  });

  it('accepted by its buyer becomes lines and a deposit, once, and the invoice takes the deposit off', async () => {
    const { id } = await send();
    const answers = await Promise.all(Array.from({ length: 4 }, () => accept(id)));
    for (const answer of answers) expect(answer).toMatchObject({ state: 'accepted', depositNumber: 'D2026-000001' });
    const lines = await world.rows('select label from charges where site_id = $1', [site]);
    expect(lines).toHaveLength(3);
    const [deposit] = await world.rows(`select gross_cents::int as cents from invoices where id = $1`, [
      answers[0]!.depositId,
    ]);
    expect(deposit).toEqual({ cents: 10_650 });
    await expect(quotes().decideMine(member.personId, id, 'refused')).rejects.toEqual(code('quote_decided'));
    const standing = () => quotes().byId(world.scope(site), site, id);
    const decided = { decidedName: 'Inès Marchand', decidedAs: 'buyer', invoices: [] };
    expect(await standing()).toMatchObject({ ...decided, decidedAt: expect.any(Number) });
    world.moveTo('2027-01-31');
    const invoice = await world.issue(site, member, '2027-01');
    expect((await standing()).invoices).toEqual([{ id: invoice.id, number: invoice.number }]);
    expect([invoice.netCents, invoice.grossCents]).toEqual([30_000, 35_500]);
    expect(invoice.snapshot.deposits).toMatchObject([{ number: 'D2026-000001', grossCents: 10_650 }]);
    const order = { id: uuidv7() as InvoiceId, siteId: site, invoiceId: invoice.id, reason: 'Annulé', lines: null };
    expect((await world.get(CreditNotesService).credit(world.scope(site), order)).grossCents).toBe(35_500);
  });

  it('refused, run out, or a draft, is not accepted', async () => {
    const refused = await send();
    await quotes().decideMine(member.personId, refused.id, 'refused');
    await expect(accept(refused.id)).rejects.toEqual(code('quote_decided'));
    const late = await send();
    const draft = await write();
    await expect(accept(draft.id)).rejects.toEqual(code('not_found'));
    const byStaff = quotes().decide(world.scope(site), site, draft.id, 'accepted');
    await expect(byStaff).rejects.toEqual(code('quote_not_sent'));
    world.moveTo('2026-12-20');
    expect((await mine()).map(({ state }) => state)).toEqual(['sent', 'refused']);
    world.moveTo('2026-12-21');
    expect((await mine()).map(({ state }) => state)).toEqual(['expired', 'refused']);
    await expect(accept(late.id)).rejects.toEqual(code('quote_expired'));
    await expect(quotes().send(world.scope(site), site, draft.id)).rejects.toEqual(code('invalid_request'));
    expect(await world.rows('select 1 from charges where site_id = $1', [site])).toEqual([]);
  });

  it('is refused while it is written: what no line could be, and what comes to nothing', async () => {
    const line = TERMS.lines[0]!;
    await expect(write({ lines: [{ ...line, vatRateBp: 1234 }] })).rejects.toEqual(code('vat_rate_unknown'));
    await expect(write({ lines: [{ ...line, unitPrice: '-1' }] })).rejects.toEqual(code('quote_not_positive'));
    await expect(write({ lines: [{ ...line, unitPrice: '0' }] })).rejects.toEqual(code('quote_not_positive'));
    const most = { ...line, quantity: '999999', unitPrice: '9999999' };
    await expect(write({ lines: [line, most] })).rejects.toMatchObject({
      details: { errors: [{ field: 'lines.1.unitPrice' }] },
    });
    await expect(write({ validUntil: '2026-11-20' })).rejects.toEqual(code('invalid_request'));
    await expect(write({ suppliedOn: '2029-01-01' })).rejects.toEqual(code('invalid_request'));
    const id = uuidv7();
    await write({}, id);
    await write({}, id);
    await expect(write({ title: 'Autre chose' }, id)).rejects.toEqual(code('id_reused'));
  });

  it('is printed as it was sent, the same bytes each time, and only for its buyer', async () => {
    const { id } = await send({ title: `L'Étable & Cie <test> "x" 🙂`, priceMode: 'gross' });
    await world.rows(`update legal_profiles set street = 'ailleurs' where site_id = $1`, [site]);
    const [first, second] = [
      await quotes().pdfOfMine(member.personId, id),
      await quotes().pdf(world.scope(site), site, id),
    ];
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(first.bytes)).toBe(hash(second.bytes));
    const stranger = await world.member(site);
    await expect(quotes().pdfOfMine(stranger.personId, id)).rejects.toEqual(code('not_found'));
    await expect(accept(id, stranger)).rejects.toEqual(code('not_found'));
    expect(await mine(stranger)).toEqual([]);
  });

  it('to a company is its managers’ to accept', async () => {
    const companyId = uuidv7() as CompanyId;
    const manager = await world.member(site);
    await world.rows(
      `insert into companies (id, network_id, name, email, street, postcode, commune, country, created_at)
       select $1, network_id, 'Atelier', 'compta@atelier.example', '1 rue du Four', '59000', 'Lille', 'FR', now()
       from sites where site_id = $2`,
      [companyId, site],
    );
    await world.rows('insert into company_accounts (site_id, company_id) values ($1, $2)', [site, companyId]);
    await world.rows(
      `insert into role_grants (person_id, scope_kind, scope_id, role)
       values ($1, 'company', $2, 'manager')`,
      [manager.personId, companyId],
    );
    const order = { id: uuidv7(), companyId, terms: TERMS };
    const draft = await quotes().write(world.scope(site), site, order);
    await quotes().send(world.scope(site), site, draft.id);
    expect(await mine()).toEqual([]);
    expect((await mine(manager)).map(({ buyerName }) => buyerName)).toEqual(['Atelier']);
    expect(await accept(draft.id, manager)).toMatchObject({ state: 'accepted', companyId });
  });

  it('that was sent cannot be changed in the database', async () => {
    const { id } = await send();
    const decided = `state = 'refused', decided_at = now()`;
    const moved = ['person_id = gen_random_uuid()', `title = 'Autre'`, `currency = 'CHF'`, 'number_rank = 9'];
    for (const change of [
      ...[`gross_cents = 1`, `state = 'draft'`, `snapshot = '{}'`],
      ...moved.map((field) => `${decided}, ${field}`),
    ]) {
      const sql = `update quotes set ${change} where id = $1`;
      await expect(world.rows(sql, [id])).rejects.toMatchObject({ code: '23514' });
    }
    await world.rows('delete from document_mails where quote_id = $1', [id]);
    await expect(world.rows('delete from quotes where id = $1', [id])).rejects.toMatchObject({
      constraint: 'quote_frozen',
    });
  });
});
