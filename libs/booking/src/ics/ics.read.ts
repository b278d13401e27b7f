import ICAL from 'ical.js';
import { type Interval, type Zone } from '#libs/domain';
import { Expansion } from './ics.events.js';
import { IcsError, type IcsFault } from './ics.fault.js';
import { FileZones } from './ics.zones.js';

export interface IcsQuestion {
  /** Nothing outside of it is answered. */
  readonly window: Interval;
  /** Where whole days, and times without a zone, belong. */
  readonly timeZone: Zone;
  /** Events whose UID ends in "@" and this host are the product's own: subscribed to itself, it must not block itself. */
  readonly ownHost: string;
}

/** Taken times in order, none overlapping another; or why there are none to be believed. */
export type IcsAnswer = { readonly busy: readonly Interval[] } | { readonly fault: IcsFault };

/** A calendar, an event, an alarm: no program nests deeper than three. */
const DEEPEST = 8;
const MOST_EVENTS = 20_000;
const MOST_TIMES = 5_000;

/** Reads a file that may have been made to do harm: only ever called in a thread that can be ended (IcsReader). */
export function readIcs(body: Uint8Array, question: IcsQuestion): IcsAnswer {
  try {
    return { busy: busyTimes(decoded(body), question) };
  } catch (error) {
    // Whatever else the parser throws, it throws over what stands in the file.
    return { fault: error instanceof IcsError ? error.fault : 'unreadable' };
  }
}

/** RFC 5545 §3.1.4: UTF-8. Half understood, it would be half a calendar. */
function decoded(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new IcsError('bad_encoding');
  }
}

function busyTimes(text: string, { window, timeZone, ownHost }: IcsQuestion): Interval[] {
  if (!/^\s*BEGIN:VCALENDAR\s/i.test(text)) throw new IcsError('not_a_calendar');
  checkShape(text);
  const parsed = ICAL.parse(text) as unknown[];
  // Several calendars in one file come as a list of them.
  const calendars = (Array.isArray(parsed[0]) ? parsed : [parsed]).map((one) => new ICAL.Component(one as unknown[]));
  const events = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  const foreign = events.filter((event) => !uidOf(event).endsWith(`@${ownHost}`));
  const expansion = new Expansion(new FileZones(calendars, timeZone), window);
  const told = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vfreebusy'));
  return merged([
    ...[...Map.groupBy(foreign, keyOf).values()].flatMap((group) => expansion.busy(group)),
    ...told.flatMap((component) => expansion.told(component)),
  ]);
}

/** Before anything is built of it. */
function checkShape(text: string): void {
  let depth = 0;
  let events = 0;
  for (const [, side, name] of text.matchAll(/^(BEGIN|END):([^\r\n]*)/gim)) {
    depth += side!.toUpperCase() === 'BEGIN' ? 1 : -1;
    if (depth > DEEPEST) throw new IcsError('too_complex');
    if (depth < 0) throw new IcsError('unreadable');
    if (name!.trim().toUpperCase() === 'VEVENT' && ++events > 2 * MOST_EVENTS) throw new IcsError('too_many_events');
  }
}

const uidOf = (event: ICAL.Component): string => String(event.getFirstPropertyValue('uid') ?? '').trim();
/** An event without a name of its own belongs to no other. */
const keyOf = (event: ICAL.Component): string | symbol => uidOf(event) || Symbol('nameless');

/** What overlaps is one time; what only touches stays two. */
function merged(times: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const time of times.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && time.start < last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, time.end) };
    else result.push(time);
  }
  if (result.length > MOST_TIMES) throw new IcsError('too_many_events');
  return result;
}
