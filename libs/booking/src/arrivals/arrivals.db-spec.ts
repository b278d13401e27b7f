import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { checkInvariants } from '../../../../apps/cli/src/verify/verify.store.js';
import { Jobs } from '#libs/platform';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { Inbox } from '../../../../test/support/inbox.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';
import { ArrivalsService } from './arrivals.service.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Tuesday 8 December 2026, 9:00 in Lille. */
const FIRST = Date.UTC(2026, 11, 8, 8);
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

describe('who comes, and who does not', () => {
  let world: World;
  let owner: pg.Client;
  let people: Person[];
  let manager: string;
  let siteId: string;
  let rooms: string[];
  let inbox: Inbox;
  beforeAll(async () => {
    inbox = await Inbox.start();
    world = await createWorld({ sites: 1, weeks: 1 }, TUESDAY, { SMTP_URL: inbox.smtpUrl });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    people = await createCrowd(owner, ['http://unused'], 2);
    siteId = world.sites[0]!.siteId;
    manager = await world.signIn('manager');
    rooms = (
      await rows(`select id from resources where site_id = $1 and kind = 'room' and active order by position`, [siteId])
    ).map(({ id }) => String(id));
    await clear();
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
    await inbox.stop();
  });
  afterEach(async () => {
    const checked = await checkInvariants(world.db.url);
    expect(checked.filter(({ rows: offences }) => offences.length > 0)).toEqual([]);
    world.clock.moveTo(TUESDAY);
    await waitFor(null);
    await clear();
  });

  const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await owner.query(sql, values)).rows;
  const clear = async () => {
    await owner.query('begin; set local session_replication_role = replica');
    const booked = `select id from reservations where lower(during) >= '${iso(FIRST)}'`;
    await owner.query(`delete from charges where origin_id in (${booked})`);
    await owner.query(`delete from reservations where lower(during) >= '${iso(FIRST)}'`);
    await owner.query('commit');
  };
  const call = async (cookie: string, method: string, url: string, body?: unknown) => {
    const answer = await world.call(method, url, { cookie, body });
    return { status: answer.statusCode, body: answer.json() };
  };
  const manage = (method: string, path: string, body?: unknown) =>
    call(manager, method, `/api/manage/${siteId}/${path}`, body);
  /** Null: nobody is given up. The fee is in percent of the price. */
  const waitFor = async (minutes: number | null, noShowFeePercent = 0) => {
    const answer = await manage('PUT', 'rules', {
      ...{ noticeToBookMinutes: 0, noticeToChangeMinutes: 0, noticeToCancelMinutes: 0, horizonDays: 90 },
      ...{ onePlaceKinds: [], approvalMinutes: 2880, noShowFeePercent },
      ...(minutes === null ? {} : { noShowAfterMinutes: minutes }),
    });
    expect([answer.status, answer.body.site.noShowAfterMinutes]).toEqual([200, minutes]);
  };
  const book = async (who: number, start = FIRST, resourceId = rooms[0]!) => {
    const body = { id: uuidv7(), siteId, resourceId, start: iso(start), end: iso(FIRST + 2 * HOUR) };
    const answer = await call(people[who]!.cookie, 'POST', '/api/reservations', body);
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    return answer.body;
  };
  const arrive = (who: number, id: string) => call(people[who]!.cookie, 'POST', `/api/reservations/${id}/check-in`);
  const atDesk = (id: string) => manage('POST', `reservations/${id}/check-in`);
  const release = () => world.app.get(ArrivalsService).releaseUnattended();
  const statusOf = async (id: string) =>
    (await rows('select status from reservations where id = $1', [id]))[0]!['status'];
  const charges = async (id: string) =>
    (await rows('select status from charges where origin_id = $1', [id])).map(({ status }) => status);

  it('is said by whoever booked, from half an hour before until the end, and by nobody else', async () => {
    const booked = await book(0);
    const [earliest, latest] = [iso(FIRST - 30 * MINUTE), iso(FIRST + 2 * HOUR)];
    expect(booked.checkIn).toEqual({ start: earliest, end: latest });
    world.clock.moveTo(FIRST - 31 * MINUTE);
    expect((await arrive(0, booked.id)).body).toMatchObject({ code: 'not_checkable', earliest, latest });
    world.clock.moveTo(FIRST - 30 * MINUTE);
    expect((await arrive(1, booked.id)).status).toBe(404);
    for (const each of await Promise.all([arrive(0, booked.id), arrive(0, booked.id)])) {
      expect([each.status, each.body.status, each.body.checkIn]).toEqual([200, 'checked_in', null]);
    }
    const late = await book(1, FIRST, rooms[1]!);
    world.clock.moveTo(FIRST + 2 * HOUR);
    expect((await arrive(1, late.id)).body.code).toBe('not_checkable');
  });

  it('is no matter where the site has not asked for it', async () => {
    const { id } = await book(0);
    world.clock.moveTo(FIRST + HOUR);
    await release();
    expect(await statusOf(id)).toBe('confirmed');
  });

  it('frees the rest of the time on the minute, keeps the charge, and is told by mail', async () => {
    await waitFor(15);
    const [gone, here] = [await book(0), await book(1, FIRST, rooms[1]!)];
    expect(gone.noShowAfterMinutes).toBe(15);
    world.clock.moveTo(FIRST + 15 * MINUTE - 1);
    expect((await arrive(1, here.id)).status).toBe(200);
    await release();
    expect(await statusOf(gone.id)).toBe('confirmed');
    world.clock.moveTo(FIRST + 15 * MINUTE);
    await release();
    expect([await statusOf(gone.id), await statusOf(here.id)]).toEqual(['no_show', 'checked_in']);
    expect(await charges(gone.id)).toEqual(['open']);
    expect((await arrive(0, gone.id)).body.code).toBe('not_checkable');
    await told(gone.id, people[0]!);
    expect((await book(1, FIRST + 30 * MINUTE)).status).toBe('confirmed');
    // The planning still shows who did not come, below whoever sits there now.
    const { reservations } = (await manage('GET', `planning?day=${iso(FIRST).slice(0, 10)}`)).body;
    const there = reservations.filter((one: { resourceId: string }) => one.resourceId === rooms[0]);
    expect(there.map(({ status, lane }: { status: string; lane: number }) => [status, lane])).toEqual([
      ['confirmed', 0],
      ['no_show', 1],
    ]);
  });

  const told = async (id: string, person: Person, words = 'la réservation reste due.') => {
    const [event] = await rows(
      `select payload from events where topic = 'reservation.no_show' and payload->>'reservationId' = $1`,
      [id],
    );
    const { handler } = world.app.get(Jobs).subscriptions.find(({ topic }) => topic === 'reservation.no_show')!;
    await handler(event!['payload'] as Record<string, unknown>, 'job');
    const [named] = await rows('select email from persons where id = $1', [person.personId]);
    const mail = inbox.take(String(named!['email']));
    expect(mail.subject).toMatch(/^Place libérée : /);
    expect(mail.text).toContain(words);
  };

  it('waits anew for who books or is moved once the time has begun, and not at all for who sat down before', async () => {
    world.clock.moveTo(FIRST + 20 * MINUTE);
    const before = await book(0);
    await waitFor(15);
    world.clock.moveTo(FIRST + 61 * MINUTE);
    const late = await book(1, FIRST + HOUR, rooms[1]!);
    world.clock.moveTo(FIRST + 75 * MINUTE);
    await release();
    expect([await statusOf(before.id), await statusOf(late.id)]).toEqual(['confirmed', 'confirmed']);
    world.clock.moveTo(FIRST + 76 * MINUTE);
    await release();
    expect([await statusOf(before.id), await statusOf(late.id)]).toEqual(['confirmed', 'no_show']);
  });

  it('is taken back by the staff on that day, while the place is free', async () => {
    await waitFor(15);
    const { id } = await book(0);
    world.clock.moveTo(FIRST + 15 * MINUTE);
    await release();
    const today = (await manage('GET', 'today')).body;
    expect(today.arrivals.find((one: { reservationId: string }) => one.reservationId === id).status).toBe('no_show');
    expect((await atDesk(id)).body.status).toBe('checked_in');
    await release();
    expect(await statusOf(id)).toBe('checked_in');

    const other = await book(0, FIRST, rooms[1]!);
    world.clock.moveTo(FIRST + 31 * MINUTE);
    await release();
    const next = await book(1, FIRST + 30 * MINUTE, rooms[1]!);
    expect((await atDesk(other.id)).body.code).toBe('slot_taken');
    expect([await statusOf(other.id), await statusOf(next.id)]).toEqual(['no_show', 'confirmed']);
    world.clock.moveTo(FIRST + 24 * HOUR);
    expect((await atDesk(other.id)).body.code).toBe('not_checkable');
  });

  const fees = (id: string) =>
    rows(
      `select status, amount_cents::int as cents, vat_rate_bp as vat, label, supplied_on::text as day
       from charges where origin_id = $1 and origin_kind = 'no_show'`,
      [id],
    );
  const own = async (who: number, id: string) =>
    (await call(people[who]!.cookie, 'GET', `/api/me/reservations/${id}`)).body;

  it('costs the fee of the site on top, told before and charged once; who came after all pays none', async () => {
    await waitFor(15, 50);
    const { slug } = world.sites[0]!;
    expect((await call(people[0]!.cookie, 'GET', `/api/sites/${slug}/terms`)).body.noShowFeePercent).toBe(50);
    const booked = await book(0);
    world.clock.moveTo(FIRST + 15 * MINUTE);
    await Promise.all([release(), release()]);
    const cents = booked.price.cents / 2;
    const [price] = await rows(`select vat_rate_bp as vat from charges where origin_id = $1`, [booked.id]);
    const label = expect.stringMatching(/^Frais d’absence \(50\s%\) – Salle/);
    expect(await fees(booked.id)).toEqual([{ status: 'open', cents, vat: price!['vat'], label, day: '2026-12-08' }]);
    expect(await charges(booked.id)).toEqual(['open', 'open']);
    expect(await own(0, booked.id)).toMatchObject({ status: 'no_show', noShowFeeCents: cents });
    const amount = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100);
    await told(booked.id, people[0]!, `la réservation reste due, avec ${amount} de frais d’absence.`);

    const both = await Promise.all([atDesk(booked.id), atDesk(booked.id)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await fees(booked.id)).toMatchObject([{ status: 'void' }]);
    expect(await own(0, booked.id)).toMatchObject({ status: 'checked_in', noShowFeeCents: 0 });
  });

  it('keeps the fee when others have the place by now, and one that is on an invoice until it is credited', async () => {
    await waitFor(15, 100);
    const [gone, billed] = [await book(0), await book(1, FIRST, rooms[1]!)];
    world.clock.moveTo(FIRST + 15 * MINUTE);
    await release();
    await book(1, FIRST + 30 * MINUTE);
    expect((await atDesk(gone.id)).body.code).toBe('slot_taken');
    expect(await fees(gone.id)).toMatchObject([{ status: 'open', cents: gone.price.cents }]);

    const [{ id: memberId }] = (await rows('select member_id as id from reservations where id = $1', [billed.id])) as [
      { id: string },
    ];
    await owner.query(`update charges set supplied_on = '2026-12-07' where origin_id = $1`, [billed.id]);
    const issued = await manage('POST', 'invoices', { id: uuidv7(), memberId, month: '2026-12' });
    expect(issued.status).toBe(201);
    expect((await atDesk(billed.id)).body.code).toBe('no_show_fee_invoiced');
    expect(await own(1, billed.id)).toMatchObject({ status: 'no_show', noShowFeeCents: billed.price.cents });
    await clear();
    await owner.query(`begin; set local session_replication_role = replica`);
    await owner.query(`delete from charges where status = 'invoiced'`);
    await owner.query(`delete from invoice_files; delete from invoices; delete from number_series; delete from events`);
    await owner.query('commit');
  });

  it('agrees with what each was told, when many arrive in the minute in which they are given up', async () => {
    await waitFor(15);
    for (let round = 0; round < 8; round++) {
      world.clock.moveTo(TUESDAY);
      const { id } = await book(0);
      world.clock.moveTo(FIRST + 15 * MINUTE);
      const [first, second] = await Promise.all([arrive(0, id), atDesk(id), release(), release()]);
      const status = await statusOf(id);
      // The desk may check in also whom the job was faster to give up.
      expect([second.status, status]).toEqual([200, 'checked_in']);
      expect([200, 409]).toContain(first.status);
      await clear();
    }
  });

  /** Somebody is being checked in, not yet committed, while the job wants to give the booking up. */
  const arrivingMeanwhile = async (id: string) => {
    await owner.query('begin; set local session_replication_role = replica');
    await owner.query(`update reservations set status = 'checked_in', checked_in_at = now() where id = $1`, [id]);
    const released = release();
    while (!(await isWaitedFor())) await new Promise((later) => setTimeout(later, 10));
    await owner.query('commit');
    await released;
    return statusOf(id);
  };
  const isWaitedFor = async () =>
    (await rows('select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))')).length >
    0;

  it('is here when the arrival was first, and would not be without the look behind the lock', async () => {
    await waitFor(15);
    const { id } = await book(0);
    world.clock.moveTo(FIRST + 15 * MINUTE);
    expect(await arrivingMeanwhile(id)).toBe('checked_in');
    await clear();
    world.clock.moveTo(TUESDAY);

    const second = await book(0);
    world.clock.moveTo(FIRST + 15 * MINUTE);
    const restore = blindly(second.id);
    try {
      expect(await arrivingMeanwhile(second.id)).toBe('no_show');
    } finally {
      restore();
    }
  });
});

/** The saboteur: the second look finds the booking as the first one did. */
function blindly(id: string): () => void {
  const client = pg.Client.prototype as unknown as { query: (this: unknown, ...all: unknown[]) => unknown };
  const { query } = client;
  client.query = function (statement, ...rest) {
    const { text, name, values } = (statement ?? {}) as { text?: string; name?: string; values?: unknown[] };
    const look = text?.includes('no_show_since') && text.includes("r.status = 'confirmed'") && values?.includes(id);
    if (!look) return query.call(this, statement, ...rest);
    const blind = text!.replace("r.status = 'confirmed'", "r.status in ('confirmed', 'checked_in')");
    return query.call(this, { ...(statement as object), text: blind, name: name && `${name}-blind` }, ...rest);
  };
  return () => void (client.query = query);
}
