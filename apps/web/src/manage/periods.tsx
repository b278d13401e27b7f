import { Link } from 'wouter';
import { at } from '../api/paths';
import type { DayPeriod, Grant, PeriodsView } from '../api/types';
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

export const PERIODS_AT_MOST = 8;
const FIELDS = ['fr', 'en', 'from', 'until'] as const;

/** A field of type time knows no 24:00. */
const shown = (text: string): string => (text === '24:00' ? '00:00' : text);

const startOf = (period: DayPeriod | undefined, field: (typeof FIELDS)[number]): string | undefined => {
  if (!period) return undefined;
  return field === 'fr' || field === 'en' ? period.name[field] : shown(period[field]);
};

function PeriodRow({ nr, period }: { nr: number; period: DayPeriod | undefined }) {
  const { t } = useI18n();
  const { values } = useRefused('periods');
  return (
    <tr>
      {FIELDS.map((field) => {
        const name = `p-${nr}-${field}`;
        const isTime = field === 'from' || field === 'until';
        return (
          <td key={field}>
            <input
              className="input"
              type={isTime ? 'time' : 'text'}
              name={name}
              maxLength={isTime ? undefined : 40}
              defaultValue={values[name] ?? startOf(period, field)}
              aria-label={t('place.periods.cell', { nr: nr + 1, field: t(`place.periods.${field}`) })}
            />
          </td>
        );
      })}
    </tr>
  );
}

interface Of {
  readonly id: string;
  readonly name: string;
  readonly stepMinutes: number;
}

/** `resource` null: the site. */
function PeriodsForm({ site, periods, resource }: { site: Grant; periods: DayPeriod[]; resource: Of | null }) {
  const { t, duration } = useI18n();
  const { problem } = useRefused('periods');
  // Always a place for another one.
  const count = Math.min(PERIODS_AT_MOST, Math.max(3, periods.length + 1));
  const label = resource ? t('place.periods.of', { name: resource.name }) : t('place.periods.site');
  return (
    <form className="stack" method="post" action={`${manageUrl('/lieu', site.slug)}#creneaux`}>
      <ErrorSummary problem={problem}>
        <p>
          {t('place.periods.error')} {resource && t('place.periods.step', { duration: duration(resource.stepMinutes) })}
        </p>
      </ErrorSummary>
      <input type="hidden" name="creneaux" value={resource?.id ?? ''} />
      <Scroll label={label}>
        <table className="table periods-table">
          <caption>{label}</caption>
          <thead>
            <tr>
              {FIELDS.map((field) => (
                <th key={field} scope="col">
                  {t(`place.periods.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count }, (_, nr) => (
              <PeriodRow key={nr} nr={nr} period={periods[nr]} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="hint">{t('place.periods.empty')}</p>
      <div className="row">
        <Button type="submit" look="primary" name="faire" value="creneaux">
          {t('place.periods.save')}
        </Button>
        {periods.length > 0 && (
          <Button type="submit" name="faire" value="creneaux-habituels">
            {t(resource ? 'place.periods.follow' : 'place.periods.usual')}
          </Button>
        )}
      </div>
    </form>
  );
}

function OwnPeriods({ site, data, chosen }: { site: Grant; data: PeriodsView; chosen: string | null }) {
  const { t } = useI18n();
  return (
    <details open={chosen !== null}>
      <summary>{t('place.periods.resources')}</summary>
      <ul className="row" role="list">
        {data.resources.map(({ resourceId, name, periods }) => (
          <li key={resourceId}>
            <Link
              href={`${manageUrl('/lieu', site.slug, { creneaux: resourceId })}#creneaux`}
              aria-current={resourceId === chosen ? 'true' : undefined}
            >
              {name}
            </Link>{' '}
            {periods && <Tag tone="brand">{t('place.periods.own')}</Tag>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The parts of the day that the site offers by name, and those of single resources. `chosen`: as the address has it. */
export function Periods({ site, chosen }: { site: Grant; chosen: string | null }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.periods(site.id));
  const one = data?.resources.find(({ resourceId }) => resourceId === chosen);
  return (
    <Card title={t('place.periods')}>
      <p className="hint" id="creneaux">
        {t('place.periods.hint')}
      </p>
      {data ? (
        <>
          <PeriodsForm
            key={one?.resourceId ?? site.id}
            site={site}
            periods={one ? (one.periods ?? []) : data.periods}
            resource={one ? { ...one, id: one.resourceId } : null}
          />
          {one && (
            <p>
              <Link href={`${manageUrl('/lieu', site.slug)}#creneaux`}>{t('place.periods.site')}</Link>
            </p>
          )}
          <OwnPeriods site={site} data={data} chosen={one?.resourceId ?? null} />
        </>
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </Card>
  );
}
