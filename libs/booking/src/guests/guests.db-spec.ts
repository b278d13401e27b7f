import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Jobs } from '#libs/platform';
import { readCalendar } from '../../../../test/support/ical.js';
import { Inbox, lineOf } from '../../../../test/support/inbox.js';
import { work } from '../../../../test/support/work.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Tuesday 8 December 2026, 9:00 in Lille. */
const FIRST = Date.UTC(2026, 11, 8, 8);
const LEA = { email: 'lea@invitee.example', name: 'Léa Martin' };
const iso = (instant: number) => new Date(instant).toISOString();

let world: World;
let inbox: Inbox;
let owner: pg.Client;
let siteId: string;
let rooms: string[];
let poolId: string;
beforeAll(async () => {
  inbox = await Inbox.start();
  const env = { SMTP_URL: inbox.smtpUrl, PUBLIC_URL: 'https://reseau.example' };
  world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY, env);
  owner = new pg.Client(world.db.url);
  await owner.connect();
  siteId = world.sites[0]!.siteId;
  const found = await rows(
    `select id, mode from resources where site_id = $1 and active and (kind = 'room' or mode = 'pool') order by position`,
    [siteId],
  );
  rooms = found.filter(({ mode }) => mode === 'exclusive').map(({ id }) => String(id));
  poolId = String(found.find(({ mode }) => mode === 'pool')!.id);
  await owner.query('delete from events');
});
afterAll(async () => {
  await owner.end();
  await world.close();
  await inbox.stop();
});
afterEach(async () => {
  inbox.expectEmpty();
  await owner.query(`begin; set local session_replication_role = replica`);
  await owner.query(`delete from reservation_links; delete from guest_bookings; delete from sign_in_failures;
    delete from sign_in_codes; delete from events;
    delete from charges where origin_id in (select id from reservations where lower(during) >= '2026-12-08');
    delete from reservations where lower(during) >= '2026-12-08'`);
  await owner.query('commit');
  world.clock.moveTo(TUESDAY);
});

const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await owner.query(sql, values)).rows;
const send = async (method: string, url: string, body?: unknown) => {
  const answer = await world.call(method, url, { body });
  const json = /json/.test(String(answer.headers['content-type'])) ? answer.json() : answer.body;
  return { status: answer.statusCode, body: json, cookies: answer.headers['set-cookie'] };
};
const wish = (hour: number, more: object = {}) => ({
  ...{ id: uuidv7(), siteId, resourceId: rooms[0]!, ...LEA },
  ...{ start: iso(FIRST + hour * HOUR), end: iso(FIRST + (hour + 1) * HOUR) },
  ...more,
});
const ask = (body: object) => send('POST', '/api/guest-reservations', body);
const workNow = () => work(world.app.get(Jobs), owner);
const codeFor = async (email: string): Promise<string> => {
  await workNow();
  return lineOf(inbox.take(email).text, /^\d{6}$/);
};
const confirm = (id: string, code: string) => send('POST', `/api/guest-reservations/${id}/confirm`, { siteId, code });
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Books as Léa and reads her mail. */
async function book(hour: number, more: object = {}) {
  const asked = wish(hour, more);
  expect((await ask(asked)).status).toBe(202);
  const confirmed = await confirm(asked.id, await codeFor(asked.email));
  expect(confirmed.status).toBe(200);
  await workNow();
  const mail = inbox.take(asked.email);
  return { ...asked, token: String(confirmed.body.token), mail, linked: lineOf(mail.text, /^https:/).split('/r/')[1]! };
}

describe('a guest', () => {
  it('holds a place for a quarter of an hour, and the code of the mail makes it theirs', async () => {
    const asked = wish(0);
    const held = await ask(asked);
    expect([held.status, held.body.status, held.body.holdFor, held.cookies]).toEqual([202, 'held', 'guest', undefined]);
    expect(Date.parse(held.body.holdExpiresAt)).toBe(TUESDAY + 15 * MINUTE);
    expect(await rows('select 1 from persons where email = $1', [LEA.email])).toEqual([]);
    expect((await ask(wish(0, { email: 'autre@invitee.example' }))).body).toMatchObject({ code: 'slot_taken' });

    const confirmed = await confirm(asked.id, await codeFor(LEA.email));
    expect([confirmed.status, confirmed.cookies]).toEqual([200, undefined]);
    expect(confirmed.body.reservation).toMatchObject({ id: asked.id, status: 'confirmed', holdExpiresAt: null });
    const [stored] = await rows(
      `select m.name, m.email, c.status, c.amount_cents = r.price_cents as priced from reservations r
       join members m on m.site_id = r.site_id and m.id = r.member_id
       join charges c on c.origin_id = r.id and c.member_id = r.member_id where r.id = $1`,
      [asked.id],
    );
    expect(stored).toEqual({ name: LEA.name, email: LEA.email, status: 'open', priced: true });
    expect(await rows('select 1 from guest_bookings')).toEqual([]);
    expect(
      await rows(`select 1 from sessions s join persons p on p.id = s.person_id where p.email = $1`, [LEA.email]),
    ).toEqual([]);
    await workNow();
    inbox.take(LEA.email);
  });

  it('gets the booking by mail: in words, as a file for the calendar, and as a link that needs no password', async () => {
    const { id, mail, linked, token } = await book(0);
    expect(mail.subject).toContain('La Grappe');
    expect(mail.text).toContain('mardi 8 décembre 2026, 09:00–10:00');
    expect(mail.files.map(({ name }) => name)).toEqual(['maille.ics']);
    expect(readCalendar(mail.files[0]!.text).appointments).toMatchObject([{ status: 'CONFIRMED', start: iso(FIRST) }]);
    for (const secret of [linked, token]) {
      expect((await send('GET', `/api/booking-links/${secret}`)).body).toMatchObject({ id, status: 'confirmed' });
    }
    const stored = JSON.stringify([await rows('select * from reservation_links'), await rows('select * from events')]);
    expect(stored).not.toContain(linked);
    expect(stored).not.toContain(LEA.email);
  });

  it('says by the link that they are there, from half an hour before', async () => {
    const { id, linked } = await book(0);
    const url = `/api/booking-links/${linked}/check-in`;
    const early = (await send('POST', url)).body;
    expect([early.code, Date.parse(early.earliest)]).toEqual(['not_checkable', FIRST - HOUR / 2]);
    world.clock.moveTo(FIRST - HOUR / 2);
    expect((await send('POST', url)).body).toMatchObject({ id, status: 'checked_in' });
  });

  it('moves, takes along and cancels by the link, and revokes it', async () => {
    const { id, linked, token } = await book(0);
    const url = `/api/booking-links/${linked}`;
    const moved = await send('POST', `${url}/move`, { start: iso(FIRST + 3 * HOUR), end: iso(FIRST + 5 * HOUR) });
    expect([moved.status, moved.body.start]).toEqual([200, iso(FIRST + 3 * HOUR)]);
    expect((await send('GET', `${url}/calendar.ics`)).body).toContain('BEGIN:VEVENT');
    expect((await send('POST', `${url}/cancel`)).body).toMatchObject({ id, status: 'cancelled' });
    expect(await rows('select status from charges where origin_id = $1', [id])).toEqual([{ status: 'void' }]);
    expect((await send('DELETE', url)).status).toBe(204);
    expect((await send('GET', url)).status).toBe(404);
    expect((await send('GET', `/api/booking-links/${token}`)).status).toBe(200);
    expect((await send('GET', `/api/booking-links/${'x'.repeat(43)}`)).status).toBe(404);
  });

  it('who has an account books for it, and nothing else of it is touched or shown', async () => {
    const email = 'camille@demo.example';
    const before = await rows('select * from persons where email = $1', [email]);
    const sessions = await rows('select count(*) from sessions');
    const { id } = await book(0, { email, name: 'Quelqu’un d’autre' });
    expect(await rows('select * from persons where email = $1', [email])).toEqual(before);
    expect(await rows('select count(*) from sessions')).toEqual(sessions);
    const mine = await world.call('GET', '/api/me/reservations', { cookie: await world.signIn('coworker') });
    expect(mine.json().upcoming.map((one: { id: string }) => one.id)).toContain(id);
  });

  it('who comes back too late hears of other times, and the address is forgotten', async () => {
    const asked = wish(0);
    await ask(asked);
    const code = await codeFor(LEA.email);
    world.clock.moveTo(TUESDAY + 9 * MINUTE);
    expect((await ask(asked)).status).toBe(202);
    const second = await codeFor(LEA.email);
    expect(second).not.toBe(code);
    world.clock.moveTo(TUESDAY + 15 * MINUTE);
    const late = await confirm(asked.id, second);
    expect([late.status, late.body.code, late.body.alternatives[0].start]).toEqual([
      ...[409, 'hold_expired', '2026-12-08T08:00:00Z'],
    ]);
    // Somebody else takes the place: the guard ends the hold, and with it the address.
    expect((await ask(wish(0, { email: 'autre@invitee.example' }))).status).toBe(202);
    expect((await rows('select email from guest_bookings')).map(({ email }) => email)).toEqual([
      'autre@invitee.example',
    ]);
    await codeFor('autre@invitee.example');
  });
});

describe('a site with rules of its own', () => {
  const rule = (text: string, values: unknown[] = []) => owner.query(text, [siteId, ...values]);
  afterEach(async () => {
    await rule(`update site_rules set one_place_kinds = '{}' where site_id = $1`);
    await rule('delete from resource_rules where site_id = $1');
  });

  it('counts what a guest has when it is known who it is, and never one stranger against another', async () => {
    await rule(`update site_rules set one_place_kinds = '{room}' where site_id = $1`);
    const first = wish(0);
    const stranger = wish(0, { resourceId: rooms[1]!, email: 'autre@invitee.example' });
    expect((await ask(first)).status).toBe(202);
    const code = await codeFor(first.email);
    expect((await ask(stranger)).status).toBe(202);
    const theirs = await codeFor(stranger.email);
    let token = '';
    for (const [asked, typed] of [
      [first, code],
      [stranger, theirs],
    ] as const) {
      const confirmed = await confirm(asked.id, typed);
      expect(confirmed.status).toBe(200);
      token = confirmed.body.token;
      await workNow();
      inbox.take(asked.email);
    }

    // The same person beside their own booking: held, because nobody knows yet; refused by the code.
    const beside = wish(0, { resourceId: rooms[1]!, start: iso(FIRST + HOUR / 2), end: iso(FIRST + 3 * HOUR) });
    await owner.query(`delete from sign_in_failures`);
    expect((await send('POST', `/api/booking-links/${token}/cancel`)).status).toBe(200);
    expect((await ask(beside)).status).toBe(202);
    const refused = await confirm(beside.id, await codeFor(LEA.email));
    expect([refused.status, refused.body.code]).toEqual([409, 'one_place_at_a_time']);
  });

  it('has the last word where it asks for it: the code makes a request, its mail says so, the address is forgotten', async () => {
    await rule('insert into resource_rules (site_id, resource_id, approval) values ($1, $2, true)', [rooms[0]]);
    const asked = wish(0);
    await ask(asked);
    const confirmed = await confirm(asked.id, await codeFor(LEA.email));
    expect(confirmed.body.reservation).toMatchObject({ status: 'held', holdFor: 'approval' });
    expect(await rows('select 1 from guest_bookings')).toEqual([]);
    expect((await confirm(asked.id, '000000')).status).toBe(404);
    await workNow();
    const mail = inbox.take(LEA.email);
    expect(mail.subject).toBe('Demande envoyée : La Grappe');
    expect(mail.text).not.toContain('C’est réservé');
    const linked = lineOf(mail.text, /^https:/).split('/r/')[1]!;
    expect((await send('GET', `/api/booking-links/${linked}`)).body).toMatchObject({ holdFor: 'approval' });

    // What the staff say leads to the booking as well: a guest has no account in which to look for it.
    const cookie = await world.signIn('manager');
    const url = `/api/manage/${siteId}/approvals/${asked.id}/approve`;
    expect((await world.call('POST', url, { cookie })).statusCode).toBe(200);
    await workNow();
    const told = lineOf(inbox.take(LEA.email).text, /^https:/).split('/r/')[1]!;
    expect(told).not.toBe(linked);
    for (const secret of [linked, told])
      expect((await send('GET', `/api/booking-links/${secret}`)).body).toMatchObject({ status: 'confirmed' });
  });
});

describe('a closure over what guests have booked', () => {
  it('tells each of their own bookings, each with a link of its own', async () => {
    const asked = [wish(0), wish(2)];
    for (const one of asked) {
      await ask(one);
      await confirm(one.id, await codeFor(LEA.email));
      await workNow();
      inbox.take(LEA.email);
    }
    const cookie = await world.signIn('manager');
    const body = {
      ...{ id: uuidv7(), repeats: 'once', firstDay: '2026-12-08', scope: 'everyone', reason: 'Travaux' },
      others: 'cancel',
    };
    const closed = await world.call('POST', `/api/manage/${siteId}/closures`, { cookie, body });
    expect([closed.statusCode, closed.json().code]).toEqual([201, undefined]);
    await workNow();
    const { text } = inbox.take(LEA.email);
    expect(text).not.toContain('/moi');
    expect(text).toContain('https://reseau.example/lieu/la-grappe');
    const linked: string[] = [];
    for (const [, secret] of text.matchAll(/^https:.*\/r\/(.+)$/gm)) {
      const { status, body: shown } = await send('GET', `/api/booking-links/${secret}`);
      expect([status, shown.status]).toEqual([200, 'cancelled']);
      linked.push(shown.id);
    }
    expect(linked).toEqual(asked.map(({ id }) => id));
    await owner.query('delete from closures');
  });
});

describe('somebody who means harm', () => {
  it('learns nothing of accounts: the same answers for an address with one and without', async () => {
    const answers: unknown[] = [];
    for (const [hour, email] of [
      [0, 'camille@demo.example'],
      [2, 'personne@invitee.example'],
    ] as const) {
      const asked = wish(hour, { email });
      const held = await ask(asked);
      const { id: _id, start: _start, end: _end, cancellation: _cancellation, ...said } = held.body;
      const guessed = await confirm(asked.id, '000000');
      const { instance: _instance, ...refusal } = guessed.body;
      answers.push([held.status, said, guessed.status, refusal]);
      await codeFor(email);
    }
    expect(answers[0]).toEqual(answers[1]);
    const unknown = await confirm(uuidv7(), '000000');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
  });

  it('has five guesses, also all at once, and then not even the right code', async () => {
    const asked = wish(0);
    await ask(asked);
    const code = await codeFor(LEA.email);
    const guesses = await Promise.all(Array.from({ length: 5 }, () => confirm(asked.id, wrong(code))));
    expect(new Set(guesses.map(({ body }) => body.code))).toEqual(new Set(['code_invalid']));
    expect((await confirm(asked.id, code)).body.code).toBe('code_invalid');
    expect(await rows(`select status from reservations where id = $1`, [asked.id])).toEqual([{ status: 'held' }]);
    // Each further code of the same mailbox counts towards the same lock.
    const answers: number[] = [];
    for (let round = 0; round < 6; round++) answers.push((await confirm(asked.id, wrong(code))).status);
    expect(answers.at(-1)).toBe(429);
  });

  it('uses a code for its own booking only, once, however many use it at once', async () => {
    const [mine, other] = [wish(0), wish(2, { email: 'autre@invitee.example' })];
    await ask(mine);
    const code = await codeFor(LEA.email);
    await ask(other);
    await codeFor(other.email);
    expect((await confirm(other.id, code)).status).toBe(422);
    const both = await Promise.all([1, 2, 3].map(() => confirm(mine.id, code)));
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(both.every(({ status }) => [200, 404, 422].includes(status))).toBe(true);
    await workNow();
    inbox.take(LEA.email);
  });

  it('does not get hold of a site: five places at once, two of a shared space, few per address and network', async () => {
    const wishes = Array.from({ length: 9 }, (_, index) =>
      wish((index * 2) % 8, { resourceId: rooms[index < 4 ? 0 : 1]!, email: `bot${index}@invitee.example` }),
    );
    const answers = await Promise.all(wishes.slice(0, 8).map(ask));
    const held = answers.filter(({ status }) => status === 202);
    const refused = answers.filter(({ status }) => status !== 202).map(({ body }) => [body.code, body.most]);
    expect(held).toHaveLength(5);
    expect(refused).toEqual(Array.from({ length: 3 }, () => ['too_many_guests', 5]));
    const many = await ask(wish(0, { resourceId: poolId, quantity: 3 }));
    expect([many.status, many.body.code, many.body.capacity]).toEqual([409, 'quantity_too_large', 2]);
    // From one network: ten tries, then they have to wait, whatever address they name.
    const more = [await ask(wish(0)), await ask(wish(2)), await ask(wish(4))].map(({ status }) => status);
    expect(more).toEqual([409, 409, 429]);
    const {
      rows: [{ count }],
    } = await owner.query(`select count(*)::int as count from events where topic = 'guest.asked'`);
    expect(count).toBe(5);
  });

  it('does not bomb a mailbox: few codes an hour, whatever is asked for', async () => {
    const statuses: number[] = [];
    for (let hour = 0; hour < 8; hour += 2) statuses.push((await ask(wish(hour))).status);
    expect(statuses).toEqual([202, 202, 202, 429]);
    const signIn = await send('POST', '/api/sign-in/code', { email: LEA.email });
    expect(signIn.status).toBe(202);
  });

  it('may not take a place over by naming its id', async () => {
    const asked = wish(0);
    await ask(asked);
    await codeFor(LEA.email);
    const theirs = await ask({ ...asked, email: 'voleur@invitee.example' });
    expect([theirs.status, theirs.body.code]).toEqual([409, 'id_reused']);
    expect((await ask({ ...asked, end: iso(FIRST + 2 * HOUR) })).body.code).toBe('id_reused');
  });
});
