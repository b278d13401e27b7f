import './desk-series.css';
import { useLocation } from 'wouter';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import type { PageProps } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { EmptyState } from '../kit/messages';
import { Pending } from '../kit/pending';
import { ConsoleFrame } from '../manage/frame';
import { SeriesBody } from '../series/series-body';
import { deskSeriesUrl } from '../series/links';
import { seriesAt } from '../series/paths';

function DeskSeries({ site, id }: { site: Grant; id: string }) {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const series = useGet(seriesAt(site.id, id));
  if (series.data) {
    return (
      <SeriesBody
        series={series.data}
        desk={site.id}
        action={deskSeriesUrl(site.slug, id)}
        onDone={(done) => {
          navigate(deskSeriesUrl(site.slug, id, { done }), { replace: true });
          scrollTo(0, 0);
        }}
      />
    );
  }
  if (series.problem?.status === 404) return <EmptyState title={t('notFound.title')} text={t('notFound.text')} />;
  return <Pending of={series} />;
}

/** A member's repeated booking, for the front desk. */
export default function DeskSeriesPage({ params }: PageProps) {
  const { t } = useI18n();
  return (
    <ConsoleFrame page="/planning" title={t('series.page')}>
      {(site) => <DeskSeries key={site.id} site={site} id={params['id'] ?? ''} />}
    </ConsoleFrame>
  );
}
