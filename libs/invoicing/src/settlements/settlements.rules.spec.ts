import fc from 'fast-check';
import { type InvoiceId, sum } from '#libs/domain';
import { SELLERS, billable, consumer, snapshot } from '../../../../test/support/invoices.js';
import { composeCredit, creditVat, takeOf } from '../credits/credits.rules.js';
import type { Billable } from '../invoices/invoices.rules.js';
import { type Creditable, type Owed, planOf } from './settlements.rules.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`settlements.rules.spec seed ${seed} (repeat with SEED=${seed})`);

const STANDARD = { regime: 'standard' } as const;
let ids = 0;
const owed = (amountCents: number, changes: Partial<Billable> = {}): Owed => ({
  ...billable({ amountCents, unitPriceCents: amountCents, product: 'membership', ...changes }),
  id: `charge-${ids++}`,
});
const invoice = (...lines: [amountCents: number, changes?: Partial<Billable>][]): Creditable => ({
  id: `invoice-${ids++}` as InvoiceId,
  snapshot: snapshot(
    SELLERS.company!,
    consumer,
    lines.map(([amountCents, changes]) => billable({ amountCents, unitPriceCents: amountCents, ...changes })),
  ),
  takings: [],
});
const shown = (charges: readonly Owed[], originals: readonly Creditable[]) => {
  const { parts, carried } = planOf(STANDARD, charges, originals);
  return {
    parts: parts.map(({ original, wanted, charges: of }) => [originals.indexOf(original), wanted, of.length]),
    carried: carried.map(({ amountCents }) => amountCents),
  };
};

describe('what is given back by credit notes', () => {
  it('is taken of the newest invoice that has the whole of it, of the same product first', () => {
    const originals = [invoice([3_000]), invoice([9_000, { product: 'desk' }], [4_000, { product: 'membership' }])];
    expect(shown([owed(-5_000)], originals)).toEqual({
      parts: [
        [
          1,
          [
            { line: 1, amountCents: 1_000 },
            { line: 2, amountCents: 4_000 },
          ],
          1,
        ],
      ],
      carried: [],
    });
  });

  it('is taken of several where none has the whole, and carried where all have too little', () => {
    const originals = [invoice([3_000]), invoice([8_000])];
    expect(shown([owed(-10_000)], originals)).toEqual({
      parts: [
        [0, [{ line: 1, amountCents: 3_000 }], 1],
        [1, [{ line: 1, amountCents: 7_000 }], 0],
      ],
      carried: [],
    });
    expect(shown([owed(-12_000)], originals)).toEqual({ parts: [], carried: [-12_000] });
    expect(shown([owed(-12_000), owed(-2_000)], originals)).toEqual({
      ...{ carried: [-12_000], parts: [[0, [{ line: 1, amountCents: 2_000 }], 1]] },
    });
  });

  it('is of the same rate of VAT, and leaves alone what an invoice will take', () => {
    const low = { vatRateBp: 1000 };
    expect(shown([owed(-500)], [invoice([9_000, low])])).toEqual({ parts: [], carried: [-500] });
    expect(shown([owed(-500), owed(600)], [invoice([9_000])])).toEqual({ parts: [], carried: [] });
    // The other rate makes the whole more than nothing, and still no invoice can be issued.
    expect(shown([owed(-500), owed(9_000, low)], [invoice([900])])).toEqual({
      ...{ carried: [], parts: [[0, [{ line: 1, amountCents: 500 }], 1]] },
    });
  });

  it('is told in the price mode of the invoice, and is no more than its reductions leave', () => {
    expect(shown([owed(-1_000)], [invoice([2_000, { priceMode: 'gross' }])])).toEqual({
      ...{ parts: [[0, [{ line: 1, amountCents: 1_200 }], 1]], carried: [] },
    });
    const reduced = invoice([3_000], [-2_500]);
    expect(shown([owed(-1_000)], [reduced])).toEqual({ parts: [], carried: [-1_000] });
    expect(shown([owed(-500)], [reduced])).toEqual({
      ...{ parts: [[0, [{ line: 1, amountCents: 500 }], 1]], carried: [] },
    });
  });

  it('knows what was credited before', () => {
    const original = invoice([3_000]);
    const taken = takeOf(original.snapshot, [], [{ line: 1, amountCents: 2_900 }]);
    const note = composeCredit(original.snapshot, taken, { seller: original.snapshot.seller, reason: 'Jours rendus' });
    const takings = [note as never];
    expect(shown([owed(-200)], [{ ...original, takings }])).toEqual({ parts: [], carried: [-200] });
    expect(shown([owed(-100)], [{ ...original, takings }])).toMatchObject({ carried: [] });
  });

  it('comes to what was owed, to the cent, and is always a credit note that may be issued', () => {
    const cents = fc.integer({ min: 1, max: 20_000 });
    const rate = fc.constantFrom(2000, 1000);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cents, rate), { minLength: 1, maxLength: 6 }),
        fc.array(fc.array(fc.tuple(fc.integer({ min: -3_000, max: 20_000 }), rate), { minLength: 1, maxLength: 4 }), {
          maxLength: 5,
        }),
        (back, billed) => {
          const charges = back.map(([amount, vatRateBp]) => owed(-amount, { vatRateBp }));
          const originals = billed
            .map((lines) => invoice(...lines.map(([amount, vatRateBp]) => [amount, { vatRateBp }] as [number, object])))
            .filter(({ snapshot: { vat } }) => vat.every(({ netCents }) => netCents >= 0));
          const { parts, carried } = planOf(STANDARD, charges, originals);
          const nets = parts.map(({ original, wanted }) => {
            const taken = takeOf(original.snapshot, original.takings, wanted);
            const { netCents, vatCents } = creditVat(original.snapshot, taken);
            expect(vatCents).toBeGreaterThanOrEqual(0);
            return netCents;
          });
          expect(sum(nets) - sum(carried.map(({ amountCents }) => amountCents))).toBe(
            sum(back.map(([amount]) => amount)),
          );
          expect(parts.flatMap((part) => part.charges).length + carried.length).toBe(charges.length);
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
