import type { ReservationView } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { dayOf } from '../time/day';
import { useSayWhen } from './reservation';
import { seriesUrl } from '../series/links';

/** From one date of a repeated booking to all of them. */
export function SeriesLink({ reservation }: { reservation: ReservationView }) {
  const { t } = useI18n();
  const sayWhen = useSayWhen();
  if (reservation.seriesId === null) return null;
  return (
    <ButtonLink
      small
      href={seriesUrl(reservation.seriesId, { from: reservation.id })}
      label={t('series.show.of', { resource: reservation.resource.name, when: sayWhen(reservation) })}
    >
      {t('series.show')}
    </ButtonLink>
  );
}

/** The further dates, out of the way until they are asked for. */
export function FurtherDates({ dates }: { dates: readonly ReservationView[] }) {
  const { t, dayLong, timeRange } = useI18n();
  if (dates.length === 0) return null;
  return (
    <details className="further-dates">
      <summary>{t('series.more', { count: dates.length })}</summary>
      <ol className="series-dates" role="list">
        {dates.map(({ id, start, end, site }) => (
          <li key={id}>
            {dayLong(dayOf(start, site.timeZone))}, {timeRange(start, end, site.timeZone)}
          </li>
        ))}
      </ol>
    </details>
  );
}
