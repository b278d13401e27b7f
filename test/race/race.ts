import 'reflect-metadata';
import pg from 'pg';
import { withServices } from '../../apps/cli/src/services.js';
import { checkInvariants } from '../../apps/cli/src/verify/verify.store.js';
import { Config } from '#libs/platform';
import { SetupService } from '#libs/spaces';
import { type Answer, createCrowd, quantile } from '../support/crowd.js';
import { type PlainSite, createPlainNetwork, createPlainSite } from '../support/plain-site.js';
import { startApi } from '../support/processes.js';
import type { CourseKind } from './course.js';
import { COURSES, type CourseName } from './courses.js';
import { PATIENT, type Saboteur, preloadsOf, sabotage } from './sabotage.js';

export interface RaceOptions {
  /** A migrated, empty database; connects as superuser. */
  readonly databaseUrl: string;
  /** Run one after the other, each on a site of its own; one alone takes all rounds, of several each takes its share. */
  readonly courses: readonly CourseName[];
  readonly rounds: number;
  readonly clients: number;
  readonly sabotage: Saboteur | null;
  readonly seed: number;
  /** Whether everybody queues for as long as it takes; else for as long as in production. */
  readonly patient?: boolean;
  /** What a saboteur must make go wrong: a course ends early once its problems read like this. */
  readonly until?: RegExp;
}

/** What a course left behind; it is lost when `problems` has an entry. */
export interface CourseReport {
  readonly course: CourseName;
  readonly rounds: number;
  readonly problems: readonly string[];
  readonly statuses: Readonly<Record<string, number>>;
  readonly winners: number;
  /** Bookings that are in each other's way, by the invariants. */
  readonly overlaps: number;
  readonly deadlocks: number;
  readonly winnerMs: readonly number[];
  readonly allMs: readonly number[];
}

/** Invariants whose offences are places sold twice. */
const OVERLAPS = new Set(['no_overlap', 'no_pool_above_capacity', 'no_place_taken_inside_another']);

/** Two API processes, one database, everybody at once. `done` hears of each course as it ends. */
export async function race(
  options: RaceOptions,
  done: (report: CourseReport) => void = () => undefined,
): Promise<CourseReport[]> {
  const { databaseUrl, courses, clients } = options;
  const owner = new pg.Client(databaseUrl);
  await owner.connect();
  try {
    const config = new Config({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
    const sites = await withServices(config, async (context) => {
      const setup = context.get(SetupService);
      const networkId = await createPlainNetwork(setup);
      const made: [CourseName, PlainSite[]][] = [];
      for (const course of courses) {
        const { places: placesFor, sites: count = 1 }: CourseKind = COURSES[course];
        const places = placesFor(clients);
        const own: PlainSite[] = [];
        for (let number = 1; number <= count; number++) {
          const slug = `course-${course}${number > 1 ? `-${number}` : ''}`;
          own.push(await createPlainSite(setup, { networkId, slug, places }));
        }
        made.push([course, own]);
      }
      return made;
    });
    if (options.sabotage) await sabotage(owner, options.sabotage);
    const reports: CourseReport[] = [];
    for (const [course, own] of sites) {
      const report = await runCourse(owner, course, own, options);
      reports.push(report);
      done(report);
    }
    return reports;
  } finally {
    await owner.end();
  }
}

async function runCourse(
  owner: pg.Client,
  course: CourseName,
  [site, ...others]: readonly PlainSite[],
  { databaseUrl, clients, courses, seed, sabotage: saboteur, patient = false, until, ...options }: RaceOptions,
): Promise<CourseReport> {
  const rounds = courses.length === 1 ? options.rounds : Math.ceil(options.rounds * COURSES[course].share);
  const before = await deadlocksOf(owner);
  const api = { databaseUrl, preload: [...(patient ? [PATIENT] : []), ...preloadsOf(saboteur)] };
  const apis = await Promise.all([startApi(api), startApi(api)]);
  const problems: string[] = [];
  const seen: Answer[] = [];
  const won: Answer[] = [];
  const judged = async () => judge(databaseUrl, problems, seen, (await deadlocksOf(owner)) - before);
  try {
    const origins = apis.map(({ url }) => url);
    const people = await createCrowd(owner, origins, clients);
    const problem = (text: string) => void (problems.includes(text) || problems.push(text));
    const enough = async () => until !== undefined && until.test((await judged()).problems.join('; '));
    await COURSES[course].run({ ...site!, others, owner, people, rounds, seed, seen, won, problem, enough });
  } finally {
    await Promise.all(apis.map((process) => process.stop()));
  }
  await allTold(owner);
  const statuses: Record<string, number> = {};
  for (const { status } of seen) statuses[status] = (statuses[status] ?? 0) + 1;
  const milliseconds = (answers: readonly Answer[]) => answers.map((answer) => answer.milliseconds);
  const times = { winnerMs: milliseconds(won), allMs: milliseconds(seen) };
  return { course, rounds, ...(await judged()), statuses, winners: won.length, ...times };
}

/** What went wrong by the answers and in the tables, beside what the course noticed itself. */
async function judge(databaseUrl: string, noticed: readonly string[], seen: readonly Answer[], deadlocks: number) {
  const problems = [...noticed];
  if (deadlocks > 0) problems.push(`${deadlocks} deadlocks`);
  const broken = seen.filter(({ status }) => status >= 500).length;
  if (broken > 0) problems.push(`${broken} answers of 5xx`);
  let overlaps = 0;
  for (const { name, rows } of await checkInvariants(databaseUrl)) {
    if (rows.length > 0) problems.push(`${name}: ${rows.length} offences`);
    if (OVERLAPS.has(name)) overlaps += rows.length;
  }
  return { problems, overlaps, deadlocks };
}

/** So far; sessions tell of theirs now and then, and at their end. */
async function deadlocksOf(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return Number(rows[0]!.deadlocks);
}

/** Waits for the end of the sessions of API processes that are gone: it comes a moment later. */
async function allTold(owner: pg.Client): Promise<void> {
  const others = `select from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`;
  while ((await owner.query(others)).rowCount !== 0) await new Promise((later) => setTimeout(later, 20));
}

/** Four lines for the terminal. */
export function describe(report: CourseReport): string {
  const times = (numbers: readonly number[]) =>
    `p50 ${quantile(numbers, 0.5).toFixed(0)} ms, p99 ${quantile(numbers, 0.99).toFixed(0)} ms, max ${quantile(numbers, 1).toFixed(0)} ms`;
  const statuses = Object.entries(report.statuses).map(([status, count]) => `${count} × ${status}`);
  return [
    `${report.course}: ${COURSES[report.course].what}; ${report.rounds} rounds`,
    `  answers    ${statuses.join(', ')}; ${report.winners} winners, ${report.overlaps} overlaps, ${report.deadlocks} deadlocks`,
    `  winners    ${times(report.winnerMs)}`,
    `  everybody  ${times(report.allMs)}`,
  ].join('\n');
}
