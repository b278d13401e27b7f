import { useSearchParams } from 'wouter';
import type { ReservationView, SeriesView } from '../api/types';
import { useNow } from '../app/boot';
import { moveUrl, planningUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState } from '../kit/messages';
import { Tag } from '../kit/tag';
import { StatusTag } from '../me/reservation';
import { dayOf } from '../time/day';
import { CancelDates, MoveDates } from './changes';
import { useSayTime } from './repeat-form';
import { useSayRule } from './say';
import { type SiteOfDesk } from './paths';

/** More than this are a wall of dates: the later ones open on demand. */
const SHOWN = 16;

interface Props {
  series: SeriesView;
  /** Whose staff look at it; null: its own person does. */
  desk: SiteOfDesk;
  action: string;
  onDone: (done: 'deplacement' | 'annulation') => void;
}

const isAhead = ({ start, status }: ReservationView, now: number): boolean =>
  (status === 'confirmed' || status === 'held') && Date.parse(start) > now;

function DateLinks({ reservation, desk }: { reservation: ReservationView; desk: SiteOfDesk }) {
  const { t, dayLong, timeRange } = useI18n();
  const { site, start, end } = reservation;
  const day = dayOf(start, site.timeZone);
  const when = `${dayLong(day)}, ${timeRange(start, end, site.timeZone)}`;
  if (desk !== null) {
    const href = planningUrl(site.slug, { day, open: reservation.id });
    return (
      <ButtonLink small href={href} label={`${t('series.openDate')} : ${when}`}>
        {t('series.openDate')}
      </ButtonLink>
    );
  }
  return (
    <>
      <ButtonLink small href={moveUrl(reservation.id)} label={t('move.of', { site: site.name, when })}>
        {t('move.go')}
      </ButtonLink>
      <ButtonLink
        small
        look="danger"
        href={`/moi?annuler=${reservation.id}`}
        label={t('cancel.of', { site: site.name, when })}
      >
        {t('cancel.go')}
      </ButtonLink>
    </>
  );
}

function Dates({ series, desk }: Pick<Props, 'series' | 'desk'>) {
  const { t, dayLong, timeRange } = useI18n();
  const now = useNow();
  const { timeZone } = series;
  const coming = series.reservations.filter((one) => isAhead(one, now));
  const others = series.reservations.filter((one) => !isAhead(one, now));
  const row = (one: ReservationView) => (
    <li key={one.id} className="row-between">
      <span>
        {dayLong(dayOf(one.start, timeZone))}, {timeRange(one.start, one.end, timeZone)}
        {one.resource.id !== series.resourceId && <span className="muted"> · {one.resource.name}</span>}
      </span>
      <span className="row">
        {one.status !== 'confirmed' && <StatusTag {...one} />}
        {isAhead(one, now) && <DateLinks reservation={one} desk={desk} />}
      </span>
    </li>
  );
  return (
    <Card title={t('series.coming', { count: coming.length })}>
      {coming.length === 0 && <EmptyState level={3} title={t('series.over')} text={t('series.over.text')} />}
      <ol className="series-dates" role="list">
        {coming.slice(0, SHOWN).map(row)}
      </ol>
      {coming.length > SHOWN && (
        <details>
          <summary>{t('series.more', { count: coming.length - SHOWN })}</summary>
          <ol className="series-dates" role="list">
            {coming.slice(SHOWN).map(row)}
          </ol>
        </details>
      )}
      {others.length > 0 && (
        <details>
          <summary>{t('series.behind', { count: others.length })}</summary>
          <ol className="series-dates" role="list">
            {others.map(row)}
          </ol>
        </details>
      )}
    </Card>
  );
}

function Skipped({ series }: { series: SeriesView }) {
  const { t, has, dayLong } = useI18n();
  if (series.skipped.length === 0) return null;
  return (
    <Card title={t('series.skipped', { count: series.skipped.length })}>
      <ul className="series-dates" role="list">
        {series.skipped.map(({ day, code }) => {
          const key = `series.why.${code}`;
          const why = has(key) ? key : (`problem.${code}` as const);
          return (
            <li key={day} className="row-between">
              <span className="muted">{dayLong(day)}</span>
              <Tag tone="warn">{t(why)}</Tag>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** A repeated booking: what it is, its dates, and changing several of them at once. */
export function SeriesBody({ series, desk, action, onDone }: Props) {
  const { t } = useI18n();
  const now = useNow();
  const [search] = useSearchParams();
  const sayRule = useSayRule();
  const sayTime = useSayTime();
  const done = search.get('fait');
  const coming = series.reservations.filter((one) => isAhead(one, now));
  const asked = coming.some(({ holdFor }) => holdFor === 'approval');
  const changes = { series, coming, desk, action, from: search.get('depuis') ?? '' };
  return (
    <>
      {(done === 'reservation' || done === 'deplacement' || done === 'annulation') && (
        <Banner tone="ok" status>
          <p className="strong">{t(done === 'reservation' && asked ? 'series.done.asked' : `series.done.${done}`)}</p>
        </Banner>
      )}
      <p>
        {desk !== null && (
          <>
            <span className="strong">{series.memberName}</span>
            <br />
          </>
        )}
        <span className="strong">{series.resourceName}</span>, {series.site.name}
        <br />
        {sayRule(series.rule, series.firstDay)}, {sayTime(series.startTime, series.minutes)}
      </p>
      <Dates series={series} desk={desk} />
      <Skipped series={series} />
      {coming.length > 0 && (
        <>
          <MoveDates key={`m${changes.from}`} {...changes} onDone={() => onDone('deplacement')} />
          <CancelDates key={`c${changes.from}`} {...changes} onDone={() => onDone('annulation')} />
        </>
      )}
    </>
  );
}
