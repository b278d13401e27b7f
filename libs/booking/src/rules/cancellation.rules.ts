import { HOUR, type Instant, MINUTE, type Parted, invalidField } from '#libs/domain';
import { toldFee } from '../extras/extras.rules.js';
import { isCancellable, isMovable } from '../reservations.rules.js';
import { type CancellationStep, type Kind, type SiteTerms, cancellableUntil, termsOfResource } from './terms.rules.js';

/** The steps of a site from the earliest to the last moment; giving back later never costs less. */
export function checkSteps(steps: readonly CancellationStep[]): CancellationStep[] {
  const ordered = steps.toSorted((a, b) => b.hoursBefore - a.hoursBefore);
  ordered.forEach((step, index) => {
    const before = ordered[index - 1];
    if (before?.hoursBefore === step.hoursBefore) {
      throw invalidField('steps', `${step.hoursBefore} hours before stands there twice`);
    }
    if (before && before.feePercent > step.feePercent) {
      throw invalidField('steps', `must not cost less ${step.hoursBefore} hours before than earlier`);
    }
  });
  return ordered;
}

/**
 * The part of the price that giving back at `now` costs: that of the last step that has begun.
 *
 *        free        |    50 %     |   100 %   start
 *   -----------------|-------------|-----------|
 *                 24 h before    2 h before
 */
export function feePercent(steps: readonly CancellationStep[], start: Instant, now: Instant): number {
  const begun = steps.filter(({ hoursBefore }) => now > start - hoursBefore * HOUR);
  return begun.toSorted((a, b) => a.hoursBefore - b.hoursBefore)[0]?.feePercent ?? 0;
}

/** In minor units of the price. */
export const feeCents = (
  steps: readonly CancellationStep[],
  { start, ...price }: { readonly start: Instant; readonly priceCents: number; readonly extras: Parted['extras'] },
  now: Instant,
): number => toldFee(price, feePercent(steps, start, now));

/** The last moment at which giving back costs nothing; null: it has a cost from the beginning, or never one. */
export function freeUntil(steps: readonly CancellationStep[], start: Instant): Instant | null {
  const first = steps.filter((step) => step.feePercent > 0).toSorted((a, b) => b.hoursBefore - a.hoursBefore)[0];
  return first ? start - first.hoursBefore * HOUR : null;
}

/** What its owner can still do with a booking, and what it would cost. */
export interface Outlook {
  readonly cancellable: boolean;
  readonly movable: boolean;
  /** Null: it cannot be given back by its owner. */
  readonly cancellation: Cancellation | null;
  /** Unless somebody checks in, it is given up so many minutes after its start; null: never. */
  readonly noShowAfterMinutes: number | null;
}

export interface Cancellation {
  /** What giving back would cost now, in minor units of the price. */
  readonly feeCents: number;
  /** Until when it costs nothing; null: it never costs anything. */
  readonly freeUntil: Instant | null;
  /** The last moment at which its owner can give it back. */
  readonly until: Instant;
}

export interface Booked {
  readonly status: string;
  readonly resourceId: string;
  readonly kind: Kind;
  readonly start: Date;
  readonly priceCents: number;
  readonly extras: Parted['extras'];
}

/** What is only held has not been charged: it goes for nothing, at any time. */
export function outlookOf(booked: Booked, site: SiteTerms, now: Instant): Outlook {
  const start = booked.start.getTime();
  const terms = termsOfResource(site, booked.resourceId, booked.kind);
  const held = booked.status === 'held';
  const until = held ? start : cancellableUntil(start, terms.noticeToCancelMinutes);
  const cancellable = isCancellable(booked.status, start, now) && now <= until;
  const steps = held ? [] : site.steps;
  const { priceCents, extras } = booked;
  return {
    cancellable,
    movable:
      isMovable(booked.status, start, now) && !terms.approval && now <= start - terms.noticeToChangeMinutes * MINUTE,
    cancellation: cancellable
      ? {
          feeCents: feeCents(steps, { start, priceCents, extras }, now),
          freeUntil: priceCents > 0 ? freeUntil(steps, start) : null,
          until,
        }
      : null,
    noShowAfterMinutes: site.noShowAfterMinutes,
  };
}
