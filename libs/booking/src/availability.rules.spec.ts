import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CLOSING_SCOPES,
  type Claim,
  type Closing,
  HOUR,
  type Interval,
  MINUTE,
  type NamedPeriod,
  type OpeningHours,
  type OpeningPlan,
  type Rate,
  addDays,
  dayBounds,
  localDay,
  openDay,
  openPeriodsOf,
  overlaps,
} from '#libs/domain';
import {
  type Bookable,
  alternativesTo,
  freeOf,
  freePlaces,
  fromPrice,
  offeredPeriods,
  pricePeriods,
} from './availability.rules.js';
import { type BookingTerms, checkReservation, earliestStart, horizonEnd } from './reservations.rules.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`availability.rules.spec seed ${seed} (repeat with SEED=${seed})`);

const RATE: Rate = {
  priceMode: 'gross',
  vatRateBp: 2000,
  dailyCapCents: null,
  windows: [],
  steps: [{ kind: 'flat', upToMinutes: 600, priceCents: 1500 }],
};

/** Days on which the clocks change, there and elsewhere, and ordinary ones. */
const DAYS = ['2026-03-29', '2026-10-25', '2026-04-05', '2026-09-27', '2026-10-04', '2026-11-24'];
const ZONES = ['Europe/Paris', 'Pacific/Auckland', 'Asia/Kathmandu', 'America/St_Johns', 'UTC'];

interface Scene {
  readonly resource: Bookable & BookingTerms;
  readonly day: string;
  readonly now: number;
  readonly claims: readonly Claim[];
  readonly named: readonly NamedPeriod[];
}

const scenes = fc
  .record({
    mode: fc.constantFrom('exclusive' as const, 'pool' as const),
    places: fc.integer({ min: 2, max: 6 }),
    stepMinutes: fc.constantFrom(5, 15, 30, 45, 60, 90),
    least: fc.integer({ min: 1, max: 4 }),
    most: fc.integer({ min: 0, max: 20 }),
    preparationMinutes: fc.constantFrom(0, 0, 10, 45),
    opens: fc.integer({ min: 0, max: 80 }).map((quarters) => 15 * quarters),
    lasts: fc.integer({ min: 8, max: 60 }).map((quarters) => 15 * quarters),
    lunch: fc.boolean(),
    zone: fc.constantFrom(...ZONES),
    day: fc.constantFrom(...DAYS),
    noticeMinutes: fc.constantFrom(0, 0, 20, 90, 1440),
    ahead: fc.integer({ min: 0, max: 3 }),
    nowMinute: fc.integer({ min: 0, max: 1439 }),
    claims: fc.array(fc.tuple(fc.integer({ min: -120, max: 1560 }), fc.integer({ min: 5, max: 400 })), {
      maxLength: 6,
    }),
    closed: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 24 }), fc.constantFrom(...CLOSING_SCOPES)),
      { maxLength: 2 },
    ),
    parts: fc.array(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 48 })), { maxLength: 3 }),
  })
  .map(({ mode, places, stepMinutes, least, most, opens, lasts, lunch, zone, day, ahead, nowMinute, ...more }) => {
    const { claims, closed, parts: pieces, ...r } = more;
    const closes = Math.min(1440, opens + lasts);
    const middle = Math.floor((opens + closes) / 2);
    const parts: [number, number][] =
      lunch && middle - 20 > opens
        ? [
            [opens, middle - 20],
            [middle + 20, closes],
          ]
        : [[opens, closes]];
    const hours: OpeningHours[] = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
      parts.map(([from, until]) => ({ weekday, opens: from, closes: until })),
    );
    const closings = closed.map(([quarter, long, scope]): Closing => ({
      ...{ resourceId: null, repeats: 'once', firstDay: day, lastDay: day, reason: { fr: 'Travaux', en: 'Works' } },
      ...{ from: 15 * quarter, until: Math.min(1440, 15 * (quarter + long)), scope },
    }));
    const plan: OpeningPlan = { hours, ownHours: new Map(), closings };
    const { start } = dayBounds(day, zone);
    const scene: Scene = {
      named: pieces.map(([quarter, long]) => ({
        ...{ resourceId: null, name: { fr: 'Créneau', en: 'Slot' } },
        ...{ from: 15 * quarter, until: Math.min(1440, 15 * (quarter + long)) },
      })),
      resource: {
        ...r,
        ...{
          mode,
          stepMinutes,
          plan,
          resourceId: 'r',
          audience: 'anyone' as const,
          timeZone: zone,
          horizonDays: 2,
          kind: 'room' as const,
        },
        capacity: mode === 'pool' ? places : 1,
        minMinutes: least * stepMinutes,
        maxMinutes: (least + most) * stepMinutes,
      },
      day,
      now: dayBounds(addDays(day, -ahead), zone).start + nowMinute * MINUTE,
      claims: claims.map(([from, length], index) => ({
        start: start + from * MINUTE,
        end: start + (from + length) * MINUTE,
        quantity: mode === 'pool' ? 1 + (index % 2) : 1,
      })),
    };
    return scene;
  });

/** What the day view shows, put together as availability.service does. */
function shown({ resource, day, now, claims, named }: Scene) {
  const { timeZone } = resource;
  const open = openDay(resource.plan, day, timeZone);
  const { start: midnight, end } = dayBounds(day, timeZone);
  const today = dayBounds(localDay(now, timeZone), timeZone).start;
  const bookable = { midnight, windows: end <= horizonEnd(resource, now) ? open.windows : [] };
  const free = freeOf(resource, claims, bookable, earliestStart(resource, today, now)).filter(
    (piece) => piece.end > now,
  );
  const periods = openPeriodsOf(open, day, timeZone, named).filter((period) => period.end > now);
  return { midnight, free, periods: offeredPeriods(resource, pricePeriods(RATE, periods, timeZone), free, midnight) };
}

/** As the database decides: minute by minute, preparation included, without any arithmetic of intervals. */
function fits({ resource, claims }: Scene, wanted: Interval, quantity = 1): boolean {
  const blocked = { start: wanted.start, end: wanted.end + resource.preparationMinutes * MINUTE };
  for (let at = blocked.start; at < blocked.end; at += MINUTE) {
    const taken = claims.filter((claim) => claim.start <= at && at < claim.end);
    if (taken.reduce((sum, claim) => sum + claim.quantity, quantity) > resource.capacity) return false;
  }
  return true;
}

const keepsRules = ({ resource, now }: Scene, wanted: Interval, quantity = 1): boolean => {
  try {
    checkReservation(wanted, quantity, resource, now);
    return true;
  } catch {
    return false;
  }
};

describe('offered = bookable', () => {
  it('accepts every period that is offered, for as many places as it says', () => {
    let offers = 0;
    fc.assert(
      fc.property(scenes, (scene) => {
        for (const period of shown(scene).periods.filter(({ places }) => places > 0)) {
          offers++;
          expect(keepsRules(scene, period, period.places)).toBe(true);
          expect(fits(scene, period, period.places)).toBe(true);
          // A pool with preparation errs on the careful side: neighbours closer than that count twice for a moment.
          const exact = scene.resource.mode === 'exclusive' || scene.resource.preparationMinutes === 0;
          if (exact) expect(fits(scene, period, period.places + 1)).toBe(false);
        }
      }),
      { seed, numRuns: 1500 },
    );
    expect(offers).toBeGreaterThan(50);
  });

  it('accepts any booking inside what a room has free, and no other', () => {
    fc.assert(
      fc.property(scenes, fc.nat(200), fc.nat(20), (scene, from, more) => {
        if (scene.resource.mode === 'pool') return;
        const { midnight, free } = shown(scene);
        const step = scene.resource.stepMinutes * MINUTE;
        for (const piece of free) {
          const length = Math.min(scene.resource.minMinutes * MINUTE + more * step, scene.resource.maxMinutes * MINUTE);
          const last = Math.floor((piece.end - piece.start - length) / step);
          if (last < 0) continue;
          const start = piece.start + (from % (last + 1)) * step;
          expect(keepsRules(scene, { start, end: start + length })).toBe(true);
          expect(fits(scene, { start, end: start + length })).toBe(true);
        }
        const start = midnight + from * step;
        const wanted = { start, end: start + scene.resource.minMinutes * MINUTE + more * step };
        if (localDay(start, scene.resource.timeZone) !== scene.day) return;
        if (!keepsRules(scene, wanted) || !fits(scene, wanted)) return;
        expect(free.some((piece) => piece.start <= wanted.start && wanted.end <= piece.end)).toBe(true);
      }),
      { seed, numRuns: 1500 },
    );
  });

  it('proposes alternatives that are accepted, the nearest first, never more than three', () => {
    let proposed = 0;
    fc.assert(
      fc.property(scenes, fc.array(scenes, { maxLength: 5 }), fc.nat(90), fc.nat(8), (one, others, from, more) => {
        const all = [one, ...others].map((scene, index) => ({
          ...{ ...scene, day: one.day, now: one.now, resourceId: `r${index}` },
          resource: { ...scene.resource, timeZone: one.resource.timeZone, plan: one.resource.plan },
        }));
        const { midnight } = shown(one);
        const start = midnight + from * one.resource.stepMinutes * MINUTE;
        const end = start + one.resource.minMinutes * MINUTE + more * one.resource.stepMinutes * MINUTE;
        const candidates = all.map((scene) => {
          const { free } = shown(scene);
          return { ...scene.resource, resourceId: scene.resourceId, name: scene.resourceId, free };
        });
        if (end <= one.now) return; // refused before anybody looks for alternatives
        const wanted = { start, end, quantity: 1, resourceId: 'r0' };
        const found = alternativesTo(wanted, candidates, { midnight, now: one.now });
        expect(found.length).toBeLessThanOrEqual(3);
        for (const alternative of found) {
          proposed++;
          const scene = all.find(({ resourceId }) => resourceId === alternative.resourceId)!;
          expect(alternative.end - alternative.start).toBe(end - start);
          expect(fits(scene, alternative)).toBe(true);
          expect(keepsRules(scene, alternative)).toBe(true);
        }
        const away = found.map((alternative) => Math.abs(alternative.start - start));
        expect(away).toEqual(away.toSorted((a, b) => a - b));
      }),
      { seed, numRuns: 1500 },
    );
    expect(proposed).toBeGreaterThan(100);
  });
});

describe('what the finder counts', () => {
  const desk: Bookable = {
    ...{ mode: 'exclusive', kind: 'desk', capacity: 1, preparationMinutes: 0 },
    ...{ stepMinutes: 30, minMinutes: 60, maxMinutes: 1440 },
  };
  const day = { start: 8 * HOUR, end: 20 * HOUR + 15 * MINUTE };
  const freeFor = (resource: Bookable, claims: Claim[]) =>
    freePlaces(resource, freeOf(resource, claims, { midnight: 0, windows: [day] }, 0), day);

  it('a desk that is free for the rest of the day, though the last quarter of an hour is no step', () => {
    expect(freeFor(desk, [])).toBe(1);
    expect(freeFor(desk, [{ start: 12 * HOUR, end: 13 * HOUR, quantity: 1 }])).toBe(0);
  });

  it('a room with any free slot', () => {
    const room = { ...desk, kind: 'room' as const };
    expect(freeFor(room, [{ start: 12 * HOUR, end: 13 * HOUR, quantity: 1 }])).toBe(1);
    expect(freeFor(room, [{ start: 8 * HOUR, end: 20 * HOUR, quantity: 1 }])).toBe(0);
  });

  it('the places of an open space that stay free all day; nothing once it is over', () => {
    const pool: Bookable = { ...desk, mode: 'pool', capacity: 10 };
    const claims = [
      { start: 8 * HOUR, end: 12 * HOUR, quantity: 3 },
      { start: 12 * HOUR, end: 21 * HOUR, quantity: 4 },
    ];
    expect(overlaps(claims[0]!, claims[1]!)).toBe(false);
    expect(freeFor(pool, claims)).toBe(6);
    expect(freePlaces(pool, [], null)).toBe(0);
  });

  it('the price of a desk for its day, of a room per hour', () => {
    const hourly: Rate = { ...RATE, steps: [{ kind: 'hourly', priceCents: 2500 }] };
    expect(fromPrice(desk, RATE, { start: 0, end: 10 * HOUR }, 'UTC')).toBe(1500);
    expect(fromPrice(desk, RATE, null, 'UTC')).toBeNull();
    expect(fromPrice({ ...desk, kind: 'room' }, hourly, null, 'UTC')).toBe(2500);
    // Advertised to everyone, so with its tax: 25.00 and 20 % of it.
    expect(fromPrice({ ...desk, kind: 'room' }, { ...hourly, priceMode: 'net', vatRateBp: 2000 }, null, 'UTC')).toBe(
      3000,
    );
  });
});
