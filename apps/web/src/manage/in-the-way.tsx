import { Link } from 'wouter';
import type { ProblemBody } from '../api/problem';
import type { CrowdedTime, Grant, StandingBooking } from '../api/types';
import { planningUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { dayOf } from '../time/day';

const listOf = <T,>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** The bookings a change was refused for, each a link to where it can be moved or cancelled. */
export function InTheWay({ problem, site, timeZone }: { problem: ProblemBody | null; site: Grant; timeZone: string }) {
  const { t, dayFull, timeRange } = useI18n();
  if (!problem) return null;
  const bookings = listOf<StandingBooking>(problem['reservations']);
  const times = listOf<CrowdedTime>(problem['times']);
  const total = Number(problem['total'] ?? 0);
  const more = total - bookings.length - times.length;
  const when = ({ start, end }: { start: string; end: string }) =>
    `${dayFull(dayOf(start, timeZone))}, ${timeRange(start, end, timeZone)}`;
  const planning = (start: string, open?: string) =>
    planningUrl(site.slug, { day: dayOf(start, timeZone), look: 'liste', open });
  return (
    <ul className="stack-tight">
      {bookings.map(({ reservationId, memberName, resourceName, start, end }) => (
        <li key={reservationId}>
          <Link href={planning(start, reservationId)}>{when({ start, end })}</Link> {memberName}, {resourceName}
        </li>
      ))}
      {times.map(({ start, end, places }) => (
        <li key={start}>
          <Link href={planning(start)}>{when({ start, end })}</Link> {t('resources.places', { count: places })}
        </li>
      ))}
      {more > 0 && <li>{t('resources.more', { count: more })}</li>}
    </ul>
  );
}
