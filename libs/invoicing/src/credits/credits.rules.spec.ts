import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type InvoiceSnapshot, canonicalJson, sum } from '#libs/domain';
import { SELLERS, billable, consumer, professional, snapshot } from '../../../../test/support/invoices.js';
import { composeInvoice } from '../invoices/invoices.rules.js';
import { type Wanted, composeCredit, creditVat, creditedByLine, isSameTake, takeOf } from './credits.rules.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env.CREDITED_INVOICES ?? 2_000);
console.log(`credits.rules.spec seed ${seed}, ${runs} invoices (repeat with SEED=${seed})`);

const seller = snapshot(SELLERS.company!, consumer, [billable()]).seller;
const code = (problem: string) => expect.objectContaining({ code: problem });
const credit = (original: InvoiceSnapshot, notes: readonly InvoiceSnapshot[], wanted: readonly Wanted[] | null) => ({
  ...composeCredit(original, takeOf(original, notes, wanted), { seller, reason: 'Salle fermée' }),
  ...{ number: 'A2026-000001', issuedOn: '2026-12-01', dueOn: '2026-12-31', mentions: [] },
});
const amount = (cents: number, changes = {}) => billable({ amountCents: cents, unitPriceCents: cents, ...changes });

describe('a credit note', () => {
  const original = snapshot(SELLERS.company!, consumer, [
    amount(2000, { label: 'Bureau' }),
    amount(999, { label: 'Salle', priceMode: 'gross', vatRateBp: 1000, quantity: '3', unitPriceCents: 333 }),
  ]);

  it('of everything is the document again, with positive amounts and its reason', () => {
    const note = credit(original, [], null);
    const { netCents, vatCents, grossCents, vat, buyer, period } = original;
    expect(note).toMatchObject({ kind: 'credit_note', netCents, vatCents, grossCents, vat, buyer, period });
    expect(note.corrects).toEqual({ kind: 'invoice', number: original.number, issuedOn: original.issuedOn });
    expect(note.reason).toBe('Salle fermée');
    expect(note.lines).toEqual(original.lines.map((line, index) => ({ ...line, correctsLine: index + 1 })));
    expect(() => canonicalJson(note)).not.toThrow();
  });

  it('of an amount is one piece of it; of a quantity keeps its price', () => {
    const note = credit(
      original,
      [],
      [
        { line: 1, amountCents: 500 },
        { line: 2, quantity: '1' },
      ],
    );
    expect(note.lines).toMatchObject([
      { label: 'Bureau', quantity: '1', unitNet: '5.00', amountCents: 500, netCents: 500, correctsLine: 1 },
      { label: 'Salle', quantity: '1', amountCents: 333, netCents: 303, correctsLine: 2 },
    ]);
    expect(note).toMatchObject({ netCents: 803, vatCents: 130, grossCents: 933 });
  });

  it('leaves the rest to the next, and then nothing', () => {
    const first = credit(original, [], [{ line: 1, amountCents: 1999 }]);
    const second = credit(original, [first], null);
    expect(second.lines.map(({ label, amountCents }) => [label, amountCents])).toEqual([
      ['Bureau', 1],
      ['Salle', 999],
    ]);
    expect(first.grossCents + second.grossCents).toBe(original.grossCents);
    expect(creditVat(original, takeOf(original, [first, second], null)).grossCents).toBe(0);
  });

  it.each([
    ['more than a line has', [{ line: 1, amountCents: 2001 }], 'credit_above_original'],
    ['a quantity above that of the line', [{ line: 1, quantity: '1.0001' }], 'credit_above_original'],
    ['an amount of the other sign', [{ line: 1, amountCents: -1 }], 'credit_other_sign'],
    ['a line that is not there', [{ line: 3 }], 'invalid_request'],
    [
      'a line twice',
      [
        { line: 1, amountCents: 1 },
        { line: 1, amountCents: 1 },
      ],
      'invalid_request',
    ],
  ] as const)('does not give back %s', (_what, wanted, problem) => {
    expect(() => credit(original, [], wanted)).toThrow(code(problem));
  });

  it('counts what was credited before, line by line', () => {
    const first = credit(original, [], [{ line: 1, amountCents: 1500 }]);
    expect(creditedByLine(original, [first])).toEqual([1500, 0]);
    // The whole would still allow it.
    expect(() => credit(original, [first], [{ line: 1, amountCents: 501 }])).toThrow(code('credit_above_original'));
    expect(credit(original, [first], [{ line: 1, amountCents: 500 }]).netCents).toBe(500);
  });

  it('takes the reductions of a group along, or gives back no more than it came to', () => {
    const reduced = snapshot(SELLERS.company!, consumer, [amount(10_000), amount(-2000)]);
    expect(() => credit(reduced, [], [{ line: 1 }])).toThrow(code('credit_above_original'));
    expect(() => credit(reduced, [], [{ line: 2 }])).toThrow(code('credit_not_positive'));
    expect(credit(reduced, [], [{ line: 1 }, { line: 2 }])).toMatchObject({ netCents: 8000, grossCents: 9600 });
  });

  it('of a company keeps person, cost centre, order and subtotals', () => {
    const { locale, currency, paymentDays } = SELLERS.company!;
    const whom = (person: string, costCentre: string | null) => amount(1000, { person, costCentre });
    const reference = { purchaseOrder: 'BC-7', serviceCode: null };
    const facts = { locale, month: '2026-11', currency, seller, buyer: professional, paymentDays, reference };
    const invoice = {
      ...composeInvoice(facts, [whom('Anne', 'Atelier'), whom('Bruno', null)]),
      ...{ number: 'F2026-000007', issuedOn: '2026-11-30', dueOn: '2026-12-30', mentions: [] },
    };
    const note = credit(invoice, [], [{ line: 2, amountCents: 400 }]);
    expect(note.lines[0]).toMatchObject({ person: 'Bruno', costCentre: null, netCents: 400 });
    expect(note).toMatchObject({ reference, subtotals: [{ of: 'person', name: 'Bruno', netCents: 400 }] });
  });

  it('is issued by the seller of today, unless the rules of VAT have changed since', () => {
    const moved = { ...seller, address: { ...seller.address, commune: 'Lille' } };
    const of = (today: typeof seller) =>
      composeCredit(original, takeOf(original, [], null), { seller: today, reason: 'x' }).seller;
    expect(of(moved)).toEqual(moved);
    expect(of({ ...moved, vatRegime: 'franchise' })).toEqual(original.seller);
  });

  it('is known again when it is ordered again', () => {
    const wanted = [{ line: 2, quantity: '1' }];
    const note = credit(original, [], wanted);
    const isSame = (again: readonly Wanted[] | null) => isSameTake(note, original, again, [note]);
    expect(isSame(wanted)).toBe(true);
    const amounts = [
      { line: 2, amountCents: 333 },
      { line: 1, amountCents: 0 },
    ];
    expect(isSame(amounts)).toBe(true);
    expect(isSame([{ line: 2, amountCents: 334 }])).toBe(false);
    expect(isSame([{ line: 1 }])).toBe(false);
    // There was, and is, more of the line, and of the document.
    expect([isSame([{ line: 2 }]), isSame(null)]).toEqual([false, false]);
  });
});

/** Exact rationals, written without any code of the product: the tax of a total that was told with or without it. */
function taxOf(total: bigint, rateBp: bigint, gross: boolean): bigint {
  const halfUp = (top: bigint, bottom: bigint) => (2n * top + bottom) / (2n * bottom);
  return gross ? total - halfUp(total * 10_000n, 10_000n + rateBp) : halfUp(total * rateBp, 10_000n);
}

describe('against exact rationals', () => {
  const RATES = [2000, 1000, 550, 810] as const;
  const line = fc.record({ rate: fc.nat(3), cents: fc.integer({ min: 1, max: 200_000 }) });
  const drawn = fc.record({
    // The mode belongs to the rate, as on every document.
    modes: fc.nat(15),
    lines: fc.array(line, { minLength: 1, maxLength: 8 }),
    cuts: fc.array(fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }), { maxLength: 6 }),
  });

  it('parts of every document come to its net and its VAT at each rate, and each is within a cent of its own', () => {
    fc.assert(
      fc.property(drawn, ({ modes, lines, cuts }) => {
        const charges = lines.map(({ rate, cents }) =>
          amount(cents, { vatRateBp: RATES[rate], priceMode: (modes >> rate) & 1 ? 'gross' : 'net' }),
        );
        const original = snapshot(SELLERS.company!, consumer, charges);
        const notes: InvoiceSnapshot[] = [];
        for (const cut of [...cuts, null]) {
          const credited = creditedByLine(original, notes);
          const wanted = original.lines.map(({ amountCents }, index) => ({
            line: index + 1,
            amountCents: Math.floor(((amountCents - credited[index]!) * (cut?.[index] ?? 0)) / 100),
          }));
          if (cut && wanted.every(({ amountCents }) => amountCents === 0)) continue;
          if (!cut && creditedByLine(original, notes).every((cents, at) => cents === lines[at]!.cents)) continue;
          notes.push(credit(original, notes, cut && wanted));
        }
        for (const note of notes) {
          expect(sum(note.lines.map(({ netCents }) => netCents))).toBe(note.netCents);
          for (const { vatRateBp, netCents, vatCents } of note.vat) {
            const gross = note.lines.find((one) => one.vatRateBp === vatRateBp)!.priceMode === 'gross';
            const total = BigInt(gross ? netCents + vatCents : netCents);
            expect(Math.abs(Number(taxOf(total, BigInt(vatRateBp), gross)) - vatCents)).toBeLessThanOrEqual(1);
            expect(Math.min(netCents, vatCents)).toBeGreaterThanOrEqual(0);
          }
        }
        for (const { vatRateBp, netCents, vatCents } of original.vat) {
          const groups = notes.flatMap((note) => note.vat.filter((group) => group.vatRateBp === vatRateBp));
          expect(sum(groups.map((group) => group.netCents))).toBe(netCents);
          expect(sum(groups.map((group) => group.vatCents))).toBe(vatCents);
        }
        expect(sum(notes.map((note) => note.grossCents))).toBe(original.grossCents);
        expect(creditedByLine(original, notes)).toEqual(original.lines.map(({ amountCents }) => amountCents));
      }),
      { seed, numRuns: runs },
    );
  });
});
