import './rate.css';
import { Link } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { SectionFrame } from '../manage/section-frame';
import { RateForm } from '../manage/rate-form';
import { RateRefused } from '../manage/rate-refused';

function Editor({ site, id }: { site: Grant; id: string | null }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.rates(site.id));
  const refused = useRefused('rate').problem;
  if (!data) return problem ? <Failed problem={problem.body} again={again} /> : <Skeleton blocks={2} />;
  const known = data.rates.find((rate) => rate.id === id) ?? null;
  if (id !== null && !known) return <EmptyState title={t('tarifs.gone.title')} text={t('tarifs.gone.text')} />;
  return (
    <Card title={known ? known.name : t('tarifs.new')}>
      <ErrorSummary problem={refused}>
        <RateRefused problem={refused} site={site} />
      </ErrorSummary>
      <RateForm key={known?.id ?? ''} site={site} book={data} known={known} />
    </Card>
  );
}

export default function RatePage({ params }: PageProps) {
  const { t } = useI18n();
  const id = params['id'] === 'nouveau' ? null : (params['id'] ?? null);
  return (
    <SectionFrame page="/tarifs" managerOnly>
      {(site) => (
        <div className="stack">
          <p>
            <Link href={manageUrl('/tarifs', site.slug)}>{t('tarifs.all')}</Link>
          </p>
          <Editor site={site} id={id} key={site.id} />
        </div>
      )}
    </SectionFrame>
  );
}
