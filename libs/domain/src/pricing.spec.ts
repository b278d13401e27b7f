import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE } from './interval.js';
import { type Rate, type RateTable, priceReservation } from './pricing.js';
import { instantOf, localTime, weekdayOf } from './time.js';

const PARIS = 'Europe/Paris';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`pricing.spec seed ${seed} (repeat with SEED=${seed})`);

const rate = (changes: Partial<Rate> = {}): Rate => ({
  priceMode: 'gross',
  vatRateBp: 2000,
  dailyCapCents: null,
  windows: [],
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
    expect(priceReservation(rate(), lasting(240), 1, 'UTC')).toEqual({
      cents: 1100,
      lines: [{ code: 'flat_up_to', minutes: 240, unitCents: 1100, cents: 1100 }],
      extras: [],
    });
    expect(priceReservation(rate(), lasting(241), 1, 'UTC')?.cents).toBe(1800);
  });

  it('is nothing at all beyond the table: such a booking is not for sale', () => {
    expect(priceReservation(rate(), lasting(1441), 1, 'UTC')).toBeNull();
    expect(priceReservation(rate({ steps: [] }), lasting(60), 1, 'UTC')).toBeNull();
  });

  it('counts hours by the minute and rounds once', () => {
    expect(priceReservation(hourly(1000), lasting(90), 1, 'UTC')?.cents).toBe(1500);
    expect(priceReservation(hourly(1000), lasting(50), 1, 'UTC')?.cents).toBe(833);
    expect(priceReservation(hourly(1), lasting(30), 1, 'UTC')?.cents).toBe(1); // half a cent is a cent
  });

  it('stops at the cap of each started 24 hours, and says what that took off', () => {
    expect(priceReservation(hourly(2000, 9000), lasting(600), 2, 'UTC')).toEqual({
      cents: 18_000,
      lines: [
        { code: 'hourly', minutes: 600, unitCents: 2000, cents: 20_000 },
        { code: 'daily_cap', unitCents: 9000, cents: -11_000 },
        { code: 'quantity', quantity: 2, unitCents: 9000, cents: 9000 },
      ],
      extras: [],
    });
    expect(priceReservation(hourly(2000, 9000), lasting(1441), 1, 'UTC')?.cents).toBe(18_000);
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
        const price = priceReservation(table, lasting(minutes), quantity, 'UTC');
        const longest = Math.max(0, ...flat.map(([upTo]) => upTo));
        expect(price === null).toBe(minutes > longest && perHour === null);
        if (!price) return;
        expect(price.lines.reduce((sum, line) => sum + line.cents, 0)).toBe(price.cents);
        expect(Number.isSafeInteger(price.cents) && price.cents >= 0).toBe(true);
        expect(price.cents).toBe(quantity * priceReservation(table, lasting(minutes), 1, 'UTC')!.cents);
        if (cap !== null) expect(price.cents).toBeLessThanOrEqual(quantity * cap * Math.ceil(minutes / 1440));
      },
    );
    fc.assert(property, { seed, numRuns: 1000 });
  });
});

describe('a rate with parts of the week', () => {
  const evening: RateTable = { steps: [{ kind: 'hourly', priceCents: 1500 }], dailyCapCents: null };
  const daytime = (changes: Partial<Rate> = {}): Rate => ({
    ...hourly(1000),
    windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 1080, until: 1440, name: 'Soir', table: evening })),
    ...changes,
  });
  const at = (day: string, from: number, until: number) => ({
    start: instantOf(day, from, PARIS),
    end: instantOf(day, until, PARIS),
  });

  it('counts each hour at the price of its part', () => {
    expect(priceReservation(daytime(), at('2026-11-24', 960, 1140), 1, PARIS)).toEqual({
      cents: 3500,
      lines: [
        { code: 'hourly', minutes: 180, partMinutes: 120, unitCents: 1000, cents: 2000 },
        { code: 'hourly', minutes: 180, partMinutes: 60, unitCents: 1500, cents: 1500, name: 'Soir' },
      ],
      extras: [],
    });
  });

  it('takes of each table its part of the price for the whole length', () => {
    const half = { steps: [{ kind: 'flat', upToMinutes: 240, priceCents: 4000 }], dailyCapCents: null } as const;
    // Three hours of a half day at 40 € and one evening hour out of four at 15 € each: 30 + 15.
    expect(priceReservation(daytime(half), at('2026-11-24', 900, 1140), 1, PARIS)?.cents).toBe(4500);
  });

  it('knows its parts on the wall clock, also when the clocks change', () => {
    const sunday = [{ weekday: 7, from: 0, until: 1440, name: 'Dimanche', table: evening }];
    const night = { start: instantOf('2026-10-25', 0, PARIS), end: instantOf('2026-10-26', 0, PARIS) };
    expect(priceReservation(daytime({ windows: sunday }), night, 1, PARIS)?.cents).toBe(25 * 1500);
  });

  it('never costs less for staying longer, and says so', () => {
    const cheap = { steps: [{ kind: 'hourly' as const, priceCents: 0 }], dailyCapCents: null };
    const table = daytime({
      steps: [{ kind: 'flat', upToMinutes: 600, priceCents: 2000 }],
      windows: [{ weekday: 2, from: 1080, until: 1440, name: 'Soir', table: cheap }],
    });
    const longer = priceReservation(table, at('2026-11-24', 960, 1200), 1, PARIS)!;
    expect(longer).toMatchObject({ cents: 2000 });
    expect(longer.lines.at(-1)).toEqual({ code: 'no_less', minutes: 120, unitCents: 2000, cents: 1000 });
  });

  const tables = fc
    .record({
      flat: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.nat(20_000)), {
        selector: ([upTo]) => upTo,
        maxLength: 3,
      }),
      perHour: fc.nat(5_000),
      cap: fc.option(fc.nat(20_000)),
    })
    .map(({ flat, perHour, cap }): RateTable => ({
      steps: [
        ...flat.map(([upToMinutes, priceCents]) => ({ kind: 'flat' as const, upToMinutes, priceCents })),
        { kind: 'hourly', priceCents: perHour },
      ],
      dailyCapCents: cap,
    }));
  /** Parts of any days, none over another. */
  const windows = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.nat(3), tables), { maxLength: 6 }).map((parts) =>
    [...new Map(parts.map((part) => [`${part[0]} ${part[1]}`, part])).values()].map(([weekday, quarter, table]) => ({
      ...{ weekday, from: quarter * 360, until: quarter * 360 + 360, name: `${weekday} ${quarter}`, table },
    })),
  );
  const rates = fc
    .record({ base: tables, windows })
    .map(({ base, windows: parts }) => rate({ ...base, windows: parts }));
  const starts = fc
    .tuple(fc.constantFrom('2026-03-28', '2026-10-24', '2026-11-24'), fc.nat(1439))
    .map(([day, minute]) => instantOf(day, minute, PARIS));
  const lengths = fc.integer({ min: 1, max: 4000 });

  it('is explained by lines that sum to it, and is never negative', () => {
    const property = fc.property(rates, starts, lengths, fc.integer({ min: 1, max: 9 }), (table, start, minutes, n) => {
      const price = priceReservation(table, { start, end: start + minutes * MINUTE }, n, PARIS)!;
      expect(price.lines.reduce((sum, line) => sum + line.cents, 0)).toBe(price.cents);
      expect(price.cents).toBeGreaterThanOrEqual(0);
    });
    fc.assert(property, { seed, numRuns: 500 });
  });

  it('grows with the time from the same start', () => {
    const property = fc.property(rates, starts, lengths, lengths, (table, start, a, b) => {
      const [shorter, longer] = [Math.min(a, b), Math.max(a, b)].map(
        (minutes) => priceReservation(table, { start, end: start + minutes * MINUTE }, 1, PARIS)!.cents,
      );
      expect(shorter).toBeLessThanOrEqual(longer!);
    });
    fc.assert(property, { seed, numRuns: 1500 });
  });

  it('is the same when its parts are cut at midnight, or anywhere', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 1439 }), { maxLength: 3 });
    const property = fc.property(rates, starts, lengths, cuts, (table, start, minutes, at) => {
      const during = { start, end: start + minutes * MINUTE };
      const cut = table.windows.flatMap((window) => {
        const edges = [window.from, ...at.filter((one) => one > window.from && one < window.until), window.until];
        const ordered = [...new Set(edges)].toSorted((a, b) => a - b);
        return ordered.slice(1).map((until, index) => ({ ...window, from: ordered[index]!, until }));
      });
      expect(priceReservation({ ...table, windows: cut }, during, 1, PARIS)).toEqual(
        priceReservation(table, during, 1, PARIS),
      );
    });
    fc.assert(property, { seed, numRuns: 300 });
  });

  it('splits at midnight into bookings that cost the same, where hours are counted one by one', () => {
    const perHour = fc.integer({ min: 0, max: 100 }).map((euros) => hourly(euros * 60));
    const property = fc.property(
      perHour,
      perHour,
      fc.integer({ min: 1, max: 1439 }),
      lengths,
      (base, late, from, after) => {
        // Friday and Saturday from noon on, and the hours after the midnight between them.
        const nights = [
          ...[5, 6].map((weekday) => ({ weekday, from: 720, until: 1440 })),
          { weekday: 6, from: 0, until: 360 },
        ];
        const table = { ...base, windows: nights.map((hours) => ({ ...hours, name: 'Nuit', table: late })) };
        const midnight = instantOf('2026-11-28', 0, PARIS);
        const [start, end] = [midnight - from * MINUTE, midnight + Math.min(after, 1440) * MINUTE];
        const cents = (a: number, b: number) => priceReservation(table, { start: a, end: b }, 1, PARIS)!.cents;
        expect(cents(start, midnight) + cents(midnight, end)).toBe(cents(start, end));
        // And minute by minute, as the clock on the wall says.
        let byMinute = 0;
        for (let moment = start; moment < end; moment += MINUTE) {
          const { day, minute } = localTime(moment, PARIS);
          const isNight = nights.some(
            (one) => one.weekday === weekdayOf(day) && one.from <= minute && minute < one.until,
          );
          byMinute += (isNight ? late : base).steps[0]!.priceCents / 60;
        }
        expect(cents(start, end)).toBe(byMinute);
      },
    );
    fc.assert(property, { seed, numRuns: 100 });
  });
});
