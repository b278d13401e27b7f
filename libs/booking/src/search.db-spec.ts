import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { type World, createWorld } from '../../../test/support/world.js';

/** Friday 27 March 2026, 09:10 in Lille: the clocks change on Sunday, and La Grappe is open on Sundays. */
const FRIDAY = Date.UTC(2026, 2, 27, 8, 10);
const TODAY = '2026-03-27';
const MONDAY = '2026-03-30';

interface Time {
  readonly resourceId: string;
  readonly name: string;
  readonly features: string[];
  readonly start: string;
  readonly end: string;
  readonly places: number;
  readonly price: { cents: number; currency: string };
}
interface Found {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly commune: string;
  readonly accessible: boolean;
  readonly distanceKm: number | null;
  readonly resources: number;
  readonly times: Time[];
}

describe('searching the network', () => {
  let world: World;
  let owner: pg.Client;
  let person: Person;
  beforeAll(async () => {
    world = await createWorld({ sites: 10, weeks: 1 }, FRIDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    [person] = (await createCrowd(owner, ['http://unused'], 1)) as [Person];
    // Who may use what is the matter of rules.db-spec.ts.
    await owner.query('delete from authorisation_needs');
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const ask = async (query: string) => (await world.call('GET', `/api/search?${query}`)).json();
  const found = async (query: string): Promise<Found[]> => (await ask(query)).sites;
  const code = async (query: string) => {
    const answer = await world.call('GET', `/api/search?${query}`);
    return [answer.statusCode, answer.json().code];
  };
  const book = (siteId: string, { resourceId, start, end }: Time, quantity = 1) =>
    world.call('POST', '/api/reservations', {
      cookie: person.cookie,
      body: { id: uuidv7(), siteId, resourceId, start, end, quantity },
    });

  /** What has begun is not given back by its owner any more. */
  const giveBack = async (siteId: string, id: string) => {
    await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    await owner.query(`update reservations set status = 'cancelled', cancelled_at = now() where id = $1`, [id]);
  };

  it('offers nothing that is not accepted, at the price it says', async () => {
    let booked = 0;
    for (const query of [
      `kind=desk&day=${TODAY}`,
      'kind=desk&day=2026-03-29',
      `kind=desk&day=${MONDAY}&from=09:00&to=12:00&places=3`,
      `kind=desk&day=${MONDAY}&from=13:00&minutes=100`,
      `kind=room&day=${TODAY}&order=price`,
      'kind=room&day=2026-03-29&minutes=90',
      `kind=room&day=${MONDAY}&from=10:00&to=18:00&minutes=120&feature=whiteboard`,
      `kind=machine&day=${MONDAY}&from=14:00&to=16:00`,
    ]) {
      const quantity = query.includes('places=3') ? 3 : 1;
      for (const { id, times, resources, slug } of await found(query)) {
        expect(times.length).toBeLessThanOrEqual(3);
        expect(resources).toBeGreaterThanOrEqual(new Set(times.map((time) => time.resourceId)).size);
        for (const time of times) {
          const { resourceId, start, end } = time;
          const wish = `resourceId=${resourceId}&start=${start}&end=${end}&quantity=${quantity}`;
          const price = (await world.call('GET', `/api/sites/${slug}/price?${wish}`)).json();
          const answer = await book(id, time, quantity);
          expect([query, answer.statusCode, answer.json().code]).toEqual([query, 201, undefined]);
          expect(time.price).toEqual({ cents: price.grossCents, currency: price.currency });
          booked++;
          await giveBack(id, answer.json().id);
        }
      }
    }
    expect(booked).toBeGreaterThan(60);
  });

  it('no longer finds what has been booked since', async () => {
    const query = `kind=room&day=${MONDAY}&from=09:00&to=11:00`;
    const [first] = await found(query);
    const all = first!.times;
    expect((await book(first!.id, all[0]!)).statusCode).toBe(201);
    const again = (await found(query)).find((site) => site.id === first!.id);
    expect(again?.times.map((time) => time.resourceId) ?? []).not.toContain(all[0]!.resourceId);
    expect(again?.resources ?? 0).toBe(first!.resources - 1);
  });

  it('keeps to hours, features and accessibility', async () => {
    const sites = await found(
      `kind=room&day=${MONDAY}&from=13:00&to=17:00&minutes=60&feature=video&feature=whiteboard`,
    );
    expect(sites.length).toBeGreaterThan(0);
    for (const { times } of sites) {
      for (const { start, end, features } of times) {
        // Summer time has begun: 13:00 is 11:00 of UTC.
        expect(start >= `${MONDAY}T11:00:00Z` && end <= `${MONDAY}T15:00:00Z`).toBe(true);
        expect(features).toEqual(expect.arrayContaining(['video', 'whiteboard']));
      }
    }
    const accessible = await found(`kind=desk&day=${MONDAY}&accessible=true`);
    const all = await found(`kind=desk&day=${MONDAY}`);
    expect(accessible.map((site) => site.id)).toEqual(all.filter((site) => site.accessible).map((site) => site.id));
    expect(accessible.length).toBeLessThan(all.length);
    const { features, communes } = (await world.call('GET', '/api/search/filters?kind=room')).json();
    expect(features).toEqual(expect.arrayContaining(['video', 'whiteboard']));
    // A machine's.
    expect(features).not.toContain('extraction');
    expect(communes).toContain(all[0]!.commune);
  });

  it('looks around a commune or a point, the nearest first', async () => {
    const all = await found(`kind=desk&day=${MONDAY}`);
    expect(all.every((site) => site.distanceKm === null)).toBe(true);
    const near = await found(`kind=desk&day=${MONDAY}&near=lille&radiusKm=8`);
    expect(near.length).toBeGreaterThan(1);
    expect(near.length).toBeLessThan(all.length);
    const away = near.map((site) => site.distanceKm!);
    expect(away).toEqual(away.toSorted((a, b) => a - b));
    expect(Math.max(...away)).toBeLessThanOrEqual(8);
    // Carouge is at the other end of France, and has another currency.
    const [swiss, ...others] = await found(`kind=desk&day=${MONDAY}&lat=46.2&lon=6.15&radiusKm=30`);
    expect([swiss!.commune, swiss!.times[0]!.price.currency, others]).toEqual(['Carouge', 'CHF', []]);
    const cheap = (await found(`kind=desk&day=${MONDAY}&near=lille&radiusKm=50&order=price`)).map(
      (site) => site.times[0]!.price.cents,
    );
    expect(cheap).toEqual(cheap.toSorted((a, b) => a - b));
  });

  it('says why nothing is found and what has been tried instead', async () => {
    const closed = await ask(`kind=desk&day=${MONDAY}&from=03:00&to=04:00`);
    expect([closed.total, closed.waysOut]).toEqual([
      0,
      { why: 'closed', otherDay: null, radiusKm: null, without: 'hours' },
    ]);
    const far = await ask(`kind=desk&day=${MONDAY}&lat=46.2&lon=5.5&radiusKm=1`);
    expect(far.waysOut).toMatchObject({ why: 'nothing_there', otherDay: null, without: null });
    const { radiusKm } = far.waysOut;
    expect(await found(`kind=desk&day=${MONDAY}&lat=46.2&lon=5.5&radiusKm=${radiusKm}`)).toHaveLength(1);
    const many = await ask(`kind=room&day=${MONDAY}&feature=video&feature=screen`);
    expect(many.waysOut).toMatchObject({ why: 'without_features', without: 'features' });
    const late = await ask('kind=desk&day=2026-12-24');
    expect(late.waysOut.why).toBe('too_far_ahead');
    expect(await found(`kind=desk&day=${late.waysOut.otherDay}`)).not.toHaveLength(0);
    const over = await ask('kind=desk&day=2026-03-20');
    expect(over.waysOut).toMatchObject({ why: 'in_the_past', otherDay: TODAY });
  });

  it('refuses filters that contradict themselves, with a code and what would be accepted', async () => {
    expect(await code('from=12:00&to=09:00')).toEqual([422, 'hours_reversed']);
    expect(await code('from=09:00&to=10:00&minutes=120')).toEqual([422, 'duration_too_long']);
    expect(await code('feature=jacuzzi')).toEqual([422, 'unknown_feature']);
    expect(await code('near=Atlantis')).toEqual([422, 'unknown_commune']);
    expect(await code('near=Lille&radiusKm=501')).toEqual([422, 'radius_out_of_range']);
    expect(await code('lat=50.6')).toEqual([422, 'position_incomplete']);
    expect(await code('radiusKm=5')).toEqual([422, 'position_incomplete']);
    expect(await code('order=distance')).toEqual([422, 'position_incomplete']);
    for (const wrong of ['from=9h', 'to=25:00', 'minutes=0', 'places=0', 'lat=91&lon=0', 'day=tomorrow', 'kind=sofa']) {
      expect([wrong, ...(await code(wrong))]).toEqual([wrong, 422, 'invalid_request']);
    }
  });

  it('tells nothing of who booked', async () => {
    const { rows } = await owner.query<{ email: string; name: string }>('select email, name from persons');
    const text = JSON.stringify(await ask(`kind=desk&day=${MONDAY}`));
    expect(rows.filter(({ email, name }) => text.includes(email) || text.includes(name))).toEqual([]);
  });
});
