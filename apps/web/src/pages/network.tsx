import './network.css';
import { Link, useSearchParams } from 'wouter';
import { fileAt } from '../api/orders';
import { at } from '../api/paths';
import type { Grant, NetworkFigure, OccupancySite, OccupancyView } from '../api/types';
import { useMe } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { siteUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { HeatLegend, Heatmap, tintOf } from '../kit/heatmap';
import { Icon } from '../kit/icon';
import { EmptyState, Failed } from '../kit/messages';
import { Meter } from '../kit/meter';
import { PrintButton } from '../kit/print';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { Trend } from '../kit/trend';
import { SiteMap, type MapPlace } from '../map/site-map';

const WINDOWS = [4, 12, 24];

function Figure({ figure }: { figure: NetworkFigure }) {
  const { t, number } = useI18n();
  const { key, value, previous, unit } = figure;
  const change = value === null || previous === null ? null : value - previous;
  const signed = (amount: number) => number(amount, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  return (
    <div className="card figure">
      <dt>{t(`figure.${key}`)}</dt>
      <dd className="row">
        {value === null ? (
          <abbr title={t('heat.hidden')}>n&lt;3</abbr>
        ) : (
          <span>
            {number(value, { maximumFractionDigits: 0 })}
            {unit !== 'count' && <small> {t(`unit.${unit}`)}</small>}
          </span>
        )}
        {change !== null && (
          <Tag tone="brand">{unit === 'percent' ? t('figure.points', { change: signed(change) }) : signed(change)}</Tag>
        )}
      </dd>
    </div>
  );
}

function Definitions({ occupancy }: { occupancy: OccupancyView }) {
  const { t } = useI18n();
  return (
    <details>
      <summary>{t('figure.definitions')}</summary>
      <dl className="definitions">
        {occupancy.figures.map(({ key }) => (
          <div key={key}>
            <dt>{t(`figure.${key}`)}</dt>
            <dd>{t(`figure.${key}.definition`)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('heat.hidden.title')}</dt>
          <dd>{t('heat.hidden')}</dd>
        </div>
      </dl>
    </details>
  );
}

function Sites({ sites }: { sites: OccupancySite[] }) {
  const { t, percent } = useI18n();
  const sorted = sites.toSorted((a, b) => (b.percent ?? -1) - (a.percent ?? -1));
  return (
    <div className="sites-scroll" tabIndex={0} role="group" aria-label={t('network.sites')}>
      <Table caption={t('network.sites')} columns={['network.site', 'network.commune', 'figure.desk_occupancy']}>
        {sorted.map((site) => (
          <tr key={site.id}>
            <th scope="row">
              <Link href={siteUrl(site.slug)}>{site.name}</Link>
            </th>
            <td>{site.commune}</td>
            <td>
              {site.percent === null ? (
                <span className="muted">{t(site.shared ? 'network.notOpen' : 'network.notShared')}</span>
              ) : (
                <span className="occupancy-cell">
                  <Meter value={site.percent} max={100} />
                  <span className="num">{percent(site.percent)}</span>
                </span>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function OccupancyMap({ sites }: { sites: OccupancySite[] }) {
  const { t, percent } = useI18n();
  const places: MapPlace[] = sites
    .filter((site) => site.percent !== null)
    .map((site) => ({
      ...site,
      id: site.slug,
      value: site.percent!,
      heat: tintOf(site.percent!),
    }));
  const mean = (some: readonly MapPlace[]) =>
    Math.round(some.reduce((sum, place) => sum + place.value, 0) / some.length);
  if (places.length === 0) return <p className="muted">{t('trend.none')}</p>;
  return (
    <SiteMap
      places={places}
      href={(some) =>
        some.length === 1 ? siteUrl(some[0]!.id) : `/?vue=carte&ou=${encodeURIComponent(some[0]!.commune)}`
      }
      total={mean}
      say={(some) =>
        t('network.map.marker', { names: some.map((place) => place.name).join(', '), percent: percent(mean(some)) })
      }
      label={t('network.map')}
      caption={t('network.map.caption')}
    />
  );
}

function Bar({ network, weeks }: { network: Grant; weeks: number }) {
  const { t } = useI18n();
  return (
    <div className="row-between no-print">
      <nav className="segmented" aria-label={t('network.period')}>
        {WINDOWS.map((each) => (
          <Link key={each} replace href={`/reseau?semaines=${each}`} aria-current={each === weeks ? 'true' : undefined}>
            {t('network.weeks', { weeks: each })}
          </Link>
        ))}
      </nav>
      <div className="row">
        <ButtonLink download href={fileAt.occupancyCsv(network.id, weeks)}>
          <Icon name="download" size={18} />
          {t('network.csv')}
        </ButtonLink>
        <PrintButton />
      </div>
    </div>
  );
}

function Report({ network }: { network: Grant }) {
  const { t, dayFull } = useI18n();
  const [search] = useSearchParams();
  const wished = Number(search.get('semaines'));
  const weeks = WINDOWS.includes(wished) ? wished : 4;
  const got = useGet(at.occupancy(network.id, weeks));
  const occupancy = got.data;
  if (got.problem && !occupancy) return <Failed problem={got.problem.body} again={got.again} />;
  if (!occupancy) return <Skeleton />;
  const desks = occupancy.heatmap.find((heatmap) => heatmap.kind === 'desk');
  return (
    <div className="stack" aria-busy={got.stale}>
      <Bar network={network} weeks={weeks} />
      <p className="muted">
        {t('network.from', { from: dayFull(String(occupancy.from)), to: dayFull(String(occupancy.to)), weeks })}
      </p>
      <dl className="figures">
        {occupancy.figures.map((figure) => (
          <Figure key={figure.key} figure={figure} />
        ))}
      </dl>
      <Definitions occupancy={occupancy} />
      <div className="network-columns">
        <Card title={t('network.heat')} aside={<HeatLegend />}>
          {desks && desks.cells.length > 0 ? (
            <Heatmap cells={desks.cells} caption={t('network.heat')} />
          ) : (
            <p className="muted">{t('trend.none')}</p>
          )}
        </Card>
        <Card title={t('network.trend')}>
          <Trend
            label={t('network.trend')}
            unit={t('figure.reservations')}
            points={occupancy.trend.map((week) => ({
              label: t('trend.weekShort', { week: Number(week.week.slice(-2)) }),
              value: week.reservations,
            }))}
          />
        </Card>
      </div>
      <div className="network-columns network-even">
        <Card title={t('network.map')}>
          <OccupancyMap sites={occupancy.sites} />
        </Card>
        <Card title={t('network.sites')}>
          <Sites sites={occupancy.sites} />
        </Card>
      </div>
    </div>
  );
}

export default function NetworkPage() {
  const { t } = useI18n();
  const network = useMe()?.grants.find((grant) => grant.kind === 'network');
  useHead({ title: network?.name ?? t('nav.network'), status: network ? 200 : 403, noIndex: true });
  return (
    <main id="main" className="wrap page console">
      <h1>{network?.name ?? t('nav.network')}</h1>
      {network ? (
        <Report network={network} />
      ) : (
        <EmptyState title={t('network.notYours.title')} text={t('network.notYours.text')}>
          <ButtonLink href="/moi">{t('notFound.mine')}</ButtonLink>
          <ButtonLink href="/">{t('notFound.find')}</ButtonLink>
        </EmptyState>
      )}
    </main>
  );
}
