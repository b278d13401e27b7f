import ical, { ICalEventStatus, ICalEventTransparency, type ICalLuxonDateTimeStub } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { DAY, HOUR, type Instant, Temporal, type Zone, dayBounds, localTime } from '#libs/domain';
import type { ReservationStatus } from '../reservations.entities.js';
import type { Entry, Place } from './calendars.store.js';

export type Language = 'fr' | 'en';

export interface Calendar {
  readonly name: string;
  readonly language: Language;
  /** "https://maille.example": the product's own address. */
  readonly origin: string;
  /** Whose it is: one's own appointments, or what happens at a place (which keeps nobody busy). */
  readonly audience: 'person' | 'staff';
  readonly entries: readonly Entry[];
  readonly places: ReadonlyMap<string, Place>;
}

const WORDS = {
  fr: {
    mine: 'Mes réservations',
    cancelled: 'Annulé',
    at: 'à',
    places: (count: number) => `${count} places`,
    see: 'Voir ou annuler la réservation :',
  },
  en: {
    mine: 'My bookings',
    cancelled: 'Cancelled',
    at: 'at',
    places: (count: number) => `${count} places`,
    see: 'See or cancel the booking:',
  },
} as const;

export const nameOfMine = (language: Language): string => `${WORDS[language].mine} – Maille`;

const STATUS: Readonly<Record<ReservationStatus, ICalEventStatus>> = {
  held: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  checked_in: ICalEventStatus.CONFIRMED,
  no_show: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
  expired: ICalEventStatus.CANCELLED,
};

/** How often programs are asked to look again. Most have a mind of their own. */
const REFRESH_SECONDS = HOUR / 1000;

/** Events that are written at once: a few milliseconds, after which others may have their turn. */
const AT_ONCE = 100;

/**
 * The text of a feed, piece by piece. The same reservations make the same bytes, whenever they are asked for: DTSTAMP is
 * the last change (RFC 5545 §3.8.7.2), so that a program learns from the ETag alone that nothing is new.
 */
export function* calendarPieces(calendar: Calendar): Generator<string> {
  const { entries, places } = calendar;
  const zones = new Map<Zone, Entry>();
  for (const entry of entries) {
    const zone = places.get(entry.siteId)!.timeZone;
    if (!zones.has(zone) && isLocal(entry, zone)) zones.set(zone, entry);
  }
  // Whatever stands before the first event, with the zones of all of them: as for a feed of one event of each zone.
  const [head] = partsOf({ ...calendar, entries: [...zones.values()] });
  yield head;
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    yield partsOf({ ...calendar, entries: entries.slice(from, from + AT_ONCE) })[1];
  }
  yield FOOT;
}

export const calendarText = (calendar: Calendar): string => [...calendarPieces(calendar)].join('');

const FIRST = 'BEGIN:VEVENT\r\n';
const FOOT = 'END:VCALENDAR\r\n';

/** What the library writes before the events, and the events. */
function partsOf(calendar: Calendar): [head: string, events: string] {
  const text = wholeText(calendar).slice(0, -FOOT.length);
  // Within a value a line does not begin with it: continued lines begin with a space.
  const events = calendar.entries.length === 0 ? text.length : text.indexOf(`\r\n${FIRST}`) + 2;
  return [text.slice(0, events), text.slice(events)];
}

function wholeText(calendar: Calendar): string {
  const feed = ical({
    // The library writes this one value as it comes.
    name: escaped(calendar.name),
    prodId: { company: 'Maille', product: 'Maille', language: calendar.language },
    ttl: REFRESH_SECONDS,
    // No zone of its own: stamps are UTC, and the zones of the events are described once each.
    timezone: { name: null, generator: zoneText },
  });
  for (const entry of calendar.entries) feed.createEvent(eventOf(entry, calendar));
  return `${feed.toString()}\r\n`;
}

/** RFC 5545 §3.3.11; control characters have no form in it. */
const escaped = (text: string): string =>
  clean(text)
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', ' ');
// eslint-disable-next-line no-control-regex
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');

/** Zones described so far: each is looked up for every event. */
const described = new Map<Zone, string | null>();

function zoneText(zone: Zone): string | null {
  let text = described.get(zone);
  if (text === undefined) {
    const [block] = tzlib_get_ical_block(zone);
    text = block || null;
    described.set(zone, text);
  }
  return text;
}

function eventOf(entry: Entry, { language, origin, audience, places }: Calendar) {
  const words = WORDS[language];
  const place = places.get(entry.siteId)!;
  const status = STATUS[entry.status];
  const what = entry.memberName === null ? place.name : entry.memberName;
  const units = entry.quantity > 1 ? ` (${words.places(entry.quantity)})` : '';
  const gone = status === ICalEventStatus.CANCELLED ? `${words.cancelled} – ` : '';
  const mine = `${origin}/moi`;
  return {
    id: `${entry.id}@${new URL(origin).host}`,
    ...timesOf(entry, place.timeZone),
    summary: clean(`${gone}${entry.resourceName}${units} – ${what}`),
    description:
      audience === 'person' ? `${words.see} ${mine}` : clean(`${entry.resourceName} ${words.at} ${place.name}`),
    url: audience === 'person' ? mine : `${origin}/gestion`,
    location: {
      title: clean(place.name),
      address: clean(
        [place.street, [place.postcode, place.commune].filter(Boolean).join(' ')].filter(Boolean).join(', '),
      ),
      ...(place.lat !== null && place.lon !== null && { geo: { lat: place.lat, lon: place.lon } }),
    },
    status,
    transparency: audience === 'person' ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    sequence: entry.sequence,
    stamp: entry.changedAt,
    lastModified: entry.changedAt,
  };
}

/**
 * Local times of the place, so that a program shows them right even when its own idea of the zone is newer. In autumn an
 * hour comes twice: RFC 5545 §3.3.5 means the first, programs disagree, so a booking of that hour is told in UTC.
 */
function timesOf(entry: Entry, zone: Zone) {
  const { start, end } = entry;
  if (!isLocal(entry, zone)) return { start, end };
  return { start: wallTime(start.getTime(), zone), end: wallTime(end.getTime(), zone), timezone: zone };
}

const isLocal = ({ start, end }: Entry, zone: Zone): boolean =>
  zoneText(zone) !== null && !comesTwice(start.getTime(), zone) && !comesTwice(end.getTime(), zone);

function comesTwice(instant: Instant, zone: Zone): boolean {
  const { day } = localTime(instant, zone);
  const { start, end } = dayBounds(day, zone);
  if (end - start <= DAY) return false;
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  const [first, second] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
  return first !== second;
}

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * The product's own reckoning in the shape the library knows from Luxon: its way with Temporal asks the zone ten
 * times per event, which made 10,000 events take four times as long.
 */
function wallTime(instant: Instant, zone: Zone): ICalLuxonDateTimeStub & { isValid: true } {
  const { day, minute } = localTime(instant, zone);
  const time = two(Math.floor(minute / 60)) + two(minute % 60) + two(Math.floor(instant / 1000) % 60);
  const date = new Date(instant);
  const self = {
    isValid: true as const,
    zone: { type: 'iana' },
    setZone: () => self,
    toFormat: (format: string) => (format === 'yyyyLLdd' ? day.replaceAll('-', '') : time),
    toJSDate: () => date,
    toJSON: () => date.toISOString(),
  };
  return self;
}
