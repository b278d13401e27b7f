import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { SiteId } from '#libs/domain';
import { InvoicingWorld } from '../support/invoicing-world.js';

const MEMBERSHIPS = 6;
const WORKERS = 5;

/** The job that bills, as processes of their own beside each other, one of them killed in the middle. */
describe('billing periods', () => {
  let world: InvoicingWorld;
  let site: SiteId;
  beforeEach(async () => {
    world = await InvoicingWorld.start(Date.now());
    site = await world.site();
    await prepare();
  });
  afterEach(() => world.stop());

  /** Half a year that nobody has billed: the job catches up. */
  async function prepare(): Promise<void> {
    const plan = uuidv7();
    await world.rows(
      `insert into plans (site_id, id, name, price_cents, price_mode, vat_rate_bp, cycle, anchor)
       values ($1, $2, 'Nomade', 9000, 'gross', 2000, 'month', 'first')`,
      [site, plan],
    );
    await world.rows(
      `insert into plan_allowances (site_id, id, plan_id, unit, amount, kind) values ($1, $2, $3, 'pass', 10, 'desk')`,
      [site, uuidv7(), plan],
    );
    for (let i = 0; i < MEMBERSHIPS; i++) {
      const { memberId, personId } = await world.member(site);
      const id = uuidv7();
      // Of the site, whose month may be another than UTC's already.
      const since = `(date_trunc('month', now() at time zone 'Europe/Paris') - interval '5 months')::date`;
      await world.rows(
        `insert into memberships (site_id, id, member_id, person_id, started_on, anchor_day, committed_until, created_at)
         values ($1, $2, $3, $4, ${since}, 1, ${since}, now())`,
        [site, id, memberId, personId],
      );
      await world.rows(
        `insert into membership_terms (site_id, id, membership_id, during, plan_id, state)
         values ($1, $2, $3, daterange(${since}, null), $4, 'active')`,
        [site, uuidv7(), id, plan],
      );
    }
  }

  const running = (): ChildProcess =>
    spawn(process.execPath, ['dist/apps/cli/src/main.js', 'bill'], {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { PATH: process.env.PATH, TZ: 'UTC', DATABASE_URL: world.db.appUrl, LOG_LEVEL: 'error' },
    });
  const over = (child: ChildProcess) => new Promise<number | null>((end) => child.once('exit', end));

  async function untilWaiting(many: number, query = '%insert into membership_periods%'): Promise<void> {
    for (const end = Date.now() + 240_000; Date.now() < end;) {
      const [row] = await world.rows<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like $1`,
        [query],
      );
      if (row!.waiting >= many) return;
      await new Promise((later) => setTimeout(later, 20));
    }
    throw new Error(`${many} processes never came to bill at once`);
  }

  /** All of them have read what is due, and none can write it yet; then they may, all but one, which is killed. */
  async function atOnce(): Promise<void> {
    const gate = new pg.Client(world.db.url);
    await gate.connect();
    await gate.query('begin; lock table membership_periods in share row exclusive mode');
    const workers = Array.from({ length: WORKERS }, running);
    const ends = workers.map(over);
    await untilWaiting(WORKERS);
    workers[0]!.kill('SIGKILL');
    await ends[0];
    await gate.query('commit');
    await gate.end();
    await Promise.all(ends);
  }

  /** Of each membership: how many periods, their amounts, the charges, the days, and the rights. */
  const billed = () =>
    world.rows(
      `select count(distinct p.id)::int as periods, count(c.id)::int as charges, sum(c.amount_cents)::int as cents,
        (select count(*)::int from credit_lots l where l.membership_id = p.membership_id) as lots
       from membership_periods p left join charges c on c.origin_id = p.id and c.status = 'open'
       group by p.membership_id`,
    );
  const once = { periods: 6, charges: 6, cents: 54_000, lots: 6 };

  it('happens once for each, also five at once with one killed in the middle', async () => {
    await atOnce();
    expect(await billed()).toEqual(Array.from({ length: MEMBERSHIPS }, () => once));
    const again = running();
    expect(await over(again)).toBe(0);
    expect(await billed()).toEqual(Array.from({ length: MEMBERSHIPS }, () => once));
  });

  it('goes on where it was killed, with some billed whole and the others not at all', async () => {
    const [last] = await world.rows<{ id: string }>('select id from memberships order by id desc limit 1');
    const gate = new pg.Client(world.db.url);
    await gate.connect();
    await gate.query('begin');
    await gate.query('select from memberships where id = $1 for update', [last!.id]);
    const killed = running();
    const end = over(killed);
    await untilWaiting(1, '%memberships%');
    killed.kill('SIGKILL');
    await end;
    const before = await billed();
    expect(before.length).toBeGreaterThan(0);
    expect(before).toEqual(Array.from({ length: before.length }, () => once));
    expect(before.length).toBeLessThan(MEMBERSHIPS);
    await gate.query('commit');
    await gate.end();
    expect(await over(running())).toBe(0);
    expect(await billed()).toEqual(Array.from({ length: MEMBERSHIPS }, () => once));
  });

  it('happens more than once without the constraint', async () => {
    await world.rows('alter table membership_periods drop constraint membership_period_billed_once');
    await atOnce();
    expect(await billed()).not.toEqual(Array.from({ length: MEMBERSHIPS }, () => once));
    const [row] = await world.rows<{ cents: string }>('select sum(amount_cents) as cents from charges');
    expect(Number(row!.cents)).toBeGreaterThan(MEMBERSHIPS * once.cents);
  });
});
