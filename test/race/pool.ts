import { v7 as uuidv7 } from 'uuid';
import { Random } from '../../apps/cli/src/demo/random.js';
import type { Answer, Person } from '../support/crowd.js';
import { plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, HOUR, dayOf, iso, roundsOf } from './course.js';

const CAPACITY = 10;
/** With more people most of a round is the losers' one by one. */
const CROWD = 30;
/** Rounds take a day of a pool each. */
const POOLS = ['Dix places', 'Dix autres places', 'Encore dix places'];

interface Wish {
  readonly person: Person;
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
}

/**
 * A pool of 10 places, quantities of 1 to 3, mornings, afternoons and whole days on top of each other. Three parts
 * to a round: everybody books at once; half of the winners cancel while the losers try again; then, one by one, the
 * losers try once more, and each must get a place exactly when there is one.
 */
export const pool: CourseKind = {
  what: 'a pool of 10 places, a day each',
  share: 0.25,
  places: () => POOLS.map((name) => plainPlace(name, { kind: 'desk', mode: 'pool', capacity: CAPACITY })),
  run: async (course) => {
    const random = new Random(course.seed);
    for await (const round of roundsOf(course)) {
      const resourceId = course.resourceIds.get(POOLS[round % POOLS.length]!)!;
      await crowded(course, random, resourceId, dayOf(Math.floor(round / POOLS.length)));
    }
  },
};

async function crowded(course: Course, random: Random, resourceId: string, morning: number): Promise<void> {
  const wishes = course.people.slice(0, CROWD).map((person): Wish => {
    const [start, end] = random.pick([[0, 4] as const, [4, 8] as const, [0, 8] as const, [2, 6] as const]);
    return { person, start: morning + start * HOUR, end: morning + end * HOUR, quantity: random.between(1, 3) };
  });
  const first = await Promise.all(wishes.map((wish) => reserve(course, resourceId, wish)));
  await checkLevel(course, resourceId, morning);
  checkRefusals(course, await taken(course, resourceId, morning), first);

  const cancels = first.filter(({ status }) => status === 201 && random.chance(0.5));
  const retries = first.filter(({ status }) => status === 409);
  const moved = await Promise.all([
    ...cancels.map(async (winner) => {
      const answer = await winner.wish.person.call('POST', `/api/reservations/${winner.id}/cancel`);
      course.seen.push(answer);
      if (answer.status !== 200) course.problem(`a cancel got ${answer.status}`);
      return null;
    }),
    ...retries.map(({ wish }) => reserve(course, resourceId, wish)),
  ]);
  await checkLevel(course, resourceId, morning);

  for (const refused of moved.filter((outcome) => outcome?.status === 409)) {
    const { wish } = refused!;
    const fits = highest(await taken(course, resourceId, morning), wish) + wish.quantity <= CAPACITY;
    const { status } = await reserve(course, resourceId, wish);
    if (fits && status === 409) course.problem('a request that fits was refused');
    if (!fits && status === 201) course.problem('a request that does not fit was granted');
  }
  await checkLevel(course, resourceId, morning);
}

interface Outcome {
  readonly wish: Wish;
  readonly id: string;
  readonly status: number;
}

/** Books; a winner sends the same request again, which must change nothing. */
async function reserve(course: Course, resourceId: string, wish: Wish): Promise<Outcome> {
  const { person, quantity } = wish;
  const start = iso(wish.start);
  const end = iso(wish.end);
  const body = { id: uuidv7(), siteId: course.siteId, resourceId, start, end, quantity };
  const answer: Answer = await person.call('POST', '/api/reservations', body);
  course.seen.push(answer);
  if (answer.status === 201) {
    course.won.push(answer);
    const again = await person.call('POST', '/api/reservations', body);
    if (again.status !== 200 || again.body.id !== body.id) course.problem('a retry was not free');
  } else if (answer.status !== 409 || answer.body.code !== 'slot_taken') {
    course.problem(`a loser got ${answer.status} ${String(answer.body.code)}`);
  }
  return { wish, id: body.id, status: answer.status };
}

interface Taken {
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
}

async function taken({ owner }: Course, resourceId: string, morning: number): Promise<Taken[]> {
  const { rows } = await owner.query<{ from: Date; until: Date; quantity: number }>(
    `select lower(during) as "from", upper(during) as until, quantity from reservations
     where resource_id = $1 and status in ('held', 'confirmed', 'checked_in')
       and lower(during) >= $2 and lower(during) < $3`,
    [resourceId, iso(morning), iso(morning + 8 * HOUR)],
  );
  return rows.map(({ from, until, quantity }) => ({ start: from.getTime(), end: until.getTime(), quantity }));
}

/** Places taken at the fullest hour of the interval: counted hour by hour, unlike the guard's sweep. */
function highest(claims: readonly Taken[], { start, end }: { start: number; end: number }): number {
  let most = 0;
  for (let at = start; at < end; at += HOUR) {
    const now = claims.filter((claim) => claim.start <= at && at < claim.end);
    most = Math.max(
      most,
      now.reduce((sum, claim) => sum + claim.quantity, 0),
    );
  }
  return most;
}

async function checkLevel(course: Course, resourceId: string, morning: number): Promise<void> {
  const level = highest(await taken(course, resourceId, morning), { start: morning, end: morning + 8 * HOUR });
  if (level > CAPACITY) course.problem(`${CAPACITY} places were sold more than once`);
}

/** While nobody cancels the pool only fills, so what was refused must not fit at the end either. */
function checkRefusals(course: Course, claims: readonly Taken[], outcomes: readonly Outcome[]): void {
  const wrongly = outcomes.some(
    ({ wish, status }) => status === 409 && highest(claims, wish) + wish.quantity <= CAPACITY,
  );
  if (wrongly) course.problem('a request that fits was refused');
}
