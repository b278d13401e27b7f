import { Config, Db, Jobs, Outbound } from '#libs/platform';
import { ExternalRefresh } from '../../libs/booking/src/external/external.refresh.js';
import { LOOPBACK_OUTBOUND } from './https-server.js';
import { builtIcsReader } from './ics-reader.js';
import type { World } from './world.js';

/** What the worker reads calendars with, but allowed to ask this machine: nothing else may be asked in tests. */
export const externalRefresh = ({ app }: World): ExternalRefresh =>
  new ExternalRefresh(
    app.get(Db),
    app.get(Jobs),
    app.get(Config),
    new Outbound(LOOPBACK_OUTBOUND),
    builtIcsReader({ milliseconds: 5_000, megabytes: 256 }),
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
