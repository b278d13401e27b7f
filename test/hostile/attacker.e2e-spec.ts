import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NetworkId } from '#libs/domain';
import { SetupService } from '#libs/spaces';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../support/crowd.js';
import { type PlainSite, createPlainSite, plainPlace } from '../support/plain-site.js';
import { TUESDAY, type World, createWorld } from '../support/world.js';
import { Written } from '../support/written.js';

type Fields = Record<string, unknown>;
type Attack = readonly [what: string, method: string, path: string, body: Fields | string | undefined, answer: string];

const at = (day: string, from: number, to = from + 1): Fields => ({
  start: `2026-12-${day}T${String(from).padStart(2, '0')}:00:00Z`,
  end: `2026-12-${day}T${String(to).padStart(2, '0')}:00:00Z`,
});

/** Somebody who has an account, books at the same site, and knows every id of the victim's. */
describe('a coworker who is up to no good', () => {
  let world: World;
  let owner: pg.Client;
  let written: Written;
  let site: PlainSite;
  let elsewhere: PlainSite;
  let victim: Person;
  let attacker: Person;
  let manager: Person;
  let room: string;
  /** Of the victim's: booked, held, given back, over, of a series, waited for; and of the attacker's own. */
  const ids: Record<string, string> = {};
  const token = randomBytes(32).toString('base64url');

  const send = (person: Person | null, method: string, path: string, body?: Fields | string) =>
    world.app.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(person && { cookie: person.cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const made = async (person: Person, path: string, body: Fields): Promise<string> => {
    const answer = await send(person, 'POST', path, body);
    expect([path, answer.statusCode, answer.json().code]).toEqual([path, 201, undefined]);
    return answer.json().id as string;
  };
  const order = (more: Fields): Fields => ({ id: uuidv7(), siteId: site.siteId, resourceId: room, ...more });

  beforeAll(async () => {
    world = await createWorld({ sites: 1, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    const networkId = world.networkId as NetworkId;
    const setup = world.app.get(SetupService);
    const places = [plainPlace('Salle'), plainPlace('Bureau')];
    site = await createPlainSite(setup, { networkId, slug: 'ici', places });
    elsewhere = await createPlainSite(setup, { networkId, slug: 'la-bas', places });
    room = site.resourceIds.get('Salle')!;
    [victim, attacker, manager] = (await createCrowd(owner, ['http://unused'], 3)) as [Person, Person, Person];
    await owner.query(
      `insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'site', $2, 'manager')`,
      [manager.personId, site.siteId],
    );
    for (const person of [victim, attacker, manager]) await send(person, 'GET', '/api/me');
    ids.over = await made(
      victim,
      '/api/reservations',
      order({ start: '2026-11-24T08:00:00Z', end: '2026-11-24T09:00:00Z' }),
    );
    ids.booked = await made(victim, '/api/reservations', order(at('01', 9)));
    ids.held = await made(victim, '/api/reservations', order({ ...at('01', 11), hold: true }));
    ids.cancelled = await made(victim, '/api/reservations', order(at('01', 13)));
    expect((await send(victim, 'POST', `/api/reservations/${ids.cancelled}/cancel`)).statusCode).toBe(200);
    ids.mine = await made(attacker, '/api/reservations', order(at('01', 15)));
    ids.waiting = await made(victim, '/api/waiting-list', order(at('01', 15)));
    ids.gone = await made(attacker, '/api/reservations', order(at('01', 17)));
    expect((await send(attacker, 'POST', `/api/reservations/${ids.gone}/cancel`)).statusCode).toBe(200);
    const series = order({ rule: 'FREQ=WEEKLY;COUNT=2', firstDay: '2026-12-08', startTime: '09:00', minutes: 60 });
    ids.series = await made(victim, '/api/series', { ...series, onConflict: 'refuse' });
    ids.calendar = uuidv7();
    expect((await send(victim, 'POST', '/api/me/calendars', { id: ids.calendar })).statusCode).toBe(201);
    await owner.query(
      `insert into reservation_links (site_id, id, reservation_id, person_id, token_hash, created_at)
       values ($1, gen_random_uuid(), $2, $3, $4, now())`,
      [site.siteId, ids.booked, victim.personId, createHash('sha256').update(token).digest()],
    );
    world.clock.moveTo(TUESDAY + 2 * 3_600_000);
    for (const person of [victim, attacker, manager]) await send(person, 'GET', '/api/me');
    written = await Written.watch(world.db.url);
  });
  afterAll(async () => {
    await written?.close();
    await owner?.end();
    await world?.close();
  });

  const NOT_THERE = '404 not_found';
  const INVALID = '422 invalid_request';

  const refused = async (person: Person | null, attacks: readonly Attack[]): Promise<void> => {
    const faults: string[] = [];
    await written.since();
    for (const [what, method, path, body, answer] of attacks) {
      const { statusCode, body: text, headers } = await send(person, method, path, body);
      const code = String(headers['content-type']).includes('json') ? (JSON.parse(text) as { code?: string }).code : '';
      const told = `${statusCode} ${code}`;
      const left = (await written.since()).filter((table) => table !== 'sign_in_failures');
      if (told !== answer) faults.push(`${what}: ${told} instead of ${answer}`);
      if (left.length > 0) faults.push(`${what}: wrote ${left.join(', ')}`);
    }
    expect(faults).toEqual([]);
  };

  it('finds nothing of another member’s, by whatever id', async () => {
    const move = at('02', 9);
    const mine = (id: string) => `/api/reservations/${id}`;
    const whose = ['booked', 'held', 'cancelled', 'over'].flatMap((which): Attack[] => {
      const id = ids[which]!;
      return [
        [`${which}: read`, 'GET', `/api/me/reservations/${id}`, undefined, NOT_THERE],
        [`${which}: as a file`, 'GET', `/api/me/reservations/${id}/calendar.ics`, undefined, NOT_THERE],
        [`${which}: cancel`, 'POST', `${mine(id)}/cancel`, undefined, NOT_THERE],
        [`${which}: confirm`, 'POST', `${mine(id)}/confirm`, undefined, NOT_THERE],
        [`${which}: check in`, 'POST', `${mine(id)}/check-in`, undefined, NOT_THERE],
        [`${which}: move`, 'POST', `${mine(id)}/move`, move, NOT_THERE],
        [`${which}: by the desk`, 'POST', `/api/manage/${site.siteId}/reservations/${id}/cancel`, {}, NOT_THERE],
      ];
    });
    const series = `/api/series/${ids.series}`;
    await refused(attacker, [
      ...whose,
      ['series: read', 'GET', series, undefined, NOT_THERE],
      ['series: cancel', 'POST', `${series}/cancel`, {}, NOT_THERE],
      ['series: cancel from mine on', 'POST', `${series}/cancel`, { fromId: ids.mine }, NOT_THERE],
      ['series: move', 'POST', `${series}/move`, { startTime: '10:00', onConflict: 'skip' }, NOT_THERE],
      ['series: what a move came to', 'POST', `${series}/move/preview`, { startTime: '10:00' }, NOT_THERE],
      ['waiting: leave', 'DELETE', `/api/waiting-list/${ids.waiting}`, undefined, NOT_THERE],
      ['calendar: revoke', 'DELETE', `/api/me/calendars/${ids.calendar}`, undefined, NOT_THERE],
      [
        'guest: another’s booking by a code',
        'POST',
        `/api/guest-reservations/${ids.held}/confirm`,
        { siteId: site.siteId, code: '123456' },
        NOT_THERE,
      ],
      ['link: an id for a secret', 'GET', `/api/booking-links/${ids.booked}`, undefined, NOT_THERE],
      [
        'link: one letter off',
        'POST',
        `/api/booking-links/${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}/cancel`,
        {},
        NOT_THERE,
      ],
      ['link: a wildcard', 'GET', '/api/booking-links/%25', undefined, NOT_THERE],
    ]);
  });

  it('gets nothing for an id that is another’s, or that was used for something else', async () => {
    const same = order({ id: ids.booked, ...at('01', 9) });
    await refused(attacker, [
      ['the very booking of another', 'POST', '/api/reservations', same, '409 slot_taken'],
      ['another’s id for a free time', 'POST', '/api/reservations', { ...same, ...at('03', 9) }, '409 id_reused'],
      ['another’s id, held', 'POST', '/api/reservations', { ...same, ...at('03', 9), hold: true }, '409 id_reused'],
      [
        'one’s own id for another time',
        'POST',
        '/api/reservations',
        order({ id: ids.mine, ...at('03', 9) }),
        '409 id_reused',
      ],
      [
        'one’s own id elsewhere',
        'POST',
        '/api/reservations',
        order({
          id: ids.mine,
          siteId: elsewhere.siteId,
          resourceId: elsewhere.resourceIds.get('Salle'),
          ...at('03', 9),
        }),
        '409 id_reused',
      ],
      [
        'another’s series again',
        'POST',
        '/api/series',
        order({
          id: ids.series,
          rule: 'FREQ=WEEKLY;COUNT=2',
          firstDay: '2026-12-08',
          startTime: '09:00',
          minutes: 60,
          onConflict: 'refuse',
        }),
        '409 id_reused',
      ],
      [
        'a series under another’s id',
        'POST',
        '/api/series',
        order({
          id: ids.series,
          rule: 'FREQ=DAILY;COUNT=2',
          firstDay: '2026-12-20',
          startTime: '09:00',
          minutes: 60,
          onConflict: 'skip',
        }),
        '409 id_reused',
      ],
      [
        'another’s place in the line',
        'POST',
        '/api/waiting-list',
        order({ id: ids.waiting, ...at('01', 9) }),
        '409 id_reused',
      ],
      ['another’s calendar', 'POST', '/api/me/calendars', { id: 'x' }, INVALID],
    ]);
  });

  it('jumps no state', async () => {
    const mine = (which: string) => `/api/reservations/${ids[which]}`;
    await refused(attacker, [
      ['confirm what was given back', 'POST', `${mine('gone')}/confirm`, undefined, '409 hold_expired'],
      ['move what was given back', 'POST', `${mine('gone')}/move`, at('03', 9), '409 not_movable'],
      ['arrive at what was given back', 'POST', `${mine('gone')}/check-in`, undefined, '409 not_checkable'],
      ['arrive a week early', 'POST', `${mine('mine')}/check-in`, undefined, '409 not_checkable'],
      [
        'move into the past',
        'POST',
        `${mine('mine')}/move`,
        { start: '2026-11-20T09:00:00Z', end: '2026-11-20T10:00:00Z' },
        '422 in_the_past',
      ],
    ]);
    await refused(victim, [
      ['cancel what is over', 'POST', `${mine('over')}/cancel`, undefined, '409 not_cancellable'],
      ['move what is over', 'POST', `${mine('over')}/move`, at('03', 9), '409 not_movable'],
    ]);
    const desk = `/api/manage/${site.siteId}/reservations`;
    await refused(manager, [
      ['arrive tomorrow, at the desk', 'POST', `${desk}/${ids.mine}/check-in`, undefined, '409 not_checkable'],
      [
        'arrive at what was given back, at the desk',
        'POST',
        `${desk}/${ids.gone}/check-in`,
        undefined,
        '409 not_checkable',
      ],
      [
        'approve what nobody asked for',
        'POST',
        `/api/manage/${site.siteId}/approvals/${ids.mine}/approve`,
        undefined,
        '409 not_awaiting_approval',
      ],
      [
        'refuse what is booked',
        'POST',
        `/api/manage/${site.siteId}/approvals/${ids.mine}/refuse`,
        { reason: 'non' },
        '409 not_awaiting_approval',
      ],
    ]);
  });

  it('slips no nonsense past the fields', async () => {
    const json = (fields: string) => `{"id":"${uuidv7()}","siteId":"${site.siteId}","resourceId":"${room}",${fields}}`;
    const hours = '"start":"2026-12-03T09:00:00Z","end":"2026-12-03T10:00:00Z"';
    const waits = (fields: Fields) => order({ ...at('01', 9), ...fields });
    const repeat = (fields: Fields) =>
      order({
        rule: 'FREQ=DAILY;COUNT=2',
        firstDay: '2026-12-20',
        startTime: '09:00',
        minutes: 60,
        onConflict: 'skip',
        ...fields,
      });
    await refused(attacker, [
      ['NaN', 'POST', '/api/reservations', json(`${hours},"quantity":NaN`), '400 malformed_request'],
      [
        'the last of two ends counts',
        'POST',
        '/api/reservations',
        json(`${hours},"end":"2026-12-03T09:00:00Z"`),
        INVALID,
      ],
      ['the last of two sites counts', 'POST', '/api/reservations', json(`${hours},"siteId":"${uuidv7()}"`), NOT_THERE],
      [
        'year -1',
        'POST',
        '/api/reservations',
        json('"start":"-000001-01-01T09:00:00Z","end":"2026-12-03T10:00:00Z"'),
        INVALID,
      ],
      ...[-1, 0, 0.5, 1e21, '1'].map((quantity): Attack => [
        `${quantity} in line`,
        'POST',
        '/api/waiting-list',
        waits({ quantity }),
        INVALID,
      ]),
      ...[-1, 0, 0.5, 1e21].map((quantity): Attack => [
        `${quantity} each week`,
        'POST',
        '/api/series',
        repeat({ quantity }),
        INVALID,
      ]),
      ...[-60, 0, 61.5, 1e9].map((minutes): Attack => [
        `for ${minutes} minutes`,
        'POST',
        '/api/series',
        repeat({ minutes }),
        INVALID,
      ]),
      ...['9999-12-31', '-000001-01-01', '2026-02-30'].map((firstDay): Attack => [
        `from ${firstDay} on`,
        'POST',
        '/api/series',
        repeat({ firstDay }),
        INVALID,
      ]),
      ['every second', 'POST', '/api/series', repeat({ rule: 'FREQ=SECONDLY;COUNT=2' }), '422 series_rule_unknown'],
      ['for ever', 'POST', '/api/series', repeat({ rule: 'FREQ=DAILY;COUNT=1000000000' }), '422 series_too_long'],
      ['unicode digits', 'POST', '/api/series', repeat({ startTime: '٠٩:٠٠' }), INVALID],
    ]);
  });

  it('does not do with a role what it does not allow: not without end, and not for everybody', async () => {
    const quota = (atMost: unknown) => ({ id: uuidv7(), unit: 'places', per: 'week', atMost });
    const desk = `/api/manage/${site.siteId}`;
    await refused(manager, [
      ...[-1, 0, 1.5, 1e9, '3'].map((most): Attack => [
        `a quota of ${most}`,
        'POST',
        `${desk}/quotas`,
        quota(most),
        INVALID,
      ]),
      ['another site’s rules', 'PUT', `/api/manage/${elsewhere.siteId}/rules`, {}, NOT_THERE],
    ]);
    const most = 50;
    for (let n = 0; n < most; n++) {
      expect((await send(manager, 'POST', `${desk}/quotas`, quota(100))).statusCode).toBe(201);
    }
    await refused(manager, [['a quota too many', 'POST', `${desk}/quotas`, quota(100), INVALID]]);
    await owner.query('delete from quotas');
    // A wildcard is a letter like any other.
    for (const q of ['%25', '_', '%25%25', '\\']) {
      const { members } = (await send(manager, 'GET', `${desk}/members?q=${q}`)).json() as { members: unknown[] };
      expect([q, members]).toEqual([q, []]);
    }
  });

  it('leaves the victim’s bookings as they were', async () => {
    const { upcoming } = (await send(victim, 'GET', '/api/me/reservations')).json() as { upcoming: { id: string }[] };
    expect(upcoming.map(({ id }) => id)).toContain(ids.booked);
    expect(upcoming).toHaveLength(3);
  });
});
