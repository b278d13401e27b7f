import { v7 as uuidv7 } from 'uuid';
import { Random } from '../../apps/cli/src/demo/random.js';
import type { Answer, Person } from '../support/crowd.js';
import { plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, HOUR, hourOf, placeAt } from './course.js';

const ROOMS = ['Salle 1', 'Salle 2', 'Salle 3'];
const PASSES = 5;
const deskOf = (index: number): string => `Poste ${index}`;

/**
 * Everybody is the same member, who also runs the site: as many clients draw on the same credit. In each round some of
 * them book a desk with the last passes at the same moment, and just so many are free; then all do something at random:
 * book, give back, move, and as the site give, take and end credit. The balance is the sum of its lines at the end (the
 * invariants), and each booking was told what the ledger says it used.
 */
export const credits: CourseKind = {
  what: 'the same credit, used and given back by many at once',
  share: 0.3,
  // A desk for each, so that nothing but the credit is in anybody's way.
  places: (clients) => [
    ...Array.from({ length: clients }, (_, index) => plainPlace(deskOf(index), { kind: 'desk' })),
    ...ROOMS.map((name) => plainPlace(name)),
  ],
  run: async (course) => {
    const purse = await become(course);
    const random = new Random(course.seed);
    for (let round = 0; round < course.rounds; round++) {
      await lastPasses(course, purse, 2 * round);
      await anything(course, purse, random, 2 * round + 1);
    }
    await checkTold(course);
  },
};

/** What they share. */
interface Purse {
  readonly memberId: string;
  readonly lots: string[];
  readonly booked: string[];
}

/** All sessions are of one person, who is a member and runs the site. */
async function become({ owner, people, siteId, resourceIds, ...course }: Course): Promise<Purse> {
  const [first] = people as [Person, ...Person[]];
  await owner.query('update sessions set person_id = $1 where person_id = any($2)', [
    ...[first.personId, people.map(({ personId }) => personId)],
  ]);
  await owner.query(
    `insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'site', $2, 'manager')`,
    [...[first.personId, siteId]],
  );
  const place = placeAt(resourceIds.get(deskOf(0))!, hourOf(0) - HOUR);
  course.seen.push(await first.call('POST', '/api/reservations', { id: uuidv7(), siteId, ...place }));
  const { rows } = await owner.query<{ id: string }>('select id from members where site_id = $1 and person_id = $2', [
    ...[siteId, first.personId],
  ]);
  return { memberId: rows[0]!.id, lots: [], booked: [] };
}

const gift = (unit: 'pass' | 'minute' | 'cent', amount: number, kind?: 'desk' | 'room') => ({
  ...{ id: uuidv7(), name: 'Essai', unit, amount, reason: 'Course', ...(kind && { kind }) },
  ...(unit === 'cent' && { countsAt: 'net' }),
});

const at = ({ siteId }: Course, { memberId }: Purse, path: string) =>
  `/api/manage/${siteId}/members/${memberId}/credits${path}`;

/** As many desks as passes are free, and nobody is refused for want of one. */
async function lastPasses(course: Course, purse: Purse, round: number): Promise<void> {
  const { people, siteId, resourceIds } = course;
  for (const lot of purse.lots.splice(0)) {
    course.seen.push(await people[0]!.call('POST', at(course, purse, `/${lot}/end`), { reason: 'Course' }));
  }
  const { id, ...passes } = gift('pass', PASSES, 'desk');
  course.seen.push(await people[0]!.call('POST', at(course, purse, '/gifts'), { id, ...passes }));
  const answers = await Promise.all(
    people.map((person, index) => {
      const place = placeAt(resourceIds.get(deskOf(index))!, hourOf(round));
      return person.call('POST', '/api/reservations', { id: uuidv7(), siteId, ...place });
    }),
  );
  for (const answer of answers) note(course, purse, answer);
  const free = answers.filter(({ body }) => (body['price'] as { cents: number } | undefined)?.cents === 0).length;
  if (free !== Math.min(PASSES, people.length)) course.problem(`${PASSES} passes made another number of desks free`);
  purse.lots.push(id);
}

/** A refusal says something that a person can understand; the rest goes on record. */
function note(course: Course, purse: Purse, answer: Answer): void {
  course.seen.push(answer);
  const { status, body } = answer;
  if (status === 201 && typeof body['status'] === 'string') {
    course.won.push(answer);
    purse.booked.push(String(body['id']));
  }
  const known = ['slot_taken', 'not_cancellable', 'not_movable'];
  if (status >= 400 && status < 500 && !known.includes(String(body['code']))) {
    course.problem(`an order got ${status} ${String(body['code'])}`);
  }
}

async function anything(course: Course, purse: Purse, random: Random, round: number): Promise<void> {
  const { siteId, resourceIds, people } = course;
  const some = [gift('minute', 90, 'room'), gift('pass', 3, 'desk'), gift('cent', 2_000)];
  for (const one of some) {
    course.seen.push(await people[0]!.call('POST', at(course, purse, '/gifts'), one));
    purse.lots.push(one.id);
  }
  const booked = purse.booked.slice(-4 * people.length);
  await Promise.all(
    people.map(async (person) => {
      const place = placeAt(
        resourceIds.get(random.pick([deskOf(0), deskOf(1), ...ROOMS]))!,
        hourOf(round + random.between(0, 5)),
      );
      const id = random.pick(booked);
      const what = random.between(0, 9);
      if (what < 4) {
        note(course, purse, await person.call('POST', '/api/reservations', { id: uuidv7(), siteId, ...place }));
      } else if (what < 6) {
        note(course, purse, await person.call('POST', `/api/reservations/${id}/cancel`));
      } else if (what < 8) {
        const { start, end } = place;
        note(course, purse, await person.call('POST', `/api/reservations/${id}/move`, { start, end }));
      } else await byHand(course, purse, person, random.pick(purse.lots), random.between(1, 60));
    }),
  );
}

/** Takes a part back, or all of it: there may be less by now, and then that is said. */
async function byHand(course: Course, purse: Purse, person: Person, lot: string, amount: number): Promise<void> {
  const order = { id: uuidv7(), amount, reason: 'Course' };
  const answer =
    amount > 50
      ? await person.call('POST', at(course, purse, `/${lot}/end`), { reason: 'Course' })
      : await person.call('POST', at(course, purse, `/${lot}/take`), order);
  course.seen.push(answer);
  const { status, body } = answer;
  const short = status === 409 && body['code'] === 'credit_not_enough' && Number(body['remaining']) < amount;
  if (status !== 200 && status < 500 && !short) course.problem(`the site got ${status} ${String(body['code'])}`);
}

/** In the tables: the lines that explain a price say what the ledger says the booking used. */
async function checkTold(course: Course): Promise<void> {
  const { rows } = await course.owner.query<{ id: string }>(
    `select r.id from reservations r
     cross join lateral (select coalesce(sum(coalesce((l ->> 'quantity')::int, -(l ->> 'cents')::int)), 0) as used
       from jsonb_array_elements(r.price_lines) l where l ->> 'code' like 'credit_%') as told
     cross join lateral (select coalesce(-sum(n.amount), 0) as used from credit_lines n
       where n.site_id = r.site_id and n.origin_id = r.id) as ledger
     where r.site_id = $1 and r.status = 'confirmed' and told.used <> ledger.used`,
    [course.siteId],
  );
  if (rows.length > 0) course.problem('a booking was told another credit than the ledger says');
}
