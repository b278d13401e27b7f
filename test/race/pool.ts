import { v7 as uuidv7 } from 'uuid';
import { Random } from '../../apps/cli/src/demo/random.js';
import type { Answer, Person } from '../support/crowd.js';
import type { Course } from './course.js';

const CAPACITY = 10;
const HOUR = 3_600_000;
/** Rounds take a day each, inside the 90 days that may be booked; then they come back to the first. */
const DAYS = 80;

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
export async function poolRounds(course: Course): Promise<void> {
  const random = new Random(course.seed);
  const resourceId = await createPool(course);
  for (let round = 0; round < course.rounds; round++) {
    const day = Math.floor(Date.now() / (24 * HOUR)) + 2 + (round % DAYS);
    const at = (hour: number) => day * 24 * HOUR + hour * HOUR;
    if (round >= DAYS) await clearDay(course, resourceId, at(0));
    const wishes = course.people.map((person): Wish => {
      const [start, end] = random.pick([[8, 12] as const, [12, 16] as const, [8, 16] as const, [10, 14] as const]);
      return { person, start: at(start), end: at(end), quantity: random.between(1, 3) };
    });
    const first = await Promise.all(wishes.map((wish) => reserve(course, resourceId, wish)));
    await checkLevel(course, resourceId, at(0));
    checkRefusals(course, await taken(course, resourceId, at(0)), first);

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
    await checkLevel(course, resourceId, at(0));

    for (const refused of moved.filter((outcome) => outcome?.status === 409)) {
      const { wish } = refused!;
      const fits = highest(await taken(course, resourceId, at(0)), wish) + wish.quantity <= CAPACITY;
      const { status } = await reserve(course, resourceId, wish);
      if (fits && status === 409) course.problem('a request that fits was refused');
      if (!fits && status === 201) course.problem('a request that does not fit was granted');
    }
    await checkLevel(course, resourceId, at(0));
  }
}

interface Outcome {
  readonly wish: Wish;
  readonly id: string;
  readonly status: number;
}

/** Books; a winner sends the same request again, which must change nothing. */
async function reserve(course: Course, resourceId: string, wish: Wish): Promise<Outcome> {
  const { person, quantity } = wish;
  const start = new Date(wish.start).toISOString();
  const end = new Date(wish.end).toISOString();
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

async function taken({ owner }: Course, resourceId: string, day: number): Promise<Taken[]> {
  const { rows } = await owner.query<{ from: Date; until: Date; quantity: number }>(
    `select lower(during) as "from", upper(during) as until, quantity from reservations
     where resource_id = $1 and status in ('held', 'confirmed', 'checked_in')
       and lower(during) >= $2 and lower(during) < $3`,
    [resourceId, new Date(day), new Date(day + 24 * HOUR)],
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

async function checkLevel(course: Course, resourceId: string, day: number): Promise<void> {
  const level = highest(await taken(course, resourceId, day), { start: day, end: day + 24 * HOUR });
  if (level > CAPACITY) course.problem(`${CAPACITY} places were sold more than once`);
}

/** While nobody cancels the pool only fills, so what was refused must not fit at the end either. */
function checkRefusals(course: Course, claims: readonly Taken[], outcomes: readonly Outcome[]): void {
  const wrongly = outcomes.some(
    ({ wish, status }) => status === 409 && highest(claims, wish) + wish.quantity <= CAPACITY,
  );
  if (wrongly) course.problem('a request that fits was refused');
}

/** The open space of the demonstration once more, with 10 places. */
async function createPool({ owner, siteId }: Course): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `insert into resources (site_id, id, kind, mode, capacity, name, features, step_minutes, min_minutes, max_minutes, rate_id, position)
     select site_id, $2, kind, mode, ${CAPACITY}, 'Dix places', features, step_minutes, min_minutes, max_minutes, rate_id, 99
     from resources where site_id = $1 and mode = 'pool' limit 1`,
    [siteId, id],
  );
  return id;
}

/** Gives every place of the day back. */
async function clearDay({ owner, siteId }: Course, resourceId: string, day: number): Promise<void> {
  await owner.query(`begin; set local app.site_id = '${siteId}'`);
  await owner.query(
    `update charges set status = 'void' where status = 'open' and origin_id in
       (select id from reservations where resource_id = $1 and lower(during) >= $2 and lower(during) < $3)`,
    [resourceId, new Date(day), new Date(day + 24 * HOUR)],
  );
  await owner.query(
    `update reservations set status = 'cancelled', cancelled_at = now()
     where resource_id = $1 and status <> 'cancelled' and lower(during) >= $2 and lower(during) < $3`,
    [resourceId, new Date(day), new Date(day + 24 * HOUR)],
  );
  await owner.query('commit');
}
