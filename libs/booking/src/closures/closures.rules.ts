import {
  type Closing,
  type Day,
  type Interval,
  type Zone,
  addDays,
  closedPart,
  closesOn,
  conflict,
  daysBetween,
  invalidField,
  localDay,
  overlaps,
  toIso,
} from '#libs/domain';

/** A closure as somebody asks for it. */
export type WantedClosure = Omit<Closing, 'reason'> & { readonly reason: string };

const DAYS_AT_MOST = 366;

/** What can be kept of it: a last day where one is needed, both minutes or none, words for those who come. */
export function checkClosure(wanted: WantedClosure): WantedClosure {
  const { repeats, firstDay, from, until } = wanted;
  const lastDay = wanted.lastDay ?? (repeats === 'once' ? firstDay : null);
  if (lastDay !== null && lastDay < firstDay) throw invalidField('lastDay', 'must not be before the first day');
  if (repeats === 'once' && daysBetween(firstDay, lastDay!) >= DAYS_AT_MOST) {
    throw invalidField('lastDay', `must be within ${DAYS_AT_MOST} days`);
  }
  if ((from === null) !== (until === null)) throw invalidField('until', 'needs both times, or neither');
  if (from !== null && until! <= from) throw invalidField('until', 'must be after the first time');
  const reason = wanted.reason.trim();
  if (reason === '') throw invalidField('reason', 'must say why');
  return { ...wanted, lastDay, reason };
}

export interface Booked extends Interval {
  readonly id: string;
  readonly resourceId: string;
}

/** Bookings are members' (a first booking makes one a member): a closure for visitors reaches none of them. */
const reaches = (closing: Closing, booked: Booked, zone: Zone): boolean => {
  if (closing.scope === 'visitors') return false;
  if (closing.resourceId !== null && closing.resourceId !== booked.resourceId) return false;
  const last = localDay(booked.end - 1, zone);
  for (let day = localDay(booked.start, zone); day <= last; day = addDays(day, 1)) {
    const part = closesOn(closing, day) ? closedPart(closing, day, zone) : null;
    if (part && overlaps(part, booked)) return true;
  }
  return false;
};

/** Bookings that `after` closes over and `before` did not: what was kept when it was closed first is not asked again. */
export const newlyClosed = <B extends Booked>(
  booked: readonly B[],
  before: readonly Closing[],
  after: readonly Closing[],
  zone: Zone,
): B[] =>
  booked.filter(
    (one) =>
      after.some((closing) => reaches(closing, one, zone)) && !before.some((closing) => reaches(closing, one, zone)),
  );

export const ACTIONS = ['keep', 'cancel', 'move'] as const;

/** What becomes of one booking. */
export type Decision =
  | { readonly reservationId: string; readonly action: 'keep' | 'cancel' }
  | { readonly reservationId: string; readonly action: 'move'; readonly resourceId: string; readonly during: Interval };

/** What becomes of all: of each, and of those that are not named. */
export interface Decisions {
  readonly each: readonly Decision[];
  /** Null: each has to be named. */
  readonly others: 'keep' | 'cancel' | null;
}

export interface Hit extends Booked {
  readonly memberName: string;
  readonly resourceName: string;
}

export interface Decided<H> {
  readonly cancelled: readonly H[];
  readonly moved: readonly { readonly hit: H; readonly resourceId: string; readonly during: Interval }[];
  readonly undecided: readonly H[];
}

export function decide<H extends Hit>(hits: readonly H[], { each, others }: Decisions): Decided<H> {
  const decisions = new Map(each.map((decision) => [decision.reservationId.toLowerCase(), decision]));
  const actionOf = ({ id }: H) => decisions.get(id)?.action ?? others;
  return {
    cancelled: hits.filter((hit) => actionOf(hit) === 'cancel'),
    moved: hits.flatMap((hit) => {
      const decision = decisions.get(hit.id);
      return decision?.action === 'move'
        ? [{ ...{ hit, resourceId: decision.resourceId }, during: decision.during }]
        : [];
    }),
    undecided: hits.filter((hit) => actionOf(hit) === null),
  };
}

/** More than a screen can show; the count says how many there are, and `others` decides for those that are not shown. */
export const LISTED_AT_MOST = 100;

/** The ones without a decision come first, so that they are in sight however many there are. */
export const listed = <H extends Hit>(hits: readonly H[], undecided: readonly H[]): H[] =>
  [...undecided, ...hits.filter((hit) => !undecided.includes(hit))].slice(0, LISTED_AT_MOST);

export interface Proposal {
  readonly resourceId: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
}

/**
 * The refusal that lists them, with where each could go. `unmoved`: those whose new place could not be had after all.
 */
export const overReservations = (
  count: number,
  shown: readonly Hit[],
  proposals: ReadonlyMap<string, readonly Proposal[]>,
  unmoved: ReadonlySet<string>,
) =>
  conflict('closure_over_reservations', {
    detail: `${count} reservations lie on it: say for each whether it is kept, moved or cancelled`,
    count,
    reservations: shown.map(({ id, memberName, resourceName, start, end }) => ({
      ...{ reservationId: id, memberName, resourceName, start: toIso(start), end: toIso(end) },
      ...{ alternatives: proposals.get(id) ?? [], unmoved: unmoved.has(id) },
    })),
  });

/** Days from `first` to `last` on which one of the closures lies: their figures are reckoned again. */
export function closedDays(closings: readonly Closing[], first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (closings.some((closing) => closesOn(closing, day))) days.push(day);
  }
  return days;
}
