/**
 * Money is an integer number of minor units (cents) beside an ISO 4217 currency. Divisions happen in this file
 * only, so that no cent is lost or made; everything else adds and subtracts.
 */
export type Currency = 'EUR' | 'CHF';

const assertCents = (cents: number): void => {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not a whole number of cents: ${cents}`);
};

/**
 * `cents * numerator / denominator`, rounded half away from zero (EN 16931 rounds half up; credit notes carry
 * positive amounts, so both mean the same). Exact: computed in BigInt. `denominator` > 0.
 */
export function share(cents: number, numerator: number, denominator: number): number {
  assertCents(cents);
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new RangeError(`not a fraction: ${numerator}/${denominator}`);
  }
  return ratio(BigInt(cents) * BigInt(numerator), BigInt(denominator));
}

/** `numerator / denominator` as whole cents, rounded half away from zero; `denominator` > 0. */
export function ratio(numerator: bigint, denominator: bigint): number {
  const doubled = 2n * (numerator < 0n ? -numerator : numerator);
  const rounded = Number((doubled + denominator) / (2n * denominator));
  assertCents(rounded);
  return numerator < 0n ? 0 - rounded : rounded; // 0 and never -0
}

/**
 * Splits `cents` in proportion to `weights` (non-negative, not all zero); the parts sum to the whole. Left-over
 * cents go to the largest remainders, the earlier part first on a tie.
 */
export function allocate(cents: number, weights: readonly (number | bigint)[]): number[] {
  assertCents(cents);
  const total = weights.reduce<bigint>((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n || weights.some((weight) => weight < 0)) throw new RangeError('weights must be >= 0, one > 0');
  const sign = cents < 0 ? -1n : 1n;
  const whole = BigInt(Math.abs(cents));
  const parts = weights.map((weight, index) => {
    const exact = whole * BigInt(weight);
    return { index, floor: exact / total, remainder: exact % total };
  });
  let left = whole - parts.reduce((sum, part) => sum + part.floor, 0n);
  const byRemainder = parts.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.floor += 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(sign * part.floor) + 0);
}

/** Decimal text with at most 4 decimals ("1.5") as a whole number of ten-thousandths. */
export function tenThousandths(quantity: string): number {
  const match = /^(\d{1,8})(?:\.(\d{1,4}))?$/.exec(quantity);
  if (!match) throw new RangeError(`not a quantity: ${quantity}`);
  return Number(match[1]! + (match[2] ?? '').padEnd(4, '0'));
}

/**
 * `cents ÷ quantity` as decimal text in major units, 2 to 6 decimals (the most EN 16931 takes): 1000 cents by
 * "3" is "3.333333".
 */
export function unitPrice(cents: number, quantity: string): string {
  const parts = tenThousandths(quantity);
  if (parts === 0) throw new RangeError('not a quantity: 0');
  return priceText(BigInt(share(cents, 100_000_000, parts)));
}

/** Millionths of a major unit as decimal text with 2 to 6 decimals. */
function priceText(millionths: bigint): string {
  const below = millionths < 0n;
  const digits = String(below ? -millionths : millionths).padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${below ? '-' : ''}${digits.slice(0, -6)}.${decimals}`;
}

/** A price as decimal text in major units with at most 6 decimals ("-149.166667"), as a number of millionths. */
function millionthsOf(price: string): bigint {
  const match = /^(-?)(\d{1,10})(?:\.(\d{1,6}))?$/.exec(price);
  if (!match) throw new RangeError(`not a price: ${price}`);
  const millionths = BigInt(match[2]! + (match[3] ?? '').padEnd(6, '0'));
  return match[1] ? -millionths : millionths;
}

/** The same price with 2 to 6 decimals: "149.100000" is "149.10". */
export const plainPrice = (price: string): string => priceText(millionthsOf(price));

/** What a quantity of it comes to in cents, rounded half away from zero; both are decimal text. */
export const priceTimes = (price: string, quantity: string): number =>
  ratio(millionthsOf(price) * BigInt(tenThousandths(quantity)), 100_000_000n);

export const sum = (amounts: readonly number[]): number => {
  const total = amounts.reduce((a, b) => a + b, 0);
  assertCents(total);
  return total;
};
