import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type InvoiceId, type SiteId, sum } from '#libs/domain';
import { profile } from '../../../../test/support/invoices.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { creditDocument, issueDocument } from '../../../../test/support/issued.js';
import { CreditNotesService } from '../credits/credits.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Invoice } from '../invoices/invoices.store.js';
import { type DepositOrder, DepositsService } from './deposits.service.js';

describe('deposits', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0, 12);
  });
  afterAll(() => world.stop());

  let site: SiteId;
  let member: Member;
  beforeEach(async () => {
    world.moveTo('2026-11-21');
    site = await world.site(profile({ vatOnDebits: true }));
    member = await world.member(site);
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });
  const gross = (amountCents: number, vatRateBp = 2000) => ({ amountCents, vatRateBp, priceMode: 'gross' as const });
  const order = (changes: Partial<DepositOrder> = {}) =>
    ({
      ...{ id: uuidv7() as InvoiceId, siteId: site, memberId: member.memberId, label: 'Salle du 12 mars' },
      ...{ percentBp: null, parts: [gross(36_000)], deductFrom: null, ...changes },
    }) as DepositOrder;
  const ask = (changes: Partial<DepositOrder> = {}) =>
    world.get(DepositsService).issue(world.scope(site), order(changes));
  const sell = async (netCents: number, day = '2026-11-03', month = '2026-11') => {
    await world.charge(site, member, day, { amountCents: netCents, unitPriceCents: netCents });
    return world.issue(site, member, month);
  };
  const credit = (invoice: Invoice, amountCents?: number) => {
    const lines = amountCents === undefined ? null : [{ line: 1, amountCents }];
    const wish = { id: uuidv7() as InvoiceId, siteId: site, invoiceId: invoice.id, reason: 'Annulé', lines };
    return world.get(CreditNotesService).credit(world.scope(site), wish);
  };
  const listed = async () => (await world.get(DepositsService).list(world.scope(site), site, 1)).deposits;
  /** What stands on the accounts that begin so, credits less debits. */
  const account = async (begins: string) => {
    const [row] = await world.rows<{ cents: number }>(
      `select coalesce(sum(credit_cents - debit_cents), 0)::int as cents from accounting_lines
       where site_id = $1 and account like $2`,
      [site, `${begins}%`],
    );
    return row!.cents;
  };

  it('is a document of its own series that the next invoice takes off, once, and names', async () => {
    const deposit = await ask();
    expect(deposit).toMatchObject({ kind: 'deposit', number: 'D2026-000001', grossCents: 36_000, vatCents: 6_000 });
    expect([await account('4191'), await account('4457')]).toEqual([30_000, 6_000]);

    const final = await sell(100_000);
    expect(final).toMatchObject({ number: 'F2026-000001', grossCents: 120_000 });
    expect(final.snapshot.deposits).toEqual([
      {
        kind: 'deposit',
        number: 'D2026-000001',
        issuedOn: '2026-11-21',
        grossCents: 36_000,
        vat: deposit.snapshot.vat,
      },
    ]);
    expect([await account('4191'), await account('4457'), await account('411')]).toEqual([0, 20_000, -120_000]);
    expect((await sell(5_000)).snapshot.deposits).toBeUndefined();
    expect(await listed()).toMatchObject([
      { deductedCents: 36_000, creditedCents: 0, invoices: [{ id: final.id, grossCents: 36_000 }] },
    ]);
    for (const { id } of [deposit, final]) {
      const { bytes } = await world.get(DocumentsService).pdf(world.scope(site), site, id);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('waits for the month it is for, and can be told to wait for another', async () => {
    const deposit = await ask({ deductFrom: '2027-03' });
    expect((await sell(10_000)).snapshot.deposits).toBeUndefined();
    await expect(ask({ deductFrom: '2026-10' })).rejects.toEqual(code('invalid_request'));
    await world.get(DepositsService).postpone(world.scope(site), site, deposit.id, '2026-12');
    world.moveTo('2026-12-05');
    expect((await sell(100_000, '2026-12-01', '2026-12')).snapshot.deposits).toHaveLength(1);
    const gone = world.get(DepositsService).postpone(world.scope(site), site, uuidv7() as InvoiceId, '2027-01');
    await expect(gone).rejects.toEqual(code('not_found'));
  });

  it('of more than an invoice leaves its rest to the next, without a cent lost in the accounts', async () => {
    await ask({ parts: [gross(10_001), gross(3_333, 550)] });
    const finals = [await sell(4_321), await sell(3_333), await sell(50_000)];
    const taken = finals.map(({ snapshot }) => snapshot.deposits!.map(({ grossCents }) => grossCents));
    expect(taken).toEqual([[5_185], [4_000], [4_149]]);
    expect(await account('4191')).toBe(0);
    expect(await account('4457')).toBe(sum(finals.map(({ vatCents }) => vatCents)));
  });

  it('that was given back is taken off for what is left; what was taken off is not given back again', async () => {
    const deposit = await ask();
    await credit(deposit, 6_000);
    const final = await sell(20_000);
    expect(final.snapshot.deposits).toMatchObject([{ grossCents: 24_000 }]);
    await expect(credit(deposit, 6_001)).rejects.toEqual(code('credit_above_original'));
    expect(await credit(deposit)).toMatchObject({ kind: 'credit_note', grossCents: 6_000 });
    await expect(credit(deposit)).rejects.toEqual(code('deposit_deducted'));
    const rest = await world.get(CreditNotesService).preview(world.scope(site), site, deposit.id, null);
    expect(rest.deductions).toEqual([{ id: final.id, number: final.number, grossCents: 24_000 }]);
    expect(await account('4191')).toBe(0);
  });

  describe('of an invoice that is credited whole', () => {
    it('is free again, for the next invoice or to be given back; nothing goes to the buyer twice', async () => {
      const deposit = await ask();
      const final = await sell(20_000);
      expect(final.snapshot.deposits).toMatchObject([{ grossCents: 24_000 }]);
      const preview = await world.get(CreditNotesService).preview(world.scope(site), site, final.id, null);
      expect(preview.returns).toMatchObject([{ depositId: deposit.id, deposit: { grossCents: 24_000 } }]);

      const note = await credit(final);
      expect(note).toMatchObject({ grossCents: 24_000, snapshot: { deposits: final.snapshot.deposits } });
      expect(await listed()).toMatchObject([{ deductedCents: 0, creditedCents: 0, invoices: [] }]);
      // As if the invoice had never been.
      expect([await account('4191'), await account('4457'), await account('411')]).toEqual([30_000, 6_000, -36_000]);

      expect((await sell(10_000)).snapshot.deposits).toMatchObject([{ grossCents: 12_000 }]);
      expect(await credit(deposit)).toMatchObject({ grossCents: 24_000 });
      expect((await sell(1_000)).snapshot.deposits).toBeUndefined();
      expect([await account('4191'), await account('4457')]).toEqual([0, 2_200]);
    });

    it('in parts gets back what the last part comes to; the parts before went to the buyer', async () => {
      await ask({ parts: [gross(10_001), gross(3_333, 550)] });
      const final = await sell(10_000);
      expect(final.snapshot.deposits).toMatchObject([{ grossCents: 12_000 }]);
      const part = await credit(final, 5_000);
      expect(part.snapshot.deposits).toBeUndefined();
      const last = await credit(final);
      expect(last).toMatchObject({ grossCents: 6_000, snapshot: { deposits: [{ grossCents: 6_000 }] } });
      expect(await listed()).toMatchObject([{ deductedCents: 6_000, invoices: [{ id: final.id, grossCents: 6_000 }] }]);
      expect((await sell(50_000)).snapshot.deposits).toMatchObject([{ grossCents: 7_334 }]);
      expect(await account('4191')).toBe(0);
    });

    it('books its tax back where it was, also what waits for the payment', async () => {
      site = await world.site(profile());
      member = await world.member(site);
      await ask();
      const before = [await account('44587'), await account('44571')];
      await credit(await sell(20_000));
      expect([await account('44587'), await account('44571')]).toEqual(before);
    });

    it('is taken by an invoice of the same moment or by none, whoever comes first', async () => {
      for (let round = 0; round < 4; round++) {
        const deposit = await ask();
        const first = await sell(30_000);
        await world.charge(site, member, '2026-11-03', { amountCents: 30_000, unitPriceCents: 30_000 });
        const [second, note] = await Promise.all([world.issue(site, member), credit(first)]);
        expect(note.snapshot.deposits).toMatchObject([{ grossCents: 36_000 }]);
        const [one] = (await listed()).filter(({ id }) => id === deposit.id);
        expect(one!.deductedCents).toBe(second.snapshot.deposits ? 36_000 : 0);
        if (!second.snapshot.deposits) await credit(deposit);
      }
      expect(await account('4191')).toBe(0);
    });
  });

  it('is asked once, however often the order is sent', async () => {
    const one = order();
    const deposits = world.get(DepositsService);
    const all = await Promise.all(Array.from({ length: 5 }, () => deposits.issue(world.scope(site), one)));
    expect(new Set(all.map(({ number }) => number))).toEqual(new Set(['D2026-000001']));
    const others: Partial<DepositOrder>[] = [
      ...[{ label: 'Autre chose' }, { label: one.label.slice(3) }, { percentBp: 5_000 }],
      ...[{ parts: [{ ...one.parts[0]!, amountCents: 1 }] }, { parts: [{ ...one.parts[0]!, vatRateBp: 1_000 }] }],
    ];
    for (const change of others) await expect(ask({ id: one.id, ...change })).rejects.toEqual(code('id_reused'));
    await expect(ask({ parts: [gross(100, 1234)] })).rejects.toEqual(code('vat_rate_unknown'));
    await expect(ask({ memberId: uuidv7() as never })).rejects.toEqual(code('not_found'));
    const preview = await deposits.preview(world.scope(site), order({ percentBp: 3000 }));
    expect(preview).toMatchObject({ kind: 'deposit', grossCents: 10_800 });
    expect(await listed()).toHaveLength(1);
  });

  it('is given back or taken off, never both, whoever comes first', async () => {
    for (let round = 0; round < 4; round++) {
      const deposit = await ask();
      await world.charge(site, member, '2026-11-03', { amountCents: 50_000, unitPriceCents: 50_000 });
      const [final, note] = await Promise.allSettled([world.issue(site, member), credit(deposit)]);
      expect(final.status).toBe('fulfilled');
      const taken = final.status === 'fulfilled' && final.value.snapshot.deposits !== undefined;
      expect([taken, note.status]).toEqual(taken ? [true, 'rejected'] : [false, 'fulfilled']);
    }
    expect(await account('4191')).toBe(0);
  });

  describe('in the database', () => {
    const takeOff = async (deposit: Invoice, invoiceId: string, client: pg.Client) =>
      client.query(
        `insert into deposit_deductions (site_id, deposit_id, invoice_id, gross_cents) values ($1, $2, $3, 36000)`,
        [site, deposit.id, invoiceId],
      );
    const draft = async (of: Member = member) => {
      const id = uuidv7();
      await world.rows(
        `insert into invoices (site_id, id, kind, member_id, person_id, month, currency, created_at)
         values ($1, $2, 'invoice', $3, $4, '2026-11', 'EUR', now())`,
        [site, id, of.memberId, of.personId],
      );
      return id;
    };
    /** How many of several drafts at once take the same deposit off. */
    async function rush(deposit: Invoice): Promise<number> {
      const clients = Array.from({ length: 6 }, () => new pg.Client(world.db.url));
      for (const client of clients) await client.connect();
      const drafts: string[] = [];
      for (const _ of clients) drafts.push(await draft());
      const outcomes = await Promise.allSettled(clients.map((client, at) => takeOff(deposit, drafts[at]!, client)));
      for (const client of clients) await client.end();
      return outcomes.filter(({ status }) => status === 'fulfilled').length;
    }

    it('is taken off once, whoever writes; without the constraint it is not', async () => {
      expect(await rush(await ask())).toBe(1);
      await world.rows('alter table invoice_balances drop constraint credit_within_its_original');
      expect(await rush(await ask())).toBeGreaterThan(1);
      await world.rows(`alter table invoice_balances add constraint credit_within_its_original check (
        credited_cents >= 0 and deducted_cents >= 0 and credited_cents + deducted_cents <= gross_cents) not valid`);
    });

    it('gets back what was taken off once, whoever writes; without the constraints it gets more', async () => {
      const giveBack = async (): Promise<number> => {
        const deposit = await ask();
        const final = await sell(100_000);
        const clients = Array.from({ length: 4 }, () => new pg.Client(world.db.url));
        for (const client of clients) await client.connect();
        const given = clients.map(async (client) => {
          const note = uuidv7();
          await client.query(
            `insert into invoices (site_id, id, kind, corrects_id, member_id, person_id, month, currency, created_at)
             values ($1, $2, 'credit_note', $3, $4, $5, '2026-11', 'EUR', now())`,
            [site, note, final.id, member.memberId, member.personId],
          );
          await client.query(
            `insert into deposit_returns (site_id, deposit_id, invoice_id, credit_note_id, gross_cents)
             values ($1, $2, $3, $4, 36000)`,
            [site, deposit.id, final.id, note],
          );
        });
        const outcomes = await Promise.allSettled(given);
        for (const client of clients) await client.end();
        return outcomes.filter(({ status }) => status === 'fulfilled').length;
      };
      expect(await giveBack()).toBe(1);
      await world.rows('alter table deposit_deductions drop constraint deposit_returned_once');
      await world.rows('alter table invoice_balances drop constraint credit_within_its_original');
      expect(await giveBack()).toBeGreaterThan(1);
      await world.rows(`alter table invoice_balances add constraint credit_within_its_original check (
        credited_cents >= 0 and deducted_cents >= 0 and credited_cents + deducted_cents <= gross_cents) not valid`);
      await world.rows(`alter table deposit_deductions add constraint deposit_returned_once check (
        returned_cents between 0 and gross_cents) not valid`);
    });

    it('gets it back from the note after which nothing is left, whoever composes it', async () => {
      await ask();
      const final = await sell(100_000);
      const untied = creditDocument(world, site, member, { ...final, snapshot: { ...final.snapshot, deposits: [] } });
      await expect(untied).rejects.toMatchObject({ constraint: 'deposit_returned_once' });
      expect((await credit(final)).snapshot.deposits).toMatchObject([{ grossCents: 36_000 }]);
    });

    it('is off an invoice of its buyer, which says so, and stays off', async () => {
      const deposit = await ask();
      const other = await draft(await world.member(site));
      const wrong = { constraint: 'deposit_of_its_buyer' };
      await expect(takeOff(deposit, other, world.owner)).rejects.toMatchObject(wrong);
      const issued = await sell(100_000);
      const second = await ask();
      await expect(takeOff(second, issued.id, world.owner)).rejects.toMatchObject(wrong);
      const frozen = { constraint: 'invoice_frozen' };
      await expect(world.rows('delete from deposit_deductions where site_id = $1', [site])).rejects.toMatchObject(
        frozen,
      );
      const forged = world.rows('update invoice_balances set deducted_cents = 0 where site_id = $1', [site]);
      await expect(forged).rejects.toMatchObject(frozen);
      const said = { kind: 'deposit' as const, number: 'D2026-000009', issuedOn: '2026-11-21', grossCents: 1, vat: [] };
      const amounts = [{ amountCents: 100, vatRateBp: 2000 }];
      const untrue = issueDocument(world, site, member, { kind: 'invoice', amounts, deposits: [said] });
      await expect(untrue).rejects.toMatchObject({ constraint: 'invoice_says_deposits' });
    });
  });
});
