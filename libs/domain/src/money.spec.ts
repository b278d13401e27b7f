import fc from 'fast-check';
import { allocate, plainPrice, priceTimes, share, sum, tenThousandths, unitPrice } from './money.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`money.spec seed ${seed} (repeat with SEED=${seed})`);
const check = { seed, numRuns: 2_000 };

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('share', () => {
  it.each([
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [999, 10_000, 12_000, 833], // 8.325: the half goes up
    [833, 2_000, 10_000, 167], // 166.6
    [5, 1, 10, 1],
    [4, 1, 10, 0],
    [-4, 1, 10, 0], // not -0
  ])('%i × %i/%i is %i, half away from zero', (amount, numerator, denominator, expected) => {
    expect(share(amount, numerator, denominator)).toBe(expected);
  });

  it('is the nearest whole number of cents to the exact fraction', () => {
    fc.assert(
      fc.property(cents, fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (amount, numerator, denominator) => {
        // |result − exact| ≤ 1/2, said without a division
        const error =
          2n *
          (BigInt(share(amount, numerator, denominator)) * BigInt(denominator) - BigInt(amount) * BigInt(numerator));
        expect(error <= BigInt(denominator) && error >= -BigInt(denominator)).toBe(true);
      }),
      check,
    );
  });

  it('refuses what is not a whole number of cents, and what is not a fraction', () => {
    expect(() => share(0.5, 1, 2)).toThrow(RangeError);
    expect(() => share(1, 1, 0)).toThrow(RangeError);
    expect(() => share(1, 0.1, 1)).toThrow(RangeError);
  });

  it('refuses a result that a number cannot hold exactly', () => {
    expect(share(Number.MAX_SAFE_INTEGER, 1, 1)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => share(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(RangeError);
    expect(() => unitPrice(90_071_993, '0.0001')).toThrow(RangeError);
  });
});

describe('allocate', () => {
  const weights = fc
    .array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 })
    .filter((list) => list.some((weight) => weight > 0));

  it('neither loses nor makes a cent, and no part is a cent away from its exact share', () => {
    fc.assert(
      fc.property(cents, weights, (amount, list) => {
        const parts = allocate(amount, list);
        expect(sum(parts)).toBe(amount);
        const total = sum(list);
        parts.forEach((part, index) => {
          const away = BigInt(part) * BigInt(total) - BigInt(amount) * BigInt(list[index]!);
          expect(away < BigInt(total) && away > -BigInt(total)).toBe(true);
          if (list[index] === 0) expect(part).toBe(0);
        });
      }),
      check,
    );
  });

  it('gives left-over cents to the largest remainders, the earlier first on a tie', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(10, [1, 2, 6])).toEqual([1, 2, 7]);
  });

  it('refuses weights that cannot carry anything', () => {
    expect(() => allocate(1, [0, 0])).toThrow(RangeError);
    expect(() => allocate(1, [2, -1])).toThrow(RangeError);
  });
});

describe('unitPrice', () => {
  it.each([
    [1200, '1', '12.00'],
    [1000, '3', '3.333333'],
    [1000, '4', '2.50'],
    [1, '8', '0.00125'],
    [-250, '2', '-1.25'],
    [833, '1.5', '5.553333'],
  ])('%i cents by %s is %s', (amount, quantity, expected) => {
    expect(unitPrice(amount, quantity)).toBe(expected);
  });

  it('times the quantity is the amount again, to the cent, below 10,000 units', () => {
    const quantity = fc.integer({ min: 1, max: 99_999_999 }).map((parts) => {
      const text = String(parts).padStart(5, '0');
      return `${text.slice(0, -4)}.${text.slice(-4)}`;
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), quantity, (amount, units) => {
        fc.pre(BigInt(amount) * 100_000_000n <= BigInt(Number.MAX_SAFE_INTEGER) * BigInt(tenThousandths(units)));
        const millionths = Number(
          unitPrice(amount, units).replace(/\.(\d+)$/, (_, digits: string) => digits.padEnd(6, '0')),
        );
        // unit (1e-6) × quantity (1e-4) back to cents: 1e-10 / 1e-2
        expect(share(millionths, tenThousandths(units), 100_000_000)).toBe(amount);
      }),
      check,
    );
  });

  it.each([
    ['149.166667', '0.25', 3729],
    ['-0.005', '1', -1],
    ['9.99', '3', 2997],
    ['9999999999.999999', '0.0001', 100_000_000],
  ])('%s times %s is %i cents', (price, quantity, cents) => {
    expect(priceTimes(price, quantity)).toBe(cents);
  });

  it('writes a price with two to six decimals, and refuses what is none', () => {
    expect(['149.166667', '12.5', '7', '-0.100000'].map(plainPrice)).toEqual([
      ...['149.166667', '12.50', '7.00', '-0.10'],
    ]);
    for (const text of ['', '1.', '.5', '1e3', '1.0000001', '--1']) expect(() => plainPrice(text)).toThrow(RangeError);
  });

  it('refuses a quantity that is none', () => {
    for (const text of ['0', '', '-1', '1.00001', '1e3', 'x']) expect(() => unitPrice(1, text)).toThrow(RangeError);
  });
});
