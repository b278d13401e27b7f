import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { SiteId } from '#libs/domain';
import { Db } from '#libs/platform';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { creditDocument, issueDocument } from '../../../../test/support/issued.js';
import { profile } from '../../../../test/support/invoices.js';
import { AccountingService } from './accounting.service.js';

const CLIENTS = 20;

let world: InvoicingWorld;
beforeAll(async () => {
  world = await InvoicingWorld.start(0, CLIENTS);
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
const ROOM = [{ amountCents: 10_000, vatRateBp: 2000 }];
const room = () => issueDocument(world, site, member, { kind: 'invoice', amounts: ROOM });

interface Numbered {
  readonly year: string;
  readonly number: number;
  readonly ref: string;
}
const entries = () =>
  world.rows<Numbered>(
    `select year_first_day::text as year, number, piece_ref as ref from accounting_entries where site_id = $1
     order by year_first_day, number`,
    [site],
  );
const lines = (ref: string) =>
  world.rows(
    `select account, debit_cents::int as debit, credit_cents::int as credit from accounting_lines l
     join accounting_entries e on e.site_id = l.site_id and e.id = l.entry_id
     where e.site_id = $1 and e.piece_ref = $2 order by position`,
    [site, ref],
  );

describe('the entry of a document', () => {
  it('is written with it: invoices by what was charged, credit notes and deposits', async () => {
    await world.charge(site, member, '2026-11-03');
    const invoice = await world.issue(site, member);
    const note = await creditDocument(world, site, member, invoice, 50);
    const deposit = await issueDocument(world, site, member, { kind: 'deposit', amounts: ROOM });
    expect(await entries()).toEqual(
      [invoice, note, deposit].map(({ number: ref }, index) => ({ year: '2026-01-01', number: index + 1, ref })),
    );
    const account = (name: string, debit: number, credit: number) => ({ account: name, debit, credit });
    // The reservation behind this charge is none that the site has: a service, of whatever kind.
    expect(await lines(invoice.number)).toEqual([
      account('411000', 2_400, 0),
      account('706000', 0, 2_000),
      account('445710', 0, 400),
    ]);
    expect(await lines(note.number)).toEqual([
      account('411000', 0, 1_200),
      account('706000', 1_000, 0),
      account('445710', 200, 0),
    ]);
    expect(await lines(deposit.number)).toEqual([
      account('411000', 12_000, 0),
      account('419100', 0, 10_000),
      account('445710', 0, 2_000),
    ]);
  });

  it('is not there when the document is not', async () => {
    const cut = world.get(Db).run(world.scope(site), async (tx) => {
      await world.charge(site, member, '2026-11-03');
      await world.invoices.issueWithin(tx, {
        id: uuidv7() as never,
        siteId: site,
        memberId: member.memberId,
        month: '2026-11',
      });
      throw new Error('power cut');
    });
    await expect(cut).rejects.toThrow('power cut');
    expect(await entries()).toEqual([]);
    const { number: ref } = await room();
    expect(await entries()).toEqual([{ year: '2026-01-01', number: 1, ref }]);
  });

  it('is for each product its own account: what charges come from says which', async () => {
    const kinds = {
      membership: '706300',
      membership_entry: '706300',
      pack: '706400',
      no_show: '708800',
      cancellation: '708800',
    };
    for (const kind of Object.keys(kinds)) {
      const originId = await world.charge(site, member, '2026-11-03', { label: kind });
      await world.rows('update charges set origin_kind = $1 where origin_id = $2', [kind, originId]);
    }
    // A part of a booking that has a price of its own.
    const extra = await world.charge(site, member, '2026-11-03', { label: 'Écran' });
    await world.rows('update charges set origin_part = $1 where origin_id = $2', [uuidv7(), extra]);
    const { number } = await world.issue(site, member);
    const revenue = (await lines(number)).filter(({ account }) => String(account).startsWith('70'));
    expect(revenue.map(({ account, credit }) => [account, credit])).toEqual([
      ['706300', 4_000],
      ['706400', 2_000],
      ['708800', 4_000],
      ['706500', 2_000],
    ]);
  });
});

describe('what is booked', () => {
  beforeEach(room);

  it.each([
    ['an amount changed', 'update accounting_lines set debit_cents = debit_cents + 1 where debit_cents > 0'],
    ['a line removed', 'delete from accounting_lines'],
    ['a date changed', `update accounting_entries set entry_date = entry_date - 1`],
    ['an entry removed', 'delete from accounting_entries'],
    ['lines emptied', 'truncate accounting_lines'],
    ['entries emptied', 'truncate accounting_entries cascade'],
    ['a year emptied', 'truncate accounting_years cascade'],
  ])('stays, for the owner of the database too: %s', async (_what, sql) => {
    await expect(world.rows(sql)).rejects.toMatchObject({
      constraint: expect.stringMatching(/^(accounting_frozen|invoice_frozen)$/),
    });
  });

  it.each([
    ['a number skipped', 'update accounting_years set next_number = next_number + 2'],
    ['a number for nothing', 'update accounting_years set next_number = next_number + 1'],
    ['a number given twice', 'update accounting_years set next_number = next_number - 1'],
    ['a year moved', `update accounting_years set next_number = next_number + 1, last_day = last_day + 1`],
    ['a year removed', 'delete from accounting_years'],
    [
      'validated before the one above',
      `update accounting_years set next_number = next_number + 1, last_validated_at = '2020-01-01'`,
    ],
  ])('has numbers without a gap: %s', async (_what, sql) => {
    await expect(world.rows(sql)).rejects.toMatchObject({
      constraint: expect.stringMatching(/^accounting_(numbers_gapless|entries_site_id_year_first_day_fkey)$/),
    });
  });

  const addLines = (amounts: readonly (readonly [debit: number, credit: number])[]) => {
    const values = amounts.map(
      ([debit, credit], index) =>
        `(e.site_id, e.id, ${90 + index}, 'revenue', 'other', 2000, '706000', 'x', null, null, null, ${debit}, ${credit})`,
    );
    return world.rows(
      `insert into accounting_lines
       select v.* from accounting_entries e, lateral (values ${values.join(', ')}) as v
       where e.site_id = '${site}'`,
    );
  };

  it('takes no line more, not even with its counterpart', async () => {
    const refused = { constraint: 'accounting_entry_balanced' };
    await expect(addLines([[100, 0]])).rejects.toMatchObject(refused);
    await expect(
      addLines([
        [100, 0],
        [0, 100],
      ]),
    ).rejects.toMatchObject(refused);
    await expect(addLines([[100, 100]])).rejects.toMatchObject({ constraint: 'accounting_line_has_one_side' });
  });

  it('would take it without the check: the refusal is no accident', async () => {
    await world.rows('alter table accounting_lines disable trigger accounting_entry_balanced');
    try {
      await addLines([[100, 0]]);
    } finally {
      await world.rows('alter table accounting_lines enable trigger accounting_entry_balanced');
    }
  });

  /** A document without an entry, as if the product had forgotten it. */
  const forgotten = async () => {
    const document = await room();
    const tables = ['accounting_entries', 'accounting_lines', 'accounting_years'];
    for (const table of tables) await world.rows(`alter table ${table} disable trigger all`);
    const { id } = document;
    await world.rows(
      'delete from accounting_lines where entry_id = (select id from accounting_entries where document_id = $1)',
      [id],
    );
    await world.rows('delete from accounting_entries where document_id = $1', [id]);
    for (const table of tables) await world.rows(`alter table ${table} enable trigger all`);
    return document;
  };

  it.each([
    ['an entry that is not balanced', 12_000, 2, 0],
    ['an entry without lines', 12_000, 2, null],
    ['an entry that says more lines than it has', 10_000, 3, 10_000],
  ])('refuses %s at the end of the transaction', async (_what, total, count, credit) => {
    const { id } = await forgotten();
    const number = 2;
    const entry = uuidv7();
    await world.rows('begin');
    await world.rows(
      `insert into accounting_entries select i.site_id, $2, '2026-01-01', $3, 'VT', 'Ventes', i.issued_on, i.id, i.number, 'x',
         'EUR', $4, $5, y.last_validated_at
       from invoices i join accounting_years y on y.site_id = i.site_id where i.id = $1`,
      [id, entry, number, total, count],
    );
    if (credit !== null) {
      await world.rows(
        `insert into accounting_lines values
           ($1, $2, 1, 'customers', null, null, '411000', 'x', null, null, null, $3, 0),
           ($1, $2, 2, 'revenue', 'other', 0, '706000', 'x', null, null, null, 0, $4)`,
        [site, entry, total, credit || 1],
      );
    }
    await expect(world.rows('commit')).rejects.toMatchObject({ constraint: 'accounting_entry_balanced' });
    await world.rows('rollback');
  });

  it('belongs to one issued document, has the number just taken, and lies in its year', async () => {
    const { id, number: ref } = await forgotten();
    const insert = (document: string, day: string, number: number, piece = ref) =>
      world.rows(
        `insert into accounting_entries select y.site_id, gen_random_uuid(), y.first_day, $3, 'VT', 'Ventes', $2, $1, $4, 'x',
           'EUR', 12000, 2, y.last_validated_at from accounting_years y where y.site_id = $5`,
        [document, day, number, piece, site],
      );
    const [other] = await entries();
    const [{ id: booked } = { id: '' }] = await world.rows(
      'select id from invoices where number = $1 and site_id = $2',
      [...[other!.ref, site]],
    );
    await expect(insert(booked as string, '2026-11-21', 2, other!.ref)).rejects.toMatchObject({
      constraint: 'accounting_entry_once_per_document',
    });
    await expect(insert(id, '2026-11-21', 1)).rejects.toMatchObject({
      constraint: 'accounting_entries_number_is_unique',
    });
    const gap = { constraint: 'accounting_numbers_gapless' };
    await expect(insert(id, '2026-11-21', 3)).rejects.toMatchObject(gap);
    await expect(insert(id, '2027-11-21', 2)).rejects.toMatchObject(gap);
    const another = { constraint: 'accounting_entry_of_document' };
    await expect(insert(id, '2026-11-20', 2)).rejects.toMatchObject(another);
    await expect(insert(id, '2026-11-21', 2, 'F2026-999999')).rejects.toMatchObject(another);
    // Nothing else is wrong with it: its lines are missing.
    await expect(insert(id, '2026-11-21', 2)).rejects.toMatchObject({ constraint: 'accounting_entry_balanced' });
  });
});

describe(`${CLIENTS} who issue at once, two kinds of document, a part of them cut off`, () => {
  it('number their entries 1..n in the order of validation', async () => {
    let cuts = 0;
    const one = async (index: number) => {
      const kind = index % 3 === 0 ? ('deposit' as const) : ('invoice' as const);
      await issueDocument(world, site, member, { kind, amounts: ROOM });
    };
    const cut = async () => {
      await world
        .get(Db)
        .run(world.scope(site), async (tx) => {
          const originId = uuidv7();
          await world.charge(site, member, '2026-11-03', { originId });
          await world.invoices.issueWithin(tx, {
            id: uuidv7() as never,
            siteId: site,
            memberId: member.memberId,
            month: '2026-11',
          });
          throw new Error('power cut');
        })
        .catch(() => (cuts += 1));
    };
    await Promise.all(Array.from({ length: 60 }, (_, index) => (index % 6 === 5 ? cut() : one(index))));
    expect(cuts).toBe(10);
    const written = await entries();
    expect(written.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const [order] = await world.rows(
      `select bool_and(ok) as ok from (select validated_at >= coalesce(lag(validated_at) over (order by number), validated_at) as ok
         from accounting_entries where site_id = $1) as v`,
      [site],
    );
    expect(order).toEqual({ ok: true });
  });
});

describe('documents from before there was accounting', () => {
  /** As the migration leaves an older installation. */
  const forget = async () => {
    for (const table of ['accounting_entries', 'accounting_lines', 'accounting_years']) {
      await world.rows(`alter table ${table} disable trigger all`);
    }
    await world.rows('delete from accounting_lines where site_id = $1', [site]);
    await world.rows('delete from accounting_entries where site_id = $1', [site]);
    await world.rows('delete from accounting_years where site_id = $1', [site]);
    for (const table of ['accounting_entries', 'accounting_lines', 'accounting_years']) {
      await world.rows(`alter table ${table} enable trigger all`);
    }
    // Their lines did not say what they are for.
    await world.rows('alter table invoices disable trigger all');
    await world.rows(
      `update invoices set snapshot = replace(snapshot, '"product":"membership",', '') where site_id = $1`,
      [site],
    );
    await world.rows('alter table invoices enable trigger all');
    await world.rows(`insert into accounting_backlog select site_id, id from invoices where site_id = $1`, [site]);
  };

  it('have their entries once, in the order of their numbers, before the next document', async () => {
    const originId = await world.charge(site, member, '2026-11-03', { label: 'Formule' });
    await world.rows(`update charges set origin_kind = 'membership' where origin_id = $1`, [originId]);
    const old = [await world.issue(site, member), await room(), await room()];
    await forget();
    const next = await room();
    expect((await entries()).map(({ number, ref }) => [number, ref])).toEqual(
      [...old, next].map(({ number }, index) => [index + 1, number]),
    );
    expect(await lines(old[0]!.number)).toContainEqual({ account: '706300', debit: 0, credit: 2_000 });
    expect(await world.rows('select 1 from accounting_backlog where site_id = $1', [site])).toEqual([]);
  });

  it('are there for whoever looks first, however many look at once', async () => {
    await room();
    await room();
    await forget();
    const reports = await Promise.all(
      Array.from({ length: 8 }, () => accounting().report(world.scope(site), site, '2026-11')),
    );
    expect(reports.map((report) => report.entries)).toEqual(Array<number>(8).fill(2));
    expect((await entries()).map(({ number }) => number)).toEqual([1, 2]);
  });
});
