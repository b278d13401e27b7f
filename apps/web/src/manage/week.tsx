import { Link } from 'wouter';
import { at } from '../api/paths';
import type { Grant, HoursView, WeekOpening } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { ErrorSummary, Failed } from '../kit/messages';
import { Scroll } from '../kit/scroll';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** A field of type time knows no 24:00. */
const shown = (text: string): string => (text === '24:00' ? '00:00' : text);

function Openings({ weekday, openings, count }: { weekday: number; openings: WeekOpening[]; count: number }) {
  const { t, weekdayName } = useI18n();
  const { values } = useRefused('hours');
  const day = weekdayName(weekday);
  return (
    <tr>
      <th scope="row">{day}</th>
      {Array.from({ length: count }, (_, nr) => {
        const [o, f] = [`o-${weekday}-${nr}`, `f-${weekday}-${nr}`];
        const one = openings[nr];
        return (
          <td key={nr}>
            <span className="week-span">
              <input
                className="input"
                type="time"
                name={o}
                defaultValue={values[o] ?? one?.opens}
                aria-label={t('place.hours.opens', { day, nr: nr + 1 })}
              />
              –
              <input
                className="input"
                type="time"
                name={f}
                defaultValue={values[f] ?? (one && shown(one.closes))}
                aria-label={t('place.hours.closes', { day, nr: nr + 1 })}
              />
            </span>
          </td>
        );
      })}
    </tr>
  );
}

function WeekForm({
  site,
  week,
  resource,
}: {
  site: Grant;
  week: WeekOpening[];
  resource: { id: string; name: string } | null;
}) {
  const { t } = useI18n();
  const { problem } = useRefused('hours');
  const byDay = WEEK.map((weekday) => week.filter((row) => row.weekday === weekday));
  // One more than the fullest day has, so that there is always a place for another opening.
  const count = Math.min(6, Math.max(2, ...byDay.map((rows) => rows.length + 1)));
  const label = resource ? t('place.hours.of', { name: resource.name }) : t('place.hours.site');
  return (
    <form className="stack" method="post" action={manageUrl('/lieu', site.slug)}>
      <ErrorSummary problem={problem}>
        <p>{t('place.hours.error')}</p>
      </ErrorSummary>
      <input type="hidden" name="ressource" value={resource?.id ?? ''} />
      <Scroll label={label}>
        <table className="table week">
          <caption>{label}</caption>
          <tbody>
            {WEEK.map((weekday, index) => (
              <Openings key={weekday} weekday={weekday} openings={byDay[index]!} count={count} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="hint">{t('place.hours.hint')}</p>
      <div className="row">
        <Button type="submit" look="primary" name="faire" value="horaires">
          {t('place.save')}
        </Button>
        {resource && (
          <Button type="submit" name="faire" value="suivre">
            {t('place.hours.follow')}
          </Button>
        )}
      </div>
    </form>
  );
}

function OwnWeeks({ site, data, chosen }: { site: Grant; data: HoursView; chosen: string | null }) {
  const { t } = useI18n();
  return (
    <details open={chosen !== null}>
      <summary>{t('place.hours.resources')}</summary>
      <ul className="row" role="list">
        {data.resources.map(({ resourceId, name, hours }) => (
          <li key={resourceId}>
            <Link
              href={manageUrl('/lieu', site.slug, { ressource: resourceId })}
              aria-current={resourceId === chosen ? 'true' : undefined}
            >
              {name}
            </Link>{' '}
            {hours && <Tag tone="brand">{t('place.hours.own')}</Tag>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The week of the site, and of those resources that have one of their own. `chosen`: the resource of the address. */
export function Weeks({ site, chosen }: { site: Grant; chosen: string | null }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.hours(site.id));
  const resource = data?.resources.find((one) => one.resourceId === chosen);
  return (
    <Card title={t('site.hours')}>
      {data ? (
        <>
          <WeekForm
            key={resource?.resourceId ?? site.id}
            site={site}
            week={resource ? (resource.hours ?? data.hours) : data.hours}
            resource={resource ? { id: resource.resourceId, name: resource.name } : null}
          />
          {resource && (
            <p>
              <Link href={manageUrl('/lieu', site.slug)}>{t('place.hours.site')}</Link>
            </p>
          )}
          <OwnWeeks site={site} data={data} chosen={resource?.resourceId ?? null} />
        </>
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </Card>
  );
}
