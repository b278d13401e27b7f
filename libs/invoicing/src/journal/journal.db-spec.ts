import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { ClosurePayload } from '#libs/chain';
import type { InvoiceId } from '#libs/domain';
import { DocumentsService, JournalClosing } from '#libs/invoicing';
import { Clock, Config, Jobs } from '#libs/platform';
import { LegalProfiles, SetupService } from '#libs/spaces';
import { Inbox } from '../../../../test/support/inbox.js';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';
import { profile } from '../../../../test/support/invoices.js';
import { Seller } from '../../../../test/support/journal-world.js';
import { work } from '../../../../test/support/work.js';
import { Journal } from './journal.service.js';
import { JournalKey, newJournalKey } from './key.js';
import { JournalReading } from './reading.service.js';

const code = (problem: string) => expect.objectContaining({ code: problem });

describe('the journal', () => {
  let world: InvoicingWorld;
  let inbox: Inbox;
  let seller: Seller;
  beforeEach(async () => {
    inbox = await Inbox.start();
    world = await InvoicingWorld.start(Date.UTC(2026, 10, 20, 9), 8, { SMTP_URL: inbox.smtpUrl });
    seller = await Seller.at(world);
  });
  afterEach(async () => {
    await world.stop();
    await inbox.stop();
    inbox.expectEmpty();
  });

  it('tells of each document in the transaction that issues it, without a name', async () => {
    const invoice = await seller.sell('2026-11-20');
    expect(await seller.kinds()).toEqual(['KEY_ROTATION', 'SOFTWARE_VERSION', 'SETTING', 'DOCUMENT']);
    const [document] = await seller.payloads('DOCUMENT');
    expect(document).toMatchObject({
      ...{ number: invoice.number, kind: 'invoice', date: '2026-11-20', currency: 'EUR', corrects: null },
      vat: [{ category: 'S', rateBp: 2000, netCents: 10_000, vatCents: 2_000 }],
      ...{ netCents: 10_000, vatCents: 2_000, grossCents: 12_000, snapshot: invoice.sha256, imported: false },
    });
    expect(JSON.stringify(document)).not.toContain('Marchand');
    expect(await seller.faults()).toEqual([]);
  });

  it('tells of a file in the transaction that stores it, once', async () => {
    const { id, number } = await seller.sell('2026-11-20');
    const documents = world.get(DocumentsService);
    const [first] = await Promise.all([1, 2].map(() => documents.pdf(world.scope(seller.siteId), seller.siteId, id)));
    const { sha256, template } = first!;
    expect(await seller.payloads('RENDERED')).toEqual([
      { number, file: `${number}.pdf`, sha256, template },
      expect.objectContaining({ number, file: `${number}.xml`, template: 'cii-2' }),
    ]);
  });

  it('keeps nothing of what was not issued', async () => {
    const { siteId, member } = seller;
    await world.charge(siteId, member, '2026-11-20');
    const failed = seller.run(async (tx) => {
      const { memberId } = member;
      await world.invoices.issueWithin(tx, { id: uuidv7() as InvoiceId, siteId, memberId, month: '2026-11' });
      throw new Error('the power fails');
    });
    await expect(failed).rejects.toThrow('the power fails');
    expect(await seller.entries()).toEqual([]);
  });

  describe('closes', () => {
    it('what is over before the first document of the next period', async () => {
      await seller.sell('2026-11-19', 10_000);
      await seller.sell('2026-11-20', 5_000);
      const december = await seller.sell('2026-12-01', 7_000);
      await seller.sell('2027-01-04', 1_000);
      expect(await seller.kinds()).toEqual([
        ...['KEY_ROTATION', 'SOFTWARE_VERSION', 'SETTING', 'DOCUMENT', 'CLOSURE_DAY', 'DOCUMENT'],
        ...['CLOSURE_DAY', 'CLOSURE_MONTH', 'DOCUMENT', 'CLOSURE_DAY', 'CLOSURE_MONTH', 'CLOSURE_YEAR', 'DOCUMENT'],
      ]);
      const [november] = await seller.payloads<ClosurePayload>('CLOSURE_MONTH');
      expect(november).toMatchObject({
        ...{ period: '2026-11', firstSeq: 4, lastSeq: 6 },
        totals: { documents: 2, netCents: 15_000, vatCents: 3_000, grossCents: 18_000, absoluteCents: 18_000 },
        perpetual: { documents: 2, grossCents: 18_000, absoluteCents: 18_000 },
      });
      const [year] = await seller.payloads<ClosurePayload>('CLOSURE_YEAR');
      expect(year).toMatchObject({ period: '2026', perpetual: { documents: 3, grossCents: 26_400 } });
      const closure = (await seller.entries()).find(({ kind }) => kind === 'CLOSURE_MONTH')!;
      expect(december.snapshot.lastClosure).toBe(closure.hash.slice(0, 16));
      expect(await seller.faults()).toEqual([]);
    });

    it('a day at its end in the time zone of the site, and no sooner', async () => {
      await seller.sell('2026-11-20');
      const closing = world.get(JournalClosing);
      world.clock.moveTo(Date.UTC(2026, 10, 20, 22, 59)); // 23:59 in Roubaix
      await closing.closeEverywhere();
      expect(await seller.payloads('CLOSURE_DAY')).toEqual([]);
      world.clock.moveTo(Date.UTC(2026, 10, 20, 23, 0));
      await closing.closeEverywhere();
      await closing.closeEverywhere();
      expect(await seller.payloads('CLOSURE_DAY')).toMatchObject([{ period: '2026-11-20' }]);
    });

    it('once, also when five workers come at once', async () => {
      await seller.sell('2026-11-20');
      world.moveTo('2027-01-01', 5);
      const closing = world.get(JournalClosing);
      await Promise.all(Array.from({ length: 5 }, () => closing.closeEverywhere()));
      expect((await seller.kinds()).slice(4)).toEqual(['CLOSURE_DAY', 'CLOSURE_MONTH', 'CLOSURE_YEAR']);
      expect(await seller.faults()).toEqual([]);
    });

    it('months for good: who manages the site has their hash in the mail', async () => {
      const id = uuidv7();
      await world.rows(`insert into persons (id, email, name) values ($1, 'gerante@exemple.example', 'Gérante')`, [id]);
      await world.rows(
        `insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'site', $2, 'manager')`,
        [id, seller.siteId],
      );
      await seller.sell('2026-11-20');
      world.moveTo('2026-12-01', 5);
      await world.get(JournalClosing).closeSite(seller.siteId);
      await work(world.get(Jobs), world.owner);
      const { subject, text } = inbox.take('gerante@exemple.example');
      const month = (await seller.entries()).find(({ kind }) => kind === 'CLOSURE_MONTH')!;
      expect(subject).toBe('Clôture 2026-11 : La Filature');
      expect(text).toContain(month.hash);
      expect(text).toContain('1 document : 100,00\u00a0€ HT, 20,00\u00a0€ de TVA, 120,00\u00a0€ TTC.');
    });

    it('so that nothing is dated there any more, by whatever clock', async () => {
      const { siteId, member } = seller;
      await seller.sell('2026-11-20');
      world.moveTo('2026-11-21', 0);
      await world.get(JournalClosing).closeSite(siteId);
      // Another server is half a minute late, and still has the day before.
      world.clock.moveTo(world.clock.now() - 30_000);
      await world.charge(siteId, member, '2026-11-20');
      expect(await world.issue(siteId, member)).toMatchObject({ issuedOn: '2026-11-21' });
      world.moveTo('2026-11-20');
      await world.charge(siteId, member, '2026-11-20');
      await expect(world.issue(siteId, member)).rejects.toEqual(code('clock_went_back'));
    });
  });

  describe('says what changes around the documents', () => {
    it('the seller', async () => {
      await seller.sell('2026-11-20');
      await world.get(JournalClosing).closeSite(seller.siteId);
      const {
        siteId: _s,
        name: _n,
        timeZone: _t,
        currency: _c,
        locale: _l,
        ...legal
      } = profile({ vatRegime: 'franchise' });
      await world.get(SetupService).setSeller(seller.siteId, legal);
      await seller.sell('2026-11-20');
      const settings = await seller.payloads<{ seller: { vatRegime: string } }>('SETTING');
      expect(settings.map((setting) => setting.seller.vatRegime)).toEqual(['standard', 'franchise']);
      expect((await seller.kinds()).slice(-2)).toEqual(['SETTING', 'DOCUMENT']);
    });

    it('the key, which signs from there on', async () => {
      await seller.sell('2026-11-20');
      const other = new JournalKey(new Config({ DATABASE_URL: world.db.url, JOURNAL_KEY: newJournalKey() }));
      const journal = new Journal(world.get(Clock), world.get(Jobs), other, world.get(LegalProfiles));
      await seller.run((tx) => journal.bringUpToDate(tx, seller.siteId));
      await seller.sell('2026-11-20');
      const keys = (await seller.entries()).map(({ keyId }) => keyId);
      expect(keys[4]).toBe(other.current().id);
      expect(keys.at(-1)).toBe(world.get(JournalKey).current().id);
      expect(await seller.payloads('KEY_ROTATION')).toHaveLength(3);
      expect(await seller.faults()).toEqual([]);
    });
  });

  describe('is checked in place', () => {
    const check = () => world.get(JournalReading).check(world.scope(seller.siteId), seller.siteId);

    it('and is as it was written', async () => {
      await seller.sell('2026-11-19');
      await seller.sell('2026-11-20');
      const { hash } = (await seller.entries()).at(-1)!;
      expect(await check()).toEqual({ entries: 6, documents: 2, closures: 1, head: hash, faults: [] });
    });

    it.each([
      ['its end taken away', 'delete from journal_entries where seq = 6', ['anchor_missing']],
      ['an entry taken away', 'delete from journal_entries where seq = 3', ['sequence_gap', 'link_broken']],
      ['an entry changed', `update journal_entries set payload = '{}' where seq = 3`, ['payload_altered']],
    ])('and has %s by whoever is past the triggers', async (_what, sql, codes) => {
      await seller.sell('2026-11-19');
      await seller.sell('2026-11-20');
      await world.rows('begin');
      await world.rows('set local session_replication_role = replica');
      await world.rows(sql);
      await world.rows('commit');
      expect((await check()).faults.map(({ code: found }) => found)).toEqual(codes);
    });
  });

  describe('of a site that sold before there was one', () => {
    it('begins with what was issued, each day closed behind its documents, marked as older', async () => {
      await seller.sell('2026-10-30', 4_000);
      const second = await seller.sell('2026-11-19');
      await world.get(DocumentsService).pdf(world.scope(seller.siteId), seller.siteId, second.id);
      await world.rows('begin');
      await world.rows('set local session_replication_role = replica');
      await world.rows('delete from journal_entries');
      await world.rows('delete from journal_heads');
      await world.rows('commit');
      world.moveTo('2026-11-20');
      await world.get(JournalClosing).closeEverywhere();
      expect(await seller.kinds()).toEqual([
        ...['KEY_ROTATION', 'SOFTWARE_VERSION', 'DOCUMENT', 'CLOSURE_DAY', 'CLOSURE_MONTH', 'DOCUMENT', 'RENDERED'],
        ...['RENDERED', 'CLOSURE_DAY', 'SETTING'],
      ]);
      expect(await seller.payloads('DOCUMENT')).toMatchObject([
        { date: '2026-10-30', imported: true },
        { date: '2026-11-19', imported: true },
      ]);
      await seller.sell('2026-11-20');
      expect((await seller.payloads('DOCUMENT')).at(-1)).toMatchObject({ number: 'F2026-000003', imported: false });
      expect(await seller.faults()).toEqual([]);
    });
  });
});

describe('the key of the journals', () => {
  it('is made once, for nobody else to read, when none is given', () => {
    const folder = mkdtempSync(join(tmpdir(), 'maille-key-'));
    try {
      const config = new Config({ DATABASE_URL: 'postgres://localhost/x', DATA_DIR: join(folder, 'data') });
      const ids = [1, 2].map(() => new JournalKey(config).current().id);
      expect(ids[0]).toBe(ids[1]);
      const file = join(folder, 'data', 'journal.key');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const given = new Config({ DATABASE_URL: 'postgres://localhost/x', JOURNAL_KEY: readFileSync(file, 'utf8') });
      expect(new JournalKey(given).current().id).toBe(ids[0]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is refused when it is none, without telling it', () => {
    const config = new Config({ DATABASE_URL: 'postgres://localhost/x', JOURNAL_KEY: 'c2VjcmV0' });
    expect(() => new JournalKey(config).onModuleInit()).toThrow('JOURNAL_KEY holds no Ed25519 key');
  });

  it('is asked for in production', () => {
    const env = {
      DATABASE_URL: 'postgres://localhost/x',
      PUBLIC_URL: 'https://a.example',
      SMTP_URL: 'smtp://localhost',
    };
    expect(() => new Config({ ...env, NODE_ENV: 'production' })).toThrow('JOURNAL_KEY');
  });
});
