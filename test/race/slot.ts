import { v7 as uuidv7 } from 'uuid';
import type { Answer } from '../support/crowd.js';
import type { Course } from './course.js';

interface Slot {
  readonly resourceId: string;
  readonly start: string;
  readonly end: string;
}

const HOUR = 3_600_000;
/** In every fifth round each client sends its request twice at once, as an impatient browser does. */
const IMPATIENT = 5;

/** Everybody wants one room at one time: one gets it, the others are offered something else. */
export async function slotRounds(course: Course): Promise<void> {
  const slots = await freeSlots(course);
  for (const [round, slot] of slots.entries()) {
    const twice = round % IMPATIENT === IMPATIENT - 1;
    const wishes = course.people.map((person) => ({ person, body: { id: uuidv7(), siteId: course.siteId, ...slot } }));
    const rush = (twice ? [...wishes, ...wishes] : wishes).map(async (wish) => ({
      wish,
      answer: await wish.person.call('POST', '/api/reservations', wish.body),
    }));
    const outcomes = await Promise.all(rush);
    course.seen.push(...outcomes.map(({ answer }) => answer));
    const winners = outcomes.filter(({ answer }) => answer.status === 201);
    course.won.push(...winners.map(({ answer }) => answer));
    if (winners.length !== 1) course.problem(`one place was given ${winners.length} times`);
    const same = outcomes.filter(({ answer }) => answer.status === 200);
    if (same.some(({ wish }) => wish !== winners[0]?.wish)) course.problem('a loser was told that it had booked');
    if (same.length !== (twice ? winners.length : 0)) course.problem('a request sent twice was not answered twice');
    for (const { answer } of outcomes) checkLoser(course, answer);
    for (const { wish } of winners) {
      const again = await wish.person.call('POST', '/api/reservations', wish.body);
      if (again.status !== 200 || again.body.id !== wish.body.id) course.problem('a retry was not free');
    }
  }
  await countOverlaps(course);
}

function checkLoser(course: Course, { status, body }: Answer): void {
  if (status === 201 || status === 200 || status >= 500) return;
  const alternatives = body.alternatives;
  const told = Array.isArray(alternatives) && alternatives.length >= 1 && alternatives.length <= 3;
  if (status !== 409 || body.code !== 'slot_taken') course.problem(`a loser got ${status} ${String(body.code)}`);
  else if (!told) course.problem('a loser got no alternatives');
}

/** As many hours that are free in rooms and on named desks as there are rounds. */
async function freeSlots({ people, slug, rounds }: Course): Promise<Slot[]> {
  const slots: Slot[] = [];
  for (let ahead = 1; slots.length < rounds; ahead++) {
    const day = new Date(Date.now() + ahead * 24 * HOUR).toISOString().slice(0, 10);
    const { body } = await people[0]!.call('GET', `/api/sites/${slug}/day?day=${day}`);
    const resources = body.resources as { id: string; mode: string; free: { start: string; end: string }[] }[];
    if (resources.every(({ free }) => free.length === 0)) throw new Error('not enough free hours for so many rounds');
    for (const { id, free } of resources.filter(({ mode }) => mode === 'exclusive')) {
      for (const piece of free) {
        // Two hours apart, so that a room's preparation time fits between.
        const end = Date.parse(piece.end);
        for (let at = Date.parse(piece.start); at + HOUR <= end; at += 2 * HOUR) {
          slots.push({ resourceId: id, start: new Date(at).toISOString(), end: new Date(at + HOUR).toISOString() });
        }
      }
    }
  }
  return slots.slice(0, rounds);
}

/** Looks for double sales without the exclusion constraint, its index or its column. */
async function countOverlaps({ owner, problem }: Course): Promise<void> {
  const { rows } = await owner.query<{ pairs: number }>(`
    select count(*)::int as pairs from reservations a
    join reservations b on b.resource_id = a.resource_id and b.id > a.id
      and lower(b.during) < upper(a.during) and lower(a.during) < upper(b.during)
    join resources r on r.id = a.resource_id and r.mode = 'exclusive'
    where a.status in ('held', 'confirmed', 'checked_in') and b.status in ('held', 'confirmed', 'checked_in')`);
  if (rows[0]!.pairs > 0) problem(`${rows[0]!.pairs} overlapping bookings`);
}
