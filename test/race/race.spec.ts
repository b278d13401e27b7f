import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDb, createTestDb } from '../support/test-db.js';
import { COURSE_NAMES, type CourseName } from './courses.js';
import { race } from './race.js';
import { SABOTEURS, SHOWS_ON, type Saboteur } from './sabotage.js';

/** Rounds for what needs an unlucky moment; they end once it has come, in the first or second as a rule. */
const CHANCES = 40;

/** The same race as `npm run race`, with fewer people; each saboteur must make it fail, and for its own reason. */
describe('the race for a place', () => {
  let db: TestDb;
  beforeEach(async () => {
    db = await createTestDb();
  });
  afterEach(() => db.drop());

  const run = (courses: readonly CourseName[], rounds: number, broken?: { sabotage: Saboteur; until: RegExp }) =>
    race({ databaseUrl: db.url, courses, rounds, clients: 12, seed: 7, sabotage: null, patient: true, ...broken });

  it('is won on every course', async () => {
    const reports = await run(COURSE_NAMES, 5);
    expect(reports.map(({ course, problems }) => [course, problems])).toEqual(COURSE_NAMES.map((name) => [name, []]));
    for (const { course, rounds, winners, overlaps } of reports) {
      expect([course, winners >= rounds, overlaps]).toEqual([course, true, 0]);
    }
  });

  const broken: Record<Saboteur, RegExp> = {
    'no-exclude': /one place was given \d+ times.*no_overlap: \d+/,
    'no-name': /\d+ answers of 5xx/,
    'no-lock': /10 places were sold more than once/,
    'repeatable-read': /10 places were sold more than once/,
    'no-order': /\d+ deadlocks/,
    'no-places': /\d+ deadlocks/,
    'stale-charge': /what is charged is not the price of the place/,
    'no-expiry': /one place was confirmed to 0/,
    'blind-confirm': /a confirmed place is not charged once/,
    'no-family-lock': /a place was given together with one inside it.*no_place_taken_inside_another: \d+/,
    'no-family': /a place was given together with one inside it.*no_place_taken_inside_another: \d+/,
    'no-cap-lock': /the cap (?:had room for 4 and another number got through|was passed)/,
    'no-cap': /the cap had room for 4 and another number got through.*company_spending_is_the_sum: \d+/,
    'no-credit-lock':
      /5 passes made another number of desks free.*(?:balance_is_the_sum_of_lines|pass_pays_for_its_day): \d+/,
    'no-pass-day': /bookings of one day used more passes than places were taken at once/,
    'no-credit-sum': /5 passes made another number of desks free.*balance_is_the_sum_of_lines: \d+/,
  };
  it.each(SABOTEURS)('is lost with %s', async (saboteur) => {
    const until = broken[saboteur];
    const [report] = await run([SHOWS_ON[saboteur]], CHANCES, { sabotage: saboteur, until });
    expect(report!.problems.join('; ')).toMatch(until);
  });

  it('is lost by series, too, when their locks have no order', async () => {
    const until = /\d+ deadlocks/;
    const [report] = await run(['series'], CHANCES, { sabotage: 'no-order', until });
    expect(report!.problems.join('; ')).toMatch(until);
  });
});
