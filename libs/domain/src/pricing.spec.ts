import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE } from './interval.js';
import { type Rate, priceReservation } from './pricing.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`pricing.spec seed ${seed} (repeat with SEED=${seed})`);

const rate = (changes: Partial<Rate> = {}): Rate => ({
  priceMode: 'gross',
  vatRateBp: 2000,
  dailyCapCents: null,
  steps: [
    { kind: 'flat', upToMinutes: 1440, priceCents: 1800 },
    { kind: 'flat', upToMinutes: 240, priceCents: 1100 },
  ],
  ...changes,
});
const hourly = (priceCents: number, dailyCapCents: number | null = null): Rate =>
  rate({ steps: [{ kind: 'hourly', priceCents }], dailyCapCents });
const lasting = (minutes: number) => ({ start: 0, end: minutes * MINUTE });

describe('the price of a booking', () => {
  it('is the shortest flat row that is long enough, whatever the order of the table', () => {
    expect(priceReservation(rate(), lasting(240), 1)).toEqual({
      cents: 1100,
      lines: [{ code: 'flat_up_to', minutes: 240, unitCents: 1100, cents: 1100 }],
    });
    expect(priceReservation(rate(), lasting(241), 1)?.cents).toBe(1800);
  });

  it('is nothing at all beyond the table: such a booking is not for sale', () => {
    expect(priceReservation(rate(), lasting(1441), 1)).toBeNull();
    expect(priceReservation(rate({ steps: [] }), lasting(60), 1)).toBeNull();
  });

  it('counts hours by the minute and rounds once', () => {
    expect(priceReservation(hourly(1000), lasting(90), 1)?.cents).toBe(1500);
    expect(priceReservation(hourly(1000), lasting(50), 1)?.cents).toBe(833);
    expect(priceReservation(hourly(1), lasting(30), 1)?.cents).toBe(1); // half a cent is a cent
  });

  it('stops at the cap of each started 24 hours, and says what that took off', () => {
    expect(priceReservation(hourly(2000, 9000), lasting(600), 2)).toEqual({
      cents: 18_000,
      lines: [
        { code: 'hourly', minutes: 600, unitCents: 2000, cents: 20_000 },
        { code: 'daily_cap', unitCents: 9000, cents: -11_000 },
        { code: 'quantity', quantity: 2, unitCents: 9000, cents: 9000 },
      ],
    });
    expect(priceReservation(hourly(2000, 9000), lasting(1441), 1)?.cents).toBe(18_000);
  });

  it('is explained by lines that sum to it, grows with time, and is the same for each place', () => {
    const rates = fc.record({
      flat: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.nat(50_000)), { selector: ([upTo]) => upTo }),
      perHour: fc.option(fc.nat(10_000)),
      cap: fc.option(fc.nat(20_000)),
    });
    const property = fc.property(
      rates,
      fc.integer({ min: 1, max: 6000 }),
      fc.integer({ min: 1, max: 50 }),
      ({ flat, perHour, cap }, minutes, quantity) => {
        const table = rate({
          dailyCapCents: cap,
          steps: [
            ...flat.map(([upToMinutes, priceCents]) => ({ kind: 'flat' as const, upToMinutes, priceCents })),
            ...(perHour === null ? [] : [{ kind: 'hourly' as const, priceCents: perHour }]),
          ],
        });
        const price = priceReservation(table, lasting(minutes), quantity);
        const longest = Math.max(0, ...flat.map(([upTo]) => upTo));
        expect(price === null).toBe(minutes > longest && perHour === null);
        if (!price) return;
        expect(price.lines.reduce((sum, line) => sum + line.cents, 0)).toBe(price.cents);
        expect(Number.isSafeInteger(price.cents) && price.cents >= 0).toBe(true);
        expect(price.cents).toBe(quantity * priceReservation(table, lasting(minutes), 1)!.cents);
        if (cap !== null) expect(price.cents).toBeLessThanOrEqual(quantity * cap * Math.ceil(minutes / 1440));
      },
    );
    fc.assert(property, { seed, numRuns: 1000 });
  });
});
