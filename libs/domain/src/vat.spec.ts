import fc from 'fast-check';
import { sum } from './money.js';
import { type TaxableLine, VAT_REGIMES, computeVat, oneModePerGroup, vatTermsOf } from './vat.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** The nightly run sets 1,000,000. */
const invoices = Number(process.env.VAT_INVOICES ?? 20_000);
console.log(`vat.spec seed ${seed}, ${invoices} invoices (repeat with SEED=${seed})`);

const line = (amountCents: number, vatRateBp = 2000, priceMode: 'net' | 'gross' = 'net'): TaxableLine => ({
  amountCents,
  vatRateBp,
  priceMode,
  vatCategory: vatRateBp === 0 ? 'E' : 'S',
});

describe('vatTermsOf', () => {
  it('lets only a standard seller charge VAT', () => {
    expect(VAT_REGIMES.map((regime) => vatTermsOf(regime, 2000))).toEqual([
      { vatCategory: 'S', vatRateBp: 2000 },
      { vatCategory: 'E', vatRateBp: 0 },
      { vatCategory: 'E', vatRateBp: 0 },
      { vatCategory: 'O', vatRateBp: 0 },
    ]);
  });
});

describe('computeVat', () => {
  it('reaches 9.99 with tax at 20 %, which no rounded net price can', () => {
    expect(computeVat([line(999, 2000, 'gross')])).toMatchObject({ netCents: 833, vatCents: 166, grossCents: 999 });
    const reachable = [832, 833, 834].map((net) => computeVat([line(net)]).grossCents);
    expect(reachable).not.toContain(999);
  });

  it('rounds once per rate on the sum: three lines of 0.33 make 0.20 of tax, not 0.21', () => {
    expect(computeVat([line(33), line(33), line(33)]).vatCents).toBe(20);
  });

  it('keeps three rates apart, the highest first', () => {
    const { groups, netCents, vatCents, grossCents } = computeVat([
      line(1000, 550),
      line(10_000, 2000),
      line(3300, 1000),
    ]);
    expect(groups).toEqual([
      { vatCategory: 'S', vatRateBp: 2000, netCents: 10_000, vatCents: 2000 },
      { vatCategory: 'S', vatRateBp: 1000, netCents: 3300, vatCents: 330 },
      { vatCategory: 'S', vatRateBp: 550, netCents: 1000, vatCents: 55 },
    ]);
    expect([netCents, vatCents, grossCents]).toEqual([14_300, 2385, 16_685]);
  });

  it('spreads the net of tax-included prices over the lines by largest remainder', () => {
    const { lineNetCents, netCents } = computeVat([
      line(500, 2000, 'gross'),
      line(500, 2000, 'gross'),
      line(500, 2000, 'gross'),
    ]);
    expect(netCents).toBe(1250);
    expect(lineNetCents).toEqual([417, 417, 416]);
  });

  it('takes reductions: a negative line lowers its group', () => {
    const result = computeVat([line(1200, 2000, 'gross'), line(-120, 2000, 'gross')]);
    expect(result).toMatchObject({ netCents: 900, vatCents: 180, grossCents: 1080 });
    expect(sum(result.lineNetCents)).toBe(900);
  });

  it('tells the tax of lines that cancel each other out', () => {
    const result = computeVat([line(1200, 2000, 'gross'), line(-1200, 2000, 'gross')]);
    expect(result).toMatchObject({ netCents: 0, vatCents: 0, grossCents: 0, lineNetCents: [1000, -1000] });
    expect(computeVat([line(-600, 2000, 'gross'), line(-600, 2000, 'gross')]).lineNetCents).toEqual([-500, -500]);
  });

  it('refuses net and tax-included prices inside one group', () => {
    expect(() => computeVat([line(100), line(100, 2000, 'gross')])).toThrow(RangeError);
  });

  it('has nothing to say about nothing', () => {
    expect(computeVat([])).toEqual({ groups: [], lineNetCents: [], netCents: 0, vatCents: 0, grossCents: 0 });
  });
});

describe('oneModePerGroup', () => {
  it('turns net prices into the tax-included ones that were shown, where a group mixes them', () => {
    const lines = oneModePerGroup([line(1000), line(999, 2000, 'gross'), line(500, 1000)]);
    expect(lines.map(({ amountCents, priceMode }) => [amountCents, priceMode])).toEqual([
      [1200, 'gross'],
      [999, 'gross'],
      [500, 'net'],
    ]);
    expect(computeVat(lines).grossCents).toBe(1200 + 999 + 550);
  });
});

/** Exact rationals, written without any code of the product. */
type Fraction = { readonly top: bigint; readonly bottom: bigint };
const halfUp = ({ top, bottom }: Fraction): bigint => {
  const magnitude = top < 0n ? -top : top;
  const whole = magnitude / bottom;
  const rounded = 2n * (magnitude - whole * bottom) >= bottom ? whole + 1n : whole;
  return top < 0n ? -rounded : rounded;
};

function oracle(lines: readonly TaxableLine[]) {
  const totals = new Map<string, { rate: bigint; gross: boolean; total: bigint }>();
  for (const { vatCategory, vatRateBp, priceMode, amountCents } of lines) {
    const key = `${vatCategory}${vatRateBp}`;
    const seen = totals.get(key) ?? { rate: BigInt(vatRateBp), gross: priceMode === 'gross', total: 0n };
    totals.set(key, { ...seen, total: seen.total + BigInt(amountCents) });
  }
  let net = 0n;
  let vat = 0n;
  for (const { rate, gross, total } of totals.values()) {
    const groupNet = gross ? halfUp({ top: total * 10_000n, bottom: 10_000n + rate }) : total;
    net += groupNet;
    vat += gross ? total - groupNet : halfUp({ top: total * rate, bottom: 10_000n });
  }
  return { net: Number(net), vat: Number(vat), gross: Number(net + vat), groups: totals.size };
}

describe('against exact rationals', () => {
  const RATES = [2000, 1000, 550, 210, 2100, 1200, 600, 810, 260, 380, 0];
  // The mode belongs to the rate, so that no group mixes two.
  const randomLine = (mode: fc.Arbitrary<number>) =>
    fc.tuple(fc.constantFrom(...RATES), mode, fc.integer({ min: -2_000, max: 500_000 }));
  const randomInvoice = fc
    .nat(2 ** RATES.length - 1)
    .chain((modes) => fc.array(randomLine(fc.constant(modes)), { minLength: 1, maxLength: 12 }))
    .map((rows) =>
      rows.map(([rate, modes, amount]) => line(amount, rate, (modes >> RATES.indexOf(rate)) & 1 ? 'gross' : 'net')),
    );

  it(
    'is the same for every random invoice, and totals always add up',
    () => {
      let differences = 0;
      fc.assert(
        fc.property(randomInvoice, (lines) => {
          const got = computeVat(lines);
          const want = oracle(lines);
          const same = got.netCents === want.net && got.vatCents === want.vat && got.grossCents === want.gross;
          const addsUp =
            sum(got.lineNetCents) === got.netCents &&
            sum(got.groups.map((group) => group.netCents)) === got.netCents &&
            got.groups.length === want.groups;
          if (!same || !addsUp) differences += 1;
          return same && addsUp;
        }),
        { seed, numRuns: invoices },
      );
      expect(differences).toBe(0);
    },
    20_000 + invoices / 2,
  );
});
