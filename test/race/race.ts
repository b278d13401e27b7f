import 'reflect-metadata';
import pg from 'pg';
import { demoServices } from '../../apps/cli/src/demo/demo.command.js';
import { loadDemo } from '../../apps/cli/src/demo/load.js';
import { withServices } from '../../apps/cli/src/services.js';
import { checkInvariants } from '../../apps/cli/src/verify/verify.store.js';
import { Config } from '#libs/platform';
import { type Answer, createCrowd, quantile } from '../support/crowd.js';
import { startApi } from '../support/processes.js';
import { poolRounds } from './pool.js';
import { type Saboteur, preloadsOf, sabotage } from './sabotage.js';
import { slotRounds } from './slot.js';

export interface RaceOptions {
  /** A migrated, empty database; connects as superuser. */
  readonly databaseUrl: string;
  readonly rounds: number;
  readonly clients: number;
  /** false: one room; true: a pool of 10 places. */
  readonly pool: boolean;
  readonly sabotage: Saboteur | null;
  readonly seed: number;
}

/** What a race left behind; it is lost when `problems` has an entry. */
export interface RaceReport {
  readonly problems: readonly string[];
  readonly statuses: Readonly<Record<string, number>>;
  readonly winners: number;
  readonly deadlocks: number;
  readonly winnerMs: readonly number[];
  readonly allMs: readonly number[];
}

/** Two API processes, one database, everybody at once. */
export async function race(options: RaceOptions): Promise<RaceReport> {
  const owner = new pg.Client(options.databaseUrl);
  await owner.connect();
  const config = new Config({ DATABASE_URL: options.databaseUrl, LOG_LEVEL: 'error' });
  const { sites } = await withServices(config, (context) =>
    loadDemo(demoServices(context), { sites: 1, weeks: 1 }, () => undefined),
  );
  if (options.sabotage) await sabotage(owner, options.sabotage);
  const api = { databaseUrl: options.databaseUrl, preload: preloadsOf(options.sabotage) };
  const apis = await Promise.all([startApi(api), startApi(api)]);
  const problems: string[] = [];
  const seen: Answer[] = [];
  const won: Answer[] = [];
  try {
    const origins = apis.map(({ url }) => url);
    const people = await createCrowd(owner, origins, options.clients);
    const { rounds, seed } = options;
    const problem = (text: string) => void (problems.includes(text) || problems.push(text));
    const course = { owner, people, ...sites[0]!, rounds, seed, seen, won, problem };
    await (options.pool ? poolRounds(course) : slotRounds(course));
  } finally {
    await Promise.all(apis.map((process) => process.stop()));
  }
  const deadlocks = await deadlocksOf(owner);
  await owner.end();
  const statuses: Record<string, number> = {};
  for (const { status } of seen) statuses[status] = (statuses[status] ?? 0) + 1;
  if (deadlocks > 0) problems.push(`${deadlocks} deadlocks`);
  const broken = seen.filter(({ status }) => status >= 500).length;
  if (broken > 0) problems.push(`${broken} answers of 5xx`);
  for (const { name, rows } of await checkInvariants(options.databaseUrl)) {
    if (rows.length > 0) problems.push(`${name}: ${rows.length} offences`);
  }
  const milliseconds = (answers: readonly Answer[]) => answers.map((answer) => answer.milliseconds);
  return { problems, statuses, winners: won.length, deadlocks, winnerMs: milliseconds(won), allMs: milliseconds(seen) };
}

/** Sessions report their counters when they end: the API processes are gone by now. */
async function deadlocksOf(owner: pg.Client): Promise<number> {
  await new Promise((later) => setTimeout(later, 300));
  const { rows } = await owner.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return Number(rows[0]!.deadlocks);
}

/** Three lines for the terminal. */
export function describe(report: RaceReport): string {
  const times = (numbers: readonly number[]) =>
    `p50 ${quantile(numbers, 0.5).toFixed(0)} ms, p99 ${quantile(numbers, 0.99).toFixed(0)} ms, max ${quantile(numbers, 1).toFixed(0)} ms`;
  const statuses = Object.entries(report.statuses).map(([status, count]) => `${count} × ${status}`);
  return [
    `answers    ${statuses.join(', ')}; ${report.winners} places given, ${report.deadlocks} deadlocks`,
    `winners    ${times(report.winnerMs)}`,
    `everybody  ${times(report.allMs)}`,
  ].join('\n');
}
