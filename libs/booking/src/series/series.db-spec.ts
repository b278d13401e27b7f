import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

describe('speed', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 4);
  }, 60_000);
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  it('measures', async () => {
    const siteId = world.sites[0]!.siteId;
    await owner.query('update sites set horizon_days = 730');
    const { rows } = await owner.query(
      `select id, name from resources where site_id = $1 and kind = 'room' and active order by position`,
      [siteId],
    );
    for (const [path, resourceId, extra] of [
      ['/preview', rows[0].id, {}],
      ['', rows[0].id, { id: uuidv7(), onConflict: 'skip' }],
      ['/preview', rows[0].id, {}],
      ['/preview', rows[1].id, {}],
    ] as const) {
      const t = performance.now();
      const answer = await world.call('POST', `/api/series${path}`, {
        cookie: people[0]!.cookie,
        body: {
          ...{ siteId, resourceId, rule: 'FREQ=DAILY;COUNT=366', firstDay: '2026-12-01', startTime: '14:00', minutes: 60 },
          ...extra,
        },
      });
      const json = answer.json();
      console.log(path, answer.statusCode, performance.now() - t, JSON.stringify(json).slice(0, 300), json.free, json.refused, json.reservations?.length);
      if (path === '' ) {
        const t = performance.now();
        const moved = await world.call('POST', `/api/series/${json.id}/move`, { cookie: people[0]!.cookie, body: { startTime: '15:30', onConflict: 'refuse' } });
        console.log('move', moved.statusCode, performance.now() - t, JSON.stringify(moved.json()).slice(0, 300), moved.json().free);
        const t2 = performance.now();
        const c = await world.call('POST', `/api/series/${json.id}/cancel`, { cookie: people[0]!.cookie, body: {} });
        console.log('cancel', c.statusCode, performance.now() - t2, c.json().free);
      }
    }
    expect(1).toBe(1);
  }, 60_000);
});
