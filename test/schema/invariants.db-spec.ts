import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { issuePastMonths } from '../../apps/cli/src/demo/invoices.js';
import { INVARIANTS } from '../../apps/cli/src/verify/invariants.js';
import { checkInvariants } from '../../apps/cli/src/verify/verify.store.js';
import type { SiteId } from '#libs/domain';
import { InvoicesService } from '#libs/invoicing';
import { MembersService } from '#libs/members';
import { type World, createWorld } from '../support/world.js';

/**
 * One way to break each invariant, written past every trigger as a superuser can; a constraint that would still
 * refuse it is dropped first.
 */
const LIVE_ROOM = `select * from reservations where mode = 'exclusive' and status = 'confirmed' order by id limit 1`;
const ISSUED = `select * from invoices where status = 'issued' order by site_id, number_rank limit 1`;
const LAST = `select * from invoices where status = 'issued' order by site_id, number_rank desc limit 1`;
const CHARGED = `select * from charges where status = 'invoiced' order by id limit 1`;

const LOT = `
  insert into credit_lots (site_id, id, member_id, person_id, unit, kind, valid, name, source_kind, granted, created_at)
  select m.site_id, gen_random_uuid(), m.id, m.person_id, 'pass', 'desk', '[2026-11-01,)', 'Carnet', 'site', 5, now()
  from members m order by m.id limit 1;`;

/** A member of a plan who was billed for November. */
const BILLED = `
  alter table membership_periods drop constraint membership_period_billed_once;
  create temporary table planted on commit drop as
    select site_id, id as member_id, person_id, gen_random_uuid() as plan_id, gen_random_uuid() as id,
      gen_random_uuid() as period_id
    from members order by id limit 1;
  insert into plans (site_id, id, name, price_cents, price_mode, vat_rate_bp, cycle, anchor)
    select site_id, plan_id, 'Nomade', 9000, 'gross', 2000, 'month', 'first' from planted;
  insert into memberships (site_id, id, member_id, person_id, started_on, anchor_day, committed_until, created_at)
    select site_id, id, member_id, person_id, '2026-11-01', 1, '2026-11-01', now() from planted;
  insert into membership_terms (site_id, id, membership_id, during, plan_id, state, member_id)
    select site_id, id, id, '[2026-11-01,)', plan_id, 'active', member_id from planted;
  insert into membership_periods select site_id, period_id, id, plan_id, '[2026-11-01,2026-12-01)',
    '[2026-11-01,2026-12-01)', 9000, now(), 9000, 'gross', 2000 from planted;
  insert into charges (site_id, id, member_id, person_id, origin_kind, origin_id, label, supplied_on, quantity,
    unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at)
    select site_id, period_id, member_id, person_id, 'membership', period_id, 'Formule Nomade', '2026-11-01', 1, 9000,
      9000, 'EUR', 'gross', 2000, now() from planted;`;

/** One screen, which a booking has: `alter`ed so that nothing watches over it. */
const SCREEN = (more: string) => `
  alter table reservation_extras disable trigger user;
  insert into extras (site_id, id, name, price_cents, price_mode, vat_rate_bp, per, kinds, stock)
    select site_id, id, 'Écran', 500, 'gross', 2000, 'booking', '{room}', 1 from (${LIVE_ROOM}) r;
  insert into reservation_extras (site_id, reservation_id, extra_id, during, quantity, name, per, units, unit_cents,
    price_mode, vat_rate_bp, cents, charge_cents)
    select site_id, id, id, during, 1, 'Écran', 'booking', 1, 500, 'gross', 2000, 0, 0 from (${LIVE_ROOM}) r;
  ${more};`;

const PLANTED: Record<string, string> = {
  extra_is_there: SCREEN(`update reservation_extras set quantity = 2, units = 2;
    update reservations r set during = later.during, blocked = later.during
    from reservation_extras x, (select tstzrange(hour, hour + interval '1 hour') as during
      from (select date_trunc('hour', now()) + interval '60 days' as hour) at) later
    where r.id = x.reservation_id`),
  extra_is_of_its_booking: SCREEN(`update reservations set has_extras = false`),
  company_spending_is_the_sum: `
    insert into company_spending (company_id, month, spent_cents)
    select company_id, '2026-11-01', 100 from company_accounts limit 1`,
  no_overlap: `
    alter table reservations drop constraint reservation_no_overlap;
    with r as (${LIVE_ROOM})
    insert into reservations (site_id, id, resource_id, member_id, person_id, mode, kind, during, blocked, status,
      price_cents, currency, price_lines, created_at)
    select site_id, gen_random_uuid(), resource_id, member_id, person_id, mode, kind, during, blocked, status, 0,
      currency, '[]', created_at from r`,
  no_pool_above_capacity: `
    with p as (select * from reservations where mode = 'pool' and status = 'confirmed' order by id limit 1)
    insert into reservations (site_id, id, resource_id, member_id, person_id, mode, kind, during, blocked, status,
      price_cents, currency, price_lines, created_at, quantity)
    select p.site_id, gen_random_uuid(), resource_id, member_id, person_id, p.mode, p.kind, during, blocked, status, 0,
      currency, '[]', p.created_at, s.capacity from p join resources s on s.id = p.resource_id`,
  no_place_taken_inside_another: `
    with r as (${LIVE_ROOM}), other as (
      update resources set parent_id = (select resource_id from r)
      where id = (select s.id from resources s join r on s.site_id = r.site_id and s.id <> r.resource_id
        and s.mode = 'exclusive' order by s.id limit 1)
      returning id)
    update reservations x set resource_id = other.id, during = r.during, blocked = r.blocked from r, other
    where x.id = (select y.id from reservations y where y.site_id = r.site_id and y.id <> r.id
      and y.status = 'confirmed' order by y.id limit 1)`,
  series_is_whole: `
    insert into series (site_id, id, resource_id, member_id, person_id, rule, first_day, time_zone, start_minute, minutes,
      quantity, skipped, created_at)
    select site_id, gen_random_uuid(), resource_id, member_id, person_id, 'FREQ=DAILY;COUNT=2', '2026-11-24',
      'Europe/Paris', 540, 60, 1, '[]', now() from (${LIVE_ROOM}) as r`,
  resource_has_its_lock:
    'delete from resource_locks where resource_id = (select id from resources order by id limit 1)',
  resource_has_its_code:
    'delete from resource_codes where resource_id = (select id from resources order by id limit 1)',
  reservation_knows_its_mode: `update reservations set mode = 'pool' where id = (select id from (${LIVE_ROOM}) as r)`,
  reservation_is_charged: `
    update charges set amount_cents = amount_cents - 1
    where id = (select id from charges where status = 'open' order by id limit 1)`,
  cancelled_is_not_charged: `
    update reservations set status = 'cancelled'
    where id = (select origin_id from charges where status = 'open' order by id limit 1)`,
  cancellation_costs_its_fee: `
    update reservations set status = 'cancelled', cancellation_fee_cents = 1
    where id = (select id from (${LIVE_ROOM}) as r)`,
  no_show_costs_its_fee: `
    update reservations set status = 'no_show', no_show_fee_cents = 1
    where id = (select id from (${LIVE_ROOM}) as r)`,
  charge_has_its_reservation: `update charges set origin_id = gen_random_uuid() where id = (select id from (${CHARGED}) as c)`,
  member_is_the_person: `
    update reservations r set person_id = (select person_id from members m where m.person_id <> r.person_id limit 1)
    where id = (select id from (${LIVE_ROOM}) as x)`,
  invoice_has_its_members_charges: `
    update charges c set site_id = (select site_id from sites s where s.site_id <> c.site_id limit 1)
    where id = (select id from (${CHARGED}) as x)`,
  no_day_billed_twice: `${BILLED}
    insert into membership_periods select site_id, gen_random_uuid(), id, plan_id, '[2026-11-30,2026-12-05)',
      '[2026-11-30,2026-12-05)', 0, now(), 9000, 'gross', 2000 from planted`,
  billed_period_is_charged: `${BILLED}
    update charges c set amount_cents = 8999 from planted where c.id = planted.period_id`,
  balance_is_the_sum_of_lines: `${LOT}
    update credit_lots set remaining = 4 where name = 'Carnet'`,
  no_more_given_back_than_taken: `${LOT}
    insert into credit_lines (site_id, id, lot_id, kind, amount, origin_kind, origin_id, recorded_at)
    select l.site_id, gen_random_uuid(), l.id, 'restore', 1, 'reservation', r.id, now()
    from credit_lots l, (${LIVE_ROOM}) as r where l.name = 'Carnet'`,
  credit_has_its_member: `${LOT}
    insert into credit_lines (site_id, id, lot_id, kind, amount, origin_kind, origin_id, recorded_at)
    select l.site_id, gen_random_uuid(), l.id, 'debit', -1, 'reservation', gen_random_uuid(), now()
    from credit_lots l where l.name = 'Carnet'`,
  pass_pays_for_its_day: `${LOT}
    alter table credit_days disable trigger credit_day_counts;
    insert into credit_days (site_id, lot_id, day, origin_kind, origin_id, member_id, during, places, recorded_at)
    select l.site_id, l.id, '2026-11-24', 'reservation', r.id, l.member_id, r.during, 1, now()
    from credit_lots l, (${LIVE_ROOM}) as r where l.name = 'Carnet'`,
  sold_pack_is_charged: `
    update charges set origin_kind = 'pack' where id = (select id from (${CHARGED}) as c)`,
  numbers_without_gap: `
    with last as (${LAST}) update invoices i set number_rank = i.number_rank + 1 from last where i.id = last.id`,
  dates_in_order: `
    with last as (${LAST}) update invoices i set issued_at = i.issued_at - interval '40 days' from last where i.id = last.id`,
  totals_as_printed: `
    with one as (${ISSUED})
    update invoices i set net_cents = i.net_cents + 1, gross_cents = i.gross_cents + 1 from one where i.id = one.id`,
  totals_are_sums: `
    update charges set amount_cents = amount_cents + 1 where id = (select id from (${CHARGED}) as c)`,
  balance_follows_its_documents: `
    with one as (${ISSUED}) update invoice_balances b set credited_cents = 1 from one where b.invoice_id = one.id`,
  snapshot_as_hashed: `
    with one as (${ISSUED}) update invoices i set snapshot = i.snapshot || ' ' from one where i.id = one.id`,
  document_or_its_job: `
    with one as (${ISSUED}) delete from events e using one where e.payload ->> 'invoiceId' = one.id::text`,
  entry_is_balanced: `
    update accounting_lines set debit_cents = debit_cents + 1
    where (entry_id, position) = (select entry_id, position from accounting_lines where debit_cents > 0 limit 1)`,
  entries_without_gap: `
    update accounting_entries e set number = e.number + 1
    where id = (select id from accounting_entries order by year_first_day, number desc limit 1)`,
  document_is_booked: `
    with one as (${ISSUED}) delete from accounting_entries e using one where e.document_id = one.id`,
  journal_is_a_chain: `
    update journal_entries set payload = payload || ' ' where kind = 'SETTING'`,
  document_is_in_the_journal: `
    with one as (${ISSUED}) delete from journal_entries e using one where e.document_id = one.id`,
};

describe('the invariants', () => {
  let world: World;
  let owner: pg.Client;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 6 });
    const services = {
      clock: world.clock,
      invoices: world.app.get(InvoicesService, { strict: false }),
      members: world.app.get(MembersService, { strict: false }),
    };
    const issued = await issuePastMonths(
      services,
      world.sites.map((site) => site.siteId as SiteId),
    );
    expect(issued).toBeGreaterThan(10);
    owner = new pg.Client(world.db.url);
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  it('hold in a small world', async () => {
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows }) => rows.length > 0)).toEqual([]);
    expect(checked.map(({ name }) => name)).toEqual(INVARIANTS.map(({ name }) => name));
  });

  it('have a violation planted for each', () => {
    expect(Object.keys(PLANTED).toSorted()).toEqual(INVARIANTS.map(({ name }) => name).toSorted());
  });

  it.each(INVARIANTS.map(({ name, sql }) => ({ name, sql })))('catch what breaks $name', async ({ name, sql }) => {
    await owner.query('begin; set local session_replication_role = replica');
    try {
      await owner.query(PLANTED[name]!);
      const { rows } = await owner.query<{ site_id: string }>(sql);
      expect(rows.length).toBeGreaterThan(0);
      const sites = world.sites.map((site) => site.siteId as string);
      expect(rows.every((row) => sites.includes(row.site_id))).toBe(true);
    } finally {
      await owner.query('rollback');
    }
  });

  it('are not checked by a login that sees no site: all would seem well', async () => {
    await expect(checkInvariants(world.db.appUrl)).rejects.toThrow(/superuser/);
  });
});
