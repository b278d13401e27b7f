import ICAL from 'ical.js';
import { type Instant, MINUTE, type Zone, instantOf, isZone, localTime } from '#libs/domain';
import { IcsError } from './ics.fault.js';

/** Where a wall clock hangs. Walls are ical.js times whose own zone is ignored: only their fields count. */
export interface WallZone {
  toInstant(wall: ICAL.Time): Instant;
  toWall(instant: Instant): ICAL.Time;
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');
/** "2026-11-24", also of a time. */
export const dayOf = ({ year, month, day }: ICAL.Time): string =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;

/** As if the wall hung in Greenwich: within a day of the truth, and for comparing walls with each other. */
export const roughly = ({ year, month, day, hour, minute, second }: ICAL.Time): Instant =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** The other way round: the wall of an instant in Greenwich. */
const greenwich = (instant: Instant): ICAL.Time => bare(ICAL.Time.fromJSDate(new Date(instant), true));

const wallOf = (fields: Partial<ICAL.Time>): ICAL.Time => new ICAL.Time(fields as never, FLOATING);
const FLOATING = ICAL.Timezone.localTimezone;

/** The fields of what the library read, without the zone that it believes in. */
export const bare = ({ year, month, day, hour, minute, second, isDate }: ICAL.Time): ICAL.Time =>
  wallOf({ year, month, day, hour, minute, second, isDate });

/** A zone by its IANA name, by the product's own reckoning: gaps and repeated hours as everywhere else. */
export const ianaZone = (id: Zone): WallZone => ({
  toInstant: (wall) => instantOf(dayOf(wall), wall.hour * 60 + wall.minute, id) + wall.second * 1000,
  toWall: (instant) => {
    const { day, minute } = localTime(instant, id);
    const [year, month, date] = day.split('-').map(Number);
    const second = Math.floor(instant / 1000) % 60;
    return wallOf({ year, month, day: date, hour: Math.floor(minute / 60), minute: minute % 60, second });
  },
});

/** A zone that the file itself describes, under whatever name: Outlook says "Romance Standard Time". */
function describedZone(component: ICAL.Component): WallZone {
  const phases = component.getAllSubcomponents();
  const told = phases.filter((phase) =>
    ['dtstart', 'tzoffsetfrom', 'tzoffsetto'].every((name) => phase.hasProperty(name)),
  );
  if (told.length === 0) throw new IcsError('zone_unknown');
  // Clocks change a few times a year. Whoever says "each second" wants the reader to count until it drops.
  for (const rule of phases.flatMap((phase) => phase.getAllProperties('rrule'))) {
    if ((rule.getFirstValue() as ICAL.Recur).freq !== 'YEARLY') throw new IcsError('rule_refused');
  }
  const zone = new ICAL.Timezone({ component, tzid: '' });
  return {
    toInstant: (wall) => roughly(wall) - zone.utcOffset(wall) * 1000,
    toWall: (instant) => {
      // The library knows the zone's distance from Greenwich for a wall, so the first wall is a guess.
      const near = greenwich(instant + zone.utcOffset(greenwich(instant)) * 1000);
      return greenwich(instant + zone.utcOffset(near) * 1000);
    },
  };
}

/** The zones of one file. A name that is nobody's is refused: an event would end up at some hour. */
export class FileZones {
  readonly utc = ianaZone('UTC');
  readonly local: WallZone;
  private readonly described = new Map<string, ICAL.Component>();
  private readonly known = new Map<string, WallZone>();

  /** `timeZone` is where days and times without a zone belong. */
  constructor(calendars: readonly ICAL.Component[], timeZone: Zone) {
    this.local = ianaZone(timeZone);
    for (const component of calendars.flatMap((calendar) => calendar.getAllSubcomponents('vtimezone'))) {
      this.described.set(String(component.getFirstPropertyValue('tzid')), component);
    }
  }

  named(tzid: string): WallZone {
    let zone = this.known.get(tzid);
    if (!zone) {
      zone = this.find(tzid);
      this.known.set(tzid, zone);
    }
    return zone;
  }

  private find(tzid: string): WallZone {
    if (isZone(tzid)) return ianaZone(tzid);
    const component = this.described.get(tzid);
    if (!component) throw new IcsError('zone_unknown');
    return describedZone(component);
  }
}

/** Longer than any zone is away from Greenwich, and any change of its clocks. */
export const SLACK = 26 * 60 * MINUTE;
