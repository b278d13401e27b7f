import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { CompanyId, InvoiceId, SiteId } from '#libs/domain';
import { Db } from '#libs/platform';
import { checkInvariants } from '../../../../apps/cli/src/verify/verify.store.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import type { Debtor } from '../charges/debtor.js';
import { CreditNotesService } from '../credits/credits.service.js';
import { ChargesService } from '../charges/charges.service.js';
import { PreviewService } from '../runs/preview.service.js';
import { type LineOrder, LinesService } from './lines.service.js';

describe('one-off lines', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0, 8);
    world.moveTo('2026-11-21');
  });
  afterAll(() => world.stop());

  let site: SiteId;
  let member: Member;
  beforeEach(async () => {
    site = await world.site();
    member = await world.member(site);
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });
  const order = (changes: Partial<LineOrder> = {}): LineOrder => ({
    ...{ id: uuidv7(), label: 'Location de la cuisine', suppliedOn: '2026-11-20', quantity: '0.25' },
    ...{ unitPrice: '149.166667', priceMode: 'net', vatRateBp: 2000 },
    ...{ product: 'other', account: null, analytic: null, costCentreId: null },
    ...changes,
  });
  const lines = () => world.get(LinesService);
  const write = (changes: Partial<LineOrder> = {}, debtor: Debtor = { memberId: member.memberId }) =>
    lines().write(world.scope(site), site, debtor, order(changes));
  const list = (debtor: Debtor | null = null) => lines().list(world.scope(site), site, debtor);
  /** Of the site, which bills it already. */
  async function company(): Promise<CompanyId> {
    const id = uuidv7() as CompanyId;
    await world.rows(
      `insert into companies (id, network_id, name, email, street, postcode, commune, country, created_at)
       select $1, network_id, 'Atelier', 'compta@atelier.example', '1 rue', '59000', 'Lille', 'FR', now()
       from sites where site_id = $2`,
      [id, site],
    );
    await world.rows('insert into company_accounts (site_id, company_id, opened_at) values ($1, $2, now())', [
      site,
      id,
    ]);
    return id;
  }

  it('are on the next invoice as they were written, and booked where they say', async () => {
    await write({ account: '708500', analytic: 'CUISINE' });
    await write({
      label: 'Badge',
      quantity: '3',
      unitPrice: '9.99',
      priceMode: 'gross',
      vatRateBp: 550,
      product: 'goods',
    });
    await write({ label: 'Remise', quantity: '1', unitPrice: '-5.00' });
    const { id, snapshot, grossCents } = await world.issue(site, member);
    expect(
      snapshot.lines.map(({ label, quantity, unitNet, netCents }) => [label, quantity, unitNet, netCents]),
    ).toEqual([
      ['Location de la cuisine', '0.25', '149.166667', 3729],
      ['Badge', '3', '9.47', 2841],
      ['Remise', '1', '-5.00', -500],
    ]);
    expect([snapshot.netCents, grossCents]).toEqual([6070, 3875 + 2997]);
    const booked = await world.rows(
      `select l.account, l.analytic, l.credit_cents - l.debit_cents as cents from accounting_lines l
       join accounting_entries e on e.site_id = l.site_id and e.id = l.entry_id
       where e.document_id = $1 and l.role = 'revenue' order by l.account`,
      [id],
    );
    expect(booked).toEqual([
      { account: '706000', analytic: null, cents: '-500' },
      { account: '707000', analytic: null, cents: '2841' },
      { account: '708500', analytic: 'CUISINE', cents: '3729' },
    ]);
  });

  it('are what the preview of the month foresees', async () => {
    await write();
    await write({ unitPrice: '9.99', quantity: '1', priceMode: 'gross' });
    const { debtors } = await world.get(PreviewService).preview(world.scope(site), site, '2026-11');
    const { grossCents } = await world.issue(site, member);
    expect(debtors.map(({ charges, sums }) => [charges, sums.grossCents])).toEqual([[2, grossCents]]);
  });

  it('are on the draft, which is the invoice to come and leaves no trace', async () => {
    await write();
    const ask = { id: uuidv7() as InvoiceId, siteId: site, memberId: member.memberId, month: '2026-11' };
    const draft = await world.invoices.draft(world.scope(site), ask);
    expect(await world.rows('select id from invoices where site_id = $1', [site])).toEqual([]);
    const invoice = await world.issue(site, member);
    expect(invoice.snapshot).toEqual(draft.snapshot);
    expect(invoice.number).toBe('F2026-000001');
  });

  it('wait for the day they are of', async () => {
    await write({ suppliedOn: '2026-12-24' });
    await expect(world.issue(site, member)).rejects.toEqual(code('nothing_to_invoice'));
    expect((await list()).lines).toHaveLength(1);
  });

  it('are written once, however often the order comes, also at the same moment', async () => {
    const one = order();
    const again = await Promise.all(
      Array.from({ length: 6 }, () => lines().write(world.scope(site), site, { memberId: member.memberId }, one)),
    );
    expect(new Set(again.map(({ amountCents }) => amountCents))).toEqual(new Set([3729]));
    expect((await list()).lines).toHaveLength(1);
    await write({ id: one.id, quantity: '0.2500', unitPrice: '149.166667' });
    await expect(write({ id: one.id, quantity: '1' })).rejects.toEqual(code('id_reused'));
    const other = await world.member(site);
    await expect(write({ id: one.id }, { memberId: other.memberId })).rejects.toEqual(code('id_reused'));
  });

  it('can be changed and taken back until they are on an invoice', async () => {
    const { id } = await write();
    await lines().rewrite(world.scope(site), site, order({ id, quantity: '2', unitPrice: '10', product: 'room' }));
    expect((await list()).lines).toMatchObject([
      { id, quantity: '2', unitPrice: '10.00', amountCents: 2000, product: 'room' },
    ]);
    const gone = await write();
    await lines().remove(world.scope(site), site, gone.id);
    await lines().remove(world.scope(site), site, gone.id);
    await expect(lines().byId(world.scope(site), site, gone.id)).rejects.toEqual(code('not_found'));
    await expect(lines().rewrite(world.scope(site), site, order({ id: gone.id }))).rejects.toEqual(code('not_found'));
    await expect(write({ id: gone.id })).rejects.toEqual(code('id_reused'));
    const invoice = await world.issue(site, member);
    expect(invoice.netCents).toBe(2000);
    await expect(lines().rewrite(world.scope(site), site, order({ id }))).rejects.toEqual(code('line_invoiced'));
    await expect(lines().remove(world.scope(site), site, id)).rejects.toEqual(code('line_invoiced'));
    expect(await lines().byId(world.scope(site), site, id)).toMatchObject({ invoiceNumber: invoice.number });
    expect((await list()).lines).toEqual([]);
  });

  it('are on the invoice as they were or as they become, never in between', async () => {
    for (let round = 0; round < 6; round++) {
      const someone = await world.member(site);
      const { id } = await write({}, { memberId: someone.memberId });
      const [issued, changed] = await Promise.allSettled([
        world.issue(site, someone),
        lines().rewrite(world.scope(site), site, order({ id, quantity: '1', unitPrice: '10' })),
      ]);
      if (issued.status === 'rejected') throw issued.reason;
      expect(issued.value.netCents).toBe(changed.status === 'fulfilled' ? 1000 : 3729);
      if (changed.status === 'rejected') expect(changed.reason).toEqual(code('line_invoiced'));
    }
  });

  describe('of a company', () => {
    it('are nobody’s in particular: beside those of its people on one invoice, and counted for the company alone', async () => {
      const companyId = await company();
      await write({ label: 'Domiciliation', quantity: '1', unitPrice: '40' }, { companyId });
      const terms = { quantity: 1, unitPriceCents: 1000, amountCents: 1000, currency: 'EUR', vatRateBp: 2000 } as const;
      const what = { originKind: 'other', originId: uuidv7(), label: 'Salle', suppliedOn: '2026-11-04' };
      await world
        .get(Db)
        .run(world.scope(site), (tx) =>
          world.get(ChargesService).record(tx, site, [{ ...member, companyId, ...what, ...terms, priceMode: 'net' }]),
        );
      const spent = await world.rows(
        'select person_id, spent_cents from company_spending where company_id = $1 order by spent_cents',
        [companyId],
      );
      expect(spent).toEqual([
        { person_id: member.personId, spent_cents: '1200' },
        { person_id: null, spent_cents: '6000' },
      ]);
      expect((await list({ companyId })).lines).toMatchObject([{ debtorName: 'Atelier', memberId: null }]);
      const id = uuidv7() as InvoiceId;
      const invoice = await world.invoices.issue(world.scope(site), { id, siteId: site, companyId, month: '2026-11' });
      expect(invoice.snapshot.lines.map(({ label, person }) => [label, person])).toEqual([
        ['Salle', 'Inès Marchand'],
        ['Domiciliation', undefined],
      ]);
      expect(invoice.snapshot.subtotals).toEqual([
        { of: 'person', name: 'Inès Marchand', netCents: 1000 },
        { of: 'person', name: null, netCents: 4000 },
      ]);
    });

    it('may be on a cost centre that is in use, which their invoice tells apart; a member has none', async () => {
      const companyId = await company();
      const other = await company();
      const centre = async (of: CompanyId, name: string, active = true) => {
        const id = uuidv7();
        await world.rows(`insert into company_cost_centres (company_id, id, name, active) values ($1, $2, $3, $4)`, [
          of,
          id,
          name,
          active,
        ]);
        return id;
      };
      const [shop, office] = [await centre(companyId, 'Atelier'), await centre(companyId, 'Bureau')];
      const strange = [await centre(other, 'Ailleurs'), await centre(companyId, 'Fermé', false), uuidv7()];
      for (const costCentreId of strange) {
        await expect(write({ costCentreId }, { companyId })).rejects.toEqual(code('invalid_request'));
      }
      await expect(write({ costCentreId: shop })).rejects.toEqual(code('invalid_request'));
      expect((await list({ companyId })).costCentres.map(({ name }) => name)).toEqual(['Atelier', 'Bureau']);

      const kept = await write({ costCentreId: shop, quantity: '1', unitPrice: '40' }, { companyId });
      expect(kept).toMatchObject({ costCentreId: shop, costCentre: 'Atelier' });
      const terms = { quantity: '1', unitPrice: '10', label: 'Domiciliation' };
      const { id } = await write({ ...terms, costCentreId: shop }, { companyId });
      const moved = await lines().rewrite(world.scope(site), site, order({ ...terms, id, costCentreId: office }));
      expect(moved.costCentre).toBe('Bureau');
      // Out of use, it stays where it is.
      await world.rows('update company_cost_centres set active = false where id = $1', [office]);
      await lines().rewrite(world.scope(site), site, order({ ...terms, id, costCentreId: office, unitPrice: '11' }));

      const order6 = { id: uuidv7() as InvoiceId, siteId: site, companyId, month: '2026-11' };
      const { snapshot } = await world.invoices.issue(world.scope(site), order6);
      expect(snapshot.lines.map(({ label, costCentre }) => [label, costCentre])).toEqual([
        [kept.label, 'Atelier'],
        ['Domiciliation', 'Bureau'],
      ]);
      expect(snapshot.subtotals).toEqual([
        { of: 'cost_centre', name: 'Atelier', netCents: 4000 },
        { of: 'cost_centre', name: 'Bureau', netCents: 1100 },
      ]);
    });

    it('that are billed anew count once towards the caps, as what stands in their place', async () => {
      const companyId = await company();
      await write({ quantity: '1', unitPrice: '40' }, { companyId });
      const spent = async () => {
        const rows = await world.rows<{ cents: number }>(
          `select coalesce(sum(spent_cents), 0)::int as cents from company_spending
           where company_id = $1 and person_id is null`,
          [companyId],
        );
        return rows[0]!.cents;
      };
      const wish = { id: uuidv7() as InvoiceId, siteId: site, companyId, month: '2026-11' };
      const { id: invoiceId } = await world.invoices.issue(world.scope(site), wish);
      const credit = { id: uuidv7() as InvoiceId, siteId: site, invoiceId, reason: 'Mauvais prix', lines: null };
      await world.get(CreditNotesService).credit(world.scope(site), { ...credit, rebill: true });
      expect(await spent()).toBe(4800);
      const [line] = (await list({ companyId })).lines;
      const changed = order({ id: line!.id, quantity: '1', unitPrice: '30' });
      await lines().rewrite(world.scope(site), site, changed);
      expect(await spent()).toBe(3600);
      await lines().remove(world.scope(site), site, line!.id);
      expect(await spent()).toBe(0);
      expect((await checkInvariants(world.db.url)).filter(({ rows }) => rows.length > 0)).toEqual([]);
      // Said once, and nothing else of what is on an invoice changes.
      for (const change of ['charged_anew = false', 'charged_anew = true', "charged_anew = true, label = 'x'"]) {
        const edit = world.rows(`update charges set ${change} where invoice_id = $1`, [invoiceId]);
        await expect(edit).rejects.toMatchObject({ constraint: 'invoice_frozen' });
      }
    });

    it('follow their changes in what the company has spent', async () => {
      const companyId = await company();
      const { id } = await write({ quantity: '1', unitPrice: '40' }, { companyId });
      await lines().rewrite(
        world.scope(site),
        site,
        order({ id, quantity: '1', unitPrice: '30', suppliedOn: '2026-10-02' }),
      );
      const broken = async () => (await checkInvariants(world.db.url)).filter(({ rows }) => rows.length > 0);
      expect(await broken()).toEqual([]);
      await lines().remove(world.scope(site), site, id);
      expect(await broken()).toEqual([]);
    });
  });

  it('are for who the site knows, and of nobody else’s site', async () => {
    const elsewhere = await world.site();
    const stranger = await world.member(elsewhere);
    await expect(write({}, { memberId: stranger.memberId })).rejects.toEqual(code('not_found'));
    await expect(write({}, { companyId: uuidv7() as CompanyId })).rejects.toEqual(code('not_found'));
    await expect(list({ memberId: stranger.memberId })).rejects.toEqual(code('not_found'));
    const { id } = await write();
    const theirs = world.scope(elsewhere);
    await expect(lines().byId(theirs, elsewhere, id)).rejects.toEqual(code('not_found'));
    await expect(lines().remove(theirs, elsewhere, id)).rejects.toEqual(code('not_found'));
  });
});
