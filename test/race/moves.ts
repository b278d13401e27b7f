import { v7 as uuidv7 } from 'uuid';
import type { Answer } from '../support/crowd.js';
import { HOUR_CENTS, plainPlace } from '../support/plain-site.js';
import { type Course, type CourseKind, HOUR, type Place, checkLoser, dayOf, placeAt, roundsOf } from './course.js';

const own = (index: number): string => `Salle ${index + 1}`;

/** A booking and where it stands, by what its owner was told. */
interface Mover {
  readonly id: string;
  place: Place;
}

/**
 * Everybody has a booking of their own and moves it, three times a round: to one and the same time, which one of them
 * gets; each to the room of their neighbour, which is free then, so that all of them cross and all get there; and each
 * pair to where the other is now, which neither gets. Whoever is refused keeps the place they had, and what is charged
 * is the price of the place one has.
 */
export const moves: CourseKind = {
  what: 'bookings that move to one hour, and across each other',
  share: 0.25,
  places: (clients) => [plainPlace('Voulue'), ...Array.from({ length: clients }, (_, index) => plainPlace(own(index)))],
  run: async (course) => {
    const rooms = course.people.map((_, index) => course.resourceIds.get(own(index))!);
    const movers = await settle(course, rooms);
    for await (const round of roundsOf(course)) {
      const morning = dayOf(round + 1);
      await toOneHour(course, movers, placeAt(course.resourceIds.get('Voulue')!, morning, 2));
      await checkPlaces(course, movers);
      const nextRooms = movers.map((_, index) => rooms[(index + round + 1) % rooms.length]!);
      await across(course, movers, nextRooms, morning + 4 * HOUR);
      await swap(course, movers);
      await checkPlaces(course, movers);
    }
  },
};

/** Gives everybody a room of their own on the first day. */
async function settle(course: Course, rooms: readonly string[]): Promise<Mover[]> {
  return Promise.all(
    course.people.map(async (person, index) => {
      const mover = { id: uuidv7(), place: placeAt(rooms[index]!, dayOf(0)) };
      const answer = await person.call('POST', '/api/reservations', {
        ...{ id: mover.id, siteId: course.siteId },
        ...mover.place,
      });
      course.seen.push(answer);
      if (answer.status !== 201) course.problem(`a room of one's own was refused with ${answer.status}`);
      return mover;
    }),
  );
}

/** Sends every mover to the place of the same number at once; who is let there stands there from now on. */
async function moveAll(course: Course, movers: readonly Mover[], places: readonly Place[]): Promise<Answer[]> {
  const answers = await Promise.all(
    movers.map(({ id }, index) => course.people[index]!.call('POST', `/api/reservations/${id}/move`, places[index])),
  );
  course.seen.push(...answers);
  for (const [index, answer] of answers.entries()) {
    if (answer.status !== 200) continue;
    course.won.push(answer);
    movers[index]!.place = places[index]!;
  }
  return answers;
}

async function toOneHour(course: Course, movers: readonly Mover[], place: Place): Promise<void> {
  const answers = await moveAll(
    course,
    movers,
    movers.map(() => place),
  );
  const winners = answers.filter(({ status }) => status === 200).length;
  if (winners !== 1) course.problem(`one hour was given to ${winners} who moved there`);
  for (const answer of answers) if (answer.status !== 200) checkLoser(course, answer);
}

async function across(course: Course, movers: readonly Mover[], rooms: readonly string[], start: number) {
  const answers = await moveAll(
    course,
    movers,
    rooms.map((room) => placeAt(room, start)),
  );
  const refused = answers.filter(({ status }) => status !== 200);
  if (refused.length > 0) course.problem(`a free room was refused with ${refused[0]!.status}`);
}

async function swap(course: Course, movers: readonly Mover[]): Promise<void> {
  // The last of an odd number has nobody to change with and stays.
  const pairs = movers.slice(0, movers.length - (movers.length % 2));
  const wanted = pairs.map((_, index) => pairs[index ^ 1]!.place);
  for (const answer of await moveAll(course, pairs, wanted)) {
    if (answer.status === 200) course.problem('a place was given while somebody had it');
    else checkLoser(course, answer);
  }
}

interface Standing extends Place {
  readonly status: string;
  readonly priceCents: number;
  readonly chargedCents: number | null;
  readonly charges: number;
}

/** Everybody is where they were told they are, and owes what that costs, once. */
async function checkPlaces(course: Course, movers: readonly Mover[]): Promise<void> {
  const { rows } = await course.owner.query<Standing & { id: string }>(
    `select r.id, r.resource_id as "resourceId", to_json(lower(r.during)) as start, to_json(upper(r.during)) as end,
       r.status, r.price_cents::int as "priceCents", sum(c.amount_cents)::int as "chargedCents", count(c.id)::int as charges
     from reservations r
     left join charges c on c.site_id = r.site_id and c.origin_id = r.id and c.status = 'open'
     where r.id = any($1) group by r.site_id, r.id`,
    [movers.map(({ id }) => id)],
  );
  const standing = new Map(rows.map((row) => [row.id, row]));
  for (const { id, place } of movers) {
    const now = standing.get(id);
    const same = (one: string, other: string) => Date.parse(one) === Date.parse(other);
    const there =
      now?.status === 'confirmed' &&
      now.resourceId === place.resourceId &&
      same(now.start, place.start) &&
      same(now.end, place.end);
    if (!there) course.problem('somebody lost the place they had');
    const hours = (Date.parse(place.end) - Date.parse(place.start)) / HOUR;
    const owed = hours * HOUR_CENTS;
    if (now && (now.priceCents !== owed || now.chargedCents !== owed || now.charges !== 1)) {
      course.problem('what is charged is not the price of the place');
    }
  }
}
