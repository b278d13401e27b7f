import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { CompanyId, InvoiceId, SiteId } from '#libs/domain';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Invoice } from '../invoices/invoices.store.js';
import { LinesService } from '../lines/lines.service.js';
import type { Wanted } from './credits.rules.js';
import { CreditNotesService } from './credits.service.js';

describe('credit notes', () => {
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
    await world.charge(site, member, '2026-11-03', { label: 'Bureau', unitPriceCents: 10_000, amountCents: 10_000 });
    await world.charge(site, member, '2026-11-04', { label: 'Salle', vatRateBp: 1000 });
    original = await world.issue(site, member);
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });
  const credit = (
    lines: readonly Wanted[] | null,
    changes: { id?: string; reason?: string; invoiceId?: string } = {},
  ) => {
    const { id = uuidv7(), reason = 'Salle fermée', invoiceId = original.id } = changes;
    const order = { id: id as InvoiceId, siteId: site, invoiceId: invoiceId as InvoiceId, reason, lines };
    return world.get(CreditNotesService).credit(world.scope(site), order);
  };
  const preview = (lines: readonly Wanted[] | null, id = original.id) =>
    world.get(CreditNotesService).preview(world.scope(site), site, id, lines);

  it('is what was previewed, in its own series, in the month it is issued, and can be printed', async () => {
    world.moveTo('2026-12-02');
    const wanted = [{ line: 1, amountCents: 2500 }];
    const { totals } = await preview(wanted);
    const note = await credit(wanted);
    expect(note).toMatchObject({
      kind: 'credit_note',
      number: 'A2026-000001',
      month: '2026-12',
      memberId: member.memberId,
    });
    expect(note).toMatchObject({ correctsId: original.id, correctsNumber: original.number, issuedOn: '2026-12-02' });
    expect([note.netCents, note.vatCents, note.grossCents]).toEqual([2500, 500, 3000]);
    expect(totals).toMatchObject({ netCents: 2500, vatCents: 500, grossCents: 3000 });
    const after = await preview(null);
    expect(after.invoice.creditedCents).toBe(3000);
    expect(after.lines.map(({ creditedCents, takenCents }) => [creditedCents, takenCents])).toEqual([
      [2500, 7500],
      [0, 2000],
    ]);
    expect(after.notes.map(({ id }) => id)).toEqual([note.id]);
    const { bytes } = await world.get(DocumentsService).pdf(world.scope(site), site, note.id);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('leaves what was billed on its invoice', async () => {
    await credit(null);
    const charges = await world.rows('select distinct status, invoice_id from charges where site_id = $1', [site]);
    expect(charges).toEqual([{ status: 'invoiced', invoice_id: original.id }]);
    await expect(world.issue(site, member)).rejects.toEqual(code('nothing_to_invoice'));
  });

  it('is the same credit note when ordered again, also at the same time, and no other', async () => {
    const id = uuidv7();
    const wanted = [{ line: 2, quantity: '0.25' }];
    const all = await Promise.all(Array.from({ length: 6 }, () => credit(wanted, { id })));
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    await expect(credit(wanted, { id, reason: 'Autre chose' })).rejects.toEqual(code('id_reused'));
    await expect(credit([{ line: 1 }], { id })).rejects.toEqual(code('id_reused'));
    // Back in the browser, and then all of it: under the id of the part it would have been silently left out.
    for (const more of [null, [{ line: 2 }]]) await expect(credit(more, { id })).rejects.toEqual(code('id_reused'));
    const rest = uuidv7();
    const whole = await credit(null, { id: rest });
    expect((await credit(null, { id: rest })).text).toBe(whole.text);
    await expect(credit(null, { id: original.id })).rejects.toEqual(code('id_reused'));
  });

  it('never gives back more than a line has, however many try at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => credit([{ line: 1, amountCents: 3000 }])),
    );
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(7);
    // What is left in all would still have allowed one more.
    for (const reason of refused) expect(reason).toEqual(code('credit_above_original'));
    const [sum] = await world.rows(`select credited_cents::int as cents from invoice_balances where invoice_id = $1`, [
      original.id,
    ]);
    expect(sum).toEqual({ cents: 10_800 });
  });

  it('ends when nothing is left', async () => {
    await credit(null);
    await expect(credit(null)).rejects.toEqual(code('nothing_to_credit'));
    await expect(credit([{ line: 1, amountCents: 0 }])).rejects.toEqual(code('credit_not_positive'));
    expect((await preview(null)).totals.grossCents).toBe(0);
  });

  it('is of no credit note, of nothing unknown, and of nobody else’s', async () => {
    const note = await credit([{ line: 1, amountCents: 100 }]);
    await expect(credit(null, { invoiceId: note.id })).rejects.toEqual(code('not_creditable'));
    await expect(preview(null, note.id)).rejects.toEqual(code('not_creditable'));
    await expect(credit(null, { invoiceId: uuidv7() })).rejects.toEqual(code('not_found'));
    const elsewhere = await world.site();
    const order = { id: uuidv7() as InvoiceId, invoiceId: original.id, siteId: elsewhere, reason: 'Non', lines: null };
    await expect(world.get(CreditNotesService).credit(world.scope(elsewhere), order)).rejects.toEqual(
      code('not_found'),
    );
  });

  it('prints a reason as it was written', async () => {
    const reason = `L'Étable & Cie <test> "x" 🙂`;
    expect((await credit(null, { reason })).snapshot.reason).toBe(reason);
  });

  describe('and bill again', () => {
    const rebill = (lines: readonly Wanted[] | null, id: string = uuidv7(), invoiceId = original.id) => {
      const order = { id: id as InvoiceId, siteId: site, invoiceId, reason: 'Mauvaise adresse', lines, rebill: true };
      return world.get(CreditNotesService).credit(world.scope(site), order);
    };
    const lines = () => world.get(LinesService).list(world.scope(site), site, { memberId: member.memberId });

    it('makes one-off lines of what was invoiced, which can be corrected and are invoiced once', async () => {
      const id = uuidv7();
      await Promise.all([rebill(null, id), rebill(null, id)]);
      const again = await lines();
      expect(again.lines.map(({ label, amountCents, product }) => [label, amountCents, product])).toEqual([
        ['Salle', 2_000, 'other'],
        ['Bureau', 10_000, 'other'],
      ]);
      await world.get(LinesService).remove(world.scope(site), site, again.lines[0]!.id);
      const invoice = await world.issue(site, member);
      expect(invoice.snapshot.lines.map(({ label, netCents }) => [label, netCents])).toEqual([['Bureau', 10_000]]);
      await rebill(null, id);
      expect((await lines()).lines).toEqual([]);
    });

    it('only where all of an invoice is credited at once', async () => {
      await expect(rebill([{ line: 1, amountCents: 100 }])).rejects.toMatchObject({ code: 'invalid_request' });
      await credit([{ line: 1, amountCents: 100 }]);
      await expect(rebill(null)).rejects.toMatchObject({ code: 'invalid_request' });
      expect((await lines()).lines).toEqual([]);
    });
  });

  it('is of a company as its invoice was: for whom, on which cost centre, with its sums and its reference', async () => {
    const companyId = uuidv7() as CompanyId;
    await world.rows(
      `insert into companies (id, network_id, name, email, street, postcode, commune, country, purchase_order, created_at)
       select $1, network_id, 'Atelier', 'compta@atelier.example', '1 rue', '59000', 'Lille', 'FR', 'BC-7', now()
       from sites where site_id = $2`,
      [companyId, site],
    );
    await world.rows('insert into company_accounts (site_id, company_id, opened_at) values ($1, $2, now())', [
      ...[site, companyId],
    ]);
    const terms = {
      suppliedOn: '2026-11-05',
      quantity: '2',
      unitPrice: '30',
      priceMode: 'net',
      vatRateBp: 2000,
    } as const;
    const booked = { product: 'room', account: null, analytic: null, costCentreId: null } as const;
    await world
      .get(LinesService)
      .write(world.scope(site), site, { companyId }, { id: uuidv7(), label: 'Séminaire', ...terms, ...booked });
    const order = { id: uuidv7() as InvoiceId, siteId: site, companyId, month: '2026-11' };
    const invoice = await world.invoices.issue(world.scope(site), order);
    const note = await credit([{ line: 1, quantity: '1' }], { invoiceId: invoice.id });
    expect(note).toMatchObject({ companyId, memberId: null, buyerName: 'Atelier', correctsNumber: invoice.number });
    expect([note.netCents, note.vatCents, note.grossCents]).toEqual([3_000, 600, 3_600]);
    expect(note.snapshot).toMatchObject({ buyer: invoice.snapshot.buyer, reference: { purchaseOrder: 'BC-7' } });
    const { bytes } = await world.get(DocumentsService).pdf(world.scope(site), site, note.id);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await expect(credit([{ line: 1, quantity: '1.5' }], { invoiceId: invoice.id })).rejects.toEqual(
      code('credit_above_original'),
    );
  });
});
