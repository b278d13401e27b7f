import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceId, InvoiceSnapshot, SiteId } from '#libs/domain';
import { Db } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import type { Invoice } from './invoices.store.js';
import { Issuing } from './issuing.service.js';

describe('what is issued beside invoices', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0, 12);
  });
  afterAll(() => world.stop());

  let site: SiteId;
  let member: Member;
  let original: Invoice;
  beforeEach(async () => {
    world.moveTo('2026-11-21');
    site = await world.site();
    member = await world.member(site);
    await world.charge(site, member, '2026-11-03', { unitPriceCents: 10_000, amountCents: 10_000 });
    original = await world.issue(site, member);
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });

  /** A credit note of a part of the original, in percent. */
  const credit = (percent: number, ofWhat: Invoice = original) =>
    world.get(Db).run(world.scope(site), async (tx) => {
      const id = uuidv7() as InvoiceId;
      const part = (cents: number) => (cents * percent) / 100;
      const { netCents, vatCents, grossCents } = ofWhat;
      const { number: _n, issuedOn: _i, dueOn: _d, mentions: _m, ...facts } = ofWhat.snapshot;
      const document: Omit<InvoiceSnapshot, 'number' | 'issuedOn' | 'dueOn' | 'mentions'> = {
        ...facts,
        kind: 'credit_note',
        corrects: { kind: ofWhat.kind, number: ofWhat.number, issuedOn: ofWhat.issuedOn },
        lines: facts.lines.map((line) => ({ ...line, netCents: part(line.netCents) })),
        vat: facts.vat.map((group) => ({
          ...group,
          netCents: part(group.netCents),
          vatCents: part(group.vatCents),
        })),
        netCents: part(netCents),
        vatCents: part(vatCents),
        grossCents: part(grossCents),
      };
      const { memberId, personId } = member;
      const issuing = world.get(Issuing);
      const terms = { kind: 'credit_note', correctsId: ofWhat.id, month: '2026-11', currency: 'EUR' } as const;
      await issuing.draft(tx, { siteId: site, id, memberId, personId, companyId: null, ...terms });
      return issuing.issue(tx, (await world.get(LegalProfiles).byTx(tx, site))!, id, document);
    });

  const balance = async () =>
    (await world.rows('select credited_cents::int as credited from invoice_balances where site_id = $1', [site]))[0];

  it('has its own numbers, and leaves the original as it is', async () => {
    const first = await credit(25);
    expect(first).toMatchObject({ kind: 'credit_note', number: 'A2026-000001', correctsId: original.id });
    expect((await credit(25)).number).toBe('A2026-000002');
    const after = await world.invoices.byId(world.scope(site), site, original.id);
    expect(after).toEqual({ ...original, creditedCents: 6_000 });
    expect(first.snapshot.v).toBe(2);
  });

  it('never credits more than there was, however many try at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => credit(25)));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(8);
    for (const reason of refused) expect(reason).toEqual(code('credit_above_original'));
    expect(await balance()).toEqual({ credited: 12_000 });
    const numbers = await world.rows(`select number from invoices where site_id = $1 and kind = 'credit_note'`, [site]);
    expect(numbers.map(({ number }) => String(number)).toSorted()).toEqual(
      [1, 2, 3, 4].map((rank) => `A2026-00000${rank}`),
    );
  });

  it('would credit more without the balance: the check is not there by chance', async () => {
    await world.rows('alter table invoices disable trigger invoice_balanced');
    try {
      await Promise.all(Array.from({ length: 5 }, () => credit(25)));
      const [sum] = await world.rows(
        `select sum(gross_cents)::int as credited from invoices where site_id = $1 and kind = 'credit_note'`,
        [site],
      );
      expect(sum).toEqual({ credited: 15_000 });
    } finally {
      await world.rows('alter table invoices enable trigger invoice_balanced');
    }
  });

  it('corrects neither a credit note nor a draft', async () => {
    const note = await credit(50);
    await expect(credit(10, note)).rejects.toEqual(code('credit_above_original'));
  });

  it.each([
    ['lowered', 'update invoice_balances set credited_cents = 0'],
    ['raised', 'update invoice_balances set credited_cents = gross_cents'],
    ['made larger', 'update invoice_balances set gross_cents = gross_cents + 1'],
    ['removed', 'delete from invoice_balances'],
    ['emptied', 'truncate invoice_balances'],
  ])('a balance cannot be %s, not by the owner either', async (_how, sql) => {
    await credit(25);
    await expect(world.rows(sql)).rejects.toMatchObject({ constraint: 'invoice_frozen' });
  });

  it('has no credit note without an original, and no original of anything else', async () => {
    const insert = (kind: string, corrects: string | null) =>
      world.rows(
        `insert into invoices (site_id, id, kind, corrects_id, member_id, person_id, month, currency, created_at)
         values ($1, $2, $3, $4, $5, $6, '2026-11', 'EUR', now())`,
        [site, uuidv7(), kind, corrects, member.memberId, member.personId],
      );
    const refused = { constraint: 'credit_note_names_its_original' };
    await expect(insert('credit_note', null)).rejects.toMatchObject(refused);
    await expect(insert('invoice', original.id)).rejects.toMatchObject(refused);
  });
});
