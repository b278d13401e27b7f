import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type World, createWorld } from '../support/world.js';

/** The main job over HTTP: book a desk, note the arrival, invoice the month, see it in the pooled figures. */
describe('the main job', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const offer = async (kind: string, day: string) => {
    const answer = await world.call('GET', `/api/sites/la-grappe/day?day=${day}`);
    return answer.json().resources.find((resource: { kind: string }) => resource.kind === kind);
  };

  it('lets a coworker book tomorrow, cancel, and book again; each place is given once', async () => {
    const cookie = await world.signIn('coworker');
    const desk = await offer('desk', '2026-11-25');
    const period = desk.periods[0];
    const body = {
      id: uuidv7(),
      siteId: world.sites[0]!.siteId,
      resourceId: desk.id,
      start: period.start,
      end: period.end,
    };
    const booked = await world.call('POST', '/api/reservations', { cookie, body });
    expect([booked.statusCode, booked.json().status]).toEqual([201, 'confirmed']);
    expect(booked.json().price.cents).toBe(period.price.cents);

    const again = await world.call('POST', '/api/reservations', { cookie, body });
    expect([again.statusCode, again.json().id]).toEqual([200, body.id]);
    const reused = await world.call('POST', '/api/reservations', { cookie, body: { ...body, quantity: 2 } });
    expect([reused.statusCode, reused.json().code]).toEqual([409, 'id_reused']);

    const less = await offer('desk', '2026-11-25');
    expect(less.periods[0].places).toBe(period.places - 1);
    const cancelled = await world.call('POST', `/api/reservations/${body.id}/cancel`, { cookie });
    expect(cancelled.json().status).toBe('cancelled');
    expect((await offer('desk', '2026-11-25')).periods[0].places).toBe(period.places);
  });

  it('offers three others when somebody was faster', async () => {
    const cookie = await world.signIn('coworker');
    const manager = await world.signIn('manager');
    const room = await offer('room', '2026-12-09');
    const start = room.free[0].start;
    const end = new Date(Date.parse(start) + 3_600_000).toISOString();
    const siteId = world.sites[0]!.siteId;
    const body = () => ({ id: uuidv7(), siteId, resourceId: room.id, start, end });
    expect((await world.call('POST', '/api/reservations', { cookie: manager, body: body() })).statusCode).toBe(201);
    const refused = await world.call('POST', '/api/reservations', { cookie, body: body() });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'slot_taken']);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    const { alternatives } = refused.json();
    expect(alternatives.length).toBeGreaterThan(0);
    const { resourceId, start: from, end: until } = alternatives[0];
    const accepted = await world.call('POST', '/api/reservations', {
      cookie,
      body: { id: uuidv7(), siteId, resourceId, start: from, end: until },
    });
    expect(accepted.statusCode).toBe(201);
  });

  it('shows the manager who arrives, and notes it once', async () => {
    const cookie = await world.signIn('manager');
    const path = `/api/manage/${world.sites[0]!.siteId}`;
    const today = (await world.call('GET', `${path}/today`, { cookie })).json();
    expect(today.day).toBe('2026-11-24');
    const expected = today.arrivals.find((arrival: { status: string }) => arrival.status === 'confirmed');
    for (const _ of [1, 2]) {
      const noted = await world.call('POST', `${path}/reservations/${expected.reservationId}/check-in`, { cookie });
      expect([noted.statusCode, noted.json().status]).toEqual([200, 'checked_in']);
    }
    const after = (await world.call('GET', `${path}/today`, { cookie })).json();
    expect(after.figures.checkedIn).toBe(today.figures.checkedIn + 1);
  });

  it('issues the month of a member and hands over the PDF', async () => {
    const cookie = await world.signIn('manager');
    const path = `/api/manage/${world.sites[0]!.siteId}`;
    const month = (await world.call('GET', `${path}/billing?month=2026-11`, { cookie })).json();
    const due = month.members.find((member: { grossCents: number; invoice: unknown }) => member.grossCents > 0);
    const body = { id: uuidv7(), memberId: due.memberId, month: '2026-11' };
    const issued = await world.call('POST', `${path}/invoices`, { cookie, body });
    expect([issued.statusCode, issued.json().grossCents]).toEqual([201, due.grossCents]);
    expect(issued.json().number).toMatch(/^F2026-\d{6}$/);
    const pdf = await world.call('GET', `${path}/invoices/${body.id}/pdf`, { cookie });
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('shows the coordinator pooled figures, and nobody else', async () => {
    const path = `/api/networks/${world.networkId}/occupancy?weeks=4`;
    const shown = await world.call('GET', path, { cookie: await world.signIn('coordinator') });
    expect(shown.statusCode).toBe(200);
    expect(shown.json().figures).toHaveLength(5);
    expect((await world.call('GET', path, { cookie: await world.signIn('manager') })).statusCode).toBe(404);
    expect((await world.call('GET', path)).statusCode).toBe(401);
  });
});
