import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { type Day, MINUTE, type OpeningHours, type SiteId, type Zone, dayBounds, parseInstant } from '#libs/domain';
import { Db, jobScope, operatorScope } from '#libs/platform';
import { InsightsWorld, type Kind, type NewReservation } from '../../../test/support/insights-world.js';
import { UsageService } from './usage.service.js';

const at = (iso: string) => parseInstant(iso)!;
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

interface Place {
  readonly id: string;
  readonly kind: Kind;
  readonly capacity: number;
  readonly active: boolean;
}

/** On all days of the test. */
interface Closed {
  readonly placeId: string | null;
  readonly from: number;
  readonly until: number;
}

interface HourFigures {
  open: number;
  booked: number;
  attended: number;
  reservations: number;
  people: number;
}

/** Wall time by Intl, which shares no code with ours; Swedes write `2026-03-29 02:30`. */
function wallClock(timeZone: Zone) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (instant: number): { day: Day; hour: number; minute: number; weekday: number } => {
    const text = format.format(instant);
    const day = text.slice(0, 10);
    const hour = Number(text.slice(11, 13));
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
    return { day, hour, minute: hour * 60 + Number(text.slice(14, 16)), weekday };
  };
}

/** Adds up every figure minute by minute. */
function naive(
  days: readonly Day[],
  zone: Zone,
  hours: readonly OpeningHours[],
  places: readonly Place[],
  all: readonly NewReservation[],
  own: ReadonlyMap<string, readonly OpeningHours[]>,
  closures: readonly Closed[],
) {
  const wall = wallClock(zone);
  const figures = new Map<string, HourFigures>();
  const people = new Map<string, Set<string>>();
  const visitors = new Set<string>();
  const counted = all.filter(({ status }) => ['confirmed', 'checked_in', 'no_show'].includes(status));
  const from = dayBounds(days[0]!, zone).start;
  const until = dayBounds(days.at(-1)!, zone).end;
  const cell = (key: string): HourFigures => {
    if (!figures.has(key)) figures.set(key, { open: 0, booked: 0, attended: 0, reservations: 0, people: 0 });
    return figures.get(key)!;
  };
  for (let minute = from; minute < until; minute += MINUTE) {
    const now = wall(minute);
    if (!days.includes(now.day)) continue;
    for (const place of places) {
      const isClosed = closures.some(
        ({ placeId, from, until }) =>
          (placeId === null || placeId === place.id) && from <= now.minute && now.minute < until,
      );
      const isOpen =
        !isClosed &&
        (own.get(place.id) ?? hours).some(
          ({ weekday, opens, closes }) => weekday === now.weekday && opens <= now.minute && now.minute < closes,
        );
      const key = `${now.day} ${place.kind} ${now.hour}`;
      if (isOpen && place.active) cell(key).open += place.capacity;
      for (const claim of counted.filter(({ resourceId }) => resourceId === place.id)) {
        if (claim.start === minute) cell(key).reservations++;
        if (!isOpen || claim.start > minute || claim.end <= minute) continue;
        if (!people.has(key)) people.set(key, new Set());
        people.get(key)!.add(claim.personId);
        cell(key).people = people.get(key)!.size;
        visitors.add(`${now.day} ${claim.personId}`);
        if (!place.active) continue;
        cell(key).booked += claim.quantity;
        if (claim.status === 'checked_in') cell(key).attended += claim.quantity;
      }
    }
  }
  return { figures: Object.fromEntries(figures), visitors: [...visitors].toSorted() };
}

describe('usage of a site', () => {
  let world: InsightsWorld;
  let usage: UsageService;
  let networkId: string;
  beforeAll(async () => {
    world = await InsightsWorld.start(at('2026-10-28T09:00:00Z'));
    usage = world.get(UsageService);
    networkId = await world.network();
  });
  afterAll(() => world.stop());

  const stored = async (siteId: SiteId) => {
    const rows = await world.rows<{ key: string } & HourFigures>(
      `select day || ' ' || kind || ' ' || hour as key, open_minutes as open, booked_minutes as booked,
         attended_minutes as attended, reservations, people from usage_hours where site_id = $1`,
      [siteId],
    );
    const visitors = await world.rows<{ key: string }>(
      `select day || ' ' || person_id as key from usage_people where site_id = $1`,
      [siteId],
    );
    const figures = Object.fromEntries(rows.map(({ key, ...figures }) => [key, figures]));
    return { figures, visitors: visitors.map(({ key }) => key).toSorted() };
  };

  const changed = async (siteId: SiteId, days: readonly Day[]) => {
    const payload = { siteId, days };
    await world.rows(`insert into events (id, topic, payload) values ($1, 'reservation.changed', $2)`, [
      uuidv7(),
      payload,
    ]);
    expect(await world.work()).toContain('reservation.changed');
  };

  const days = fc.constantFrom<{ zone: Zone; days: Day[] }>(
    { zone: 'Europe/Paris', days: ['2026-03-28', '2026-03-29', '2026-03-30'] },
    { zone: 'Europe/Paris', days: ['2026-10-25', '2026-10-26'] },
    { zone: 'Europe/Paris', days: ['2026-06-01', '2026-06-03'] },
    { zone: 'Australia/Lord_Howe', days: ['2026-04-05', '2026-04-06'] },
    { zone: 'Australia/Lord_Howe', days: ['2026-10-03', '2026-10-04'] },
    { zone: 'America/New_York', days: ['2026-11-01', '2026-11-03'] },
  );
  /** Some weekdays round the clock (over the clock change), some with a lunch break, some closed. */
  const openings = fc.array(
    fc.constantFrom(
      [[0, 1440]],
      [[480, 1200]],
      [
        [510, 750],
        [825, 1110],
      ],
      [],
    ),
    { minLength: 7, maxLength: 7 },
  );
  const claim = fc.record({
    place: fc.nat(3),
    person: fc.nat(4),
    startStep: fc.integer({ min: -96, max: 300 }),
    steps: fc.integer({ min: 1, max: 60 }),
    quantity: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom<NewReservation['status']>(
      'confirmed',
      'confirmed',
      'checked_in',
      'no_show',
      'cancelled',
      'expired',
      'held',
    ),
  });

  const closed = fc.array(
    fc.record({
      place: fc.constantFrom(null, 1, 2, 3),
      part: fc.constantFrom([null, null], [600, 720], [null, null], [0, 540], [615, 630], [1080, 1440]),
      scope: fc.constantFrom('everyone', 'everyone', 'visitors', 'members'),
    }),
    { maxLength: 3 },
  );

  it(`is the sum of its reservations, minute by minute (seed ${SEED})`, async () => {
    const sites = [days, openings, fc.array(claim, { maxLength: 20 }), fc.boolean(), closed] as const;
    await fc.assert(
      fc.asyncProperty(...sites, async (when, open, claims, hasOwn, closures) => {
        const hours = open.flatMap((pairs, index) =>
          pairs.map(([opens, closes]) => ({ weekday: index + 1, opens: opens!, closes: closes! })),
        );
        const siteId = await world.site(networkId, { zone: when.zone, hours });
        const places: Place[] = [];
        for (const [kind, capacity, active] of [
          ['desk', 100, true],
          ['desk', 80, true],
          ['room', 90, true],
          ['machine', 70, false],
        ] as const) {
          places.push({ id: await world.resource(siteId, kind, capacity), kind, capacity, active });
        }
        const own = new Map<string, OpeningHours[]>();
        if (hasOwn) {
          own.set(
            places[1]!.id,
            [1, 3, 7].map((weekday) => ({ weekday, opens: 400, closes: 1000 })),
          );
          await world.rows(
            `insert into resource_hours (site_id, resource_id, weekday, opens, closes)
             select $1, $2, weekday, 400, 1000 from unnest(array[1, 3, 7]) as weekday`,
            [siteId, places[1]!.id],
          );
        }
        for (const { place, part, scope } of closures) {
          await world.rows(
            `insert into closures (site_id, id, resource_id, repeats, first_day, last_day, from_minute, until_minute,
               scope, reason, created_at) values ($1, $2, $3, 'once', $4, $5, $6, $7, $8, 'Travaux', now())`,
            [
              ...[siteId, uuidv7(), place === null ? null : places[place]!.id, when.days[0], when.days.at(-1)],
              ...[...part, scope],
            ],
          );
        }
        const shut = closures
          .filter(({ scope }) => scope === 'everyone')
          .map(({ place, part: [from, until] }) => ({
            ...{ placeId: place === null ? null : places[place]!.id, from: from ?? 0, until: until ?? 1440 },
          }));
        const people: string[] = [];
        for (let index = 0; index < 5; index++) people.push(await world.member(siteId));
        const from = dayBounds(when.days[0]!, when.zone).start;
        const reservations = claims.map(({ place, person, startStep, steps, quantity, status }) => ({
          resourceId: places[place]!.id,
          personId: people[person]!,
          start: from + startStep * 15 * MINUTE,
          end: from + (startStep + steps) * 15 * MINUTE,
          quantity,
          status,
        }));
        await world.reserve(siteId, reservations);
        await world.rows(`update resources set active = kind <> 'machine' where site_id = $1`, [siteId]);
        for (const day of when.days) await usage.rebuild(operatorScope(siteId), siteId, day, day);
        const expected = naive(when.days, when.zone, hours, places, reservations, own, shut);
        expect(await stored(siteId)).toEqual(expected);

        // Once more: nothing is different, nothing is there twice.
        for (const day of when.days) expect(await usage.rebuild(operatorScope(siteId), siteId, day, day)).toBe(0);
        // And as the days that an event names, which need not follow each other.
        await world.rows('delete from usage_hours where site_id = $1', [siteId]);
        await changed(siteId, when.days.toReversed());
        expect(await stored(siteId)).toEqual(expected);
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  it('leaves closed hours out of what could be booked, and of what was', async () => {
    const siteId = await world.site(networkId, { hours: [{ weekday: 1, opens: 540, closes: 600 }] });
    const resourceId = await world.resource(siteId, 'desk', 10);
    const personId = await world.member(siteId);
    const claim = { resourceId, personId, quantity: 2, status: 'confirmed' as const };
    await world.reserve(siteId, [{ ...claim, start: at('2026-06-01T06:30:00Z'), end: at('2026-06-01T08:30:00Z') }]);
    await usage.rebuild(operatorScope(siteId), siteId, '2026-06-01', '2026-06-07');
    // 09:00 in Paris is 07:00Z: only that hour has places; the reservation began before
    expect((await stored(siteId)).figures).toEqual({
      '2026-06-01 desk 8': { open: 0, booked: 0, attended: 0, reservations: 1, people: 0 },
      '2026-06-01 desk 9': { open: 600, booked: 120, attended: 0, reservations: 0, people: 1 },
    });
  });

  it('follows the news of a reservation, and the night finds what was missed', async () => {
    const siteId = await world.site(networkId, {
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 480, closes: 1200 })),
    });
    const resourceId = await world.resource(siteId, 'desk', 4);
    const personId = await world.member(siteId);
    const claim = { resourceId, personId, quantity: 1, status: 'confirmed' as const };
    await usage.check();
    expect(await usage.check()).toBe(0);

    await world.reserve(siteId, [{ ...claim, start: at('2026-10-20T08:00:00Z'), end: at('2026-10-20T10:00:00Z') }]);
    await changed(siteId, ['2026-10-20']);
    expect((await stored(siteId)).figures['2026-10-20 desk 10']).toMatchObject({ booked: 60, reservations: 1 });
    // that week is over, so its sums are made again
    expect(await world.work()).toEqual(['usage.pooled']);

    await world.reserve(siteId, [{ ...claim, start: at('2026-10-26T09:00:00Z'), end: at('2026-10-26T10:00:00Z') }]);
    expect(await usage.check()).toBe(1);
    expect(await usage.check()).toBe(0);
  });

  it('derives 16 weeks of a busy site well within a statement’s time, and the same twice', async () => {
    const siteId = await world.site(networkId, {
      hours: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: 480, closes: 1200 })),
    });
    const resourceId = await world.resource(siteId, 'desk', 60);
    const personId = await world.member(siteId);
    await world.actFor(siteId);
    await world.rows(
      `insert into reservations (site_id, id, resource_id, member_id, person_id, mode, kind, during, blocked, status,
         price_cents, currency, price_lines, created_at)
       select $1, gen_random_uuid(), $2, $3, $3, 'pool', 'desk', tstzrange(s, e), tstzrange(s, e), 'cancelled', 0, 'EUR', '[]', now()
       from (select t as s, t + make_interval(hours => 1 + i % 8) as e
             from generate_series('2026-06-01 06:00Z'::timestamptz, '2026-09-20 06:00Z', interval '1 day') t,
                  generate_series(1, 60) i) x`,
      [siteId, resourceId, personId],
    );
    // The guard has nothing to look for when it is not asked: this is about reading, not about selling.
    await world.rows(`alter table reservations disable trigger reservation_guard`);
    await world.rows(`update reservations set status = 'confirmed' where site_id = $1`, [siteId]);
    await world.rows(`alter table reservations enable trigger reservation_guard`);
    const began = performance.now();
    expect(await usage.rebuild(operatorScope(siteId), siteId, '2026-06-01', '2026-09-20')).toBeGreaterThan(1000);
    console.log(`16 weeks, 6,720 reservations: ${Math.round(performance.now() - began)} ms`);
    expect(await usage.rebuild(operatorScope(siteId), siteId, '2026-06-01', '2026-09-20')).toBe(0);
  });

  it('is nobody else’s: a site’s scope sees and derives its own days only', async () => {
    const mine = await world.site(networkId, { hours: [{ weekday: 1, opens: 540, closes: 600 }] });
    await world.resource(mine, 'desk', 3);
    await usage.rebuild(jobScope('usage', mine), mine, '2026-06-01', '2026-06-01');
    const other = await world.site(networkId);
    const count = (siteId: SiteId | null) =>
      world.get(Db).run(jobScope('usage', siteId), async (tx) => {
        const [row] = await tx.sql<{ n: number }>`select count(*)::int as n from usage_hours`;
        return row?.n;
      });
    expect(await count(mine)).toBe(1);
    expect(await count(other)).toBe(0);
    expect(await count(null)).toBe(0);
    await expect(
      usage.rebuild(jobScope('usage', null), uuidv7() as SiteId, '2026-06-01', '2026-06-01'),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
