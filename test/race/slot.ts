import { v7 as uuidv7 } from 'uuid';
import { plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, checkLoser, hourOf, placeAt, roundsOf } from './course.js';

/** In every fifth round each client sends its request twice at once, as an impatient browser does. */
const IMPATIENT = 5;

/** Everybody wants one room at one time: one gets it, the others are offered something else. */
export const slot: CourseKind = {
  what: 'one hour of one room, a round each',
  share: 1,
  places: () => [plainPlace('Salle'), plainPlace('Autre salle')],
  run: async (course) => {
    for await (const round of roundsOf(course)) await rush(course, round);
  },
};

async function rush(course: Course, round: number): Promise<void> {
  const twice = round % IMPATIENT === IMPATIENT - 1;
  const place = placeAt(course.resourceIds.get('Salle')!, hourOf(round));
  const wishes = course.people.map((person) => ({ person, body: { id: uuidv7(), siteId: course.siteId, ...place } }));
  const outcomes = await Promise.all(
    (twice ? [...wishes, ...wishes] : wishes).map(async (wish) => ({
      wish,
      answer: await wish.person.call('POST', '/api/reservations', wish.body),
    })),
  );
  course.seen.push(...outcomes.map(({ answer }) => answer));
  const winners = outcomes.filter(({ answer }) => answer.status === 201);
  course.won.push(...winners.map(({ answer }) => answer));
  if (winners.length !== 1) course.problem(`one place was given ${winners.length} times`);
  const same = outcomes.filter(({ answer }) => answer.status === 200);
  if (same.some(({ wish }) => wish !== winners[0]?.wish)) course.problem('a loser was told that it had booked');
  if (same.length !== (twice ? winners.length : 0)) course.problem('a request sent twice was not answered twice');
  for (const { answer } of outcomes) if (answer.status !== 201 && answer.status !== 200) checkLoser(course, answer);
  for (const { wish } of winners) {
    const again = await wish.person.call('POST', '/api/reservations', wish.body);
    if (again.status !== 200 || again.body.id !== wish.body.id) course.problem('a retry was not free');
  }
}
