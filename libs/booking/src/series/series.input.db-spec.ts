import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { createCrowd } from '../../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

describe('bad input for a repeated booking', () => {
  let world: World;
  let owner: pg.Client;
  let cookie: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    cookie = (await createCrowd(owner, ['http://unused'], 1))[0]!.cookie;
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  it('gets a problem with a code at once, and nothing is written', async () => {
    const siteId = world.sites[0]!.siteId;
    const { rows } = await owner.query(`select id from resources where site_id = $1 and kind = 'room' limit 1`, [
      siteId,
    ]);
    const order = {
      ...{ siteId, resourceId: rows[0].id, rule: 'FREQ=WEEKLY;COUNT=3', firstDay: '2026-12-01', startTime: '10:00' },
      ...{ minutes: 60, id: uuidv7(), onConflict: 'skip' },
    };
    const bad: [object, number, string][] = [
      [{ rule: 'FREQ=DAILY;COUNT=10000' }, 422, 'series_too_long'],
      [{ rule: 'FREQ=SECONDLY;COUNT=3' }, 422, 'series_rule_unknown'],
      [{ rule: 'FREQ=DAILY;COUNT=1000000000' }, 422, 'series_too_long'],
      [{ rule: 'FREQ=DAILY' }, 422, 'series_rule_unknown'],
      [{ rule: 'FREQ=DAILY;UNTIL=20991231' }, 422, 'series_too_long'],
      [{ rule: 'FREQ=DAILY;UNTIL=20200101' }, 422, 'series_without_dates'],
      [{ rule: `FREQ=WEEKLY;COUNT=3;BYDAY=${'MO,'.repeat(100)}` }, 422, 'invalid_request'],
      [{ firstDay: '2026-02-30' }, 422, 'invalid_request'],
      [{ firstDay: '2199-12-31', rule: 'FREQ=DAILY;COUNT=2' }, 422, 'series_too_long'],
      [{ startTime: '25:00' }, 422, 'invalid_request'],
      [{ minutes: 0 }, 422, 'invalid_request'],
      [{ minutes: 1e9 }, 422, 'invalid_request'],
      [{ minutes: 10.5 }, 422, 'invalid_request'],
      [{ quantity: 2 }, 409, 'series_conflicts'],
      [{ minutes: 7 }, 409, 'series_conflicts'],
      [{ onConflict: 'perhaps' }, 422, 'invalid_request'],
      [{ resourceId: uuidv7() }, 404, 'not_found'],
      [{ siteId: uuidv7() }, 404, 'not_found'],
      [{ more: 1 }, 422, 'invalid_request'],
    ];
    const count = async () =>
      (await owner.query('select count(*) from reservations union all select count(*) from series')).rows;
    const before = await count();
    const began = process.cpuUsage();
    for (const [more, status, code] of bad) {
      const answer = await world.call('POST', '/api/series', { cookie, body: { ...order, ...more } });
      expect([more, answer.statusCode, answer.json().code]).toEqual([more, status, code]);
    }
    // Of this process alone: what else the machine does is not counted. A rule without an end is not searched for long.
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000 / bad.length).toBeLessThan(200);
    expect(await count()).toEqual(before);
    const big = await world.call('POST', '/api/series', { cookie, body: { ...order, rule: 'x'.repeat(1_000_000) } });
    expect([413, 422]).toContain(big.statusCode);
  });
});
