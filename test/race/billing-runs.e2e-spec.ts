import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { localDay, type SiteId } from '#libs/domain';
import { RunsService } from '#libs/invoicing';
import { TOGETHER } from '../../libs/invoicing/src/runs/runs.service.js';
import { TEST_JOURNAL_KEY } from '../support/journal-key.js';
import { InvoicingWorld } from '../support/invoicing-world.js';
import { PATIENT } from './sabotage.js';

/** More than are invoiced in one transaction. */
const DEBTORS = TOGETHER + 2;
const WORKERS = 5;

/** Workers as processes of their own, beside each other, one of them killed in the middle. */
describe('runs of a month', () => {
  let world: InvoicingWorld;
  let site: SiteId;
  const month = localDay(Date.now(), 'Europe/Paris').slice(0, 7);
  const workers: ChildProcess[] = [];
  beforeEach(async () => {
    world = await InvoicingWorld.start(Date.now());
    site = await world.site();
    for (let i = 0; i < DEBTORS; i++) await world.charge(site, await world.member(site), `${month}-01`);
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
    await world.stop();
  });

  const working = (...preload: string[]): ChildProcess => {
    const imports = ['tools/watch-parent.mjs', PATIENT, ...preload].map(
      (file) => `--import=${pathToFileURL(resolve(file)).href}`,
    );
    const worker = spawn(process.execPath, [...imports, 'dist/apps/worker/src/main.js'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...{ PATH: process.env.PATH, TZ: 'UTC', DATABASE_URL: world.db.appUrl, LOG_LEVEL: 'error' },
        ...{ JOURNAL_KEY: TEST_JOURNAL_KEY, PGAPPNAME: `racer ${workers.length}` },
      },
    });
    workers.push(worker);
    return worker;
  };
  const over = (child: ChildProcess) => new Promise<void>((end) => void child.once('exit', () => end()));
  const runs = () => world.get(RunsService);
  const started = async () => {
    const id = uuidv7();
    await runs().start(world.scope(site), site, { id, month, leaveOut: [], confirmed: true });
    return id;
  };
  const resume = (id: string) => runs().resume(world.scope(site), site, id, true);

  /** Until it is so; the processes may take their time to start. */
  async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 240_000; Date.now() < end;) {
      if (await holds()) return;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error(`never came: ${what}`);
  }
  const waitingForCharges = (many: number) =>
    until(`${many} at the same charges`, async () => {
      const [row] = await world.rows<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%charges%'`,
      );
      return row!.waiting >= many;
    });
  /** The last thing a worker begins is to look for news. */
  const ready = (many: number) =>
    until(`${many} workers`, async () => {
      const [row] = await world.rows<{ ready: number }>(
        `select count(distinct application_name)::int as ready from pg_stat_activity
         where datname = current_database() and application_name like 'racer %'
           and (query = 'commit' or query like '%update events%')`,
      );
      return row!.ready >= many;
    });
  const done = (id: string) =>
    until('the end of the run', async () => {
      const [row] = await world.rows<{ state: string }>('select state from billing_runs where id = $1', [id]);
      return row!.state === 'done';
    });

  /** Keeps the charges of everybody, or of the last debtor of a run, until what is returned is called. */
  async function hold(which: 'all' | 'last'): Promise<() => Promise<void>> {
    const gate = new pg.Client(world.db.url);
    await gate.connect();
    await gate.query('begin');
    await gate.query(
      `select from charges where site_id = $1 and ($2 or member_id = (select member_id from billing_run_items
         order by position desc limit 1)) order by id for update`,
      [site, which === 'all'],
    );
    return async () => {
      await gate.query('commit');
      await gate.end();
    };
  }

  const invoiced = async () => {
    const rows = await world.rows<{ member: string; rank: number; lines: number }>(
      `select member_id as member, number_rank as rank, jsonb_array_length((snapshot::jsonb)->'lines') as lines
       from invoices where site_id = $1 and status = 'issued' order by number_rank`,
      [site],
    );
    return {
      members: new Set(rows.map(({ member }) => member)).size,
      ranks: rows.map(({ rank }) => rank),
      lines: rows.reduce((sum, { lines }) => sum + lines, 0),
    };
  };
  const once = { members: DEBTORS, ranks: Array.from({ length: DEBTORS }, (_, i) => i + 1), lines: DEBTORS };

  /** Five runs by five workers that have all come to the same charges; one is killed there, its run taken up again. */
  async function fiveAtOnce(...preload: string[]): Promise<void> {
    const all = Array.from({ length: WORKERS }, () => working(...preload));
    // Whoever starts late would come when the others have given up waiting.
    await ready(WORKERS);
    const release = await hold('all');
    const ids = await Promise.all(Array.from({ length: WORKERS }, started));
    await waitingForCharges(WORKERS);
    const dead = over(all[0]!);
    all[0]!.kill('SIGKILL');
    await dead;
    await release();
    for (const id of ids) await resume(id);
    await Promise.all(ids.map(done));
  }

  it('five at once and one killed in the middle: each debtor has one invoice, numbers have no gap', async () => {
    await fiveAtOnce();
    expect(await invoiced()).toEqual(once);
  });

  it('goes on where it was killed', async () => {
    const id = await started();
    const release = await hold('last');
    const killed = working();
    await waitingForCharges(1);
    const end = over(killed);
    killed.kill('SIGKILL');
    await end;
    expect((await invoiced()).ranks).toEqual(once.ranks.slice(0, TOGETHER));
    await release();
    await resume(id);
    working();
    await done(id);
    expect(await invoiced()).toEqual(once);
  });

  it('invoices somebody twice without the lock on charges and the guard behind it', async () => {
    await world.rows('drop trigger charge_guard on charges');
    await fiveAtOnce('dist/test/race/no-charge-lock.js');
    const { ranks, lines } = await invoiced();
    expect(ranks.length).toBeGreaterThan(DEBTORS);
    expect(lines).toBeGreaterThan(DEBTORS);
  });
});
