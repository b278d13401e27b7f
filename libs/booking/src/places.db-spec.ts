import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { ReservationId, SiteId } from '#libs/domain';
import { Db, jobScope } from '#libs/platform';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { type World, createWorld } from '../../../test/support/world.js';
import { HoldsService } from './holds.service.js';

const HOUR = 3_600_000;
/** Thursday 3 December 2026: nothing is booked that far ahead in this world. */
const DAY = '2026-12-03';
const at = (hour: number) => new Date(Date.parse(`${DAY}T00:00:00+01:00`) + hour * HOUR).toISOString();

describe('places inside places', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let siteId: string;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 4);
    siteId = world.sites[0]!.siteId;
    await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    ids.workshop = await create('Atelier d’essai', 'machine', 'exclusive', 1, null);
    ids.laser = await create('Laser', 'machine', 'exclusive', 1, ids.workshop);
    ids.bench = await create('Établis', 'desk', 'pool', 3, ids.workshop);
    ids.drawer = await create('Tiroir', 'desk', 'pool', 2, null);
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  async function create(name: string, kind: string, mode: string, capacity: number, parent: string | null) {
    const id = uuidv7();
    await owner.query(
      `insert into resources (site_id, id, kind, mode, capacity, name, rate_id, parent_id)
       select $1, $2, $3, $4, $5, $6, id, $7 from rates where site_id = $1 order by name limit 1`,
      [siteId, id, kind, mode, capacity, name, parent],
    );
    return id;
  }
  const book = (who: number, place: string, from: number, to: number, quantity = 1) =>
    world.call('POST', '/api/reservations', {
      cookie: people[who]!.cookie,
      body: { id: uuidv7(), siteId, resourceId: ids[place], start: at(from), end: at(to), quantity },
    });
  const cancel = (who: number, id: string) =>
    world.call('POST', `/api/reservations/${id}/cancel`, { cookie: people[who]!.cookie });
  const put = (place: string, parent: string | null) =>
    owner.query('update resources set parent_id = $3 where site_id = $1 and id = $2', [
      siteId,
      ids[place],
      parent && ids[parent],
    ]);
  const places = async (place: string, hour: number): Promise<number> => {
    const { resources } = (await world.call('GET', `/api/sites/la-grappe/day?day=${DAY}`)).json();
    const { free } = resources.find(({ id }: { id: string }) => id === ids[place]);
    const now = Date.parse(at(hour));
    const during = ({ start, end }: { start: string; end: string }) =>
      Date.parse(start) <= now && now < Date.parse(end);
    const piece = free.find(during);
    return piece?.places ?? 0;
  };

  it('a booked workshop takes its machines and benches, at that time alone', async () => {
    const whole = await book(0, 'workshop', 9, 11);
    expect(whole.statusCode).toBe(201);
    expect([await places('laser', 9), await places('bench', 10), await places('laser', 11)]).toEqual([0, 0, 1]);
    for (const inside of ['laser', 'bench']) {
      const answer = await book(1, inside, 10, 12);
      expect([inside, answer.statusCode, answer.json().code]).toEqual([inside, 409, 'slot_taken']);
    }
    expect((await book(1, 'laser', 11, 12)).statusCode).toBe(201);
    await cancel(0, whole.json().id);
    expect(await places('bench', 10)).toBe(3);
  });

  it('one place inside takes the workshop, and leaves the others inside alone', async () => {
    expect((await book(0, 'bench', 14, 16)).statusCode).toBe(201);
    expect((await book(1, 'workshop', 15, 17)).json().code).toBe('slot_taken');
    expect([await places('workshop', 14), await places('bench', 14), await places('laser', 14)]).toEqual([0, 2, 1]);
    expect((await book(2, 'laser', 14, 16)).statusCode).toBe(201);
    expect((await book(2, 'bench', 14, 16, 2)).statusCode).toBe(201);
  });

  it('keeps its families when a place is put elsewhere, and refuses circles and what is booked twice', async () => {
    await expect(put('workshop', 'laser')).rejects.toMatchObject({ constraint: 'resource_family_is_a_tree' });
    await expect(put('laser', 'bench')).rejects.toMatchObject({ constraint: 'resource_parent_is_whole' });
    const whole = await book(0, 'workshop', 17, 18);
    const apart = await book(1, 'drawer', 17, 18);
    expect([whole.statusCode, apart.statusCode]).toEqual([201, 201]);
    await expect(put('drawer', 'workshop')).rejects.toMatchObject({ constraint: 'resource_family_is_booked' });
    await cancel(1, apart.json().id);
    await put('drawer', 'workshop');
    expect((await book(1, 'drawer', 17, 18)).json().code).toBe('slot_taken');
    await put('drawer', null);
    expect((await book(1, 'drawer', 17, 18)).statusCode).toBe(201);
    await cancel(0, whole.json().id);
  });

  it('of a workshop and what is in it, wanted at once, never gives both', async () => {
    for (const hour of [9, 10, 11, 12, 13]) {
      const answers = await Promise.all([
        book(0, 'workshop', hour, hour + 1),
        book(1, 'bench', hour, hour + 1),
        book(2, 'laser', hour, hour + 1),
        book(3, 'workshop', hour, hour + 1),
      ]);
      expect(answers.filter(({ statusCode }) => statusCode >= 500)).toEqual([]);
      const [whole, ...inside] = [answers[0], answers[1], answers[2]].map((answer) => answer!.statusCode === 201);
      const wholes = Number(whole) + Number(answers[3]!.statusCode === 201);
      expect([wholes <= 1, wholes === 0 || !inside.includes(true)]).toEqual([true, true]);
    }
  });

  it('refuses what something outside takes, whoever asks, and shows it as taken', async () => {
    await owner.query(
      `insert into resource_blocks (site_id, id, resource_id, source_id, during)
       values ($1, $2, $3, $2, tstzrange($4, $5))`,
      [siteId, uuidv7(), ids.drawer, at(9), at(12)],
    );
    expect([await places('drawer', 9), await places('drawer', 12)]).toEqual([0, 2]);
    expect((await book(0, 'drawer', 11, 13)).json().code).toBe('slot_taken');
    expect((await book(0, 'drawer', 12, 14)).statusCode).toBe(201);
  });

  describe('a hold', () => {
    /** Books the drawer whole, then keeps it as a hold of an hour. */
    const hold = async (hour: number): Promise<ReservationId> => {
      const { id } = (await book(0, 'drawer', hour, hour + 1, 2)).json();
      await owner.query('delete from charges where origin_id = $1', [id]);
      await owner.query(
        `update reservations set status = 'held', hold_for = 'checkout', hold_expires_at = $2 where id = $1`,
        [id, new Date(world.clock.now() + HOUR)],
      );
      return id;
    };
    const confirm = (id: ReservationId) =>
      world.app
        .get(Db)
        .run(jobScope('test', siteId as SiteId), (tx) => world.app.get(HoldsService).confirm(tx, siteId as SiteId, id));
    const state = async (id: ReservationId) => {
      const { rows } = await owner.query('select status, hold_for, hold_expires_at from reservations where id = $1', [
        id,
      ]);
      return rows[0];
    };

    it('that has run out is offered and given to whoever asks first', async () => {
      const id = await hold(15);
      expect(await places('drawer', 15)).toBe(0);
      expect((await book(1, 'drawer', 15, 16)).json().code).toBe('slot_taken');
      world.clock.moveTo(world.clock.now() + HOUR);
      expect(await places('drawer', 15)).toBe(2);
      expect((await book(1, 'drawer', 15, 16)).statusCode).toBe(201);
      expect(await state(id)).toEqual({ status: 'expired', hold_for: null, hold_expires_at: null });
      await expect(confirm(id)).rejects.toMatchObject({ code: 'hold_expired' });
    });

    it('is confirmed once and charged once at its price, however often it is said', async () => {
      const id = await hold(14);
      await Promise.all([confirm(id), confirm(id), confirm(id)]);
      expect(await state(id)).toEqual({ status: 'confirmed', hold_for: null, hold_expires_at: null });
      const { rows } = await owner.query(
        `select r.price_cents = c.amount_cents as as_held from charges c join reservations r on r.id = c.origin_id
         where c.origin_id = $1 and c.status = 'open'`,
        [id],
      );
      expect(rows).toEqual([{ as_held: true }]);
    });

    it('is ended by the worker in time, and by nothing else', async () => {
      const [first, later] = [await hold(19), await hold(8)];
      await owner.query(`update reservations set hold_expires_at = hold_expires_at + interval '1 day' where id = $1`, [
        later,
      ]);
      world.clock.moveTo(world.clock.now() + HOUR);
      await expect(confirm(first)).rejects.toMatchObject({ code: 'hold_expired' });
      await world.app.get(HoldsService).expireOverdue();
      expect([(await state(first)).status, (await state(later)).status]).toEqual(['expired', 'held']);
    });
  });
});
