import ICAL from 'ical.js';
import { DAY, type Instant, type Interval, intersect } from '#libs/domain';
import { IcsError } from './ics.fault.js';
import { type FileZones, SLACK, type WallZone, bare, dayOf, roughly } from './ics.zones.js';

/** What a date means: a wall clock, and where it hangs. */
interface When {
  readonly wall: ICAL.Time;
  readonly zone: WallZone;
}

/** Days are as long as the zone makes them, the rest is exact (RFC 5545 §3.3.6). */
interface Length {
  readonly days: number;
  readonly milliseconds: number;
}

interface Occurrence extends When {
  readonly length: Length;
}

/** No calendar of people has a rule that counts so far. */
const HIGHEST_COUNT = 10_000;
const FREQUENCIES = new Set(['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
/** Steps that the rules of one file may take together: a few seconds of work. */
const MOST_STEPS = 100_000;
/** How long the rhythm of a rule is, where it is made of days. */
const DAYS_OF: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7 };

/** Turns the events of one file into the times that they take within a window. */
export class Expansion {
  private steps = 0;

  constructor(
    private readonly zones: FileZones,
    private readonly window: Interval,
  ) {}

  /** All that shares one UID: an event, or a series with what its single dates became. */
  busy(events: readonly ICAL.Component[]): Interval[] {
    const changed = events.filter((event) => event.hasProperty('recurrence-id'));
    const series = events.filter((event) => !changed.includes(event));
    const [later, single] = partition(changed, (event) =>
      /^thisandfuture$/i.test(String(event.getFirstProperty('recurrence-id')!.getParameter('range') ?? '')),
    );
    return [
      ...series.flatMap((event) => this.seriesOf(event, single, later)),
      ...single.flatMap((one) => this.singleOf(one)),
    ];
  }

  /** Busy times without events, as a server tells them of somebody whose events it keeps to itself. */
  told(component: ICAL.Component): Interval[] {
    const taken = component
      .getAllProperties('freebusy')
      .filter((property) => String(property.getParameter('fbtype') ?? 'BUSY').toUpperCase() !== 'FREE');
    const periods = taken.flatMap((property) =>
      (property.getValues() as ICAL.Period[]).map((period) => this.periodOf(property, period)),
    );
    return this.inWindow(periods);
  }

  private singleOf(event: ICAL.Component): Interval[] {
    const start = this.startOf(event);
    return isBlocking(event) && start ? this.inWindow([{ ...start, length: this.lengthOf(event, start) }]) : [];
  }

  private seriesOf(
    event: ICAL.Component,
    single: readonly ICAL.Component[],
    later: readonly ICAL.Component[],
  ): Interval[] {
    const start = this.startOf(event);
    if (!start) return [];
    const gone = new Set([
      ...event.getAllProperties('exdate').flatMap((property) => this.keysOf(property, start)),
      ...single.flatMap((one) => this.keysOf(one.getFirstProperty('recurrence-id')!, start)),
    ]);
    const length = this.lengthOf(event, start);
    const dates = [...this.datesOf(event, { ...start, length })].filter(
      ({ wall, zone }) => !gone.has(dayOf(wall)) && !gone.has(instantKey({ wall, zone })),
    );
    const changes = later.map((one) => this.changeFrom(one)).toSorted((a, b) => a.from - b.from);
    const blocks = isBlocking(event);
    return this.inWindow(
      dates.flatMap((date) => {
        const change = changes.findLast(({ from }) => from <= date.zone.toInstant(date.wall));
        if (change) return change.blocks ? [change.applied(date)] : [];
        return blocks ? [date] : [];
      }),
    );
  }

  /** "From this date on": later dates are moved by as much, and are as long, as the one that says so. */
  private changeFrom(event: ICAL.Component) {
    const property = event.getFirstProperty('recurrence-id')!;
    const before = this.whenOf(property, property.getFirstValue() as ICAL.Time);
    const after = this.startOf(event) ?? before;
    const length = this.lengthOf(event, after);
    const seconds = (roughly(after.wall) - roughly(before.wall)) / 1000;
    return {
      from: before.zone.toInstant(before.wall),
      blocks: isBlocking(event),
      applied: ({ wall, zone }: Occurrence): Occurrence => {
        const moved = wall.clone();
        moved.adjust(0, 0, 0, seconds);
        return { wall: moved, zone, length };
      },
    };
  }

  /** Its start, what its rule makes of it, and dates named one by one; those near the window, in no order. */
  private *datesOf(event: ICAL.Component, first: Occurrence): Generator<Occurrence> {
    const seen = new Set<string>();
    const isNew = (occurrence: Occurrence): boolean => {
      const at = roughly(occurrence.wall);
      // Far ones are never asked where they are: that costs a hundred times what counting does.
      if (at > this.window.end + SLACK || this.roughEnd(occurrence) < this.window.start - SLACK) return false;
      const key = instantKey(occurrence);
      return !seen.has(key) && seen.add(key) !== undefined;
    };
    if (isNew(first)) yield first;
    for (const property of event.getAllProperties('rdate')) {
      for (const value of property.getValues()) {
        const named = this.named(property, value, first);
        if (isNew(named)) yield named;
      }
    }
    for (const property of event.getAllProperties('rrule')) {
      for (const wall of this.recur(property.getFirstValue() as ICAL.Recur, first)) {
        const date = { ...first, wall };
        if (isNew(date)) yield date;
      }
    }
  }

  private roughEnd = ({ wall, length: { days, milliseconds } }: Occurrence): Instant =>
    roughly(wall) + days * DAY + milliseconds;

  private named(property: ICAL.Property, value: unknown, first: Occurrence): Occurrence {
    if (value instanceof ICAL.Period) return this.periodOf(property, value);
    return { ...this.whenOf(property, value as ICAL.Time), length: first.length };
  }

  private periodOf(property: ICAL.Property, value: ICAL.Period): Occurrence {
    const start = this.whenOf(property, value.start);
    const end = value.end ? this.whenOf(property, value.end) : null;
    return { ...start, length: end ? exact(start, end) : lengthOfDuration(value.duration) };
  }

  /** The wall clocks that a rule comes to, up to the end of the window. */
  private *recur(rule: ICAL.Recur, first: Occurrence): Generator<ICAL.Time> {
    if (!FREQUENCIES.has(rule.freq) || (rule.count ?? 0) > HIGHEST_COUNT) throw new IcsError('rule_refused');
    rule.until = rule.until ? lastWall(rule.until, first) : rule.until;
    const iterator = rule.iterator(this.nearWindow(rule, first));
    for (let next = iterator.next(); next; next = iterator.next()) {
      if (++this.steps > MOST_STEPS) throw new IcsError('too_complex');
      if (roughly(next) > this.window.end + SLACK) return;
      yield bare(next);
    }
  }

  /**
   * Where a rule may as well begin: what happens daily since 1999 need not be counted from there. A whole number of its
   * own periods later its rhythm is the same; one that counts its dates must begin at the first.
   */
  private nearWindow(rule: ICAL.Recur, first: Occurrence): ICAL.Time {
    const days = (DAYS_OF[rule.freq] ?? 0) * rule.interval;
    const ago = this.window.start - SLACK - this.roughEnd(first);
    if (days === 0 || rule.count || ago < days * DAY) return first.wall;
    const near = first.wall.clone();
    near.adjust(Math.floor(ago / (days * DAY)) * days, 0, 0, 0);
    return near;
  }

  private startOf(event: ICAL.Component): When | null {
    const property = event.getFirstProperty('dtstart');
    return property && this.whenOf(property, property.getFirstValue() as ICAL.Time);
  }

  /** A day or a time without a zone is the site's. */
  private whenOf(property: ICAL.Property, value: ICAL.Time): When {
    const wall = bare(value);
    if (value.isDate) return { wall, zone: this.zones.local };
    if (value.zone === ICAL.Timezone.utcTimezone) return { wall, zone: this.zones.utc };
    const tzid = property.getParameter('tzid');
    return { wall, zone: tzid === undefined ? this.zones.local : this.zones.named(String(tzid)) };
  }

  private lengthOf(event: ICAL.Component, start: When): Length {
    const end = event.getFirstProperty('dtend');
    if (end) {
      const { days, milliseconds } = exact(start, this.whenOf(end, end.getFirstValue() as ICAL.Time));
      // Some programs end a whole day on that very day.
      return { days: start.wall.isDate ? Math.max(1, days) : days, milliseconds };
    }
    const duration = event.getFirstPropertyValue('duration');
    if (duration instanceof ICAL.Duration) return lengthOfDuration(duration);
    return { days: start.wall.isDate ? 1 : 0, milliseconds: 0 };
  }

  /** Dates as `gone` names them: by instant, or by day where either side only knows the day. */
  private keysOf(property: ICAL.Property, start: When): string[] {
    return (property.getValues() as ICAL.Time[]).map((value) => {
      const when = this.whenOf(property, value);
      return value.isDate || start.wall.isDate ? dayOf(when.wall) : instantKey(when);
    });
  }

  private inWindow(occurrences: readonly Occurrence[]): Interval[] {
    return occurrences.flatMap(({ wall, zone, length: { days, milliseconds } }) => {
      const last = wall.clone();
      last.adjust(days, 0, 0, 0);
      const end = zone.toInstant(last) + milliseconds;
      const taken = intersect({ start: zone.toInstant(wall), end }, this.window);
      return taken ? [taken] : [];
    });
  }
}

/** Free time and what is called off take nothing. */
function isBlocking(event: ICAL.Component): boolean {
  const said = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  return said('transp') !== 'TRANSPARENT' && said('status') !== 'CANCELLED';
}

const instantKey = ({ wall, zone }: When): string => String(zone.toInstant(wall));

/** From one date to another: in days when they are days, else exact (RFC 5545 §3.8.5.3). Backwards is no time. */
function exact(start: When, end: When): Length {
  if (start.wall.isDate && end.wall.isDate) {
    return { days: Math.round((roughly(end.wall) - roughly(start.wall)) / DAY), milliseconds: 0 };
  }
  return { days: 0, milliseconds: end.zone.toInstant(end.wall) - start.zone.toInstant(start.wall) };
}

function lengthOfDuration({ weeks, days, hours, minutes, seconds, isNegative }: ICAL.Duration): Length {
  if (isNegative) return { days: 0, milliseconds: 0 };
  return { days: weeks * 7 + days, milliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

/** UNTIL is told in UTC, as a day, or as the series itself; rules are counted on the series' wall clock. */
function lastWall(until: ICAL.Time, { wall, zone }: When): ICAL.Time {
  const last = bare(until);
  if (wall.isDate) return bare(Object.assign(last, { isDate: true }));
  if (until.isDate) return bare(Object.assign(last, { isDate: false, hour: 23, minute: 59, second: 59 }));
  return until.zone === ICAL.Timezone.utcTimezone ? zone.toWall(roughly(until)) : last;
}

function partition<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}
