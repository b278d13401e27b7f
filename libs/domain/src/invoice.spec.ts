import fc from 'fast-check';
import { canonicalJson } from './invoice.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`invoice.spec seed ${seed} (repeat with SEED=${seed})`);

/** The same value with the keys of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reordered(item)]),
  );
}

const documentValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC')),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

describe('canonicalJson', () => {
  it('does not depend on the order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(documentValue, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('writes one text for one meaning', () => {
    expect(canonicalJson({ b: [1, null], a: 'e\u0301' })).toBe('{"a":"é","b":[1,null]}');
    expect(canonicalJson(-0)).toBe('0');
  });

  it('refuses what money must never be, and what would vanish', () => {
    for (const value of [0.1, Number.NaN, 2 ** 53, undefined, { a: undefined }, 1n, () => 1]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});
