import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import type { SiteId } from '#libs/domain';
import { Jobs } from '#libs/platform';
import { Accounting1790004600000 } from '../../../../migrations/1790004600000-accounting.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { creditDocument } from '../../../../test/support/issued.js';
import { AccountingService } from './accounting.service.js';

/** An installation that issued documents before it had accounting: the migration is undone and done again. */
describe('an older installation', () => {
  let world: InvoicingWorld;
  let site: SiteId;
  let member: Member;
  const numbers: string[] = [];

  beforeAll(async () => {
    world = await InvoicingWorld.start(0);
    world.moveTo('2026-10-30');
    site = await world.site();
    for (const kind of ['membership', 'pack', 'no_show']) {
      member = await world.member(site);
      const originId = await world.charge(site, member, '2026-10-03', { label: kind });
      await world.rows('update charges set origin_kind = $1 where origin_id = $2', [kind, originId]);
      const invoice = await world.issue(site, member, '2026-10');
      numbers.push(invoice.number);
      world.moveTo(`2026-11-0${numbers.length}`);
      if (kind === 'pack') numbers.push((await creditDocument(world, site, member, invoice, 50)).number);
    }
    // Lines of old documents do not say what they are for.
    await world.rows('alter table invoices disable trigger all');
    await world.rows(`update invoices set snapshot = regexp_replace(snapshot, '"product":"[a-z]+",', '', 'g')`);
    await world.rows('alter table invoices enable trigger all');
    const migration = new Accounting1790004600000();
    const query = { query: (sql: string) => world.owner.query(sql) } as unknown as QueryRunner;
    await migration.down(query);
    await migration.up(query);
  });
  afterAll(() => world.stop());

  it('has a list of what waits, and a job for it, until the job has booked it in the order it was issued', async () => {
    expect(await world.rows('select site_id from accounting_backlog')).toHaveLength(4);
    const jobs = await world.rows(`select payload from events where topic = 'accounting.behind' and done_at is null`);
    expect(jobs).toEqual([{ payload: { siteId: site } }]);
    const { handler } = world.get(Jobs).subscriptions.find(({ topic }) => topic === 'accounting.behind')!;
    await handler({ siteId: site }, 'job');
    await handler({ siteId: site }, 'job');
    expect(await world.rows('select site_id from accounting_backlog')).toEqual([]);
    const entries = await world.rows('select number, piece_ref as ref from accounting_entries order by number');
    expect(entries).toEqual(numbers.map((ref, index) => ({ number: index + 1, ref })));
  });

  it('books them to what their charges were for, credit notes too, and its report agrees with the documents', async () => {
    const revenue = await world.rows(
      `select e.piece_ref as ref, l.product, l.credit_cents::int - l.debit_cents::int as cents from accounting_lines l
       join accounting_entries e on e.id = l.entry_id where l.role = 'revenue' order by e.number`,
    );
    expect(revenue).toEqual([
      { ref: numbers[0], product: 'membership', cents: 2_000 },
      { ref: numbers[1], product: 'pack', cents: 2_000 },
      { ref: numbers[2], product: 'pack', cents: -1_000 },
      { ref: numbers[3], product: 'fee', cents: 2_000 },
    ]);
    const { vat } = await world.get(AccountingService).report(world.scope(site), site, '2026-11-01');
    expect(vat).toEqual([
      { vatCategory: 'S', vatRateBp: 2000, netCents: 5_000, vatCents: 1_000, dueCents: 0, pendingCents: 1_000 },
    ]);
  });
});
