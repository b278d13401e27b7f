import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NetworkId } from '#libs/domain';
import { SetupService } from '#libs/spaces';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../support/crowd.js';
import { type PlainSite, createPlainSite, plainPlace } from '../support/plain-site.js';
import { type World, createWorld } from '../support/world.js';
import { Written } from '../support/written.js';

type Fields = Record<string, unknown>;
type Door = 'book' | 'hold' | 'desk' | 'desk, whatever the rules' | 'walk-in' | 'move' | 'move at the desk';
const NEW: readonly Door[] = ['book', 'hold', 'desk', 'desk, whatever the rules', 'walk-in'];
const ALL: readonly Door[] = [...NEW, 'move', 'move at the desk'];
const BY_THE_RULES = ALL.filter((door) => door !== 'desk, whatever the rules');

interface Wrong {
  readonly what: string;
  readonly fields: Fields;
  readonly answer: string;
  readonly doors: readonly Door[];
}

const time = (start: unknown, end: unknown): Fields => ({ start, end });
const wrong = (what: string, fields: Fields, answer: string, doors: readonly Door[] = ALL): Wrong => ({
  ...{ what, fields, answer, doors },
});
const INVALID = '422 invalid_request';

/** A room that is open day and night in Paris, booked for half an hour to a day; the moment is 24 November 2026. */
const WRONGS: readonly Wrong[] = [
  wrong('empty', time('2026-12-01T09:00:00Z', '2026-12-01T09:00:00Z'), INVALID),
  wrong('reversed', time('2026-12-01T10:00:00Z', '2026-12-01T09:00:00Z'), INVALID),
  ...['infinity', '-infinity', '+275760-09-13T00:00:00Z', '9999-12-31T23:59:00Z', '', null, 1e308, 'now'].map((end) =>
    wrong(`until ${JSON.stringify(end)}`, time('2026-12-01T09:00:00Z', end), INVALID),
  ),
  ...['-infinity', '-271821-04-20T00:00:00Z', '0000-01-01T00:00:00Z', {}, ['2026-12-01T09:00:00Z']].map((start) =>
    wrong(`from ${JSON.stringify(start)}`, time(start, '2026-12-01T09:00:00Z'), INVALID),
  ),
  wrong('of half a minute', time('2026-12-01T09:00:00Z', '2026-12-01T09:00:30Z'), INVALID),
  wrong('of a thousandth of a second', time('2026-12-01T09:00:00Z', '2026-12-01T09:00:00.001Z'), INVALID),
  wrong('beginning within a minute', time('2026-12-01T09:00:15Z', '2026-12-01T10:00:15Z'), INVALID),
  wrong('of ten minutes', time('2026-12-01T09:00:00Z', '2026-12-01T09:10:00Z'), '422 duration_too_short', BY_THE_RULES),
  wrong('of two days', time('2026-12-01T09:00:00Z', '2026-12-03T09:00:00Z'), '422 duration_too_long', BY_THE_RULES),
  wrong('of forty days', time('2026-12-01T12:00:00Z', '2027-01-10T12:00:00Z'), INVALID, ['desk, whatever the rules']),
  wrong('of a century', time('2026-12-01T09:00:00Z', '2126-12-01T09:00:00Z'), '422 too_far_ahead', BY_THE_RULES),
  wrong('of a century', time('2026-12-01T12:00:00Z', '2126-12-01T12:00:00Z'), INVALID, ['desk, whatever the rules']),
  wrong('of yesterday', time('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'), '422 in_the_past'),
  wrong('of the year 2000', time('2000-01-01T09:00:00Z', '2000-01-01T10:00:00Z'), '422 in_the_past'),
  // From half past two on the old clock to half past three on the new one: the same instant.
  wrong('skipped by the clocks', time('2027-03-28T02:30:00+01:00', '2027-03-28T03:30:00+02:00'), INVALID),
  wrong('skipped, upside down', time('2027-03-28T02:45:00+01:00', '2027-03-28T03:15:00+02:00'), INVALID),
  wrong('skipped, without saying which', time('2027-03-28T02:30:00', '2027-03-28T03:30:00'), INVALID),
  // A quarter to three the second time, until half past two the first time.
  wrong('of the repeated hour, backwards', time('2027-10-31T02:15:00+01:00', '2027-10-31T02:45:00+02:00'), INVALID),
  wrong('repeated, without saying which', time('2027-10-31T02:00:00', '2027-10-31T03:00:00'), INVALID),
  wrong('of an unknown room', { resourceId: uuidv7() }, '404 not_found'),
  wrong('of no room', { resourceId: 'salle' }, INVALID),
  wrong('at an unknown site', { siteId: uuidv7() }, '404 not_found', ['book', 'hold']),
  wrong('for an unknown member', { memberId: uuidv7() }, '404 not_found', ['desk', 'desk, whatever the rules']),
  wrong('of two rooms where there is one', { quantity: 2 }, '409 quantity_too_large', NEW),
  ...[0, -1, 1.5, 1e9, '1', null].map((quantity) =>
    wrong(`of ${JSON.stringify(quantity)} rooms`, { quantity }, INVALID, NEW),
  ),
  wrong('of an id that is none', { id: 'x' }, INVALID, NEW),
  wrong('with a field nobody knows', { priceCents: 0 }, INVALID),
  wrong('of a megabyte', { note: 'x'.repeat(1_000_000) }, '413 body_too_large'),
];

describe('bookings that make no sense', () => {
  let world: World;
  let owner: pg.Client;
  let written: Written;
  let site: PlainSite;
  let elsewhere: PlainSite;
  let person: Person;
  let manager: Person;
  let memberId: string;
  let booked: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    const networkId = world.networkId as NetworkId;
    const setup = world.app.get(SetupService);
    const places = [plainPlace('Salle', { maxMinutes: 1440 })];
    site = await createPlainSite(setup, { networkId, slug: 'ici', places });
    elsewhere = await createPlainSite(setup, { networkId, slug: 'la-bas', places });
    [person, manager] = (await createCrowd(owner, ['http://unused'], 2)) as [Person, Person];
    await owner.query(
      `insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'site', $2, 'manager')`,
      [manager.personId, site.siteId],
    );
    booked = (await send('book', {})).id;
    const { rows } = await owner.query<{ id: string }>('select id from members where person_id = $1', [
      person.personId,
    ]);
    memberId = rows[0]!.id;
    // That the manager has been seen is noted now, not with the first refusal.
    await world.call('GET', '/api/me', { cookie: manager.cookie });
    written = await Written.watch(world.db.url);
  });
  afterAll(async () => {
    await written?.close();
    await owner?.end();
    await world?.close();
  });

  /** A sound request through that door, but for the fields. */
  async function send(door: Door, fields: Fields): Promise<{ id: string; told: string }> {
    const place = {
      resourceId: site.resourceIds.get('Salle')!,
      ...time('2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z'),
    };
    const id = uuidv7();
    const desk = `/api/manage/${site.siteId}`;
    const doors: Record<Door, { cookie: string; path: string; body: Fields }> = {
      book: { cookie: person.cookie, path: '/api/reservations', body: { id, siteId: site.siteId, ...place } },
      hold: {
        cookie: person.cookie,
        path: '/api/reservations',
        body: { id, siteId: site.siteId, ...place, hold: true },
      },
      desk: { cookie: manager.cookie, path: `${desk}/reservations`, body: { id, memberId, ...place } },
      'desk, whatever the rules': {
        ...{ cookie: manager.cookie, path: `${desk}/reservations` },
        body: { id, memberId, ...place, override: true },
      },
      'walk-in': {
        ...{ cookie: manager.cookie, path: `${desk}/walk-ins` },
        body: { id, name: 'Passant', email: 'passant@exemple.example', ...place },
      },
      move: { cookie: person.cookie, path: `/api/reservations/${booked}/move`, body: place },
      'move at the desk': { cookie: manager.cookie, path: `${desk}/reservations/${booked}/move`, body: place },
    };
    const { cookie, path, body } = doors[door];
    const answer = await world.call('POST', path, { cookie, body: { ...body, ...fields } });
    return {
      id,
      told: answer.statusCode < 300 ? String(answer.statusCode) : `${answer.statusCode} ${answer.json().code}`,
    };
  }

  const cases = WRONGS.flatMap(({ doors, ...one }) => doors.map((door) => ({ ...one, door })));

  it('are refused with a code at every door, and nothing is written', async () => {
    const faults: string[] = [];
    await written.since();
    for (const { what, fields, answer, door } of cases) {
      const { told } = await send(door, fields);
      const left = await written.since();
      if (told !== answer) faults.push(`${door}: a booking ${what} is answered ${told} instead of ${answer}`);
      if (left.length > 0) faults.push(`${door}: a booking ${what} wrote ${left.join(', ')}`);
    }
    expect(faults).toEqual([]);
    expect(cases.length).toBeGreaterThan(150);
  });

  it('are refused when the room belongs to another site', async () => {
    const foreign = { resourceId: elsewhere.resourceIds.get('Salle')! };
    for (const door of ALL) expect([door, (await send(door, foreign)).told]).toEqual([door, '404 not_found']);
    const both = { ...foreign, siteId: site.siteId };
    expect((await send('book', both)).told).toBe('404 not_found');
    expect(await written.since()).toEqual([]);
  });

  it('leave the product up, and a sound booking as good as before', async () => {
    expect((await world.call('GET', '/health/ready')).statusCode).toBe(200);
    const free = time('2026-12-02T09:00:00Z', '2026-12-02T10:00:00Z');
    expect((await send('book', free)).told).toBe('201');
    expect(await written.since()).toContain('reservations');
  });
});
