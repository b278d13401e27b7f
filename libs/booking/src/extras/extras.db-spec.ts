import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ArrivalsService } from '../arrivals/arrivals.service.js';
import { type ExtrasWorld, FIRST, HOUR, iso, openExtrasWorld } from '../../../../test/support/extras-world.js';

/** What is had along with a place goes through every door that the place goes through. */
describe('bookings with extras', () => {
  let opened: ExtrasWorld;
  let { as, manage, offer, order, book, charged, rooms, desk, slug, siteId, rows, world } = {} as ExtrasWorld;
  let screen: string;
  let coffee: string;
  let chart: string;
  beforeAll(async () => {
    opened = await openExtrasWorld();
    ({ as, manage, offer, order, book, charged, rooms, desk, slug, siteId, rows, world } = opened);
    screen = await offer({ name: 'Écran', priceCents: 300, per: 'hour', stock: 2 });
    coffee = await offer({ name: 'Café', priceCents: 250, vatRateBp: 1000, per: 'place', kinds: ['desk', 'room'] });
    chart = await offer({
      name: 'Paperboard',
      priceCents: 1000,
      priceMode: 'net',
      resourceIds: [rooms[1]!],
      kinds: [],
    });
  });
  afterAll(() => opened.close());
  afterEach(() => opened.clean());

  const price = async (query: Record<string, string>) => {
    const asked = new URLSearchParams(query);
    return (await as(0, 'GET', `/api/me/sites/${slug}/price?${asked.toString()}`)).body;
  };
  const roomPrice = async (hours: number, roomId = rooms[0]!) => {
    const start = iso(FIRST);
    return (await price({ resourceId: roomId, start, end: iso(FIRST + hours * HOUR) })).cents as number;
  };

  it('tells what may be had with a place, and what it comes to, with the VAT of each', async () => {
    const plain = await price({ resourceId: rooms[0]!, start: iso(FIRST), end: iso(FIRST + 2 * HOUR) });
    expect(plain.extras).toEqual([
      { id: coffee, name: 'Café', priceCents: 250, priceMode: 'gross', vatRateBp: 1000, per: 'place', left: null },
      { id: screen, name: 'Écran', priceCents: 300, priceMode: 'gross', vatRateBp: 2000, per: 'hour', left: 2 },
    ]);
    const extras = `${coffee}:4,${screen}`;
    const told = await price({ resourceId: rooms[0]!, start: iso(FIRST), end: iso(FIRST + 2 * HOUR), extras });
    expect(told.cents).toBe(plain.cents + 4 * 250 + 2 * 300);
    expect(told.lines.slice(-2)).toMatchObject([
      { code: 'extra', name: 'Café', quantity: 4, cents: 1000, vatRateBp: 1000 },
      { code: 'extra', name: 'Écran', quantity: 2, unitCents: 300, per: 'hour', cents: 600, vatRateBp: 2000 },
    ]);
    expect(told.vat).toMatchObject([{ vatRateBp: 2000 }, { vatRateBp: 1000, netCents: 909, vatCents: 91 }]);
    expect(told.netCents + told.vatCents).toBe(told.grossCents);
    const anybody = await world.call(
      'GET',
      `/api/sites/${slug}/price?${new URLSearchParams({
        ...{ resourceId: rooms[0]!, start: iso(FIRST), end: iso(FIRST + 2 * HOUR), extras },
      }).toString()}`,
    );
    expect(anybody.json()).toMatchObject({ cents: told.cents, extras: plain.extras });
  });

  it('charges the place and each extra for itself, and is told with them', async () => {
    const made = await book(0, 0, rooms[1]!, { extras: [{ id: chart }, { id: coffee, quantity: 3 }] }, 2);
    const place = await roomPrice(2, rooms[1]!);
    // 10 € net are told as 12 € in a price with tax, and charged as 10 € net.
    expect(made.price.cents).toBe(place + 750 + 1200);
    expect(made.extras).toEqual([
      { id: coffee, name: 'Café', quantity: 3, cents: 750 },
      { id: chart, name: 'Paperboard', quantity: 1, cents: 1200 },
    ]);
    expect(await charged(made.id)).toEqual([
      { part: null, kind: 'reservation', cents: place, mode: 'gross', vat: 2000, quantity: 1, status: 'open' },
      { part: coffee, kind: 'reservation', cents: 750, mode: 'gross', vat: 1000, quantity: 3, status: 'open' },
      { part: chart, kind: 'reservation', cents: 1000, mode: 'net', vat: 2000, quantity: 1, status: 'open' },
    ]);
    const mine = (await as(0, 'GET', `/api/me/reservations/${made.id}`)).body;
    expect(mine.extras).toEqual(made.extras);
    const planning = (await manage('GET', `/planning?day=2026-12-08`)).body.reservations as { id: string }[];
    expect(planning.find(({ id }) => id === made.id)).toMatchObject({
      extras: [{ name: 'Café' }, { name: 'Paperboard' }],
    });
    const today = (await manage('GET', `/today?day=2026-12-08`)).body.arrivals as { reservationId: string }[];
    expect(today.find(({ reservationId }) => reservationId === made.id)).toMatchObject({
      extras: [{ quantity: 3 }, {}],
    });
    // Name and price stay as they were booked.
    await manage('PUT', `/extras/${coffee}`, {
      ...opened.facts({ name: 'Thé', priceCents: 900, per: 'place', kinds: ['desk', 'room'] }),
    });
    expect((await as(0, 'GET', `/api/me/reservations/${made.id}`)).body.extras).toEqual(made.extras);
    await manage(
      'PUT',
      `/extras/${coffee}`,
      opened.facts({ name: 'Café', priceCents: 250, vatRateBp: 1000, per: 'place', kinds: ['desk', 'room'] }),
    );
  });

  it('has one coffee per place when nobody says how many', async () => {
    const made = await book(0, 0, desk, { quantity: 2, extras: [{ id: coffee }] });
    expect(made.extras).toMatchObject([{ quantity: 2, cents: 500 }]);
  });

  it('answers the same order again, and refuses its id for another', async () => {
    const body = order(0, rooms[0]!, { extras: [{ id: screen }] });
    expect((await as(0, 'POST', '/api/reservations', body)).status).toBe(201);
    expect((await as(0, 'POST', '/api/reservations', body)).status).toBe(200);
    await manage('POST', `/extras/${screen}/withdraw`);
    expect((await as(0, 'POST', '/api/reservations', body)).status).toBe(200);
    await manage('POST', `/extras/${screen}/offer`);
    expect((await as(0, 'POST', '/api/reservations', { ...body, extras: [] })).body.code).toBe('id_reused');
  });

  it('refuses what is not on offer there, or is wanted twice', async () => {
    const refused = async (resourceId: string, extras: unknown) =>
      (await as(0, 'POST', '/api/reservations', order(0, resourceId, { extras }))).body;
    expect(await refused(rooms[0]!, [{ id: chart }])).toMatchObject({
      ...{ code: 'extra_not_offered', extraId: chart },
      offered: [{ name: 'Café' }, { name: 'Écran' }],
    });
    expect(await refused(rooms[0]!, [{ id: uuidv7() }])).toMatchObject({ code: 'extra_not_offered' });
    expect(await refused(rooms[0]!, [{ id: coffee }, { id: coffee.toUpperCase() }])).toMatchObject({
      ...{ code: 'invalid_request', errors: [{ field: 'extras.1.id' }] },
    });
    for (const extras of [
      {},
      'x',
      [null],
      [[]],
      [{ id: coffee, quantity: 0 }],
      [{ id: coffee, quantity: 1.5 }],
      [{ id: 'x' }],
    ]) {
      expect(await refused(rooms[0]!, extras)).toMatchObject({ code: 'invalid_request' });
    }
    expect(
      await price({ resourceId: rooms[0]!, start: iso(FIRST), end: iso(FIRST + HOUR), extras: 'x' }),
    ).toMatchObject({
      ...{ code: 'invalid_request', errors: [{ field: 'extras' }] },
    });
    expect(await rows('select from reservation_extras')).toEqual([]);
  });

  it('is given back with the place, for the part of each that the rules keep', async () => {
    await manage('PUT', '/rules/cancellation', { steps: [{ hoursBefore: 24, feePercent: 50 }] });
    const extras = [{ id: coffee, quantity: 3 }, { id: chart }];
    const made = await book(0, 0, rooms[1]!, { extras });
    world.clock.moveTo(FIRST - 2 * HOUR);
    const place = made.price.cents - 750 - 1200;
    const fee = Math.round(place / 2) + 375 + 600;
    expect((await as(0, 'GET', `/api/me/reservations/${made.id}`)).body.cancellation.feeCents).toBe(fee);
    const given = await as(0, 'POST', `/api/reservations/${made.id}/cancel`);
    expect(given.body).toMatchObject({ status: 'cancelled', cancellationFeeCents: fee });
    const all = await charged(made.id);
    expect(all.filter(({ kind }) => kind === 'reservation').every(({ status }) => status === 'void')).toBe(true);
    expect(all.filter(({ kind }) => kind === 'cancellation')).toMatchObject([
      { part: null, cents: Math.round(place / 2), vat: 2000 },
      { part: coffee, cents: 375, vat: 1000 },
      { part: chart, cents: 500, mode: 'net', vat: 2000 },
    ]);
  });

  it('is kept by whoever does not come, with the fee of each part', async () => {
    const rules = {
      ...{ noticeToBookMinutes: 0, noticeToChangeMinutes: 0, noticeToCancelMinutes: 0, horizonDays: 90 },
      ...{ onePlaceKinds: [], approvalMinutes: 2880 },
    };
    await manage('PUT', '/rules', { ...rules, noShowAfterMinutes: 15, noShowFeePercent: 10 });
    const made = await book(0, 0, rooms[0]!, { extras: [{ id: coffee, quantity: 4 }] });
    world.clock.moveTo(FIRST + HOUR / 2);
    await world.app.get(ArrivalsService).releaseUnattended();
    const fees = (await charged(made.id)).filter(({ kind }) => kind === 'no_show');
    expect(fees).toMatchObject([
      { part: null, vat: 2000 },
      { part: coffee, cents: 100, vat: 1000 },
    ]);
    await manage('PUT', '/rules', rules);
  });

  it('goes where the place goes: hours are reckoned again, at the price of the day it was booked', async () => {
    const made = await book(0, 0, rooms[0]!, { extras: [{ id: screen }, { id: coffee, quantity: 2 }] });
    await manage('PUT', `/extras/${screen}`, opened.facts({ name: 'Écran', priceCents: 900, per: 'hour', stock: 2 }));
    const to = { resourceId: rooms[1]!, start: iso(FIRST + HOUR), end: iso(FIRST + 3.5 * HOUR) };
    const told = await price({ ...to, reservationId: made.id });
    const moved = await as(0, 'POST', `/api/reservations/${made.id}/move`, to);
    expect(moved.body).toMatchObject({
      price: { cents: told.cents },
      extras: [
        { name: 'Café', cents: 500 },
        { name: 'Écran', cents: 900 },
      ],
    });
    expect(await charged(made.id)).toMatchObject([
      { part: null },
      { part: coffee, cents: 500 },
      { part: screen, cents: 900, quantity: 3 },
    ]);
    await manage('PUT', `/extras/${screen}`, opened.facts({ name: 'Écran', priceCents: 300, per: 'hour', stock: 2 }));
    const foreign = await as(
      1,
      'GET',
      `/api/me/sites/${slug}/price?${new URLSearchParams({ ...to, reservationId: made.id }).toString()}`,
    );
    expect(foreign.status).toBe(404);
  });

  it('is had on each date of a series, at the desk and by guests, and charged when a hold is confirmed', async () => {
    const series = {
      id: uuidv7(),
      siteId,
      resourceId: rooms[0]!,
      rule: 'FREQ=WEEKLY;COUNT=2',
      firstDay: '2026-12-08',
      startTime: '09:00',
      minutes: 60,
      extras: [{ id: screen }],
    };
    const preview = await as(0, 'POST', '/api/series/preview', { ...series, id: undefined });
    const made = await as(0, 'POST', '/api/series', { ...series, onConflict: 'refuse' });
    expect(made.body.reservations).toMatchObject([{ extras: [{ cents: 300 }] }, { extras: [{ cents: 300 }] }]);
    expect(preview.body.dates[0].price).toEqual(made.body.reservations[0].price);
    const later = await as(0, 'POST', `/api/series/${series.id}/move`, { minutes: 90, onConflict: 'refuse' });
    expect([later.status, later.body.code]).toEqual([200, undefined]);
    expect((await as(0, 'GET', `/api/series/${series.id}`)).body.reservations).toMatchObject([
      { extras: [{ cents: 600 }] },
      {},
    ]);
    const forMember = { ...order(4, rooms[0]!, { extras: [{ id: coffee }] }), memberId: opened.members[1] };
    const { siteId: _site, ...desked } = forMember;
    expect((await manage('POST', '/reservations', desked)).body).toMatchObject({ extras: [{ cents: 250 }] });
    const held = await as(
      1,
      'POST',
      '/api/reservations',
      order(6, rooms[0]!, { hold: true, extras: [{ id: screen }] }),
    );
    expect([held.body.status, await charged(held.body.id)]).toEqual(['held', []]);
    expect((await as(1, 'POST', `/api/reservations/${held.body.id}/confirm`)).body.extras).toMatchObject([
      { cents: 300 },
    ]);
    expect(await charged(held.body.id)).toMatchObject([{ part: null }, { part: screen, cents: 300 }]);
    const { hold: _hold, ...guest } = order(8, rooms[0]!, { extras: [{ id: screen }] }) as Record<string, unknown>;
    const asked = await world.call('POST', '/api/guest-reservations', {
      body: { ...guest, email: 'g@exemple.fr', name: 'G' },
    });
    expect(asked.json()).toMatchObject({ status: 'held', extras: [{ cents: 300 }] });
  });

  it('is paid by credit in money once the place is, never by hours', async () => {
    const member = opened.members[0]!;
    const give = async (more: object) => {
      const gift = { id: uuidv7(), name: 'Don', reason: 'Essai', ...more };
      const answer = await manage('POST', `/members/${member}/credits/gifts`, gift);
      expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
    };
    await give({ unit: 'minute', amount: 60, kind: 'room' });
    const hours = await book(0, 0, rooms[0]!, { extras: [{ id: coffee, quantity: 2 }] });
    expect(hours.price.cents).toBe(500);
    expect(await charged(hours.id)).toMatchObject([{ part: coffee, cents: 500 }]);
    await as(0, 'POST', `/api/reservations/${hours.id}/cancel`);
    await give({ unit: 'cent', amount: 300, countsAt: 'gross' });
    const both = await book(0, 1, rooms[0]!, { extras: [{ id: coffee, quantity: 2 }] });
    expect([both.price.cents, both.extras[0].cents]).toEqual([200, 200]);
    expect(await charged(both.id)).toMatchObject([{ part: coffee, cents: 200 }]);
    await as(0, 'POST', `/api/reservations/${both.id}/cancel`);
    await opened.spendAll(0);
  });
});
