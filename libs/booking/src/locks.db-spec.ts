import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '#libs/platform';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { Inbox, lineOf } from '../../../test/support/inbox.js';
import { work } from '../../../test/support/work.js';
import { TUESDAY, type World, createWorld } from '../../../test/support/world.js';
import { HoldsService } from './holds.service.js';

/**
 * Whoever waits for a place holds nothing that the one before them may still want: no booking, no charge, and no place
 * that comes later in the order. The race (`npm run race -- --series`) shows what comes of it under a crowd.
 */
describe('the order of locks', () => {
  let world: World;
  let inbox: Inbox;
  let owner: pg.Client;
  /** Somebody who has locked something and takes their time. */
  let before: pg.Client;
  let person: Person;
  let manager: string;
  let siteId: string;
  /** In the order of their ids, which is that of their locks. */
  let rooms: string[];
  let rateId: string;
  beforeAll(async () => {
    inbox = await Inbox.start();
    world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY, { SMTP_URL: inbox.smtpUrl });
    [owner, before] = [new pg.Client(world.db.url), new pg.Client(world.db.url)];
    await Promise.all([owner.connect(), before.connect()]);
    [person] = (await createCrowd(owner, ['http://unused'], 1)) as [Person];
    siteId = world.sites[0]!.siteId;
    manager = await world.signIn('manager');
    const { rows } = await owner.query<{ id: string }>(
      `select rate_id as id from resources where site_id = $1 and kind = 'room' limit 1`,
      [siteId],
    );
    rateId = rows[0]!.id;
    rooms = [uuidv7(), uuidv7()];
    for (const id of rooms) {
      const made = await send('POST', `/api/manage/${siteId}/resources`, { id, ...factsOf(id) }, manager);
      expect([made.status, made.body.code]).toEqual([201, undefined]);
    }
  });
  afterAll(async () => {
    await before?.end();
    await owner?.end();
    await world?.close();
    await inbox?.stop();
  });

  const send = async (method: string, path: string, body?: object, cookie = person.cookie) => {
    const answer = await world.call(method, path, { cookie, body });
    return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json() };
  };

  const factsOf = (id: string) => ({
    ...{ kind: 'room', mode: 'exclusive', capacity: 1, name: `Salle ${id}`, preparationMinutes: 0, stepMinutes: 30 },
    ...{ minMinutes: 30, maxMinutes: 480, features: [], accessibility: {}, rateId },
  });

  const PLACE = 'select from resource_locks where site_id = $1 and resource_id = $2 for update';
  const ROWS = `select from reservations where site_id = $1 and resource_id = $2 and status in ('held', 'confirmed')`;
  const CHARGES = `select from charges where site_id = $1 and origin_id in (
    select id from reservations where site_id = $1 and resource_id = $2)`;

  /** Starts it while somebody else has the place, and waits until it waits for them; `look` must wait for nobody. */
  async function behind<T>(resourceId: string, start: () => Promise<T>, look: () => Promise<void>): Promise<T> {
    await before.query('begin');
    await before.query(PLACE, [siteId, resourceId]);
    const started = start();
    try {
      await untilSomebodyWaits();
      await look();
    } finally {
      await before.query('rollback');
    }
    return started;
  }

  async function untilSomebodyWaits(): Promise<void> {
    for (let tries = 0; tries < 4_000; tries++) {
      const { rows } = await owner.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows.length > 0) return;
      await new Promise((later) => setTimeout(later, 25));
    }
    throw new Error('nobody waits for the place');
  }

  /** How many there are, and how many of them are locked by nobody. */
  async function free(statement: string, resourceId: string): Promise<[all: number, free: number]> {
    const values = [siteId, resourceId];
    const all = (await owner.query(statement, values)).rowCount!;
    await owner.query('begin');
    const unlocked = (await owner.query(`${statement} for update skip locked`, values)).rowCount!;
    await owner.query('rollback');
    return [all, unlocked];
  }

  const nothingIsLockedAt =
    (resourceId: string, statements = [ROWS, CHARGES]) =>
    async () => {
      for (const statement of statements) {
        const [all, unlocked] = await free(statement, resourceId);
        expect([statement, all > 0, unlocked]).toEqual([statement, true, all]);
      }
    };

  it('holds for a series that is moved, and for one that is given back', async () => {
    const [, room] = rooms as [string, string];
    const id = uuidv7();
    const order = { id, siteId, resourceId: room, rule: 'FREQ=WEEKLY;COUNT=3', firstDay: '2026-12-01' };
    const made = await send('POST', '/api/series', { ...order, startTime: '10:00', minutes: 60, onConflict: 'refuse' });
    expect([made.status, made.body.code]).toEqual([201, undefined]);
    const move = { startTime: '11:00', onConflict: 'refuse' };
    const moved = await behind(room, () => send('POST', `/api/series/${id}/move`, move), nothingIsLockedAt(room));
    expect(moved.status).toBe(200);
    const cancelled = await behind(room, () => send('POST', `/api/series/${id}/cancel`, {}), nothingIsLockedAt(room));
    expect(cancelled.status).toBe(200);
  });

  it('holds for a guest whose code makes a hold a booking', async () => {
    const [room] = rooms as [string];
    const id = uuidv7();
    const place = { resourceId: room, start: '2026-12-02T09:00:00Z', end: '2026-12-02T10:00:00Z' };
    const asked = await world.call('POST', '/api/guest-reservations', {
      body: { id, siteId, ...place, email: 'lea@invitee.example', name: 'Léa Martin' },
    });
    expect(asked.statusCode).toBe(202);
    await work(world.app.get(Jobs), owner);
    const code = lineOf(inbox.take('lea@invitee.example').text, /^\d{6}$/);
    const confirmed = await behind(
      room,
      () => world.call('POST', `/api/guest-reservations/${id}/confirm`, { body: { siteId, code } }),
      nothingIsLockedAt(room, [ROWS]),
    );
    expect(confirmed.statusCode).toBe(200);
  });

  it('holds for a manager who says that a room lies in another', async () => {
    const [first, last] = rooms as [string, string];
    const changed = await behind(
      first,
      () => send('PUT', `/api/manage/${siteId}/resources/${last}`, { ...factsOf(last), parentId: first }, manager),
      async () => {
        await owner.query('begin');
        await owner.query(`${PLACE} nowait`, [siteId, last]);
        await owner.query('rollback');
      },
    );
    expect([changed.status, changed.body.code]).toEqual([200, undefined]);
  });

  it('holds for the job that ends holds: it leaves out what somebody has locked', async () => {
    const [room] = rooms as [string];
    const hours = ['09', '11'];
    for (const hour of hours) {
      const place = { resourceId: room, start: `2026-12-03T${hour}:00:00Z`, end: `2026-12-03T${hour}:30:00Z` };
      const held = await send('POST', '/api/reservations', { id: uuidv7(), siteId, ...place, hold: true });
      expect([held.status, held.body.code]).toEqual([201, undefined]);
    }
    const holds = `select status from reservations where resource_id = '${room}' and lower(during) > '2026-12-03' order by during`;
    await before.query('begin');
    await before.query(`${holds} limit 1 for update`);
    const { clock } = world;
    clock.moveTo(clock.now() + 3_600_000);
    await world.app.get(HoldsService).expireOverdue();
    const statuses = async () => (await owner.query<{ status: string }>(holds)).rows.map(({ status }) => status);
    expect(await statuses()).toEqual(['held', 'expired']);
    await before.query('rollback');
    await world.app.get(HoldsService).expireOverdue();
    expect(await statuses()).toEqual(['expired', 'expired']);
  });
});
