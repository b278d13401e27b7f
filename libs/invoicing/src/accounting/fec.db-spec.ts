import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type SiteId, DAY, sum } from '#libs/domain';
import { type FecRow, centsOf, checkFec } from '../../../../test/support/fec-checker.js';
import { SELLERS, profile } from '../../../../test/support/invoices.js';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { creditDocument, issueDocument } from '../../../../test/support/issued.js';
import type { Invoice } from '../invoices/invoices.store.js';
import { AccountingService } from './accounting.service.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** The nightly run sets more. */
const DOCUMENTS = Number(process.env.FEC_DOCUMENTS ?? 300);
console.log(`fec.db-spec seed ${seed}, ${DOCUMENTS} documents (repeat with SEED=${seed})`);

let world: InvoicingWorld;
beforeAll(async () => {
  world = await InvoicingWorld.start(0);
});
afterAll(() => world.stop());

const textOf = async (file: { name: string; text: string | AsyncGenerator<string> }) => {
  let text = '';
  for await (const part of file.text) text += part;
  return { name: file.name, text };
};
const accounting = () => world.get(AccountingService);
const fecOf = async (site: SiteId, period: string) => textOf(await accounting().fec(world.scope(site), site, period));

const amounts = fc.array(
  fc.record({
    amountCents: fc.integer({ min: 1, max: 90_000 }),
    vatRateBp: fc.constantFrom(2000, 2000, 1000, 550),
  }),
  { minLength: 1, maxLength: 5 },
);
const documents = fc.array(
  fc.record({
    amounts,
    what: fc.constantFrom('invoice', 'invoice', 'invoice', 'credit_note', 'deposit', 'final'),
    percent: fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 100 })),
    hours: fc.integer({ min: 1, max: 46 }),
  }),
  { minLength: DOCUMENTS, maxLength: DOCUMENTS },
);

/** A year of a site: invoices, credit notes on a part of them, deposits and the invoices that take them off. */
async function liveAYear(site: SiteId, member: Member): Promise<Invoice[]> {
  const issued: Invoice[] = [];
  const [year] = fc.sample(documents, { seed, numRuns: 1 });
  const deposits: Invoice[] = [];
  for (const { amounts: wanted, what, percent, hours } of year!) {
    const kind = what === 'deposit' ? ('deposit' as const) : ('invoice' as const);
    const correctable = issued.findLast(
      (one) => one.kind === 'invoice' && !issued.some((note) => note.correctsId === one.id),
    );
    if (what === 'credit_note' && correctable) {
      issued.push(await creditDocument(world, site, member, correctable, percent));
    } else {
      const deposit = what === 'final' ? deposits.shift() : undefined;
      const taken = deposit && [{ kind: 'deposit' as const, ...pick(deposit) }];
      const large = taken ? [...wanted, { amountCents: 500_000, vatRateBp: 2000 }] : wanted;
      const made = await issueDocument(world, site, member, {
        kind,
        amounts: large,
        ...(taken && { deposits: taken }),
      });
      if (kind === 'deposit') deposits.push(made);
      issued.push(made);
    }
    world.clock.moveTo(world.clock.now() + (hours * DAY) / 24);
  }
  return issued;
}
const pick = ({ number, issuedOn, grossCents, snapshot: { vat } }: Invoice) => ({ number, issuedOn, grossCents, vat });

/** VAT by the documents: invoices and deposits, less credit notes, less the deposits that are taken off and stay so. */
function vatOf(issued: readonly Invoice[]): number {
  return sum(
    issued.map(({ kind, vatCents, snapshot: { deposits = [] } }) => {
      const ofDeposits = sum(deposits.flatMap(({ vat }) => vat.map((group) => group.vatCents)));
      return (kind === 'credit_note' ? -1 : 1) * (vatCents - ofDeposits);
    }),
  );
}

const balanceOf = (rows: readonly FecRow[], account: RegExp): number =>
  sum(
    rows
      .filter((row) => account.test(row['CompteNum']!))
      .map((row) => centsOf(row['Credit']!) - centsOf(row['Debit']!)),
  );

describe('the FEC of a year', () => {
  it(
    'has no fault the tax office’s checker looks for; its 4457x are the VAT of the documents; the report says the same',
    async () => {
      world.moveTo('2026-01-02');
      const site = await world.site(profile({ vatOnDebits: true }));
      const issued = await liveAYear(site, await world.member(site));
      expect(issued.at(-1)!.issuedOn < '2027-12-31').toBe(true);
      const of = (year: string) => issued.filter(({ issuedOn }) => issuedOn.startsWith(year));
      for (const year of ['2026', '2027'].filter((one) => of(one).length > 0)) {
        const { name, text } = await fecOf(site, `${year}-06-15`);
        expect(name).toBe(`732829320FEC${year}1231.txt`);
        const { rows, faults } = checkFec(name, text);
        expect(faults).toEqual([]);
        // A credit note that rounds to nothing moves nothing.
        const moving = of(year).filter(({ grossCents }) => grossCents > 0).length;
        expect(new Set(rows.map((row) => row['EcritureNum'])).size).toBe(moving);
        const finals = of(year).every(({ snapshot }) =>
          (snapshot.deposits ?? []).every(({ issuedOn }) => issuedOn.startsWith(year)),
        );
        if (finals) expect(balanceOf(rows, /^4457/)).toBe(vatOf(of(year)));
        const { vat, accounts } = await accounting().report(world.scope(site), site, `${year}-06-15`);
        expect(sum(vat.map(({ vatCents }) => vatCents))).toBe(balanceOf(rows, /^4457/));
        for (const { vatCents, dueCents, pendingCents } of vat) expect([dueCents, pendingCents]).toEqual([vatCents, 0]);
        expect(sum(accounts.map(({ debitCents }) => debitCents))).toBe(
          sum(accounts.map(({ creditCents }) => creditCents)),
        );
      }
      expect(issued.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['invoice', 'credit_note', 'deposit']));
      expect(issued.some(({ kind, snapshot }) => kind === 'invoice' && snapshot.deposits)).toBe(true);
    },
    60_000 + DOCUMENTS * 100,
  );

  it('is sound month by month: months of the report add up to the year, and the CSV has the same lines', async () => {
    world.moveTo('2026-03-10');
    const site = await world.site(profile());
    const member = await world.member(site);
    for (const month of ['03', '04', '05']) {
      world.moveTo(`2026-${month}-10`);
      await issueDocument(world, site, member, { kind: 'invoice', amounts: [{ amountCents: 1_234, vatRateBp: 1000 }] });
    }
    const report = (period: string) => accounting().report(world.scope(site), site, period);
    const months = await Promise.all(['2026-03', '2026-04', '2026-05', '2026-06'].map(report));
    const year = await report('2026-05-01');
    expect(sum(months.flatMap(({ vat }) => vat.map(({ vatCents }) => vatCents)))).toBe(year.vat[0]!.vatCents);
    // VAT on what is collected: nothing is owed before it is paid.
    expect(year.vat).toEqual([
      { vatCategory: 'S', vatRateBp: 1000, netCents: 3_702, vatCents: 369, dueCents: 0, pendingCents: 369 },
    ]);
    const csv = await textOf(await accounting().csv(world.scope(site), site, '2026-05-01'));
    expect(csv.name).toBe('ecritures-2026-12-31.csv');
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(1 + 3 * 3);
    const april = await textOf(await accounting().csv(world.scope(site), site, '2026-04'));
    expect(april.text).toContain(';445870;TVA en attente d’encaissement;;;');
    expect(april.text.trimEnd().split('\r\n')).toHaveLength(1 + 3);
  });

  it('is for French sellers with a SIREN alone', async () => {
    for (const seller of [SELLERS.belgian!, SELLERS.swiss!, profile({ registration: null }), null]) {
      const site = await world.site(seller);
      await expect(fecOf(site, '2026-11')).rejects.toMatchObject({ code: 'fec_not_for_seller' });
      expect(await accounting().report(world.scope(site), site, '2026-11')).toMatchObject({ fec: false, entries: 0 });
    }
  });

  it('of a site with a fiscal year of its own has its name and its entries; one without any has its head alone', async () => {
    world.moveTo('2026-09-01');
    const site = await world.site(profile({ vatOnDebits: true }));
    const member = await world.member(site);
    await accounting().setChart(world.scope(site), site, 9, []);
    const { name, text } = await fecOf(site, '2026-09');
    expect([name, text.split('\r\n')[1]]).toEqual(['732829320FEC20270831.txt', '']);
    await issueDocument(world, site, member, { kind: 'invoice', amounts: [{ amountCents: 100, vatRateBp: 2000 }] });
    const written = await fecOf(site, '2027-08-31');
    const { rows, faults } = checkFec(written.name, written.text);
    expect([rows.length, faults]).toEqual([3, []]);
    const described = await textOf(await accounting().fecDescription(world.scope(site), site, '2027-08-31'));
    expect(described.name).toBe('732829320FEC20270831-descriptif.txt');
    expect(described.text).toContain('du 01/09/2026 au 31/08/2027. Exercice en cours');
  });
});

describe('the checker of the test', () => {
  const HEAD = checkedHead();
  const row = (changes: Record<string, string> = {}) => ({
    ...{ JournalCode: 'VT', JournalLib: 'Ventes', EcritureNum: '1', EcritureDate: '20260105', CompteNum: '411000' },
    ...{
      CompteLib: 'Clients',
      CompAuxNum: '',
      CompAuxLib: '',
      PieceRef: 'F1',
      PieceDate: '20260105',
      EcritureLib: 'x',
    },
    ...{ Debit: '12,00', Credit: '0,00', EcritureLet: '', DateLet: '', ValidDate: '20260105', Montantdevise: '' },
    ...{ Idevise: '', ...changes },
  });
  const other = (changes: Record<string, string> = {}) =>
    row({ CompteNum: '706000', CompteLib: 'Ventes', Debit: '0,00', Credit: '12,00', ...changes });
  const faults = (rows: readonly object[], head = HEAD) =>
    checkFec('732829320FEC20261231.txt', [head, ...rows.map((one) => Object.values(one).join('\t')), ''].join('\r\n'))
      .faults;

  function checkedHead(): string {
    return 'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'.replaceAll(
      ' ',
      '\t',
    );
  }

  it('finds nothing in a file without fault', () => expect(faults([row(), other()])).toEqual([]));

  it.each([
    ['a column missing', [row(), other()], HEAD.replace('\tIdevise', '')],
    ['a decimal point', [row({ Debit: '12.00' }), other()], HEAD],
    ['a date with dashes', [row({ PieceDate: '2026-01-05' }), other()], HEAD],
    ['a day that is none', [row({ ValidDate: '20260231' }), other()], HEAD],
    ['an empty label', [row({ EcritureLib: '' }), other()], HEAD],
    ['both sides on a line', [row({ Credit: '12,00' }), other()], HEAD],
    ['an entry that is not balanced', [row(), other({ Credit: '11,99' })], HEAD],
    ['a gap', [row({ EcritureNum: '2' }), other({ EcritureNum: '2' })], HEAD],
    [
      'an order that is not that of validation',
      [row(), other(), row({ EcritureNum: '2', ValidDate: '20260104' })],
      HEAD,
    ],
    ['another year', [row({ EcritureDate: '20250105' }), other()], HEAD],
    ['an account of no plan', [row({ CompteNum: 'CLI' }), other()], HEAD],
    ['a pipe', [row({ EcritureLib: 'a|b' }), other()], HEAD],
    ['one account with two names', [row(), other({ CompteNum: '411000' })], HEAD],
  ])('sees %s', (_what, rows, head) => expect(faults(rows, head)).not.toEqual([]));
});
