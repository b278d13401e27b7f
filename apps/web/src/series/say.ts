import { useI18n } from '../i18n/i18n';
import type { Day } from '../time/day';
import { toldRule } from './rule';

/** "Chaque semaine, le mardi et le jeudi, 12 fois": a rule of the API's in words. */
export function useSayRule(): (rule: string, firstDay: Day) => string {
  const { t, locale, weekdayName, dayFull } = useI18n();
  return (rule, firstDay) => {
    const { freq, interval, weekdays, monthDay, rank, count, until } = toldRule(rule, firstDay);
    const named = weekdays.map((weekday) => t('series.on', { day: weekdayName(weekday) }));
    const days = new Intl.ListFormat(locale).format(named);
    const often = t(`series.every.${freq}`, { interval });
    const which = () => {
      if (freq === 'daily') return [];
      if (freq === 'weekly') return [days];
      if (rank !== null) return [t('series.rank', { rank: rank === -1 ? 9 : rank, day: weekdayName(weekdays[0]!) })];
      return [monthDay === -1 ? t('series.lastDay') : t('series.monthDay', { day: monthDay! })];
    };
    const end = count === null ? t('series.until', { day: dayFull(until ?? firstDay) }) : t('series.times', { count });
    return [often, ...which(), end].join(', ');
  };
}
