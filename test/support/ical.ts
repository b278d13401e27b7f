import ICAL from 'ical.js';

/** An appointment as another program understands it. */
export interface Appointment {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
}

/** Reads a calendar with ical.js, which shares no code with what wrote it. */
export function readCalendar(text: string): { name: string; appointments: Appointment[] } {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const at = (time: ICAL.Time) => time.toJSDate().toISOString();
  const appointments = root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: String(component.getFirstPropertyValue('status')),
      summary: event.summary,
      description: event.description,
      location: event.location,
      start: at(event.startDate),
      end: at(event.endDate),
      zone: event.startDate.zone.tzid,
    };
  });
  ICAL.TimezoneService.reset();
  // ical.js hands properties it does not know out as they are written.
  const name = String(root.getFirstPropertyValue('x-wr-calname')).replace(/\\(.)/g, '$1');
  return { name, appointments };
}
