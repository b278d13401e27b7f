import { afterEach, describe, expect, it } from '@jest/globals';
import { type TestDb, createTestDb } from '../support/test-db.js';
import { race } from './race.js';
import { SABOTEURS, SHOWS_IN_POOL, type Saboteur } from './sabotage.js';

/** The same race as `npm run race`, with fewer people; each saboteur must make it fail, and for its own reason. */
describe('the race for a place', () => {
  let db: TestDb;
  afterEach(() => db.drop());

  async function run(pool: boolean, sabotage: Saboteur | null, rounds: number) {
    db = await createTestDb();
    const report = await race({ databaseUrl: db.url, rounds, clients: 12, pool, sabotage, seed: 7 });
    return report.problems.join('; ');
  }

  it('gives a room to one of twelve, five times over', async () => {
    expect(await run(false, null, 5)).toBe('');
  });

  it('fills a pool of ten and never more', async () => {
    expect(await run(true, null, 3)).toBe('');
  });

  const broken: Record<Saboteur, RegExp> = {
    'no-exclude': /one place was given \d+ times.*\d+ overlapping bookings.*no_overlap: \d+/,
    'no-lock': /10 places were sold more than once/,
    'repeatable-read': /10 places were sold more than once/,
  };
  it.each(SABOTEURS)('is lost with %s', async (saboteur) => {
    expect(await run(SHOWS_IN_POOL[saboteur], saboteur, 3)).toMatch(broken[saboteur]);
  });
});
