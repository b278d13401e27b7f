import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLOSURES, NO_PERPETUAL, closureOf, partOf, partOfDocument, perpetualAfter, sumOf } from './closures.js';
import type { DocumentPayload, RateTotal } from './payloads.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`closures.spec seed ${seed} (repeat with SEED=${seed})`);

const rate: fc.Arbitrary<RateTotal> = fc.record({
  category: fc.constantFrom('S', 'E', 'AE', 'O'),
  rateBp: fc.constantFrom(2000, 1000, 550, 0),
  netCents: fc.integer({ min: -100_000, max: 10_000_000 }),
  vatCents: fc.integer({ min: 0, max: 2_000_000 }),
});

const document: fc.Arbitrary<DocumentPayload> = fc
  .record({
    kind: fc.constantFrom('invoice', 'credit_note', 'deposit'),
    day: fc.integer({ min: 1, max: 28 }),
    vat: fc.array(rate, { maxLength: 3 }),
  })
  .map(({ kind, day, vat }) => {
    const netCents = vat.reduce((sum, group) => sum + group.netCents, 0);
    const vatCents = vat.reduce((sum, group) => sum + group.vatCents, 0);
    const facts = { number: 'F2026-000001', date: `2026-11-${String(day).padStart(2, '0')}`, currency: 'EUR' };
    const amounts = { vat, netCents, vatCents, grossCents: netCents + vatCents };
    return { ...facts, ...amounts, kind, corrects: null, seller: '', buyer: '', snapshot: '', imported: false };
  });

describe('closures', () => {
  it('of a month come to the same from its days as from its documents, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 30 }), (unsorted) => {
        const documents = unsorted.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
        const parts = documents.map((one, index) => partOfDocument(index + 1, one));
        const byDay = Map.groupBy(documents.keys(), (index) => documents[index]!.date);
        const days = [...byDay].map(([day, indexes], position) => {
          const own = [...indexes].map((index) => parts[index]!);
          return partOf(CLOSURES[1], position, JSON.stringify(closureOf(day, own, NO_PERPETUAL, 'x')));
        });
        const whole = closureOf('2026-11', parts, NO_PERPETUAL, 'x');
        expect(closureOf('2026-11', days, NO_PERPETUAL, 'x')).toEqual(whole);
        expect(sumOf(parts.toReversed().map(({ totals }) => totals))).toEqual(whole.totals);
      }),
      { seed },
    );
  });

  it('count credit notes off, and in full in the absolute sum (oracle: one loop)', () => {
    fc.assert(
      fc.property(fc.array(document), (documents) => {
        const { totals } = { totals: sumOf(documents.map((one, index) => partOfDocument(index, one).totals)) };
        let [gross, absolute] = [0, 0];
        for (const { kind, grossCents } of documents) {
          if (kind === 'credit_note') gross -= grossCents;
          else gross += grossCents;
          absolute += Math.abs(grossCents);
        }
        expect(totals).toMatchObject({ documents: documents.length, absoluteCents: absolute });
        expect(totals.grossCents === gross).toBe(true);
        expect(totals.byRate.reduce((sum, group) => sum + group.netCents + group.vatCents, 0) === gross).toBe(true);
      }),
      { seed },
    );
  });

  it('go on for good', () => {
    const day = sumOf([partOfDocument(1, fc.sample(document, { seed, numRuns: 1 })[0]!).totals]);
    const twice = perpetualAfter(perpetualAfter(NO_PERPETUAL, day), day);
    expect(twice).toEqual({ documents: 2, grossCents: 2 * day.grossCents, absoluteCents: 2 * day.absoluteCents });
  });
});
