import { describe, expect, it } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '#libs/domain';
import { mayStayAsItIs, nextTry, readAddress, readName, waitBeforeAskingAgain, windowOf } from './external.rules.js';

const NOW = Date.UTC(2026, 10, 24, 7, 30);

describe('an address', () => {
  it('is read as it will be asked', () => {
    expect(readAddress(' https://calendar.example/a?b=c ')?.href).toBe('https://calendar.example/a?b=c');
    expect(readAddress('webcal://calendar.example:8443/a')?.href).toBe('https://calendar.example:8443/a');
    expect(readAddress('WEBCALS://Calendar.Example/a')?.href).toBe('https://calendar.example/a');
  });

  it.each([
    ...['', 'calendar.example', 'http://calendar.example/', 'ftp://calendar.example/', 'file:///etc/passwd'],
    ...['javascript:alert(1)', 'https://', 'https://user@calendar.example/', 'https://user:secret@calendar.example/'],
    ...[
      'https://calendar.example/#',
      'https://calendar.example/#part',
      `https://calendar.example/${'x'.repeat(2_000)}`,
    ],
  ])('is none: %s', (text) => expect(readAddress(text)).toBeNull());
});

it('a name has words in it, and eighty characters at most', () => {
  expect([readName('  Agenda \n de la  mairie '), readName(' \t '), readName('x'.repeat(81))]).toEqual([
    ...['Agenda de la mairie', null, null],
  ]);
});

it('the pause doubles with each failure up to a day, spread by a tenth', () => {
  const pauses = [0, 1, 2, 3, 6, 7, 50, 5_000].map((failures) => (nextTry(NOW, failures, 0.5) - NOW) / MINUTE);
  expect(pauses).toEqual([15, 30, 60, 120, 960, 1_440, 1_440, 1_440]);
  expect([nextTry(NOW, 0, 0) - NOW, nextTry(NOW, 0, 1) - NOW]).toEqual([13.5 * MINUTE, 16.5 * MINUTE]);
});

it('who asks for now is heard once a minute', () => {
  expect([null, NOW - MINUTE, NOW - 20_000, NOW].map((tried) => waitBeforeAskingAgain(tried, NOW))).toEqual([
    ...[0, 0, 40_000, MINUTE],
  ]);
});

it('the window goes from yesterday to as far as can be booked, and is the same all day', () => {
  expect(windowOf(NOW, 90)).toEqual({ start: Date.UTC(2026, 10, 23), end: Date.UTC(2026, 10, 23) + 93 * DAY });
  expect(windowOf(NOW + 16 * HOUR, 90)).toEqual(windowOf(NOW, 90));
  expect(windowOf(NOW, 730).end - windowOf(NOW, 730).start).toBe(400 * DAY);
});

it('"nothing new" counts until the window has moved on', () => {
  expect([null, NOW - 19 * HOUR, NOW - DAY].map((at) => mayStayAsItIs(at, NOW))).toEqual([false, true, false]);
});
