import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { type Person, createCrowd } from '../../../test/support/crowd.js';
import { TUESDAY, type World, createWorld } from '../../../test/support/world.js';
import { planned } from './desk.store.js';

/** Tuesday 24 November 2026, 08:30 in Lille; La Grappe is open until the evening. */
const at = (day: string, time: string) => `${day}T${time}:00Z`;
const FAR = '2026-12-09';

describe('the front desk', () => {
  let world: World;
  let owner: pg.Client;
  let manager: string;
  let people: Person[];
  let siteId: string;
  let rooms: string[];
  let memberId: string;
  let personId: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 2);
    siteId = world.sites[0]!.siteId;
    manager = await world.signIn('manager');
    const found = `select id from resources where site_id = $1 and kind = 'room' and active order by position`;
    rooms = (await rows(found, [siteId])).map(({ id }) => String(id));
    // What the demonstration put into this room would only be in the way.
    await owner.query(`begin; set local app.site_id = '${siteId}'`);
    await owner.query(`update reservations set status = 'cancelled' where resource_id = $1`, [rooms[0]]);
    await owner.query('commit');
    const [member] = await rows('select id, person_id from members where site_id = $1 order by id limit 1', [siteId]);
    memberId = String(member!.id);
    personId = String(member!.person_id);
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await owner.query(sql, values)).rows;
  const call = async (method: string, path: string, body?: object, cookie = manager) => {
    const answer = await world.call(method, `/api/manage/${siteId}/${path}`, { cookie, ...(body && { body }) });
    return { status: answer.statusCode, body: answer.json() };
  };
  const wish = (day: string, from: string, to: string, more = {}) => ({
    ...{ id: uuidv7(), memberId, resourceId: rooms[0]!, start: at(day, from), end: at(day, to) },
    ...more,
  });
  const bookFor = (body: object) => call('POST', 'reservations', body);
  const stored = async (id: string) =>
    (
      await rows(
        `select r.status, r.price_cents::int as price, r.overrides, r.overridden_by is not null as signed, r.resource_id,
           r.charge_kept as kept, lower(r.during) as start, c.status as charge, c.amount_cents::int as amount,
           c.supplied_on::text as day, c.label
         from reservations r left join charges c on c.origin_id = r.id where r.id = $1`,
        [id],
      )
    )[0]!;

  it('books for a member, who finds it among their own; a repeated request is free', async () => {
    const wanted = wish(FAR, '08:00', '09:00');
    const booked = await bookFor(wanted);
    expect([booked.status, booked.body.status]).toEqual([201, 'confirmed']);
    expect((await bookFor(wanted)).status).toBe(200);
    const [row] = await rows('select person_id, created_by from reservations where id = $1', [wanted.id]);
    expect(row!.person_id).toBe(personId);
    expect(row!.created_by).not.toBe(personId);
    expect(await stored(wanted.id)).toMatchObject({ overrides: null, signed: false, charge: 'open' });
    const other = await bookFor({ ...wanted, end: at(FAR, '10:00') });
    expect([other.status, other.body.code]).toEqual([409, 'id_reused']);
    const taken = await bookFor(wish(FAR, '08:00', '09:00'));
    expect([taken.status, taken.body.code]).toEqual([409, 'slot_taken']);
    expect(taken.body.alternatives.length).toBeGreaterThan(0);
  });

  it('skips what is policy when told so, and keeps which rules and by whom', async () => {
    const night = wish(FAR, '02:07', '02:17');
    const refused = await bookFor(night);
    expect([refused.status, refused.body.code]).toEqual([422, 'duration_too_short']);
    expect((await bookFor({ ...night, override: true })).status).toBe(201);
    expect(await stored(night.id)).toMatchObject({
      overrides: ['duration_too_short', 'outside_opening_hours', 'off_step'],
      signed: true,
    });
    const earlier = wish('2026-11-24', '05:00', '06:00', { override: true });
    expect((await bookFor(earlier)).status).toBe(201);
    expect(await stored(earlier.id)).toMatchObject({ overrides: expect.arrayContaining(['in_the_past']) });
    const far = wish('2027-10-05', '09:00', '10:00', { override: true });
    expect((await bookFor(far)).status).toBe(201);
    expect(await stored(far.id)).toMatchObject({ overrides: ['too_far_ahead'] });
  });

  it('never skips the guard, a day that is over, or what makes no sense', async () => {
    const night = wish(FAR, '02:10', '03:00', { override: true });
    expect((await bookFor(night)).body.code).toBe('slot_taken');
    expect((await bookFor(wish('2026-11-23', '09:00', '10:00', { override: true }))).body.code).toBe('in_the_past');
    expect((await bookFor(wish(FAR, '10:00', '10:00', { override: true }))).status).toBe(422);
    expect((await bookFor(wish(FAR, '10:00', '11:00', { override: true, quantity: 2 }))).body.code).toBe(
      'quantity_too_large',
    );
    expect((await bookFor(wish(FAR, '10:00', '10:02', { override: true }))).status).toBe(422);
  });

  it('knows only members, places and reservations of its own site', async () => {
    const [other] = await rows('select id from members where site_id <> $1 limit 1', [siteId]);
    expect((await bookFor(wish(FAR, '11:00', '12:00', { memberId: other!.id }))).status).toBe(404);
    const [room] = await rows(`select id from resources where site_id <> $1 and kind = 'room' limit 1`, [siteId]);
    expect((await bookFor(wish(FAR, '11:00', '12:00', { resourceId: room!.id }))).status).toBe(404);
    const [foreign] = await rows(`select id from reservations where site_id <> $1 and status = 'confirmed' limit 1`, [
      siteId,
    ]);
    const there = { start: at(FAR, '11:00'), end: at(FAR, '12:00') };
    expect((await call('POST', `reservations/${String(foreign!.id)}/move`, there)).status).toBe(404);
    expect((await call('POST', `reservations/${String(foreign!.id)}/cancel`, {})).status).toBe(404);
    expect((await bookFor({ ...wish(FAR, '11:00', '12:00'), memberId: memberId.slice(1) })).status).toBe(422);
    const stranger = await call('GET', 'planning', undefined, people[0]!.cookie);
    expect(stranger.status).toBe(404);
  });

  it('takes in somebody nobody knew, who has then arrived; whoever is known keeps their record', async () => {
    const person = { name: 'Nadia Passant', email: ' Nadia@Exemple.example ' };
    const { memberId: _nobody, ...now } = wish('2026-11-24', '07:15', '09:00', { override: true, ...person });
    const pool = await rows(`select id from resources where site_id = $1 and mode = 'pool' limit 1`, [siteId]);
    const first = { ...now, resourceId: pool[0]!.id };
    const seated = await call('POST', 'walk-ins', first);
    expect([seated.status, seated.body.status]).toEqual([201, 'checked_in']);
    expect((await call('POST', 'walk-ins', first)).status).toBe(200);
    const later = { ...first, id: uuidv7(), start: at(FAR, '08:00'), end: at(FAR, '17:00'), name: 'N. P.' };
    expect((await call('POST', 'walk-ins', later)).body.status).toBe('confirmed');
    const known = await rows(`select m.name, p.name as person from members m join persons p on p.id = m.person_id
      where m.email = 'nadia@exemple.example'`);
    expect(known).toEqual([{ name: 'Nadia Passant', person: 'Nadia Passant' }]);

    // An account that this site has never seen is not told apart from none: the record says what was said here.
    const [account] = await rows('select email from persons where id = $1', [people[1]!.personId]);
    const again = { ...later, id: uuidv7(), email: account!.email, name: 'Dit ici' };
    expect((await call('POST', 'walk-ins', again)).status).toBe(201);
    expect(await rows('select name from members where email = $1', [account!.email])).toEqual([{ name: 'Dit ici' }]);
    expect((await call('POST', 'walk-ins', { ...later, id: uuidv7(), email: 'rien' })).status).toBe(422);
  });

  it('cancels what has begun, with or without its charge', async () => {
    const [begun, kept] = [wish('2026-11-24', '07:00', '08:00'), wish('2026-11-24', '18:30', '19:30')];
    for (const body of [begun, kept]) expect((await bookFor({ ...body, override: true })).status).toBe(201);
    expect((await call('POST', `reservations/${begun.id}/check-in`)).status).toBe(200);
    for (const _ of [1, 2]) {
      const { status, body } = await call('POST', `reservations/${begun.id}/cancel`, {});
      expect([status, body.status]).toEqual([200, 'cancelled']);
    }
    expect(await stored(begun.id)).toMatchObject({ charge: 'void', kept: false });
    expect((await call('POST', `reservations/${kept.id}/cancel`, { keepCharge: true })).status).toBe(200);
    expect(await stored(kept.id)).toMatchObject({ status: 'cancelled', charge: 'open', kept: true });
    expect((await bookFor(wish('2026-11-24', '18:30', '19:30', { override: true }))).status).toBe(201);
  });

  it('leaves alone what is on an invoice, and says so', async () => {
    // Whatever a company pays for is on the company's invoice.
    const wanted = wish('2026-11-24', '14:00', '15:00', { payer: null });
    expect((await bookFor(wanted)).status).toBe(201);
    const order = { id: uuidv7(), memberId, month: '2026-11' };
    const issued = await call('POST', 'invoices', order);
    expect([issued.status, issued.body.code]).toEqual([201, undefined]);
    const move = { start: at(FAR, '15:00'), end: at(FAR, '16:00') };
    const moved = await call('POST', `reservations/${wanted.id}/move`, move);
    expect([moved.status, moved.body.code]).toEqual([409, 'already_invoiced']);
    expect((await call('POST', `reservations/${wanted.id}/cancel`, {})).body.code).toBe('already_invoiced');
    expect(await stored(wanted.id)).toMatchObject({ status: 'confirmed', charge: 'invoiced' });
    expect((await call('POST', `reservations/${wanted.id}/cancel`, { keepCharge: true })).status).toBe(200);
  });

  it("shows the day with names, in rows, to the site's staff", async () => {
    const { status, body } = await call('GET', `planning?day=${FAR}`);
    expect([status, body.day, body.days, body.timeZone]).toEqual([200, FAR, 1, 'Europe/Paris']);
    expect(body.openings.length).toBeGreaterThan(0);
    const counted = await rows(
      `select count(*)::int as n from reservations where site_id = $1 and status in ('held', 'confirmed', 'checked_in')
         and during && tstzrange($2::timestamptz, $2::timestamptz + interval '1 day')`,
      [siteId, `${FAR}T00:00:00+01:00`],
    );
    expect(body.reservations.length).toBe(counted[0]!.n);
    expect(body.reservations.every(({ memberName }: { memberName: string }) => memberName.length > 0)).toBe(true);
    const week = await call('GET', `planning?day=2026-11-23&days=7`);
    expect(week.body.reservations.length).toBeGreaterThan(body.reservations.length);
    expect((await call('GET', `planning?days=365`)).status).toBe(422);
  });

  it('shows what began days ago and is not over', async () => {
    const [desk] = await rows(
      `select id from resources where site_id = $1 and mode = 'exclusive' and kind = 'desk' limit 1`,
      [siteId],
    );
    const resourceId = desk ? String(desk.id) : rooms[1]!;
    await owner.query(`begin; set local app.site_id = '${siteId}'`);
    await owner.query(
      `insert into reservations (site_id, id, resource_id, member_id, person_id, during, blocked, status, price_cents,
         currency, price_lines, created_at)
       select $1, $2, $3, $4, $5, d, d, 'confirmed', 0, 'EUR', '[]', now()
       from (select tstzrange('2027-01-11 08:00Z', '2027-01-15 17:00Z') as d) as one`,
      [siteId, uuidv7(), resourceId, memberId, personId],
    );
    await owner.query('commit');
    const shown = async (day: string) =>
      (await call('GET', `planning?day=${day}`)).body.reservations.filter(
        (one: { resourceId: string }) => one.resourceId === resourceId,
      ).length;
    expect([await shown('2027-01-11'), await shown('2027-01-14'), await shown('2027-01-15')]).toEqual([1, 1, 1]);
    expect([await shown('2027-01-10'), await shown('2027-01-16')]).toEqual([0, 0]);
  });

  it('reads the day from its index', async () => {
    await owner.query('analyze reservations');
    await owner.query('set enable_seqscan = off');
    let plan = '';
    const explaining = {
      now: TUESDAY,
      sql: async (strings: TemplateStringsArray, ...values: unknown[]) => {
        const text = strings.reduce((sql, part, index) => (index === 0 ? part : `${sql}$${index}${part}`), '');
        plan = JSON.stringify((await owner.query(`explain (format json) ${text}`, values)).rows);
        return [];
      },
    } as unknown as Tx;
    await planned(explaining, siteId as SiteId, { start: TUESDAY, end: TUESDAY + 86_400_000 });
    await owner.query('reset enable_seqscan');
    expect(plan).toContain('"reservations_day"');
    expect(plan).toContain('"reservations_long"');
    expect(plan).toContain('"reservations_no_shows"');
  });
});
