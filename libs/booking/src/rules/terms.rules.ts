import {
  type DomainError,
  type Instant,
  type Interval,
  MINUTE,
  type ResourceId,
  type SiteId,
  conflict,
  invalid,
  toIso,
} from '#libs/domain';

export const KINDS = ['desk', 'room', 'machine'] as const;
export type Kind = (typeof KINDS)[number];

/** What can be asked of every booking alike. */
export interface Timing {
  /** Minutes between the decision and the start of the booking. */
  readonly noticeToBookMinutes: number;
  readonly noticeToChangeMinutes: number;
  readonly noticeToCancelMinutes: number;
  /** How far ahead one may book, measured to the end. */
  readonly horizonDays: number;
}

/** Where a resource differs from its site; null inherits. */
export interface ResourceRules extends Readonly<{ [Rule in keyof Timing]: number | null }> {
  readonly resourceId: ResourceId;
  /** Null: as the kinds of the site say. */
  readonly onePlace: boolean | null;
  readonly approval: boolean;
}

export interface SiteTerms extends Timing {
  readonly siteId: SiteId;
  /** A person has one place at a time among these kinds. */
  readonly onePlaceKinds: readonly Kind[];
  /** How long a booking waits for the staff's word. */
  readonly approvalMinutes: number;
  /** A booking that nobody has checked in is given up so long after its start; null: never. */
  readonly noShowAfterMinutes: number | null;
  /** What it then costs on top of its price, as a part of it: 0 to 100. */
  readonly noShowFeePercent: number;
  readonly resources: readonly ResourceRules[];
  /** The earliest first. */
  readonly steps: readonly CancellationStep[];
}

/** Given back later than this before the start, a booking costs this part of its price. */
export interface CancellationStep {
  readonly hoursBefore: number;
  readonly feePercent: number;
}

export interface ResourceTerms extends Timing {
  readonly onePlace: boolean;
  readonly approval: boolean;
}

/** A resource's own rule where it has one, its site's where not. */
export function termsOfResource(site: SiteTerms, resourceId: string, kind: Kind): ResourceTerms {
  const own = site.resources.find((rules) => rules.resourceId === resourceId);
  return {
    noticeToBookMinutes: own?.noticeToBookMinutes ?? site.noticeToBookMinutes,
    noticeToChangeMinutes: own?.noticeToChangeMinutes ?? site.noticeToChangeMinutes,
    noticeToCancelMinutes: own?.noticeToCancelMinutes ?? site.noticeToCancelMinutes,
    horizonDays: own?.horizonDays ?? site.horizonDays,
    onePlace: own?.onePlace ?? site.onePlaceKinds.includes(kind),
    approval: own?.approval ?? false,
  };
}

/** How to reach those who may do what the rules do not let a coworker do. */
export interface Contact {
  readonly email: string | null;
  readonly phone: string | null;
}

/** Why a booking can no longer be moved by its owner; null: it can. */
export function tooLateToChange(start: Instant, noticeMinutes: number, now: Instant): DomainError | null {
  const latest = start - noticeMinutes * MINUTE;
  if (now <= latest) return null;
  return conflict('too_late_to_change', {
    detail: `until ${toIso(latest)}; the site's staff may`,
    latest: toIso(latest),
  });
}

/** The last moment at which its owner can give a booking back. */
export const cancellableUntil = (start: Instant, noticeMinutes: number): Instant => start - noticeMinutes * MINUTE;

export function tooLateToCancel(start: Instant, noticeMinutes: number, now: Instant): DomainError | null {
  const latest = cancellableUntil(start, noticeMinutes);
  if (now <= latest) return null;
  return conflict('too_late_to_cancel', {
    detail: `until ${toIso(latest)}; the site's staff may`,
    latest: toIso(latest),
  });
}

/** A held place waits for the staff's word until the site's delay is over, or the booking begins. */
export const approvalEnds = (start: Instant, approvalMinutes: number, now: Instant): Instant =>
  Math.min(start, now + approvalMinutes * MINUTE);

/** Bookings begin at whole minutes, so what is offered does. */
export const noticeEnds = (noticeMinutes: number, now: Instant): Instant =>
  Math.ceil((now + noticeMinutes * MINUTE) / MINUTE) * MINUTE;

/** Why a booking begins too soon; null: it does not, or there is no notice. */
export function tooLateToBook(wanted: Interval, noticeMinutes: number, now: Instant): DomainError | null {
  if (noticeMinutes === 0) return null;
  const earliest = noticeEnds(noticeMinutes, now);
  if (wanted.start >= earliest) return null;
  return invalid('too_late_to_book', {
    detail: `bookings begin from ${toIso(earliest)} on`,
    earliest: toIso(earliest),
  });
}
