import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Config, Db, Jobs, Outbound } from '#libs/platform';
import { ExternalRefresh } from '../../libs/booking/src/external/external.refresh.js';
import type { IcsLimits } from '../../libs/booking/src/ics/ics.reader.js';
import { LOOPBACK_OUTBOUND } from './https-server.js';
import { builtIcsReader } from './ics-reader.js';
import type { World } from './world.js';

/** What the worker reads calendars with, but allowed to ask this machine: nothing else may be asked in tests. */
export const externalRefresh = ({ app }: World, limits?: IcsLimits): ExternalRefresh =>
  new ExternalRefresh(
    app.get(Db),
    app.get(Jobs),
    app.get(Config),
    new Outbound(LOOPBACK_OUTBOUND),
    builtIcsReader(limits),
  );

/** A calendar of events in UTC: `['2026-12-03T09:00:00Z', '2026-12-03T10:00:00Z']`. */
export function icsOf(times: readonly (readonly [start: string, end: string])[], ...more: readonly string[]): string {
  const basic = (instant: string) => instant.replace(/[-:]|\.000/g, '');
  const events = times.flatMap(([start, end], index) => [
    ...['BEGIN:VEVENT', `UID:${index}@elsewhere.example`, 'SUMMARY:Docteur Secret', `DTSTART:${basic(start)}`],
    ...[`DTEND:${basic(end)}`, 'END:VEVENT'],
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, ...more, 'END:VCALENDAR', ''].join('\r\n');
}

/** A room of La Grappe that is booked today, taken for the whole day by one calendar that was read, and by one that no longer can be. */
export async function blockedPlace(world: World): Promise<void> {
  const { siteId } = world.sites[0]!;
  const cookie = await world.signIn('manager');
  const owner = new pg.Client(world.db.url);
  await owner.connect();
  const { rows } = await owner.query(
    `select resource_id as id from reservations where site_id = $1 and kind = 'room' and blocked_until > $2
     and blocked_from < $2::timestamptz + interval '10 hours' and status = 'confirmed' order by blocked_from limit 1`,
    [siteId, new Date(world.clock.now())],
  );
  for (const [name, state] of [
    ['Mairie', 'read'],
    ['Chantier', 'not_a_calendar'],
  ]) {
    const body = { id: uuidv7(), resourceId: rows[0].id, name, url: 'https://calendar.example/private.ics' };
    const added = await world.call('POST', `/api/manage/${siteId}/external-calendars`, { cookie, body });
    if (added.statusCode !== 201) throw new Error(added.body);
    await owner.query(
      `update external_calendars set state = $2, tried_at = created_at, good_at = created_at,
         next_try_at = created_at + interval '15 minutes' where id = $1`,
      [body.id, state],
    );
    await owner.query(
      `insert into resource_blocks (site_id, id, resource_id, source_id, during)
       values ($1, gen_random_uuid(), $2, $3, tstzrange($4, $4::timestamptz + interval '20 hours'))`,
      [siteId, rows[0].id, body.id, new Date(world.clock.now())],
    );
  }
  await owner.end();
}
