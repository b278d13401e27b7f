import { at } from '../api/paths';
import type { DayResource, DayView, Period, SiteView } from '../api/types';
import { useNow, useToday } from '../app/boot';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Tag } from '../kit/tag';
import { addDays, weekdayOf } from '../time/day';

const REFRESH_MS = 60_000;
const within = (at: number) => (span: { start: string; end: string }) =>
  Date.parse(span.start) <= at && at < Date.parse(span.end);

/** Free desks of pools and single desks at one moment. */
function freeDesksAt(day: DayView, moment: number): { free: number; capacity: number } {
  const desks = day.resources.filter((resource) => resource.kind === 'desk');
  return {
    free: desks.reduce((sum, desk) => sum + (desk.free.find(within(moment))?.places ?? 0), 0),
    capacity: desks.reduce((sum, desk) => sum + (desk.mode === 'pool' ? desk.capacity : 1), 0),
  };
}

/** Desks free for all that is left of the day: the figure the finder's card shows, so that the two pages agree. */
export function freeDesksAllDay(site: SiteView, day: DayView, now: number): number {
  const opens = Math.max(now, Date.parse(day.openings[0]?.start ?? day.now));
  const closes = Date.parse(day.openings.at(-1)?.end ?? day.now);
  const steps = new Map(site.resources.map(({ id, stepMinutes }) => [id, stepMinutes * 60_000]));
  return day.resources
    .filter((resource) => resource.kind === 'desk')
    .reduce((sum, { id, mode, periods, free }) => {
      if (mode === 'pool') return sum + (longest(periods)?.places ?? fewest(free));
      const step = steps.get(id) ?? 0;
      const whole = free.some(({ start, end }) => Date.parse(start) - opens < step && closes - Date.parse(end) < step);
      return sum + (whole ? 1 : 0);
    }, 0);
}

/** The whole day, where it is offered. */
const longest = (periods: DayResource['periods']): Period | undefined =>
  periods.toSorted((a, b) => length(b) - length(a))[0];
const length = ({ start, end }: Period): number => Date.parse(end) - Date.parse(start);

const fewest = (free: DayView['resources'][number]['free']): number =>
  free.length === 0 ? 0 : Math.min(...free.map(({ places }) => places));

const isClosed = (site: SiteView, day: string): boolean =>
  site.exceptions.some(
    (one) =>
      one.day === day &&
      one.closures.some(({ scope, resourceId, from }) => scope === 'everyone' && resourceId === null && from === null),
  );

function useNextOpening(site: SiteView, today: string): string | null {
  const { t, weekdayName, wallTime } = useI18n();
  for (let ahead = 1; ahead <= 7; ahead++) {
    const day = addDays(today, ahead);
    const weekday = weekdayOf(day);
    if (isClosed(site, day)) continue;
    const hours = site.openingHours.find((each) => each.weekday === weekday);
    if (hours)
      return t('site.opensOn', {
        day: ahead === 1 ? t('day.tomorrow') : weekdayName(weekday),
        time: wallTime(hours.opens),
      });
  }
  return null;
}

/** Whether the doors are open at this moment, until when, and how many desks are free: kept fresh. */
export function LiveState({ site }: { site: SiteView }) {
  const { t, time } = useI18n();
  const now = useNow();
  const today = useToday(site.timeZone);
  const day = useGet(at.siteDay(site.slug, today), { refreshMs: REFRESH_MS }).data;
  const nextOpening = useNextOpening(site, today);
  if (!day) return null;
  const open = day.openings.find(within(now));
  const later = day.openings.find((span) => Date.parse(span.start) > now);
  const { free, capacity } = freeDesksAt(day, now);
  return (
    <ul className="row" role="list" aria-label={t('site.now')}>
      <li>
        {open ? (
          <Tag tone="ok" dot>
            {t('site.openUntil', { time: time(open.end, site.timeZone) })}
          </Tag>
        ) : later ? (
          <Tag tone="warn" dot>
            {t('site.opensToday', { time: time(later.start, site.timeZone) })}
          </Tag>
        ) : (
          <Tag dot>{nextOpening ?? t('site.closedNow')}</Tag>
        )}
      </li>
      {open && capacity > 0 && (
        <li>
          <Tag tone={free > 0 ? 'ok' : 'danger'}>{t('site.freeNow', { free })}</Tag>
        </li>
      )}
      {site.accessible && (
        <li>
          <Tag>{t('site.accessible')}</Tag>
        </li>
      )}
    </ul>
  );
}
