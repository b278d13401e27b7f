import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { Random } from '../../apps/cli/src/demo/random.js';
import type { Person } from '../support/crowd.js';
import { plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, type Place, checkLoser, hourOf, placeAt, roundsOf } from './course.js';

/** From the moment that a hold is made to run out to that moment; and as long again others try. */
const SHORT_MS = 120;
/** As much for who confirms at once and has to be in time, also on a machine that has other work. */
const IN_TIME_MS = 5_000;

/**
 * Everybody has one room held at once, and one gets it. The hold is made to run out within a moment; around that
 * moment, or in every other round at once, its owner confirms, twice at a time, while everybody else holds and confirms
 * the same hour. Whoever has it in the end is one person, and is charged once; if the hold ran out unseen, whoever comes
 * next gets the place.
 */
export const holds: CourseKind = {
  what: 'holds that run out while they are confirmed',
  share: 0.5,
  places: () => [plainPlace('Salle'), plainPlace('Autre salle')],
  run: async (course) => {
    const random = new Random(course.seed);
    for await (const round of roundsOf(course)) {
      await compete(course, random, placeAt(course.resourceIds.get('Salle')!, hourOf(round)), round % 2 === 0);
    }
  },
};

async function compete(course: Course, random: Random, place: Place, inTime: boolean): Promise<void> {
  const held = (await Promise.all(course.people.map((person) => hold(course, person, place)))).filter(
    (one) => one !== null,
  );
  if (held.length !== 1) course.problem(`one place was held for ${held.length}`);
  const first = held[0];
  if (!first) return;
  await runOut(course, first.id, inTime ? IN_TIME_MS : SHORT_MS);
  const moment = inTime ? 0 : random.between(SHORT_MS / 2, (3 * SHORT_MS) / 2);
  const confirmed = await Promise.all([
    ...[first, first].map(async (one) => {
      await sleep(moment);
      return confirm(course, one);
    }),
    ...course.people.map(async (person) => {
      await sleep(random.between(0, 2 * SHORT_MS));
      return person === first.person ? null : holdAndConfirm(course, person, place);
    }),
  ]);
  let winners = new Set(confirmed.filter((id) => id !== null));
  if (winners.size === 0) {
    const late = await Promise.all(course.people.map((person) => holdAndConfirm(course, person, place)));
    winners = new Set(late.filter((id) => id !== null));
  }
  if (winners.size !== 1) course.problem(`one place was confirmed to ${winners.size}`);
  await checkKept(course, place, [...winners]);
}

interface Held {
  readonly person: Person;
  readonly id: string;
}

async function hold(course: Course, person: Person, place: Place): Promise<Held | null> {
  const id = uuidv7();
  const answer = await person.call('POST', '/api/reservations', { id, siteId: course.siteId, ...place, hold: true });
  course.seen.push(answer);
  if (answer.status === 201) return { person, id };
  checkLoser(course, answer);
  return null;
}

/** The id of what is booked now; null when the hold had run out. */
async function confirm(course: Course, { person, id }: Held): Promise<string | null> {
  const answer = await person.call('POST', `/api/reservations/${id}/confirm`);
  course.seen.push(answer);
  if (answer.status === 200) {
    course.won.push(answer);
    return id;
  }
  if (answer.status < 500 && answer.body.code !== 'hold_expired') {
    course.problem(`a confirmation got ${answer.status} ${String(answer.body.code)}`);
  }
  return null;
}

async function holdAndConfirm(course: Course, person: Person, place: Place): Promise<string | null> {
  const held = await hold(course, person, place);
  if (!held) return null;
  const confirmed = await confirm(course, held);
  if (confirmed === null) course.problem('a fresh hold was not confirmed');
  return confirmed;
}

/** What stands for ten minutes runs out in a moment. */
async function runOut({ owner, siteId }: Course, id: string, milliseconds: number): Promise<void> {
  await owner.query(
    `update reservations set hold_expires_at = clock_timestamp() + $3 * interval '1 millisecond'
     where site_id = $1 and id = $2 and status = 'held'`,
    [siteId, id, milliseconds],
  );
}

/** In the tables: the place is booked by who was told so, by nobody else, and charged once. */
async function checkKept(course: Course, place: Place, winners: readonly string[]): Promise<void> {
  const { rows } = await course.owner.query<{ id: string; charges: number }>(
    `select r.id, count(c.id)::int as charges from reservations r
     left join charges c on c.site_id = r.site_id and c.origin_id = r.id and c.status = 'open'
     where r.resource_id = $1 and r.during && tstzrange($2, $3) and r.status in ('held', 'confirmed')
     group by r.site_id, r.id`,
    [place.resourceId, place.start, place.end],
  );
  if (rows.map(({ id }) => id).join() !== winners.join()) course.problem('who has the place is not who was told so');
  if (rows.some(({ charges }) => charges !== 1)) course.problem('a confirmed place is not charged once');
}
