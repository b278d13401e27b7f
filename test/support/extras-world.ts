import { expect } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { checkInvariants } from '../../apps/cli/src/verify/verify.store.js';
import { type Person, createCrowd } from './crowd.js';
import { TUESDAY, createWorld } from './world.js';

export const HOUR = 3_600_000;
/** Tuesday 8 December 2026, 9:00 in Lille. */
export const FIRST = Date.UTC(2026, 11, 8, 8);
export const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

// What is looked at of an answer differs from test to test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Body = any;
export type ExtrasWorld = Awaited<ReturnType<typeof openExtrasWorld>>;

/** A site where things may be had along with a place, and two of its members. */
export async function openExtrasWorld() {
  const world = await createWorld({ sites: 2, weeks: 1 }, TUESDAY);
  const owner = new pg.Client(world.db.url);
  await owner.connect();
  const rows = async <Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query(sql, values)).rows as Row[];
  const people: Person[] = await createCrowd(owner, ['http://unused'], 2);
  const manager = await world.signIn('manager');
  const { siteId, slug } = world.sites[0]!;
  const places = await rows<{ id: string; kind: string; mode: string }>(
    'select id, kind, mode from resources where site_id = $1 and active and parent_id is null order by position',
    [siteId],
  );
  const rooms = places.filter(({ kind, mode }) => kind === 'room' && mode === 'exclusive').map(({ id }) => id);
  const desk = places.find(({ mode }) => mode === 'pool')!.id;
  // The demonstration's own extras and bookings are in nobody's way.
  await owner.query(`begin; set local session_replication_role = replica; delete from reservation_extras;
    delete from extra_resources; delete from extras; delete from charges where origin_kind = 'reservation';
    delete from reservations; commit`);

  const call = async (cookie: string, method: string, url: string, body?: unknown) => {
    const answer = await world.call(method, url, { cookie, ...(body !== undefined && { body }) });
    return { status: answer.statusCode, body: (answer.body === '' ? {} : answer.json()) as Body };
  };
  const as = (who: number, method: string, url: string, body?: unknown) => call(people[who]!.cookie, method, url, body);
  const manage = (method: string, path: string, body?: unknown) =>
    call(manager, method, `/api/manage/${siteId}${path}`, body);
  const order = (hour: number, resourceId: string, more: object = {}, hours = 1) => ({
    ...{ id: uuidv7(), siteId, resourceId, start: iso(FIRST + hour * HOUR), end: iso(FIRST + (hour + hours) * HOUR) },
    ...more,
  });
  async function book(who: number, hour: number, resourceId: string, more: object = {}, hours = 1): Promise<Body> {
    const answer = await as(who, 'POST', '/api/reservations', order(hour, resourceId, more, hours));
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    return answer.body;
  }
  const facts = (more: object) => ({
    ...{ name: 'Écran', priceCents: 300, priceMode: 'gross', vatRateBp: 2000, per: 'booking', kinds: ['room'] },
    ...{ resourceIds: [], ...more },
  });
  async function offer(more: object): Promise<string> {
    const id = uuidv7();
    const answer = await manage('POST', '/extras', { id, ...facts(more) });
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    return id;
  }
  /** The charges of a booking and of its fees, the place first. */
  const charged = (id: string) =>
    rows<{
      part: string | null;
      kind: string;
      cents: number;
      mode: string;
      vat: number;
      quantity: number;
      status: string;
    }>(
      `select origin_part as part, origin_kind as kind, amount_cents::int as cents, c.price_mode as mode, c.vat_rate_bp as vat,
         quantity::int as quantity, c.status
       from charges c left join extras e on e.site_id = c.site_id and e.id = c.origin_part
       where origin_id = $1 order by origin_kind desc, e.name nulls first`,
      [id],
    );
  // Each is a member once they have booked.
  for (const who of [0, 1]) await book(who, -7 * 24, desk);
  const members = (
    await rows<{ id: string }>(
      'select m.id from members m join unnest($1::uuid[]) with ordinality p (id, nr) on m.person_id = p.id order by nr',
      [people.map(({ personId }) => personId)],
    )
  ).map(({ id }) => id);
  const spendAll = async (who: number) => {
    const lots = await rows<{ id: string }>('select id from credit_lots where member_id = $1', [members[who]]);
    for (const { id } of lots) await manage('POST', `/members/${members[who]!}/credits/${id}/end`, { reason: 'Fin' });
  };
  return {
    ...{ world, owner, people, manager, siteId, slug, rooms, desk, members },
    ...{ rows, as, manage, order, book, facts, offer, charged, spendAll },
    /** Nothing is broken, and nothing stays booked. */
    async clean() {
      world.clock.moveTo(TUESDAY);
      await manage('PUT', '/rules/cancellation', { steps: [] });
      const checked = await checkInvariants(world.db.url);
      expect(checked.filter(({ rows: offences }) => offences.length > 0)).toEqual([]);
      await owner.query(`begin; set local session_replication_role = replica; delete from reservation_extras;
        delete from charges where origin_id in (select id from reservations); delete from guest_bookings;
        delete from credit_lines where origin_kind = 'reservation'; delete from series; delete from reservations; commit`);
    },
    async close() {
      await owner.end();
      await world.close();
    },
  };
}
