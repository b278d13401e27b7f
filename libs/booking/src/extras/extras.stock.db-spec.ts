import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type ExtrasWorld, FIRST, HOUR, iso, openExtrasWorld } from '../../../../test/support/extras-world.js';

/** Of what there are so many, never more are booked at one time: the database's doing. */
describe('extras of which there are only so many', () => {
  let opened: ExtrasWorld;
  let { as, manage, offer, order, book, facts, rooms, desk, rows, world, owner } = {} as ExtrasWorld;
  let screen: string;
  let board: string;
  const KINDS = ['room', 'desk', 'machine'];
  beforeAll(async () => {
    opened = await openExtrasWorld();
    ({ as, manage, offer, order, book, facts, rooms, desk, rows, world, owner } = opened);
    screen = await offer({ name: 'Écran', stock: 1, kinds: KINDS });
    board = await offer({ name: 'Tableau', stock: 3, kinds: KINDS });
  });
  afterAll(() => opened.close());
  afterEach(() => opened.clean());

  const ask = (who: number, hour: number, resourceId: string, more: object = {}) =>
    as(who, 'POST', '/api/reservations', order(hour, resourceId, { extras: [{ id: screen }], ...more }));
  const NONE = { status: 409, body: { code: 'extra_not_left', name: 'Écran', left: 0 } };

  it('are refused with how many are left, and had again once they are free', async () => {
    const one = await book(0, 0, rooms[0]!, { extras: [{ id: screen }, { id: board, quantity: 2 }] }, 2);
    expect(await ask(1, 1, rooms[1]!)).toMatchObject(NONE);
    const two = await ask(1, 1, rooms[1]!, { extras: [{ id: board, quantity: 2 }] });
    expect(two.body).toMatchObject({ code: 'extra_not_left', name: 'Tableau', left: 1 });
    expect((await ask(1, 1, rooms[1]!, { extras: [{ id: board }] })).status).toBe(201);
    // Right after it the screen is there, and beside it is said how many are left.
    expect((await ask(1, 2, rooms[1]!)).status).toBe(201);
    const query = { resourceId: rooms[1]!, start: iso(FIRST + HOUR), end: iso(FIRST + 2 * HOUR) };
    const told = await as(0, 'GET', `/api/me/sites/${opened.slug}/price?${new URLSearchParams(query).toString()}`);
    expect(told.body.extras).toMatchObject([
      { name: 'Tableau', left: 0 },
      { name: 'Écran', left: 0 },
    ]);
    await as(0, 'POST', `/api/reservations/${one.id}/cancel`);
    expect((await ask(1, 0, desk)).status).toBe(201);
    expect(
      await rows('select from reservations r where has_extras and not exists (select from reservation_extras)'),
    ).toEqual([]);
  });

  it('do not go where somebody else has them', async () => {
    const mine = await book(0, 0, rooms[0]!, { extras: [{ id: screen }] });
    await book(1, 2, rooms[1]!, { extras: [{ id: screen }] });
    const to = (hour: number) => ({ start: iso(FIRST + hour * HOUR), end: iso(FIRST + (hour + 1) * HOUR) });
    const refused = await as(0, 'POST', `/api/reservations/${mine.id}/move`, to(2));
    expect(refused).toMatchObject(NONE);
    // Nothing of it has changed, and what overlaps only itself is no objection.
    expect((await as(0, 'GET', `/api/me/reservations/${mine.id}`)).body.start).toBe('2026-12-08T08:00:00.000Z');
    const longer = { start: iso(FIRST), end: iso(FIRST + 1.5 * HOUR) };
    expect((await as(0, 'POST', `/api/reservations/${mine.id}/move`, longer)).status).toBe(200);
  });

  it('are kept by a hold as long as it lasts, and not a moment longer', async () => {
    const held = await ask(0, 0, rooms[0]!, { hold: true });
    expect(held.body.status).toBe('held');
    expect(await ask(1, 0, rooms[1]!)).toMatchObject(NONE);
    world.clock.moveTo(world.clock.now() + 11 * 60_000);
    expect((await ask(1, 0, rooms[1]!)).status).toBe(201);
    expect((await as(0, 'POST', `/api/reservations/${held.body.id}/confirm`)).body.code).toBe('hold_expired');
  });

  it('can become fewer than before, not than are booked', async () => {
    const change = (id: string, more: object) => manage('PUT', `/extras/${id}`, facts({ kinds: KINDS, ...more }));
    const one = await book(0, 0, rooms[0]!, { extras: [{ id: board, quantity: 2 }] });
    expect(await change(board, { name: 'Tableau', stock: 1 })).toMatchObject({
      ...{ status: 409, body: { code: 'extra_stock_booked', booked: 2 } },
    });
    expect((await change(board, { name: 'Tableau', stock: 2 })).status).toBe(200);
    await as(0, 'POST', `/api/reservations/${one.id}/cancel`);
    expect((await change(board, { name: 'Tableau', stock: 1 })).status).toBe(200);
    expect((await change(board, { name: 'Tableau', stock: 3 })).status).toBe(200);
  });

  /** Whether two at once, in two places, got the only screen. A look that takes its time lets them meet. */
  async function isEverOversold(rounds: number): Promise<boolean> {
    for (let round = 0; round < rounds; round++) {
      const answers = await Promise.all([
        ask(0, 2 * round, rooms[0]!),
        ask(1, 2 * round, rooms[1]!),
        ask(0, 2 * round, desk),
      ]);
      const got = answers.filter(({ status }) => status === 201);
      const codes = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code);
      expect(codes.filter((code) => code !== 'extra_not_left')).toEqual([]);
      expect(got.length).toBeGreaterThan(0);
      if (got.length > 1) return true;
    }
    return false;
  }
  const definition = async () =>
    (
      await rows<{ text: string }>(
        `select pg_get_functiondef('extra_must_be_left(uuid,uuid,uuid,tstzrange,int)'::regprocedure) as text`,
      )
    )[0]!.text;

  it('are never had twice by several at once; without the lock they are', async () => {
    const honest = await definition();
    const slow = honest.replace('if taken + asked', 'perform pg_sleep(0.05); if taken + asked');
    expect(slow).not.toBe(honest);
    try {
      await owner.query(slow);
      expect(await isEverOversold(5)).toBe(false);
      await owner.query(slow.replace('for no key update', ''));
      // In the first round as a rule.
      let isOversold = false;
      for (let day = 0; day < 20 && !isOversold; day++) {
        await opened.clean();
        isOversold = await isEverOversold(5);
      }
      expect(isOversold).toBe(true);
    } finally {
      await owner.query(honest);
    }
    await owner.query(`begin; set local session_replication_role = replica; delete from reservation_extras;
      delete from charges where origin_kind = 'reservation'; delete from reservations; commit`);
  });

  it('are never had twice by who moves there and who books there', async () => {
    const mine = await book(0, 4, rooms[0]!, { extras: [{ id: screen }] });
    const to = { start: iso(FIRST), end: iso(FIRST + HOUR) };
    const [moved, booked] = await Promise.all([
      as(0, 'POST', `/api/reservations/${mine.id}/move`, to),
      ask(1, 0, rooms[1]!),
    ]);
    expect([moved.status, booked.status].filter((status) => status < 300)).toHaveLength(1);
  });

  it('queue many who want several, in whatever order, without a ring', async () => {
    const several = [{ id: board }, { id: screen }];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, nr) =>
        ask(nr % 2, 2 * Math.floor(nr / 3), [rooms[0]!, rooms[1]!, desk][nr % 3]!, {
          extras: nr % 2 ? several : several.toReversed(),
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  });

  it('are the site’s own', async () => {
    const elsewhere = world.sites[1]!.siteId;
    const foreign = uuidv7();
    await owner.query('begin');
    await owner.query(`select set_config('app.site_id', $1, true)`, [elsewhere]);
    await owner.query(
      `insert into extras (site_id, id, name, price_cents, price_mode, vat_rate_bp, per, kinds)
       values ($1, $2, 'Ailleurs', 100, 'gross', 2000, 'booking', '{room,desk}')`,
      [elsewhere, foreign],
    );
    await owner.query('commit');
    expect((await ask(0, 0, rooms[0]!, { extras: [{ id: foreign }] })).body.code).toBe('extra_not_offered');
    expect((await manage('PUT', `/extras/${foreign}`, facts({ name: 'X' }))).status).toBe(404);
    const { rows: places } = await owner.query('select id from resources where site_id = $1 limit 1', [elsewhere]);
    const named = await manage('POST', '/extras', {
      id: uuidv7(),
      ...facts({ name: 'Y', resourceIds: [places[0].id] }),
    });
    expect(named.status).toBe(404);
  });
});
