import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { checkInvariants } from '../../../../apps/cli/src/verify/verify.store.js';
import { Jobs } from '#libs/platform';
import { type Person, createCrowd } from '../../../../test/support/crowd.js';
import { Inbox } from '../../../../test/support/inbox.js';
import { TUESDAY, type World, createWorld } from '../../../../test/support/world.js';
import { HoldsService } from '../holds.service.js';

const HOUR = 3_600_000;
/** Tuesday 8 December 2026, 9:00 in Lille. */
const FIRST = Date.UTC(2026, 11, 8, 8);
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** What giving back costs, and bookings that wait for the staff's word: place and money in one command. */
describe('settling a booking', () => {
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
    const steps = [
      { hoursBefore: 24, feePercent: 50 },
      { hoursBefore: 2, feePercent: 100 },
    ];
    await manage('PUT', 'rules/cancellation', { steps });
    await manage('PUT', `rules/resources/${rooms[1]!}`, { approval: true });
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
    return { status: answer.statusCode, body: answer.statusCode === 204 ? {} : answer.json() };
  };
  const manage = (method: string, path: string, body?: unknown) =>
    call(manager, method, `/api/manage/${siteId}/${path}`, body);
  const book = async (who: number, hour: number, resourceId = rooms[0]!, more: object = {}) => {
    const [start, end] = [iso(FIRST + hour * HOUR), iso(FIRST + (hour + 2) * HOUR)];
    const body = { id: uuidv7(), siteId, resourceId, start, end, ...more };
    const answer = await call(people[who]!.cookie, 'POST', '/api/reservations', body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const one = async (who: number, id: string) =>
    (await call(people[who]!.cookie, 'GET', `/api/me/reservations/${id}`)).body;
  const cancel = (who: number, id: string) => call(people[who]!.cookie, 'POST', `/api/reservations/${id}/cancel`);
  const charges = (id: string) =>
    rows(
      `select origin_kind as kind, status, amount_cents::int as cents, label, vat_rate_bp as vat, supplied_on::text as day
       from charges where origin_id = $1 order by origin_kind desc`,
      [id],
    );

  it('tells what giving it back costs before it does, and then costs just that', async () => {
    const booked = await book(0, 0);
    const { cents } = booked.price;
    const [freeUntil, until] = [iso(FIRST - 24 * HOUR), iso(FIRST)];
    expect(booked.cancellation).toEqual({ feeCents: 0, currency: 'EUR', freeUntil, until });
    world.clock.moveTo(FIRST - 24 * HOUR);
    expect((await one(0, booked.id)).cancellation.feeCents).toBe(0);
    world.clock.moveTo(FIRST - 24 * HOUR + 1);
    expect((await one(0, booked.id)).cancellation.feeCents).toBe(cents / 2);
    world.clock.moveTo(FIRST - HOUR);
    expect((await one(0, booked.id)).cancellation.feeCents).toBe(cents);
    world.clock.moveTo(FIRST - 3 * HOUR);
    const cancelled = await cancel(0, booked.id);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancellationFeeCents: cents / 2, cancellation: null });
    const [reservation, fee] = await charges(booked.id);
    expect(reservation).toMatchObject({ kind: 'reservation', status: 'void', cents });
    expect(fee).toMatchObject({ kind: 'cancellation', status: 'open', cents: cents / 2, vat: reservation!.vat });
    expect(fee).toMatchObject({
      day: '2026-12-08',
      label: expect.stringMatching(/^Frais d’annulation \(50\s%\) – Salle/),
    });
    // Asked again it stays as it is; the place is somebody else's by then.
    await book(1, 0);
    expect((await cancel(0, booked.id)).status).toBe(200);
    expect(await charges(booked.id)).toHaveLength(2);
    const billing = (await manage('GET', 'billing?month=2026-12')).body;
    const member = billing.members.find(({ charges: count }: { charges: number }) => count === 1);
    expect(member).toBeDefined();
  });

  it('costs nothing in time, and never twice when two tabs cancel at once', async () => {
    const early = await book(0, 0);
    expect((await cancel(0, early.id)).body.cancellationFeeCents).toBe(0);
    expect(await charges(early.id)).toMatchObject([{ kind: 'reservation', status: 'void' }]);
    const late = await book(0, 0);
    world.clock.moveTo(FIRST - HOUR);
    const answers = await Promise.all(Array.from({ length: 6 }, () => cancel(0, late.id)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await charges(late.id)).toMatchObject([
      { kind: 'reservation', status: 'void' },
      { kind: 'cancellation', status: 'open' },
    ]);
  });

  it('is let off by staff who say so, and that is kept; a charge kept bears no fee', async () => {
    const [waived, due, kept] = [await book(0, 0), await book(0, 3), await book(0, 6)];
    world.clock.moveTo(FIRST - HOUR);
    const desk = (id: string, body: object) => manage('POST', `reservations/${id}/cancel`, body);
    expect((await desk(waived.id, { waiveFee: true })).body.cancellationFeeCents).toBe(0);
    const [row] = await rows(
      'select fee_waived_cents::int as cents, fee_waived_by as by from reservations where id = $1',
      [waived.id],
    );
    expect(row).toEqual({ cents: waived.price.cents, by: expect.any(String) });
    expect(await charges(waived.id)).toHaveLength(1);
    expect((await desk(due.id, {})).body.cancellationFeeCents).toBe(due.price.cents / 2);
    expect((await desk(kept.id, { keepCharge: true })).body.cancellationFeeCents).toBe(0);
    expect(await charges(kept.id)).toMatchObject([{ kind: 'reservation', status: 'open' }]);
  });

  it('leaves what is invoiced on its invoice, without a fee on top', async () => {
    const booked = await book(0, 0);
    const [{ id: memberId }] = (await rows('select member_id as id from reservations where id = $1', [booked.id])) as [
      { id: string },
    ];
    world.clock.moveTo(FIRST - HOUR);
    await owner.query(`update charges set supplied_on = '2026-12-07' where origin_id = $1`, [booked.id]);
    const issued = await manage('POST', 'invoices', { id: uuidv7(), memberId, month: '2026-12' });
    expect(issued.status).toBe(201);
    expect((await cancel(0, booked.id)).body).toMatchObject({ status: 'cancelled', cancellationFeeCents: 0 });
    expect(await charges(booked.id)).toMatchObject([{ kind: 'reservation', status: 'invoiced' }]);
    const again = await book(1, 0);
    await owner.query(`begin; set local session_replication_role = replica`);
    await owner.query(`delete from charges where origin_id = $1`, [booked.id]);
    await owner.query(`delete from invoice_files; delete from invoices; delete from number_series; delete from events`);
    await owner.query('commit');
    expect(again.status).toBe('confirmed');
  });

  it('waits for the staff, who say yes: it is charged then, and its member reads so', async () => {
    const asked = await book(0, 0, rooms[1]!);
    expect(asked).toMatchObject({ status: 'held', holdFor: 'approval', movable: false, cancellable: true });
    expect(asked.holdExpiresAt).toBe(new Date(TUESDAY + 48 * HOUR).toISOString());
    expect(await charges(asked.id)).toEqual([]);
    expect((await manage('GET', 'today')).body.toApprove).toBe(1);
    const list = (await manage('GET', 'approvals')).body.awaiting;
    expect(list).toMatchObject([{ reservationId: asked.id, memberName: expect.stringContaining('Coureur') }]);
    const own = await call(people[0]!.cookie, 'POST', `/api/reservations/${asked.id}/confirm`);
    expect(own.body.code).toBe('awaits_approval');
    const both = await Promise.all([1, 2].map(() => manage('POST', `approvals/${asked.id}/approve`)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body.code).toBe('not_awaiting_approval');
    expect(await charges(asked.id)).toMatchObject([{ kind: 'reservation', status: 'open' }]);
    const mail = await told(0);
    expect(mail.subject).toBe('Réservation acceptée : La Grappe, mardi 8 décembre 2026');
    // Its owner cannot take what was approved somewhere else.
    expect((await one(0, asked.id)).movable).toBe(false);
    const to = { start: iso(FIRST + 4 * HOUR), end: iso(FIRST + 6 * HOUR) };
    const moved = await call(people[0]!.cookie, 'POST', `/api/reservations/${asked.id}/move`, to);
    expect(moved.body.code).toBe('approval_needed');
    expect((await manage('POST', `reservations/${asked.id}/move`, to)).status).toBe(200);
  });

  it('waits for the staff, who say no: the place is free, and its member reads why', async () => {
    const asked = await book(0, 0, rooms[1]!);
    expect((await manage('POST', `approvals/${asked.id}/refuse`, { reason: ' ' })).status).toBe(422);
    expect((await manage('POST', `approvals/${asked.id}/refuse`, { reason: 'Réservée au conseil' })).status).toBe(200);
    expect(await one(0, asked.id)).toMatchObject({ status: 'cancelled', refusedBecause: 'Réservée au conseil' });
    expect((await told(0)).text).toContain('Motif : Réservée au conseil');
    expect(await charges(asked.id)).toEqual([]);
    await book(1, 0, rooms[1]!);
  });

  it('ends when nobody said anything in time, at the latest when it begins', async () => {
    world.clock.moveTo(FIRST - 5 * HOUR);
    const asked = await book(0, 0, rooms[1]!);
    expect(asked.holdExpiresAt).toBe(new Date(FIRST).toISOString());
    world.clock.moveTo(FIRST);
    expect((await manage('POST', `approvals/${asked.id}/approve`)).body.code).toBe('hold_expired');
    expect((await manage('GET', 'approvals')).body.awaiting).toEqual([]);
    await world.app.get(HoldsService, { strict: false }).expireOverdue();
    expect((await one(0, asked.id)).status).toBe('expired');
  });

  it('held while one makes up one’s mind goes on waiting for the staff when it is confirmed', async () => {
    const held = await book(0, 0, rooms[1]!, { hold: true });
    expect(held.holdFor).toBe('checkout');
    const confirmed = await call(people[0]!.cookie, 'POST', `/api/reservations/${held.id}/confirm`);
    expect(confirmed.body).toMatchObject({ status: 'held', holdFor: 'approval' });
    expect((await manage('POST', `approvals/${held.id}/approve`)).body.status).toBe('confirmed');
    await told(0);
    // What staff book, they have approved.
    const [{ id: memberId }] = (await rows('select member_id as id from reservations where id = $1', [held.id])) as [
      { id: string },
    ];
    const [start, end] = [iso(FIRST + 5 * HOUR), iso(FIRST + 7 * HOUR)];
    const body = { id: uuidv7(), memberId, resourceId: rooms[1]!, start, end };
    expect((await manage('POST', 'reservations', body)).body.status).toBe('confirmed');
  });

  /** Runs the job of the last decision, as the worker does, and takes the mail it wrote. */
  async function told(who: number) {
    const [event] = await rows(
      `select payload from events where topic = 'reservation.decided' order by id desc limit 1`,
    );
    const { handler } = world.app.get(Jobs).subscriptions.find(({ topic }) => topic === 'reservation.decided')!;
    await handler(event!.payload as Record<string, unknown>, 'job');
    const [{ email }] = (await rows('select email from persons where id = $1', [people[who]!.personId])) as [
      { email: string },
    ];
    return inbox.take(email);
  }
});
