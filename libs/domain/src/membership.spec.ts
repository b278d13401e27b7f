import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CYCLES, cycleOf, proratedOf } from './membership.js';
import { addDays, daysBetween } from './time.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`membership.spec seed ${seed} (repeat with SEED=${seed})`);

const days = fc.nat(3 * 366).map((ahead) => addDays('2027-01-01', ahead));
const dayOfMonth = (day: string) => Number(day.slice(8));

describe('the cycles of a membership', () => {
  it('keep the anchor day, the last of the month where there is none', () => {
    const anchor = { startedOn: '2027-01-31', anchorDay: 31 };
    const firsts = ['2027-02-10', '2027-02-28', '2027-03-31', '2028-02-29'].map((day) => cycleOf(day, anchor, 'month'));
    expect(firsts).toEqual([
      { first: '2027-01-31', next: '2027-02-28' },
      { first: '2027-02-28', next: '2027-03-31' },
      { first: '2027-03-31', next: '2027-04-30' },
      { first: '2028-02-29', next: '2028-03-31' },
    ]);
  });

  it('begin on the first of the month for who wants that, the first of them cut short', () => {
    const anchor = { startedOn: '2027-03-17', anchorDay: 1 };
    expect(cycleOf('2027-03-17', anchor, 'month')).toEqual({ first: '2027-03-01', next: '2027-04-01' });
    expect(cycleOf('2027-06-01', anchor, 'quarter')).toEqual({ first: '2027-06-01', next: '2027-09-01' });
    expect(cycleOf('2028-02-29', { startedOn: '2024-02-29', anchorDay: 29 }, 'year')).toEqual({
      first: '2028-02-29',
      next: '2029-02-28',
    });
  });

  it('follow each other without a gap or a common day, each at its anchor', () => {
    const property = fc.property(
      days,
      days,
      fc.constantFrom(...CYCLES),
      fc.boolean(),
      (startedOn, day, cycle, first) => {
        const anchor = { startedOn, anchorDay: first ? 1 : dayOfMonth(startedOn) };
        const { first: from, next } = cycleOf(day, anchor, cycle);
        expect(from <= day && day < next).toBe(true);
        expect(cycleOf(from, anchor, cycle)).toEqual({ first: from, next });
        expect(cycleOf(addDays(next, -1), anchor, cycle)).toEqual({ first: from, next });
        expect(cycleOf(next, anchor, cycle).first).toBe(next);
        const lastOfMonth = dayOfMonth(addDays(next, 1)) === 1;
        expect(dayOfMonth(next) === anchor.anchorDay || (lastOfMonth && dayOfMonth(next) < anchor.anchorDay)).toBe(
          true,
        );
      },
    );
    fc.assert(property, { seed, numRuns: 1000 });
  });
});

describe('a part of a cycle', () => {
  it('costs its days', () => {
    const june = { first: '2027-06-01', next: '2027-07-01' };
    expect(proratedOf(9000, june, { first: '2027-06-11', next: '2027-07-01' })).toBe(6000);
    expect(proratedOf(9000, june, june)).toBe(9000);
  });

  it('sums to the whole with the others, however the cycle is cut', () => {
    const cuts = fc.array(days, { maxLength: 6 });
    const property = fc.property(
      days,
      fc.integer({ min: 1, max: 366 }),
      fc.nat(1_000_000),
      cuts,
      (first, length, cents, at) => {
        const cycle = { first, next: addDays(first, length) };
        const inside = at.filter((day) => day > cycle.first && day < cycle.next);
        const edges = [...new Set([cycle.first, ...inside, cycle.next])].toSorted();
        const parts = edges.slice(1).map((next, index) => proratedOf(cents, cycle, { first: edges[index]!, next }));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cents);
        const exact = parts.map((_, index) => (cents * daysBetween(edges[index]!, edges[index + 1]!)) / length);
        parts.forEach((part, index) => expect(Math.abs(part - exact[index]!)).toBeLessThanOrEqual(1));
      },
    );
    fc.assert(property, { seed, numRuns: 500 });
  });
});
