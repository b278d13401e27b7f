import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '#libs/platform';
import { INVARIANTS } from '../../../../apps/cli/src/verify/invariants.js';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { Inbox } from '../../../../test/support/inbox.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

const HOUR = 3_600_000;
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');
/** At Lille in winter: an hour of the wall clock as UTC. */
const at = (day: string, hour: number) => Date.parse(`${day}T${String(hour - 1).padStart(2, '0')}:00:00Z`);

interface Place {
  readonly resourceId: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
}
interface Over {
  readonly reservationId: string;
  readonly resourceName: string;
  readonly alternatives: Place[];
  readonly unmoved: boolean;
}

describe('what becomes of reservations that a closure lies on', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let manager: string;
  let siteId: string;
  let rooms: string[];
  let inbox: Inbox;
  beforeAll(async () => {
    inbox = await Inbox.start();
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY, { SMTP_URL: inbox.smtpUrl });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 3);
    manager = await world.signIn('manager');
    siteId = world.sites[0]!.siteId;
    const found = await rows(
      `select id from resources r where site_id = $1 and kind = 'room' and active
         and not exists (select from resources i where i.site_id = r.site_id and i.parent_id = r.id)
       order by position limit 2`,
      [siteId],
    );
    rooms = found.map(({ id }) => String(id));
    // Two rooms and no third: what is proposed for the one is the other.
    await rows(`update resources set active = false where site_id = $1 and kind = 'room' and id <> all ($2)`, [
      ...[siteId, rooms],
    ]);
  });
  beforeEach(() => owner.query(`delete from closures; delete from events where topic = 'closure.decided'`));
  afterAll(async () => {
    await owner.end();
    await world.close();
    await inbox.stop();
  });

  const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await owner.query(sql, values)).rows;
  const book = async (who: number, start: number, room = 0, hours = 1) => {
    const id = uuidv7();
    const body = { id, siteId, resourceId: rooms[room], start: iso(start), end: iso(start + hours * HOUR) };
    const answer = await world.call('POST', '/api/reservations', { cookie: people[who]!.cookie, body });
    expect([answer.statusCode, answer.json().code]).toEqual([201, undefined]);
    return id;
  };
  const close = async (day: string, more: object = {}) => {
    const closure = { repeats: 'once', firstDay: day, scope: 'everyone', reason: 'Travaux', ...more };
    const body = { id: uuidv7(), ...closure };
    const answer = await world.call('POST', `/api/manage/${siteId}/closures`, { cookie: manager, body });
    return { status: answer.statusCode, body: answer.json(), over: (answer.json().reservations ?? []) as Over[] };
  };
  const move = (reservationId: string, { resourceId, start, end }: Place) => ({
    ...{ reservationId, action: 'move', resourceId, start, end },
  });
  const stored = async (id: string) =>
    (
      await rows(
        `select r.status, r.resource_id as "resourceId", lower(r.during) as start, r.price_cents::int as price,
           c.status as charge, c.amount_cents::int as amount, c.supplied_on::text as day, c.label
         from reservations r left join charges c on c.origin_id = r.id where r.id = $1`,
        [id],
      )
    )[0]!;
  const letters = async () => {
    const sent = await rows(`select payload from events where topic = 'closure.decided' order by id`);
    const { handler } = world.app.get(Jobs).subscriptions.find(({ topic }) => topic === 'closure.decided')!;
    for (const { payload } of sent) await handler(payload as Record<string, unknown>, 'job');
    return sent.length;
  };
  const mailTo = async (who: number) => {
    const [row] = await rows('select email from persons where id = $1', [people[who]!.personId]);
    return inbox.take(String(row!.email));
  };

  it('is proposed: the same time in another room, or the same room on the next open day', async () => {
    const day = '2027-01-12';
    const id = await book(0, at(day, 9));
    const one = await close(day, { resourceId: rooms[0] });
    expect([one.status, one.over.map(({ reservationId }) => reservationId)]).toEqual([409, [id]]);
    expect(one.over[0]!.alternatives[0]).toMatchObject({ resourceId: rooms[1], start: iso(at(day, 9)) });
    const all = await close(day, { lastDay: '2027-01-13' });
    expect(all.over[0]!.alternatives[0]).toMatchObject({
      ...{ resourceId: rooms[0], start: iso(at('2027-01-14', 9)), end: iso(at('2027-01-14', 10)) },
    });
    expect((await stored(id)).status).toBe('confirmed');
    expect(await rows('select 1 from closures')).toEqual([]);
  });

  it('moves there at the price that was agreed, and its holder is told from where to where', async () => {
    const day = '2027-01-19';
    const id = await book(1, at(day, 9));
    const before = await stored(id);
    await owner.query(
      `update rate_steps set price_cents = price_cents * 3 where (site_id, rate_id) in
         (select site_id, rate_id from resources where id = $1)`,
      [rooms[1]],
    );
    const place = (await close(day, { resourceId: rooms[0] })).over[0]!.alternatives[0]!;
    const done = await close(day, { resourceId: rooms[0], decisions: [move(id, place)] });
    expect([done.status, done.body.code]).toEqual([201, undefined]);
    expect(await stored(id)).toMatchObject({
      ...{ status: 'confirmed', resourceId: rooms[1], price: before.price, charge: 'open', amount: before.amount },
      label: expect.stringContaining(place.name),
    });
    expect(await letters()).toBe(1);
    const { subject, text } = await mailTo(1);
    expect(subject).toBe('Réservation déplacée : La Grappe, mardi 19 janvier 2027');
    expect(text).toMatch(
      /Salle Escaut, mardi 19 janvier 2027, 09:00 – 10:00\n→ Salle Lys, mardi 19 janvier 2027, 09:00/,
    );
  });

  it('is asked again when the place was taken meanwhile, and nothing has happened until then', async () => {
    const day = '2027-01-20';
    const [one, two] = [await book(0, at(day, 9)), await book(1, at(day, 14))];
    const { over } = await close(day, { resourceId: rooms[0] });
    const [first, second] = over.map(({ alternatives }) => alternatives[0]!);
    await book(2, at(day, 9), 1);
    const decisions = [move(one, first!), move(two, second!)];
    const again = await close(day, { resourceId: rooms[0], decisions, others: 'cancel' });
    expect(again.status).toBe(409);
    expect(again.over.map(({ reservationId, unmoved }) => [reservationId, unmoved])).toEqual([
      ...[
        [one, true],
        [two, false],
      ],
    ]);
    expect((await stored(two)).resourceId).toBe(rooms[0]);
    // What the second goes to stays its first proposal, though it would be its own by then.
    expect(again.over[1]!.alternatives[0]).toMatchObject({ resourceId: second!.resourceId, start: second!.start });
    const other = again.over[0]!.alternatives[0]!;
    expect([other.resourceId, other.start]).not.toEqual([first!.resourceId, first!.start]);
    const settled = [move(one, other), move(two, second!)];
    expect((await close(day, { resourceId: rooms[0], decisions: settled })).status).toBe(201);
    expect(await rows(`select 1 from events where topic = 'closure.decided'`)).toHaveLength(2);
  });

  it('is decided at once for many: a weekly closure over a weekly habit, one letter for all', async () => {
    const tuesdays = ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05', '2027-02-02', '2027-02-09'];
    const ids: string[] = [];
    for (const day of tuesdays) ids.push(await book(2, at(day, 16)));
    const weekly = { repeats: 'weekly', from: '16:00', until: '18:00', resourceId: rooms[0] };
    const asked = await close(tuesdays[0]!, weekly);
    expect([asked.status, asked.body.count]).toEqual([409, tuesdays.length]);
    for (const { alternatives } of asked.over) expect(alternatives.length).toBeGreaterThan(0);
    const decisions = [{ reservationId: ids[0]!, action: 'keep' }, move(ids[1]!, asked.over[1]!.alternatives[0]!)];
    expect((await close(tuesdays[0]!, { ...weekly, decisions, others: 'cancel' })).status).toBe(201);
    const states: Record<string, unknown>[] = [];
    for (const id of ids) states.push(await stored(id));
    expect(states.map(({ status }) => status)).toEqual([
      ...['confirmed', 'confirmed', 'cancelled', 'cancelled', 'cancelled', 'cancelled', 'cancelled'],
    ]);
    expect(states.slice(2).map(({ charge }) => charge)).toEqual(Array(5).fill('void'));
    expect(await letters()).toBe(1);
    const { subject, text } = await mailTo(2);
    expect(subject).toBe('Réservation annulée : La Grappe, 6 réservations');
    expect(text).toContain('annuler 5 de vos réservations');
    expect(text).toContain('a déplacé votre réservation, au même prix');
  });

  it('is asked for what lies in a place as well: who closes a room closes its desks', async () => {
    const day = '2027-02-03';
    const desk = uuidv7();
    await owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    await owner.query(
      `insert into resources (site_id, id, kind, mode, capacity, name, rate_id, parent_id, step_minutes, min_minutes)
       select site_id, $2, 'machine', 'exclusive', 1, 'Écran', rate_id, id, step_minutes, min_minutes
       from resources where site_id = $1 and id = $3`,
      [siteId, desk, rooms[0]],
    );
    rooms.push(desk);
    const id = await book(0, at(day, 9), 2);
    const asked = await close(day, { resourceId: rooms[0] });
    expect(asked.over.map(({ reservationId, resourceName }) => [reservationId, resourceName])).toEqual([[id, 'Écran']]);
    expect((await close(day, { resourceId: rooms[0], others: 'cancel' })).status).toBe(201);
    const wish = { resourceId: desk, start: iso(at(day, 14)), end: iso(at(day, 15)) };
    const body = { id: uuidv7(), siteId, ...wish };
    const refused = await world.call('POST', '/api/reservations', { cookie: people[0]!.cookie, body });
    expect(refused.json()).toMatchObject({ code: 'closed', reason: { fr: 'Travaux' } });
    const shown = (await world.call('GET', `/api/sites/la-grappe/day?day=${day}`)).json();
    expect(shown.resources.find((one: { id: string }) => one.id === desk).free).toEqual([]);
    expect(shown.closures).toHaveLength(1);
    // The other way about: what lies in a room is closed alone.
    expect((await close('2027-02-04', { resourceId: desk })).status).toBe(201);
    await book(0, at('2027-02-04', 9));
  });

  it('leaves what is on an invoice as it is', async () => {
    const day = '2026-11-24';
    const { resources } = (await world.call('GET', `/api/sites/la-grappe/day?day=${day}`)).json();
    const free = (id: string | undefined): { start: string; end: string }[] =>
      resources.find((one: { id: string }) => one.id === id).free;
    const room = rooms.findIndex((one) =>
      free(one).some(({ start, end }) => Date.parse(end) - Date.parse(start) >= HOUR),
    );
    const piece = free(rooms[room]).find(({ start, end }) => Date.parse(end) - Date.parse(start) >= HOUR)!;
    const id = await book(0, Date.parse(piece.start), room);
    const [{ memberId }] = (await rows('select member_id as "memberId" from reservations where id = $1', [id])) as [
      { memberId: string },
    ];
    const invoice = { id: uuidv7(), memberId, month: '2026-11' };
    const issued = await world.call('POST', `/api/manage/${siteId}/invoices`, { cookie: manager, body: invoice });
    expect([issued.statusCode, issued.json().code]).toEqual([201, undefined]);
    expect((await close(day, { resourceId: rooms[room], others: 'cancel' })).status).toBe(201);
    expect(await stored(id)).toMatchObject({ status: 'cancelled', charge: 'invoiced' });
    expect(await rows('select charge_kept from reservations where id = $1', [id])).toEqual([{ charge_kept: true }]);
  });

  it('needs to be said whole: a move has a place', async () => {
    const id = await book(0, at('2027-02-17', 9));
    const none = await close('2027-02-17', { decisions: [{ reservationId: id, action: 'move' }] });
    expect([none.status, none.body.errors?.[0]?.field]).toEqual([422, 'decisions']);
    const nowhere = { reservationId: id, action: 'move', resourceId: uuidv7() };
    const body = { ...nowhere, start: iso(at('2027-02-17', 9)), end: iso(at('2027-02-17', 10)) };
    expect((await close('2027-02-17', { decisions: [body] })).over[0]).toMatchObject({ unmoved: true });
  });

  it('keeps every invariant of the books', async () => {
    for (const { name, sql } of INVARIANTS) expect([name, await rows(sql)]).toEqual([name, []]);
  });
});
