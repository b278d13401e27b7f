import { Link } from 'wouter';
import { at, type Get } from '../api/paths';
import type { ReservationView } from '../api/types';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { siteUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { ReservationText } from '../me/reservation';
import NotFound from '../pages/not-found';
import { seriesUrl } from '../series/links';
import { Move, type MoveDoor } from './move';

/** The booking as it is, and where else it could be. `from` is what the API says of it. */
export function MovePage({ from, door }: { from: Get<ReservationView>; door: MoveDoor }) {
  const { t } = useI18n();
  useHead({ title: t('move.title'), noIndex: true });
  const mine = useGet(from);
  const slug = mine.data?.site.slug;
  const site = useGet(slug ? at.site(slug) : null);
  if (mine.problem?.status === 404) return <NotFound />;
  const problem = mine.problem ?? site.problem;
  const movable = mine.data?.movable;
  return (
    <main id="main" className="wrap page">
      <h1>{t('move.title')}</h1>
      {problem && !site.data && <Failed problem={problem.body} again={mine.again} />}
      {mine.data && (
        <Card title={t('move.from')}>
          <ReservationText reservation={mine.data} heading="p" />
          {mine.data.seriesId !== null && (
            <p>
              <Link href={seriesUrl(mine.data.seriesId, { from: mine.data.id })}>{t('series.move.link')}</Link>
            </p>
          )}
          {!movable && (
            <p>
              {t('move.over')} <Link href={siteUrl(mine.data.site.slug)}>{mine.data.site.name}</Link>
            </p>
          )}
        </Card>
      )}
      {mine.data && movable && site.data && <Move door={door} reservation={mine.data} site={site.data} />}
      {!problem && !(mine.data && (site.data || !movable)) && <Skeleton />}
    </main>
  );
}
