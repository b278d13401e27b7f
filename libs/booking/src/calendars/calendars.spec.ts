import { describe, expect, it } from '@jest/globals';
import type { ReservationId, ResourceId, SiteId } from '#libs/domain';
import { readCalendar } from '../../../../test/support/ical.js';
import { type Calendar, calendarPieces, calendarText } from './calendars.ical.js';
import type { Entry, Place } from './calendars.store.js';

const PARIS = 'paris' as SiteId;
const NEW_YORK = 'new-york' as SiteId;
const LORD_HOWE = 'lord-howe' as SiteId;

const place = (siteId: SiteId, timeZone: string, name = 'La Grappe'): Place => ({
  ...{ siteId, name, timeZone, street: '12, rue du Four', postcode: '59000', commune: 'Lille', lat: 50.63, lon: 3.06 },
});
const PLACES = new Map(
  [place(PARIS, 'Europe/Paris'), place(NEW_YORK, 'America/New_York'), place(LORD_HOWE, 'Australia/Lord_Howe')].map(
    (one) => [one.siteId as string, one],
  ),
);

const entry = (start: string, end: string, more: Partial<Entry> = {}): Entry => ({
  siteId: PARIS,
  id: '01990000-0000-7000-8000-000000000001' as ReservationId,
  resourceId: 'r' as ResourceId,
  resourceName: 'Salle Lavande',
  quantity: 1,
  start: new Date(start),
  end: new Date(end),
  status: 'confirmed',
  sequence: 0,
  changedAt: new Date('2026-11-20T09:30:00Z'),
  memberName: null,
  ...more,
});

const calendar = (entries: Entry[], more: Partial<Calendar> = {}): Calendar => ({
  ...{ name: 'Mes réservations', language: 'fr', origin: 'https://maille.example', audience: 'person', entries },
  places: PLACES,
  ...more,
});

/** Both days on which the clocks change in 2027, an hour before, in and after the change, by site. */
const CHANGES: readonly [site: SiteId, around: string][] = [
  [PARIS, '2027-03-28T01:00:00Z'],
  [PARIS, '2027-10-31T01:00:00Z'],
  [NEW_YORK, '2027-03-14T07:00:00Z'],
  [NEW_YORK, '2027-11-07T06:00:00Z'],
  [LORD_HOWE, '2027-04-03T15:00:00Z'],
  [LORD_HOWE, '2027-10-02T15:30:00Z'],
];

describe('the text of a calendar', () => {
  it.each(CHANGES)('shows the right instants in %s around %s', (siteId, around) => {
    const change = Date.parse(around);
    const entries: Entry[] = [];
    for (let minutes = -26 * 60; minutes <= 26 * 60; minutes += 15) {
      const start = new Date(change + minutes * 60_000).toISOString();
      entries.push(entry(start, new Date(Date.parse(start) + 75 * 60_000).toISOString(), { siteId }));
    }
    const events = readCalendar(calendarText(calendar(entries))).appointments;
    expect(events.map(({ start, end }) => ({ start, end }))).toEqual(
      entries.map(({ start, end }) => ({ start: start.toISOString(), end: end.toISOString() })),
    );
    // Local times of the place, but for the hour that has no name of its own.
    const zones = new Set(events.map(({ zone }) => zone));
    expect(zones.has(PLACES.get(siteId)!.timeZone)).toBe(true);
  });

  it('is local, zoned, and describes each zone once', () => {
    const morning = { start: '2027-06-01T07:00:00Z', end: '2027-06-01T10:00:00Z' };
    const text = calendarText(
      calendar([
        entry(morning.start, morning.end),
        entry('2027-06-01T13:00:00Z', '2027-06-01T14:00:00Z', { siteId: NEW_YORK }),
        entry('2027-06-02T07:00:00Z', '2027-06-02T08:00:00Z'),
      ]),
    );
    expect(text).toContain('\r\nDTSTART;TZID=Europe/Paris:20270601T090000\r\n');
    expect(text).toContain('\r\nDTSTART;TZID=America/New_York:20270601T090000\r\n');
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2);
    expect(text).toContain('\r\nDTSTAMP:20261120T093000Z\r\n');
    expect(text).toContain('\r\nLAST-MODIFIED:20261120T093000Z\r\n');
    expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
    expect(text).toContain('\r\nX-PUBLISHED-TTL:PT1H\r\n');
    expect(text).toContain('\r\nPRODID:-//Maille//Maille//FR\r\n');
    expect(text).toContain('\r\nUID:01990000-0000-7000-8000-000000000001@maille.example\r\n');
    expect(text).toContain('\r\nGEO:50.63;3.06\r\n');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('is the same whether it is written by the hundred or at once', () => {
    const entries = Array.from({ length: 250 }, (_, n) => {
      const start = Date.parse('2027-06-01T07:00:00Z') + n * 3_600_000;
      const times = [start, start + 1_800_000].map((at) => new Date(at).toISOString()) as [string, string];
      return entry(...times, n % 2 === 0 ? {} : { siteId: NEW_YORK });
    });
    const pieces = [...calendarPieces(calendar(entries))];
    expect(pieces.length).toBeGreaterThan(3);
    const text = pieces.join('');
    const counted = (word: string) => text.split(`${word}\r\n`).length - 1;
    expect(['BEGIN:VCALENDAR', 'BEGIN:VTIMEZONE', 'BEGIN:VEVENT', 'END:VEVENT', 'END:VCALENDAR'].map(counted)).toEqual([
      ...[1, 2, 250, 250, 1],
    ]);
    expect(text.lastIndexOf('END:VTIMEZONE')).toBeLessThan(text.indexOf('BEGIN:VEVENT'));
    expect(readCalendar(text).appointments.map(({ start }) => start)).toEqual(
      entries.map(({ start }) => start.toISOString()),
    );
    // A feed of nothing is one, too.
    expect(calendarText(calendar([]))).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
  });

  it('says what a reservation has become', () => {
    const of = (status: Entry['status']) => {
      const one = entry('2027-06-01T07:00:00Z', '2027-06-01T08:00:00Z', { status, sequence: 3 });
      const [event] = readCalendar(calendarText(calendar([one]))).appointments;
      return [event!.status, event!.sequence];
    };
    expect(of('held')).toEqual(['TENTATIVE', 3]);
    expect(of('confirmed')).toEqual(['CONFIRMED', 3]);
    expect(of('checked_in')).toEqual(['CONFIRMED', 3]);
    expect(of('cancelled')).toEqual(['CANCELLED', 3]);
    expect(of('expired')).toEqual(['CANCELLED', 3]);
    expect(of('no_show')).toEqual(['CONFIRMED', 3]);
  });

  it('speaks the language of its reader, and says where and how many', () => {
    const many = [entry('2027-06-01T07:00:00Z', '2027-06-01T08:00:00Z', { quantity: 3, status: 'cancelled' })];
    const fr = readCalendar(calendarText(calendar(many))).appointments[0]!;
    expect(fr.summary).toBe('Annulé – Salle Lavande (3 places) – La Grappe');
    expect(fr.description).toBe('Voir ou annuler la réservation : https://maille.example/moi');
    expect(fr.location).toBe('La Grappe\n12, rue du Four, 59000 Lille');
    const en = readCalendar(calendarText(calendar(many, { language: 'en' }))).appointments[0]!;
    expect(en.summary).toBe('Cancelled – Salle Lavande (3 places) – La Grappe');
    const staff = calendar([{ ...many[0]!, memberName: 'Camille Roux' }], { audience: 'staff' });
    expect(readCalendar(calendarText(staff)).appointments[0]!.summary).toBe(
      'Annulé – Salle Lavande (3 places) – Camille Roux',
    );
  });

  const HOSTILE = [
    'Salle; A, B\\C',
    'Bureau\r\nBEGIN:VEVENT\r\nSUMMARY:faux\r\nEND:VEVENT',
    'Ligne\nsuivante',
    '👩‍👩‍👧‍👦'.repeat(20),
    'é'.repeat(120),
    '"quoted" : = ^ %0D%0A',
    'a\u0000b\u0007c\u001bd\u007f',
    '\u202eà l’envers',
    ' bords ',
    'END:VCALENDAR',
  ];

  it.each(HOSTILE)('keeps the name %j in its place, whatever is in it', (name) => {
    const one = entry('2027-06-01T07:00:00Z', '2027-06-01T08:00:00Z', { resourceName: name, memberName: name });
    const places = new Map([[PARIS as string, { ...place(PARIS, 'Europe/Paris', name), street: name, commune: name }]]);
    const text = calendarText(calendar([one], { name, places, audience: 'staff' }));
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      // eslint-disable-next-line no-control-regex
      expect(line).not.toMatch(/[\u0000-\u001f\u007f]/);
      expect(line.isWellFormed()).toBe(true);
    }
    const read = readCalendar(text);
    expect(read.appointments).toHaveLength(1);
    // eslint-disable-next-line no-control-regex
    const kept = name.replaceAll('\r\n', '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');
    expect(read.name).toBe(kept.replaceAll('\n', ' '));
    expect(read.appointments[0]).toMatchObject({
      summary: `${kept} – ${kept}`,
      location: `${kept}\n${kept}, 59000 ${kept}`,
    });
  });

  it('is the same for the same reservations, and valid without any', () => {
    const entries = [entry('2027-06-01T07:00:00Z', '2027-06-01T08:00:00Z')];
    expect(calendarText(calendar(entries))).toBe(calendarText(calendar(entries)));
    expect(readCalendar(calendarText(calendar([]))).appointments).toEqual([]);
  });

  it('tells a zone nobody knows in UTC', () => {
    const places = new Map([[PARIS as string, place(PARIS, 'Etc/GMT-3')]]);
    const one = entry('2027-06-01T07:00:00Z', '2027-06-01T08:00:00Z');
    const [event] = readCalendar(calendarText(calendar([one], { places }))).appointments;
    expect(event!.start).toBe('2027-06-01T07:00:00.000Z');
  });
});
