import './billing-run.css';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import { useToday } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { zoneOf } from '../finder/state';
import { useI18n } from '../i18n/i18n';
import { SectionFrame } from '../manage/section-frame';
import { PreviewForm } from '../runs/preview';
import { ProgressView } from '../runs/progress';
import { isMonth, monthOf } from '../time/day';

export default function BillingRunPage() {
  const { t, monthLong } = useI18n();
  const [search] = useSearchParams();
  const thisMonth = monthOf(useToday(zoneOf(useGet(at.network).data)));
  const wished = search.get('mois');
  const month = isMonth(wished) ? wished : thisMonth;
  const id = search.get('campagne');
  const title = t('run.page', { month: monthLong(month) });
  return (
    <SectionFrame page="/facturation/campagne" title={title} managerOnly>
      {(site) => (
        <div className="stack" key={site.id}>
          <nav className="no-print" aria-label={t('run.way')}>
            <Link href={manageUrl('/facturation', site.slug, { mois: month })}>{t('manage.billing')}</Link> ›{' '}
            {t(id === null ? 'run.preview' : 'run.title')}
          </nav>
          {id === null ? (
            <PreviewForm key={month} site={site} month={month} />
          ) : (
            <ProgressView key={id} site={site} id={id} />
          )}
        </div>
      )}
    </SectionFrame>
  );
}
