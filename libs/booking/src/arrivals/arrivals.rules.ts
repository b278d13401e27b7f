import { type Instant, type Interval, MINUTE, type Zone, dayBounds, localDay } from '#libs/domain';

/** How long before the start somebody may say that they are there. */
export const EARLY_MINUTES = 30;

interface Booked {
  readonly status: string;
  readonly start: Date;
  readonly end: Date;
}

/**
 * When the owner of a booking can note their own arrival: from half an hour before the start until the end, on the
 * day itself, as at the desk (`isCheckable`). Null: it is not one that somebody is still awaited for.
 */
export function ownCheckIn({ status, start, end }: Booked, zone: Zone): Interval | null {
  if (status !== 'confirmed') return null;
  const day = dayBounds(localDay(start.getTime(), zone), zone);
  return {
    start: Math.max(start.getTime() - EARLY_MINUTES * MINUTE, day.start),
    end: Math.min(end.getTime(), day.end),
  };
}

/** Staff take back that nobody came, on the day of the booking, also when its time is over: they saw who was there. */
export const isNoShowRevocable = (status: string, start: Instant, zone: Zone, now: Instant): boolean =>
  status === 'no_show' && localDay(now, zone) === localDay(start, zone);
