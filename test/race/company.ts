import { v7 as uuidv7 } from 'uuid';
import { Random } from '../../apps/cli/src/demo/random.js';
import type { Answer, Person } from '../support/crowd.js';
import { HOUR_CENTS, plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, HOUR, hourOf, placeAt, roundsOf } from './course.js';

/** How many hours a cap has room for. */
const ROOM = 4;
/** An hour as a cap counts it: a site without a legal profile yet sells with VAT. */
const GROSS = HOUR_CENTS * 1.2;
const deskOf = (index: number): string => `Poste ${index}`;

interface Booked {
  readonly person: Person;
  readonly id: string;
}

/**
 * Everybody is of one company and has a desk of their own, at one of two sites: nothing is in anybody's way but the cap
 * of the month. In each round all book at once, and as many get through as it has room for; half of them give back
 * while the others try again; then the others try one by one, and each gets through exactly while there is room.
 * In between some move to another month and back. At the end the counters are the sums of the charges (the invariants).
 */
export const company: CourseKind = {
  what: 'what a company may spend in a month, at two sites at once',
  share: 0.25,
  sites: 2,
  places: (clients) => Array.from({ length: clients }, (_, index) => plainPlace(deskOf(index), { kind: 'desk' })),
  run: async (course) => {
    const companyId = await found(course);
    const random = new Random(course.seed);
    for await (const round of roundsOf(course)) {
      const start = hourOf(round);
      await leaveRoom(course, companyId, start);
      await spend(course, companyId, random, start);
      await wander(course, companyId, start);
    }
  },
};

/** A company that pays for all of them by default. */
async function found({ owner, people, siteId }: Course): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `insert into companies (id, network_id, name, email, street, postcode, commune, country, currency)
     select $1, network_id, 'Course', 'compta@exemple.fr', '1 rue du Four', '59000', 'Lille', 'FR', currency
     from sites where site_id = $2`,
    [id, siteId],
  );
  await owner.query(
    `insert into company_people (company_id, person_id, joined_at) select $1, unnest($2::uuid[]), now()`,
    [id, people.map(({ personId }) => personId)],
  );
  return id;
}

const monthOf = (start: number): string => `${new Date(start).toISOString().slice(0, 7)}-01`;

async function spentIn({ owner }: Course, companyId: string, start: number): Promise<number> {
  const { rows } = await owner.query<{ spent: string }>(
    `select coalesce(sum(company_gross_cents), 0) as spent from charges
     where company_id = $1 and status <> 'void' and date_trunc('month', supplied_on) = $2`,
    [companyId, monthOf(start)],
  );
  return Number(rows[0]!.spent);
}

/** The cap is what is spent already, and some hours more. */
async function leaveRoom(course: Course, companyId: string, start: number): Promise<void> {
  const cap = (await spentIn(course, companyId, start)) + ROOM * GROSS;
  await course.owner.query('update companies set monthly_cap_cents = $2 where id = $1', [companyId, cap]);
}

/** At the desk of that person, which is at one site or the other. */
async function book(course: Course, index: number, start: number): Promise<Answer> {
  const { people, others } = course;
  const { siteId, resourceIds } = [course, ...others][index % (1 + others.length)]!;
  const place = placeAt(resourceIds.get(deskOf(index))!, start);
  const answer = await people[index]!.call('POST', '/api/reservations', { id: uuidv7(), siteId, ...place });
  course.seen.push(answer);
  if (answer.status === 201) course.won.push(answer);
  else if (answer.status < 500) checkCapped(course, answer);
  return answer;
}

/** Who is refused is told what is left, which is not enough for an hour. */
function checkCapped(course: Course, { status, body }: Answer): void {
  if (status !== 409 || body['code'] !== 'company_cap_reached') {
    course.problem(`who was refused got ${status} ${String(body['code'])}`);
  } else if (!(Number(body['remainingCents']) < GROSS)) course.problem('was refused with enough left');
}

async function spend(course: Course, companyId: string, random: Random, start: number): Promise<void> {
  const everybody = course.people.map((_, index) => index);
  const first = await Promise.all(everybody.map((index) => book(course, index, start)));
  const booked = everybody.flatMap((index): (Booked & { index: number })[] => {
    const { status, body } = first[index]!;
    return status === 201 ? [{ person: course.people[index]!, id: String(body['id']), index }] : [];
  });
  const room = Math.min(ROOM, everybody.length);
  if (booked.length !== room) course.problem(`the cap had room for ${ROOM} and another number got through`);
  const leaving = booked.filter(() => random.chance(0.5));
  const refused = everybody.filter((index) => !booked.some((one) => one.index === index));
  const [again] = await Promise.all([
    Promise.all(refused.map((index) => book(course, index, start))),
    Promise.all(leaving.map((one) => giveBack(course, one))),
  ]);
  let left = leaving.length - again.filter(({ status }) => status === 201).length;
  if (left < 0) course.problem('more got through than had given back');
  for (const [position, index] of refused.entries()) {
    if (again[position]!.status === 201) continue;
    const { status } = await book(course, index, start);
    if ((status === 201) !== left > 0) course.problem('one alone was judged wrongly by the cap');
    if (status === 201) left--;
  }
  if ((await spentIn(course, companyId, start)) > (await capOf(course, companyId)))
    course.problem('the cap was passed');
}

async function capOf({ owner }: Course, companyId: string): Promise<number> {
  const { rows } = await owner.query<{ cap: string }>('select monthly_cap_cents as cap from companies where id = $1', [
    companyId,
  ]);
  return Number(rows[0]!.cap);
}

async function giveBack(course: Course, { person, id }: Booked): Promise<void> {
  const answer = await person.call('POST', `/api/reservations/${id}/cancel`);
  course.seen.push(answer);
  if (answer.status !== 200) course.problem(`who gave back got ${answer.status}`);
}

/** All that stands goes to the next month at once, and comes back: two counters each, and nothing counted twice. */
async function wander(course: Course, companyId: string, start: number): Promise<void> {
  const { owner, people } = course;
  await owner.query('update companies set monthly_cap_cents = null where id = $1', [companyId]);
  const { rows } = await owner.query<{ id: string; personId: string }>(
    `select id, person_id as "personId" from reservations
     where company_id = $1 and status = 'confirmed' and lower(during) = $2`,
    [companyId, new Date(start)],
  );
  const to = (moved: number) => ({
    start: new Date(moved).toISOString(),
    end: new Date(moved + HOUR).toISOString(),
  });
  for (const target of [start + 31 * 24 * HOUR + HOUR / 2, start]) {
    const answers = await Promise.all(
      rows.map(({ id, personId }) =>
        people.find((one) => one.personId === personId)!.call('POST', `/api/reservations/${id}/move`, to(target)),
      ),
    );
    course.seen.push(...answers);
    if (answers.some(({ status }) => status !== 200)) course.problem('who moved to another month was refused');
  }
}
