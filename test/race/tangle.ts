import type { Answer, Person } from '../support/crowd.js';
import { type Course, HOUR, iso } from './course.js';

/** A series that stands, by what its owner was told. */
export interface Standing {
  readonly person: Person;
  readonly seriesId: string;
  readonly dates: readonly { readonly id: string; readonly start: string; readonly end: string }[];
  /** Where another series stands at the same hour, which wants this one's. */
  readonly elsewhereId: string;
  /** An hour later than its own, which is another's. */
  readonly later: string;
}

const CALM = new Set(['slot_taken', 'series_conflicts', 'not_movable', 'not_cancellable']);

/**
 * All at once: each series goes to where its pair stands and, a second time, an hour later, so that the last date is
 * moved first; one date of it goes elsewhere alone; every third is given back whole, the first date first, and of
 * another third the last date. Each takes what the others hold, in every order that there is. Nobody may wait in a ring.
 */
export async function tangle(course: Course, series: readonly Standing[]): Promise<void> {
  const given = await Promise.all(series.map((one, index) => pull(course, one, index % 3)));
  await checkLeft(course, new Map(series.map(({ seriesId }, index) => [seriesId, given[index]!])));
}

/** How many of its dates must stand afterwards. */
async function pull(course: Course, standing: Standing, part: number): Promise<number> {
  const { person, seriesId, dates, elsewhereId, later } = standing;
  const [, second, last] = dates;
  const night = (instant: string): string => iso(Date.parse(instant) - 12 * HOUR);
  const alone = { resourceId: elsewhereId, start: night(second!.start), end: night(second!.end) };
  const asked: [string, object | undefined][] = [
    [`/api/series/${seriesId}/move`, { resourceId: elsewhereId, onConflict: 'skip' }],
    [`/api/series/${seriesId}/move`, { startTime: later, onConflict: 'skip' }],
    [`/api/reservations/${second!.id}/move`, alone],
  ];
  if (part === 0) asked.push([`/api/series/${seriesId}/cancel`, {}]);
  if (part === 1) asked.push([`/api/reservations/${last!.id}/cancel`, undefined]);
  const answers = await Promise.all(asked.map(([path, body]) => person.call('POST', path, body)));
  for (const answer of answers) note(course, answer);
  if (part === 2) return dates.length;
  if (answers.at(-1)!.status !== 200) course.problem('what was booked could not be given back');
  return part === 0 ? 0 : dates.length - 1;
}

function note(course: Course, answer: Answer): void {
  course.seen.push(answer);
  const { status, body } = answer;
  if (status === 200) course.won.push(answer);
  else if (status < 500 && !CALM.has(String(body.code))) {
    course.problem(`a change was answered ${status} ${String(body.code)}`);
  }
}

/** Each series has the dates that were not given back, and each of those is charged once. */
async function checkLeft({ owner, problem }: Course, left: ReadonlyMap<string, number>): Promise<void> {
  const { rows } = await owner.query<{ id: string; dates: number; charges: number }>(
    `select r.series_id as id, count(*) filter (where r.status = 'confirmed')::int as dates, count(c.id)::int as charges
     from reservations r
     left join charges c on c.site_id = r.site_id and c.origin_id = r.id and c.status = 'open'
     where r.series_id = any($1) group by r.series_id`,
    [[...left.keys()]],
  );
  for (const { id, dates, charges } of rows) {
    if (dates !== left.get(id)) problem('a date was lost, or given back in vain');
    if (charges !== dates) problem('what is charged is not what stands');
  }
}
