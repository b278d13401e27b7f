/** A sum of unknowns that somebody can read: the numbers of the unknowns in it. */
export type PublishedSum = readonly number[];

/** A prime below 2^26, so that a product of two residues is exact in a double. */
const PRIME = 67_108_859;

/**
 * The targets (groups of unknowns) of which something can be worked out exactly from the sums by adding and
 * subtracting them: some combination of the sums touches unknowns of that target and of nobody else. Unknowns for
 * which `isKnown` cannot hide anything. Elimination modulo a large prime: a combination over the rationals is one
 * modulo the prime too, so nothing is missed; a false find has a chance of about 1 in 67 million.
 */
export function recoverable(
  sums: readonly PublishedSum[],
  targetOf: readonly string[],
  isKnown: (target: string) => boolean,
): string[] {
  const different = [...new Map(sums.map((sum) => [sum.join(), sum])).values()];
  const targets = [...new Set(targetOf)].filter((target) => !isKnown(target));
  const rankWithout = (left: string | null): number => {
    const columns = new Map<number, number>();
    targetOf.forEach((target, unknown) => {
      if (!isKnown(target) && target !== left) columns.set(unknown, columns.size);
    });
    return rank(
      different.map((sum) => {
        const row = new Float64Array(columns.size);
        for (const unknown of sum) {
          const column = columns.get(unknown);
          if (column !== undefined) row[column] = 1;
        }
        return row;
      }),
    );
  };
  const whole = rankWithout(null);
  return targets.filter((target) => rankWithout(target) < whole);
}

function rank(rows: Float64Array[]): number {
  const pivots: { row: Float64Array; column: number }[] = [];
  for (const row of rows) {
    for (const { row: pivot, column } of pivots) {
      const factor = row[column]!;
      if (factor === 0) continue;
      for (let at = column; at < row.length; at++) {
        if (pivot[at] !== 0) row[at] = (row[at]! + (PRIME - factor) * pivot[at]!) % PRIME;
      }
    }
    const column = row.findIndex((value) => value !== 0);
    if (column === -1) continue;
    const inverse = power(row[column]!, PRIME - 2);
    for (let at = column; at < row.length; at++) row[at] = (row[at]! * inverse) % PRIME;
    pivots.push({ row, column });
  }
  return pivots.length;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let factor = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}
