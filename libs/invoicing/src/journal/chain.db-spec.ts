import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ChainCheck, type Entry, entryOf, genesisOf } from '#libs/chain';
import type { SiteId } from '#libs/domain';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { Seller } from '../../../../test/support/journal-world.js';
import { JournalKey } from './key.js';

const CLIENTS = 20;
const EACH = 3;

describe('what the database makes of a journal', () => {
  let world: InvoicingWorld;
  let seller: Seller;
  beforeAll(async () => {
    world = await InvoicingWorld.start(Date.UTC(2026, 10, 20, 9), CLIENTS);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    seller = await Seller.at(world);
  });

  const refused = (constraint: string) => expect.objectContaining({ constraint });

  /** As the owner of the database, with the right key: an entry that is signed, and wrong. */
  async function insert(
    changes: Partial<Parameters<typeof entryOf>[0]>,
    written: Partial<Entry> = {},
  ): Promise<unknown> {
    const last = (await seller.entries()).at(-1)!;
    const facts = { issuer: seller.siteId, seq: last.seq + 1, at: world.clock.now(), prev: last.hash };
    const sound = entryOf(
      { ...facts, kind: 'PURGE', payload: { text: 'x' }, ...changes },
      world.get(JournalKey).current(),
    );
    const entry = { ...sound, ...written };
    const bytes = (hex: string) => Buffer.from(hex, 'hex');
    return world.rows(
      `insert into journal_entries (site_id, seq, v, at, kind, payload, payload_hash, prev, hash, key_id, sig)
       values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[entry.issuer, entry.seq, entry.at, entry.kind, entry.payload, bytes(entry.payloadHash), bytes(entry.prev)],
        ...[bytes(entry.hash), entry.keyId, Buffer.from(entry.sig, 'base64')],
      ],
    );
  }

  it('takes what follows on the last entry', async () => {
    await seller.sell('2026-11-20');
    await insert({});
    expect(await seller.faults()).toEqual([]);
  });

  it.each([
    ['a gap', { seq: 9 }, {}, 'journal_follows'],
    ['a number that is taken', { seq: 4 }, {}, 'journal_entries_pkey'],
    ['another entry before it', { prev: genesisOf('x') }, {}, 'journal_follows'],
    ['a time that goes back', { at: Date.UTC(2026, 0, 1) }, {}, 'journal_follows'],
    ['a payload that was not hashed', {}, { payload: '{"text":"y"}' }, 'journal_hashed'],
    ['a hash that is not its own', {}, { hash: genesisOf('y') }, 'journal_hashed'],
    [
      'the closure of a day that is not over',
      { kind: 'CLOSURE_DAY' as const, payload: { period: '2026-11-20' } },
      {},
      'journal_closes_in_order',
    ],
    [
      'the closure of a day without documents',
      { kind: 'CLOSURE_DAY' as const, payload: { period: '2026-11-18' } },
      {},
      'journal_closes_in_order',
    ],
    [
      'the closure of a month before its days',
      { kind: 'CLOSURE_MONTH' as const, payload: { period: '2026-10' } },
      {},
      'journal_closes_in_order',
    ],
  ])('refuses %s', async (_what, changes, written, constraint) => {
    await seller.sell('2026-11-20');
    await expect(insert(changes, written)).rejects.toEqual(refused(constraint));
    expect(await seller.faults()).toEqual([]);
  });

  it.each([
    [`update journal_entries set payload = '{}'`, 'journal_frozen'],
    ['delete from journal_entries', 'journal_frozen'],
    ['truncate journal_entries', 'invoice_frozen'],
    ['truncate journal_heads', 'invoice_frozen'],
    ['delete from journal_heads', 'journal_frozen'],
    [`update journal_heads set seq = seq - 1`, 'journal_frozen'],
    [`update journal_heads set hash = sha256('x')`, 'journal_frozen'],
    [`update journal_heads set closed_day = null`, 'journal_frozen'],
  ])('refuses the owner: %s', async (sql, constraint) => {
    await seller.sell('2026-11-20');
    await expect(world.rows(sql)).rejects.toEqual(refused(constraint));
  });

  /** Past the product, in a transaction of the owner's; what its end says comes back. */
  async function raw(...statements: readonly [sql: string, values: readonly unknown[]][]): Promise<unknown> {
    await world.rows('begin');
    try {
      for (const [sql, values] of statements) await world.rows(sql, values);
      return await world.rows('commit');
    } catch (error) {
      await world.rows('rollback');
      return error;
    }
  }

  /** A copy of a document, issued without the product. */
  const issued = (id: string, day: string) =>
    raw(
      ['alter table invoices disable trigger invoice_guard', []],
      [
        `insert into invoices (site_id, id, kind, member_id, person_id, month, currency, created_at)
         select site_id, $2, kind, member_id, person_id, month, currency, created_at from invoices where id = $1`,
        [id, seller.siteId],
      ],
      [
        `update invoices set status = 'issued', number_year = 2026, number_rank = 9, number = 'F9', issued_at = now(),
           issued_on = $2, due_on = $2, buyer_name = 'x', snapshot = '{}', snapshot_sha256 = 'x' where id = $1`,
        [seller.siteId, day],
      ],
    );

  it('has no issued document without its entry, and none of a day that is closed', async () => {
    const { id } = await seller.sell('2026-11-20');
    expect(await issued(id, '2026-11-20')).toEqual(refused('invoice_in_journal'));
    await seller.sell('2026-11-21');
    expect(await issued(id, '2026-11-20')).toEqual(refused('invoice_after_closure'));
  });

  it('has no stored file without its entry', async () => {
    const { id } = await seller.sell('2026-11-20');
    const stored = await raw([
      `insert into invoice_files (site_id, invoice_id, kind, template, sha256, bytes, rendered_at)
       values ($1, $2, 'pdf', 'x', sha256('x'), 'x', now())`,
      [seller.siteId, id],
    ]);
    expect(stored).toEqual(refused('invoice_file_in_journal'));
  });

  describe(`with ${CLIENTS} clients on two sites at once`, () => {
    it('does not fork, and leaves no gap', async () => {
      const sellers = [seller, await Seller.at(world)];
      world.moveTo('2026-11-20');
      const debtors: { siteId: SiteId; member: Member }[] = [];
      for (let index = 0; index < CLIENTS * EACH; index++) {
        const { siteId } = sellers[index % 2]!;
        debtors.push({ siteId, member: await world.member(siteId) });
      }
      const began = performance.now();
      const client = async (_: unknown, index: number) => {
        for (const { siteId, member } of debtors.slice(index * EACH, (index + 1) * EACH)) {
          await world.charge(siteId, member, '2026-11-20');
          await world.issue(siteId, member);
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
      console.log(`journal: ${CLIENTS * EACH} documents in ${(performance.now() - began).toFixed(0)} ms`);
      for (const each of sellers) {
        expect(await each.faults()).toEqual([]);
        expect(await each.payloads('DOCUMENT')).toHaveLength((CLIENTS * EACH) / 2);
      }
    });

    /** Each client reads where the journal ends and adds to it, with or without what keeps them apart. */
    async function contend(lock: '' | 'for update'): Promise<{ refused: number; entries: Entry[] }> {
      const key = world.get(JournalKey).current();
      const clients = Array.from({ length: CLIENTS }, () => new pg.Client(world.db.url));
      await Promise.all(clients.map((client) => client.connect()));
      const append = async (client: pg.Client) => {
        await client.query('begin');
        const { rows } = await client.query<{ seq: number; hash: string }>(
          `select seq, encode(hash, 'hex') as hash from journal_heads where site_id = $1 ${lock}`,
          [seller.siteId],
        );
        const { seq, hash: prev } = rows[0]!;
        await client.query('select pg_sleep(0.01)');
        const facts = { issuer: seller.siteId as SiteId, seq: seq + 1, at: world.clock.now(), prev };
        const entry = entryOf({ ...facts, kind: 'PURGE', payload: { client: clients.indexOf(client) } }, key);
        const bytes = (hex: string) => Buffer.from(hex, 'hex');
        await client.query(
          `insert into journal_entries (site_id, seq, v, at, kind, payload, payload_hash, prev, hash, key_id, sig)
           values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            ...[entry.issuer, entry.seq, entry.at, entry.kind, entry.payload, bytes(entry.payloadHash)],
            ...[bytes(entry.prev), bytes(entry.hash), entry.keyId, Buffer.from(entry.sig, 'base64')],
          ],
        );
        await client.query('commit');
      };
      const outcomes = await Promise.allSettled(clients.map(append));
      await Promise.all(clients.map((client) => client.end()));
      return {
        refused: outcomes.filter(({ status }) => status === 'rejected').length,
        entries: await seller.entries(),
      };
    }

    const faultsOf = (entries: readonly Entry[]) => {
      const check = new ChainCheck();
      for (const entry of entries) check.add(entry);
      return new Set(check.faults.map(({ code }) => code));
    };

    it('holds by the lock on its head', async () => {
      await seller.sell('2026-11-20');
      const { refused: lost, entries } = await contend('for update');
      expect([lost, entries.length]).toEqual([0, 4 + CLIENTS]);
      expect(faultsOf(entries)).toEqual(new Set());
    });

    it('would still refuse to fork without the lock', async () => {
      await seller.sell('2026-11-20');
      const { refused: lost, entries } = await contend('');
      expect(lost).toBeGreaterThan(0);
      expect(faultsOf(entries)).toEqual(new Set());
    });

    it('forks with neither the lock nor what refuses: the test would see it', async () => {
      await seller.sell('2026-11-20');
      await world.rows(`alter table journal_entries disable trigger journal_grows,
        drop constraint journal_never_forks, drop constraint journal_entries_pkey`);
      const { refused: lost, entries } = await contend('');
      expect(lost).toBe(0);
      expect(faultsOf(entries)).toEqual(new Set(['sequence_gap', 'link_broken']));
    });
  });
});
