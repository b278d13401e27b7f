import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TakenExtra, placeCents, priceExtra, takenBefore, withExtras } from './extras.js';
import { HOUR, MINUTE } from './interval.js';
import { EXTRA_UNITS, type Price, type PriceMode } from './pricing.js';
import { type Lot, bestPrice, coverPrice } from './quote.js';
import { computeVat, grossOfNet, netOfGross, oneModePerGroup } from './vat.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`extras.spec seed ${seed} (repeat with SEED=${seed})`);

const START = Date.UTC(2026, 10, 24, 8);
const lasting = (minutes: number) => ({ start: START, end: START + minutes * MINUTE });
const booked = (minutes: number, quantity = 1) => ({ ...lasting(minutes), quantity, zone: 'UTC' });
const place = (cents: number): Price => ({ cents, lines: [{ code: 'hourly', minutes: 60, cents }], extras: [] });
const extra = (changes: Partial<TakenExtra> = {}): TakenExtra => ({
  ...{ id: 'e', name: 'Écran', priceCents: 500, priceMode: 'gross', vatRateBp: 2000, per: 'booking', quantity: 1 },
  ...changes,
});
const sum = (of: readonly { readonly cents: number }[]): number => of.reduce((all, { cents }) => all + cents, 0);

describe('an extra', () => {
  it('costs its price once, for each person, or for each hour that has begun', () => {
    const costs = (changes: Partial<TakenExtra>, minutes: number) =>
      priceExtra(extra(changes), lasting(minutes), 'gross').cents;
    expect(costs({}, 600)).toBe(500);
    expect(costs({ per: 'place', quantity: 8 }, 600)).toBe(4000);
    expect([60, 61, 120, 121].map((minutes) => costs({ per: 'hour' }, minutes))).toEqual([500, 1000, 1000, 1500]);
    expect(costs({ per: 'hour', quantity: 2 }, 90)).toBe(2000);
  });

  it('reads in the mode of the price, and is charged in its own', () => {
    const net = priceExtra(extra({ priceMode: 'net' }), lasting(60), 'gross');
    expect(net).toMatchObject({ cents: 600, chargeCents: 500, priceMode: 'net' });
    const gross = priceExtra(extra({ priceCents: 105, vatRateBp: 2000 }), lasting(60), 'net');
    // 1.05 € with tax is 0.875 € without: told as 0.88, charged as 1.05.
    expect(gross).toMatchObject({ cents: 88, chargeCents: 105, priceMode: 'gross' });
  });

  it('explains itself by a line, and is left alone by what is taken off the place', () => {
    const rate = { priceMode: 'gross', vatRateBp: 2000, dailyCapCents: null, windows: [] } as const;
    const hourly = { ...rate, steps: [{ kind: 'hourly', priceCents: 1000 }] } as const;
    const half = [{ name: 'Nomade', rate: null, discountBp: 5000 }];
    const best = bestPrice(hourly, booked(120), half)!;
    const price = withExtras(best, [extra({ per: 'hour', vatRateBp: 1000 })], lasting(120), 'gross');
    expect(price.cents).toBe(1000 + 1000);
    expect(price.lines.at(-1)).toEqual({
      ...{ code: 'extra', name: 'Écran', per: 'hour', quantity: 2, unitCents: 500, vatRateBp: 1000, cents: 1000 },
    });
  });

  it('is priced again at what it cost when it was taken', () => {
    const before = priceExtra(extra({ per: 'hour' }), lasting(60), 'gross');
    expect(priceExtra(takenBefore(before), lasting(150), 'gross').cents).toBe(1500);
  });
});

describe('credit and extras', () => {
  const lot = (unit: Lot['unit'], left: number): Lot => ({ id: unit, unit, left, name: unit });
  const price = withExtras(place(1000), [extra()], lasting(60), 'gross');

  it('pays for the place by minutes and passes, never for what is had along', () => {
    for (const unit of ['minute', 'pass'] as const) {
      expect(coverPrice(price, booked(60), [lot(unit, 1000)], 'gross')).toMatchObject({ cents: 500 });
    }
    // Nothing is used up where the place costs nothing, whatever is had along.
    const free = withExtras(place(0), [extra()], lasting(60), 'gross');
    expect(coverPrice(free, booked(60), [lot('pass', 1)], 'gross')).toMatchObject({ cents: 500, debits: [] });
  });

  it('pays for both by money, the place first, and only where it counts at such prices', () => {
    const some = coverPrice(price, booked(60), [lot('cent', 1200)], 'gross');
    expect(some).toMatchObject({ cents: 300, debits: [{ lotId: 'cent', amount: 1200 }] });
    expect([placeCents(some), some.extras[0]!.chargeCents]).toEqual([0, 300]);
    const other = withExtras(place(1000), [extra({ priceMode: 'net' })], lasting(60), 'gross');
    expect(coverPrice(other, booked(60), [lot('cent', 5000)], 'gross')).toMatchObject({
      ...{ cents: 600, debits: [{ lotId: 'cent', amount: 1000 }] },
    });
  });
});

describe('a price with extras, whatever they are', () => {
  const anExtra = fc.record({
    id: fc.uuid(),
    name: fc.constantFrom('Écran', 'Café', 'Tableau'),
    priceCents: fc.nat(5000),
    priceMode: fc.constantFrom<PriceMode>('net', 'gross'),
    vatRateBp: fc.constantFrom(0, 210, 550, 1000, 2000, 810),
    per: fc.constantFrom(...EXTRA_UNITS),
    quantity: fc.integer({ min: 1, max: 30 }),
  });
  const someLots = fc.array(
    fc.record({
      id: fc.uuid(),
      unit: fc.constantFrom<Lot['unit']>('minute', 'pass', 'cent'),
      left: fc.nat(3000),
      name: fc.constant('x'),
    }),
    { maxLength: 4 },
  );
  const given = fc.tuple(
    fc.nat(20_000),
    fc.array(anExtra, { maxLength: 5 }),
    fc.integer({ min: 1, max: 3000 }),
    fc.constantFrom<PriceMode>('net', 'gross'),
    someLots,
  );

  it('is the sum of its lines and of its parts, none of them negative, before and after credit', () => {
    fc.assert(
      fc.property(given, ([cents, extras, minutes, mode, lots]) => {
        const price = withExtras(place(cents), extras, lasting(minutes), mode);
        const quote = coverPrice(price, booked(minutes), lots, mode);
        for (const one of [price, quote]) {
          expect(sum(one.lines)).toBe(one.cents);
          expect(placeCents(one)).toBeGreaterThanOrEqual(0);
          expect(placeCents(one) + sum(one.extras)).toBe(one.cents);
          for (const part of one.extras) {
            expect(Math.min(part.cents, part.chargeCents)).toBeGreaterThanOrEqual(0);
            if (part.priceMode === mode) expect(part.chargeCents).toBe(part.cents);
          }
        }
        expect(quote.cents).toBeLessThanOrEqual(price.cents);
      }),
      { seed },
    );
  });

  it('never costs less for staying longer, nor for taking more', () => {
    fc.assert(
      fc.property(
        anExtra,
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom<PriceMode>('net', 'gross'),
        (one, minutes, mode) => {
          const { cents } = priceExtra(one, lasting(minutes), mode);
          expect(priceExtra(one, lasting(minutes + HOUR / MINUTE), mode).cents).toBeGreaterThanOrEqual(cents);
          expect(
            priceExtra({ ...one, quantity: one.quantity + 1 }, lasting(minutes), mode).cents,
          ).toBeGreaterThanOrEqual(cents);
        },
      ),
      { seed },
    );
  });

  it('reaches every advertised price to the cent, with tax or without', () => {
    fc.assert(
      fc.property(
        anExtra,
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom<PriceMode>('net', 'gross'),
        (one, minutes, mode) => {
          const { cents, chargeCents, priceMode, vatRateBp } = priceExtra(one, lasting(minutes), mode);
          const line = { amountCents: chargeCents, priceMode, vatRateBp, vatCategory: 'S' as const };
          const vat = computeVat(oneModePerGroup([line]));
          expect(priceMode === 'gross' ? vat.grossCents : vat.netCents).toBe(chargeCents);
          expect(cents).toBe(
            mode === 'gross'
              ? priceMode === 'gross'
                ? chargeCents
                : grossOfNet(chargeCents, vatRateBp)
              : priceMode === 'net'
                ? chargeCents
                : netOfGross(chargeCents, vatRateBp),
          );
        },
      ),
      { seed },
    );
  });
});
