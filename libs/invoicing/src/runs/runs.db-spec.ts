import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { CompanyId, InvoiceId, MemberId, SiteId } from '#libs/domain';
import { Db } from '#libs/platform';
import { profile } from '../../../../test/support/invoices.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { DepositsService } from '../deposits/deposits.service.js';
import { PreviewService } from './preview.service.js';
import { type RunOrder, RunsService } from './runs.service.js';

describe('invoicing a whole month', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(0, 8);
  });
  afterAll(() => world.stop());

  let site: SiteId;
  beforeEach(async () => {
    world.moveTo('2026-11-30');
    site = await world.site();
  });

  const code = (problem: string) => expect.objectContaining({ code: problem });
  const runs = () => world.get(RunsService);
  const preview = (month = '2026-11') => world.get(PreviewService).preview(world.scope(site), site, month);
  const start = (order: Partial<RunOrder> = {}) =>
    runs().start(world.scope(site), site, {
      ...{ id: uuidv7(), month: '2026-11', leaveOut: [], confirmed: false, ...order },
    });
  const progress = (id: string) => runs().progress(world.scope(site), site, id);
  const worked = async (id: string) => {
    await runs().work(site, id);
    return progress(id);
  };

  async function owing(count: number, day = '2026-11-03'): Promise<Member[]> {
    const members: Member[] = [];
    for (let i = 0; i < count; i++) {
      const member = await world.member(site);
      await world.charge(site, member, day);
      members.push(member);
    }
    return members;
  }
  const invoices = () =>
    world.rows<{ rank: number; member: string }>(
      `select number_rank as rank, member_id as member from invoices where site_id = $1 and status = 'issued' order by 1`,
      [site],
    );
  const ranks = async () => (await invoices()).map(({ rank }) => rank);
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

  describe('foreseen', () => {
    it('is what would be issued, with what to look at first', async () => {
      const [plain, odd] = (await owing(2)) as [Member, Member];
      await world.charge(site, odd, '2026-10-02', { amountCents: -500, unitPriceCents: -500 });
      await world.charge(site, plain, '2026-11-04', { vatRateBp: 1000 });
      await world.charge(site, plain, '2026-12-01');
      const { debtors, rates, missing, bound, dueMemberships } = await preview().then(({ gaps, ...rest }) => ({
        ...rest,
        missing: gaps,
      }));
      expect(
        debtors.map(({ memberId, charges, sums, anomalies }) => [memberId, charges, sums.grossCents, anomalies]),
      ).toEqual([
        [odd.memberId, 2, 1800, ['given_back', 'older', 'no_address']],
        [plain.memberId, 2, 4600, ['no_address']],
      ]);
      expect(rates).toEqual([
        { vatCategory: 'S', vatRateBp: 2000, netCents: 3500, vatCents: 700 },
        { vatCategory: 'S', vatRateBp: 1000, netCents: 2000, vatCents: 200 },
      ]);
      expect([missing, bound, dueMemberships]).toEqual([
        [],
        { issuedToday: 0, limit: 50, timeZone: 'Europe/Paris' },
        0,
      ]);
    });

    it('says what each invoice would take off for deposits: what it then takes', async () => {
      const [paid, other] = (await owing(2)) as [Member, Member];
      const parts = [{ vatRateBp: 2000, priceMode: 'gross' as const, amountCents: 1_000 }];
      const order = { siteId: site, label: 'Salle', percentBp: null, parts };
      const deposits = world.get(DepositsService);
      const ask = (memberId: MemberId, deductFrom: string | null, cents = 1_000) =>
        deposits.issue(world.scope(site), {
          ...{ ...order, id: uuidv7() as InvoiceId, memberId, deductFrom },
          parts: [{ ...parts[0]!, amountCents: cents }],
        });
      await ask(paid.memberId, null);
      await ask(paid.memberId, '2027-03');
      await ask(other.memberId, null, 90_000);
      const { debtors } = await preview();
      const of = ({ memberId }: Member) => debtors.find((one) => one.memberId === memberId)!;
      expect([of(paid).depositsCents, of(other).depositsCents]).toEqual([1_000, of(other).sums.grossCents]);
      const issued = await world.issue(site, paid);
      expect(issued.snapshot.deposits).toMatchObject([{ grossCents: 1_000 }]);
    });

    it('knows what somebody usually pays, and which memberships are not charged yet', async () => {
      const [member] = (await owing(1, '2026-08-03')) as [Member];
      for (const [month, day] of [
        ['2026-08', '2026-08-31'],
        ['2026-09', '2026-09-30'],
      ] as const) {
        world.moveTo(day);
        await world.charge(site, member, `${month}-05`);
        await world.issue(site, member, month);
      }
      world.moveTo('2026-11-30');
      await world.charge(site, member, '2026-11-05', { amountCents: 11_000, unitPriceCents: 11_000 });
      expect((await preview()).debtors[0]!.anomalies).toEqual(['unusual', 'no_address']);
      const [plan, membership] = [uuidv7(), uuidv7()];
      await world.rows(
        `insert into plans (site_id, id, name, price_cents, price_mode, vat_rate_bp, cycle, anchor)
         values ($1, $2, 'Nomade', 9000, 'gross', 2000, 'month', 'first')`,
        [site, plan],
      );
      await world.rows(
        `insert into memberships (site_id, id, member_id, person_id, started_on, anchor_day, committed_until, created_at)
         values ($1, $2, $3, $4, '2026-11-01', 1, '2026-11-01', now())`,
        [site, membership, member.memberId, member.personId],
      );
      await world.rows(
        `insert into membership_terms (site_id, id, membership_id, during, plan_id, state)
         values ($1, $2, $3, '[2026-11-01,)', $4, 'active')`,
        [site, uuidv7(), membership, plan],
      );
      expect((await preview()).dueMemberships).toBe(1);
    });
  });

  describe('carried out', () => {
    it('issues each debtor one invoice, in the order of the preview, but for those left out', async () => {
      const members = await owing(4);
      const out = members[2]!.memberId;
      await world.rows(
        `update members set street = '1 rue Neuve', postcode = '59000', commune = 'Lille', country = 'FR'
         where site_id = $1 and id = $2`,
        [site, members[0]!.memberId],
      );
      const run = await start({ leaveOut: [out] });
      expect(run.unaddressed).toEqual([]);
      expect(run).toMatchObject({ state: 'running', debtors: { pending: 3, issued: 0, skipped: 1, refused: 0 } });
      expect(run.cents).toEqual({ pending: 7200, issued: 0, skipped: 2400, refused: 0 });
      const done = await worked(run.id);
      expect(done).toMatchObject({ state: 'done', debtors: { pending: 0, issued: 3, skipped: 1, refused: 0 } });
      expect(done.cents.issued).toBe(7200);
      expect(done.last.map(({ number, name, grossCents }) => [number, name, grossCents])).toEqual(
        ['F2026-000003', 'F2026-000002', 'F2026-000001'].map((number) => [number, 'Inès Marchand', 2400]),
      );
      expect((await invoices()).map(({ member }) => member)).not.toContain(out);
      // The one with an address came last, having nothing odd.
      expect(done.unaddressed.map(({ number }) => number)).toEqual(['F2026-000002', 'F2026-000001']);
      const events = await world.rows(`select 1 from events where topic = 'billing.run' and payload->>'runId' = $1`, [
        run.id,
      ]);
      expect(events).toHaveLength(1);
    });

    it('takes the second time what is still open', async () => {
      const [first] = (await owing(2)) as [Member];
      await worked((await start({ leaveOut: [first.memberId] })).id);
      const again = await worked((await start()).id);
      expect(again.debtors).toEqual({ pending: 0, issued: 1, skipped: 0, refused: 0 });
      await expect(start()).rejects.toEqual(code('nothing_to_invoice'));
      expect(await ranks()).toEqual([1, 2]);
    });

    it('is the same run when ordered again, and refuses its id for another', async () => {
      await owing(2);
      const id = uuidv7();
      const all = await Promise.all(upTo(5).map(() => start({ id })));
      expect(new Set(all.map((run) => run.startedAt.toISOString())).size).toBe(1);
      await worked(id);
      expect(await start({ id })).toMatchObject({ state: 'done', debtors: { issued: 2 } });
      await expect(start({ id, month: '2026-10' })).rejects.toEqual(code('id_reused'));
      expect(await ranks()).toEqual([1, 2]);
    });

    it('lists who was refused with the reason, and goes on with the others', async () => {
      const [owed, wrongRate, bug] = (await owing(4)) as [Member, Member, Member];
      await world.charge(site, owed, '2026-11-05', { amountCents: -9000, unitPriceCents: -9000 });
      await world.charge(site, wrongRate, '2026-11-05', { vatRateBp: 1900 });
      // A fault of ours is nobody's to explain: the site's money is euros.
      await world.charge(site, bug, '2026-11-05', { currency: 'CHF' });
      const done = await worked((await start()).id);
      expect(done).toMatchObject({ state: 'done', debtors: { pending: 0, issued: 1, skipped: 0, refused: 3 } });
      expect(done.refused.map(({ memberId, reason }) => [memberId, reason]).toSorted()).toEqual(
        [
          [owed.memberId, 'invoice_negative'],
          [wrongRate.memberId, 'vat_rate_unknown'],
          [bug.memberId, 'internal'],
        ].toSorted(),
      );
      expect(await ranks()).toEqual([1]);
    });

    it('gives back the numbers of those who were together with somebody the database refuses, and issues them', async () => {
      const [, , bad] = (await owing(5)) as Member[];
      await world.rows(`create function refuse_one() returns trigger language plpgsql as $$
        begin raise exception 'not this one'; end $$`);
      await world.rows(`create trigger refuse_one before update on invoices for each row
        when (new.status = 'issued' and new.member_id = '${bad!.memberId}') execute function refuse_one()`);
      const done = await worked((await start()).id);
      await world.rows('drop function refuse_one cascade');
      expect(done).toMatchObject({ state: 'done', debtors: { pending: 0, issued: 4, skipped: 0, refused: 1 } });
      expect(done.refused.map(({ memberId, reason }) => [memberId, reason])).toEqual([[bad!.memberId, 'internal']]);
      expect(await ranks()).toEqual(upTo(4));
      const entries = await world.rows<{ number: number }>(
        'select number from accounting_entries where site_id = $1 order by 1',
        [site],
      );
      expect(entries.map(({ number }) => number)).toEqual(upTo(4));
    });

    it('does not begin for a seller with gaps, and is another site’s to nobody', async () => {
      const [here] = [site];
      await owing(1);
      const run = await start();
      site = await world.site(profile({ vatNumber: null }));
      await owing(1);
      await expect(start()).rejects.toEqual(code('legal_profile_incomplete'));
      await expect(progress(run.id)).rejects.toEqual(code('not_found'));
      await expect(runs().stop(world.scope(site), site, run.id)).rejects.toEqual(code('not_found'));
      await expect(runs().resume(world.scope(site), site, run.id, true)).rejects.toEqual(code('not_found'));
      await runs().work(site, run.id);
      site = here;
      expect(await progress(run.id)).toMatchObject({ state: 'running', debtors: { pending: 1 } });
    });

    it('stops when it is told to, and goes on where it was', async () => {
      await owing(3);
      const { id } = await start();
      await runs().stop(world.scope(site), site, id);
      expect(await worked(id)).toMatchObject({ state: 'stopped', stoppedBy: 'person', debtors: { pending: 3 } });
      await runs().resume(world.scope(site), site, id, false);
      expect(await worked(id)).toMatchObject({ state: 'done', stoppedBy: null, debtors: { issued: 3 } });
      expect(await runs().stop(world.scope(site), site, id)).toMatchObject({ state: 'done' });
      expect(await runs().resume(world.scope(site), site, id, false)).toMatchObject({ state: 'done' });
      expect(await runs().list(world.scope(site), site, '2026-11')).toEqual([
        expect.objectContaining({ id, state: 'done', debtors: { pending: 0, issued: 3, skipped: 0, refused: 0 } }),
      ]);
    });

    it('waits for whoever has the last debtors in hand, and takes them up when nobody does any more', async () => {
      await owing(2);
      const { id } = await start();
      const killed = new pg.Client(world.db.url);
      await killed.connect();
      await killed.query('begin');
      await killed.query('select from billing_run_items where run_id = $1 for update', [id]);
      const other = worked(id);
      const waits = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%billing_run_items%'
        and datname = current_database()`;
      while ((await world.rows(waits)).length === 0) await new Promise((later) => setTimeout(later, 10));
      await killed.end();
      expect(await other).toMatchObject({ state: 'done', debtors: { pending: 0, issued: 2 } });
    });

    it('keeps what became of a debtor', async () => {
      await owing(1);
      const { id } = await start();
      await worked(id);
      await expect(world.rows(`update billing_run_items set reason = 'x' where run_id = $1`, [id])).rejects.toThrow(
        'what became of a debtor stays',
      );
    });

    it('bills a company once for all of its people', async () => {
      const [member] = (await owing(1)) as [Member];
      const company = uuidv7() as CompanyId;
      await world.rows(
        `insert into companies (id, network_id, name, email, street, postcode, commune, country, created_at)
         select $1, network_id, 'Atelier', 'compta@atelier.example', '1 rue', '59000', 'Lille', 'FR', now()
         from sites where site_id = $2`,
        [company, site],
      );
      await world.rows('insert into company_accounts (site_id, company_id, opened_at) values ($1, $2, now())', [
        site,
        company,
      ]);
      await world.rows('set session_replication_role = replica');
      await world.rows(
        `insert into charges (site_id, id, member_id, person_id, company_id, origin_kind, origin_id, label, supplied_on,
           quantity, unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at, company_gross_cents)
         values ($1, $2, $3, $4, $5, 'reservation', $2, 'Salle', '2026-11-04', 1, 1000, 1000, 'EUR', 'net', 2000, now(),
           1200)`,
        [site, uuidv7(), member.memberId, member.personId, company],
      );
      await world.rows('set session_replication_role = origin');
      const done = await worked((await start()).id);
      expect(done.last.map(({ name, companyId, grossCents }) => [name, companyId, grossCents]).toSorted()).toEqual([
        ['Atelier', company, 1200],
        ['Inès Marchand', null, 2400],
      ]);
    });
  });

  describe('more documents than usual on one day', () => {
    it('are issued once somebody has confirmed it', async () => {
      await owing(51);
      await expect(start()).rejects.toMatchObject({
        code: 'billing_bound',
        details: { wanted: 51, issuedToday: 0, limit: 50 },
      });
      expect(await worked((await start({ confirmed: true })).id)).toMatchObject({ debtors: { issued: 51 } });
      world.moveTo('2026-12-02');
      expect((await preview('2026-12')).bound.limit).toBe(153);
    });

    it('stop a run under way', async () => {
      await owing(3);
      const { id } = await start();
      const others = await owing(48);
      await world.get(Db).run(world.scope(site), async (tx) => {
        for (const { memberId } of others) {
          await world.invoices.issueWithin(tx, { id: uuidv7() as never, siteId: site, memberId, month: '2026-11' });
        }
      });
      expect(await worked(id)).toMatchObject({
        state: 'stopped',
        stoppedBy: 'bound',
        debtors: { pending: 1, issued: 2 },
      });
      await expect(runs().resume(world.scope(site), site, id, false)).rejects.toEqual(code('billing_bound'));
      await runs().resume(world.scope(site), site, id, true);
      expect(await worked(id)).toMatchObject({ state: 'done', debtors: { issued: 3 } });
      expect(await ranks()).toEqual(upTo(51));
    });
  });

  it('is the same whoever is at it at once: one invoice each, numbers without a gap', async () => {
    await owing(20);
    const ids = await Promise.all(upTo(3).map(async () => (await start()).id));
    await Promise.all([...ids, ...ids].map((id) => runs().work(site, id)));
    for (const id of ids) await runs().work(site, id);
    const all = await Promise.all(ids.map(progress));
    expect(all.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    const sum = (of: 'issued' | 'skipped') => all.reduce((total, { debtors }) => total + debtors[of], 0);
    expect([sum('issued'), sum('skipped')]).toEqual([20, 40]);
    expect(await ranks()).toEqual(upTo(20));
    expect(new Set((await invoices()).map(({ member }) => member)).size).toBe(20);
  });
});
