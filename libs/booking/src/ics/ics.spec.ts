import { describe, expect, it } from '@jest/globals';
import { DAY } from '#libs/domain';
import { builtIcsReader } from '../../../../test/support/ics-reader.js';
import { type IcsQuestion, readIcs } from './ics.read.js';

const PARIS: IcsQuestion = {
  window: { start: Date.UTC(2027, 0, 1), end: Date.UTC(2028, 0, 1) },
  timeZone: 'Europe/Paris',
  ownHost: 'maille.example',
};

/** What Outlook writes: a name of its own, described. */
const ROMANCE = [
  'BEGIN:VTIMEZONE',
  'TZID:Romance Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//hand//written//', ...lines, 'END:VCALENDAR', ''].join('\r\n');

const read = (text: string | Buffer, question = PARIS) => readIcs(Buffer.from(text as string), question);
/** "2027-01-04 09:00/10:00" in UTC; a fault as itself. */
function shown(answer: ReturnType<typeof read>): string[] | string {
  if ('fault' in answer) return answer.fault;
  const at = (instant: number) => new Date(instant).toISOString();
  return answer.busy.map(({ start, end }) => {
    const to = at(end);
    return `${at(start).slice(0, 16).replace('T', ' ')}/${to.slice(0, 10) === at(start).slice(0, 10) ? '' : `${to.slice(0, 10)} `}${to.slice(11, 16)}`;
  });
}
const one = (...lines: string[]) => shown(read(file(...event('UID:1', ...lines))));

describe('a single event', () => {
  it('takes its time in UTC, in a zone, in a described zone, and without one that of the site', () => {
    expect(one('DTSTART:20270104T090000Z', 'DTEND:20270104T100000Z')).toEqual(['2027-01-04 09:00/10:00']);
    expect(one('DTSTART;TZID=Europe/Paris:20270704T090000', 'DTEND;TZID=Europe/Paris:20270704T100000')).toEqual([
      '2027-07-04 07:00/08:00',
    ]);
    expect(one('DTSTART;TZID=America/New_York:20270104T090000', 'DURATION:PT1H30M')).toEqual([
      '2027-01-04 14:00/15:30',
    ]);
    expect(one('DTSTART:20270704T090000', 'DTEND:20270704T100000')).toEqual(['2027-07-04 07:00/08:00']);
    const romance = 'TZID=Romance Standard Time';
    const lines = event('UID:1', `DTSTART;${romance}:20270704T090000`, `DTEND;${romance}:20270704T100000`);
    expect(shown(read(file(...ROMANCE, ...lines)))).toEqual(['2027-07-04 07:00/08:00']);
    expect(shown(read(file(...lines)))).toBe('zone_unknown');
    expect(shown(read(file('BEGIN:VTIMEZONE', 'TZID:Romance Standard Time', 'END:VTIMEZONE', ...lines)))).toBe(
      'zone_unknown',
    );
  });

  it('takes whole days of the site, which last 23, 24 or 25 hours', () => {
    expect(one('DTSTART;VALUE=DATE:20270104', 'DTEND;VALUE=DATE:20270106')).toEqual([
      '2027-01-03 23:00/2027-01-05 23:00',
    ]);
    expect(one('DTSTART;VALUE=DATE:20270328')).toEqual(['2027-03-27 23:00/2027-03-28 22:00']);
    expect(one('DTSTART;VALUE=DATE:20271031', 'DURATION:P1D')).toEqual(['2027-10-30 22:00/2027-10-31 23:00']);
    expect(one('DTSTART;VALUE=DATE:20270104', 'DTEND;VALUE=DATE:20270104')).toEqual([
      '2027-01-03 23:00/2027-01-04 23:00',
    ]);
    const auckland = { ...PARIS, timeZone: 'Pacific/Auckland' };
    expect(shown(read(file(...event('UID:1', 'DTSTART;VALUE=DATE:20270104')), auckland))).toEqual([
      '2027-01-03 11:00/2027-01-04 11:00',
    ]);
  });

  it('takes days as long as the site has them, and hours exactly', () => {
    const start = 'DTSTART;TZID=Europe/Paris:20270327T120000';
    expect(one(start, 'DURATION:P1D')).toEqual(['2027-03-27 11:00/2027-03-28 10:00']);
    expect(one(start, 'DURATION:PT24H')).toEqual(['2027-03-27 11:00/2027-03-28 11:00']);
    expect(one(start, 'DURATION:P1W')).toEqual(['2027-03-27 11:00/2027-04-03 10:00']);
  });

  it('is told in the hour that is skipped, and in the one that comes twice', () => {
    expect(one('DTSTART;TZID=Europe/Paris:20270328T023000', 'DURATION:PT1H')).toEqual(['2027-03-28 01:30/02:30']);
    expect(one('DTSTART;TZID=Europe/Paris:20271031T023000', 'DURATION:PT1H')).toEqual(['2027-10-31 00:30/01:30']);
  });

  it('takes nothing when it is free, called off, or without any length', () => {
    const time = ['DTSTART:20270104T090000Z', 'DTEND:20270104T100000Z'];
    expect(one(...time, 'TRANSP:TRANSPARENT')).toEqual([]);
    expect(one(...time, 'transp:transparent')).toEqual([]);
    expect(one(...time, 'STATUS:CANCELLED')).toEqual([]);
    expect(one(...time, 'TRANSP:OPAQUE', 'STATUS:TENTATIVE')).toEqual(['2027-01-04 09:00/10:00']);
    expect(one('DTSTART:20270104T090000Z')).toEqual([]);
    expect(one('DTSTART:20270104T090000Z', 'DTEND:20270104T080000Z')).toEqual([]);
    expect(one('DTSTART:20270104T090000Z', 'DURATION:-PT1H')).toEqual([]);
    expect(one('SUMMARY:no date at all')).toEqual([]);
  });

  it('is cut to the window, joined with what overlaps it, and never told of our own', () => {
    expect(one('DTSTART:20200101T000000Z', 'DTEND:20400101T000000Z')).toEqual(['2027-01-01 00:00/2028-01-01 00:00']);
    const at = (uid: string, from: string, to: string) =>
      event(`UID:${uid}`, `DTSTART:20270104T${from}00Z`, `DTEND:20270104T${to}00Z`);
    expect(
      shown(
        read(
          file(
            ...[...at('a', '0900', '1000'), ...at('b', '1000', '1100'), ...at('c', '1030', '1200')],
            ...at('01890a5d-ac96-774b-bcce-b302099a8057@maille.example', '1500', '1600'),
            ...at('01890a5d-ac96-774b-bcce-b302099a8057@other.example', '1700', '1800'),
          ),
        ),
      ),
    ).toEqual(['2027-01-04 09:00/10:00', '2027-01-04 10:00/12:00', '2027-01-04 17:00/18:00']);
  });
});

describe('a series', () => {
  const weekly = ['DTSTART;TZID=Europe/Paris:20270315T090000', 'DTEND;TZID=Europe/Paris:20270315T100000'];

  it('keeps its local hour over the change of the clocks, in every way a zone can be told', () => {
    const expected = ['2027-03-15 08:00/09:00', '2027-03-22 08:00/09:00', '2027-03-29 07:00/08:00'];
    expect(one(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3')).toEqual(expected);
    expect(one('DTSTART:20270315T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3')).toEqual(expected);
    const lines = weekly.map((line) => line.replace('Europe/Paris', 'Romance Standard Time'));
    const text = file(...ROMANCE, ...event('UID:1', ...lines, 'RRULE:FREQ=WEEKLY;UNTIL=20270329T070000Z'));
    expect(shown(read(text))).toEqual(expected);
    const autumn = ['DTSTART;TZID=Europe/Paris:20271030T220000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'];
    expect(one(...autumn)).toEqual(['2027-10-30 20:00/21:00', '2027-10-31 21:00/22:00']);
  });

  it('ends when it says so: by count, by an instant, by a local time, by a day', () => {
    const two = ['2027-03-15 08:00/09:00', '2027-03-22 08:00/09:00'];
    expect(one(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20270329T065959Z')).toEqual(two);
    expect(one(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20270328T090000')).toEqual(two);
    expect(one(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20270322')).toEqual(two);
    const days = ['DTSTART;VALUE=DATE:20270104', 'RRULE:FREQ=DAILY;UNTIL='];
    for (const until of ['20270105', '20270105T000000Z']) {
      expect(one(days[0]!, `${days[1]!}${until}`)).toEqual([
        ...['2027-01-03 23:00/2027-01-04 23:00', '2027-01-04 23:00/2027-01-05 23:00'],
      ]);
    }
  });

  it('leaves out what was taken out, in any zone or as a day, and adds what was added', () => {
    const rule = 'RRULE:FREQ=WEEKLY;COUNT=4';
    const left = ['2027-03-15 08:00/09:00', '2027-03-29 07:00/08:00', '2027-04-05 07:00/08:00'];
    expect(one(...weekly, rule, 'EXDATE;TZID=Europe/Paris:20270322T090000')).toEqual(left);
    expect(one(...weekly, rule, 'EXDATE:20270322T080000Z')).toEqual(left);
    expect(one(...weekly, rule, 'EXDATE;VALUE=DATE:20270322')).toEqual(left);
    expect(one(...weekly, rule, 'EXDATE:20270322T080000Z,20270405T070000Z')).toEqual(left.slice(0, 2));
    expect(one(...weekly, 'RDATE;TZID=Europe/Paris:20270401T140000,20270315T090000')).toEqual([
      ...['2027-03-15 08:00/09:00', '2027-04-01 12:00/13:00'],
    ]);
    expect(one(...weekly, 'RDATE;VALUE=PERIOD:20270401T140000Z/PT3H,20270402T140000Z/20270402T143000Z')).toEqual([
      ...['2027-03-15 08:00/09:00', '2027-04-01 14:00/17:00', '2027-04-02 14:00/14:30'],
    ]);
    const days = ['DTSTART;VALUE=DATE:20270104', 'RRULE:FREQ=DAILY;COUNT=2'];
    for (const taken of ['EXDATE;VALUE=DATE:20270105', 'EXDATE:20270105T000000']) {
      expect(one(...days, taken)).toEqual(['2027-01-03 23:00/2027-01-04 23:00']);
    }
  });

  it('follows what became of single dates: moved, called off, set free, blocking where the rest is free', () => {
    const rule = 'RRULE:FREQ=WEEKLY;COUNT=3';
    const changed = (...lines: string[]) =>
      shown(read(file(...event('UID:1', ...weekly, rule), ...event('UID:1', ...lines))));
    const id = 'RECURRENCE-ID;TZID=Europe/Paris:20270322T090000';
    const rest = ['2027-03-15 08:00/09:00', '2027-03-29 07:00/08:00'];
    expect(changed(id, 'DTSTART:20270323T130000Z', 'DTEND:20270323T133000Z')).toEqual([
      ...[rest[0], '2027-03-23 13:00/13:30', rest[1]],
    ]);
    expect(changed('RECURRENCE-ID:20270322T080000Z', ...weekly, 'STATUS:CANCELLED')).toEqual(rest);
    expect(changed('RECURRENCE-ID;VALUE=DATE:20270322', ...weekly, 'TRANSP:TRANSPARENT')).toEqual(rest);
    const free = event('UID:1', ...weekly, rule, 'TRANSP:TRANSPARENT');
    const blocking = event('UID:1', id, 'DTSTART:20270322T080000Z', 'DURATION:PT2H');
    expect(shown(read(file(...free, ...blocking)))).toEqual(['2027-03-22 08:00/10:00']);
    // The date without its series, as when it was invited alone.
    expect(shown(read(file(...blocking)))).toEqual(['2027-03-22 08:00/10:00']);
  });

  it('follows what became of all dates from one on', () => {
    const id = 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20270322T090000';
    const moved = event('UID:1', id, 'DTSTART;TZID=Europe/Paris:20270323T140000', 'DURATION:PT30M');
    expect(shown(read(file(...event('UID:1', ...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3'), ...moved)))).toEqual([
      ...['2027-03-15 08:00/09:00', '2027-03-23 13:00/13:30', '2027-03-30 12:00/12:30'],
    ]);
    const ended = event('UID:1', id, ...weekly, 'STATUS:CANCELLED');
    expect(shown(read(file(...event('UID:1', ...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3'), ...ended)))).toEqual([
      '2027-03-15 08:00/09:00',
    ]);
  });

  it('that began long ago and never ends is told in the window only', () => {
    const days = read(file(...event('UID:1', 'DTSTART;VALUE=DATE:19990101', 'RRULE:FREQ=DAILY')));
    expect('busy' in days && [days.busy.length, days.busy[0]?.start, days.busy.at(-1)?.end]).toEqual([
      ...[366, PARIS.window.start, PARIS.window.end],
    ]);
    const second = one(
      'DTSTART:19990104T080000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;BYMONTH=3',
    );
    // Every second week from Monday 4 January 1999 on, in March 2027, and every 150 days: reckoned with Python.
    expect(second).toEqual([
      ...['2027-03-08 07:00/08:00', '2027-03-12 07:00/08:00', '2027-03-22 07:00/08:00', '2027-03-26 07:00/08:00'],
    ]);
    const third = one('DTSTART:20000101T120000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;INTERVAL=150');
    expect(third).toEqual(['2027-02-08 12:00/13:00', '2027-07-08 12:00/13:00', '2027-12-05 12:00/13:00']);
    const last = one('DTSTART:20270131T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=2');
    expect(last).toEqual(['2027-01-31 10:00/11:00', '2027-02-26 10:00/11:00', '2027-03-26 10:00/11:00']);
  });
});

describe('a file', () => {
  const good = event('UID:1', 'DTSTART:20270104T090000Z', 'DTEND:20270104T100000Z');

  it('may be empty, fold its lines, begin with a mark, end its lines otherwise, and hold several calendars', () => {
    expect(shown(read(file()))).toEqual([]);
    const folded = file(...good).replace('DTSTART:20270104', 'DTSTART:2027\r\n 0104');
    const expected = ['2027-01-04 09:00/10:00'];
    expect(shown(read(folded))).toEqual(expected);
    expect(shown(read(`\ufeff${file(...good)}`))).toEqual(expected);
    expect(shown(read(file(...good).replaceAll('\r\n', '\n')))).toEqual(expected);
    expect(shown(read(file(...good) + file(...good.map((line) => line.replace('T09', 'T08')))))).toEqual([
      '2027-01-04 08:00/10:00',
    ]);
  });

  it('may tell busy times alone', () => {
    const lines = [
      ...['BEGIN:VFREEBUSY', 'UID:2', 'DTSTART:20270104T000000Z', 'DTEND:20270105T000000Z'],
      'FREEBUSY:20270104T080000Z/PT1H,20270104T100000Z/20270104T110000Z',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270104T120000Z/PT30M',
      ...['FREEBUSY;FBTYPE=FREE:20270104T140000Z/PT1H', 'END:VFREEBUSY'],
    ];
    expect(shown(read(file(...lines)))).toEqual([
      ...['2027-01-04 08:00/09:00', '2027-01-04 10:00/11:00', '2027-01-04 12:00/12:30'],
    ]);
  });

  it('that cannot be understood says why', () => {
    expect(shown(read(''))).toBe('not_a_calendar');
    expect(shown(read('<!doctype html><title>Sign in</title>'))).toBe('not_a_calendar');
    expect(shown(read('BEGIN:VCARD\r\nEND:VCARD\r\n'))).toBe('not_a_calendar');
    const latin = Buffer.from(file(...event('UID:1', 'SUMMARY:Réunion', 'DTSTART:20270104T090000Z')), 'latin1');
    expect(shown(read(latin))).toBe('bad_encoding');
    expect(shown(read(Buffer.from(file(...good), 'utf16le')))).not.toEqual(expect.any(Array));
    for (const broken of [
      file(...good).replace('END:VCALENDAR', ''),
      file(...good).replace('END:VEVENT', ''),
      `${file(...good)}END:VCALENDAR\r\n`,
      file('no colon in this line', ...good),
      file(...event('UID:1', 'DTSTART:soon', 'DURATION:PT1H')),
      file(...event('UID:1', 'DTSTART:20270104T090000Z', 'DURATION:a while')),
      file(...event('UID:1', 'DTSTART:20270104T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES')),
      file(...event('UID:1', 'DTSTART:20270104T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=XX')),
    ]) {
      expect([broken, ['unreadable', 'rule_refused'].includes(String(shown(read(broken))))]).toEqual([broken, true]);
    }
  });

  it('with a rule that no calendar of people has is refused', () => {
    const start = ['DTSTART:20270104T090000Z', 'DURATION:PT1M'];
    for (const rule of ['FREQ=SECONDLY', 'FREQ=MINUTELY', 'FREQ=DAILY;COUNT=1000000000', 'FREQ=WEEKLY;COUNT=10001']) {
      expect([rule, one(...start, `RRULE:${rule}`)]).toEqual([rule, 'rule_refused']);
    }
    const each = ROMANCE.map((line) => line.replace('FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3', 'FREQ=SECONDLY'));
    const lines = event('UID:1', 'DTSTART;TZID=Romance Standard Time:20270704T090000', 'DURATION:PT1H');
    expect(shown(read(file(...each, ...lines)))).toBe('rule_refused');
  });

  it('with too much in it is refused', () => {
    const hourly = (minute: number) =>
      event(`UID:${minute}`, `DTSTART:2027010${1 + minute}T00${minute}000Z`, 'DURATION:PT1M', 'RRULE:FREQ=HOURLY');
    expect(shown(read(file(...hourly(1), ...hourly(2))))).toBe('too_many_events');
    expect(shown(read(file(...Array.from({ length: 20_001 }, () => good).flat())))).toBe('too_many_events');
    const old = event('UID:1', 'DTSTART:20000101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=HOURLY');
    expect(shown(read(file(...old)))).toBe('too_complex');
    const deep = Array.from({ length: 5_000 }, (_, index) => `BEGIN:X-${index}`);
    const up = deep.toReversed().map((line) => line.replace('BEGIN', 'END'));
    expect(shown(read(file(...deep, ...up)))).toBe('too_complex');
  });
});

describe('the thread', () => {
  /** February has no thirtieth day: the library looks for one until the end of time. */
  const NEVER = file(
    ...event('UID:1', 'DTSTART:20270104T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
  );
  const bytes = (text: string) => Buffer.from(text);
  const rule = 'DTSTART;TZID=Europe/Paris:20270315T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=3';

  it('answers as the reading itself does', async () => {
    const text = file(...event('UID:1', ...rule.split('\r\n')));
    expect(await builtIcsReader().read(bytes(text), PARIS)).toEqual(read(text));
    expect(await builtIcsReader().read(bytes('nothing'), PARIS)).toEqual({ fault: 'not_a_calendar' });
  });

  it('is ended when it finds no end, while this process goes on', async () => {
    let turns = 0;
    const alive = setInterval(() => turns++, 10);
    const answer = await builtIcsReader({ milliseconds: 1_000, megabytes: 256 }).read(bytes(NEVER), PARIS);
    clearInterval(alive);
    expect(answer).toEqual({ fault: 'too_complex' });
    expect(turns).toBeGreaterThan(5);
  });

  it('is ended when it wants too much memory, while this process goes on', async () => {
    const window = { start: PARIS.window.start, end: PARIS.window.start + 400 * DAY };
    const many = Array.from({ length: 19_000 }, (_, index) => event(`UID:${index}`, 'DTSTART:20270104T090000Z')).flat();
    const question = { ...PARIS, window };
    const small = builtIcsReader({ milliseconds: 120_000, megabytes: 8 });
    expect(await small.read(bytes(file(...many)), question)).toEqual({ fault: 'too_complex' });
    expect(await builtIcsReader().read(bytes(file(...many)), question)).toEqual({ busy: [] });
  });

  it('that cannot be started is a mistake of ours, not of the file', async () => {
    const { IcsReader } = await import('./ics.reader.js');
    const nowhere = new IcsReader(undefined, new URL('file:///nowhere/thread.js'));
    await expect(nowhere.read(bytes(file()), PARIS)).rejects.toThrow('nowhere');
  });
});
