import type pg from 'pg';
import type { NewResource } from '#libs/spaces';
import type { Answer, Person } from '../support/crowd.js';
import type { PlainSite } from '../support/plain-site.js';

/** What the rounds of a course share: where to book, who books, and where to put what was seen. */
export interface Course extends PlainSite {
  /** Further sites, with the same places. */
  readonly others: readonly PlainSite[];
  /** Sees and may do everything. */
  readonly owner: pg.Client;
  readonly people: readonly Person[];
  readonly rounds: number;
  readonly seed: number;
  readonly seen: Answer[];
  /** Answers that gave a place. */
  readonly won: Answer[];
  /** Says what went wrong; the same text again counts once. */
  readonly problem: (text: string) => void;
  /** All that was looked for has been found: further rounds would tell nothing new. */
  readonly enough: () => Promise<boolean>;
}

/** The numbers of the rounds to run. */
export async function* roundsOf({ rounds, enough }: Course): AsyncGenerator<number> {
  for (let round = 0; round < rounds && !(await enough()); round++) yield round;
}

export interface CourseKind {
  /** What is run for, in a few words. */
  readonly what: string;
  /** Of the rounds, when all courses are run: some take longer than others. */
  readonly share: number;
  /** How many sites it needs; one when left out. */
  readonly sites?: number;
  /** The resources of its site, or of each of them. */
  readonly places: (clients: number) => NewResource[];
  readonly run: (course: Course) => Promise<void>;
}

export const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How many hours of a day are raced for. */
const HOURS = 8;
/** Inside the 730 days that may be booked. */
const DAYS = 700;

/** Looked at once: a race over midnight goes on with the days it began with. */
const TODAY = Math.floor(Date.now() / DAY);
/** Eight o'clock (UTC) of the day of that number; the first is the day after tomorrow. */
export const dayOf = (index: number): number => (TODAY + 2 + (index % DAYS)) * DAY + 8 * HOUR;

/** The hours of the course one after the other, day by day. */
export const hourOf = (index: number): number => dayOf(Math.floor(index / HOURS)) + (index % HOURS) * HOUR;

export const iso = (instant: number): string => new Date(instant).toISOString();

export interface Place {
  readonly resourceId: string;
  readonly start: string;
  readonly end: string;
}

export const placeAt = (resourceId: string, start: number, hours = 1): Place => ({
  resourceId,
  start: iso(start),
  end: iso(start + hours * HOUR),
});

/** Notes a refusal that is none, or that does not say what would be accepted instead. */
export function checkLoser(course: Course, { status, body }: Answer): void {
  if (status >= 500) return; // counted for itself
  const { alternatives } = body;
  const told = Array.isArray(alternatives) && alternatives.length >= 1 && alternatives.length <= 3;
  if (status !== 409 || body.code !== 'slot_taken') course.problem(`a loser got ${status} ${String(body.code)}`);
  else if (!told) course.problem('a loser got no alternatives');
}
