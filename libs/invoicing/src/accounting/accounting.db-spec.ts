import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SiteId } from '#libs/domain';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { creditDocument, issueDocument } from '../../../../test/support/issued.js';
import { profile } from '../../../../test/support/invoices.js';
import { AccountingService } from './accounting.service.js';

let world: InvoicingWorld;
beforeAll(async () => {
  world = await InvoicingWorld.start(0, 8);
});
afterAll(() => world.stop());

let site: SiteId;
let member: Member;
beforeEach(async () => {
  world.moveTo('2026-11-21');
  site = await world.site(profile({ vatOnDebits: true }));
  member = await world.member(site);
});

const accounting = () => world.get(AccountingService);
const code = (problem: string) => expect.objectContaining({ code: problem });
const ROOM = [{ amountCents: 10_000, vatRateBp: 2000 }];
const room = () => issueDocument(world, site, member, { kind: 'invoice', amounts: ROOM });
const entries = () => world.rows('select number from accounting_entries where site_id = $1', [site]);
const lines = (ref: string) =>
  world.rows(
    `select account, debit_cents::int as debit from accounting_lines l
     join accounting_entries e on e.site_id = l.site_id and e.id = l.entry_id
     where e.site_id = $1 and e.piece_ref = $2 order by position`,
    [site, ref],
  );

describe('a month', () => {
  const close = (month: string) => accounting().close(world.scope(site), site, month);
  const stateIn = async (month: string) => (await accounting().report(world.scope(site), site, month)).state;

  it('is closed once it is over, with all before it, for good', async () => {
    await expect(close('2026-11')).rejects.toEqual(code('accounting_month_running'));
    expect([await stateIn('2026-11'), await stateIn('2026-10')]).toEqual(['running', 'open']);
    await close('2026-10');
    await close('2026-10');
    await close('2026-09');
    expect([await stateIn('2026-10'), await stateIn('2026-08'), await stateIn('2026-11')]).toEqual([
      'closed',
      'closed',
      'running',
    ]);
    const closings = await world.rows('select last_day::text as day from accounting_closings where site_id = $1', [
      site,
    ]);
    expect(closings).toEqual([{ day: '2026-10-31' }]);
    for (const sql of [
      'delete from accounting_closings',
      'update accounting_closings set last_day = last_day',
      'truncate accounting_closings',
    ]) {
      await expect(world.rows(sql)).rejects.toMatchObject({
        constraint: expect.stringMatching(/^(accounting_frozen|invoice_frozen)$/),
      });
    }
    await expect(
      world.rows(`insert into accounting_closings values ($1, '2026-09-30', now(), null)`, [site]),
    ).rejects.toMatchObject({ constraint: 'accounting_month_closed' });
  });

  it('that is closed takes no document and no entry any more, also where a clock is wrong', async () => {
    world.moveTo('2026-12-01');
    await close('2026-11');
    world.moveTo('2026-11-30');
    await expect(room()).rejects.toEqual(code('accounting_month_closed'));
    // Whoever closed it after the document was dated: its entry is refused just the same.
    await world.rows('alter table invoices disable trigger accounting_month_open');
    await expect(room()).rejects.toEqual(code('accounting_month_closed'));
    await world.rows('alter table invoices enable trigger accounting_month_open');
    expect(await entries()).toEqual([]);
    world.moveTo('2026-12-01');
    await room();
    expect(await entries()).toHaveLength(1);
  });

  it('closes behind whoever is issuing: a document is in it with its entry, or not at all', async () => {
    world.moveTo('2026-12-01');
    const attempts = await Promise.allSettled([room(), close('2026-11'), room(), close('2026-11'), room()]);
    expect(attempts.map(({ status }) => status)).toEqual(Array<string>(5).fill('fulfilled'));
    expect(await entries()).toHaveLength(3);
  });
});

describe('accounts of a site', () => {
  const chart = () => accounting().chart(world.scope(site), site);
  const set = (firstMonth: number, use: string, account: string) =>
    accounting().setChart(world.scope(site), site, firstMonth, [{ use, account, label: 'À nous', analytic: 'COW' }]);

  it('count for the entries to come', async () => {
    const before = await room();
    await set(1, 'room', '706900');
    const after = await room();
    expect((await lines(before.number))[1]).toMatchObject({ account: '708300' });
    expect((await lines(after.number))[1]).toMatchObject({ account: '706900' });
    expect((await chart()).accounts.find(({ use }) => use === 'room')).toMatchObject({
      account: '706900',
      analytic: 'COW',
    });
    const note = await creditDocument(world, site, member, before);
    expect((await lines(note.number))[1]).toMatchObject({ account: '708300', debit: 10_000 });
  });

  it('are refused field by field, and nothing changes', async () => {
    await expect(set(1, 'room', '411000')).rejects.toMatchObject({
      code: 'invalid_request',
      details: { errors: [{ field: 'room.account' }] },
    });
    expect((await chart()).accounts.find(({ use }) => use === 'room')).toMatchObject({ account: '708300' });
  });

  it('a fiscal year that begins in another month follows the one that is booked', async () => {
    await room();
    await set(10, 'room', '706900');
    world.moveTo('2027-02-01');
    await room();
    world.moveTo('2027-10-01');
    await room();
    const { years } = await accounting().report(world.scope(site), site, '2027-10');
    expect(years).toEqual([
      { first: '2027-10-01', last: '2028-09-30', entries: 1 },
      { first: '2027-01-01', last: '2027-09-30', entries: 1 },
      { first: '2026-01-01', last: '2026-12-31', entries: 1 },
    ]);
  });
});
