import {
  type AccessFacts,
  FEATURES,
  type Feature,
  type ReservationId,
  type ResourceId,
  YES_NO_FACTS,
  conflict,
  invalidField,
  invalid,
  type FieldError,
} from '#libs/domain';

/** A text in the languages it was written in; at least one. One stands for both when there is only one. */
export interface LocalText {
  readonly fr: string | null;
  readonly en: string | null;
}

/** What a manager says of a resource. */
export interface ResourceFacts {
  readonly kind: 'desk' | 'room' | 'machine';
  readonly mode: 'exclusive' | 'pool';
  /** Places that can be booked at once. */
  readonly capacity: number;
  /** People a room is meant for; informs only. */
  readonly people: number | null;
  readonly name: string;
  readonly zone: string | null;
  readonly parentId: string | null;
  readonly preparationMinutes: number;
  readonly stepMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
  readonly features: readonly Feature[];
  readonly accessibility: AccessFacts;
  readonly rateId: string;
  readonly description: LocalText | null;
}

/** A booking, or a hold that has not run out, that is not over yet. For staff: it names the member. */
export interface LiveBooking {
  readonly reservationId: ReservationId;
  readonly memberName: string;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly start: Date;
  readonly end: Date;
  /** Until when the place is kept for its next user: the end and the preparation after it. */
  readonly blockedUntil: Date;
  readonly quantity: number;
}

/** More than a manager reads before turning to the planning. */
const BOOKINGS_TOLD = 50;

/** Text without the spaces around it; what is empty is not there. */
export const textOrNull = (text: string | null | undefined): string | null => text?.trim() || null;

/** Null when neither language says anything. */
export function localText(fr: string | null | undefined, en: string | null | undefined): LocalText | null {
  const text = { fr: textOrNull(fr), en: textOrNull(en) };
  return text.fr === null && text.en === null ? null : text;
}

/** A request's facts as they are kept: only what was said, in one order. */
export function accessFacts(given: { readonly [Fact in keyof AccessFacts]: AccessFacts[Fact] | null }): AccessFacts {
  const said = YES_NO_FACTS.filter((fact) => typeof given[fact] === 'boolean').map((fact) => [fact, given[fact]]);
  const { doorWidthCm } = given;
  return { ...Object.fromEntries(said), ...(typeof doorWidthCm === 'number' && { doorWidthCm }) };
}

/** Known words only, each once, in the order in which they are always shown. */
export function featuresOf(words: readonly string[]): Feature[] {
  const unknown = words.find((word) => !(FEATURES as readonly string[]).includes(word));
  if (unknown !== undefined) throw invalidField('features', `must be among ${FEATURES.join(', ')}`);
  return FEATURES.filter((feature) => words.includes(feature));
}

/** What the fields must be to one another; each alone has been checked before. Throws `invalid_request`. */
export function checkFacts(facts: ResourceFacts): ResourceFacts {
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => errors.push({ field, message: `${field} ${message}` });
  if (facts.name === '') wrong('name', 'must not be empty');
  if (facts.mode === 'exclusive' && facts.capacity !== 1) wrong('capacity', 'must be 1 unless places are shared');
  if (facts.minMinutes % facts.stepMinutes !== 0) wrong('minMinutes', 'must be a multiple of stepMinutes');
  if (facts.maxMinutes < facts.minMinutes) wrong('maxMinutes', 'must not be less than minMinutes');
  if (errors.length > 0) throw invalid('invalid_request', { detail: errors[0]!.message, errors });
  return facts;
}

const told = (bookings: readonly LiveBooking[]) => ({
  total: bookings.length,
  reservations: bookings.slice(0, BOOKINGS_TOLD).map(({ start, end, blockedUntil: _blockedUntil, ...booking }) => ({
    ...booking,
    start: start.toISOString(),
    end: end.toISOString(),
  })),
});

/** Refuses what live bookings stand against: `resource_booked` with the list of them. */
export function refuseWhileBooked(bookings: readonly LiveBooking[]): void {
  if (bookings.length > 0) throw conflict('resource_booked', told(bookings));
}

/** The refusal of a parent that is booked at the same time: the same list under its own code. */
export const parentBooked = (bookings: readonly LiveBooking[]) => conflict('parent_booked', told(bookings));

export interface Level {
  readonly start: Date;
  readonly end: Date;
  readonly places: number;
}

/** The times at which more than `capacity` places are taken, each with the most that are taken during it. */
export function timesAbove(bookings: readonly LiveBooking[], capacity: number): Level[] {
  const steps = bookings
    .flatMap(({ start, blockedUntil, quantity }) => [
      { at: start.getTime(), change: quantity },
      { at: blockedUntil.getTime(), change: -quantity },
    ])
    // What ends at an instant leaves before what begins.
    .toSorted((a, b) => a.at - b.at || a.change - b.change);
  const above: Level[] = [];
  let places = 0;
  let before = 0;
  for (const { at, change } of steps) {
    const open = above.at(-1);
    if (places > capacity && at > before) {
      // One stretch as long as it lasts, however the number goes up and down within it.
      if (open?.end.getTime() === before) above[above.length - 1] = longer(open, at, places);
      else above.push({ start: new Date(before), end: new Date(at), places });
    }
    places += change;
    before = at;
  }
  return above;
}

const longer = ({ start, places }: Level, end: number, taken: number): Level => ({
  ...{ start, end: new Date(end) },
  places: Math.max(places, taken),
});

/** Refuses fewer places than are booked at some instant: `capacity_below_booked` with those times. */
export function checkCapacity(bookings: readonly LiveBooking[], capacity: number): void {
  const times = timesAbove(bookings, capacity);
  if (times.length === 0) return;
  throw conflict('capacity_below_booked', {
    // What would be accepted.
    least: Math.max(...times.map(({ places }) => places)),
    total: times.length,
    times: times.slice(0, BOOKINGS_TOLD).map(({ start, end, places }) => ({
      start: start.toISOString(),
      end: end.toISOString(),
      places,
    })),
  });
}

/** The ids in a new order: every one of them, once. */
export function checkOrder(known: readonly string[], ids: readonly string[]): void {
  const same = ids.length === known.length && new Set(ids).size === ids.length && ids.every((id) => known.includes(id));
  if (!same) throw invalidField('ids', 'must name each one there is, once');
}
