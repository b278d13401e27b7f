import { v7 as uuidv7 } from 'uuid';
import type { Answer, Person } from '../support/crowd.js';
import { plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, dayOf, iso, roundsOf } from './course.js';
import { type Standing, tangle } from './tangle.js';

const ROOMS = ['Est', 'Ouest'];
/** Days of a round, and as many dates a daily series of it has. */
const DATES = 3;
/** Inside the 730 days that may be booked. */
const ROUNDS_AT_MOST = 230;
/** How many hours of each room are held by a series of its own, to move across. */
const CROSSING_HOURS = 5;

/**
 * Series of two rooms, four times a round: all want the same dates or none of them, which one of each room gets; all
 * take what is left of dates that partly meet; those that hold an hour each move to the other room at once, so that
 * each needs what another locks; and then all of those are moved and given back at once. No series is ever half there.
 */
export const series: CourseKind = {
  what: 'repeated bookings for the same dates, for what is left of them, across each other, and all at once',
  share: 0.1,
  places: () => ROOMS.map((name) => plainPlace(name)),
  run: async (course) => {
    if (course.rounds > ROUNDS_AT_MOST) throw new RangeError(`this course has room for ${ROUNDS_AT_MOST} rounds`);
    for await (const round of roundsOf(course)) {
      const firstDay = iso(dayOf(round * DATES)).slice(0, 10);
      await rush(course, firstDay);
      await leavings(course, firstDay);
      await tangle(course, await across(course, firstDay));
    }
  },
};

interface Wish {
  readonly id: string;
  readonly resourceId: string;
  readonly rule: string;
  readonly firstDay: string;
  readonly startTime: string;
  readonly minutes: number;
  readonly onConflict: 'skip' | 'refuse';
}

interface Outcome {
  readonly person: Person;
  readonly wish: Wish;
  readonly answer: Answer;
}

const roomOf = ({ resourceIds }: Course, index: number): string => resourceIds.get(ROOMS[index % ROOMS.length]!)!;
const DAILY = `FREQ=DAILY;COUNT=${DATES}`;

async function orderAll(
  course: Course,
  people: readonly Person[],
  wishOf: (index: number) => Omit<Wish, 'id' | 'minutes'>,
): Promise<Outcome[]> {
  const outcomes = await Promise.all(
    people.map(async (person, index) => {
      const wish = { id: uuidv7(), minutes: 60, ...wishOf(index) };
      return { person, wish, answer: await person.call('POST', '/api/series', { siteId: course.siteId, ...wish }) };
    }),
  );
  course.seen.push(...outcomes.map(({ answer }) => answer));
  for (const { answer } of outcomes) {
    if (answer.status === 201) course.won.push(answer);
    else if (answer.status < 500 && (answer.status !== 409 || answer.body.code !== 'series_conflicts')) {
      course.problem(`a loser got ${answer.status} ${String(answer.body.code)}`);
    }
  }
  await checkWhole(course, outcomes);
  return outcomes;
}

/** A series has all the dates that its answer told of, and one that was refused has none. */
async function checkWhole({ owner, problem }: Course, outcomes: readonly Outcome[]): Promise<void> {
  const { rows } = await owner.query<{ id: string; dates: number }>(
    `select series_id as id, count(*)::int as dates from reservations where series_id = any($1) group by series_id`,
    [outcomes.map(({ wish }) => wish.id)],
  );
  const there = new Map(rows.map(({ id, dates }) => [id, dates]));
  for (const { wish, answer } of outcomes) {
    const { reservations, skipped } = answer.body as { reservations?: unknown[]; skipped?: unknown[] };
    const told = answer.status === 201 ? reservations!.length : 0;
    if ((there.get(wish.id) ?? 0) !== told) problem('a series is half there');
    if (answer.status === 201 && told + skipped!.length !== Number(wish.rule.at(-1))) problem('a date was lost');
  }
}

async function rush(course: Course, firstDay: string): Promise<void> {
  const outcomes = await orderAll(course, course.people, (index) => ({
    ...{ resourceId: roomOf(course, index), rule: DAILY, firstDay, startTime: '08:00', onConflict: 'refuse' },
  }));
  const winners = outcomes.filter(({ answer }) => answer.status === 201);
  const rooms = new Set(winners.map(({ wish }) => wish.resourceId));
  if (winners.length !== ROOMS.length || rooms.size !== ROOMS.length) {
    course.problem(`the same dates of two rooms were given ${winners.length} times`);
  }
  for (const { person, wish, answer } of winners) {
    const again = await person.call('POST', '/api/series', { siteId: course.siteId, ...wish });
    const same = JSON.stringify(again.body) === JSON.stringify(answer.body);
    if (again.status !== 200 || !same) course.problem('a retry was not free');
  }
}

async function leavings(course: Course, firstDay: string): Promise<void> {
  const startTime = '10:00';
  const outcomes = await orderAll(course, course.people, (index) => ({
    ...{ resourceId: roomOf(course, index), firstDay, startTime, onConflict: 'skip' },
    rule: index % 4 < 2 ? DAILY : 'FREQ=DAILY;INTERVAL=2;COUNT=2',
  }));
  const given = outcomes.flatMap(({ answer }) => (answer.body.reservations as unknown[] | undefined) ?? []).length;
  if (given !== ROOMS.length * DATES) course.problem(`of ${ROOMS.length * DATES} dates ${given} were given`);
}

/** Everybody gets an hour of their own, then all move at once to the other room, where that time is free. */
async function across(course: Course, firstDay: string): Promise<Standing[]> {
  const crossing = course.people.slice(0, CROSSING_HOURS * ROOMS.length);
  const hourOf = (index: number): number => 12 + Math.floor(index / ROOMS.length);
  const held = await orderAll(course, crossing, (index) => ({
    ...{ resourceId: roomOf(course, index), rule: DAILY, firstDay, startTime: `${hourOf(index)}:00` },
    onConflict: 'refuse',
  }));
  const moved = await Promise.all(
    held.map(({ person, wish }, index) =>
      person.call('POST', `/api/series/${wish.id}/move`, {
        resourceId: roomOf(course, index + 1),
        startTime: `${hourOf(index) + CROSSING_HOURS}:00`,
        onConflict: 'refuse',
      }),
    ),
  );
  course.seen.push(...moved);
  if (moved.some(({ status }) => status !== 200)) course.problem('a free room was refused to a series');
  await checkWhole(course, held);
  return held.map(({ person, wish, answer }, index) => ({
    ...{ person, seriesId: wish.id, dates: answer.body.reservations as Standing['dates'] },
    elsewhereId: roomOf(course, index),
    later: `${hourOf(index) + CROSSING_HOURS + 1}:00`,
  }));
}
