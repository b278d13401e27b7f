import { v7 as uuidv7 } from 'uuid';
import { Random } from '../../apps/cli/src/demo/random.js';
import { plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, checkLoser, hourOf, placeAt, roundsOf } from './course.js';

interface Spot {
  readonly name: string;
  readonly within: readonly string[];
  readonly places: number;
}

const FLOOR = 'Étage';
const ROOM = 'Salle';
/** A floor with a room and a corner; in the room two desks of their own and a table with three places. */
const SPOTS: readonly Spot[] = [
  { name: FLOOR, within: [], places: 1 },
  { name: ROOM, within: [FLOOR], places: 1 },
  { name: 'Coin', within: [FLOOR], places: 1 },
  { name: 'Bureau A', within: [ROOM, FLOOR], places: 1 },
  { name: 'Bureau B', within: [ROOM, FLOOR], places: 1 },
  { name: 'Table', within: [ROOM, FLOOR], places: 3 },
];

const related = (a: Spot, b: Spot): boolean => a.within.includes(b.name) || b.within.includes(a.name);

/**
 * Everybody wants a part of one floor at one time: the whole, the room, or a desk in it. Who has the one never shares it
 * with who has the other, and whoever was refused had somebody in the way.
 */
export const containment: CourseKind = {
  what: 'a floor, its room and the desks in it, all at one hour',
  share: 0.5,
  places: () =>
    SPOTS.map(({ name, within, places }) =>
      plainPlace(name, {
        ...(within[0] !== undefined && { parent: within[0] }),
        ...(places > 1 && { kind: 'desk', mode: 'pool', capacity: places }),
      }),
    ),
  run: async (course) => {
    const random = new Random(course.seed);
    for await (const round of roundsOf(course)) await rush(course, random, hourOf(round));
  },
};

async function rush(course: Course, random: Random, start: number): Promise<void> {
  const outcomes = await Promise.all(
    course.people.map(async (person) => {
      // Half of them want something that holds the rest.
      const spot = random.chance(0.5) ? random.pick(SPOTS.slice(0, 2)) : random.pick(SPOTS.slice(2));
      const place = placeAt(course.resourceIds.get(spot.name)!, start);
      const body = { id: uuidv7(), siteId: course.siteId, ...place };
      return { spot, answer: await person.call('POST', '/api/reservations', body) };
    }),
  );
  course.seen.push(...outcomes.map(({ answer }) => answer));
  const granted = outcomes.filter(({ answer }) => answer.status === 201);
  course.won.push(...granted.map(({ answer }) => answer));
  const has = new Set(granted.map(({ spot }) => spot));
  if ([...has].some((one) => [...has].some((other) => related(one, other)))) {
    course.problem('a place was given together with one inside it');
  }
  const countOf = (spot: Spot): number => granted.filter((one) => one.spot === spot).length;
  if (SPOTS.some((spot) => countOf(spot) > spot.places)) course.problem('one place was given more than once');
  if (granted.length === 0) course.problem('nobody got anything');
  for (const { spot, answer } of outcomes) {
    if (answer.status === 201) continue;
    if (answer.status !== 409 || answer.body.code !== 'slot_taken') checkLoser(course, answer);
    const inTheWay = countOf(spot) === spot.places || [...has].some((other) => related(spot, other));
    if (!inTheWay) course.problem('a request that fits was refused');
  }
}
