import { useLocation } from 'wouter';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import type { PageProps } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { SeriesBody } from '../series/series-body';
import NotFound from './not-found';
import { seriesUrl } from '../series/links';
import { seriesAt } from '../series/paths';

/** One's own repeated booking. */
export default function SeriesPage({ params }: PageProps) {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const id = params['id'] ?? '';
  useHead({ title: t('series.page'), noIndex: true });
  const series = useGet(seriesAt(null, id));
  if (series.problem?.status === 404) return <NotFound />;
  return (
    <main id="main" className="wrap page">
      <div className="row-between">
        <h1>{t('series.page')}</h1>
        <ButtonLink small href="/moi">
          {t('me.title')}
        </ButtonLink>
      </div>
      {series.data ? (
        <SeriesBody
          series={series.data}
          desk={null}
          action={seriesUrl(id)}
          onDone={(done) => {
            navigate(seriesUrl(id, { done }), { replace: true });
            scrollTo(0, 0);
          }}
        />
      ) : series.problem ? (
        <Failed problem={series.problem.body} again={series.again} />
      ) : (
        <Skeleton />
      )}
    </main>
  );
}
