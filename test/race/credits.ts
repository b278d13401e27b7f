import { v7 as uuidv7 } from 'uuid';
import { Random } from '../../apps/cli/src/demo/random.js';
import type { Answer, Person } from '../support/crowd.js';
import { plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, HOUR, dayOf, hourOf, placeAt, roundsOf } from './course.js';

const ROOMS = ['Salle 1', 'Salle 2', 'Salle 3'];
const PASSES = 5;
const deskOf = (index: number): string => `Poste ${index}`;

/**
 * Everybody is the same member, who also runs the site: as many clients draw on the same credit. In each round all of
 * them book a desk for the same hour with the last passes, and just so many are free; then all book some hour of the same
 * day with as many passes as places are taken at once, and all are free; then all do something at random: book, give back,
 * move, and as the site give, take and end credit. The balance is the sum of its lines at the end (the
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
    for await (const round of roundsOf(course)) {
      await lastPasses(course, purse, 2 * round);
      await sameDay(course, purse, round);
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
  const free = await bookWith(course, purse, PASSES, () => hourOf(round));
  if (free !== Math.min(PASSES, course.people.length)) {
    course.problem(`${PASSES} passes made another number of desks free`);
  }
}

/** Far behind the hours of the others. */
const DAYS_APART = 350;
const HOURS_OF_DAY = 8;

/** A day needs as many passes as places are taken at once, however many bookings there are. */
async function sameDay(course: Course, purse: Purse, round: number): Promise<void> {
  const { people } = course;
  const enough = Math.ceil(people.length / HOURS_OF_DAY);
  const day = dayOf(DAYS_APART + round);
  const free = await bookWith(course, purse, enough, (index) => day + (index % HOURS_OF_DAY) * HOUR);
  if (free !== people.length) course.problem('bookings of one day used more passes than places were taken at once');
}

/** Each books a desk of their own while the member has just so many passes; how many were free. */
async function bookWith(
  course: Course,
  purse: Purse,
  passes: number,
  startOf: (index: number) => number,
): Promise<number> {
  const { people, siteId, resourceIds } = course;
  for (const lot of purse.lots.splice(0)) {
    course.seen.push(await people[0]!.call('POST', at(course, purse, `/${lot}/end`), { reason: 'Course' }));
  }
  const given = gift('pass', passes, 'desk');
  course.seen.push(await people[0]!.call('POST', at(course, purse, '/gifts'), given));
  const answers = await Promise.all(
    people.map((person, index) => {
      const place = placeAt(resourceIds.get(deskOf(index))!, startOf(index));
      return person.call('POST', '/api/reservations', { id: uuidv7(), siteId, ...place });
    }),
  );
  for (const answer of answers) note(course, purse, answer);
  purse.lots.push(given.id);
  return answers.filter(({ body }) => (body['price'] as { cents: number } | undefined)?.cents === 0).length;
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

/**
 * In the tables: the lines that explain a price say what the ledger says the booking used, and of passes how many of its
 * places they pay for.
 */
async function checkTold(course: Course): Promise<void> {
  const { rows } = await course.owner.query<{ id: string }>(
    `select r.id from reservations r
     cross join lateral (select
         coalesce(sum((l ->> 'quantity')::int) filter (where l ->> 'code' in ('credit_pass', 'credit_day')), 0) as places,
         coalesce(sum((l ->> 'quantity')::int) filter (where l ->> 'code' = 'credit_minute'), 0)
           - coalesce(sum((l ->> 'cents')::int) filter (where l ->> 'code' = 'credit_cent'), 0) as used
       from jsonb_array_elements(r.price_lines) l) as told
     cross join lateral (select coalesce(-sum(n.amount), 0) as used from credit_lines n
       where n.site_id = r.site_id and n.origin_id = r.id) as ledger
     cross join lateral (select coalesce(sum(d.places), 0) as places from credit_days d
       where d.site_id = r.site_id and d.origin_id = r.id) as days
     where r.site_id = $1 and r.status = 'confirmed' and (told.used <> ledger.used or told.places <> days.places)`,
    [course.siteId],
  );
  if (rows.length > 0) course.problem('a booking was told another credit than the ledger says');
}
