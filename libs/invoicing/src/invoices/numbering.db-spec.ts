import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { HOUR, type InvoiceId, type MemberId, type SiteId } from '#libs/domain';
import { Db } from '#libs/platform';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Invoices per series; the nightly run sets 500. */
const invoices = Number(process.env.NUMBERING_INVOICES ?? 50);
const CLIENTS = 20;
console.log(`numbering.db-spec seed ${seed}, ${invoices} invoices (repeat with SEED=${seed})`);

class PowerCut extends Error {}

/** One attempt in five is rolled back after it got its number, as when a server dies before its COMMIT. */
const [fates] = fc.sample(fc.array(fc.nat(4), { minLength: 5_000, maxLength: 5_000 }), { seed, numRuns: 1 });
let drawn = 0;
const powerFails = (): boolean => fates![drawn++ % fates!.length] === 0;

/** As many clients as given take jobs from one pile; a job that was cut goes back on it. */
async function contend(jobs: readonly (() => Promise<unknown>)[]): Promise<{ cuts: number }> {
  const pile = [...jobs];
  let cuts = 0;
  const client = async () => {
    for (let job = pile.pop(); job; job = pile.pop()) {
      try {
        await job();
      } catch (error) {
        if (!(error instanceof PowerCut)) throw error;
        cuts += 1;
        pile.unshift(job);
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { cuts };
}

/** What an auditor looks for in a series that must be 1..n. */
function faultsOf(ranks: readonly number[]): { duplicates: number; gaps: number } {
  const distinct = new Set(ranks);
  return { duplicates: ranks.length - distinct.size, gaps: Math.max(...ranks) - distinct.size };
}

describe(`${CLIENTS} clients, two series, one attempt in five rolled back`, () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(Date.UTC(2026, 0, 2, 8), CLIENTS);
  });
  afterAll(() => world.stop());

  /** Members who each owe one thing. */
  async function debtors(siteId: SiteId): Promise<MemberId[]> {
    const ids = Array.from({ length: invoices }, () => uuidv7());
    await world.rows(
      `insert into persons (id, email, name) select id, 'd-' || id || '@exemple.example', 'Débiteur' from unnest($1::uuid[]) id`,
      [ids],
    );
    await world.rows(
      `insert into members (site_id, id, person_id, name, email, joined_at) select $1, id, id, 'Débiteur', 'd@exemple.example', now() from unnest($2::uuid[]) id`,
      [siteId, ids],
    );
    await world.rows(
      `insert into charges (site_id, id, member_id, person_id, origin_kind, origin_id, label, supplied_on, quantity,
         unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at)
       select $1, id, id, id, 'reservation', id, 'Bureau', '2026-01-02', 1, 1200, 1200, 'EUR', 'net', 2000, now() from unnest($2::uuid[]) id`,
      [siteId, ids],
    );
    return ids as MemberId[];
  }

  it(
    'numbers are 1..n, without a gap or a duplicate, and their dates in order',
    async () => {
      const sites = [await world.site(), await world.site()];
      const order = (siteId: SiteId, memberId: MemberId) => async () => {
        await world.get(Db).run(world.scope(siteId), async (tx) => {
          const id = uuidv7() as InvoiceId;
          await world.invoices.issueWithin(tx, { id, siteId, memberId, month: '2026-01' });
          if (powerFails()) throw new PowerCut();
        });
        // Nights fall while others wait for their number: whoever comes later must not be dated earlier.
        world.clock.moveTo(world.clock.now() + 6 * HOUR);
      };
      const jobs: (() => Promise<void>)[] = [];
      const [first, second] = [await debtors(sites[0]!), await debtors(sites[1]!)];
      first.forEach((memberId, index) => jobs.push(order(sites[0]!, memberId), order(sites[1]!, second[index]!)));

      const { cuts } = await contend(jobs);

      expect(cuts).toBeGreaterThan(invoices / 10);
      for (const siteId of sites) {
        const issued = await world.rows<{ rank: number; number: string; day: string }>(
          `select number_rank as rank, number, issued_on::text as day from invoices where site_id = $1 order by number_rank`,
          [siteId],
        );
        expect(issued).toHaveLength(invoices);
        expect(faultsOf(issued.map((row) => row.rank))).toEqual({ duplicates: 0, gaps: 0 });
        expect(issued.map((row) => row.day)).toEqual(issued.map((row) => row.day).toSorted());
        expect(issued.at(-1)!.number).toBe(`F2026-${String(invoices).padStart(6, '0')}`);
        const left = await world.rows(`select 1 from invoices where site_id = $1 and status = 'draft'`, [siteId]);
        expect(left).toEqual([]);
      }
      const announced = await world.rows<{ count: string }>(
        `select count(*) from events where topic = 'invoice.issued'`,
      );
      expect(Number(announced[0]!.count)).toBe(2 * invoices);
    },
    300_000 + invoices * 200,
  );

  describe('the same pile with another way of numbering shows the fault the test looks for', () => {
    let idle: pg.Client[];
    beforeAll(async () => {
      idle = Array.from({ length: CLIENTS }, () => new pg.Client(world.db.url));
      for (const client of idle) await client.connect();
      await world.rows('create table sabotaged (rank int not null)');
      await world.rows('create sequence sabotaged_ranks');
    });
    // Not a pool: its end() comes back while connections still close, and the database is dropped under them.
    afterAll(async () => {
      for (const client of idle) await client.end();
    });

    async function sabotage(rank: string): Promise<number[]> {
      await world.rows('truncate sabotaged');
      const job = async () => {
        const client = idle.pop()!;
        await client.query('begin');
        await client.query(`insert into sabotaged select ${rank}`);
        const cut = powerFails();
        await client.query(cut ? 'rollback' : 'commit');
        idle.push(client);
        if (cut) throw new PowerCut();
      };
      await contend(Array.from({ length: 4 * invoices }, () => job));
      return (await world.rows<{ rank: number }>('select rank from sabotaged')).map((row) => row.rank);
    }

    it('the highest number plus one: duplicates', async () => {
      const { duplicates } = faultsOf(await sabotage('coalesce(max(rank), 0) + 1 from sabotaged'));
      expect(duplicates).toBeGreaterThan(0);
    });

    it('a sequence: gaps', async () => {
      const { gaps, duplicates } = faultsOf(await sabotage(`nextval('sabotaged_ranks')`));
      expect([gaps > 0, duplicates]).toEqual([true, 0]);
    });
  });
});
