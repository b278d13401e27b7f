import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type InvoiceLine, type InvoiceSnapshot, PRODUCTS, type Product, sum } from '#libs/domain';
import { SELLERS, billable, consumer, professional, profile, snapshot } from '../../../../test/support/invoices.js';
import type { LegalProfile } from '#libs/spaces';
import type { Billable } from '../invoices/invoices.rules.js';
import type { Account } from './charts.rules.js';
import { type Booked, type Entry, auxiliaryOf, entryOf, fiscalYearOf } from './entry.rules.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`entry.rules.spec seed ${seed} (repeat with SEED=${seed})`);

const ON_DEBITS = SELLERS.companyOnDebits!;
const NONE: ReadonlyMap<string, Account> = new Map();

interface Around {
  readonly accounts?: ReadonlyMap<string, Account>;
  readonly original?: Booked;
  readonly deposits?: readonly Booked[];
}
function entry(document: InvoiceSnapshot, { accounts = NONE, original, deposits = [] }: Around = {}): Entry | null {
  return entryOf({
    snapshot: document,
    auxiliary: 'C0001',
    accounts,
    productOf: () => 'other',
    original: original ?? null,
    deposits: new Map(deposits.map((deposit) => [deposit.snapshot.number, deposit])),
  });
}

/** Account, debit, credit. */
const shown = (made: Entry | null) =>
  made?.lines.map(({ account, debitCents, creditCents }) => [account, debitCents, creditCents]);
const booked = (document: InvoiceSnapshot, around?: Around): Booked => ({
  snapshot: document,
  lines: entry(document, around)!.lines,
});
const charge = (product: Product | undefined, amountCents: number, more: Partial<Billable> = {}): Billable =>
  billable({ ...(product && { product }), amountCents, unitPriceCents: amountCents, ...more });

const creditOf = (document: InvoiceSnapshot): InvoiceSnapshot => ({
  ...document,
  kind: 'credit_note',
  number: 'A2026-000001',
  corrects: { kind: document.kind, number: document.number, issuedOn: document.issuedOn },
});

describe('the entry of a document', () => {
  it('books each product to its account, and VAT by rate', () => {
    const sold = [
      charge('desk', 2_000),
      charge('desk', 1_000),
      charge('room', 5_000),
      charge('membership', 10_000),
      charge('pack', 4_000),
      charge('extra', 300, { vatRateBp: 1000 }),
      charge('fee', 500),
      charge(undefined, 700),
    ];
    const made = entry(snapshot(ON_DEBITS, professional, sold))!;
    expect(shown(made)).toEqual([
      ['411000', 28_170, 0],
      ['706100', 0, 3_000],
      ['708300', 0, 5_000],
      ['706300', 0, 10_000],
      ['706400', 0, 4_000],
      ['706500', 0, 300],
      ['708800', 0, 500],
      ['706000', 0, 700],
      ['445710', 0, 4_640],
      ['445711', 0, 30],
    ]);
    expect(made).toMatchObject({
      journal: { code: 'VT', label: 'Ventes' },
      pieceRef: 'F2026-000042',
      entryDate: '2026-11-30',
      label: 'Facture F2026-000042 Atelier Benali SARL',
      totalCents: 28_170,
    });
    expect(made.lines[0]).toMatchObject({ auxiliary: 'C0001', auxiliaryLabel: 'Atelier Benali SARL' });
    expect(made.lines.slice(1).every(({ auxiliary }) => auxiliary === null)).toBe(true);
  });

  it('keeps the VAT of services back until they are paid, unless the seller owes it when invoicing', () => {
    const services = [charge('desk', 10_000)];
    expect(shown(entry(snapshot(profile(), consumer, services)))).toContainEqual(['445870', 0, 2_000]);
    expect(shown(entry(snapshot(ON_DEBITS, consumer, services)))).toContainEqual(['445710', 0, 2_000]);
  });

  it('owes the VAT of goods when they are delivered, whatever was chosen for services', () => {
    const document = snapshot(profile(), consumer, [charge('desk', 10_000), charge('extra', 5_000)]);
    const lines = document.lines.map((line, index) => (index === 1 ? { ...line, nature: 'goods' as const } : line));
    expect(shown(entry({ ...document, lines }))).toEqual([
      ['411000', 18_000, 0],
      ['706100', 0, 10_000],
      ['707000', 0, 5_000],
      ['445710', 0, 1_000],
      ['445870', 0, 2_000],
    ]);
  });

  it.each([
    ['franchise', ['411000', '706100']],
    ['association', ['411000', '706100']],
    ['commune', ['411000', '706100']],
    ['belgian', ['400000', '700100', '451021']],
    ['swiss', ['1100', '3401', '2201']],
  ])('uses the accounts of the seller: %s', (key, accounts) => {
    const seller = SELLERS[key]!;
    const vatRateBp = { BE: 2100, CH: 810 }[seller.country] ?? 2000;
    const made = entry(snapshot(seller, consumer, [charge('desk', 10_000, { vatRateBp, currency: seller.currency })]))!;
    expect(made.lines.map(({ account }) => account)).toEqual(accounts);
  });

  it('uses the site’s own accounts and analytic codes where it has some', () => {
    const accounts = new Map([
      ['desk', { account: '706199', label: 'Bureaux', analytic: 'COW' }],
      ['customers', { account: '411900', label: 'Clients coworking', analytic: null }],
    ]);
    const made = entry(snapshot(ON_DEBITS, consumer, [charge('desk', 100), charge('room', 100)]), { accounts })!;
    expect(made.lines.map(({ account, label, analytic }) => [account, label, analytic])).toEqual([
      ['411900', 'Clients coworking', null],
      ['706199', 'Bureaux', 'COW'],
      ['708300', 'Locations diverses - salles', null],
      ['445710', 'TVA collectée 20 %', null],
    ]);
  });

  it('goes where a line says, under one name for one number, and so does its credit note whatever has changed since', () => {
    const sold = snapshot(ON_DEBITS, consumer, [
      charge('other', 1_000),
      charge('other', 2_000, { account: '706800', analytic: 'CUISINE' }),
      charge('room', 3_000, { account: '706800' }),
      charge('other', 4_000, { account: '708300' }),
      charge('desk', 5_000, { analytic: 'FAB' }),
    ]);
    const booking = (made: Entry | null) =>
      made!.lines.map(({ account, label, analytic }) => [account, label, analytic]);
    const before = new Map([['other', { account: '706099', label: 'Divers', analytic: 'DIV' }]]);
    const made = entry(sold, { accounts: before });
    const sales = [
      ['706099', 'Divers', 'DIV'],
      ['706800', 'Prestations de services', 'CUISINE'],
      ['706800', 'Prestations de services', null],
      ['708300', 'Locations diverses - salles', null],
      ['706100', 'Prestations - postes de travail', 'FAB'],
    ];
    expect(booking(made).filter(([account]) => account!.startsWith('70'))).toEqual(sales);
    const note = entry(creditOf(sold), { original: { snapshot: sold, lines: made!.lines } });
    expect(booking(note)).toEqual(booking(made));
    expect(sum(note!.lines.map((line) => line.debitCents))).toBe(made!.totalCents);
  });

  it('puts days given back on the other side, and moves nothing for a document of 0', () => {
    const back = [charge('membership', -3_000), charge('desk', 5_000)];
    expect(shown(entry(snapshot(ON_DEBITS, consumer, back)))).toEqual([
      ['411000', 2_400, 0],
      ['706300', 3_000, 0],
      ['706100', 0, 5_000],
      ['445710', 0, 400],
    ]);
    expect(entry(snapshot(ON_DEBITS, consumer, [charge('desk', 500), charge('desk', -500)]))).toBeNull();
    expect(shown(entry(snapshot(ON_DEBITS, consumer, [charge('desk', 500), charge('room', -500)])))).toEqual([
      ['706100', 0, 500],
      ['708300', 500, 0],
    ]);
  });
});

describe('a credit note', () => {
  const sold = snapshot(ON_DEBITS, consumer, [charge('room', 10_000)]);

  it('mirrors its original, also when the accounts have changed since', () => {
    const before = new Map([['room', { account: '706700', label: 'Salles', analytic: 'S' }]]);
    const original = booked(sold, { accounts: before });
    const note = entry(creditOf(sold), { original })!;
    expect(shown(note)).toEqual([
      ['411000', 0, 12_000],
      ['706700', 10_000, 0],
      ['445710', 2_000, 0],
    ]);
    expect(note.lines[1]).toMatchObject({ label: 'Salles', analytic: 'S' });
    expect(note.label).toBe('Avoir A2026-000001 sur F2026-000042 Inès Marchand');
  });

  it('takes VAT back from where it was booked, also when the seller owes it on invoicing by now', () => {
    const original = booked(snapshot(profile(), consumer, [charge('room', 10_000)]));
    expect(shown(entry(creditOf(sold), { original }))).toContainEqual(['445870', 2_000, 0]);
  });

  it('on a deposit gives the advance back; on an invoice with deposits gives back to them what it says', () => {
    const deposit: InvoiceSnapshot = { ...sold, kind: 'deposit', number: 'D2026-000001' };
    expect(shown(entry(creditOf(deposit), { original: booked(deposit) }))).toEqual([
      ['411000', 0, 12_000],
      ['419100', 10_000, 0],
      ['445710', 2_000, 0],
    ]);
    const final = {
      ...sold,
      deposits: [
        { kind: 'deposit', number: 'D2026-000001', issuedOn: '2026-11-01', grossCents: 12_000, vat: sold.vat },
      ],
    } as const;
    const original = booked(final, { deposits: [booked(deposit)] });
    const { deposits: _none, ...unsaid } = final;
    expect(shown(entry(creditOf(unsaid), { original }))?.[0]).toEqual(['411000', 0, 12_000]);
    expect(shown(entry(creditOf(final), { original, deposits: [booked(deposit)] }))).toEqual([
      ['708300', 10_000, 0],
      ['419100', 0, 10_000],
    ]);
  });
});

describe('a deposit', () => {
  const sold = snapshot(ON_DEBITS, consumer, [charge('room', 30_000)]);
  const half = snapshot(ON_DEBITS, consumer, [charge('room', 10_000)]);
  const deposit: InvoiceSnapshot = { ...half, kind: 'deposit', number: 'D2026-000001' };
  const { number, issuedOn } = deposit;
  const final = (netCents: number, vatCents: number): InvoiceSnapshot => ({
    ...sold,
    deposits: [
      {
        ...{ kind: 'deposit', number, issuedOn, grossCents: netCents + vatCents },
        vat: [{ vatCategory: 'S', vatRateBp: 2000, netCents, vatCents }],
      },
    ],
  });

  it('is an advance with its VAT', () => {
    expect(shown(entry(deposit))).toEqual([
      ['411000', 12_000, 0],
      ['419100', 0, 10_000],
      ['445710', 0, 2_000],
    ]);
  });

  it('is taken off the final invoice: the customer owes the rest, the advance is gone, VAT is not owed twice', () => {
    expect(shown(entry(final(10_000, 2_000), { deposits: [booked(deposit)] }))).toEqual([
      ['411000', 24_000, 0],
      ['708300', 0, 30_000],
      ['419100', 10_000, 0],
      ['445710', 0, 4_000],
    ]);
  });

  it('of which a part was given back is taken off for the rest', () => {
    expect(shown(entry(final(5_000, 1_000), { deposits: [booked(deposit)] }))).toEqual([
      ['411000', 30_000, 0],
      ['708300', 0, 30_000],
      ['419100', 5_000, 0],
      ['445710', 0, 5_000],
    ]);
  });
});

describe('any document', () => {
  const seller = fc.constantFrom<LegalProfile>(profile(), ON_DEBITS, SELLERS.franchise!, SELLERS.association!);
  const line = fc.record({
    product: fc.option(fc.constantFrom(...PRODUCTS), { nil: undefined }),
    amountCents: fc.integer({ min: -50_000, max: 200_000 }),
    priceMode: fc.constantFrom('net' as const, 'gross' as const),
    vatRateBp: fc.constantFrom(2000, 1000, 550, 210),
    goods: fc.boolean(),
  });
  const document = fc.record({ seller, lines: fc.array(line, { minLength: 1, maxLength: 12 }) }).map((drawn) => {
    const charges = drawn.lines.map(({ product, amountCents, goods: _goods, ...terms }) =>
      charge(product, amountCents, terms),
    );
    const made = snapshot(drawn.seller, consumer, charges);
    const natures = (one: InvoiceLine, index: number): InvoiceLine =>
      drawn.lines[index]!.goods ? { ...one, nature: 'goods' } : one;
    return { ...made, lines: made.lines.map(natures) };
  });
  const net = (made: Entry, roles: readonly string[]) =>
    sum(
      made.lines
        .filter(({ role }) => roles.includes(role))
        .map(({ creditCents, debitCents }) => creditCents - debitCents),
    );

  it('is balanced, says what the document says, and is undone by its credit note', () => {
    fc.assert(
      fc.property(document, (sold) => {
        const made = entry(sold);
        if (!made) return;
        const debit = sum(made.lines.map(({ debitCents }) => debitCents));
        expect(debit).toBe(sum(made.lines.map(({ creditCents }) => creditCents)));
        expect(made.totalCents).toBe(debit);
        expect(made.lines.every(({ debitCents, creditCents }) => (debitCents === 0) !== (creditCents === 0))).toBe(
          true,
        );
        expect(net(made, ['revenue'])).toBe(sold.netCents);
        expect(net(made, ['vat', 'vat_pending'])).toBe(sold.vatCents);
        expect(sold.grossCents + net(made, ['customers'])).toBe(0);

        const note = entry(creditOf(sold), { original: { snapshot: sold, lines: made.lines } })!;
        const mirrored = (of: Entry, flipped: boolean) =>
          of.lines.map(({ account, product, vatRateBp, debitCents, creditCents }) =>
            [account, product, vatRateBp, ...(flipped ? [creditCents, debitCents] : [debitCents, creditCents])].join(),
          );
        expect(mirrored(note, true)).toEqual(mirrored(made, false));

        if (sold.vat.some(({ netCents, vatCents }) => netCents < 0 || vatCents < 0)) return;
        const deposit: InvoiceSnapshot = { ...sold, kind: 'deposit', number: 'D2026-000001' };
        const { number, issuedOn, grossCents, vat } = deposit;
        const taken = { kind: 'deposit' as const, number, issuedOn, grossCents, vat };
        const final = entry({ ...sold, deposits: [taken] }, { deposits: [booked(deposit)] });
        if (!final) return;
        expect(net(final, ['customers', 'revenue', 'deposits', 'vat', 'vat_pending'])).toBe(0);
        expect([net(final, ['customers']), net(final, ['vat', 'vat_pending'])]).toEqual([0, 0]);
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

describe('fiscal years', () => {
  it.each([
    ['2026-11-21', 1, null, '2026-01-01', '2026-12-31'],
    ['2026-11-21', 9, null, '2026-09-01', '2027-08-31'],
    ['2026-08-31', 9, null, '2025-09-01', '2026-08-31'],
    ['2028-02-29', 3, null, '2027-03-01', '2028-02-29'],
    // from October on, after years that began in January: the one in between is shorter
    ['2027-02-01', 10, '2026-12-31', '2027-01-01', '2027-09-30'],
    ['2027-10-01', 10, '2027-09-30', '2027-10-01', '2028-09-30'],
    ['2030-01-05', 1, '2026-12-31', '2030-01-01', '2030-12-31'],
  ] as const)('%s, from month %i, after %s: %s to %s', (day, month, before, first, last) => {
    expect(fiscalYearOf(day, month, before)).toEqual({ first, last });
  });

  it('call a customer by the same code each time', () => {
    expect(auxiliaryOf('0193a5f0-1111-7000-8000-00a1b2c3d4e5')).toBe('C00A1B2C3D4E5');
  });
});
