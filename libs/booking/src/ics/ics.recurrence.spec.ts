import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { readIcs } from './ics.read.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`ics.recurrence.spec seed ${seed} (repeat with SEED=${seed})`);

const two = (value: number) => String(value).padStart(2, '0');
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const days = fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 3 });
const rules = fc.oneof(
  fc.constant('FREQ=DAILY'),
  days.map((each) => `FREQ=WEEKLY;BYDAY=${each.join(',')}`),
  fc.integer({ min: 1, max: 31 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
  fc
    .tuple(fc.constantFrom(1, 2, 3, 4, -1), fc.constantFrom(...DAYS))
    .map(([nth, day]) => `FREQ=MONTHLY;BYDAY=${nth}${day}`),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`),
);
const series = fc.record({
  rule: rules,
  interval: fc.integer({ min: 1, max: 4 }),
  count: fc.option(fc.integer({ min: 1, max: 400 }), { nil: null }),
  zone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland', 'UTC'),
  start: fc.date({ min: new Date('2005-01-01'), max: new Date('2027-06-30'), noInvalidDate: true }),
  // Not the hour that spring skips: the standard drops such dates (§3.3.10), we block the hour after it, to be safe.
  minute: fc
    .integer({ min: 0, max: 47 })
    .filter((half) => half !== 4 && half !== 5)
    .map((half) => half * 30),
});

/** The window holds both changes of the clocks of 2027 in either half of the world. */
const window = { start: Date.UTC(2027, 0, 1), end: Date.UTC(2028, 0, 1) };

describe('a rule', () => {
  it('comes to the instants that another library comes to, wherever it began', () => {
    const same = fc.property(series, ({ rule, interval, count, zone, start, minute }) => {
      const clock = `T${two(Math.floor(minute / 60))}${two(minute % 60)}00`;
      const lines = (day: string) => [
        `DTSTART;TZID=${zone}:${day.replaceAll('-', '')}${clock}`,
        `RRULE:${rule};INTERVAL=${interval}${count ? `;COUNT=${count}` : ''}`,
      ];
      // What a start that the rule does not come to means for its count, the standard leaves open: begin at a date of it.
      const drawn = new RRuleTemporal({ rruleString: lines(start.toISOString().slice(0, 10)).join('\n') });
      const from = lines(drawn.next(new Date(0), true)!.toPlainDate().toString());
      const answer = readIcs(
        Buffer.from(
          [
            'BEGIN:VCALENDAR',
            'BEGIN:VEVENT',
            'UID:1',
            ...from,
            'DURATION:PT10M',
            'END:VEVENT',
            'END:VCALENDAR',
            '',
          ].join('\n'),
        ),
        { window, timeZone: 'UTC', ownHost: 'maille.example' },
      );
      const expected = new RRuleTemporal({ rruleString: from.join('\n') })
        .between(new Date(window.start), new Date(window.end - 1), true)
        .map((date) => date.epochMilliseconds);
      expect([from, 'busy' in answer ? answer.busy.map((time) => time.start) : answer.fault]).toEqual([from, expected]);
    });
    fc.assert(same, { seed, numRuns: 300 });
  });
});
