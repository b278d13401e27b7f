import {
  type Day,
  type DomainError,
  type Interval,
  type Zone,
  addDays,
  conflict,
  dayBounds,
  localDay,
  minutesOf,
  mondayOf,
  monthDays,
  overlaps,
  toIso,
} from '#libs/domain';
import type { Contact, Kind } from './terms.rules.js';

export const QUOTA_UNITS = ['places', 'minutes'] as const;
export const QUOTA_PERIODS = ['day', 'week', 'month'] as const;

/** How much of a site, of a kind or of one resource a person may have in a period of the site's calendar. */
export interface Quota {
  readonly id: string;
  /** A booking of two places for an hour is two places, or 120 minutes. */
  readonly unit: (typeof QUOTA_UNITS)[number];
  readonly per: (typeof QUOTA_PERIODS)[number];
  readonly atMost: number;
  /** Both null: everything at the site. */
  readonly kind: Kind | null;
  readonly resourceId: string | null;
}

/** A booking that the same person has at the site, and that still counts. */
export interface Mine extends Interval {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly kind: Kind;
  readonly quantity: number;
  /** It takes its place; one that nobody came for only counts. */
  readonly live: boolean;
}

export interface Training {
  readonly id: string;
  readonly name: string;
  /** When this person was granted it; null: never. */
  readonly grantedOn: Day | null;
  /** Last day on which it holds; null: for good. */
  readonly expiresOn: Day | null;
}

export interface PersonalRules {
  readonly quotas: readonly Quota[];
  /** A person has one place at a time among those for which this is true. */
  readonly isOnePlace: (place: { readonly resourceId: string; readonly kind: Kind }) => boolean;
  readonly trainings: readonly Training[];
  readonly zone: Zone;
  readonly contact: Contact;
}

export interface WantedPlace extends Interval {
  readonly resourceId: string;
  readonly kind: Kind;
  readonly quantity: number;
}

/** The day, the week from Monday, or the month, of the site's calendar, in which an instant lies. */
export function periodOf(per: Quota['per'], instant: number, zone: Zone): Interval {
  const day = localDay(instant, zone);
  const [first, next] = daysOf(per, day);
  return { start: dayBounds(first, zone).start, end: dayBounds(next, zone).start };
}

function daysOf(per: Quota['per'], day: Day): [first: Day, next: Day] {
  switch (per) {
    case 'day':
      return [day, addDays(day, 1)];
    case 'week':
      return [mondayOf(day), addDays(mondayOf(day), 7)];
    case 'month': {
      const { first, next } = monthDays(day.slice(0, 7));
      return [first, next];
    }
    default:
      return per satisfies never;
  }
}

const counts = (quota: Quota, of: { readonly kind: Kind; readonly resourceId: string }): boolean =>
  (quota.kind === null || quota.kind === of.kind) && (quota.resourceId === null || quota.resourceId === of.resourceId);

const amount = (quota: Quota, of: Interval & { readonly quantity: number }): number =>
  quota.unit === 'places' ? of.quantity : of.quantity * minutesOf(of);

/** Where to look for what decides: the periods of the quotas, and the wanted time itself. */
export function lookedAt(wanted: Interval, quotas: readonly Quota[], zone: Zone): Interval {
  const periods = quotas.map(({ per }) => periodOf(per, wanted.start, zone));
  return {
    start: Math.min(wanted.start, ...periods.map(({ start }) => start)),
    end: Math.max(wanted.end, ...periods.map(({ end }) => end)),
  };
}

/** Rules about who books, in the order they are told. `mine` is without the booking itself. */
export function* personalRefusals(
  wanted: WantedPlace,
  mine: readonly Mine[],
  rules: PersonalRules,
): Generator<DomainError> {
  yield* trainingRefusals(wanted, rules);
  const inTheWay = rules.isOnePlace(wanted)
    ? mine.find((one) => one.live && rules.isOnePlace(one) && overlaps(one, wanted))
    : undefined;
  if (inTheWay) {
    const { id, resourceName, start, end } = inTheWay;
    yield conflict('one_place_at_a_time', {
      detail: `${resourceName} is booked then already`,
      reservation: { id, resourceName, start: toIso(start), end: toIso(end) },
    });
  }
  for (const quota of rules.quotas.filter((one) => counts(one, wanted))) {
    const refusal = quotaRefusal(quota, wanted, mine, rules.zone);
    if (refusal) yield refusal;
  }
}

/** A booking counts in the period in which it begins, each of its places; what was given back does not. */
function quotaRefusal(quota: Quota, wanted: WantedPlace, mine: readonly Mine[], zone: Zone): DomainError | null {
  const period = periodOf(quota.per, wanted.start, zone);
  const used = mine
    .filter((one) => counts(quota, one) && one.start >= period.start && one.start < period.end)
    .reduce((sum, one) => sum + amount(quota, one), 0);
  const { unit, per, atMost, kind, resourceId } = quota;
  if (used + amount(quota, wanted) <= atMost) return null;
  const remaining = Math.max(0, atMost - used);
  return conflict('quota_reached', {
    detail: `at most ${atMost} ${unit} per ${per}, of which ${remaining} remain`,
    quota: { ...{ unit, per, atMost, kind, resourceId, used, remaining }, renewsAt: toIso(period.end) },
  });
}

/** A training counts on every day of use, not on the day of booking. */
function* trainingRefusals(wanted: WantedPlace, { trainings, zone, contact }: PersonalRules): Generator<DomainError> {
  const first = localDay(wanted.start, zone);
  const last = localDay(wanted.end - 1, zone);
  for (const { id, name, grantedOn, expiresOn } of trainings) {
    const authorisation = { id, name };
    if (grantedOn === null || grantedOn > first) {
      yield conflict('authorisation_missing', {
        detail: grantedOn === null ? `needs "${name}"` : `has "${name}" from ${grantedOn} on`,
        ...{ authorisation, from: grantedOn, contact },
      });
    } else if (expiresOn !== null && expiresOn < last) {
      yield conflict('authorisation_expired', {
        detail: `"${name}" holds until ${expiresOn}`,
        ...{ authorisation, expiresOn, contact },
      });
    }
  }
}
