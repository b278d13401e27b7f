import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { InvoiceId, SiteId } from '#libs/domain';
import { checkInvariants } from '../../../../apps/cli/src/verify/verify.store.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { CreditNotesService } from '../credits/credits.service.js';
import { SettlementsService } from './settlements.service.js';

describe('a month of which more is given back than is owed', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0, 8);
  });
  afterAll(() => world.stop());

  let site: SiteId;
  let member: Member;
  beforeEach(async () => {
    world.moveTo('2026-10-31');
    site = await world.site();
    member = await world.member(site);
    await bill('Abonnement', 10_000, '2026-10-01');
    await world.issue(site, member, '2026-10');
    world.moveTo('2026-11-21');
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });
  const bill = (label: string, cents: number, day: string) =>
    world.charge(site, member, day, { label, amountCents: cents, unitPriceCents: cents, originKind: 'other' });
  const settle = (id: string = uuidv7(), whose: Pick<Member, 'memberId'> = member) => {
    const order = { id: id as InvoiceId, siteId: site, month: '2026-11', reason: 'Jours rendus' };
    return world.get(SettlementsService).settle(world.scope(site), order, { memberId: whose.memberId });
  };
  const preview = () =>
    world.get(SettlementsService).preview(world.scope(site), site, { memberId: member.memberId }, '2026-11');
  const broken = async () => (await checkInvariants(world.db.url)).filter(({ rows }) => rows.length > 0);

  it('is settled by a credit note on what was invoiced; what is owed besides is invoiced as ever', async () => {
    await bill('Jours rendus', -4_000, '2026-11-02');
    await bill('Bureau', 1_000, '2026-11-03');
    await expect(world.issue(site, member)).rejects.toEqual(code('invoice_negative'));
    const planned = await preview();
    expect(planned.notes.map(({ totals }) => totals.grossCents)).toEqual([4_800]);
    const [note] = await settle();
    expect(note).toMatchObject({
      kind: 'credit_note',
      correctsNumber: 'F2026-000001',
      grossCents: 4_800,
      month: '2026-11',
    });
    expect(note!.snapshot.reason).toBe('Jours rendus');
    expect(await world.issue(site, member)).toMatchObject({ netCents: 1_000 });
    await expect(settle()).rejects.toEqual(code('nothing_to_settle'));
    expect(await preview()).toMatchObject({ notes: [], settled: [], carried: [] });
    expect(await broken()).toEqual([]);
  });

  it('is settled once, however often it is ordered at the same moment', async () => {
    await bill('Jours rendus', -4_000, '2026-11-02');
    const id = uuidv7();
    const outcomes = await Promise.allSettled([settle(id), settle(id), settle(), settle(), world.issue(site, member)]);
    const notes = await world.rows(`select id from invoices where site_id = $1 and kind = 'credit_note'`, [site]);
    expect(notes).toHaveLength(1);
    expect(outcomes[4]).toMatchObject({ status: 'rejected' });
    const [first, again] = [await settle(notes[0]!.id as string), await settle(notes[0]!.id as string)];
    expect(again.map(({ number }) => number)).toEqual(first.map(({ number }) => number));
    const other = await world.member(site);
    await expect(settle(notes[0]!.id as string, other)).rejects.toEqual(code('id_reused'));
  });

  it('is settled over several invoices, each note of its own, and the order again finds them all', async () => {
    world.moveTo('2026-10-31', 700);
    await bill('Abonnement', 3_000, '2026-10-02');
    await world.issue(site, member, '2026-10');
    world.moveTo('2026-11-21');
    await bill('Jours rendus', -12_000, '2026-11-02');
    const id = uuidv7();
    const notes = await settle(id);
    expect(notes.map(({ correctsNumber, netCents }) => [correctsNumber, netCents])).toEqual([
      ['F2026-000002', 3_000],
      ['F2026-000001', 9_000],
    ]);
    expect((await settle(id)).map(({ number }) => number)).toEqual(notes.map(({ number }) => number));
    expect(await broken()).toEqual([]);
  });

  it('is carried where no invoice has enough left', async () => {
    await bill('Geste commercial', -20_000, '2026-11-02');
    expect(await preview()).toMatchObject({
      notes: [],
      carried: [{ label: 'Geste commercial', amountCents: -20_000 }],
    });
    await expect(settle()).rejects.toEqual(code('nothing_to_settle'));
    await bill('Bureau', 21_000, '2026-11-03');
    expect(await world.issue(site, member)).toMatchObject({ netCents: 1_000 });
  });

  it('gives nothing back twice, also beside somebody who credits the invoice by hand', async () => {
    await bill('Jours rendus', -6_000, '2026-11-02');
    const [original] = await world.rows<{ id: InvoiceId }>(`select id from invoices where site_id = $1`, [site]);
    const byHand = { id: uuidv7() as InvoiceId, siteId: site, invoiceId: original!.id, reason: 'Salle fermée' };
    const outcomes = await Promise.allSettled([
      settle(),
      world.get(CreditNotesService).credit(world.scope(site), { ...byHand, lines: [{ line: 1, amountCents: 6_000 }] }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await broken()).toEqual([]);
  });
});
