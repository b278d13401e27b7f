import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOUR, MINUTE } from './interval.js';
import type { Rate } from './pricing.js';
import { type Lot, NO_STANDING, type PaidDay, type Standing, quoteReservation } from './quote.js';
import { instantOf } from './time.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`quote.spec seed ${seed} (repeat with SEED=${seed})`);

const PARIS = 'Europe/Paris';
const rate = (priceCents: number): Rate => ({
  ...{ priceMode: 'gross', vatRateBp: 2000, dailyCapCents: null, windows: [] },
  steps: [{ kind: 'hourly', priceCents }],
});
const nine = instantOf('2026-11-24', 540, PARIS);
const booked = (hours: number, quantity = 1) => ({ start: nine, end: nine + hours * HOUR, quantity, zone: PARIS });
const standing = (changes: Partial<Standing>): Standing => ({ ...NO_STANDING, ...changes });
const lot = (unit: Lot['unit'], left: number, id: string = unit): Lot => ({ id, unit, left, name: `Carnet ${id}` });

const uniqueDays = (paid: readonly PaidDay[]) =>
  paid.filter(({ day }, i) => paid.findIndex((p) => p.day === day) === i);
const placesOn = (paid: readonly PaidDay[], day: string) => paid.find((one) => one.day === day)?.places ?? 0;

describe('what a person pays', () => {
  it('is everybody’s price for who has nothing', () => {
    expect(quoteReservation(rate(1000), booked(3), NO_STANDING)).toMatchObject({ cents: 3000, debits: [] });
  });

  it('is the best of what plans and groups give: they do not add up', () => {
    const quote = quoteReservation(
      rate(1000),
      booked(3),
      standing({
        advantages: [
          { name: 'Nomade', rate: null, discountBp: 1000 },
          { name: 'Étudiants', rate: rate(800), discountBp: 0 },
          { name: 'Résident', rate: rate(900), discountBp: 2000 },
        ],
      }),
    )!;
    expect(quote.cents).toBe(2160);
    expect(quote.lines.at(-1)).toEqual({ code: 'discount', name: 'Résident', percentBp: 2000, cents: -540 });
  });

  it('uses up minutes first in their order, and takes their part of the time off the price', () => {
    const lots = [lot('minute', 60, 'a'), lot('minute', 600, 'b')];
    const quote = quoteReservation(rate(1000), booked(3), standing({ lots }))!;
    expect(quote).toMatchObject({
      cents: 0,
      debits: [
        { lotId: 'a', amount: 60 },
        { lotId: 'b', amount: 120 },
      ],
    });
    expect(quote.lines.slice(1).map(({ cents }) => cents)).toEqual([-1000, -2000]);
  });

  it('frees one place of one day by a pass, and leaves the rest to pay', () => {
    const quote = quoteReservation(rate(1000), booked(2, 3), standing({ lots: [lot('pass', 2)] }))!;
    expect(quote).toMatchObject({ cents: 2000, debits: [{ lotId: 'pass', amount: 2 }] });
  });

  it('needs a pass for each local day', () => {
    const days = { start: nine, end: nine + 26 * HOUR, quantity: 1, zone: PARIS };
    expect(quoteReservation(rate(1000), days, standing({ lots: [lot('pass', 9)] }))).toMatchObject({
      cents: 0,
      debits: [{ lotId: 'pass', amount: 2 }],
    });
  });

  it('uses no other pass on a day that is paid already, before anything else, as far as there are places to spare', () => {
    const paid = [{ day: '2026-11-24', places: 1 }];
    const lots = [lot('minute', 600), lot('pass', 5, 'a'), { ...lot('pass', 1, 'b'), paid }];
    const quote = quoteReservation(rate(1000), booked(2, 2), standing({ lots: lots.slice(1) }))!;
    expect(quote).toMatchObject({
      cents: 0,
      debits: [{ lotId: 'a', amount: 1 }],
      passes: [
        { lotId: 'b', day: '2026-11-24', places: 1, start: nine, end: nine + 2 * HOUR },
        { lotId: 'a', day: '2026-11-24', places: 1 },
      ],
    });
    expect(quote.lines.slice(2)).toEqual([
      { code: 'credit_day', name: 'Carnet b', quantity: 1, cents: -2000 },
      { code: 'credit_pass', name: 'Carnet a', quantity: 1, cents: -2000 },
    ]);
    expect(quoteReservation(rate(1000), booked(2), standing({ lots }))).toMatchObject({ cents: 0, debits: [] });
    const before = { start: nine - 24 * HOUR, end: nine - 22 * HOUR, quantity: 1, zone: PARIS };
    expect(quoteReservation(rate(1000), before, standing({ lots: [lots[2]!] }))).toMatchObject({
      debits: [{ lotId: 'b', amount: 1 }],
    });
  });

  it('takes money off what is left, and uses nothing up for what costs nothing', () => {
    const lots = [lot('cent', 500), lot('minute', 60)];
    expect(quoteReservation(rate(1000), booked(2), standing({ lots }))).toMatchObject({
      cents: 500,
      debits: [
        { lotId: 'minute', amount: 60 },
        { lotId: 'cent', amount: 500 },
      ],
    });
    expect(quoteReservation(rate(0), booked(2), standing({ lots }))).toMatchObject({ cents: 0, debits: [] });
  });

  it('is explained by lines that sum to it, and never uses more than there is', () => {
    let rides = 0;
    const lots = fc.array(fc.tuple(fc.constantFrom('minute' as const, 'pass' as const, 'cent' as const), fc.nat(900)), {
      maxLength: 5,
    });
    const property = fc.property(
      fc.nat(5000),
      fc.integer({ min: 1, max: 4000 }),
      fc.integer({ min: 1, max: 5 }),
      lots,
      fc.array(fc.record({ day: fc.constantFrom('2026-11-24', '2026-11-25'), places: fc.nat(4) }), { maxLength: 2 }),
      fc.nat(10_000),
      (perHour, minutes, quantity, held, paid, discountBp) => {
        const given = held.map(([unit, left], index) => ({ ...lot(unit, left, `${index}`), paid: uniqueDays(paid) }));
        const wish = { start: nine, end: nine + minutes * MINUTE, quantity, zone: PARIS };
        const advantages = [{ name: 'Nomade', rate: null, discountBp }];
        const full = quoteReservation(rate(perHour), wish, NO_STANDING)!;
        const quote = quoteReservation(rate(perHour), wish, { advantages, lots: given })!;
        expect(quote.lines.reduce((sum, line) => sum + line.cents, 0)).toBe(quote.cents);
        expect(quote.cents).toBeGreaterThanOrEqual(0);
        expect(quote.cents).toBeLessThanOrEqual(full.cents);
        // What passes pay for is what is newly used and what was there to spare, and each day no more than is booked.
        for (const { id, left, paid: spare } of given.filter(({ unit }) => unit === 'pass')) {
          const used = quote.debits.find(({ lotId }) => lotId === id)?.amount ?? 0;
          const days = quote.passes.filter(({ lotId }) => lotId === id);
          expect(used).toBeLessThanOrEqual(left);
          const least = days.reduce((sum, one) => sum + Math.min(one.places, placesOn(spare, one.day)), 0);
          const all = days.reduce((sum, { places }) => sum + places, 0);
          expect(all - used).toBe(least);
          rides += all - used;
        }
        for (const day of new Set(quote.passes.map((one) => one.day))) {
          const ofDay = quote.passes.filter((one) => one.day === day);
          expect(ofDay.reduce((sum, { places }) => sum + places, 0)).toBeLessThanOrEqual(quantity);
        }
        for (const { lotId, amount } of quote.debits) {
          expect(amount).toBeGreaterThan(0);
          expect(amount).toBeLessThanOrEqual(given[Number(lotId)]!.left);
        }
      },
    );
    fc.assert(property, { seed, numRuns: 1000 });
    expect(rides).toBeGreaterThan(100);
  });
});
